import type { TaskSpec } from '../../../src/domain/task/task.js';
import { NOTHING_SPENT } from '../../../src/domain/session/budget.js';
import { NO_USAGE, type Outcome } from '../../../src/domain/task/outcome.js';
import type { NewTask, Store, StoredSession, StoredTask, TaskSummary } from '../../../src/ports/store.js';
import type { TaskState } from '../../../src/domain/task/lifecycle.js';

/** Opens the store at a place; the same place again finds what was written there. A place is a path that nothing else uses. */
export type OpenStore = (place: string) => Promise<Store>;

let made = 0;

/** A UUID that no other call in this process gives. */
export function uuid(): string {
  return `00000000-0000-4000-8000-${(++made).toString(16).padStart(12, '0')}`;
}

export interface TaskWishes {
  readonly taskId?: string;
  readonly sessionId?: string;
  readonly poolId?: string;
  readonly priority?: TaskSpec['priority'];
  readonly requestDigest?: string;
  readonly prompt?: string;
  readonly turns?: number;
}

export function newSession(wishes: Partial<StoredSession> = {}): StoredSession {
  return { sessionId: uuid(), turns: 1, createdAt: 1_700_000_000_000, lastUsedAt: 1_700_000_000_500, kvTokens: 0, spent: NOTHING_SPENT, ...wishes };
}

export function newTask(wishes: TaskWishes = {}): NewTask {
  const taskId = wishes.taskId ?? uuid();
  const sessionId = wishes.sessionId ?? uuid();
  const poolId = wishes.poolId ?? 'haiku';
  return {
    spec: {
      taskId,
      sessionId,
      workload: 'completion',
      modelRef: 'file:tiny.gguf',
      engine: 'mock',
      ctx: 2048,
      priority: wishes.priority ?? 'interactive',
      maxTokens: 64,
      deadlineMs: 60_000,
      input: { kind: 'prompt', prompt: wishes.prompt ?? 'Écris un haïku sur la mer 🌊' },
      seed: 9_007_199_254_740_991,
      determinism: 'strict',
      expectedTokens: 32,
      kvHint: 'reuse',
      placement: { mode: 'prefer', preferPools: [poolId], avoidPools: ['slow'], allowFallback: true },
      sampling: { temperature: 0.7, topK: 40 },
      stop: ['\n\n', 'END\u0000'],
      responseFormat: { kind: 'json_schema', schema: { type: 'object', properties: { line: { type: 'string' } } } },
      onDisconnect: 'continue',
      budget: { tokens: 500, cost: 0.25 },
    },
    requestDigest: wishes.requestDigest ?? 'a'.repeat(64),
    owner: 'laptop',
    correlationId: 'corr-1',
    admittedAt: 1_700_000_000_123,
    queuePosition: 3,
    predictedStartMs: 250.5,
    predictedStartLowMs: 100,
    predictedStartHighMs: 900.25,
    onTimeProbability: 0.9,
    poolId,
    decision: {
      selectedPoolId: poolId,
      candidatesConsidered: 2,
      filtersApplied: ['ctx', 'engine'],
      tieBreakersApplied: [],
      pinned: false,
      fallbackUsed: false,
    },
    promptTokens: 12,
    grant: { outputTokens: 48, boundBy: 'cost', timeMs: 2500.5, reserved: { tokens: 60, timeMs: 2500.5, cost: 0.06 } },
    session: newSession({ sessionId, turns: wishes.turns ?? 1 }),
  };
}

export async function created(store: Store, wishes: TaskWishes = {}): Promise<StoredTask> {
  const result = await store.tasks.admit(newTask(wishes));
  if (result.kind !== 'created') throw new Error(`the id of ${JSON.stringify(wishes)} was taken`);
  return result.task;
}

export async function found(store: Store, taskId: string): Promise<StoredTask> {
  const task = await store.tasks.find(taskId);
  if (task === undefined) throw new Error(`task ${taskId} is not there`);
  return task;
}

export async function start(store: Store, task: StoredTask, attempt = task.attempt + 1): Promise<boolean> {
  return store.tasks.transition({
    taskId: task.spec.taskId,
    revision: task.revision,
    change: { to: 'running', attempt, poolId: task.poolId, replicaId: 'r0', engineVersion: 'mock-1', startedAt: 1_700_000_001_000 },
  });
}

export const OUTCOMES = {
  completed: { kind: 'completed', reason: 'stop', tokensIn: 12, tokensOut: 30, decodeMs: 41.5 },
  canceled: { kind: 'canceled', by: 'client', ...NO_USAGE },
  deadline: { kind: 'deadline', where: 'queue', ...NO_USAGE },
  budget: { kind: 'budget', limit: 'tokens', tokensIn: 12, tokensOut: 52, decodeMs: 80.5 },
  dropped: { kind: 'dropped', code: 'QUEUE_FULL_DROP_LRU', message: 'The queue was full.', ...NO_USAGE },
  failed: { kind: 'failed', code: 'WORKER_RESET', message: 'The replica died.', ...NO_USAGE },
} as const satisfies Record<Outcome['kind'], Outcome>;

export function end(store: Store, task: StoredTask, kind: Outcome['kind'], firstTokenAt?: number, session?: StoredSession): Promise<boolean> {
  return store.tasks.transition({
    taskId: task.spec.taskId,
    revision: task.revision,
    change: {
      to: kind,
      outcome: OUTCOMES[kind],
      endedAt: 1_700_000_002_000,
      ...(firstTokenAt === undefined ? {} : { firstTokenAt }),
      ...(session === undefined ? {} : { session }),
    },
  });
}

/** A task that was brought to `state` along the lifecycle's edges. */
export async function taskIn(store: Store, state: TaskState, wishes: TaskWishes = {}): Promise<StoredTask> {
  const task = await created(store, wishes);
  if (state === 'queued') return task;
  await start(store, task);
  const running = await found(store, task.spec.taskId);
  if (state === 'running') return running;
  await end(store, running, state);
  return found(store, task.spec.taskId);
}

export const ids = (tasks: readonly TaskSummary[]): readonly string[] => tasks.map((task) => task.spec.taskId);

export interface Stores {
  /** An empty store of the test's own. */
  fresh(): Promise<Store>;
  /** Closes the store and opens its place again. */
  again(store: Store): Promise<Store>;
}
