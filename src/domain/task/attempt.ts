import type { ErrorCode } from '../errors.js';

/** An attempt that was lost with its replica, or with the daemon under it. Moments are Unix milliseconds. Requirement: ORCH-3067. */
export interface LostAttempt {
  /** From 1. */
  readonly attempt: number;
  readonly poolId: string;
  readonly replicaId: string;
  readonly engineVersion: string;
  readonly startedAt: number;
  /** Absent where the daemon ended under it: nobody saw its end. */
  readonly endedAt?: number;
  /** What the stream held when it was lost, earlier attempts included. */
  readonly tokens: number;
  readonly code: ErrorCode;
  readonly message: string;
}

/** What is remembered of a task; beyond it the earliest are forgotten, so that a daemon that restarts for ever fills no row. */
export const LOST_ATTEMPTS_KEPT = 32;

export const withLost = (known: readonly LostAttempt[], lost: LostAttempt): readonly LostAttempt[] => [...known, lost].slice(-LOST_ATTEMPTS_KEPT);
