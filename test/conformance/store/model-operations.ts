import fc from 'fast-check';
import type { LostAttempt } from '../../../src/domain/task/attempt.js';
import { TASK_STATES, type TaskState } from '../../../src/domain/task/lifecycle.js';
import { PRIORITIES } from '../../../src/domain/task/task.js';
import type { StateKind } from '../../../src/ports/store.js';

/** Small sets of everything, so that operations meet. The run turns an index into an id of its own. */
const taskAt = fc.nat(4);
const sessionAt = fc.nat(2);
const poolAt = fc.nat(1);
const priority = fc.constantFrom(...PRIORITIES);
const state = fc.constantFrom(...TASK_STATES);
const stateKind = fc.constantFrom<StateKind>('quota', 'pool');
/** Mostly starts and requeues: a history of ends would be short. */
const target = fc.constantFrom<TaskState>('running', 'running', 'running', 'running', 'queued', 'queued', 'queued', ...TASK_STATES);
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.array(fc.nat(0xffff), { maxLength: 4 }).map((units) => String.fromCharCode(...units)));

/** As a session's spending, all three alike. */
const amount = fc.oneof(fc.nat(), fc.nat().map((thousandths) => thousandths / 1000));

/** Few moments, so that some tasks end in the same one. */
const moment = fc.nat(4);
const lost: fc.Arbitrary<LostAttempt> = fc.record(
  { attempt: fc.nat(9), poolId: text, replicaId: text, engineVersion: text, startedAt: moment, endedAt: moment, tokens: fc.nat(99), code: fc.constantFrom('WORKER_RESET', 'POOL_UNREADY'), message: text },
  { requiredKeys: ['attempt', 'poolId', 'replicaId', 'engineVersion', 'startedAt', 'tokens', 'code', 'message'] },
);
/** What a move carries where it may: the end, a move back to the queue, and a start each have theirs. */
const carried = {
  endedAt: moment,
  traceDue: fc.option(fc.boolean(), { nil: undefined }),
  lostAttempts: fc.option(fc.array(lost, { maxLength: 2 }), { nil: undefined }),
  continuedFrom: fc.option(fc.nat(9), { nil: undefined }),
};

/** A reopening costs as much as a hundred of the others, so it is as rare. */
export const operation = fc.oneof(
  { weight: 30, arbitrary: fc.record({ op: fc.constant('admit' as const), task: taskAt, session: sessionAt, pool: poolAt, priority, turns: fc.nat(9) }) },
  { weight: 40, arbitrary: fc.record({ op: fc.constant('move' as const), task: taskAt, to: target, behind: fc.constantFrom(0, 0, 0, 0, 1, -1), pool: poolAt, decided: fc.boolean(), spent: fc.option(amount), patient: fc.boolean(), ...carried }) },
  {
    weight: 20,
    arbitrary: fc.record(
      { op: fc.constant('list' as const), state, session: sessionAt, pool: poolAt, priority, limit: fc.integer({ min: 1, max: 4 }), before: taskAt },
      { requiredKeys: ['op', 'limit', 'pool'] },
    ),
  },
  { weight: 10, arbitrary: fc.record({ op: fc.constant('unfinished' as const), limit: fc.integer({ min: 1, max: 4 }), after: taskAt }) },
  { weight: 10, arbitrary: fc.record({ op: fc.constant('put' as const), session: sessionAt, turns: fc.nat(9) }) },
  { weight: 10, arbitrary: fc.record({ op: fc.constant('put_state' as const), kind: stateKind, session: sessionAt, json: text, patient: fc.boolean() }) },
  { weight: 10, arbitrary: fc.record({ op: fc.constant('load' as const), kind: stateKind }) },
  { weight: 5, arbitrary: fc.record({ op: fc.constant('remove' as const), session: sessionAt }) },
  { weight: 20, arbitrary: fc.record({ op: fc.constant('ended' as const), before: moment, limit: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 5, arbitrary: fc.record({ op: fc.constant('traced' as const), task: taskAt, artifact: fc.option(fc.constantFrom('a1', 'b2'), { nil: undefined }), patient: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ op: fc.constantFrom('log_removed' as const, 'remove_tasks' as const, 'remove_tokens' as const, 'forget_tokens' as const), tasks: fc.array(taskAt, { maxLength: 3 }) }) },
  {
    weight: 40,
    arbitrary: fc.record({
      op: fc.constant('append' as const),
      entries: fc.array(
        fc.record({ task: taskAt, epoch: fc.nat(3), off: fc.constantFrom(0, 0, 0, 0, 1, -1), at: moment, texts: fc.array(text, { maxLength: 4 }) }),
        { maxLength: 4 },
      ),
    }),
  },
  { weight: 10, arbitrary: fc.record({ op: fc.constant('open' as const), task: taskAt, epoch: fc.nat(3) }) },
  { weight: 20, arbitrary: fc.record({ op: fc.constant('read' as const), task: taskAt, from: fc.nat(12), maxBytes: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('reopen' as const) }) },
);
export type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;
