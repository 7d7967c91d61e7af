import { DomainError } from '../../domain/errors.js';
import type { StoredTask, TaskStore } from '../../ports/store.js';
import type { Dispatcher } from '../tasks/dispatcher.js';
import { unknownTask } from '../tasks/unknown-task.js';

/** Where transcripts are read: the artifacts. Throws ARTIFACT_DAMAGED. */
export interface TraceReader {
  read(id: string): Promise<{ readonly bytes: Uint8Array } | undefined>;
}

/** When to ask again for what is still to come. */
const ASK_AGAIN_MS = 1_000;

/** Reads of transcripts. Requirement: ORCH-3072. */
export class Transcripts {
  constructor(
    private readonly parts: {
      readonly dispatcher: Dispatcher;
      readonly tasks: TaskStore;
      readonly artifacts: TraceReader;
      /** Whether this daemon makes any. */
      readonly kept: boolean;
    },
  ) {}

  /** As JSON, the bytes that were stored. Throws NOT_FOUND, and says whether it may come, and ARTIFACT_DAMAGED. */
  async read(taskId: string): Promise<Uint8Array> {
    const { dispatcher, tasks, artifacts } = this.parts;
    if (dispatcher.find(taskId) !== undefined) throw notEnded(taskId);
    const task = await tasks.find(taskId);
    if (task === undefined) throw unknownTask(taskId);
    if (task.traceId === undefined) throw this.withoutTrace(taskId, task);
    const artifact = await artifacts.read(task.traceId);
    if (artifact === undefined) {
      throw none(`The transcript of task ${taskId} was deleted, or made room for others; the task itself is still known: GET /v1/tasks/${taskId}.`);
    }
    return contentOf(artifact.bytes);
  }

  private withoutTrace(taskId: string, task: StoredTask): DomainError {
    if (task.outcome === undefined) return notEnded(taskId);
    if (task.traceDue === true) return later(`Task ${taskId} has ended, and its transcript is being written. Ask again shortly.`);
    if (!this.parts.kept) return none(`Task ${taskId} has no transcript: this server keeps none. An operator can change that (transcripts.store).`);
    return none(`Task ${taskId} has no transcript: it ended before any were kept, or there was no room for it. The server's log says which.`);
  }
}

const notEnded = (taskId: string): DomainError => later(`Task ${taskId} has not ended, and its transcript is made at its end. Read its stream, and ask again then.`);

const later = (message: string): DomainError =>
  new DomainError({ code: 'NOT_FOUND', field: 'id', message, retriable: true, retryAfterMs: ASK_AGAIN_MS });

const none = (message: string): DomainError => new DomainError({ code: 'NOT_FOUND', field: 'id', message });

const BEFORE = '{"content":';
/** In canonical JSON what follows the content of a trace. Of its metadata and tags nothing looks like that: they are texts, their quotes escaped. */
const AFTER = ',"kind":"trace","metadata":{';

/** A part of the artifact's bytes, so that a transcript of megabytes is not parsed on its way out. */
function contentOf(artifact: Uint8Array): Uint8Array {
  const bytes = Buffer.from(artifact.buffer, artifact.byteOffset, artifact.length);
  const end = bytes.lastIndexOf(AFTER);
  if (end < 0 || bytes.indexOf(BEFORE) !== 0) throw new Error('The artifact that a task names as its transcript is none.');
  return bytes.subarray(BEFORE.length, end);
}
