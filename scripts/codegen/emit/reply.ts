import { type Answer, type Model, type Operation, pascal, type SseEvent } from '../model.js';
import { tsLiteral } from '../parameters.js';
import { eventParameters, eventReturn } from './operations.js';
import { ALL_CONTRACTS, documentImports, header } from './text.js';

/** The builders' runtime. Their types are in operations.ts; both come from the same model, which is why the cast is sound. */
export const emitReply = ({ operations }: Model): string => {
  const streams = operations.filter(isStream);
  const classes = streams.map(stream).join('\n');
  const emitters = streams.map(({ id }) => `, ${pascal(id)}Events`).join('');
  return `${header(ALL_CONTRACTS)}${documentImports(classes)}import type { OperationId, Replies${emitters} } from './operations.js';
import type { ReplyHeaders, ReplyValue, SseDone, SseParts, SseSink } from './reply-types.js';
import { SseStream } from './sse.js';
import { events } from './validators.js';

export type { Reply, ReplyHeaders, ReplyValue, SseConnection, SseDone, SseParts, SseSink } from './reply-types.js';
export { ContractBreach } from './sse.js';

interface Answer {
  readonly headers?: ReplyHeaders;
}

const NO_HEADERS: ReplyHeaders = {};

const json = (status: number) => ({
  json: ({ headers = NO_HEADERS, body }: Answer & { readonly body: unknown }): ReplyValue => ({ kind: 'json', status, headers, body }),
});

const text = (status: number, contentType: string) => ({
  text: ({ headers = NO_HEADERS, body }: Answer & { readonly body: string }): ReplyValue => {
    return { kind: 'text', status, headers, contentType, body };
  },
});

const bytes = (status: number, contentType: string) => ({
  bytes: ({ headers = NO_HEADERS, body }: Answer & { readonly body: Uint8Array }): ReplyValue => {
    return { kind: 'bytes', status, headers, contentType, body };
  },
});

const empty = (status: number) => ({
  empty: ({ headers = NO_HEADERS }: Answer = {}): ReplyValue => ({ kind: 'empty', status, headers }),
});

const sse = <Op extends OperationId, Stream extends SseStream<Op>>(status: number, open: new (sink: SseSink) => Stream) => ({
  sse: ({ headers = NO_HEADERS, run }: Answer & { readonly run: (emit: Stream, connection: Stream) => Promise<SseDone<Op>> }): ReplyValue => ({
    kind: 'sse',
    status,
    headers,
    run: async (sink) => {
      const stream = new open(sink);
      await run(stream, stream);
      stream.settle();
    },
  }),
});

${classes}
const REPLIES = {
${operations.map((operation) => `  ${operation.id}: { ${builders(operation)} },\n`).join('')}} as unknown as Replies;

/** The reply builder that a lane hands to an operation's handler. */
export const replies = <Op extends OperationId>(operationId: Op): Replies[Op] => REPLIES[operationId];
`;
};

const isStream = ({ answers }: Operation): boolean => answers.some(({ content }) => content.kind === 'sse');

const builders = (operation: Operation): string =>
  operation.answers
    .filter(({ error }) => !error)
    .map((answer) => `${answer.status}: ${builder(operation, answer)}`)
    .join(', ');

const builder = ({ id }: Operation, { status, content }: Answer): string => {
  switch (content.kind) {
    case 'json':
      return `json(${status})`;
    case 'bytes':
      return `bytes(${status}, ${tsLiteral(content.mediaType)})`;
    case 'text':
      return `text(${status}, ${tsLiteral(content.mediaType)})`;
    case 'empty':
      return `empty(${status})`;
    case 'sse':
      return `sse(${status}, ${pascal(id)}Stream)`;
  }
};

const stream = ({ id, document, answers }: Operation): string => {
  const events = answers.flatMap(({ content }) => (content.kind === 'sse' ? content.events : []));
  return `class ${pascal(id)}Stream extends SseStream<'${id}'> implements ${pascal(id)}Events {
  constructor(sink: SseSink) {
    super('${id}', sink);
  }

${events.map((event) => method(id, document, event)).join('\n')}}
`;
};

const method = (id: string, document: string, event: SseEvent): string => `\
  ${event.name}(${eventParameters(event, `${document}.${event.payload}`)}): ${eventReturn(id, event)} {
    ${methodBody(id, event)}
  }
`;

const methodBody = (id: string, event: SseEvent): string =>
  event.parts
    ? `return this.parts('${event.name}', eventId);`
    : `${event.terminal ? 'return this.finish' : 'this.write'}('${event.name}', events.${id}.${event.name}, ${event.id === 'never' ? 'undefined' : 'eventId'}, data);`;
