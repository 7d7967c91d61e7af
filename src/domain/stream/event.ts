import type { ErrorCode } from '../errors.js';

/**
 * A task's stream: started → token* (metrics between them) → exactly one of end and error.
 *
 * Position 0 is `started`, position k + 1 is token k, and the terminal event takes the position after the last token. A
 * position is the event's SSE `id`; it never changes once a client could have seen it, in this process or the next.
 * `metrics` has no position of its own: it bears the one before it, so that resuming from it loses nothing.
 */
export interface StartedEvent {
  readonly kind: 'started';
  readonly queuePosition: number;
  readonly predictedStartMs: number;
}

export interface MetricsEvent {
  readonly kind: 'metrics';
  readonly queueDepth: number;
  readonly onTimeProbability: number;
  readonly kvWarmth: boolean;
}

export interface EndEvent {
  readonly kind: 'end';
  readonly tokensOut: number;
  readonly decodeMs: number;
  readonly reason: 'stop' | 'length';
}

export interface ErrorEvent {
  readonly kind: 'error';
  readonly code: ErrorCode;
  readonly message: string;
  readonly engine: string;
  readonly retriable: boolean;
}

export type TerminalEvent = EndEvent | ErrorEvent;
