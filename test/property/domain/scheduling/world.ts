import fc from 'fast-check';
import type { Decision, SchedulerEvent } from '../../../../src/domain/scheduling/event.js';
import type { PoolState } from '../../../../src/domain/scheduling/pool-state.js';
import { Scheduler } from '../../../../src/domain/scheduling/scheduler.js';
import { poolState, replicaState, schedulerTask } from '../../../support/scheduling.js';
import { Model } from './model.js';

/** One thing that may happen. Numbers pick among what there is at that time, so that any sequence of steps makes sense. */
export type Step =
  | { readonly do: 'submit'; readonly shape: number; readonly deadlineMs: number; readonly confirm: boolean }
  | { readonly do: 'confirm' | 'cancel' | 'resubmit' | 'progress'; readonly pick: number }
  | { readonly do: 'end'; readonly pick: number; readonly requeue: boolean; readonly bound: boolean }
  | { readonly do: 'pool'; readonly pick: number; readonly shape: number }
  | { readonly do: 'drainEnds' | 'removePool'; readonly pick: number }
  | { readonly do: 'pass'; readonly ms: number };

const pick = fc.nat(1000);

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('submit'), shape: pick, deadlineMs: fc.integer({ min: 1, max: 300_000 }), confirm: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('confirm'), pick }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('end'), pick, requeue: fc.boolean(), bound: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('cancel', 'progress', 'resubmit'), pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pool'), pick, shape: pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('drainEnds', 'removePool'), pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass'), ms: fc.integer({ min: 1, max: 20_000 }) }) },
);

export const scripts = fc.array(steps, { minLength: 1, maxLength: 80, size: 'max' });

const POOLS = ['a', 'b', 'c'];

/** What a pool may turn into: more, fewer, other, unready or no replicas, of other versions; draining; a short queue. */
const POOL_SHAPES: readonly Partial<PoolState>[] = [
  {},
  { replicas: [replicaState('r0', { slots: 2 })] },
  { replicas: [replicaState('r0'), replicaState('r1', { devices: '1' })] },
  { replicas: [replicaState('r0', { ctxMax: 500 }), replicaState('r1', { slots: 2 })] },
  { replicas: [replicaState('r1', { slots: 3, ctxMax: 500 })] },
  { replicas: [replicaState('r0', { ready: false }), replicaState('r1')] },
  { replicas: [replicaState('r0', { ready: false }), replicaState('r1', { ready: false })] },
  { replicas: [] },
  { replicas: [replicaState('r0', { slots: 0 })] },
  { draining: true },
  { draining: true, replicas: [replicaState('r0', { slots: 2 }), replicaState('r1')] },
  { queueCapacity: 2 },
  { replicas: [replicaState('r0', { engineVersion: 'v1' }), replicaState('r1', { engineVersion: 'v2' })] },
  { replicas: [replicaState('r0', { engineVersion: 'v1', slots: 2 }), replicaState('r1', { engineVersion: 'v1' })] },
  { replicas: [replicaState('r0', { engineVersion: 'v1', ready: false }), replicaState('r1', { engineVersion: 'v2' })] },
  { replicas: [replicaState('r0', { ready: false }), replicaState('r1', { engineVersion: 'v2', devices: '1' })] },
  { replicas: [replicaState('r0', { engineVersion: 'v2', slots: 3 })] },
  { modelRefs: ['m', 'n'], replicas: [replicaState('r0', { slots: 2, devices: '1' })] },
  { replicas: [replicaState('r0', { slots: 2, breaker: { state: 'open', until: 50_000 } })] },
  { replicas: [replicaState('r0', { breaker: { state: 'open', until: 5_000 } }), replicaState('r1', { slots: 3, breaker: { state: 'half_open', takes: true } })] },
  { replicas: [replicaState('r0', { slots: 3, breaker: { state: 'half_open', takes: true } }), replicaState('r1', { slots: 2, breaker: { state: 'half_open', takes: false } })] },
];

const TASK_SHAPES: readonly Parameters<typeof schedulerTask>[1][] = [
  {},
  { priority: 'batch' },
  { ctx: 400 },
  { ctx: 400, priority: 'batch' },
  { maxTokens: 10, promptTokens: 5 },
  { expectedTokens: 7 },
  { modelRef: 'n' },
  { engine: 'vllm' },
  { affinity: { poolId: 'b', replicaId: 'r1' } },
  { placement: { mode: 'auto', preferPools: [], avoidPools: ['a'], allowFallback: true } },
  { placement: { mode: 'pin', pinPoolId: 'b', preferPools: [], avoidPools: [], allowFallback: true } },
  { placement: { mode: 'prefer', preferPools: ['c'], avoidPools: [], allowFallback: true } },
  { placement: { mode: 'prefer', preferPools: ['c'], avoidPools: [], allowFallback: false } },
  { placement: { mode: 'auto', preferPools: [], avoidPools: [], requireDeviceMask: '1', allowFallback: true } },
];

const of = <T>(all: readonly T[], pick: number): T | undefined => all[pick % Math.max(1, all.length)];

/** Runs a script on a fresh scheduler, with the model beside it. */
export class World {
  readonly scheduler = new Scheduler();
  readonly model = new Model();
  /** Everything that went in and came out, in order. */
  readonly events: { readonly event: SchedulerEvent; readonly now: number }[] = [];
  readonly decisions: (readonly Decision[])[] = [];
  now = 0;
  private made = 0;

  constructor() {
    for (const poolId of POOLS.slice(0, 2)) this.apply({ kind: 'pool', pool: poolState(poolId, { replicas: [replicaState('r0', { engineVersion: 'v1' }), replicaState('r1', { engineVersion: 'v1' })] }) });
  }

  run(script: readonly Step[], after: () => void = () => undefined): this {
    for (const step of script) {
      this.step(step);
      after();
    }
    return this;
  }

  /** Lets what runs end and what waits start, until nothing is left but what can't start; then lets all deadlines pass. */
  finish(): void {
    for (const { task } of this.tasks('held')) this.apply({ kind: 'confirm', taskId: task.taskId });
    for (let running = this.onSlots(); running.length > 0; running = this.onSlots()) {
      for (const { task } of running) this.end(task.taskId, false, false);
    }
    this.now = 1e12;
    this.apply({ kind: 'tick' });
  }

  tasks(state: string): { readonly task: { readonly taskId: string } }[] {
    return [...this.model.tasks.values()].filter((one) => one.state === state);
  }

  apply(event: SchedulerEvent): readonly Decision[] {
    const decisions = this.scheduler.apply(event, this.now);
    this.events.push({ event, now: this.now });
    this.decisions.push(decisions);
    this.model.follow(event, this.now, decisions);
    return decisions;
  }

  private onSlots() {
    return [...this.tasks('running'), ...this.tasks('stopping')];
  }

  private step(step: Step): void {
    switch (step.do) {
      case 'submit': {
        const taskId = `t${++this.made}`;
        this.apply({ kind: 'submit', task: schedulerTask(taskId, { deadlineAt: this.now + step.deadlineMs, ...of(TASK_SHAPES, step.shape) }) });
        if (step.confirm) this.apply({ kind: 'confirm', taskId });
        return;
      }
      case 'resubmit': {
        const taskId = `t${step.pick % (this.made + 1)}`;
        this.apply({ kind: 'submit', task: schedulerTask(taskId, { flow: `session:again-${this.events.length}` }) });
        return;
      }
      case 'confirm': {
        const { task } = of(this.tasks('held'), step.pick) ?? { task: { taskId: `t${step.pick}` } };
        this.apply({ kind: 'confirm', taskId: task.taskId });
        return;
      }
      case 'cancel':
        this.apply({ kind: 'cancel', taskId: `t${step.pick % (this.made + 1)}` });
        return;
      case 'progress':
        this.apply({ kind: 'progress', taskId: `t${step.pick % (this.made + 1)}`, tokensOut: step.pick });
        return;
      case 'end': {
        const { task } = of(this.onSlots(), step.pick) ?? { task: { taskId: `t${step.pick}` } };
        this.end(task.taskId, step.requeue, step.bound);
        return;
      }
      case 'pool':
        this.apply({ kind: 'pool', pool: poolState(of(POOLS, step.pick) ?? '', { replicas: [replicaState('r0'), replicaState('r1')], ...of(POOL_SHAPES, step.shape) }) });
        return;
      case 'drainEnds':
        this.apply({ kind: 'drain_expired', poolId: of(POOLS, step.pick) ?? '' });
        return;
      case 'removePool':
        this.apply({ kind: 'pool_removed', poolId: of(POOLS, step.pick) ?? '' });
        return;
      case 'pass':
        this.now += step.ms;
        this.apply({ kind: 'tick' });
    }
  }

  private end(taskId: string, requeue: boolean, bound: boolean): void {
    const timings = { promptTokens: 100, tokensOut: 50, firstTokenMs: 40 + (this.made % 7), decodeMs: 900 + 10 * (this.made % 11) };
    this.now += 1;
    const boundTo = bound ? this.model.versionUnder(taskId) : undefined;
    this.apply({ kind: 'ended', taskId, timings, requeue, boundTo });
  }
}
