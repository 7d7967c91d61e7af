import type { AttemptTimings } from '../../domain/scheduling/event.js';
import { allowance, type Allowance } from '../../domain/session/grant.js';
import type { Price } from '../../domain/session/budget.js';
import { isResultInput, type CompletionInput } from '../../domain/task/task.js';
import type { Clock } from '../../ports/clock.js';
import { EngineError, type Engine, type TokenSink } from '../../ports/engine.js';
import type { TokenLog } from '../../ports/store.js';
import type { ReplicaLabels, Telemetry } from '../../ports/telemetry.js';
import type { AttemptResult } from '../pools/breakers.js';
import { promisedStart } from '../streams/ended-stream.js';
import type { ActiveTask } from './active-task.js';
import { opening } from './open-log.js';
import { DeliveredPrefix, DifferentText } from './prefix.js';
import { kvHintOf, outputLimit, type Beginning } from './resumption.js';

/** How an attempt went. `aborted`: somebody decided the task's end, or the daemon is closing; the engine's slot is free. */
export type AttemptEnd =
  /** `decodeMs`: where something was decoded. */
  | { readonly kind: 'completed'; readonly finish: 'stop' | 'length'; readonly decodeMs?: number }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'failed'; readonly error: EngineError; readonly tokensSeen: boolean };

/** An attempt under way, of whatever workload. */
export interface AttemptRun {
  run(): Promise<AttemptEnd>;
  timings(): AttemptTimings;
}

/** Tokens between two reports to the scheduler and the counters: none of that is paid per token. */
const REPORT_EVERY = 64;

/**
 * One attempt of one completion on one replica: engine → stream.
 *
 * The only suspension points are the token log's `open` and the row (for a repeated attempt) and the engine's `generate`. Tokens pass
 * synchronously; an end that is decided elsewhere aborts the signal and is final at once, because the stream is frozen.
 */
export class Attempt implements AttemptRun, TokenSink {
  private readonly abort = new AbortController();
  private readonly beganAt: number;
  private prefix: DeliveredPrefix | undefined;
  private tokens = 0;
  private reported = 0;
  private firstTokenMono: number | undefined;
  /** Tokens that this attempt continues; 0 where it makes its text from the start. And how long they took. */
  private continued = 0;
  private continuedMs = 0;
  /** The prompt's own, and what the engine takes in: where it continues a text, that as well. */
  private promptTokens: number;
  private takenIn: number;
  private cachedTokens: number | undefined;
  private fault: EngineError | undefined;
  /** Set where the engine found a longer prompt than was counted: then its own limit of tokens is too high. */
  private allowed: Allowance | undefined;

  constructor(
    private readonly active: ActiveTask,
    private readonly input: CompletionInput,
    private readonly engine: Engine,
    private readonly labels: ReplicaLabels,
    private readonly beginning: Beginning,
    private readonly parts: {
      readonly log: TokenLog;
      readonly clock: Clock;
      readonly telemetry: Telemetry;
      /** Where given, the attempt asks for nothing before its row is durable. */
      readonly written: Promise<void> | undefined;
      /** Of the pool's model. */
      readonly price: Price | undefined;
      readonly onProgress: (tokensOut: number) => void;
      /** The budget allows no further token: the attempt is to be ended. */
      readonly onSpent: (limit: Allowance['boundBy']) => void;
    },
  ) {
    this.beganAt = parts.clock.monotonic();
    this.promptTokens = active.task.promptTokens;
    this.takenIn = this.promptTokens;
    active.attempt = this;
  }

  async run(): Promise<AttemptEnd> {
    const { active, engine } = this;
    const { spec } = active.task;
    try {
      const continueFrom = await this.beginStream();
      const result = await engine.generate(
        {
          taskId: spec.taskId,
          input: this.input,
          maxTokens: outputLimit(active.task) - this.continued,
          seed: spec.seed,
          sampling: spec.sampling,
          stop: spec.stop,
          responseFormat: spec.responseFormat,
          kvHint: kvHintOf(spec),
          ...(continueFrom === undefined ? {} : { continueFrom }),
        },
        this,
        this.abort.signal,
      );
      if (this.fault !== undefined) throw this.fault;
      this.prefix?.finish();
      this.cachedTokens = result.cachedTokens ?? this.cachedTokens;
      this.takenIn = result.tokensIn;
      if (this.continued === 0) this.promptTokens = result.tokensIn;
      const decodeMs = this.continuedMs + Math.round(result.decodeMs);
      this.active.usage = { tokensIn: this.promptTokens, tokensOut: this.continued + result.tokensOut, decodeMs };
      return { kind: 'completed', finish: result.finish, decodeMs: result.decodeMs };
    } catch (cause) {
      if (this.fault === undefined && this.abort.signal.aborted) return { kind: 'aborted' };
      return { kind: 'failed', error: this.fault ?? asEngineError(cause), tokensSeen: this.tokens > 0 };
    } finally {
      active.attempt = undefined;
      this.report();
    }
  }

  cut(): void {
    this.report();
    this.abort.abort();
  }

  timings(): AttemptTimings {
    const { firstTokenMono: first } = this;
    return {
      promptTokens: this.takenIn,
      tokensOut: this.tokens,
      ...(this.continued === 0 ? {} : { textTokens: this.continued + this.tokens }),
      ...(this.cachedTokens === undefined ? {} : { prefilledTokens: Math.max(0, this.takenIn - this.cachedTokens) }),
      ...(first === undefined ? {} : { firstTokenMs: first - this.beganAt, decodeMs: this.parts.clock.monotonic() - first }),
    };
  }

  prompt(tokensIn: number, cachedTokens: number): void {
    this.takenIn = tokensIn;
    this.cachedTokens = cachedTokens;
    // The engine's word counts: it may have dropped the session's cache, or come back without it.
    if (cachedTokens === 0) this.active.warm = false;
    if (this.continued === 0) this.counted(tokensIn);
  }

  /** The prompt's own tokens are known. */
  private counted(tokensIn: number): void {
    this.promptTokens = tokensIn;
    this.active.usage = { ...this.active.usage, tokensIn };
    const { grant, promptTokens } = this.active.task;
    if (grant === undefined || tokensIn <= promptTokens) return;
    const left = allowance(grant, tokensIn, this.parts.price);
    if (left.outputTokens >= grant.outputTokens) return;
    this.allowed = left;
    this.checkAllowed();
  }

  token(text: string): void {
    if (this.fault !== undefined) return;
    if (this.tokens++ === 0) this.noteFirst();
    if (this.tokens - this.reported >= REPORT_EVERY) this.report();
    if (this.prefix === undefined) this.active.stream.append(text);
    else this.appendFresh(text, this.prefix);
    if (this.allowed !== undefined) this.checkAllowed();
  }

  backpressure(): Promise<void> | undefined {
    return this.active.stream.backpressure();
  }

  private appendFresh(text: string, prefix: DeliveredPrefix): void {
    try {
      const fresh = prefix.strip(text);
      if (fresh !== '') this.active.stream.append(fresh);
      if (prefix.done) this.prefix = undefined;
    } catch (cause) {
      // Thrown into the engine's own loop it would look like the engine's failure: keep it, and stop the engine.
      this.fault = asEngineError(cause);
      this.abort.abort();
    }
  }

  private checkAllowed(): void {
    const { allowed, fault } = this;
    if (allowed === undefined || fault !== undefined || this.continued + this.tokens < allowed.outputTokens) return;
    this.report();
    this.parts.onSpent(allowed.boundBy);
  }

  /** Takes the stream for this attempt. Resolves with the text that it continues, if it does. */
  private async beginStream(): Promise<string | undefined> {
    const { task, stream } = this.active;
    const { log } = this.parts;
    if (task.attempt === 1 && !stream.restored) {
      // Nothing can be in the log yet, and no earlier epoch has it: the first append opens it.
      stream.begin(task.attempt, 0, promisedStart(task));
      return undefined;
    }
    const open = (): Promise<number> => log.open(task.spec.taskId, task.attempt);
    const durable = await opening(open(), open, this.parts.clock, this.abort.signal);
    await this.parts.written;
    const texts = durable === 0 ? [] : await readAll(log, task.spec.taskId, durable);
    stream.begin(task.attempt, durable, promisedStart(task));
    if (this.beginning === 'continued') return this.continueFrom(texts);
    if (durable > 0) this.prefix = new DeliveredPrefix(texts, task.continuedFrom !== undefined);
    return undefined;
  }

  /** A piece counts as a token, as in the stream: how many the engine made of it nobody knows any more. */
  private continueFrom(texts: readonly string[]): string {
    const { usage, task } = this.active;
    this.continued = texts.length;
    this.continuedMs = usage.decodeMs;
    this.counted(usage.tokensIn === 0 ? task.promptTokens : usage.tokensIn);
    this.parts.onProgress(this.continued);
    return texts.join('');
  }

  private noteFirst(): void {
    const { clock, telemetry } = this.parts;
    this.firstTokenMono = clock.monotonic();
    if (this.active.firstTokenAt !== undefined) return;
    this.active.firstTokenAt = clock.wall();
    telemetry.firstToken(this.labels, this.active.task.spec.priority, this.firstTokenMono - this.beganAt);
  }

  private report(): void {
    if (this.tokens === this.reported) return;
    this.parts.telemetry.tokensOut(this.labels, this.tokens - this.reported);
    this.reported = this.tokens;
    const decodeMs = this.firstTokenMono === undefined ? 0 : Math.round(this.parts.clock.monotonic() - this.firstTokenMono);
    const tokensOut = this.continued + this.tokens;
    this.active.usage = { tokensIn: this.promptTokens, tokensOut, decodeMs: this.continuedMs + decodeMs };
    this.parts.onProgress(tokensOut);
  }
}

/** For the breakers. A text that differs is the task's misfortune: the engine is as well as before. */
export function attemptResult({ ending, task }: ActiveTask, run: AttemptRun, end: AttemptEnd): AttemptResult {
  const firstTokenMs = isResultInput(task.spec.input) ? 0 : run.timings().firstTokenMs;
  if (end.kind !== 'failed' || ending) return { aborted: end.kind === 'aborted' || ending, firstTokenMs };
  return end.error instanceof DifferentText ? { aborted: true, firstTokenMs } : { code: end.error.code, aborted: false, firstTokenMs };
}

export const asEngineError = (cause: unknown): EngineError =>
  cause instanceof EngineError
    ? cause
    : new EngineError('INTERNAL', `The attempt failed inside the daemon: ${cause instanceof Error ? cause.message : String(cause)}`, {
        cause,
      });

/** Delivered text of one stream: at most its max_tokens, and only while a cut-off attempt is made again. */
async function readAll(log: TokenLog, taskId: string, count: number): Promise<readonly string[]> {
  const texts: string[] = [];
  while (texts.length < count) {
    const page = await log.read(taskId, texts.length, 1_048_576);
    if (page.length === 0) break;
    for (const text of page) texts.push(text);
  }
  return texts;
}
