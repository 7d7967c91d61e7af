import type { AttemptTimings } from './event.js';

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
}

/** How much of an average is left after one more sample: it remembers about twenty. */
const KEEP = 0.95;
/** What a belief weighs beside one measured attempt. */
const PRIOR_WEIGHT = 0.2;
/** Standard deviation over mean of what was never measured. */
const PRIOR_SPREAD = 0.5;
/** Of `max_tokens`, what a task is expected to use before any has ended. */
const PRIOR_OUTPUT_SHARE = 0.5;
/** Fewer tokens than this say less about a speed, in proportion. */
const TOKENS_OF_A_FULL_SAMPLE = 16;
/** In tokens squared: how widely prompts must differ before they, not the prior, say what a prompt token costs. */
const SLOPE_RIDGE = 10_000;

/** A decayed average with its spread. */
export class Decayed {
  private weight = PRIOR_WEIGHT;
  private squares: number;

  constructor(
    public mean: number,
    spread: number,
  ) {
    this.squares = PRIOR_WEIGHT * (spread * mean) ** 2;
  }

  add(value: number, share = 1): void {
    const weight = this.weight * KEEP + share;
    const before = value - this.mean;
    this.mean += (share * before) / weight;
    this.squares = this.squares * KEEP + share * before * (value - this.mean);
    this.weight = weight;
  }

  /** Standard deviation over mean. */
  get spread(): number {
    return this.mean > 0 ? Math.sqrt(Math.max(0, this.squares / this.weight)) / this.mean : 0;
  }
}

/** A decayed straight line through (prompt tokens, ms to the first token): what is fixed, and what each token adds. */
class DecayedLine {
  private weight = PRIOR_WEIGHT;
  private meanX = 0;
  private meanY: number;
  private squaresX = 0;
  private products = 0;
  slope: number;

  constructor(
    offset: number,
    private readonly priorSlope: number,
  ) {
    this.meanY = offset;
    this.slope = priorSlope;
  }

  add(x: number, y: number): void {
    const weight = this.weight * KEEP + 1;
    const dx = x - this.meanX;
    this.meanX += dx / weight;
    this.products = this.products * KEEP + dx * (y - this.meanY) * (1 - 1 / weight);
    this.meanY += (y - this.meanY) / weight;
    this.squaresX = this.squaresX * KEEP + dx * (x - this.meanX);
    this.weight = weight;
    this.slope = Math.max(0, (this.products + SLOPE_RIDGE * this.priorSlope) / (this.squaresX + SLOPE_RIDGE));
  }

  get mean(): number {
    return this.meanY;
  }

  at(x: number): number {
    return Math.max(0, this.meanY + this.slope * (x - this.meanX));
  }
}

/** How fast a pool, or one replica of it, was of late. */
export class Speeds {
  private readonly decode: Decayed;
  private readonly firstToken: DecayedLine;
  /** Measured over expected time to the first token; its mean stays near 1, its spread is what counts. */
  private readonly firstTokenError = new Decayed(1, PRIOR_SPREAD);

  private decodeMeasured = false;
  private firstTokenMeasured = false;

  constructor(prior: SpeedPrior) {
    this.decode = new Decayed(1000 / prior.decodeTokensPerSecond, PRIOR_SPREAD);
    this.firstToken = new DecayedLine(prior.firstTokenMs, 1000 / prior.prefillTokensPerSecond);
  }

  observe(timings: AttemptTimings): void {
    const { firstTokenMs, decodeMs, tokensOut } = timings;
    if (isTime(firstTokenMs)) {
      const prefilled = timings.prefilledTokens ?? timings.promptTokens;
      this.firstTokenError.add(firstTokenMs / Math.max(1, this.firstTokenMs(prefilled)));
      this.firstToken.add(prefilled, firstTokenMs);
      this.firstTokenMeasured = true;
    }
    if (isTime(decodeMs) && tokensOut >= 2) {
      const gaps = tokensOut - 1;
      this.decode.add(decodeMs / gaps, Math.min(1, gaps / TOKENS_OF_A_FULL_SAMPLE));
      this.decodeMeasured = true;
    }
  }

  get measured(): MeasuredSpeeds {
    return {
      ...(this.decodeMeasured ? { decodeTokensPerSecond: this.decodeTokensPerSecond } : {}),
      ...(this.firstTokenMeasured ? { firstTokenMs: this.firstToken.mean } : {}),
    };
  }

  /** What a new replica of this pool is believed to be like. */
  asPrior(): SpeedPrior {
    return {
      decodeTokensPerSecond: this.decodeTokensPerSecond,
      prefillTokensPerSecond: 1000 / Math.max(1e-6, this.firstToken.slope),
      firstTokenMs: this.firstToken.at(0),
    };
  }

  get decodeTokensPerSecond(): number {
    return 1000 / Math.max(1e-6, this.decode.mean);
  }

  get msPerToken(): number {
    return this.decode.mean;
  }

  get msPerPromptToken(): number {
    return this.firstToken.slope;
  }

  get decodeSpread(): number {
    return this.decode.spread;
  }

  get firstTokenSpread(): number {
    return this.firstTokenError.spread;
  }

  /** Milliseconds from a start to the first token when so many prompt tokens must be read. */
  firstTokenMs(promptTokens: number): number {
    return this.firstToken.at(promptTokens);
  }
}

/** Engines and clocks are not ours: what can't be a time is as if it had not been measured. */
const isTime = (ms: number | undefined): ms is number => ms !== undefined && ms >= 0 && ms < Infinity;

/** How much of what they may decode tasks really decode. Learned per flow and model later; here per pool. */
export class OutputLength {
  private readonly share = new Decayed(PRIOR_OUTPUT_SHARE, PRIOR_SPREAD);

  observe(tokensOut: number, maxTokens: number): void {
    if (maxTokens > 0) this.share.add(Math.min(1, tokensOut / maxTokens));
  }

  get spread(): number {
    return this.share.spread;
  }

  /** Tokens: a whole number from 1 to `maxTokens`, the client's own estimate where it gave one. */
  expected(task: { readonly maxTokens: number; readonly expectedTokens?: number }): number {
    const tokens = task.expectedTokens ?? task.maxTokens * this.share.mean;
    return Math.max(1, Math.min(task.maxTokens, Math.ceil(tokens)));
  }
}
