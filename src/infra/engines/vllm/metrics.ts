import type { EngineHealth } from '../../../ports/engine.js';

const SAMPLE = /^vllm:(num_requests_running|num_requests_waiting|kv_cache_usage_perc|gpu_cache_usage_perc)(?:\{.*\})? ([0-9.eE+-]+)(?: \d+)?\s*$/gm;
const CACHE = /^vllm:cache_config_info\{(.*)\} 1(?:\.0)?(?: \d+)?\s*$/gm;

/** No figure of a server's is larger; sums of such stay numbers. */
const MOST = 1e12;

/** More than vLLM decodes at once unless it is told to. */
const MOST_SLOTS = 256;

/**
 * GET /metrics, of all engine processes behind one server together. KV use is called `gpu_cache_usage_perc` until 0.10; a version that
 * has both tells the same in both. What is not there stays absent.
 */
export function metricUse(text: string): Pick<EngineHealth, 'slotsBusy' | 'waiting' | 'kvCacheUsage'> {
  const found = new Map<string, number[]>();
  for (const [, name = '', written] of text.matchAll(SAMPLE)) {
    const value = Number(written);
    if (!(value >= 0 && value <= MOST)) continue;
    const values = found.get(name);
    if (values === undefined) found.set(name, [value]);
    else values.push(value);
  }
  const running = sum(found.get('num_requests_running'));
  const waiting = sum(found.get('num_requests_waiting'));
  const kv = found.get('kv_cache_usage_perc') ?? found.get('gpu_cache_usage_perc');
  return {
    ...(running === undefined ? {} : { slotsBusy: Math.round(running) }),
    ...(waiting === undefined ? {} : { waiting: Math.round(waiting) }),
    ...(kv === undefined ? {} : { kvCacheUsage: Math.min(1, (sum(kv) ?? 0) / kv.length) }),
  };
}

/**
 * How many requests of the whole context the KV cache holds at once: what vLLM itself prints as its maximum concurrency. Undefined
 * where /metrics does not tell the size of the cache.
 */
export function slotsThatFit(text: string, ctxMax: number): number | undefined {
  let tokens = 0;
  for (const [, labels = ''] of text.matchAll(CACHE)) tokens += label(labels, 'num_gpu_blocks') * label(labels, 'block_size');
  return tokens > 0 ? Math.max(1, Math.min(MOST_SLOTS, Math.floor(tokens / ctxMax))) : undefined;
}

const label = (labels: string, name: string): number => Number(new RegExp(`(?:^|,)${name}="(\\d+)"`).exec(labels)?.[1] ?? 0);

const sum = (values: readonly number[] | undefined): number | undefined => values?.reduce((all, value) => all + value, 0);
