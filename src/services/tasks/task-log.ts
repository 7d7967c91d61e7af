import type { StoredTask } from '../../ports/store.js';

/** What every log line about a task bears. Never its prompt or text. */
export const logFields = (task: StoredTask) => ({
  correlation_id: task.correlationId,
  job_id: task.spec.taskId,
  session_id: task.spec.sessionId,
  engine: task.spec.engine,
  pool_id: task.poolId,
  ...(task.engineVersion === undefined ? {} : { engine_version: task.engineVersion }),
  ...(task.replicaId === undefined ? {} : { replica_id: task.replicaId }),
});
