import type { OutcomeKind } from './outcome.js';

/**
 * A task's life as one total table. A row moves only by a conditional update on (id, revision), and only along an edge
 * that this table holds, so that a task has exactly one outcome whatever races.
 *
 *   queued --start--> running --requeue--> queued        (its replica or the daemon died in mid-stream)
 *   queued --requeue--> queued                           (it waits in another pool now)
 *   queued | running --<outcome>--> completed | canceled | deadline | budget | dropped | failed
 */
export const TASK_STATES = ['queued', 'running', 'completed', 'canceled', 'deadline', 'budget', 'dropped', 'failed'] as const;
export type TaskState = (typeof TASK_STATES)[number];
export type TerminalState = OutcomeKind;
export type TaskEvent = 'start' | 'requeue' | OutcomeKind;

/** `ignored`: the event lost a race that it may lose. `illegal`: a defect of ours, to be logged as such. */
export type Next = { readonly to: TaskState } | 'ignored' | 'illegal';

const ended: Readonly<Record<TaskEvent, Next>> = {
  start: 'illegal',
  requeue: 'ignored',
  completed: 'ignored',
  canceled: 'ignored',
  deadline: 'ignored',
  budget: 'ignored',
  dropped: 'ignored',
  failed: 'ignored',
};

export const LIFECYCLE: Readonly<Record<TaskState, Readonly<Record<TaskEvent, Next>>>> = {
  queued: {
    start: { to: 'running' },
    requeue: { to: 'queued' },
    completed: 'illegal',
    canceled: { to: 'canceled' },
    deadline: { to: 'deadline' },
    budget: 'illegal',
    dropped: { to: 'dropped' },
    failed: { to: 'failed' },
  },
  running: {
    start: 'illegal',
    requeue: { to: 'queued' },
    completed: { to: 'completed' },
    canceled: { to: 'canceled' },
    deadline: { to: 'deadline' },
    budget: { to: 'budget' },
    dropped: { to: 'dropped' },
    failed: { to: 'failed' },
  },
  completed: ended,
  canceled: ended,
  deadline: ended,
  budget: ended,
  dropped: ended,
  failed: ended,
};

export const next = (state: TaskState, event: TaskEvent): Next => LIFECYCLE[state][event];

export const isTerminal = (state: TaskState): state is TerminalState => state !== 'queued' && state !== 'running';
