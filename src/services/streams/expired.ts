import { DomainError } from '../../domain/errors.js';
import type { TaskSummary } from '../../ports/store.js';

/** What a reader is told who lacks tokens that retention has removed. Requirement: ORCH-3068. */
export const streamExpired = ({ spec, state, traceId }: TaskSummary, lastPosition: number | undefined): DomainError =>
  new DomainError({
    code: 'STREAM_EXPIRED',
    ...(lastPosition === undefined ? {} : { field: 'Last-Event-ID' }),
    message:
      `This task has ended (${state}), and its tokens are no longer kept (retention), so that ${lastPosition === undefined ? 'its stream' : 'what follows this event'} cannot be told. ` +
      `GET /v1/tasks/${spec.taskId} tells how it ended${traceId === undefined ? '' : `, and its transcript is the artifact ${traceId}`}.`,
    engine: spec.engine,
    retriable: false,
  });
