import type { Failure } from '../../../src/domain/errors.js';
import type { SimulatedPool } from './fleet.js';
import type { Fate, SimulatedTask } from './task.js';

/** Who measures a run: told of everything that happens, when it happens, in order. */
export interface Observer {
  /** A client asks for the first time. */
  asked(task: SimulatedTask, now: number): void;
  /** It was turned away; `task.retries` tells whether it had come back as it was told. */
  turnedAway(task: SimulatedTask, failure: Failure, now: number): void;
  admitted(task: SimulatedTask, now: number): void;
  moved(task: SimulatedTask, fromPoolId: string, now: number): void;
  /** `from` is the pool where it waited until now. */
  started(task: SimulatedTask, pool: SimulatedPool, now: number): void;
  /** An engine has read its prompt or decoded for it, so many tokens since the last time. */
  served(task: SimulatedTask, tokens: number, now: number): void;
  /** Its attempt broke off, and it waits again. */
  requeued(task: SimulatedTask, now: number): void;
  /** A slot was taken or let go, or a replica went or came. */
  slotsChanged(pool: SimulatedPool, now: number): void;
  ended(task: SimulatedTask, fate: Fate, now: number): void;
  /** A window of time is over. */
  window(now: number): void;
}
