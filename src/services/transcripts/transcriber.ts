import { Recording, type RecordedFrame } from '../../domain/artifact/recording.js';
import { DomainError } from '../../domain/errors.js';
import { isResultInput } from '../../domain/task/task.js';
import type { Clock, Timer } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import { StoreFault, type StoredTask, type TaskStore, type TokenLog } from '../../ports/store.js';
import { textDigest } from '../../lib/text-digest.js';
import { endedTask, transcriptInput, type Recorder, type Transcript } from './transcript.js';

/** Where transcripts go: the artifacts. Throws TOO_LARGE, and ADMISSION_REJECT with the label artifact_quota. */
export interface TraceStore {
  create(
    trace: { readonly kind: 'trace'; readonly content: Readonly<Record<string, unknown>>; readonly tags: readonly string[]; readonly metadata: Readonly<Record<string, string>> },
    by: 'daemon',
  ): Promise<{ readonly id: string }>;
}

/** Transcripts that are made at the same time: so many go into one sync of the disk. */
const AT_ONCE = 32;
/** Between two looks for what is due while little is: tasks that end within it are read together. */
const PACE_MS = 100;
const RETRY_MS = 5_000;
/** Of a token log that is read at once; what has more is made alone. */
const PAGE_BYTES = 262_144;

/**
 * Writes the transcripts of tasks that have ended, behind everything else: no end waits for it. Requirement: ORCH-3072.
 *
 * What is due stands in the store, written with the end itself; this class holds no list. So a crash, a full disk and a shutdown
 * lose nothing: what was not made is still due. A transcript is made from the disk alone, and one that is made twice is the same
 * artifact. Memory: AT_ONCE transcripts of one page, and one larger one.
 */
export class Transcriber {
  private asked = false;
  private planned: Timer | 'soon' | undefined;
  private round: Promise<void> | undefined;
  private notBefore = -Infinity;
  private large: Promise<unknown> = Promise.resolve();
  private failing = false;
  private refused = false;
  private stopped = false;

  constructor(
    private readonly parts: {
      readonly tasks: TaskStore;
      readonly log: TokenLog;
      readonly artifacts: TraceStore;
      /** The transcript as the contract has it. */
      readonly toContent: (transcript: Transcript) => Readonly<Record<string, unknown>>;
      readonly recorder: Recorder;
      /** Whether any are to be made. Else what an earlier run left due is due no more. */
      readonly kept: boolean;
      /** Whether they hold prompts. */
      readonly prompts: boolean;
      /** Of one artifact. */
      readonly maxBytes: number;
      readonly clock: Clock;
      readonly logger: Logger;
    },
  ) {}

  /** A task has ended whose transcript is due; or some may be, of an earlier run. */
  due(): void {
    this.asked = true;
    this.plan();
  }

  /** Makes what is being made, and no more; the rest is due at the next start. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (typeof this.planned === 'object') this.planned.cancel();
    await this.round;
  }

  private plan(): void {
    if (this.stopped || this.planned !== undefined || this.round !== undefined) return;
    const { clock } = this.parts;
    const restMs = this.notBefore - clock.monotonic();
    this.planned = 'soon';
    if (restMs > 0) this.planned = clock.schedule(restMs, this.begin);
    else clock.soon(this.begin);
  }

  private readonly begin = (): void => {
    this.planned = undefined;
    if (this.stopped) return;
    this.asked = false;
    this.round = this.makeSome().then((restMs) => {
      this.notBefore = this.parts.clock.monotonic() + restMs;
      this.round = undefined;
      if (this.asked) this.plan();
    });
  };

  /** Resolves with how long to rest before the next time, ms. */
  private async makeSome(): Promise<number> {
    try {
      const tasks = await this.parts.tasks.traceDue(AT_ONCE);
      for (const made of await Promise.allSettled(tasks.map((task) => this.make(task)))) if (made.status === 'rejected') throw made.reason;
      // More may be due than was asked for, or than went into one answer.
      if (tasks.length > 0) this.asked = true;
      if (this.failing && tasks.length > 0) this.parts.logger.info('Transcripts are stored again.');
      this.failing = false;
      return tasks.length === AT_ONCE ? 0 : PACE_MS;
    } catch (cause) {
      if (!this.failing) {
        this.parts.logger.error('Transcripts cannot be stored; it is tried again until they can. Is the disk of data_dir full?', {}, cause);
      }
      this.failing = true;
      this.asked = true;
      return RETRY_MS;
    }
  }

  /** Rejects with what may pass; what will not makes the transcript undue. */
  private async make(task: StoredTask): Promise<void> {
    const { tasks, kept, logger } = this.parts;
    const { taskId } = task.spec;
    let traceId: string | undefined;
    try {
      if (kept) traceId = await this.store(task);
      this.refused = false;
    } catch (cause) {
      if (mayPass(cause)) throw cause;
      const fields = { job_id: taskId, correlation_id: task.correlationId };
      if (!(cause instanceof DomainError)) logger.error('The transcript of a task cannot be made; it will have none.', fields, cause);
      else if (!this.refused) logger.warn(`The transcript of a task was refused, and it will have none; others may follow unsaid. ${cause.message}`, fields);
      this.refused ||= cause instanceof DomainError;
    }
    // Nobody waits for it: where it is lost the same artifact is made once more.
    tasks.traced(taskId, traceId, 'with_next').catch(() => this.due());
  }

  private async store(task: StoredTask): Promise<string> {
    const { log } = this.parts;
    const { taskId, input } = task.spec;
    // Of a result nothing is kept but its size and its digest.
    const recording = new Recording(task.admittedAt, isResultInput(input) ? 0 : this.parts.maxBytes);
    const [extent, frames] = await Promise.all([log.extent(taskId), log.frames(taskId, 0, PAGE_BYTES)]);
    if (extent.first > 0) throw new Error('its tokens were removed before it was made');
    for (const frame of frames) recording.add(frame);
    if (recording.tokens === extent.next) return this.storeRecorded(task, recording);
    const before = this.large;
    const turn = before.then(() => this.storeLarge(task, recording, extent.next));
    this.large = turn.catch(() => undefined);
    return turn;
  }

  private async storeLarge(task: StoredTask, recording: Recording, tokens: number): Promise<string> {
    while (recording.tokens < tokens) {
      const frames = await this.parts.log.frames(task.spec.taskId, recording.tokens, PAGE_BYTES);
      if (frames.length === 0) throw new Error(`its log ends after ${recording.tokens} of ${tokens} tokens`);
      for (const frame of frames) recording.add(frame);
    }
    return this.storeRecorded(task, recording);
  }

  private async storeRecorded(stored: StoredTask, recording: Recording): Promise<string> {
    const { recorder, prompts } = this.parts;
    const task = endedTask(stored);
    if (task === undefined) throw new Error('it has not ended');
    const { tokens, frames, bytes } = recording;
    const { input } = stored.spec;
    const sha256 = recording.finish();
    const isResult = isResultInput(input);
    const create = (shown: readonly RecordedFrame[], withPrompt: boolean): Promise<string> =>
      this.create({
        recorder,
        task,
        input: transcriptInput(input, withPrompt),
        frames: shown,
        tokens: isResult ? 0 : tokens,
        textSha256: isResult ? OF_NOTHING : sha256,
        ...(isResult && tokens > 0 ? { result: { bytes, sha256 } } : {}),
      });
    const brief = (): Promise<string> => create([], false);
    if (frames === undefined && !isResult) return brief();
    try {
      return await create(isResult ? [] : (frames ?? []), prompts);
    } catch (cause) {
      if (cause instanceof DomainError && cause.code === 'TOO_LARGE') return brief();
      throw cause;
    }
  }

  private async create(transcript: Transcript): Promise<string> {
    const { artifacts, toContent } = this.parts;
    const { spec, engineVersion, poolId, replicaId } = transcript.task;
    const { id } = await artifacts.create(
      {
        kind: 'trace',
        content: toContent(transcript),
        tags: ['sse', 'stream', `task:${spec.taskId}`, `session:${spec.sessionId}`],
        metadata: {
          // In the order of canonical JSON, as the content.
          engine: spec.engine,
          ...(engineVersion === undefined ? {} : { engine_version: engineVersion }),
          pool_id: poolId,
          ...(replicaId === undefined ? {} : { replica_id: replicaId }),
        },
      },
      'daemon',
    );
    return id;
  }
}

const OF_NOTHING = textDigest('');

/** A disk that is full or fails may work again; a refusal, damage and a defect stay what they are. */
const mayPass = (cause: unknown): boolean => cause instanceof StoreFault && cause.kind !== 'corrupt' && cause.kind !== 'defect';
