import { randomUUID } from 'node:crypto';
import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { call, type Answer, type Call } from '../support/http.js';
import { StreamReader } from '../support/sse.js';
import { embedding, KEY, startForgetful, task } from './daemons.js';
import type { Grounds, Recipe } from './recipe.js';
import { POOL_OPERATIONS, POOL_RECIPES } from './pool-recipes.js';

const GOOD = { 'x-api-key': KEY };

const NO_ARTIFACT = 'ab'.repeat(32);
const artifact = (n: number, tags: readonly string[] = []): Record<string, unknown> => ({ kind: 'other', content: { n }, tags });

const model = (id: string): Record<string, unknown> => ({
  id,
  model_ref: `hf:org/${id}/${id}.gguf`,
  digest: `sha256:${'0'.repeat(64)}`,
  source_url: `https://huggingface.co/org/${id}`,
  tags: ['small'],
  signatures: [{ signer: 'release@example.org', algo: 'ed25519', value: 'AAAA', public_key: 'none', timestamp_ms: 1 }],
  sbom: { uri: 'https://example.org/sbom' },
  trust_policy: { mode: 'permissive', allowed_registries: ['example.org'] },
});

/** Operations as calls that succeed, from which most refusals follow by one wrong header. */
const OPERATIONS: Readonly<Record<string, { readonly path: string; readonly call: Call; readonly open?: true; readonly answers?: 'nothing' }>> = {
  createTask: { path: '/v1/tasks', call: { method: 'POST', body: task() } },
  listTasks: { path: '/v1/tasks', call: {} },
  getTask: { path: `/v1/tasks/${randomUUID()}`, call: {} },
  streamTask: { path: `/v1/tasks/${randomUUID()}/stream`, call: {} },
  getTaskResult: { path: `/v1/tasks/${randomUUID()}/result`, call: {} },
  getTranscript: { path: `/v1/tasks/${randomUUID()}/transcript`, call: {} },
  cancelTask: { path: `/v1/tasks/${randomUUID()}/cancel`, call: { method: 'POST' } },
  getSession: { path: `/v1/sessions/${randomUUID()}`, call: {} },
  deleteSession: { path: `/v1/sessions/${randomUUID()}`, call: { method: 'DELETE' } },
  getCapabilities: { path: '/v1/capabilities', call: {} },
  listPools: { path: '/v1/pools', call: {} },
  getPoolHealth: { path: '/v1/pools/fast/health', call: {} },
  createArtifact: { path: '/v1/artifacts', call: { method: 'POST', body: artifact(1) } },
  listArtifacts: { path: '/v1/artifacts', call: {} },
  getArtifact: { path: `/v1/artifacts/${NO_ARTIFACT}`, call: {} },
  deleteArtifact: { path: `/v1/artifacts/${NO_ARTIFACT}`, call: { method: 'DELETE' } },
  drainPool: { path: '/v1/pools/emptied/drain', call: { method: 'POST', body: { deadline_ms: 0 } } },
  createCatalogModel: { path: '/v1/catalog/models', call: { method: 'POST', body: model('haiku') } },
  listCatalogModels: { path: '/v1/catalog/models', call: {} },
  getCatalogModel: { path: '/v1/catalog/models/nobody', call: {} },
  deleteCatalogModel: { path: '/v1/catalog/models/nobody', call: { method: 'DELETE' } },
  verifyCatalogModel: { path: '/v1/catalog/models/nobody/verify', call: { method: 'POST' } },
  setCatalogModelState: { path: '/v1/catalog/models/nobody/state', call: { method: 'POST', body: { state: 'Active' } } },
  ...POOL_OPERATIONS,
  getMetrics: { path: '/metrics', call: {}, open: true },
  getHealthz: { path: '/healthz', call: {}, open: true },
  getReadyz: { path: '/readyz', call: {}, open: true },
};

const send = (url: string, path: string, { headers = {}, ...rest }: Call = {}): Promise<Answer> => call(`${url}${path}`, { ...rest, headers: { ...GOOD, ...headers } });

/** Refusals that every operation has in the same way. */
function general(operation: string, status: number): Recipe | undefined {
  const known = OPERATIONS[operation];
  if (known === undefined) return undefined;
  const { path, call: good } = known;
  switch (status) {
    case 400:
      return ({ url }) => send(url, path, { ...good, headers: { 'x-correlation-id': 'c'.repeat(200) } });
    case 401:
      return ({ url }) => call(`${url}${path}`, good);
    case 403:
      return ({ url }) => call(`${url}${path}`, { ...good, headers: { 'x-api-key': 'a wrong key' } });
    case 406:
      return ({ url }) => send(url, path, { ...good, headers: { accept: 'image/png' } });
    case 413:
      return ({ url }) => send(url, path, { ...good, body: { padding: 'p'.repeat(8192) } });
    case 415:
      return ({ url }) => send(url, path, { ...good, body: '<xml/>', headers: { 'content-type': 'text/xml' } });
    default:
      return undefined;
  }
}

async function ended(url: string, body = task()): Promise<string> {
  const id = String(body['task_id']);
  await send(url, '/v1/tasks', { method: 'POST', body });
  const reader = await StreamReader.open(`${url}/v1/tasks/${id}/stream`, { headers: GOOD });
  await reader.done();
  return id;
}

async function fill(url: string): Promise<Answer> {
  for (;;) {
    const answer = await send(url, '/v1/tasks', { method: 'POST', body: task({ model_ref: 'full', deadline_ms: 604_800_000 }) });
    if (answer.status !== 202) return answer;
  }
}

async function entered(url: string, body: Readonly<Record<string, unknown>>): Promise<string> {
  const { json } = await send(url, '/v1/catalog/models', { method: 'POST', body });
  return `/v1/catalog/models/${String(json?.['id'])}`;
}

/** With a verification that ended and a fetch that was denied. */
async function verified(url: string): Promise<Answer> {
  const path = await entered(url, model('doubted'));
  await send(url, `${path}/verify`, { method: 'POST' });
  for (;;) {
    const answer = await send(url, path);
    if (!answer.text.includes('"running"')) return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const stored = (url: string, body: Readonly<Record<string, unknown>> = artifact(1)): Promise<Answer> => send(url, '/v1/artifacts', { method: 'POST', body });

async function pathOfStored(url: string, body?: Readonly<Record<string, unknown>>): Promise<string> {
  return String((await stored(url, body)).headers.location);
}

/** Stores pinned artifacts until there is no room for one more, and takes them away again. */
async function crowdArtifacts(url: string): Promise<Answer> {
  const paths: string[] = [];
  for (let n = 0; ; n++) {
    const answer = await stored(url, { ...artifact(n, ['pinned']), metadata: { padding: 'p'.repeat(3800) } });
    if (answer.status === 201) {
      paths.push(String(answer.headers.location));
      continue;
    }
    for (const path of paths) await send(url, path, { method: 'DELETE' });
    return answer;
  }
}

/** On a daemon of its own, because the others keep tokens as long as the other recipes take. */
async function expired(body = task(), what: 'stream' | 'result' = 'stream'): Promise<Answer> {
  const daemon = await startForgetful();
  try {
    const path = `/v1/tasks/${await ended(daemon.url, body)}/${what}`;
    for (;;) {
      const answer = await send(daemon.url, path);
      if (answer.status !== 200) return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    await daemon.kill();
  }
}

async function damaged({ url, dataDir }: Grounds): Promise<Answer> {
  const path = await pathOfStored(url, artifact(410));
  const id = path.slice(-64);
  truncateSync(join(dataDir, 'artifacts', id.slice(0, 2), `${id.slice(2)}.json`), 5);
  return send(url, path);
}

async function crowd(url: string): Promise<Answer> {
  const body = task({ model_ref: 'slow', deadline_ms: 604_800_000 });
  const path = `/v1/tasks/${String(body['task_id'])}/stream`;
  await send(url, '/v1/tasks', { method: 'POST', body });
  const readers = await Promise.all([1, 2].map(() => StreamReader.open(`${url}${path}`, { headers: GOOD })));
  try {
    return await send(url, path);
  } finally {
    for (const reader of readers) reader.leave();
  }
}

/** Of a task that waits behind another, and may not see its end here. */
async function earlyResult(url: string): Promise<Answer> {
  const [before, waiting] = [task({ model_ref: 'line', max_tokens: 2000 }), embedding({ model_ref: 'line' })];
  for (const body of [before, waiting]) await send(url, '/v1/tasks', { method: 'POST', body });
  const answer = await send(url, `/v1/tasks/${String(waiting['task_id'])}/result`);
  for (const body of [waiting, before]) await send(url, `/v1/tasks/${String(body['task_id'])}/cancel`, { method: 'POST' });
  return answer;
}

/** A stream of a task that waits, starts and ends, one of an embedding, and one of a task that fails: together they have every kind of event. */
async function everyEvent(url: string): Promise<Answer> {
  const [before, waiting, failing] = [task({ model_ref: 'line', max_tokens: 2000 }), task({ model_ref: 'line', max_tokens: 30 }), task({ model_ref: 'frail', max_tokens: 500 })];
  const pathOf = (body: Readonly<Record<string, unknown>>): string => `/v1/tasks/${String(body['task_id'])}`;
  for (const body of [before, waiting, failing]) await send(url, '/v1/tasks', { method: 'POST', body });
  const whole = send(url, `${pathOf(waiting)}/stream`);
  const reader = await StreamReader.open(`${url}${pathOf(waiting)}/stream`, { headers: GOOD });
  await reader.until((events) => ['queued', 'metrics'].every((name) => events.some(({ event }) => event === name)));
  reader.leave();
  await send(url, `${pathOf(before)}/cancel`, { method: 'POST' });
  const answer = await whole;
  const failed = await send(url, `${pathOf(failing)}/stream`);
  const embedded = await send(url, `/v1/tasks/${await ended(url, embedding())}/stream`);
  return { ...answer, text: answer.text + embedded.text + failed.text };
}

/** The path of a transcript that is there, and the artifact that holds it. */
async function transcribed(url: string, body = task()): Promise<{ readonly path: string; readonly traceId: string }> {
  const id = await ended(url, body);
  for (;;) {
    const traceId = (await send(url, `/v1/tasks/${id}`)).json?.['trace_id'];
    if (typeof traceId === 'string') return { path: `/v1/tasks/${id}/transcript`, traceId };
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Of a task that decodes its first token for ten seconds. */
async function earlyTranscript(url: string): Promise<Answer> {
  const body = task({ model_ref: 'slow', deadline_ms: 604_800_000 });
  const path = `/v1/tasks/${String(body['task_id'])}`;
  await send(url, '/v1/tasks', { method: 'POST', body });
  const answer = await send(url, `${path}/transcript`);
  await send(url, `${path}/cancel`, { method: 'POST' });
  return answer;
}

const PARTICULAR: Readonly<Record<string, Recipe>> = {
  'createTask 202': ({ url }) => send(url, '/v1/tasks', { method: 'POST', body: task() }),
  'createTask 400': ({ url }) => send(url, '/v1/tasks', { method: 'POST', body: task({ ctx: 0 }) }),
  'createTask 404': ({ url }) => send(url, '/v1/tasks', { method: 'POST', body: task({ model_ref: 'nobody' }) }),
  'createTask 409': async ({ url }) => {
    const body = task();
    await send(url, '/v1/tasks', { method: 'POST', body });
    return send(url, '/v1/tasks', { method: 'POST', body: { ...body, prompt: 'another' } });
  },
  'createTask 429': ({ url }) => fill(url),
  'createTask 503': ({ url }) => send(url, '/v1/tasks', { method: 'POST', body: task({ model_ref: 'away' }) }),
  'listTasks 200': async ({ url }) => {
    await ended(url);
    return send(url, '/v1/tasks?limit=200');
  },
  'listTasks 400': ({ url }) => send(url, '/v1/tasks?limit=0'),
  'getTask 200': async ({ url }) => send(url, `/v1/tasks/${await ended(url)}`),
  'getTask 400': ({ url }) => send(url, '/v1/tasks/no-uuid'),
  'getTask 404': ({ url }) => send(url, `/v1/tasks/${randomUUID()}`),
  'getTaskResult 200': async ({ url }) => send(url, `/v1/tasks/${await ended(url, embedding())}/result`),
  'getTaskResult 400': async ({ url }) => send(url, `/v1/tasks/${await ended(url)}/result`),
  'getTaskResult 404': ({ url }) => send(url, `/v1/tasks/${randomUUID()}/result`),
  'getTaskResult 409': ({ url }) => earlyResult(url),
  'getTaskResult 410': () => expired(embedding(), 'result'),
  'getTranscript 200': async ({ url }) => send(url, (await transcribed(url)).path),
  'getTranscript 400': ({ url }) => send(url, '/v1/tasks/no-uuid/transcript'),
  'getTranscript 404': ({ url }) => earlyTranscript(url),
  'getTranscript 410': async ({ url, dataDir }) => {
    // So long that it has a file.
    const { path, traceId } = await transcribed(url, task({ model_ref: 'wordy', ctx: 8192, max_tokens: 8000 }));
    truncateSync(join(dataDir, 'artifacts', traceId.slice(0, 2), `${traceId.slice(2)}.json`), 5);
    return send(url, path);
  },
  'streamTask 200': ({ url }) => everyEvent(url),
  'streamTask 204': async ({ url }) => {
    const id = await ended(url);
    const { text } = await send(url, `/v1/tasks/${id}/stream`);
    const last = [...text.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? '';
    return send(url, `/v1/tasks/${id}/stream`, { headers: { 'last-event-id': last } });
  },
  'streamTask 400': ({ url }) => send(url, `/v1/tasks/${randomUUID()}/stream`, { headers: { 'last-event-id': 'x' } }),
  'streamTask 404': ({ url }) => send(url, `/v1/tasks/${randomUUID()}/stream`),
  'streamTask 410': () => expired(),
  'streamTask 429': ({ url }) => crowd(url),
  'cancelTask 204': async ({ url }) => send(url, `/v1/tasks/${await ended(url)}/cancel`, { method: 'POST' }),
  'cancelTask 404': ({ url }) => send(url, `/v1/tasks/${randomUUID()}/cancel`, { method: 'POST' }),
  'getSession 200': ({ url }) => send(url, `/v1/sessions/${randomUUID()}`),
  'deleteSession 204': ({ url }) => send(url, `/v1/sessions/${randomUUID()}`, { method: 'DELETE' }),
  'getCapabilities 200': ({ url }) => send(url, '/v1/capabilities'),
  'listPools 200': ({ url }) => send(url, '/v1/pools'),
  'getPoolHealth 200': ({ url }) => send(url, '/v1/pools/fast/health'),
  'getPoolHealth 404': ({ url }) => send(url, '/v1/pools/nowhere/health'),
  'drainPool 202': ({ url }) => send(url, '/v1/pools/emptied/drain', { method: 'POST', body: { deadline_ms: 60_000 } }),
  'drainPool 400': ({ url }) => send(url, '/v1/pools/emptied/drain', { method: 'POST', body: { deadline_ms: -1 } }),
  'drainPool 404': ({ url }) => send(url, '/v1/pools/nowhere/drain', { method: 'POST', body: { deadline_ms: 0 } }),
  'createArtifact 201': ({ url }) => stored(url),
  'createArtifact 400': ({ url }) => stored(url, { ...artifact(1), parent: NO_ARTIFACT }),
  'createArtifact 429': ({ url }) => crowdArtifacts(url),
  'listArtifacts 200': async ({ url }) => {
    await stored(url);
    return send(url, '/v1/artifacts?limit=200');
  },
  'listArtifacts 400': ({ url }) => send(url, '/v1/artifacts?kind=novel'),
  'getArtifact 200': async ({ url }) => send(url, await pathOfStored(url)),
  // A part by itself is no JSON; this one is the whole.
  'getArtifact 206': async ({ url }) => send(url, await pathOfStored(url), { headers: { range: 'bytes=0-' } }),
  'getArtifact 304': async ({ url }) => send(url, await pathOfStored(url), { headers: { 'if-none-match': '*' } }),
  'getArtifact 400': ({ url }) => send(url, '/v1/artifacts/no-id'),
  'getArtifact 404': ({ url }) => send(url, `/v1/artifacts/${NO_ARTIFACT}`),
  'getArtifact 410': damaged,
  'getArtifact 416': async ({ url }) => send(url, await pathOfStored(url), { headers: { range: 'bytes=9999-' } }),
  'deleteArtifact 204': async ({ url }) => send(url, await pathOfStored(url, artifact(204)), { method: 'DELETE' }),
  'deleteArtifact 400': ({ url }) => send(url, '/v1/artifacts/no-id', { method: 'DELETE' }),
  'createCatalogModel 201': ({ url }) => send(url, '/v1/catalog/models', { method: 'POST', body: model('haiku') }),
  'createCatalogModel 400': ({ url }) => send(url, '/v1/catalog/models', { method: 'POST', body: { ...model('bucket'), model_ref: 's3://bucket/haiku.gguf' } }),
  'createCatalogModel 409': async ({ url }) => {
    await entered(url, model('taken'));
    return send(url, '/v1/catalog/models', { method: 'POST', body: { ...model('taken'), tags: [] } });
  },
  'listCatalogModels 200': async ({ url }) => {
    await entered(url, model('listed'));
    return send(url, '/v1/catalog/models');
  },
  'getCatalogModel 200': ({ url }) => verified(url),
  'getCatalogModel 400': ({ url }) => send(url, '/v1/catalog/models/-no-id'),
  'getCatalogModel 404': ({ url }) => send(url, '/v1/catalog/models/nobody'),
  'deleteCatalogModel 204': async ({ url }) => send(url, await entered(url, model('gone')), { method: 'DELETE' }),
  'deleteCatalogModel 404': ({ url }) => send(url, '/v1/catalog/models/nobody', { method: 'DELETE' }),
  'deleteCatalogModel 409': async ({ url }) => send(url, await entered(url, model('emptied')), { method: 'DELETE' }),
  'verifyCatalogModel 202': async ({ url }) => send(url, `${await entered(url, model('checked'))}/verify`, { method: 'POST' }),
  'verifyCatalogModel 404': ({ url }) => send(url, '/v1/catalog/models/nobody/verify', { method: 'POST' }),
  'setCatalogModelState 202': async ({ url }) => send(url, `${await entered(url, model('old'))}/state`, { method: 'POST', body: { state: 'Retired', deadline_ms: 1_000 } }),
  'setCatalogModelState 400': async ({ url }) => send(url, `${await entered(url, model('old'))}/state`, { method: 'POST', body: { state: 'Active', deadline_ms: 1_000 } }),
  'setCatalogModelState 404': ({ url }) => send(url, '/v1/catalog/models/nobody/state', { method: 'POST', body: { state: 'Active' } }),
  ...POOL_RECIPES,
  'getMetrics 200': ({ url }) => call(`${url}/metrics`),
  'getHealthz 200': ({ url }) => call(`${url}/healthz`),
  'getReadyz 200': ({ url }) => call(`${url}/readyz`),
  'getReadyz 503': ({ unreadyUrl }) => call(`${unreadyUrl}/readyz`),
};

/** What no client can cause, and why: a status is either reached, or explained here or in the contract (x-reserved). */
const UNREACHABLE: Readonly<Record<number, string>> = {
  500: 'a defect of ours or a failed disk; what a client sends never leads there (npm run test:fuzz)',
};

/** Headers that an answer may have and here never has, and why. */
export const NEVER_THERE: Readonly<Record<string, string>> = {
  'createArtifact 429 ratelimit-policy': 'the limits of a key count new tasks, and no artifacts',
  'createArtifact 429 ratelimit': 'the limits of a key count new tasks, and no artifacts',
  'streamTask 429 ratelimit-policy': 'the limits of a key count new tasks, and no readers',
  'streamTask 429 ratelimit': 'the limits of a key count new tasks, and no readers',
};

export type Way = { readonly kind: 'recipe'; readonly recipe: Recipe } | { readonly kind: 'explained'; readonly why: string } | { readonly kind: 'missing' };

export function wayTo(operation: string, status: number): Way {
  const recipe = PARTICULAR[`${operation} ${status}`] ?? general(operation, status);
  if (recipe !== undefined) return { kind: 'recipe', recipe };
  const why = UNREACHABLE[status];
  return why === undefined ? { kind: 'missing' } : { kind: 'explained', why };
}
