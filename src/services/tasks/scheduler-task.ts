import type { SchedulerTask } from '../../domain/scheduling/event.js';
import { mostOutput } from '../../domain/task/task.js';
import type { Clock } from '../../ports/clock.js';
import type { StoredTask } from '../../ports/store.js';

/** What the scheduler needs of a stored task; its deadline counts from admission, on the wall clock. `weight`: its flow's. */
export function schedulerTask(
  task: Pick<StoredTask, 'spec' | 'owner' | 'admittedAt' | 'promptTokens' | 'grant'>,
  clock: Clock,
  affinity: SchedulerTask['affinity'],
  weight: number,
): SchedulerTask {
  const { spec } = task;
  const remaining = task.admittedAt + spec.deadlineMs - clock.wall();
  return {
    taskId: spec.taskId,
    sessionId: spec.sessionId,
    flow: flowOf(task.owner, spec.sessionId),
    weight,
    priority: spec.priority,
    engine: spec.engine,
    modelRef: spec.modelRef,
    workload: spec.workload,
    ctx: spec.ctx,
    placement: spec.placement,
    promptTokens: task.promptTokens,
    maxTokens: task.grant?.outputTokens ?? mostOutput(spec),
    deadlineAt: clock.monotonic() + remaining,
    ...(spec.expectedTokens === undefined ? {} : { expectedTokens: spec.expectedTokens }),
    ...(affinity === undefined ? {} : { affinity }),
  };
}

/** Whose share a task is served from: an API key's, else its session's. */
export const flowOf = (owner: string, sessionId: string): string => (owner === 'loopback' ? `session:${sessionId}` : `key:${owner}`);
