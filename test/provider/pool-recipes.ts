import { call, type Answer, type Call } from '../support/http.js';
import { KEY } from './daemons.js';
import type { Recipe } from './recipe.js';

const send = (url: string, path: string, options: Call = {}): Promise<Answer> => call(`${url}${path}`, { ...options, headers: { 'x-api-key': KEY } });

const pool = (id: string, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  id,
  engine: 'mock',
  model: id,
  price: { input_token: 0, output_token: 0 },
  replicas: [{ id: 'm0', slots: 1 }],
  ...changes,
});

let pools = 0;
/** Each call makes another. */
const fresh = (): string => `made${++pools}`;

async function made(url: string, changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const id = fresh();
  await send(url, '/v1/pools', { method: 'POST', body: pool(id, changes) });
  return `/v1/pools/${id}`;
}

/** One that is being removed as long as a task of its runs: it decodes a token in ten seconds. */
async function leaving(url: string): Promise<string> {
  const path = await made(url, { replicas: [{ id: 'm0', slots: 1, tokens_per_second: 0.1 }] });
  const body = { task_id: crypto.randomUUID(), session_id: crypto.randomUUID(), workload: 'completion', model_ref: path.slice('/v1/pools/'.length), engine: 'mock', ctx: 2048, priority: 'interactive', max_tokens: 8, deadline_ms: 604_800_000, prompt: 'An old silent pond' };
  while ((await send(url, '/v1/tasks', { method: 'POST', body })).status !== 202) await new Promise((resolve) => setImmediate(resolve));
  await send(url, `${path}?deadline_ms=60000`, { method: 'DELETE' });
  return path;
}

export const POOL_OPERATIONS = {
  createPool: { path: '/v1/pools', call: { method: 'POST', body: pool('fast') } },
  updatePool: { path: '/v1/pools/nowhere', call: { method: 'PATCH', body: { queue_capacity: 1 } } },
  deletePool: { path: '/v1/pools/nowhere', call: { method: 'DELETE' } },
  undrainPool: { path: '/v1/pools/nowhere/undrain', call: { method: 'POST' } },
  reloadPool: { path: '/v1/pools/nowhere/reload', call: { method: 'POST', body: {} } },
} as const;

export const POOL_RECIPES: Readonly<Record<string, Recipe>> = {
  'createPool 201': ({ url }) => send(url, '/v1/pools', { method: 'POST', body: pool(fresh()) }),
  'createPool 400': ({ url }) => send(url, '/v1/pools', { method: 'POST', body: pool(fresh(), { engine: 'vllm', replicas: [{ id: 'r0', url: 'http://169.254.169.254' }] }) }),
  'createPool 409': ({ url }) => send(url, '/v1/pools', { method: 'POST', body: pool('fast') }),
  'updatePool 202': async ({ url }) => send(url, await made(url), { method: 'PATCH', body: { queue_capacity: 5, replicas: [{ id: 'm0' }, { id: 'm1' }] } }),
  'updatePool 400': ({ url }) => send(url, '/v1/pools/fast', { method: 'PATCH', body: { workloads: ['embedding'] } }),
  'updatePool 404': ({ url }) => send(url, '/v1/pools/nowhere', { method: 'PATCH', body: { queue_capacity: 1 } }),
  'updatePool 409': async ({ url }) => send(url, await leaving(url), { method: 'PATCH', body: { queue_capacity: 1 } }),
  'deletePool 202': async ({ url }) => send(url, await made(url), { method: 'DELETE' }),
  'deletePool 404': ({ url }) => send(url, '/v1/pools/nowhere', { method: 'DELETE' }),
  'reloadPool 202': async ({ url }) => send(url, `${await made(url)}/reload`, { method: 'POST', body: {} }),
  'reloadPool 400': ({ url }) => send(url, '/v1/pools/fast/reload', { method: 'POST', body: { new_model_ref: 's3://bucket/model' } }),
  'reloadPool 404': ({ url }) => send(url, '/v1/pools/nowhere/reload', { method: 'POST', body: {} }),
  'reloadPool 409': async ({ url }) => send(url, `${await leaving(url)}/reload`, { method: 'POST', body: {} }),
  'undrainPool 200': async ({ url }) => send(url, `${await made(url)}/undrain`, { method: 'POST' }),
  'undrainPool 404': ({ url }) => send(url, '/v1/pools/nowhere/undrain', { method: 'POST' }),
  'undrainPool 409': async ({ url }) => send(url, `${await leaving(url)}/undrain`, { method: 'POST' }),
};
