import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Surroundings } from '../../src/client/surroundings.js';
import { serve, type ScriptedServer } from './scripted-server.js';

/** One frame of a stream, and the position that a reader has once it has it. */
export interface Frame {
  readonly id: number | undefined;
  readonly text: string;
}

/** What a peer does with one connection. */
export interface Handling {
  /** Bytes of the body after which the connection is cut; absent: it ends in good order. */
  readonly cutAfter?: number;
  /** Sizes of the pieces in which the body is written, the last one again and again. Absent: in one. */
  readonly pieces?: readonly number[];
  readonly crlf?: boolean;
  /** Another answer than the stream. */
  readonly answer?: (response: ServerResponse) => void;
  /** Neither ends nor cuts once all is written. */
  readonly stall?: boolean;
  /** From the beginning, whatever the reader has. */
  readonly deaf?: boolean;
}

/** A peer that serves one stream as the contract says, one handling after the other, then without a fault. */
export interface StreamPeer extends ScriptedServer {
  /** Last-Event-ID of each connection, in order. */
  readonly asked: (string | undefined)[];
}

export async function serveStream(frames: readonly Frame[], handlings: readonly Handling[], retryMs = 1_000): Promise<StreamPeer> {
  const asked: (string | undefined)[] = [];
  const server = await serve((request, response) => {
    const handling = handlings[asked.length] ?? {};
    const last = lastEventId(request);
    asked.push(last);
    if (handling.answer !== undefined) return handling.answer(response);
    const from = handling.deaf === true || last === undefined ? -1 : Number(last);
    if (from === frames.at(-1)?.id) return void response.writeHead(204).end();
    const rest = frames.filter(({ id }) => (id === undefined ? from === -1 : id > from));
    const text = [`retry: ${String(retryMs)}\n\n`, ...rest.map((frame) => frame.text)].join('');
    void send(response, Buffer.from(handling.crlf === true ? text.replaceAll('\n', '\r\n') : text), handling);
  });
  return Object.assign(server, { asked });
}

function lastEventId({ headers }: IncomingMessage): string | undefined {
  const given = headers['last-event-id'];
  return typeof given === 'string' ? given : undefined;
}

async function send(response: ServerResponse, body: Buffer, { cutAfter, pieces = [body.length], stall }: Handling): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const end = Math.min(body.length, cutAfter ?? body.length);
  for (let at = 0, piece = 0; at < end; piece++) {
    const size = Math.max(1, pieces[Math.min(piece, pieces.length - 1)] ?? end);
    const next = Math.min(end, at + size);
    await new Promise((written) => response.write(body.subarray(at, next), written));
    at = next;
  }
  if (end === 0) response.flushHeaders();
  if (cutAfter !== undefined) response.socket?.destroySoon();
  else if (stall !== true) response.end();
}

const frame = (event: string, id: number | undefined, data: object): Frame => ({
  id,
  text: `${id === undefined ? '' : `id: ${String(id)}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
});

const PROMISE = { queue_position: 0, predicted_start_ms: 5, on_time_probability: 0.9 };
export const queued = (): Frame => frame('queued', undefined, { ...PROMISE, predicted_start_low_ms: 1, predicted_start_high_ms: 9 });
export const started = (): Frame => frame('started', 0, PROMISE);
export const token = (i: number, t: string): Frame => frame('token', i + 1, { t, i });
export const end = (tokens: number): Frame => frame('end', tokens + 1, { tokens_out: tokens, decode_ms: 7, decode_time_ms: 7, finish_reason: 'stop' });
/** The stream of an embedding: its one result in the place of tokens. */
export const resultStream = (vector: readonly number[]): readonly Frame[] => [
  started(),
  frame('result', 1, { task_id: '6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10', workload: 'embedding', model_ref: 'mock', embeddings: [{ index: 0, embedding: vector }], tokens_in: 3 }),
  frame('end', 2, { tokens_out: 0, decode_ms: 0, decode_time_ms: 0, finish_reason: 'stop' }),
];
export const failure = (id: number, code: string): Frame => frame('error', id, { code, message: 'It ended.', engine: 'mock', retriable: false });
/** Unlike other events it may be sent again after its id: a peer that is cut right after it may leave it out. */
export const metrics = (id: number, attempt = 1): Frame => frame('metrics', id, { queue_depth: 0, on_time_probability: 1, kv_warmth: false, attempt });
export const comment = (): Frame => ({ id: undefined, text: ': keep-alive\n\n' });

/** A whole stream of these tokens. */
export const streamOf = (texts: readonly string[]): readonly Frame[] => [started(), ...texts.map((text, i) => token(i, text)), end(texts.length)];

/** Surroundings in which a wait takes no time, and is remembered; a bound of `longMs` and more is real, since it must not fire by itself. */
export function impatient(longMs = 40_000): { readonly surroundings: Partial<Surroundings>; readonly waits: number[] } {
  const waits: number[] = [];
  let now = 0;
  return {
    waits,
    surroundings: {
      now: () => now,
      random: () => 0,
      after: (delayMs, fire) => {
        if (delayMs >= longMs) {
          const timer = setTimeout(fire, delayMs);
          return () => clearTimeout(timer);
        }
        waits.push(delayMs);
        const soon = setImmediate(() => {
          now += delayMs;
          fire();
        });
        return () => clearImmediate(soon);
      },
    },
  };
}
