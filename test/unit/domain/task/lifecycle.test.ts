import { isTerminal, LIFECYCLE, next, TASK_STATES, type TaskEvent } from '../../../../src/domain/task/lifecycle.js';
import { OUTCOME_KINDS } from '../../../../src/domain/task/outcome.js';

const EVENTS: readonly TaskEvent[] = ['start', 'requeue', ...OUTCOME_KINDS];

test('every state answers every event', () => {
  for (const state of TASK_STATES) for (const event of EVENTS) expect(LIFECYCLE[state][event]).toBeDefined();
});

test('a task that has ended stays as it ended, whatever comes too late', () => {
  for (const state of TASK_STATES.filter(isTerminal)) {
    for (const event of EVENTS) expect(next(state, event)).toBe(event === 'start' ? 'illegal' : 'ignored');
  }
});

test('the terminal states are the outcomes, and each is reached by the outcome of its name', () => {
  expect(TASK_STATES.filter(isTerminal)).toEqual([...OUTCOME_KINDS]);
  for (const outcome of OUTCOME_KINDS) expect(next('running', outcome)).toEqual({ to: outcome });
});

test('a queued task starts, or ends without having run, but does not complete', () => {
  expect(next('queued', 'start')).toEqual({ to: 'running' });
  expect(next('queued', 'completed')).toBe('illegal');
  for (const outcome of ['canceled', 'deadline', 'dropped', 'failed'] as const) expect(next('queued', outcome)).toEqual({ to: outcome });
});

test('a running task that lost its replica waits again, as does one whose place in a queue changes', () => {
  expect(next('running', 'requeue')).toEqual({ to: 'queued' });
  expect(next('queued', 'requeue')).toEqual({ to: 'queued' });
  expect(next('running', 'start')).toBe('illegal');
});
