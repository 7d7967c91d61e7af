import { EngineError, type EngineDescription, type EngineHealth } from '../../../ports/engine.js';
import type { JsonReply } from '../http/json.js';
import { amountAt, textAt } from '../http/json-value.js';
import type { HttpEngineSettings } from '../http/settings.js';
import { refusal, type Told } from './refusal.js';

/**
 * GET /info. `max_concurrent_requests` is how many it takes at once, and with `max_batch_size` it says how many of them decode; a
 * lower number of the configuration goes before both, because neither looks at what the device can bear. What other routes show of it
 * is not yet in the features.
 */
export function description(told: Told, reply: JsonReply, configured: Pick<HttpEngineSettings, 'slots' | 'ctxMax'>, wallNow: number): EngineDescription {
  if (reply.status !== 200) throw refusal(told, '/info', reply, wallNow);
  const { body } = reply;
  const ctxMax = smallest(amountAt(body, 'max_total_tokens'), configured.ctxMax);
  const slots = smallest(amountAt(body, 'max_concurrent_requests'), amountAt(body, 'max_batch_size'), configured.slots);
  const version = textAt(body, 'version');
  if (version === undefined || ctxMax === undefined || slots === undefined) {
    throw new EngineError('POOL_UNREADY', `The server at ${told.name} does not describe itself as TGI does (/info). Check the url, and that this is text-generation-inference, not the embeddings server.`);
  }
  const digest = textAt(body, 'model_sha');
  return {
    engineVersion: version,
    model: textAt(body, 'model_id') ?? 'unknown',
    ...(digest === undefined ? {} : { modelDigest: digest }),
    ctxMax,
    slots,
    workloads: ['completion'],
    features: ['continuation', 'json_schema', 'seed', 'stop'],
  };
}

function smallest(...told: readonly (number | undefined)[]): number | undefined {
  const known = told.filter((value) => value !== undefined && value > 0);
  return known.length === 0 ? undefined : Math.min(...known.map(Number));
}

/** GET /health: 200 with an empty body, or 503 with an error. */
export function health(told: Told, reply: JsonReply, wallNow: number): EngineHealth {
  if (reply.status === 200) return { live: true, ready: true };
  return { live: true, ready: false, lastError: refusal(told, '/health', reply, wallNow).message };
}

const METRIC = /^tgi_(queue_size|batch_current_size)(?:\{[^}\n]*\})? ([0-9.eE+-]+)$/gm;

/** GET /metrics. A server that has not worked yet has no such lines: then it is idle as far as it tells, which is nothing. */
export function metricUse(reply: JsonReply): Pick<EngineHealth, 'slotsBusy' | 'waiting'> {
  if (reply.status !== 200) return {};
  const found = new Map([...reply.text.matchAll(METRIC)].map(([, name, value]) => [name, Number(value)]));
  const busy = found.get('batch_current_size');
  const waiting = found.get('queue_size');
  return {
    ...(busy !== undefined && Number.isInteger(busy) && busy >= 0 ? { slotsBusy: busy } : {}),
    ...(waiting !== undefined && Number.isInteger(waiting) && waiting >= 0 ? { waiting } : {}),
  };
}
