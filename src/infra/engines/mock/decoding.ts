import { abortError } from '../../../lib/abort-error.js';
import type { StopWords } from '../../../lib/stop-words.js';
import type { Clock, Timer } from '../../../ports/clock.js';
import { EngineError, type GenerateResult, type TokenSink } from '../../../ports/engine.js';
import type { DecodeFault } from './faults.js';
import type { Poems } from './poems.js';
import type { Slot } from './slots.js';

/** Tokens given in one go, before others get their turn and the sink is asked whether it can take more. */
const BATCH = 16;

export interface DecodingPlan {
  readonly slot: Slot;
  readonly text: Poems;
  readonly stop: StopWords;
  readonly sink: TokenSink;
  readonly tokensIn: number;
  readonly cachedTokens: number;
  /** Tokens after which it is `length`, 1 or more. */
  readonly limit: number;
  /** Until the first token, and between two. 0 is as fast as it goes. */
  readonly prefillMs: number;
  readonly tokenMs: number;
  readonly fault: DecodeFault | undefined;
  /** What ends a stall. */
  readonly limits: StallLimits;
}

/** How long the engine may be silent before and after its first token; Infinity: until it is aborted. */
export interface StallLimits {
  readonly firstTokenMs: number;
  readonly idleMs: number;
}

/**
 * One text being decoded. Token k is due at start + prefill + k × interval, whatever the one before did: so the speed
 * does not drift, and a late timer gives all that is due at once. Settles exactly once, and its slot is let go before
 * the promise tells so.
 */
export class Decoding {
  readonly done: Promise<GenerateResult>;
  #resolve: (result: GenerateResult) => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;
  readonly #startedAt: number;
  #firstAt: number | undefined;
  #decoded = 0;
  #timer: Timer | undefined;
  #ended = false;

  constructor(
    private readonly plan: DecodingPlan,
    private readonly clock: Clock,
    private readonly signal: AbortSignal,
    private readonly onEnd: () => void,
  ) {
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#startedAt = clock.monotonic();
    signal.addEventListener('abort', this.#onAbort);
  }

  start(): void {
    try {
      this.plan.sink.prompt(this.plan.tokensIn, this.plan.cachedTokens);
      this.#next();
    } catch (cause) {
      this.fail(sinkFailed(cause));
    }
  }

  fail(error: Error): void {
    if (this.#end()) this.#reject(error);
  }

  readonly #onAbort = (): void => this.fail(abortError());

  #end(): boolean {
    if (this.#ended) return false;
    this.#ended = true;
    this.#timer?.cancel();
    this.signal.removeEventListener('abort', this.#onAbort);
    this.plan.slot.busy = false;
    this.onEnd();
    return true;
  }

  /** Waits until the next token is due. */
  #next(): void {
    if (this.#ended) return;
    const waitMs = this.#due() - this.clock.monotonic();
    if (waitMs > 0) this.#timer = this.clock.schedule(waitMs, this.#turn);
    else this.clock.soon(this.#turn);
  }

  #due(): number {
    return this.#startedAt + this.plan.prefillMs + this.#decoded * this.plan.tokenMs;
  }

  readonly #turn = (): void => {
    try {
      const now = this.clock.monotonic();
      for (let given = 0; given < BATCH && !this.#ended && this.#due() <= now; given++) {
        if (this.#decoded === this.plan.fault?.afterTokens) return this.#meet(this.plan.fault);
        this.#decode();
      }
      const wait = this.#ended ? undefined : this.plan.sink.backpressure();
      if (wait === undefined) this.#next();
      else wait.then(() => this.#next(), (cause: unknown) => this.fail(sinkFailed(cause)));
    } catch (cause) {
      this.fail(sinkFailed(cause));
    }
  };

  #decode(): void {
    const { text, stop, limit } = this.plan;
    this.#firstAt ??= this.clock.monotonic();
    const token = text.next();
    if (token === undefined) return this.#finish('stop');
    this.#decoded++;
    this.plan.slot.decoded(token);
    this.#give(stop.push(token));
    if (stop.found) this.#finish('stop');
    else if (this.#decoded >= limit) this.#finish('length');
  }

  #finish(finish: 'stop' | 'length'): void {
    if (!this.plan.stop.found) this.#give(this.plan.stop.flush());
    if (!this.#end()) return;
    const now = this.clock.monotonic();
    const firstAt = this.#firstAt ?? now;
    const { tokensIn, cachedTokens } = this.plan;
    this.#resolve({ finish, tokensIn, cachedTokens, tokensOut: this.#decoded, prefillMs: firstAt - this.#startedAt, decodeMs: now - firstAt });
  }

  /** The sink may abort in the middle of it. */
  #give(text: string): void {
    if (text !== '' && !this.#ended) this.plan.sink.token(text);
  }

  #stall(after: string): void {
    const limitMs = this.#decoded === 0 ? this.plan.limits.firstTokenMs : this.plan.limits.idleMs;
    if (limitMs === Number.POSITIVE_INFINITY) return;
    this.#timer = this.clock.schedule(limitMs, () => {
      this.fail(new EngineError('DECODE_TIMEOUT', `The mock engine was silent for ${limitMs} ms ${after}. Remove the fault from its configuration.`));
    });
  }

  #meet(fault: DecodeFault): void {
    const after = `after ${fault.afterTokens} tokens (an injected fault)`;
    switch (fault.kind) {
      case 'stall':
        return this.#stall(after);
      case 'die':
        return this.fail(new EngineError('WORKER_RESET', `The mock engine died ${after}. Remove the fault from its configuration.`));
      case 'malformed':
        return this.fail(new EngineError('WORKER_RESET', `The mock engine sent a malformed event ${after}. Remove the fault from its configuration.`));
    }
  }
}

const sinkFailed = (cause: unknown): EngineError =>
  new EngineError('INTERNAL', `The reader of a mock engine's tokens failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
