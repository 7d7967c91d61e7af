import { EngineError, type EngineDescription, type EngineFeature, type EngineHealth } from '../../../ports/engine.js';
import { malformed } from '../http/failure.js';
import type { JsonReply } from '../http/json.js';
import { amountAt, at, isObject, textAt } from '../http/json-value.js';
import { refusal } from './refusal.js';

/** GET /props. `n_ctx` there is that of one slot, whatever -c was. */
export function description(name: string, reply: JsonReply): EngineDescription {
  if (reply.status !== 200) throw refusal(name, '/props', reply);
  const { body } = reply;
  const ctxMax = amountAt(at(body, 'default_generation_settings'), 'n_ctx');
  const slots = amountAt(body, 'total_slots');
  if (ctxMax === undefined || slots === undefined) {
    throw new EngineError('POOL_UNREADY', `The server at ${name} does not describe itself as llama-server does (/props). Check the url, and that this is llama.cpp from 2025 or later.`);
  }
  const features: EngineFeature[] = ['continuation', 'exact_token_count', 'grammar', 'json_schema', 'seed', 'stop'];
  if ((textAt(body, 'chat_template') ?? '') !== '') features.push('chat_template');
  if (at(body, 'endpoint_slots') === true) features.push('kv_usage');
  return {
    engineVersion: textAt(body, 'build_info') ?? 'unknown',
    model: textAt(body, 'model_path') ?? textAt(body, 'model_alias') ?? 'unknown',
    ctxMax,
    slots,
    workloads: ['completion'],
    features: features.sort(),
  };
}

/** GET /health: 200 with {"status":"ok"}, or 503 with an error such as "Loading model". */
export function health(name: string, reply: JsonReply): EngineHealth {
  if (reply.status === 200 && textAt(reply.body, 'status') === 'ok') return { live: true, ready: true };
  const why =
    reply.status === 200
      ? new EngineError('POOL_UNREADY', `The server at ${name} does not answer /health as llama-server does. Check the url.`)
      : refusal(name, '/health', reply);
  return { live: true, ready: false, lastError: why.message };
}

/**
 * GET /slots. Undefined where the server was started without it.
 *
 * `kvCacheUsage` is the tokens that the slots hold over the tokens that they could. With --kv-unified every slot may use
 * the one cache alone, and nothing in the answer tells so: the ratio then stays below 1 / slots.
 */
export function slotUse(reply: JsonReply): Pick<EngineHealth, 'slotsBusy' | 'kvCacheUsage'> | undefined {
  if (reply.status !== 200 || !Array.isArray(reply.body)) return undefined;
  const slots = reply.body.filter(isObject);
  let busy = 0;
  let held = 0;
  let room = 0;
  for (const slot of slots) {
    if (slot['is_processing'] === true) busy++;
    // A slot that never worked has no such field.
    held += amountAt(slot, 'n_prompt_tokens') ?? 0;
    room += amountAt(slot, 'n_ctx') ?? 0;
  }
  return { slotsBusy: busy, ...(room === 0 ? {} : { kvCacheUsage: Math.min(1, held / room) }) };
}

const METRIC = /^llamacpp:(requests_processing|kv_cache_usage_ratio) ([0-9.eE+-]+)$/gm;

/** GET /metrics, for a server without /slots. Only servers before mid-2025 tell their KV use here. */
export function metricUse(reply: JsonReply): Pick<EngineHealth, 'slotsBusy' | 'kvCacheUsage'> {
  if (reply.status !== 200) return {};
  const found = new Map([...reply.text.matchAll(METRIC)].map(([, name, value]) => [name, Number(value)]));
  const busy = found.get('requests_processing');
  const kv = found.get('kv_cache_usage_ratio');
  return {
    ...(busy !== undefined && Number.isInteger(busy) && busy >= 0 ? { slotsBusy: busy } : {}),
    ...(kv !== undefined && kv >= 0 ? { kvCacheUsage: Math.min(1, kv) } : {}),
  };
}

export function tokenCount(name: string, reply: JsonReply): number {
  if (reply.status !== 200) throw refusal(name, '/tokenize', reply);
  const tokens = at(reply.body, 'tokens');
  if (!Array.isArray(tokens)) throw malformed(name, 'an answer to /tokenize without tokens');
  return tokens.length;
}

export function templatedPrompt(name: string, reply: JsonReply): string {
  if (reply.status !== 200) throw refusal(name, '/apply-template', reply);
  const prompt = textAt(reply.body, 'prompt');
  if (prompt === undefined) throw malformed(name, 'an answer to /apply-template without a prompt');
  return prompt;
}
