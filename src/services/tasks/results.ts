import { DomainError } from '../../domain/errors.js';
import type { Outcome } from '../../domain/task/outcome.js';
import { isResultInput } from '../../domain/task/task.js';
import type { StoredTask, TaskStore, TokenLog } from '../../ports/store.js';
import type { Dispatcher } from './dispatcher.js';
import { unknownTask } from './unknown-task.js';

/** When to ask again for what runs. */
const ASK_AGAIN_MS = 1_000;
const PAGE_BYTES = 1_048_576;

/** Reads of what embeddings and reranks came to. Requirement: ORCH-3092. */
export class Results {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly tasks: Pick<TaskStore, 'find'>,
    private readonly log: Pick<TokenLog, 'extent' | 'read'>,
  ) {}

  /**
   * As JSON, the bytes that were stored. Throws NOT_FOUND; INVALID_PARAMS for a completion; CONFLICT where there is no result yet (then it may
   * be retried) or never; STREAM_EXPIRED.
   */
  async read(taskId: string): Promise<Uint8Array> {
    const task = this.dispatcher.find(taskId)?.task ?? (await this.tasks.find(taskId));
    if (task === undefined) throw unknownTask(taskId);
    if (!isResultInput(task.spec.input)) throw noResult(taskId);
    if (task.outcome === undefined) throw this.notEnded(taskId);
    if (task.outcome.kind !== 'completed') throw endedOtherwise(task, task.outcome);
    const { first, next } = await this.log.extent(taskId);
    if (first > 0 || next === 0) throw expired(task);
    const pieces: string[] = [];
    while (pieces.length < next) {
      const page = await this.log.read(taskId, pieces.length, PAGE_BYTES);
      if (page.length === 0) throw expired(task);
      for (const piece of page) pieces.push(piece);
    }
    return Buffer.from(pieces.join(''));
  }

  private notEnded(taskId: string): DomainError {
    const standing = this.dispatcher.standing(taskId);
    return new DomainError({
      code: 'CONFLICT',
      field: 'id',
      message: `Task ${taskId} has not ended, so it has no result yet. Read its stream, or ask again.`,
      retriable: true,
      retryAfterMs: Math.max(ASK_AGAIN_MS, standing?.kind === 'queued' ? standing.predictedStartMs : 0),
    });
  }
}

const noResult = (taskId: string): DomainError =>
  new DomainError({
    code: 'INVALID_PARAMS',
    field: 'id',
    message: `Task ${taskId} is a completion, which has no result: what it makes is the text of its stream. Read GET /v1/tasks/${taskId}/stream.`,
  });

const endedOtherwise = ({ spec }: StoredTask, outcome: Exclude<Outcome, { kind: 'completed' }>): DomainError =>
  new DomainError({
    code: 'CONFLICT',
    field: 'id',
    engine: spec.engine,
    retriable: false,
    message: `Task ${spec.taskId} ended without a result: ${said(outcome)} GET /v1/tasks/${spec.taskId} shows it. Submit it again under a new task_id.`,
  });

function said(outcome: Exclude<Outcome, { kind: 'completed' }>): string {
  switch (outcome.kind) {
    case 'canceled':
      return outcome.by === 'client' ? 'it was canceled by a client.' : 'it was canceled because its last reader left.';
    case 'deadline':
      return outcome.where === 'queue' ? 'its deadline passed in the queue.' : 'its deadline passed while it ran.';
    case 'budget':
      return `its budget of ${outcome.limit} was spent.`;
    case 'dropped':
    case 'failed':
      return `${outcome.kind} with ${outcome.code}. ${outcome.message}`;
  }
}

const expired = ({ spec }: StoredTask): DomainError =>
  new DomainError({
    code: 'STREAM_EXPIRED',
    field: 'id',
    engine: spec.engine,
    retriable: false,
    message: `The result of task ${spec.taskId} is no longer kept (retention). Submit the task again under a new task_id to have it made again.`,
  });
