import type { IncomingHttpHeaders } from 'node:http';
import { abortError } from '../../../lib/abort-error.js';
import type { Clock } from '../../../ports/clock.js';
import { EngineError } from '../../../ports/engine.js';
import type { HttpEndpoint } from './endpoint.js';

/**
 * A failure before the engine began anything: the same request may be sent again, and can give no token twice. Whoever makes it
 * vouches for that: a refused or reset connection without an answer, or an answer of 429, 502, 503 or 504.
 */
export class NothingBegun extends EngineError {
  /** How long the engine asked to be left alone. Absent where it did not say. */
  readonly retryAfterMs: number | undefined;

  constructor(code: EngineError['code'], message: string, options: ErrorOptions & { readonly retryAfterMs?: number | undefined } = {}) {
    super(code, message, options);
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** The statuses of a server, or of a proxy before it, that has not begun with a request. */
export const saysNothingBegun = (status: number): boolean => status === 429 || (status >= 502 && status <= 504);

const MOST_TRIES = 3;
/** Full jitter: a wait is any time from 0 to its bound, and the bound doubles. Milliseconds. */
const FIRST_BOUND_MS = 250;
const LAST_BOUND_MS = 2_000;
/** Longer than this no attempt hangs on one replica that takes nothing: another may. */
const LONGEST_MS = 10_000;

export interface RetryParts {
  /** Its `close` ends a wait. */
  readonly endpoint: Pick<HttpEndpoint, 'live'>;
  readonly clock: Clock;
  /** 0 to 1. */
  readonly random: () => number;
  /** From the first try: no other begins later. The first-token limit of the attempt, which counts from there too. */
  readonly limitMs: number;
}

/**
 * Tries at most three times, again only after `NothingBegun`; any other failure, and the last one, is passed on as it came. An
 * engine that asks for more time than is left is believed: it is not asked again, and the failure comes at once. When `signal`
 * aborts a wait it rejects with an AbortError; in a try that is the attempt's own affair.
 */
export async function withRetry<T>(attempt: () => Promise<T>, parts: RetryParts, signal: AbortSignal): Promise<T> {
  const { clock, random } = parts;
  const until = clock.monotonic() + Math.min(LONGEST_MS, parts.limitMs);
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (failure) {
      if (!(failure instanceof NothingBegun) || tries === MOST_TRIES) throw failure;
      const bound = Math.min(LAST_BOUND_MS, FIRST_BOUND_MS * 2 ** (tries - 1));
      const waitMs = (failure.retryAfterMs ?? 0) + Math.floor(random() * bound);
      if (clock.monotonic() + waitMs > until) throw failure;
      await pause(waitMs, failure, parts, signal);
    }
  }
}

/** Rejects with `failure` when the endpoint is closed meanwhile. */
const pause = (waitMs: number, failure: NothingBegun, { endpoint, clock }: RetryParts, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(abortError());
    if (waitMs === 0) return resolve();
    const leave = (): void => {
      timer.cancel();
      signal.removeEventListener('abort', onAbort);
      endpoint.live.delete(onClose);
    };
    const onAbort = (): void => {
      leave();
      reject(abortError());
    };
    const onClose = (): void => {
      leave();
      reject(failure);
    };
    const timer = clock.schedule(waitMs, () => {
      leave();
      resolve();
    });
    signal.addEventListener('abort', onAbort);
    endpoint.live.add(onClose);
  });

/**
 * What an answer's Retry-After says, milliseconds from `wallNow`: seconds or a date; `retry-after-ms`, which some gateways add,
 * says it more exactly. Undefined for anything else.
 */
export function retryAfterMs(headers: IncomingHttpHeaders, wallNow: number): number | undefined {
  const exact = headers['retry-after-ms'];
  if (typeof exact === 'string' && /^\d{1,9}(\.\d{1,9})?$/.test(exact)) return Math.ceil(Number(exact));
  const said = headers['retry-after'];
  if (said === undefined) return undefined;
  if (/^\d{1,9}(\.\d{1,9})?$/.test(said)) return Math.ceil(Number(said) * 1_000);
  // Date.parse would take a bare number of another form for a year.
  if (!/[a-z]/i.test(said)) return undefined;
  const at = Date.parse(said);
  return Number.isNaN(at) ? undefined : Math.max(0, at - wallNow);
}
