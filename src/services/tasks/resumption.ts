import { withLost, type LostAttempt } from '../../domain/task/attempt.js';
import { isResultInput, type TaskSpec } from '../../domain/task/task.js';
import type { EngineError, EngineFeature } from '../../ports/engine.js';
import type { StoredTask } from '../../ports/store.js';
import { DifferentText } from './prefix.js';

/**
 * How a task goes on whose attempt was lost with its replica, or with the daemon. Requirements: ORCH-3064, ORCH-3065.
 *
 * Nothing was delivered: it begins anew. Else its text is made again from the seed and compared, and only what follows is sent; or,
 * where determinism is best_effort, the format is text and the engine can, the text so far is continued.
 */
export type Beginning = 'anew' | 'again' | 'continued';

/** What an attempt that begins now does. `delivered`: tokens that the stream holds. */
export function beginningOf(task: StoredTask, delivered: number, features: readonly EngineFeature[]): Beginning {
  if (delivered === 0) return 'anew';
  const { determinism, responseFormat } = task.spec;
  // A grammar or schema cannot be entered in its middle. And an engine is never asked for 0 tokens.
  const mayContinue = determinism === 'best_effort' && responseFormat.kind === 'text' && delivered < outputLimit(task);
  return mayContinue && features.includes('continuation') ? 'continued' : 'again';
}

/**
 * What an attempt may use of a KV cache: nothing where its text may have to come out again byte for byte. A prompt of which a part
 * is cached is evaluated in other batches, whose sums round differently, and a near tie then falls to another token. So a text
 * that began warm on one replica would differ when it is made again, cold, on another.
 */
export const kvHintOf = ({ determinism, kvHint }: Pick<TaskSpec, 'determinism' | 'kvHint'>): 'reuse' | 'cold' => (determinism === 'strict' ? 'cold' : kvHint);

/**
 * Tokens that its stream may hold: its max_tokens, or what its budgets allow of them. A result becomes durable in one piece
 * (result-text.ts): a stream that holds anything of it holds all.
 */
export const outputLimit = ({ grant, spec }: StoredTask): number => (isResultInput(spec.input) ? 1 : (grant?.outputTokens ?? spec.maxTokens));

/**
 * The engine version that the text may go on with; undefined where any will do. It is that of the attempt that made the text's
 * beginning: only then the same bytes come out again. Unknown where a crash came between an attempt's tokens and its row; the
 * comparison alone vouches for the text then.
 */
export function boundTo({ spec, lostAttempts }: StoredTask, delivered: number): string | undefined {
  if (spec.determinism !== 'strict' || delivered === 0) return undefined;
  return lostAttempts.find(({ tokens }) => tokens > 0)?.engineVersion;
}

/** The task's lost attempts with the one that runs, which is lost now. Requirement: ORCH-3067. */
export function withLoss(task: StoredTask, loss: Pick<LostAttempt, 'tokens' | 'code' | 'message' | 'endedAt'>): readonly LostAttempt[] {
  const { attempt, poolId, replicaId, engineVersion, startedAt, lostAttempts } = task;
  if (replicaId === undefined || engineVersion === undefined || startedAt === undefined) return lostAttempts;
  return withLost(lostAttempts, { attempt, poolId, replicaId, engineVersion, startedAt, ...loss });
}

/** Attempts that may fail before the engine's failure becomes the task's own. */
const MAX_FAILURES = 3;

/** Whether a failed attempt is made again. Those that a daemon's end cut do not count: that was not the engine's failure. */
export function mayRepeat({ lostAttempts }: StoredTask, error: EngineError, tokensSeen: boolean): boolean {
  const failed = lostAttempts.filter(({ endedAt }) => endedAt !== undefined).length + 1;
  if (failed >= MAX_FAILURES) return false;
  switch (error.code) {
    case 'POOL_UNREADY':
    case 'REPLICA_EXHAUSTED':
      return true;
    case 'WORKER_RESET':
      return !(error instanceof DifferentText);
    case 'DECODE_TIMEOUT':
      return !tokensSeen;
    case 'INVALID_PARAMS':
    case 'INTERNAL':
      return false;
  }
}

/** Why a text that is bound to an engine version ends. `others`: the versions that there are instead. */
export function orphanedMessage(engineVersion: string, others: readonly string[]): string {
  const instead = others.length === 0 ? 'no replica of it is left' : `the replicas that could take it run ${others.join(', ')}`;
  return (
    `With determinism strict this text goes on only with engine version ${engineVersion}, which began it, and ${instead}. What was ` +
    'delivered stands. Submit the task again under a new task_id; with determinism best_effort it may go on with another version.'
  );
}
