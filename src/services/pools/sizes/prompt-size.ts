import { DomainError } from '../../../domain/errors.js';
import { isResultInput, type CompletionInput, type ResultInput, type TaskInput, type TaskSpec } from '../../../domain/task/task.js';
import type { Clock } from '../../../ports/clock.js';
import type { Engine } from '../../../ports/engine.js';
import type { Logger } from '../../../ports/logger.js';
import { inputBytes, mostTokens } from './input-size.js';
import { serves, type Pool } from '../pool.js';
import type { Replica } from '../replica.js';
import { checkTexts } from './text-sizes.js';
import { TokenRates } from './token-rates.js';

const COUNT_TIMEOUT_MS = 2_000;
/** Bytes up to which an estimate is near enough for a prediction. */
const SHORT = 256;

/** Of a prompt, tokens. `atMost` is more than `tokens` where those are estimated. */
interface PromptTokens {
  readonly tokens: number;
  readonly atMost: number;
}

/**
 * Measures a prompt: with the engine's own tokenizer wherever the exact figure matters, which is for a long prompt, near the
 * task's ctx, and where tokens are charged to a budget or a limit. A short prompt of nobody's budget is estimated instead,
 * from what the engines counted before: one more round trip is a fifth of a small task's CPU and a millisecond of its first
 * token's time.
 */
export class PromptSize {
  private readonly rates = new TokenRates();

  constructor(
    private readonly pools: () => readonly Pool[],
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /**
   * `charged`: a budget or a limit of tokens counts. Throws INVALID_PARAMS when prompt and max_tokens, or one of the texts of an
   * embedding or a rerank, exceed ctx.
   */
  async check(spec: Omit<TaskSpec, 'seed'>, charged: boolean): Promise<PromptTokens> {
    const { input } = spec;
    const pools = this.pools().filter((pool) => serves(pool, spec));
    return isResultInput(input) ? this.checkTexts(input, spec.ctx, pools, charged) : this.checkPrompt(spec, input, pools, charged);
  }

  private async checkTexts(input: ResultInput, ctx: number, pools: readonly Pool[], charged: boolean): Promise<PromptTokens> {
    const counted = await checkTexts(input, ctx, charged, (text) => this.count(pools, text));
    if (counted !== undefined) return { tokens: counted, atMost: counted };
    return this.estimate(input, inputBytes(input), pools);
  }

  private async checkPrompt(spec: Omit<TaskSpec, 'seed'>, input: CompletionInput, pools: readonly Pool[], charged: boolean): Promise<PromptTokens> {
    if (spec.maxTokens > spec.ctx) throw tooLong('max_tokens', `max_tokens ${spec.maxTokens} is over ctx ${spec.ctx}.`);
    const bytes = inputBytes(input);
    const atMost = mostTokens(input, bytes);
    const room = spec.ctx - spec.maxTokens;
    if (charged || bytes > SHORT || atMost > room) {
      const counted = await this.count(pools, input);
      if (counted !== undefined) return within(spec, room, counted);
    }
    return this.estimate(input, bytes, pools);
  }

  private estimate(input: TaskInput, bytes: number, pools: readonly Pool[]): PromptTokens {
    const atMost = mostTokens(input, bytes);
    const ids = pools.map(({ id }) => id);
    return { tokens: Math.min(atMost, this.rates.estimate(ids, input.kind, bytes)), atMost };
  }

  /** An engine has run this prompt and says how many tokens it has. */
  learn(poolId: string, input: TaskInput, tokens: number): void {
    const bytes = inputBytes(input);
    // Longer prompts are counted and not estimated; texts to be embedded or ranked are always estimated.
    if (bytes <= SHORT || isResultInput(input)) this.rates.learn(poolId, input.kind, bytes, tokens);
  }

  /** Undefined where nobody can count now: then the engine's own check decides when the task runs. */
  private async count(pools: readonly Pool[], input: CompletionInput): Promise<number | undefined> {
    for (const pool of pools) {
      const replica = pool.replicas.find(canCount);
      if (replica === undefined) continue;
      const limit = new AbortController();
      const timer = this.clock.schedule(COUNT_TIMEOUT_MS, () => limit.abort());
      try {
        const { tokens, exact } = await replica.engine.countTokens(input, limit.signal);
        if (exact) return tokens;
      } catch (cause) {
        this.logger.warn('A prompt could not be counted; its size is checked when it runs.', {
          pool_id: pool.id,
          replica_id: replica.id,
          error: cause instanceof Error ? cause.message : String(cause),
        });
      } finally {
        timer.cancel();
      }
    }
    return undefined;
  }
}

const canCount = (replica: Replica): replica is Replica & { readonly engine: Engine } =>
  replica.ready && replica.engine !== undefined && replica.description?.features.includes('exact_token_count') === true;

function within(spec: Omit<TaskSpec, 'seed'>, room: number, counted: number): PromptTokens {
  if (counted <= room) return { tokens: counted, atMost: counted };
  throw tooLong(
    spec.input.kind,
    `The prompt is ${counted} tokens; with max_tokens ${spec.maxTokens} that is over ctx ${spec.ctx}. Shorten it, or ask for less output or more ctx.`,
  );
}

const tooLong = (field: string, message: string): DomainError => new DomainError({ code: 'INVALID_PARAMS', field, message });
