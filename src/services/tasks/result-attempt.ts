import type { AttemptTimings } from '../../domain/scheduling/event.js';
import type { ResultInput } from '../../domain/task/task.js';
import type { Clock } from '../../ports/clock.js';
import type { Engine } from '../../ports/engine.js';
import type { TokenLog } from '../../ports/store.js';
import { promisedStart } from '../streams/ended-stream.js';
import type { ActiveTask } from './active-task.js';
import { asEngineError, type AttemptEnd, type AttemptRun } from './attempt.js';
import { opening } from './open-log.js';
import { resultPieces, storedTokensIn, type EngineAnswer } from './result-text.js';

/**
 * One attempt of an embedding or a rerank on one replica: the engine answers once, and the answer becomes the stream's whole content.
 * Requirements: ORCH-3091, ORCH-3093.
 *
 * Nothing is compared and nothing continued: either an earlier attempt's result is durable, and this one only says so, or there is
 * none and the engine is asked.
 */
export class ResultAttempt implements AttemptRun {
  private readonly abort = new AbortController();
  private readonly beganAt: number;
  private tokensIn: number;
  private answeredAt: number | undefined;

  constructor(
    private readonly active: ActiveTask,
    private readonly input: ResultInput,
    private readonly engine: Engine,
    private readonly parts: { readonly log: TokenLog; readonly clock: Clock },
  ) {
    this.beganAt = parts.clock.monotonic();
    this.tokensIn = active.task.promptTokens;
    active.attempt = this;
  }

  async run(): Promise<AttemptEnd> {
    const { active, abort, parts } = this;
    const { clock, log } = parts;
    try {
      const durable = await this.beginStream();
      if (durable > 0) return this.completed((await storedTokensIn(log, active.id, durable)) ?? this.tokensIn);
      const answer = this.counted(await this.ask());
      this.answeredAt = clock.monotonic();
      const pieces = await resultPieces(active.task.spec, answer, () => new Promise((resolve) => clock.soon(resolve)));
      if (abort.signal.aborted) return { kind: 'aborted' };
      active.firstTokenAt ??= clock.wall();
      // In one go, so that they are one append.
      for (const piece of pieces) active.stream.append(piece);
      return this.completed(answer.result.tokensIn);
    } catch (cause) {
      if (abort.signal.aborted) return { kind: 'aborted' };
      return { kind: 'failed', error: asEngineError(cause), tokensSeen: false };
    } finally {
      active.attempt = undefined;
    }
  }

  cut(): void {
    this.abort.abort();
  }

  /** The answer comes whole: to the scheduler that is its first token, and nothing is decoded after it. */
  timings(): AttemptTimings {
    const { answeredAt, beganAt, tokensIn } = this;
    return { promptTokens: tokensIn, tokensOut: 0, ...(answeredAt === undefined ? {} : { firstTokenMs: answeredAt - beganAt }) };
  }

  private completed(tokensIn: number): AttemptEnd {
    this.tokensIn = tokensIn;
    this.active.usage = { tokensIn, tokensOut: 0, decodeMs: 0 };
    return { kind: 'completed', finish: 'stop' };
  }

  private async ask(): Promise<EngineAnswer> {
    const { engine, input, active, abort } = this;
    const taskId = active.id;
    switch (input.kind) {
      case 'texts':
        return { kind: 'embeddings', wanted: input.texts.length, result: await engine.embed({ taskId, texts: input.texts }, abort.signal) };
      case 'documents': {
        const { query, documents } = input;
        return { kind: 'scores', wanted: documents.length, result: await engine.rerank({ taskId, query, documents }, abort.signal) };
      }
    }
  }

  /** Where the engine does not tell its tokens, those that were counted or estimated at admission stand for them. */
  private counted(answer: EngineAnswer): EngineAnswer {
    const tokensIn = answer.result.tokensIn === 0 ? this.tokensIn : answer.result.tokensIn;
    return answer.kind === 'embeddings' ? { ...answer, result: { ...answer.result, tokensIn } } : { ...answer, result: { ...answer.result, tokensIn } };
  }

  /** Takes the stream for this attempt. Resolves with the pieces that it holds. */
  private async beginStream(): Promise<number> {
    const { task, stream } = this.active;
    const { log, clock } = this.parts;
    const open = (): Promise<number> => log.open(task.spec.taskId, task.attempt);
    const durable = await opening(open(), open, clock, this.abort.signal);
    stream.begin(task.attempt, durable, promisedStart(task));
    return durable;
  }
}
