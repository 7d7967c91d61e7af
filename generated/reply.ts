/* Generated from contracts/data.yaml, contracts/control.yaml, contracts/components.yaml by npm run codegen; do not edit. */
import type * as data from './data.js';
import type { OperationId, Replies, StreamTaskEvents } from './operations.js';
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

class StreamTaskStream extends SseStream<'streamTask'> implements StreamTaskEvents {
  constructor(sink: SseSink) {
    super('streamTask', sink);
  }

  queued(data: data.QueuedData): void {
    this.write('queued', events.streamTask.queued, undefined, data);
  }

  started(eventId: string, data: data.StartedData): void {
    this.write('started', events.streamTask.started, eventId, data);
  }

  token(eventId: string, data: data.TokenData): void {
    this.write('token', events.streamTask.token, eventId, data);
  }

  result(eventId: string): SseParts {
    return this.parts('result', eventId);
  }

  metrics(eventId: string | undefined, data: data.MetricsData): void {
    this.write('metrics', events.streamTask.metrics, eventId, data);
  }

  end(eventId: string, data: data.EndData): SseDone<'streamTask'> {
    return this.finish('end', events.streamTask.end, eventId, data);
  }

  error(eventId: string, data: data.ErrorData): SseDone<'streamTask'> {
    return this.finish('error', events.streamTask.error, eventId, data);
  }
}

const REPLIES = {
  createTask: { 202: json(202) },
  listTasks: { 200: json(200) },
  getTask: { 200: json(200) },
  streamTask: { 200: sse(200, StreamTaskStream), 204: empty(204) },
  getTaskResult: { 200: bytes(200, 'application/json') },
  getTranscript: { 200: bytes(200, 'application/json') },
  cancelTask: { 204: empty(204) },
  getSession: { 200: json(200) },
  deleteSession: { 204: empty(204) },
  getCapabilities: { 200: json(200) },
  listPools: { 200: json(200) },
  createPool: { 201: json(201) },
  updatePool: { 202: json(202) },
  deletePool: { 202: json(202) },
  getPoolHealth: { 200: json(200) },
  drainPool: { 202: json(202) },
  undrainPool: { 200: json(200) },
  reloadPool: { 202: json(202) },
  createArtifact: { 201: json(201) },
  listArtifacts: { 200: json(200) },
  getArtifact: { 200: bytes(200, 'application/json'), 206: bytes(206, 'application/json'), 304: empty(304) },
  deleteArtifact: { 204: empty(204) },
  createCatalogModel: { 201: json(201) },
  listCatalogModels: { 200: json(200) },
  getCatalogModel: { 200: json(200) },
  deleteCatalogModel: { 204: empty(204) },
  verifyCatalogModel: { 202: json(202) },
  setCatalogModelState: { 202: json(202) },
  getMetrics: { 200: text(200, 'text/plain; version=0.0.4; charset=utf-8') },
  getHealthz: { 200: json(200) },
  getReadyz: { 200: json(200) },
} as unknown as Replies;

/** The reply builder that a lane hands to an operation's handler. */
export const replies = <Op extends OperationId>(operationId: Op): Replies[Op] => REPLIES[operationId];
