import type { ErrorCode } from '../errors.js';
import type { Prospects } from '../scheduling/event.js';
import type { Budget } from '../session/budget.js';
import type { Outcome } from '../task/outcome.js';

/**
 * A task's stream: queued* → started → token* (metrics between them) → exactly one of end and error. In an embedding's and a
 * rerank's there is one result in the place of the tokens, kept as pieces of its JSON (services/tasks/result-text.ts): to readers it has position 1.
 *
 * Position 0 is `started`, position k + 1 is token k, and the terminal event takes the position after the last token. A
 * position is the event's SSE `id`; it never changes once a client could have seen it, in this process or the next.
 * `metrics` has no position of its own: it bears the one before it, so that resuming from it loses nothing. `queued`, and the
 * metrics that follow it, have none at all.
 */
export interface QueuedEvent extends Prospects {
  readonly kind: 'queued';
  readonly queuePosition: number;
  /** What its pool does before it can start anything; absent where nothing is known of that. */
  readonly preparing?: Preparing;
}

export interface Preparing {
  readonly what: 'download';
  readonly receivedBytes: number;
  readonly totalBytes?: number;
}

export interface StartedEvent {
  readonly kind: 'started';
  readonly queuePosition: number;
  readonly predictedStartMs: number;
  readonly onTimeProbability: number;
}

export interface MetricsEvent {
  readonly kind: 'metrics';
  readonly queueDepth: number;
  readonly onTimeProbability: number;
  readonly kvWarmth: boolean;
  /** Attempts begun. */
  readonly attempt: number;
  /** Where it runs; absent while it waits. */
  readonly replicaId?: string;
  /** After a move: whether the KV cache came along. */
  readonly kvMigrated?: boolean;
  /** While it waits. */
  readonly predictedStartMs?: number;
  /** What is left of the budgets that count for the task; absent where none does. */
  readonly budget?: Budget;
}

export interface EndEvent {
  readonly kind: 'end';
  readonly tokensOut: number;
  readonly decodeMs: number;
  readonly reason: 'stop' | 'length' | 'budget';
}

export interface ErrorEvent {
  readonly kind: 'error';
  readonly code: ErrorCode;
  readonly message: string;
  readonly engine: string;
  readonly retriable: boolean;
  /** The first token in which the text that was made again differs from what was delivered. */
  readonly differsAt?: number;
}

export type TerminalEvent = EndEvent | ErrorEvent;

/** What the stream of a task with this outcome ends with. The same outcome gives the same event, now and after a restart. */
export function terminalEvent(outcome: Outcome, engine: string): TerminalEvent {
  switch (outcome.kind) {
    case 'completed':
      return { kind: 'end', tokensOut: outcome.tokensOut, decodeMs: outcome.decodeMs, reason: outcome.reason };
    case 'budget':
      return { kind: 'end', tokensOut: outcome.tokensOut, decodeMs: outcome.decodeMs, reason: 'budget' };
    case 'canceled':
      return { kind: 'error', code: 'CANCELED', message: CANCELED_BY[outcome.by], engine, retriable: false };
    case 'deadline':
      return { kind: 'error', code: 'DEADLINE_UNMET', message: DEADLINE_PASSED[outcome.where], engine, retriable: false };
    case 'dropped':
      return { kind: 'error', code: outcome.code, message: outcome.message, engine, retriable: true };
    case 'failed':
      return {
        kind: 'error',
        code: outcome.code,
        message: outcome.message,
        engine,
        retriable: outcome.code !== 'INVALID_PARAMS',
        ...(outcome.differsAt === undefined ? {} : { differsAt: outcome.differsAt }),
      };
  }
}

const CANCELED_BY = {
  client: 'The task was canceled by a client.',
  disconnect: 'The task was canceled because its last reader left (on_disconnect: cancel).',
} as const;

const DEADLINE_PASSED = {
  queue: 'The deadline passed while the task waited in the queue; it never started.',
  decode: 'The deadline passed while the task was decoding; the text so far stands.',
} as const;
