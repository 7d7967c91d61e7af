import type { TemplateHeaders } from '@pact-foundation/pact';

/** A value that JSON can carry. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** What must be true of the daemon before the request; provider.ts makes it so. */
export interface State {
  readonly name: string;
  readonly params?: Record<string, Value>;
}

/** One request of the client orchctl, and what it relies on in the answer: what it does not read is not asked for. */
export interface Interaction {
  readonly description: string;
  readonly states: readonly State[];
  readonly request: {
    readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
    readonly path: string;
    /** Where the state chooses an id anew each time: the path with it, such as `/v1/tasks/${task_id}/stream`; `path` is an example. */
    readonly pathOfState?: string;
    readonly query?: Record<string, string>;
    readonly headers?: Record<string, string>;
    readonly body?: Value;
  };
  readonly answer: {
    readonly status: number;
    readonly headers: TemplateHeaders;
    /** A tree of matchers. */
    readonly json?: unknown;
    readonly sse?: EventStream;
  };
  /** Paths in the JSON body that the client reads, such as `outcome.kind`. */
  readonly reads?: readonly string[];
}

/** A whole stream as one text: an example, the pattern that every other must have, and the events that a reader finds. */
export interface EventStream {
  readonly example: string;
  readonly pattern: string;
  readonly events: readonly string[];
}
