import { DomainError } from '../../domain/errors.js';

/** Thrown by lookups: the id was never admitted here. */
export const unknownTask = (taskId: string): DomainError =>
  new DomainError({
    code: 'NOT_FOUND',
    field: 'id',
    message: `No task ${taskId} is known here. Check the id; POST /v1/tasks answers the one that it took.`,
  });
