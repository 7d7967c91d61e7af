import { abortError } from '../../../lib/abort-error.js';
import type { Clock, Timer } from '../../../ports/clock.js';
import { EngineError } from '../../../ports/engine.js';
import type { StallLimits } from './decoding.js';
import type { DecodeFault } from './faults.js';
import type { Slot } from './slots.js';

export interface AnsweringPlan<T> {
  readonly slot: Slot;
  /** What the prefill of all texts takes. */
  readonly waitMs: number;
  readonly answer: () => T;
  /** Met before the answer, whatever tokens it speaks of: there are none. */
  readonly fault: DecodeFault | undefined;
  readonly limits: StallLimits;
}

/** One answer that comes whole, after its time. Settles exactly once, and its slot is let go before the promise tells so. */
export class Answering<T> {
  readonly done: Promise<T>;
  #resolve: (answer: T) => void = () => undefined;
  #reject: (error: Error) => void = () => undefined;
  #timer: Timer | undefined;
  #ended = false;

  constructor(
    private readonly plan: AnsweringPlan<T>,
    private readonly clock: Clock,
    private readonly signal: AbortSignal,
    private readonly onEnd: () => void,
  ) {
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    signal.addEventListener('abort', this.#onAbort);
  }

  start(): void {
    if (this.plan.waitMs > 0) this.#timer = this.clock.schedule(this.plan.waitMs, this.#due);
    else this.clock.soon(this.#due);
  }

  fail(error: Error): void {
    if (this.#end()) this.#reject(error);
  }

  readonly #onAbort = (): void => this.fail(abortError());

  readonly #due = (): void => {
    const { fault, answer } = this.plan;
    if (this.#ended) return;
    if (fault !== undefined) return this.#meet(fault);
    const answered = answer();
    if (this.#end()) this.#resolve(answered);
  };

  #end(): boolean {
    if (this.#ended) return false;
    this.#ended = true;
    this.#timer?.cancel();
    this.signal.removeEventListener('abort', this.#onAbort);
    this.plan.slot.busy = false;
    this.onEnd();
    return true;
  }

  #meet(fault: DecodeFault): void {
    const why = 'before its answer (an injected fault)';
    const remedy = 'Remove the fault from its configuration.';
    switch (fault.kind) {
      case 'stall': {
        const { firstTokenMs } = this.plan.limits;
        if (firstTokenMs === Number.POSITIVE_INFINITY) return;
        this.#timer = this.clock.schedule(firstTokenMs, () => this.fail(new EngineError('DECODE_TIMEOUT', `The mock engine was silent for ${firstTokenMs} ms ${why}. ${remedy}`)));
        return;
      }
      case 'die':
        return this.fail(new EngineError('WORKER_RESET', `The mock engine died ${why}. ${remedy}`));
      case 'malformed':
        return this.fail(new EngineError('WORKER_RESET', `The mock engine sent a malformed answer. It is an injected fault. ${remedy}`));
    }
  }
}
