import { EngineError, type EngineDescription, type EngineFeature, type EngineHealth } from '../../../ports/engine.js';
import type { JsonReply } from '../http/json.js';
import { textAt } from '../http/json-value.js';
import type { HttpEngineSettings } from '../http/settings.js';
import type { ModelShape } from './shape.js';
import type { Told } from './refusal.js';

/** What /metrics tells of the TensorRT-LLM backend; absent stays absent. */
export interface Use extends Pick<EngineHealth, 'slotsBusy' | 'waiting' | 'kvCacheUsage'> {
  /** Requests that the engine may have under way. */
  readonly most?: number;
}

export function description(
  told: Told,
  model: string,
  server: JsonReply,
  shape: ModelShape,
  use: Use,
  configured: Pick<HttpEngineSettings, 'slots' | 'ctxMax'>,
): EngineDescription {
  const { ctxMax, slots } = limits(told, model, shape, use, configured);
  const { inputs, guided } = shape;
  const features: EngineFeature[] = ['continuation', 'stop'];
  if (inputs.has('seed') || inputs.has('random_seed')) features.push('seed');
  if (guided) features.push('grammar', 'json_schema');
  if (use.kvCacheUsage !== undefined && use.slotsBusy !== undefined) features.push('kv_usage');
  return {
    engineVersion: textAt(server.body, 'version') ?? 'unknown',
    model,
    ctxMax,
    slots,
    workloads: ['completion'],
    features: features.sort(),
  };
}

/**
 * A lower number of the configuration goes before what the engine says: max_batch_size is what Triton would take together, not what
 * the device can bear.
 */
function limits(told: Told, model: string, shape: ModelShape, use: Use, configured: Pick<HttpEngineSettings, 'slots' | 'ctxMax'>): { readonly ctxMax: number; readonly slots: number } {
  const ctxMax = smaller(shape.ctxMax, configured.ctxMax);
  const slots = smaller(use.most ?? shape.maxBatchSize, configured.slots);
  if (ctxMax !== undefined && slots !== undefined) return { ctxMax, slots };
  const missing = [...(ctxMax === undefined ? ['ctx_max'] : []), ...(slots === undefined ? ['slots'] : [])].join(' and ');
  throw new EngineError('POOL_UNREADY', `The model ${model} at ${told.name} does not tell its limits. Write ${missing} into the replica's configuration: its max_seq_len and max_batch_size, as its engine was built.`);
}

const smaller = (told: number | undefined, configured: number | undefined): number | undefined =>
  told === undefined || configured === undefined ? (told ?? configured) : Math.min(told, configured);

const METRIC = /^nv_trt_llm_(request|kv_cache_block)_metrics\{([^}\n]*)\} ([0-9.eE+-]+)$/gm;
const TYPE = /(?:^|,)(?:request_type|kv_cache_block_type)="([a-z_]+)"/;

/**
 * GET /metrics, which Triton offers on another port (8002): here only where a proxy joins the two. `active` are the requests that
 * the engine works on, `waiting` those that it holds back.
 */
export function metricUse(reply: JsonReply): Use {
  if (reply.status !== 200) return {};
  const found = new Map<string, number>();
  for (const [, family, labels = '', value] of reply.text.matchAll(METRIC)) {
    const type = TYPE.exec(labels)?.[1];
    const amount = Number(value);
    if (type !== undefined && Number.isFinite(amount) && amount >= 0) found.set(`${family ?? ''}.${type}`, amount);
  }
  const busy = found.get('request.active');
  const waiting = found.get('request.waiting');
  const most = found.get('request.max');
  const kv = cacheUse(found);
  return {
    ...(busy !== undefined && Number.isInteger(busy) ? { slotsBusy: busy } : {}),
    ...(waiting !== undefined && Number.isInteger(waiting) ? { waiting } : {}),
    ...(most !== undefined && most > 0 && Number.isInteger(most) ? { most } : {}),
    ...(kv === undefined ? {} : { kvCacheUsage: Math.min(1, kv) }),
  };
}

/** `fraction` is newer than the blocks of which it is one. */
function cacheUse(found: ReadonlyMap<string, number>): number | undefined {
  const used = found.get('kv_cache_block.used');
  const max = found.get('kv_cache_block.max');
  if (used !== undefined && max !== undefined && max > 0) return used / max;
  return found.get('kv_cache_block.fraction');
}
