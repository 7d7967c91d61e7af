/** What a handler answers, and what a lane writes. */

declare const operation: unique symbol;
declare const ended: unique symbol;

export type ReplyHeaders = Readonly<Record<string, string | number | boolean>>;

export type ReplyValue =
  | { readonly kind: 'json'; readonly status: number; readonly headers: ReplyHeaders; readonly body: unknown }
  | { readonly kind: 'text'; readonly status: number; readonly headers: ReplyHeaders; readonly contentType: string; readonly body: string }
  | { readonly kind: 'bytes'; readonly status: number; readonly headers: ReplyHeaders; readonly contentType: string; readonly body: Uint8Array }
  | { readonly kind: 'empty'; readonly status: number; readonly headers: ReplyHeaders }
  | { readonly kind: 'sse'; readonly status: number; readonly headers: ReplyHeaders; readonly run: (sink: SseSink) => Promise<void> };

/** A reply of one operation. Only that operation's builder makes one. */
export type Reply<Op extends string> = ReplyValue & { readonly [operation]: Op };

/** Proof that a stream was ended: given by a terminal event or by `cut`, and returned by `run`. */
export interface SseDone<Op extends string> {
  readonly [ended]: Op;
}

/** What a lane offers to a stream. */
export interface SseSink {
  /** `data` is one line of JSON. Without an `id` a reader keeps the one that it had. */
  event(name: string, id: string | undefined, data: string): void;
  /** An event whose data comes in parts: nothing else is written before `end`. */
  begin(name: string, id: string): void;
  part(data: string): void;
  end(): void;
  /** Aborts when the client has left or the server closes. */
  readonly signal: AbortSignal;
  /** Undefined when more can be written now; else it resolves when that is so, or when `signal` aborts. */
  drained(): Promise<void> | undefined;
}

/** The data of one event, in parts that make one line of JSON together. No other event may come between them. */
export interface SseParts {
  add(text: string): void;
  end(): void;
}

/** What a stream's handler sees of its connection. */
export interface SseConnection<Op extends string> {
  readonly signal: AbortSignal;
  drained(): Promise<void> | undefined;
  /** Ends the connection without a terminal event. Only once `signal` has aborted. */
  cut(): SseDone<Op>;
}
