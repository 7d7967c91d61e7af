import { DomainError } from '../../domain/errors.js';
import type { TaskInput, TaskSpec } from '../../domain/task/task.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import { serves, type Pool } from './pools.js';

/** Tokens that a template may put round one message, and round the whole. */
const TEMPLATE_TOKENS = 64;
/** English text: what a prompt's size is predicted with until an engine has counted it. */
const BYTES_PER_TOKEN = 4;
const COUNT_TIMEOUT_MS = 2_000;

/**
 * Measures a prompt against the task's ctx. No tokenizer makes more tokens than there are bytes, so a prompt whose bytes
 * fit needs no engine: the common case costs no round trip. Else a matching ready replica counts it exactly.
 */
export class PromptSize {
  constructor(
    private readonly pools: () => readonly Pool[],
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Tokens of the prompt, exact or estimated. Throws INVALID_PARAMS when prompt and max_tokens exceed ctx. */
  async check(spec: Omit<TaskSpec, 'seed'>): Promise<number> {
    if (spec.maxTokens > spec.ctx) throw tooLong('max_tokens', `max_tokens ${spec.maxTokens} is over ctx ${spec.ctx}.`);
    const bytes = inputBytes(spec.input);
    const room = spec.ctx - spec.maxTokens;
    const estimate = Math.ceil(bytes / BYTES_PER_TOKEN);
    if (bytes + templateTokens(spec.input) <= room) return estimate;
    const counted = await this.count(spec);
    if (counted === undefined) return estimate;
    if (counted > room) {
      throw tooLong(
        spec.input.kind,
        `The prompt is ${counted} tokens; with max_tokens ${spec.maxTokens} that is over ctx ${spec.ctx}. Shorten it, or ask for less output or more ctx.`,
      );
    }
    return counted;
  }

  /** Undefined where nobody can count now: then the engine's own check decides when the task runs. */
  private async count(spec: Omit<TaskSpec, 'seed'>): Promise<number | undefined> {
    for (const pool of this.pools()) {
      if (!serves(pool, spec)) continue;
      const replica = pool.replicas.find((candidate) => candidate.ready);
      if (replica === undefined) continue;
      const limit = new AbortController();
      const timer = this.clock.schedule(COUNT_TIMEOUT_MS, () => limit.abort());
      try {
        const { tokens, exact } = await replica.settings.engine.countTokens(spec.input, limit.signal);
        return exact ? tokens : undefined;
      } catch (cause) {
        this.logger.warn('A prompt could not be counted; its size is checked when it runs.', {
          pool_id: pool.settings.id,
          replica_id: replica.settings.id,
          error: cause instanceof Error ? cause.message : String(cause),
        });
      } finally {
        timer.cancel();
      }
    }
    return undefined;
  }
}

const inputBytes = (input: TaskInput): number =>
  input.kind === 'prompt'
    ? Buffer.byteLength(input.prompt)
    : input.messages.reduce((sum, message) => sum + Buffer.byteLength(message.content), 0);

const templateTokens = (input: TaskInput): number => TEMPLATE_TOKENS * (input.kind === 'prompt' ? 1 : input.messages.length + 1);

const tooLong = (field: string, message: string): DomainError => new DomainError({ code: 'INVALID_PARAMS', field, message });
