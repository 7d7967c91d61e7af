import { describeErrors, type Problem } from './problem.js';
import type { SseConnection, SseDone, SseParts, SseSink } from './reply-types.js';
import type { Validator } from '../../../generated/validators.cjs';

/** A handler's stream does what the contract does not allow: a defect of ours, to be logged and told as an error event. */
export class ContractBreach extends Error {
  override readonly name = 'ContractBreach';

  constructor(
    readonly operationId: string,
    readonly event: string | undefined,
    readonly eventId: string | undefined,
    readonly problems: readonly Problem[],
    what: string,
  ) {
    super(`${operationId}: ${what}`);
  }
}

/**
 * One open event stream: the handler's emitter and its connection in one object, so that a token costs no closure.
 *
 * Invariant: every payload was checked before it was written, or before it was stored where it is written in parts; an event in
 * parts is whole before another begins, and nothing is written after a terminal event.
 */
export abstract class SseStream<Op extends string> implements SseConnection<Op> {
  private over = false;
  private partly: string | undefined;

  constructor(
    private readonly operationId: Op,
    private readonly sink: SseSink,
  ) {}

  get signal(): AbortSignal {
    return this.sink.signal;
  }

  drained(): Promise<void> | undefined {
    return this.sink.drained();
  }

  cut(): SseDone<Op> {
    if (!this.over && !this.sink.signal.aborted) throw this.breach('cut off a stream whose client is there: send a terminal event');
    this.over = true;
    return this.proof();
  }

  /** Called once the handler's `run` has returned: its proof of end could be another stream's. */
  settle(): void {
    if (!this.over) throw this.breach('run returned, but the stream was not ended');
  }

  protected write(event: string, validator: Validator<unknown>, eventId: string | undefined, data: unknown): void {
    if (this.over) return;
    if (this.partly !== undefined) throw this.breach(`the event ${event} within the parts of ${this.partly}`, event, eventId);
    if (!validator(data)) {
      const problems = describeErrors(validator.errors);
      const what = problems.map(({ field, message }) => `${field} ${message}`.trim()).join('; ');
      throw this.breach(`the payload of the event ${event} breaks the contract: ${what}`, event, eventId, problems);
    }
    this.sink.event(event, eventId, JSON.stringify(data));
  }

  /** The caller vouches for its data: it is JSON of one line that was checked when it was made. */
  protected parts(event: string, eventId: string): SseParts {
    if (this.partly !== undefined) throw this.breach(`the event ${event} within the parts of ${this.partly}`, event, eventId);
    if (this.over) return { add: () => undefined, end: () => undefined };
    this.partly = event;
    this.sink.begin(event, eventId);
    return {
      add: (text) => this.sink.part(text),
      end: () => {
        this.partly = undefined;
        this.sink.end();
      },
    };
  }

  protected finish(event: string, validator: Validator<unknown>, eventId: string | undefined, data: unknown): SseDone<Op> {
    this.write(event, validator, eventId, data);
    this.over = true;
    return this.proof();
  }

  /** The stream stands for its own proof of end. */
  private proof(): SseDone<Op> {
    return this as unknown as SseDone<Op>;
  }

  private breach(what: string, event?: string, eventId?: string, problems: readonly Problem[] = []): ContractBreach {
    return new ContractBreach(this.operationId, event, eventId, problems, what);
  }
}
