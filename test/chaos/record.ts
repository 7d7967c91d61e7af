import type { Json } from '../../scripts/json.js';
import type { StreamEnd, StreamEvent } from '../support/sse.js';
import type { TaskScript } from './plan.js';

/** What a client saw of one task, all of it: the ledger that a round is judged by. */
export interface TaskRecord {
  readonly script: TaskScript;
  /** The body of each 202, the first one first. Empty: the client does not know whether the task was taken. */
  readonly admissions: Json[];
  /** Answers to its POSTs that are neither 202 nor a refusal for now. */
  readonly refusals: string[];
  readonly readers: ConnectionRecord[][];
  /** Set when a cancel was answered 204. */
  canceled: CancelRecord | undefined;
  /** Its outcome, as JSON, whenever getTask showed one. */
  readonly outcomes: Set<string>;
  /** What went wrong on the way and can be told at once. */
  readonly faults: string[];
}

export interface CancelRecord {
  /** A read that began after the 204: its tokens, and its terminal event. Undefined: it did not come to its end. */
  after: { readonly tokens: number; readonly terminal: string } | undefined;
}

/** One connection of one reader. */
export interface ConnectionRecord {
  readonly lastEventId: string | undefined;
  readonly direct: boolean;
  readonly events: readonly StreamEvent[];
  end: StreamEnd | 'refused';
  /**
   * How many events there were when the cancel's 204 had been answered and everything that was sent before it had been read.
   * Undefined: there was no cancel, or this is not known of this connection.
   */
  sealedAt: number | undefined;
}

export const newRecord = (script: TaskScript): TaskRecord => ({ script, admissions: [], refusals: [], readers: [], canceled: undefined, outcomes: new Set(), faults: [] });

export const isTerminal = ({ event }: StreamEvent): boolean => event === 'end' || event === 'error';
export const isToken = ({ event }: StreamEvent): boolean => event === 'token';

/** What an event says, without when it came. */
export const wordsOf = ({ event, id, data }: StreamEvent): string => JSON.stringify([event, id, data]);
