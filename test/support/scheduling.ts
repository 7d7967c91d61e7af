import type { PoolState, ReplicaState, SchedulerTask } from '../../src/domain/scheduling/event.js';

/** Tasks, pools and replicas that can run each other; a test changes what it is about. */
export const schedulerTask = (taskId: string, changes: Partial<SchedulerTask> = {}): SchedulerTask => ({
  taskId,
  sessionId: `session-of-${taskId}`,
  flow: `session:session-of-${taskId}`,
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
  queueCapacity: 1000,
  replicas: [replicaState(`${poolId}-r0`)],
  ...changes,
});
