import { Decayed, DecayedLine, PRIOR_WEIGHT, type LineMemory } from './averages.js';
import type { AttemptTimings } from '../event.js';
import { Drift } from './drift.js';

/** What is believed of an engine before it was measured. */
export interface SpeedPrior {
  readonly decodeTokensPerSecond: number;
  readonly prefillTokensPerSecond: number;
  /** Milliseconds to the first token, prefill aside. */
  readonly firstTokenMs: number;
}

export const DEFAULT_PRIOR: SpeedPrior = { decodeTokensPerSecond: 40, prefillTokensPerSecond: 1000, firstTokenMs: 50 };

/** What an engine was measured to be like; absent where nothing was measured. */
export interface MeasuredSpeeds {
  readonly decodeTokensPerSecond?: number;
  /** Of the prompts that there were, prefill included. */
  readonly firstTokenMs?: number;
  /** What is not cached of a prompt; known once prompts differed enough to tell it from what a start takes. */
  readonly prefillTokensPerSecond?: number;
}

/** All that was learned of a speed. Milliseconds and tokens; each spread is a standard deviation over its mean. */
export interface SpeedsMemory {
  /** ms per token, by how many decode at once. */
  readonly decode: LineMemory;
  readonly decodeSpread: number;
  /** ms to the first token, by the prompt tokens that were not cached. */
  readonly firstToken: LineMemory;
  readonly firstTokenSpread: number;
  /** Of the prompt tokens, how many were not cached. */
  readonly prefillShare: number;
}

/** Standard deviation over mean of what was never measured. */
const PRIOR_SPREAD = 0.5;
/** Fewer tokens than this say less about a speed, in proportion. */
const TOKENS_OF_A_FULL_SAMPLE = 16;
/** In tokens squared: how widely prompts must differ before they, not the prior, say what a prompt token costs. */
const PROMPT_RIDGE = 10_000;
/** In tasks squared: the same of what another task beside it costs a token. */
const BATCH_RIDGE = 4;

/** No token takes less, however coarse the clock is: others divide by it. */
const LEAST_MS_PER_TOKEN = 1e-6;
/** Of first tokens below it, none is earlier than the other. */
const LEAST_FIRST_TOKEN_MS = 1;

/** How fast a pool, or one replica of it, was of late. */
export class Speeds {
  private readonly decode: DecayedLine;
  private readonly firstToken: DecayedLine;
  /** Measured over expected: the means stay near 1, the spreads are what counts. */
  private readonly decodeError: Decayed;
  private readonly firstTokenError: Decayed;
  private readonly decodeDrift = new Drift();
  private readonly firstTokenDrift = new Drift();
  private readonly prefillShare: Decayed;

  private decodeMeasured = false;
  private firstTokenMeasured = false;
  private leastPrefilled = Infinity;
  private mostPrefilled = -Infinity;

  private constructor(belief: SpeedsMemory, weight: number) {
    this.decode = new DecayedLine(belief.decode, BATCH_RIDGE, weight);
    this.decodeError = new Decayed(1, belief.decodeSpread, weight);
    this.firstToken = new DecayedLine(belief.firstToken, PROMPT_RIDGE, weight);
    this.firstTokenError = new Decayed(1, belief.firstTokenSpread, weight);
    this.prefillShare = new Decayed(belief.prefillShare, 0, weight);
  }

  static believed(prior: SpeedPrior): Speeds {
    const decode = { x: 1, y: 1000 / prior.decodeTokensPerSecond, slope: 0 };
    const firstToken = { x: 0, y: prior.firstTokenMs, slope: 1000 / prior.prefillTokensPerSecond };
    return new Speeds({ decode, decodeSpread: PRIOR_SPREAD, firstToken, firstTokenSpread: PRIOR_SPREAD, prefillShare: 1 }, PRIOR_WEIGHT);
  }

  /** `weight`: beside one measured attempt. Nothing counts as measured by this one yet. */
  static remembered(memory: SpeedsMemory, weight: number): Speeds {
    return new Speeds(memory, weight);
  }

  /** `tasksAtOnce`: on the replica, on average while this attempt ran, itself included. */
  observe(timings: AttemptTimings, tasksAtOnce = 1): void {
    const { firstTokenMs, decodeMs, tokensOut, promptTokens } = timings;
    if (isTime(firstTokenMs)) {
      const prefilled = timings.prefilledTokens ?? promptTokens;
      if (promptTokens > 0) this.prefillShare.add(Math.min(1, prefilled / promptTokens));
      const expected = Math.max(LEAST_FIRST_TOKEN_MS, this.firstToken.at(prefilled));
      const measured = Math.max(LEAST_FIRST_TOKEN_MS, firstTokenMs);
      const step = this.firstTokenDrift.add(measured, expected, bearing(expected, this.firstToken));
      if (step !== undefined) this.firstToken.turn(step.factor, step.weight);
      this.firstTokenError.add(measured / (expected * (step?.factor ?? 1)));
      this.firstToken.add(prefilled, firstTokenMs);
      this.firstTokenMeasured = true;
      this.leastPrefilled = Math.min(this.leastPrefilled, prefilled);
      this.mostPrefilled = Math.max(this.mostPrefilled, prefilled);
    }
    if (isTime(decodeMs) && tokensOut >= 2) {
      const gaps = tokensOut - 1;
      const share = Math.min(1, gaps / TOKENS_OF_A_FULL_SAMPLE);
      const msPerToken = Math.max(LEAST_MS_PER_TOKEN, decodeMs / gaps);
      const expected = this.msPerTokenAmong(tasksAtOnce);
      const step = this.decodeDrift.add(msPerToken, expected, share * bearing(expected, this.decode));
      if (step !== undefined) this.decode.turn(step.factor, step.weight);
      this.decodeError.add(msPerToken / (expected * (step?.factor ?? 1)), share);
      this.decode.add(tasksAtOnce, msPerToken, share);
      this.decodeMeasured = true;
    }
  }

  get measured(): MeasuredSpeeds {
    const { slope } = this.firstToken;
    const isPrefillMeasured = this.firstTokenMeasured && (this.mostPrefilled - this.leastPrefilled) ** 2 > PROMPT_RIDGE && slope > 0;
    return {
      ...(this.decodeMeasured ? { decodeTokensPerSecond: this.decodeTokensPerSecond } : {}),
      ...(this.firstTokenMeasured ? { firstTokenMs: this.firstToken.mean } : {}),
      ...(isPrefillMeasured ? { prefillTokensPerSecond: 1000 / Math.max(1e-6, slope) } : {}),
    };
  }

  get memory(): SpeedsMemory {
    return {
      decode: this.decode.memory,
      decodeSpread: this.decodeSpread,
      firstToken: this.firstToken.memory,
      firstTokenSpread: this.firstTokenSpread,
      prefillShare: this.prefillShare.mean,
    };
  }

  /** Of a task, among as many others as there were of late. */
  get decodeTokensPerSecond(): number {
    return 1000 / this.msPerToken;
  }

  get msPerToken(): number {
    return Math.max(LEAST_MS_PER_TOKEN, this.decode.mean);
  }

  /** Of each of so many tasks that decode at once on a replica. */
  msPerTokenAmong(tasks: number): number {
    return Math.max(LEAST_MS_PER_TOKEN, this.decode.at(tasks));
  }

  /** What is cached included. */
  get msPerPromptToken(): number {
    return this.firstToken.slope * this.prefillShare.mean;
  }

  get decodeSpread(): number {
    return this.decodeError.spread;
  }

  get firstTokenSpread(): number {
    return this.firstTokenError.spread;
  }

  /** Milliseconds from a start to the first token with such a prompt, as much of it cached as usual. */
  firstTokenMs(promptTokens: number): number {
    return this.firstToken.at(promptTokens * this.prefillShare.mean);
  }
}

/**
 * What a sample says of a change of speed, 0 to 1: less where little was expected of it beside the mean. There the line may
 * be wrong by many times the value (prefill grows faster than prompts do), and what it is off by is no change.
 */
const bearing = (expected: number, { mean }: DecayedLine): number => (expected < mean ? expected / mean : 1);

/** Engines and clocks are not ours: what can't be a time is as if it had not been measured. */
const isTime = (ms: number | undefined): ms is number => ms !== undefined && ms >= 0 && ms < Infinity;
