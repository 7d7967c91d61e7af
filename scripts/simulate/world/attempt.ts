import type { AttemptTimings } from '../../../src/domain/scheduling/event.js';
import type { SimulatedReplica } from './fleet.js';
import type { SimulatedTask } from './task.js';

/** Tokens between two reports to the scheduler; as in src/services/tasks/attempt.ts. */
const REPORT_EVERY = 64;

/**
 * One attempt on one replica. A slot decodes at its own speed, whatever its neighbours do: token k is there at
 * `firstTokenAt + (k - 1) · msPerToken`.
 */
export class Attempt {
  readonly kind = 'attempt';
  /** False once it was cut off; what the agenda still holds of it is then ignored. */
  live = true;
  reported = 0;
  private readonly firstTokenAt: number;
  private readonly msPerToken: number;
  /** Of the prompt, what its replica had not in its KV cache. */
  readonly prefilledTokens: number;

  constructor(
    readonly task: SimulatedTask,
    readonly replica: SimulatedReplica,
    readonly startedAt: number,
    warm: boolean,
  ) {
    const { plan, pool } = replica;
    const slowness = replica.slowness * Math.exp(pool.plan.jitter * task.luck);
    const cached = warm ? Math.floor(task.promptTokens * task.plan.reuse) : 0;
    this.prefilledTokens = task.promptTokens - cached;
    this.firstTokenAt = startedAt + slowness * (plan.firstTokenMs + (1000 * this.prefilledTokens) / plan.prefillTokensPerSecond);
    this.msPerToken = (1000 * slowness) / plan.tokensPerSecond;
  }

  /** When it next has something to report, or ends. */
  get nextAt(): number {
    return this.timeOf(Math.min(this.reported + REPORT_EVERY, this.task.outputTokens));
  }

  get ended(): boolean {
    return this.reported >= this.task.outputTokens;
  }

  /** Moves on to the report that `nextAt` foretold. */
  report(): number {
    this.reported = Math.min(this.reported + REPORT_EVERY, this.task.outputTokens);
    return this.reported;
  }

  timings(now: number): AttemptTimings {
    const { promptTokens } = this.task;
    const tokensOut = this.tokensAt(now);
    const cached = this.prefilledTokens < promptTokens ? { prefilledTokens: this.prefilledTokens } : {};
    const times = tokensOut > 0 ? { firstTokenMs: this.firstTokenAt - this.startedAt, decodeMs: now - this.firstTokenAt } : {};
    return { promptTokens, tokensOut, ...cached, ...times };
  }

  tokensAt(now: number): number {
    if (this.ended) return this.task.outputTokens;
    return now < this.firstTokenAt ? 0 : Math.min(this.task.outputTokens, 1 + Math.floor((now - this.firstTokenAt) / this.msPerToken));
  }

  private timeOf(token: number): number {
    return this.firstTokenAt + (token - 1) * this.msPerToken;
  }
}
