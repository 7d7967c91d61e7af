import type { ErrorCode, ErrorEnvelope } from '../../generated/data.js';
import { ERROR_CODES, POLICY_LABELS, type PolicyLabel } from '../../generated/vocabulary.js';

/** What the daemon said no with: its error envelope (OC-CTRL-2040) and the status that it came with. */
export class OrchestratordError extends Error {
  override readonly name = 'OrchestratordError';
  readonly code: ErrorCode;
  /** The HTTP status. */
  readonly status: number;
  readonly correlationId: string;
  /** Whether the same request may succeed later. */
  readonly retriable: boolean;
  /** When to try again, milliseconds from the answer; undefined where the daemon did not say. */
  readonly retryAfterMs: number | undefined;
  /** The rule that refused it. */
  readonly policyLabel: PolicyLabel | undefined;
  /** Where in the request the fault is. */
  readonly field: string | undefined;
  readonly engine: string | undefined;
  readonly poolId: string | undefined;

  constructor(envelope: ErrorEnvelope, status: number, retryAfterMs = envelope.retry_after_ms) {
    super(envelope.message);
    this.code = envelope.code;
    this.status = status;
    this.correlationId = envelope.correlation_id;
    this.retriable = envelope.retriable ?? false;
    this.retryAfterMs = retryAfterMs;
    this.policyLabel = envelope.policy_label;
    this.field = envelope.field;
    this.engine = envelope.engine;
    this.poolId = envelope.pool_id;
  }
}

/**
 * There was no answer, or it was none of the daemon's: nobody listens, the connection broke, it was silent for too long, or
 * something else answers at this address. `cause` is the failure below it.
 */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';

  constructor(
    message: string,
    /** Whether another attempt may do better; false where what answers is no daemon. */
    readonly retriable: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A stream skipped a token: what follows is not shown, because the text would have a hole. ORCH-3023. */
export class StreamGapError extends Error {
  override readonly name = 'StreamGapError';

  constructor(
    readonly taskId: string,
    /** The id of the event that had to come. */
    readonly expectedId: number,
    /** The id of the event that came. */
    readonly receivedId: number,
  ) {
    super(
      `The stream of task ${taskId} skips from event ${expectedId - 1} to event ${receivedId}. Read it again with lastEventId ` +
        `'${Math.max(0, expectedId - 1)}'; if it skips again, something between here and the daemon changes the stream.`,
    );
  }
}

/** How many characters of a strange answer are shown. */
const SHOWN = 200;

/** The error for an answer that says no: `text` is its body. */
export function refusalOf(status: number, headers: Headers, text: string, url: string): OrchestratordError | ConnectionError {
  const envelope = parseEnvelope(text);
  if (envelope !== undefined) return new OrchestratordError(envelope, status, envelope.retry_after_ms ?? retryAfterMs(headers));
  const said = text.trim() === '' ? 'nothing' : `: ${text.trim().slice(0, SHOWN)}`;
  // A proxy answers so while the daemon behind it is away.
  const away = status === 429 || status >= 500;
  return new ConnectionError(`${url} answered ${status} with ${said === 'nothing' ? said : `what is no answer of orchestratord${said}`}. Is this the daemon's address?`, away);
}

/** From the headers of a refusal; undefined where they do not say. */
function retryAfterMs(headers: Headers): number | undefined {
  const exact = decimal(headers.get('x-backoff-ms'));
  if (exact !== undefined) return exact;
  const seconds = decimal(headers.get('retry-after'));
  return seconds === undefined ? undefined : seconds * 1_000;
}

const decimal = (text: string | null): number | undefined => (text !== null && /^\d{1,12}$/.test(text) ? Number(text) : undefined);

function parseEnvelope(text: string): ErrorEnvelope | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isEnvelope(value) ? value : undefined;
}

/** Bound to what is read of it, so that a newer daemon may say more. */
function isEnvelope(value: unknown): value is ErrorEnvelope {
  if (typeof value !== 'object' || value === null) return false;
  const fields: Partial<Record<keyof ErrorEnvelope, unknown>> = value;
  const optional = (name: keyof ErrorEnvelope, type: string): boolean => fields[name] === undefined || typeof fields[name] === type;
  return (
    isOneOf(ERROR_CODES, fields.code) &&
    typeof fields.message === 'string' &&
    typeof fields.correlation_id === 'string' &&
    (fields.policy_label === undefined || isOneOf(POLICY_LABELS, fields.policy_label)) &&
    optional('field', 'string') &&
    optional('engine', 'string') &&
    optional('pool_id', 'string') &&
    optional('retriable', 'boolean') &&
    optional('retry_after_ms', 'number')
  );
}

export const isOneOf = <T>(values: readonly T[], value: unknown): value is T => values.some((one) => one === value);

/**
 * Why a fetch failed: it hides that in the cause. Looked at by its form and not by its class, because a fetch that was given to
 * the client may throw another realm's errors.
 */
export function reasonOf(failure: unknown): string {
  const { message, cause } = parts(failure);
  const below = parts(cause);
  // The error of a name with several addresses has a code and no message.
  for (const text of [below.message, below.code, message]) if (typeof text === 'string' && text !== '') return text;
  return String(failure);
}

export const nameOf = (failure: unknown): unknown => parts(failure).name;

const parts = (value: unknown): { readonly name?: unknown; readonly message?: unknown; readonly cause?: unknown; readonly code?: unknown } =>
  typeof value === 'object' && value !== null ? value : {};
