import { type Answer, type Model, type Operation, type Parameter, pascal, type SseEvent } from '../model.js';
import { ALL_CONTRACTS, documentImports, header, key } from './text.js';

/** One concrete interface for each operation, so that a compiler's error about a handler stays one line. */
export const emitOperations = (model: Model): string => {
  const { operations } = model;
  const interfaces = operations.map(emitOperation).join('\n');
  const map = (value: (operation: Operation) => string): string =>
    operations.map((operation) => `  readonly ${operation.id}: ${value(operation)};\n`).join('');
  return `${header(ALL_CONTRACTS)}${documentImports(interfaces)}import type { Reply, SseConnection, SseDone, SseParts } from './reply-types.js';

export type OperationId =
${operations.map(({ id }) => `  | '${id}'`).join('\n')};

/** Nothing is declared here, so nothing can be read. */
export type None = Readonly<Record<never, never>>;

${interfaces}
export interface Requests {
${map(({ id }) => `${pascal(id)}Request`)}}

export interface Replies {
${map(({ id }) => `${pascal(id)}Replies`)}}

/** Every operation of the contracts and its one handler. \`Context\` is what the server hands to each call. */
export interface Handlers<Context> {
${map(({ id }) => `${pascal(id)}Handler<Context>`)}}

/** What mounts handlers takes \`handlers: H & NoExtra<H, Handlers<Context>>\`: a handler of no operation does not compile. */
export type NoExtra<H, Want> = Readonly<Record<Exclude<keyof H, keyof Want>, never>>;
`;
};

const emitOperation = (operation: Operation): string => {
  const { id, document, body } = operation;
  const name = pascal(id);
  const given = operation.answers.filter((answer) => !answer.error);
  const streams = given.flatMap((answer) => (answer.content.kind === 'sse' ? [emitEvents(operation, answer.content.events)] : []));
  const bodyType = body === undefined ? 'undefined' : `${document}.${body.component}${body.required ? '' : ' | undefined'}`;
  return `${streams.join('')}/** ${operation.method.toUpperCase()} ${operation.path} (${operation.requirements.join(', ')}) */
export interface ${name}Request {
  readonly params: ${record(operation.params)};
  readonly query: ${record(operation.query)};
  readonly headers: ${record(operation.headers)};
  readonly body: ${bodyType};
}
export interface ${name}Replies {
${given.map((answer) => `  readonly ${answer.status}: ${builder(operation, answer)};\n`).join('')}}
export type ${name}Handler<Context> = (request: ${name}Request, reply: ${name}Replies, context: Context) => Promise<Reply<'${id}'>>;
`;
};

const record = (parameters: readonly Parameter[]): string =>
  parameters.length === 0
    ? 'None'
    : `{ ${parameters.map(({ name, present, type }) => `readonly ${key(name)}${present ? '' : '?'}: ${type}`).join('; ')} }`;

const builder = ({ id, document }: Operation, { headers, content }: Answer): string => {
  const some = headers.length > 0;
  const needed = headers.some((header) => header.required);
  const parts = some ? [`readonly headers${needed ? '' : '?'}: ${record(headers)}`] : [];
  const reply = `Reply<'${id}'>`;
  switch (content.kind) {
    case 'empty':
      return `{ empty(${some ? `answer${needed ? '' : '?'}: { ${parts.join('; ')} }` : ''}): ${reply} }`;
    case 'json':
      return `{ json(answer: { ${[...parts, `readonly body: ${document}.${content.component}`].join('; ')} }): ${reply} }`;
    case 'bytes':
      return `{ bytes(answer: { ${[...parts, 'readonly body: Uint8Array'].join('; ')} }): ${reply} }`;
    case 'text':
      return `{ text(answer: { ${[...parts, 'readonly body: string'].join('; ')} }): ${reply} }`;
    case 'sse': {
      const run = `readonly run: (emit: ${pascal(id)}Events, connection: SseConnection<'${id}'>) => Promise<SseDone<'${id}'>>`;
      return `{ sse(answer: { ${[...parts, run].join('; ')} }): ${reply} }`;
    }
  }
};

const emitEvents = ({ id, document }: Operation, events: readonly SseEvent[]): string => `\
/** The events of ${id}'s stream; \`eventId\` is the SSE id. Those that end the stream give what \`run\` must return. */
export interface ${pascal(id)}Events {
${events.map((event) => `  ${event.name}(${eventParameters(event, `${document}.${event.payload}`)}): ${eventReturn(id, event)};\n`).join('')}}
`;

export const eventReturn = (operation: string, { terminal, parts }: SseEvent): string => (terminal ? `SseDone<'${operation}'>` : parts ? 'SseParts' : 'void');

/** Of an emitter's method. An event that may lack its id takes `undefined` for it, so that leaving it out is a decision. */
export const eventParameters = ({ id, parts }: SseEvent, payload: string): string => {
  if (parts) return 'eventId: string';
  switch (id) {
    case 'always':
      return `eventId: string, data: ${payload}`;
    case 'maybe':
      return `eventId: string | undefined, data: ${payload}`;
    case 'never':
      return `data: ${payload}`;
  }
};
