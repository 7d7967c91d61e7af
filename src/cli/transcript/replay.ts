import type { PoolHealth } from '../../../generated/control.js';
import type { TaskRequest, Transcript } from '../../../generated/data.js';
import type { TextInput } from './check.js';
import type { Extent } from './compare.js';

/** What of a transcript can be made again, and the request that makes it. Pure. ORCH-3072. */
export interface Expectation {
  readonly tokens: readonly string[];
  readonly extent: Extent;
  /** Why it is not the whole; undefined where it is. */
  readonly because: string | undefined;
}

/** Undefined where there is nothing to be made again. */
export function expectation({ request, frames, tokens, attempts, outcome, continued_from: from }: Transcript): Expectation | { readonly nothing: string } {
  if (request.workload !== 'completion') {
    return { nothing: `It is the transcript of the workload ${request.workload}, whose numbers another run may round otherwise: replay compares texts byte for byte, and cannot compare these.` };
  }
  if (attempts.length === 0) return { nothing: 'The task never ran, so there is no text to be made again.' };
  if (frames.length === 0 && tokens > 0) return { nothing: 'The transcript holds no text: it would have been larger than an artifact may be.' };
  const texts = frames.flatMap(({ t }) => t);
  if (texts.length === 0 && outcome.kind !== 'completed') return { nothing: `The task ended early (${outcome.kind}), before its first token: there is no text to be made again.` };
  if (from === 0) return { nothing: 'All of its text was continued on another replica after a loss (determinism best_effort), which no seed gives again.' };
  if (from !== undefined && from < texts.length) {
    const because = `From token ${from} on its text was continued on another replica after a loss (determinism best_effort), which no seed gives again; what is before it is compared.`;
    return { tokens: texts.slice(0, from), extent: 'prefix', because };
  }
  if (outcome.kind === 'completed') return { tokens: texts, extent: 'whole', because: undefined };
  return { tokens: texts, extent: 'prefix', because: `The task ended early (${outcome.kind}), so its text must be the beginning of the one that is made now.` };
}

/** At least an hour: what is proven is the text, and not that it came in time. */
const DEADLINE_MS = 3_600_000;

/**
 * The same request under new ids, pinned to a pool.
 *
 * `kv_hint` is cold whatever the task had: which part of a prompt is in a slot's cache is chance, and an engine that takes it
 * from there adds the same numbers in another order, so that a close draw may fall otherwise. Without it every replay begins from
 * the same state. `strict`, so that a replica that dies meanwhile does not end the proof. The budget is left out: it would
 * end the text where money did, and granted_tokens says where that was.
 */
export function replayRequest({ request }: Transcript, input: TextInput, poolId: string, ids: { readonly taskId: string; readonly sessionId: string }): TaskRequest {
  return {
    task_id: ids.taskId,
    session_id: ids.sessionId,
    workload: request.workload,
    model_ref: request.model_ref,
    engine: request.engine,
    ctx: request.ctx,
    priority: request.priority,
    max_tokens: request.granted_tokens ?? request.max_tokens,
    deadline_ms: Math.max(DEADLINE_MS, request.deadline_ms),
    ...(input.kind === 'prompt' ? { prompt: input.prompt } : { messages: [...input.messages] }),
    seed: request.seed,
    determinism: 'strict',
    kv_hint: 'cold',
    sampling: request.sampling,
    stop: request.stop,
    response_format: request.response_format,
    on_disconnect: 'continue',
    placement: { mode: 'pin', pin_pool_id: poolId },
    ...(request.sampler_profile_version === undefined ? {} : { sampler_profile_version: request.sampler_profile_version }),
  };
}

export interface ChosenPool {
  readonly poolId: string;
  /** Versions of its ready replicas. */
  readonly versions: readonly string[];
}

export type PoolChoice = { readonly kind: 'chosen'; readonly pool: ChosenPool } | { readonly kind: 'none'; readonly why: string };

/**
 * Where it can be made again: a pool of the same engine and model whose ready replicas have the version that made it. Of several
 * one where all of them have it, then the one that made it.
 */
export function choosePool(pools: readonly PoolHealth[], transcript: Transcript, asked: { readonly poolId: string | undefined; readonly anyVersion: boolean }): PoolChoice {
  const { engine, model_ref: model } = transcript.request;
  const wanted = versionOf(transcript);
  const none = (why: string): PoolChoice => ({ kind: 'none', why });
  const named = asked.poolId === undefined ? pools : pools.filter(({ pool_id }) => pool_id === asked.poolId);
  if (named.length === 0) return none(asked.poolId === undefined ? 'The daemon has no pool.' : `The daemon has no pool ${asked.poolId}; it has ${listed(pools.map(({ pool_id }) => pool_id))}.`);
  // A model may have other names; whoever names the pool, and the pool that made it, are believed: the daemon refuses another model.
  const fitting = named.filter((pool) => pool.engine === engine && (pool.model === model || pool.pool_id === asked.poolId || pool.pool_id === transcript.pool_id));
  if (fitting.length === 0) return none(`It was made by ${engine} with the model ${model}; here there ${named.length === 1 ? 'is' : 'are'} ${listed(named.map((pool) => `${pool.pool_id} (${pool.engine}, ${pool.model})`))}.`);
  const open = fitting.filter(({ ready }) => ready).map((pool) => ({ poolId: pool.pool_id, versions: readyVersions(pool) }));
  if (open.length === 0) return none(`No replica of ${listed(fitting.map(({ pool_id }) => pool_id))} is ready. Try again when one is.`);
  const score = ({ poolId, versions }: ChosenPool): number =>
    (versions.includes(wanted) ? 4 : 0) + (versions.length === 1 ? 2 : 0) + (poolId === transcript.pool_id ? 1 : 0);
  const best = open.reduce((held, pool) => (score(pool) > score(held) ? pool : held));
  if (best.versions.includes(wanted) || asked.anyVersion) return { kind: 'chosen', pool: best };
  return none(
    `It was made by ${engine} ${wanted}; here there ${open.length === 1 ? 'is' : 'are'} ${listed(open.map(({ poolId, versions }) => `${poolId} with ${versions.join(' and ')}`))}. ` +
      'Another version may draw another text. Give --any-version to try it with that.',
  );
}

/** Of the attempt that ended it; all attempts are of the same version. */
export const versionOf = ({ attempts }: Transcript): string => attempts.at(-1)?.engine_version ?? '';

function readyVersions({ replicas, engine_version: all }: PoolHealth): readonly string[] {
  const versions = replicas.filter(({ ready }) => ready).map(({ engine_version }) => engine_version ?? all ?? 'an unknown version');
  return [...new Set(versions)];
}

const listed = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));
