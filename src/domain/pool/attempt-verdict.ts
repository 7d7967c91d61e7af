import type { ErrorCode } from '../errors.js';
import type { AttemptVerdict } from './breaker.js';
import type { BreakerLimits } from './definition.js';

export interface AttemptOutcome {
  /** Absent: it did not fail; with `aborted`, somebody stopped it. */
  readonly code?: ErrorCode;
  readonly aborted: boolean;
  /** To the first token; where none came, how long it was waited for. */
  readonly firstTokenMs: number;
}

/** What says that the engine is unwell. All other codes are the task's affair, or a queue's. */
const ENGINE_AT_FAULT: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['WORKER_RESET', 'DECODE_TIMEOUT', 'POOL_UNREADY', 'INTERNAL']);

/** A first token that is later than the objective counts as a failure even where a client did not wait for it. */
export function verdictOf({ code, aborted, firstTokenMs }: AttemptOutcome, { firstTokenSloMs }: Pick<BreakerLimits, 'firstTokenSloMs'>): AttemptVerdict {
  if (firstTokenSloMs !== undefined && firstTokenMs > firstTokenSloMs) return 'failed';
  if (code !== undefined) return ENGINE_AT_FAULT.has(code) ? 'failed' : 'nothing';
  return aborted ? 'nothing' : 'well';
}
