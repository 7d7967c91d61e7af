import fc from 'fast-check';
import type { SchedulerEvent } from '../../../../../src/domain/scheduling/event.js';
import { QUEUE_POLICIES, type PoolState } from '../../../../../src/domain/scheduling/pool-state.js';
import { Scheduler } from '../../../../../src/domain/scheduling/scheduler.js';
import { poolState, replicaState, schedulerTask, type TaskChanges } from '../../../../support/scheduling.js';
import { Ledger } from './ledger.js';
import { must } from '../model.js';

/**
 * Random histories of two sibling pools, under every policy of a full queue and with little memory, checked by ledger.ts.
 * All tasks say what they expect and take just that, so that both pools are always believed to be equally fast.
 */
type Step =
  | { readonly do: 'submit'; readonly shape: number; readonly confirm: boolean }
  | { readonly do: 'confirm' | 'cancel' | 'resubmit'; readonly pick: number }
  | { readonly do: 'end'; readonly pick: number; readonly requeue: boolean }
  | { readonly do: 'pool'; readonly pick: number; readonly shape: number }
  | { readonly do: 'pass'; readonly ms: number };

const pick = fc.nat(1000);

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ do: fc.constant('submit'), shape: pick, confirm: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('confirm'), pick }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('end'), pick, requeue: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('cancel', 'resubmit'), pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pool'), pick, shape: pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass'), ms: fc.integer({ min: 1, max: 20_000 }) }) },
);

const limits = fc.record({
  queuePolicy: fc.constantFrom(...QUEUE_POLICIES),
  queueCapacity: fc.integer({ min: 1, max: 5 }),
  queueTokens: fc.constantFrom(undefined, 400, 1000),
});

const runs = fc.record({ a: limits, b: limits, script: fc.array(steps, { minLength: 1, maxLength: 60, size: 'max' }) });
type Run = typeof runs extends fc.Arbitrary<infer T> ? T : never;

const kv = { kvCapacityBytes: 30_000, kvBytesPerToken: 10 };
const POOL_SHAPES: readonly Partial<PoolState>[] = [
  {},
  { replicas: [replicaState('r0', { slots: 4, ...kv })] },
  { replicas: [replicaState('r0', { slots: 2, ...kv }), replicaState('r1', { slots: 2, ctxMax: 500 })] },
  { replicas: [replicaState('r0', { ready: false, slots: 2 })] },
  { modelState: 'retired' },
  { draining: true },
];

const anywhere = { mode: 'auto', preferPools: [], avoidPools: [], allowFallback: true } as const;
const TASK_SHAPES: readonly TaskChanges[] = [
  {},
  { priority: 'batch' },
  { priority: 'batch', promptTokens: 300 },
  { promptTokens: 600, ctx: 2000 },
  { priority: 'batch', ctx: 2500 },
  { ctx: 400 },
  { affinity: { poolId: 'a', replicaId: 'r0' } },
  { placement: { ...anywhere, mode: 'pin', pinPoolId: 'b' } },
  { placement: { ...anywhere, avoidPools: ['a'] } },
  { placement: { ...anywhere, mode: 'prefer', preferPools: ['a'] }, priority: 'batch' },
];

const PRIOR = { decodeTokensPerSecond: 100, prefillTokensPerSecond: Infinity, firstTokenMs: 0 };
const of = <T>(all: readonly T[], pick: number): T | undefined => all[pick % Math.max(1, all.length)];

function play({ a, b, script }: Run): Ledger {
  const scheduler = new Scheduler({ priors: new Map(['a', 'b'].map((poolId) => [poolId, PRIOR])) });
  const bounds = new Map(Object.entries({ a, b }));
  let now = 0;
  const ledger = new Ledger((taskId) => {
    const standing = scheduler.standing(taskId, now);
    return standing?.kind === 'queued' ? standing.predictedStartMs : 0;
  });
  let made = 0;
  const apply = (event: SchedulerEvent): void => ledger.follow(event, scheduler.apply(event, now));
  const describe = (poolId: string, shape: Partial<PoolState>): void => {
    const { queueTokens, ...others } = bounds.get(poolId) ?? {};
    const replicas = [replicaState('r0', { slots: 1, ...kv })];
    apply({ kind: 'pool', pool: poolState(poolId, { replicas, ...others, ...(queueTokens === undefined ? {} : { queueTokens }), ...shape }) });
  };
  const submit = (taskId: string, shape: number): void =>
    apply({ kind: 'submit', task: schedulerTask(taskId, { expectedTokens: 50, deadlineAt: 1e12, ...of(TASK_SHAPES, shape) }) });
  const inState = (state: string): string[] => [...ledger.tasks.values()].filter((one) => one.state === state).map(({ task }) => task.taskId);
  const step = (one: Step): void => {
    switch (one.do) {
      case 'submit':
        submit(`t${++made}`, one.shape);
        if (one.confirm) apply({ kind: 'confirm', taskId: `t${made}` });
        return;
      case 'resubmit':
        return submit(`t${one.pick % (made + 1)}`, one.pick);
      case 'confirm':
        return apply({ kind: 'confirm', taskId: of(inState('held'), one.pick) ?? '' });
      case 'cancel':
        return apply({ kind: 'cancel', taskId: of(inState('waiting'), one.pick) ?? '' });
      case 'end':
        now += 1;
        return apply({ kind: 'ended', taskId: of(inState('running'), one.pick) ?? '', timings: { promptTokens: 100, tokensOut: 0 }, requeue: one.requeue });
      case 'pool':
        return describe(one.pick % 2 === 0 ? 'a' : 'b', of(POOL_SHAPES, one.shape) ?? {});
      case 'pass':
        now += one.ms;
        return apply({ kind: 'tick' });
    }
  };
  for (const poolId of ['a', 'b']) describe(poolId, {});
  for (const one of script) step(one);
  for (const { task } of ledger.tasks.values()) must(scheduler.standing(task.taskId, now) !== undefined, `${task.taskId} is lost`);
  for (const taskId of ledger.ended) must(scheduler.standing(taskId, now) === undefined, `${taskId} is remembered`);
  return ledger;
}

test('whatever a full queue does, no slot or memory is overrun, no task is lost, and no pool is idle beside work for it', () => {
  let dropped = 0;
  let stolen = 0;
  fc.assert(
    fc.property(runs, (run) => {
      const ledger = play(run);
      dropped += ledger.dropped;
      stolen += ledger.stolen;
    }),
    { numRuns: 300 },
  );
  expect(dropped).toBeGreaterThan(20);
  expect(stolen).toBeGreaterThan(20);
});
