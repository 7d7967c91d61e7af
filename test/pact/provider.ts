import { createHash, randomUUID } from 'node:crypto';
import { startDaemon, type Daemon } from '../support/daemon.js';
import { call, type Answer, type Call } from '../support/http.js';
import { at, isRecord, type Json } from '../../scripts/json.js';
import { StreamReader } from '../support/sse.js';
import { KEY, LIMITED_KEY, task, WITH_KEY } from './shapes.js';

/** The provider's side: one daemon in which each state of the pact can be had, and how to get there over its own API. */
export const startProvider = (): Promise<Daemon> =>
  startDaemon({
    startWithinMs: 60_000,
    config: {
      auth: {
        keys: [
          { id: 'pact', sha256: sha256(KEY), limits: { requests_per_minute: 1_000_000 } },
          { id: 'limited', sha256: sha256(LIMITED_KEY), limits: { requests_per_minute: 1 } },
        ],
      },
      sessions: { budgets: { tokens: 2_000, time_ms: 604_800_000, cost: 100 } },
      streams: { queued_interval_ms: 50 },
      pools: [
        { id: 'fast', engine: 'mock', model: 'fast', replicas: [{ id: 'm0', slots: 4 }] },
        { id: 'line', engine: 'mock', model: 'line', replicas: [{ id: 'm0', slots: 1, tokens_per_second: 100 }] },
        // Decodes a token in ten seconds and lets one task wait: soon full, and for longer than any verification.
        { id: 'full', engine: 'mock', model: 'full', queue_capacity: 1, replicas: [{ id: 'm0', slots: 1, tokens_per_second: 0.1 }] },
        { id: 'slow', engine: 'mock', model: 'slow', replicas: [{ id: 'm0', slots: 4, tokens_per_second: 0.1 }] },
        { id: 'late', engine: 'mock', model: 'late', replicas: [{ id: 'm0', slots: 4, first_token_ms: 600_000 }] },
        // What it has taken keeps an engine that is exchanged for as long.
        { id: 'renewing', engine: 'mock', model: 'renewing', replicas: [{ id: 'm0', slots: 64, tokens_per_second: 0.1 }] },
        { id: 'elsewhere', engine: 'llamacpp', model: 'elsewhere', replicas: [{ id: 'r0', url: 'http://127.0.0.1:9' }] },
        { id: 'away', engine: 'mock', model: 'away', replicas: [{ id: 'm0', faults: { refuse: true } }] },
        { id: 'emptied', engine: 'mock', model: 'emptied', replicas: [{ id: 'm0', slots: 4 }] },
      ].map((pool) => ({ ...pool, price: { input_token: 0.000_001, output_token: 0.000_002 } })),
    },
  });

const sha256 = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Makes a state true and sees that it is; rejects where it cannot. Answers what it has chosen for the request. */
export type MakeState = (url: string, params: Json) => Promise<Json | void>;

export const STATES: Readonly<Record<string, MakeState>> = {
  'keys are configured': async (url) => expectStatus(await call(`${url}/v1/capabilities`), 401),

  'a pool is ready': (url, params) => eventually(`pool ${text(params, 'pool_id')} is ready`, async () => (await health(url, params)).json?.['ready'] === true),

  'no replica of a pool is ready': async (url, params) => {
    if ((await health(url, params)).json?.['ready'] !== false) throw new Error('The pool is ready.');
  },

  'a task was admitted': async (url, params) => {
    await admit(url, given(params));
  },

  'a task has ended': async (url, params) => {
    const id = await admit(url, given(params));
    const reader = await StreamReader.open(`${url}/v1/tasks/${id}/stream`, { headers: WITH_KEY });
    await reader.done();
    const { json } = await send(url, `/v1/tasks/${id}`);
    if (json?.['state'] !== 'completed') throw new Error(`The task ended as ${String(json?.['state'])}.`);
  },

  'the transcript of a task is stored': async (url, params) => {
    const id = await admit(url, given(params));
    await eventually(`task ${id} has a transcript`, async () => (await send(url, `/v1/tasks/${id}`)).json?.['trace_id'] !== undefined);
  },

  'a task has reached its budget': async (url, params) => {
    const id = await admit(url, given(params));
    const reader = await StreamReader.open(`${url}/v1/tasks/${id}/stream`, { headers: WITH_KEY });
    await reader.done();
    const { json } = await send(url, `/v1/tasks/${id}`);
    if (json?.['state'] !== 'budget') throw new Error(`The task ended as ${String(json?.['state'])}.`);
  },

  // What is before it goes away as soon as somebody reads: so each reader sees it wait, and none for long.
  'a task waits until it is read': async (url, params) => {
    const fresh = (): Json => ({ ...given(params), task_id: randomUUID(), session_id: randomUUID() });
    const before = await admit(url, { ...fresh(), max_tokens: 1_900 });
    await eventually(`task ${before} runs`, async () => (await send(url, `/v1/tasks/${before}`)).json?.['state'] === 'running');
    const waiting = await admit(url, fresh());
    const read = async (): Promise<boolean> => /^open_streams [1-9]/m.test((await send(url, '/metrics')).text);
    void eventually('the task is read', read).then(
      () => send(url, `/v1/tasks/${before}/cancel`, { method: 'POST' }),
      () => undefined,
    );
    return { task_id: waiting };
  },

  'a key has created as many tasks as it may': async (url) => {
    for (let n = 0; n < 4; n++) {
      const body = { ...task(800), task_id: randomUUID(), session_id: randomUUID() };
      const { status } = await call(`${url}/v1/tasks`, { method: 'POST', body, headers: { 'X-API-Key': LIMITED_KEY } });
      if (status === 429) return;
    }
    throw new Error('The key is not at its limit.');
  },

  'a task decodes slowly': async (url, params) => {
    const id = await admit(url, given(params));
    await eventually(`task ${id} runs`, async () => (await send(url, `/v1/tasks/${id}`)).json?.['state'] === 'running');
  },

  'the queue of a pool is full': async (url, params) => {
    const poolId = text(params, 'pool_id');
    for (let n = 0; n < 16; n++) {
      const body = task(900 + n, { model_ref: poolId, max_tokens: 1000, deadline_ms: 604_800_000 });
      if ((await send(url, '/v1/tasks', { method: 'POST', body })).status === 429) return;
    }
    throw new Error(`The queue of ${poolId} did not fill.`);
  },

  'an artifact is stored': async (url, params) => expectStatus(await send(url, '/v1/artifacts', { method: 'POST', body: params['artifact'] }), 201),

  'no artifact has this id': async (url, params) => expectStatus(await send(url, `/v1/artifacts/${text(params, 'artifact_id')}`), 404),

  'no task has this id': async (url, params) => expectStatus(await send(url, `/v1/tasks/${text(params, 'task_id')}`), 404),

  'a model is in the catalog': async (url, params) => expectStatus(await send(url, '/v1/catalog/models', { method: 'POST', body: params['model'] }), 201),

  'no model has this id': async (url, params) => expectStatus(await send(url, `/v1/catalog/models/${text(params, 'model_id')}`), 404),

  'no pool of contract has this id': async (url, params) => {
    await send(url, `/v1/pools/${text(params, 'pool_id')}`, { method: 'DELETE' });
    await eventually('the pool is gone', async () => (await health(url, params)).status === 404);
  },

  'a pool was made by contract': async (url, params) => {
    const pool = params['pool'];
    const id = at(pool, 'id');
    const poolHealth = () => send(url, `/v1/pools/${String(id)}/health`);
    await eventually('the pool is not being removed', async () => (await poolHealth()).json?.['removing'] !== true);
    if ((await poolHealth()).status === 404) expectStatus(await send(url, '/v1/pools', { method: 'POST', body: pool }), 201);
    await eventually('the pool is ready', async () => (await poolHealth()).json?.['ready'] === true);
  },

  'no engine of a pool is being exchanged': (url, params) => eventually('the engines were exchanged', async () => !isExchanged((await health(url, params)).json)),

  'engines of a pool are being exchanged': async (url, params) => {
    const poolId = text(params, 'pool_id');
    if (isExchanged((await health(url, params)).json)) return;
    await admit(url, { ...task(810, { model_ref: poolId, max_tokens: 1000, deadline_ms: 604_800_000 }), task_id: randomUUID(), session_id: randomUUID() });
    await eventually('the task runs', async () => at((await health(url, params)).json, 'metrics.slots_busy') !== 0);
    expectStatus(await send(url, `/v1/pools/${poolId}/reload`, { method: 'POST', body: { drain_ms: 600_000 } }), 202);
  },

  'the engines of a pool are at urls': async (url, params) => {
    const replicas = at((await health(url, params)).json, 'replicas');
    if (!Array.isArray(replicas) || !replicas.every((replica) => at(replica, 'managed') === false)) throw new Error("The pool's engines are the daemon's own.");
  },

  'no pool has this id': async (url, params) => expectStatus(await health(url, params), 404),
};

const send = (url: string, path: string, more: Call = {}): Promise<Answer> => call(`${url}${path}`, { ...more, headers: WITH_KEY });

const health = (url: string, params: Json): Promise<Answer> => send(url, `/v1/pools/${text(params, 'pool_id')}/health`);

const isExchanged = (pool: Json | undefined): boolean => at(pool, 'reload') !== undefined && at(pool, 'reload.ended_ms') === undefined;

/** The same task again is the same admission, so a state may be made more than once. */
async function admit(url: string, body: Json): Promise<string> {
  await STATES['a pool is ready']?.(url, { pool_id: body['model_ref'] });
  expectStatus(await send(url, '/v1/tasks', { method: 'POST', body }), 202);
  return text(body, 'task_id');
}

function expectStatus({ status, text: body }: Answer, wanted: number): void {
  if (status !== wanted) throw new Error(`The daemon answered ${status} instead of ${wanted}: ${body}`);
}

function given(params: Json): Json {
  const body = params['task'];
  if (!isRecord(body)) throw new Error('The state names no task.');
  return body;
}

function text(from: Json, path: string): string {
  const value = at(from, path);
  if (typeof value !== 'string') throw new Error(`The state has no ${path}.`);
  return value;
}

async function eventually(what: string, holds: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + 10_000;
  while (!(await holds())) {
    if (performance.now() > until) throw new Error(`It never came true that ${what}.`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
