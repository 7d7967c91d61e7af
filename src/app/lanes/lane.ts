import type { Exchange } from '../exchange.js';
import type { Call, Operation } from '../operation.js';

/** A request that passed the gate. */
export interface Admitted {
  readonly exchange: Exchange;
  readonly operation: Operation;
  readonly call: Call;
  /** The query as it was read, by name; the same as `call.query`. */
  readonly query: ReadonlyMap<string, readonly string[]>;
}

/** A way to a handler. Both lanes give the same answer to the same request; a property test holds them to it. */
export interface Lane {
  /** Answers the request, also with an error; rejects only with what the gate then answers. */
  serve(admitted: Admitted): Promise<void>;
}
