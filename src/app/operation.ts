import type { IncomingHttpHeaders } from 'node:http';
import type { RequestContext } from '../api/context.js';
import type { OperationId, Replies, Requests } from '../../generated/operations.js';
import { parseBody, parseHeaders, parseParams, parseQuery, type Parsed } from '../../generated/parse.js';
import { describeErrors } from '../../generated/problem.js';
import { replies, type Reply, type ReplyValue } from '../../generated/reply.js';
import { ROUTE_OF, type Route } from '../../generated/routes.js';
import type { ResponseValidators } from '../../generated/validators.cjs';
import { responses } from '../../generated/validators.js';
import { DomainError } from '../domain/errors.js';

/** What both lanes do with one operation: read the request by the contract, call its handler, check what it answers. */
export interface Operation {
  readonly route: Route;
  /** What the contract finds wrong with a request; undefined where it fits. */
  refusal(call: Call): DomainError | undefined;
  /** Throws that refusal, or what the handler throws. */
  run(call: Call): Promise<ReplyValue>;
  /** What is wrong with a reply, in words for the log; undefined where it keeps the contract. */
  breach(reply: ReplyValue): string | undefined;
  /** As `breach`, for an error envelope: also an error may only be one that the contract declares. */
  errorBreach(status: number, body: unknown): string | undefined;
}

/** A request as the wire has it: strings, and parsed JSON. */
export interface Call {
  /** Percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  readonly context: RequestContext;
}

interface RequestOf<Op extends OperationId> {
  readonly params: Requests[Op]['params'];
  readonly query: Requests[Op]['query'];
  readonly headers: Requests[Op]['headers'];
  readonly body: Requests[Op]['body'];
}

/** `Handlers`, as a map that the compiler can index by an operation it does not know. */
export type HandlerMap = {
  readonly [Op in OperationId]: (request: RequestOf<Op>, reply: Replies[Op], context: RequestContext) => Promise<Reply<Op>>;
};

export function bindOperation<Op extends OperationId>(id: Op, handlers: HandlerMap): Operation {
  const route: Route = ROUTE_OF[id];
  const reply = replies(id);
  const declared = responses[id];
  return {
    route,
    refusal: (call) => {
      const read = readRequest(id, call);
      return read instanceof DomainError ? read : undefined;
    },
    run: (call) => {
      const read = readRequest(id, call);
      if (read instanceof DomainError) throw read;
      return handlers[id](read, reply, call.context);
    },
    breach: (value) => {
      const validators = declared[value.status];
      if (validators === undefined) return `the status ${value.status} is not declared`;
      if (!validators.headers(value.headers)) return `headers: ${told(validators.headers.errors)}`;
      const kind = kindBreach(route, value, validators);
      if (kind !== undefined) return kind;
      if ((value.kind !== 'json' && value.kind !== 'text') || validators.body === undefined) return undefined;
      return validators.body(value.body) ? undefined : `body: ${told(validators.body.errors)}`;
    },
    errorBreach: (status, body) => {
      const validators = declared[status];
      if (validators?.body === undefined) return `the status ${status} is not declared`;
      return validators.body(body) ? undefined : `body: ${told(validators.body.errors)}`;
    },
  };
}

/** The kinds of content that the contract's response does not have. */
function kindBreach(route: Route, value: ReplyValue, validators: ResponseValidators): string | undefined {
  const hasBody = validators.body !== undefined;
  const bytes = validators.bytes === true;
  switch (value.kind) {
    case 'json':
      return hasBody && route.produces.includes('application/json') ? undefined : 'JSON is not declared';
    case 'text':
      return hasBody && route.produces.includes(value.contentType) ? undefined : `the media type ${value.contentType} is not declared`;
    case 'bytes':
      return bytes && route.produces.includes(value.contentType) ? undefined : 'stored bytes are not declared';
    case 'empty':
      return hasBody || bytes ? 'a body is declared' : undefined;
    case 'sse':
      return !hasBody && !bytes && value.status === 200 && route.produces.includes('text/event-stream') ? undefined : 'an event stream is not declared';
  }
}

function readRequest<Op extends OperationId>(id: Op, call: Call): RequestOf<Op> | DomainError {
  const query = parseQuery(id, call.query);
  if (!query.ok) return refused('query parameter', query);
  const headers = parseHeaders(id, call.headers);
  if (!headers.ok) return refused('header', headers);
  const params = parseParams(id, call.params);
  if (!params.ok) return refused('path parameter', params);
  const body = parseBody(id, call.body);
  if (!body.ok) return refused(undefined, body);
  return { params: params.value, query: query.value, headers: headers.value, body: body.value };
}

function refused(what: string | undefined, { problems }: Extract<Parsed<unknown>, { ok: false }>): DomainError {
  const [first] = problems;
  const field = first === undefined || first.field === '' ? 'body' : first.field;
  const message = first?.message ?? 'is not as the contract has it';
  const others = problems.length > 1 ? ` (${problems.length - 1} more)` : '';
  const name = field === 'body' && what === undefined ? 'The body' : what === undefined ? field : `The ${what} ${field}`;
  return new DomainError({ code: 'INVALID_PARAMS', message: `${name} ${message}.${others}`, field });
}

function told(errors: Parameters<typeof describeErrors>[0]): string {
  return describeErrors(errors)
    .map(({ field, message }) => `${field} ${message}`.trim())
    .join('; ');
}
