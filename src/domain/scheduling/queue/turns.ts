/**
 * Whose turn it is in a queue, as one process leaves it to the next: a restart gives nobody a second helping. Requirement: ORCH-3050.
 *
 * What runs starts again after a restart, and is charged then: it is left out.
 */
export interface QueueTurns {
  readonly interactive: LineTurns;
  readonly batch: LineTurns;
  /** Tokens that batch is owed. */
  readonly owed: number;
}

/** Of one class. All counts from the least of them, so that nothing grows with time. */
export interface LineTurns {
  /** Its virtual time, which what runs has moved on. */
  readonly clock: number;
  /** Tokens: the largest task of late. */
  readonly quantum: number;
  readonly flows: readonly FlowTurn[];
}

/** `start` is without what runs, `runs` is what that will move it on by. */
export interface FlowTurn {
  readonly flow: string;
  readonly weight: number;
  readonly start: number;
  readonly runs: number;
}

/** So many flows of a class are remembered; the others begin where the clock is, at most a task from where they were. */
export const MOST_TURNS = 1_000;
