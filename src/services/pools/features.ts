import { DomainError } from '../../domain/errors.js';
import type { TaskSpec } from '../../domain/task/task.js';
import type { EngineFeature } from '../../ports/engine.js';
import { serves, type Pool } from './pool.js';

/**
 * Refuses what none of the pools that serve the model can do, before it waits in a queue for nothing. A pool that has not
 * described itself yet is given the benefit of the doubt. Throws INVALID_PARAMS.
 */
export function checkFeatures(pools: readonly Pool[], spec: Pick<TaskSpec, 'engine' | 'modelRef' | 'responseFormat' | 'input'>): void {
  const wanted = wantedFeature(spec);
  if (wanted === undefined) return;
  const candidates = pools.filter((pool) => serves(pool, spec));
  if (candidates.length === 0 || candidates.some((pool) => mayHave(pool, wanted.feature))) return;
  throw new DomainError({
    code: 'INVALID_PARAMS',
    field: wanted.field,
    engine: spec.engine,
    message: `${wanted.field} needs ${wanted.feature}, which no pool that serves ${spec.modelRef} on ${spec.engine} has. GET /v1/capabilities lists the features.`,
  });
}

function wantedFeature(spec: Pick<TaskSpec, 'responseFormat' | 'input'>): { feature: EngineFeature; field: string } | undefined {
  if (spec.responseFormat.kind !== 'text') return { feature: spec.responseFormat.kind, field: 'response_format' };
  return spec.input.kind === 'messages' ? { feature: 'chat_template', field: 'messages' } : undefined;
}

const mayHave = (pool: Pool, feature: EngineFeature): boolean =>
  pool.replicas.some(({ description }) => description === undefined || description.features.includes(feature));
