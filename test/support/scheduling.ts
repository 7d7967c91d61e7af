import type { Failure } from '../../src/domain/errors.js';
import type { AttemptTimings, Decision, SchedulerEvent, SchedulerTask } from '../../src/domain/scheduling/event.js';
import type { PoolState, ReplicaState } from '../../src/domain/scheduling/pool-state.js';
import { Scheduler } from '../../src/domain/scheduling/scheduler.js';

/** Tasks, pools and replicas that can run each other; a test changes what it is about. */
export const schedulerTask = (taskId: string, changes: Partial<SchedulerTask> = {}): SchedulerTask => ({
  taskId,
  sessionId: `session-of-${taskId}`,
  flow: `session:session-of-${taskId}`,
  weight: 1,
  priority: 'interactive',
  engine: 'mock',
  modelRef: 'm',
  workload: 'completion',
  ctx: 1000,
  placement: { mode: 'auto', preferPools: [], avoidPools: [], allowFallback: true },
  promptTokens: 100,
  maxTokens: 100,
  deadlineAt: 1e9,
  ...changes,
});

export const replicaState = (replicaId: string, changes: Partial<ReplicaState> = {}): ReplicaState => ({
  replicaId,
  ready: true,
  slots: 1,
  ctxMax: 4096,
  ...changes,
});

export const poolState = (poolId: string, changes: Partial<PoolState> = {}): PoolState => ({
  poolId,
  engine: 'mock',
  modelRefs: ['m'],
  workloads: ['completion'],
  draining: false,
  modelState: 'active',
  queueCapacity: 1000,
  queuePolicy: 'reject',
  batchShare: 0,
  replicas: [replicaState(`${poolId}-r0`)],
  ...changes,
});

export type TaskChanges = Partial<SchedulerTask>;

/** 10 ms a token, and half of max_tokens expected: a task of 100 takes half a second. Prompts cost nothing. */
const PRIOR = { decodeTokensPerSecond: 100, prefillTokensPerSecond: Infinity, firstTokenMs: 0 };
export const TIMINGS: AttemptTimings = { promptTokens: 100, tokensOut: 50, firstTokenMs: 0, decodeMs: 490 };

/** A scheduler with a clock, fed in few words. Each call answers the decisions but for wake-ups. */
export class SchedulerBench {
  readonly scheduler = new Scheduler({ priors: new Map(['p', 'q'].map((poolId) => [poolId, PRIOR])) });
  now = 0;

  constructor(...pools: PoolState[]) {
    for (const state of pools) this.pool(state);
  }

  apply(event: SchedulerEvent): Decision[] {
    return this.scheduler.apply(event, this.now).filter(({ kind }) => kind !== 'wakeAt');
  }
  submit = (taskId: string, changes: TaskChanges = {}) => this.apply({ kind: 'submit', task: schedulerTask(taskId, changes) });
  confirm = (taskId: string) => this.apply({ kind: 'confirm', taskId });
  /** Submitted and confirmed. */
  queue = (taskId: string, changes: TaskChanges = {}) => [...this.submit(taskId, changes), ...this.confirm(taskId)];
  restore = (taskId: string, how: { readonly returned?: boolean; readonly boundTo?: string } = {}, poolId = 'p') =>
    this.apply({ kind: 'restore', task: schedulerTask(taskId), poolId, ...how });
  cancel = (taskId: string) => this.apply({ kind: 'cancel', taskId });
  ended = (taskId: string, requeue = false, timings = TIMINGS) => this.apply({ kind: 'ended', taskId, timings, requeue });
  pool = (state: PoolState) => this.apply({ kind: 'pool', pool: state });
  at(now: number): Decision[] {
    this.now = now;
    return this.apply({ kind: 'tick' });
  }
  standing = (taskId: string) => this.scheduler.standing(taskId, this.now);
}

export const starts = (decisions: readonly Decision[]): string[] => decisions.flatMap((one) => (one.kind === 'start' ? [one.taskId] : []));

/** Why the submission that these answer was refused. */
export const failureOf = ([first]: readonly Decision[]): Failure | undefined => (first?.kind === 'rejected' ? first.failure : undefined);
