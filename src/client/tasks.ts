import type { AdmissionResponse, Task, TaskEvent, TaskList, TaskRequest, TaskResult, operations } from '../../generated/data.js';
import { answerOf, authorization, done, type Calls, type CallSettings } from './calls.js';
import { ConnectionError, OrchestratordError } from './errors.js';
import { DEFAULT_GIVE_UP_AFTER_MS, Patience, type OnRetry } from './retry.js';
import { DEFAULT_IDLE_TIMEOUT_MS, taskEvents } from './stream/task-events.js';

export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** For what goes on trying. Durations are milliseconds. */
export interface RetryOptions extends CallOptions {
  /** How long to go on where nothing is got in between. Default 300 000. */
  readonly giveUpAfterMs?: number;
  /** Told before each new try: why, and after how long it will be. */
  readonly onRetry?: OnRetry;
}

export interface CreateOptions extends RetryOptions {
  /** Whether a task that is refused for now (429, 503) is handed over again when the daemon says that it may be. Default false. */
  readonly retryRefused?: boolean;
}

export interface StreamOptions extends RetryOptions {
  /** The id of the last event that the reader has; it goes on after it. */
  readonly lastEventId?: string;
  /** A connection that brings nothing for so long counts as lost. Default 45 000; must be over the daemon's streams.heartbeat_ms (15 000), or a quiet stream counts as lost. */
  readonly idleTimeoutMs?: number;
}

export type TaskQuery = NonNullable<operations['listTasks']['parameters']['query']>;

/** Tasks and their streams. ORCH-3001, ORCH-3011, ORCH-3012, ORCH-3020 to ORCH-3023, ORCH-3030. */
export class Tasks {
  constructor(
    private readonly calls: Calls,
    private readonly settings: CallSettings,
  ) {}

  /**
   * Hands over a task. Without an answer it is handed over again under the same `task_id`, which the daemon takes for the
   * same task. Refusals are thrown, unless `retryRefused` is set.
   */
  async create(body: TaskRequest, { signal, giveUpAfterMs = DEFAULT_GIVE_UP_AFTER_MS, onRetry, retryRefused = false }: CreateOptions = {}): Promise<AdmissionResponse> {
    const patience = new Patience(this.settings.surroundings, giveUpAfterMs, onRetry, signal);
    for (;;) {
      try {
        return await answerOf(this.calls.POST('/v1/tasks', { body, ...withSignal(signal) }), signal);
      } catch (failure) {
        const again = failure instanceof ConnectionError || (retryRefused && failure instanceof OrchestratordError && isRefusal(failure));
        if (!again) throw failure;
        await patience.after(failure);
      }
    }
  }

  get(id: string, { signal }: CallOptions = {}): Promise<Task> {
    return answerOf(this.calls.GET('/v1/tasks/{id}', { params: { path: { id } }, ...withSignal(signal) }), signal);
  }

  /** What an embedding or a rerank came to. Throws CONFLICT, and `retriable`, while it has not ended; STREAM_EXPIRED. ORCH-3092. */
  result(id: string, { signal }: CallOptions = {}): Promise<TaskResult> {
    return answerOf(this.calls.GET('/v1/tasks/{id}/result', { params: { path: { id } }, ...withSignal(signal) }), signal);
  }

  /** Final: when it resolves, no reader gets another token. */
  cancel(id: string, { signal }: CallOptions = {}): Promise<void> {
    return done(this.calls.POST('/v1/tasks/{id}/cancel', { params: { path: { id } }, ...withSignal(signal) }), signal);
  }

  /** One page, newest first; `next_cursor` as `cursor` gives the next. */
  list(query: TaskQuery = {}, { signal }: CallOptions = {}): Promise<TaskList> {
    return answerOf(this.calls.GET('/v1/tasks', { params: { query }, ...withSignal(signal) }), signal);
  }

  /**
   * The task's events, each once and in order, over as many connections as it takes. Ends after `end` or `error`. It is read as
   * fast as it is asked for events: who stops asking slows the daemon's sending to him, and nobody else's. To leave the loop
   * closes the connection. Throws OrchestratordError where the daemon refuses for good (NOT_FOUND, STREAM_EXPIRED),
   * ConnectionError where it could not be reached for `giveUpAfterMs`, StreamGapError where a token is missing.
   */
  stream(id: string, options: StreamOptions = {}): AsyncGenerator<TaskEvent, void, undefined> {
    const { url, apiKey, surroundings } = this.settings;
    const target = `${url}/v1/tasks/${encodeURIComponent(id)}/stream`;
    return taskEvents({
      taskId: id,
      lastEventId: options.lastEventId,
      signal: options.signal,
      giveUpAfterMs: options.giveUpAfterMs ?? DEFAULT_GIVE_UP_AFTER_MS,
      idleTimeoutMs: options.idleTimeoutMs ?? DEFAULT_IDLE_TIMEOUT_MS,
      onRetry: options.onRetry,
      surroundings,
      request: (lastEventId, signal) =>
        new Request(target, {
          headers: { accept: 'text/event-stream', ...authorization(apiKey), ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
          redirect: 'error',
          signal,
        }),
    });
  }

  /** `create`, then `stream`. To leave the loop leaves the task running, unless its `on_disconnect` says otherwise. */
  async *run(body: TaskRequest, options: CreateOptions & Omit<StreamOptions, 'lastEventId'> = {}): AsyncGenerator<TaskEvent, void, undefined> {
    const { task_id: id } = await this.create(body, options);
    yield* this.stream(id, options);
  }
}

/** An `undefined` signal is not the same as none. */
export const withSignal = (signal: AbortSignal | undefined): { readonly signal?: AbortSignal } => (signal === undefined ? {} : { signal });

const isRefusal = ({ status }: OrchestratordError): boolean => status === 429 || status === 503;
