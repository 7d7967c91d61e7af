/* Generated from contracts/data.yaml, contracts/control.yaml, contracts/components.yaml, contracts/config.schema.json by npm run codegen; do not edit. */
import type { Config } from './config.js' with { 'resolution-mode': 'import' };
import type * as control from './control.js' with { 'resolution-mode': 'import' };
import type * as data from './data.js' with { 'resolution-mode': 'import' };
import type { OperationId, Requests } from './operations.js' with { 'resolution-mode': 'import' };
import type { Violation } from './problem.js' with { 'resolution-mode': 'import' };

/** `errors` tells of the last call. A validator of parameters turns their strings into what the contract says, in place. */
export interface Validator<T> {
  (data: unknown): data is T;
  readonly errors?: readonly Violation[] | null;
}

export interface RequestValidators<Op extends OperationId> {
  readonly params?: Validator<Requests[Op]['params']>;
  readonly query?: Validator<Requests[Op]['query']>;
  readonly headers?: Validator<Requests[Op]['headers']>;
  readonly body?: Validator<Requests[Op]['body']>;
}

export interface ResponseValidators {
  /** Of the headers that a handler gives; the HTTP layer's own are not among them. */
  readonly headers: Validator<unknown>;
  /** Absent where there is no body, for event streams, and for stored bytes. */
  readonly body?: Validator<unknown>;
  /** The body is stored bytes, which are not read again. */
  readonly bytes?: true;
}

export declare const requests: { readonly [Op in OperationId]: RequestValidators<Op> };
/** By operation and status; a status that is not declared has none. */
export declare const responses: { readonly [Op in OperationId]: { readonly [status: number]: ResponseValidators } };
export declare const events: {
  readonly streamTask: {
    readonly queued: Validator<data.QueuedData>;
    readonly started: Validator<data.StartedData>;
    readonly token: Validator<data.TokenData>;
    readonly result: Validator<data.TaskResult>;
    readonly metrics: Validator<data.MetricsData>;
    readonly end: Validator<data.EndData>;
    readonly error: Validator<data.ErrorData>;
  };
};
/** Of what is also kept in files. */
export declare const kept: {
  readonly Transcript: Validator<data.Transcript>;
};
export declare const config: Validator<Config>;
