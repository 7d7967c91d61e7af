import fc from 'fast-check';
import type { AttemptTimings } from '../../../../../src/domain/scheduling/event.js';
import { parsePoolMemory } from '../../../../../src/domain/scheduling/prediction/memory.js';
import { Scheduler } from '../../../../../src/domain/scheduling/scheduler.js';
import { poolState, replicaState, schedulerTask } from '../../../../support/scheduling.js';

interface Past {
  readonly flow: string;
  readonly batch: boolean;
  readonly maxTokens: number;
  readonly expectedTokens: number | undefined;
  readonly timings: AttemptTimings;
  readonly passMs: number;
  readonly canceled: boolean;
}

const ms = fc.oneof(fc.double({ min: 0, max: 1e5, noNaN: true }), fc.constant(0));

const past: fc.Arbitrary<Past> = fc.record({
  flow: fc.string({ maxLength: 20 }),
  batch: fc.boolean(),
  maxTokens: fc.integer({ min: 1, max: 10_000 }),
  expectedTokens: fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: undefined }),
  timings: fc.record({ promptTokens: fc.nat(5000), tokensOut: fc.nat(10_000), firstTokenMs: ms, decodeMs: ms }),
  passMs: fc.nat(5000),
  canceled: fc.boolean(),
});

const POOL = poolState('p', { replicas: [replicaState('r0', { slots: 2 }), replicaState('r1')] });

/** A scheduler that has lived through all this. */
function after(pasts: readonly Past[]): Scheduler {
  const scheduler = new Scheduler();
  const running: { readonly taskId: string; readonly timings: AttemptTimings; readonly canceled: boolean }[] = [];
  let now = 0;
  scheduler.apply({ kind: 'pool', pool: POOL }, now);
  const end = (): void => {
    const one = running.shift();
    if (one === undefined) return;
    if (one.canceled) scheduler.apply({ kind: 'cancel', taskId: one.taskId }, now);
    scheduler.apply({ kind: 'ended', taskId: one.taskId, timings: one.timings, requeue: false }, now);
  };
  pasts.forEach(({ flow, batch, maxTokens, expectedTokens, timings, passMs, canceled }, i) => {
    const taskId = `t${i}`;
    const estimate = expectedTokens === undefined ? {} : { expectedTokens };
    scheduler.apply({ kind: 'submit', task: schedulerTask(taskId, { flow, priority: batch ? 'batch' : 'interactive', maxTokens, ...estimate, deadlineAt: 1e12 }) }, now);
    scheduler.apply({ kind: 'confirm', taskId }, now);
    running.push({ taskId, timings, canceled });
    now += passMs;
    if (running.length > 4) end();
  });
  while (running.length > 0) end();
  return scheduler;
}

const memoryOf = (scheduler: Scheduler): unknown => JSON.parse(JSON.stringify(scheduler.memory('p')));

test('whatever a pool went through, what it remembers is read back as it was written', () => {
  fc.assert(
    fc.property(fc.array(past, { maxLength: 40 }), (pasts) => {
      const json = memoryOf(after(pasts));
      expect(parsePoolMemory(json)).toEqual(json);
    }),
    { numRuns: 200 },
  );
});

test('a scheduler that remembers expects about the lengths and times of the one that learned them', () => {
  fc.assert(
    fc.property(fc.array(past, { minLength: 10, maxLength: 40 }), (pasts) => {
      const learned = after(pasts);
      const memory = parsePoolMemory(memoryOf(learned));
      if (memory === undefined) throw new Error('unread');
      const again = new Scheduler({ memories: new Map([['p', memory]]) });
      again.apply({ kind: 'pool', pool: POOL }, 0);
      const speeds = (scheduler: Scheduler) => scheduler.memory('p')?.speeds;
      expect(speeds(again)?.decode.y).toBeCloseTo(speeds(learned)?.decode.y ?? 0, 3);
      expect(speeds(again)?.firstToken.y).toBeCloseTo(speeds(learned)?.firstToken.y ?? 0, 3);
    }),
    { numRuns: 100 },
  );
});

/** Every place in a JSON value where one value can be put in the place of another. */
function* places(json: unknown, path: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
  if (path.length > 0) yield path;
  if (Array.isArray(json)) for (const [i, item] of json.entries()) yield* places(item, [...path, i]);
  else if (typeof json === 'object' && json !== null) for (const [key, value] of Object.entries(json)) yield* places(value, [...path, key]);
}

function replaced(json: unknown, [first, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (first === undefined) return by;
  if (Array.isArray(json)) return json.map((item: unknown, i) => (i === first ? replaced(item, rest, by) : item));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, key === first ? replaced(value, rest, by) : value]));
}

const TAUGHT = memoryOf(
  after(Array.from({ length: 12 }, (_, i) => ({ flow: `f${i % 2}`, batch: i % 3 === 0, maxTokens: 100, expectedTokens: i % 2 === 0 ? 50 : undefined, timings: { promptTokens: 10, tokensOut: 40, firstTokenMs: 20, decodeMs: 400 }, passMs: 30, canceled: false }))),
);

test('a memory in which one value is not of its kind, or beyond all bounds, is not read at all', () => {
  for (const path of places(TAUGHT)) {
    for (const wrong of [null, -1e9, 1e300, true, {}, [[]], [null]]) {
      if (parsePoolMemory(replaced(TAUGHT, path, wrong)) !== undefined) throw new Error(`${JSON.stringify(wrong)} was read at ${path.join('.')}`);
    }
  }
});

test('of nothing, of other things and of another version nothing is read', () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => parsePoolMemory(json) === undefined));
  expect(parsePoolMemory(replaced(TAUGHT, ['version'], 2))).toBeUndefined();
  expect(parsePoolMemory(undefined)).toBeUndefined();
});

test('what a pool remembers is read back too where a key is as light as can be', () => {
  const scheduler = new Scheduler();
  scheduler.apply({ kind: 'pool', pool: POOL }, 0);
  for (let i = 0; i < 5; i++) {
    scheduler.apply({ kind: 'submit', task: schedulerTask(`t${i}`, { flow: 'light', weight: 1e-6, promptTokens: 1_000_000 }) }, 0);
    scheduler.apply({ kind: 'confirm', taskId: `t${i}` }, 0);
  }
  expect(parsePoolMemory(memoryOf(scheduler))).toEqual(scheduler.memory('p'));
});
