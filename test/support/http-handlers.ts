import { createHash } from 'node:crypto';
import type { Handlers } from '../../generated/operations.js';
import type { ArtifactRef, CatalogModel, PoolHealth } from '../../generated/control.js';
import type { SessionInfo, Task, Transcript } from '../../generated/data.js';
import { API_VERSION } from '../../generated/routes.js';
import type { RequestContext } from '../../src/api/context.js';
import { DomainError } from '../../src/domain/errors.js';
import { canonicalDigest } from '../../src/lib/canonical-json.js';

/**
 * A handler for every operation of the contracts: true to them, without a scheduler or a store behind. What it answers
 * depends on the request alone, so that two lanes can be held against each other.
 *
 * A `model_ref` or a pool id names the failure that is wanted (`missing`, `full`, `unready`, `broken`); so does a task id
 * that begins with 0, which names no task.
 */
export function contractHandlers(overrides: Partial<Handlers<RequestContext>> = {}): Handlers<RequestContext> {
  return { ...HANDLERS, ...overrides };
}

const SURE = { predicted_start_low_ms: 0, predicted_start_high_ms: 1_000_000, on_time_probability: 1 };

const HANDLERS: Handlers<RequestContext> = {
  createTask: async ({ body }, reply) => {
    failAs(body.model_ref);
    return reply[202].json({
      body: { task_id: body.task_id.toLowerCase(), queue_position: body.ctx, predicted_start_ms: body.max_tokens, ...SURE, backoff_ms: 0 },
    });
  },
  listTasks: async ({ query }, reply) =>
    reply[200].json({ body: { tasks: Array.from({ length: Math.min(query.limit ?? 2, 3) }, (_, n) => task(`1${n}`)) } }),
  getTask: async ({ params }, reply) => {
    knownTask(params.id);
    return reply[200].json({ body: task(params.id) });
  },
  getTaskResult: async ({ params }, reply) => {
    knownTask(params.id);
    const scores = [{ index: 0, score: 0.5 }];
    return reply[200].bytes({ body: Buffer.from(JSON.stringify({ task_id: params.id.toLowerCase(), workload: 'rerank', model_ref: 'mock', scores, tokens_in: 7 })) });
  },
  getTranscript: async ({ params }, reply) => {
    knownTask(params.id);
    return reply[200].bytes({ body: Buffer.from(JSON.stringify(transcript(params.id))) });
  },
  streamTask: async ({ params, headers }, reply) => {
    knownTask(params.id);
    const after = headers['last-event-id'] === undefined ? -1 : Number(headers['last-event-id']);
    if (after >= 3) return reply[204].empty();
    return reply[200].sse({
      run: async (emit) => {
        if (after < 0) emit.started('0', { queue_position: 0, predicted_start_ms: 0, on_time_probability: 1 });
        if (after < 1) emit.token('1', { t: 'an old silent pond\n', i: 0 });
        if (after < 2) emit.token('2', { t: 'a frog 🐸', i: 1 });
        return emit.end('3', { tokens_out: 2, decode_ms: 1, decode_time_ms: 1, finish_reason: 'stop' });
      },
    });
  },
  cancelTask: async ({ params }, reply) => {
    knownTask(params.id);
    return reply[204].empty();
  },
  getSession: async ({ params }, reply) => reply[200].json({ body: session(params.id) }),
  deleteSession: async (_request, reply) => reply[204].empty(),
  getCapabilities: async (_request, reply) => reply[200].json({ body: { api_version: API_VERSION, engines: [] } }),
  listPools: async (_request, reply) => reply[200].json({ body: { pools: [pool('haiku', false)] } }),
  getPoolHealth: async ({ params }, reply) => {
    failAs(params.id);
    return reply[200].json({ body: pool(params.id, false) });
  },
  createPool: async ({ body }, reply) => {
    failAs(body.id);
    return reply[201].json({ body: pool(body.id, false) });
  },
  updatePool: async ({ params }, reply) => {
    failAs(params.id);
    return reply[202].json({ body: pool(params.id, false) });
  },
  deletePool: async ({ params, query }, reply) => {
    failAs(params.id);
    return reply[202].json({ body: { ...pool(params.id, true), removing: true, drain: { deadline_ms_remaining: query.deadline_ms ?? 30_000, running: 0, queued: 0 } } });
  },
  undrainPool: async ({ params }, reply) => {
    failAs(params.id);
    return reply[200].json({ body: pool(params.id, false) });
  },
  reloadPool: async ({ params, body }, reply) => {
    failAs(params.id);
    const reload = { state: 'starting', model: body.new_model_ref ?? 'mock', strategy: 'beside', started_ms: 0, replicas_done: 0, replicas_total: 1 } as const;
    return reply[202].json({ body: { ...pool(params.id, false), reload } });
  },
  createCatalogModel: async ({ body }, reply) => {
    failAs(body.id);
    return reply[201].json({ body: model(body.id) });
  },
  listCatalogModels: async (_request, reply) => reply[200].json({ body: { models: [model('haiku')] } }),
  getCatalogModel: async ({ params }, reply) => {
    failAs(params.id);
    return reply[200].json({ body: model(params.id) });
  },
  deleteCatalogModel: async ({ params }, reply) => {
    failAs(params.id);
    return reply[204].empty();
  },
  verifyCatalogModel: async ({ params }, reply) => {
    failAs(params.id);
    return reply[202].json({ body: { ...model(params.id), verification: { result: 'running', started_ms: 0 } } });
  },
  setCatalogModelState: async ({ params, body }, reply) => {
    failAs(params.id);
    return reply[202].json({ body: { ...model(params.id), state: body.state } });
  },
  drainPool: async ({ params, body }, reply) => {
    failAs(params.id);
    return reply[202].json({ body: { ...pool(params.id, true), drain: { deadline_ms_remaining: body.deadline_ms, running: 0, queued: 0 } } });
  },
  createArtifact: async ({ body }, reply) => {
    const ref = artifactRef(canonicalDigest(body), body.tags);
    return reply[201].json({ headers: { Location: `/v1/artifacts/${ref.id}`, ETag: `"${ref.digest}"` }, body: ref });
  },
  listArtifacts: async ({ query }, reply) => {
    const ids = Array.from({ length: Math.min(query.limit ?? 2, 3) }, (_, n) => String(n).repeat(64));
    return reply[200].json({ body: { artifacts: ids.map((id) => artifactRef(id, query.tag === undefined ? [] : [query.tag])) } });
  },
  getArtifact: async ({ params, headers }, reply) => {
    if (params.id.startsWith('0')) throw new DomainError({ code: 'NOT_FOUND', message: 'No artifact has this id.', field: 'id' });
    if (headers.range === 'bytes=99-') throw new DomainError({ code: 'RANGE_NOT_SATISFIABLE', message: 'It has 2 bytes.', field: 'Range', size: 2 });
    const common = { ETag: `"sha256:${'1'.repeat(64)}"`, 'Cache-Control': 'private' };
    if (headers['if-none-match'] !== undefined) return reply[304].empty({ headers: common });
    const digest = `sha-256=:${createHash('sha256').update('{}').digest('base64')}:`;
    const whole = { ...common, 'Accept-Ranges': 'bytes' } as const;
    if (headers.range === undefined) return reply[200].bytes({ headers: { ...whole, 'Content-Digest': digest }, body: Buffer.from('{}') });
    return reply[206].bytes({ headers: { ...whole, 'Content-Range': 'bytes 0-0/2', 'Repr-Digest': digest }, body: Buffer.from('{') });
  },
  deleteArtifact: async (_request, reply) => reply[204].empty(),
  getMetrics: async (_request, reply) => reply[200].text({ body: '# TYPE up gauge\nup 1\n' }),
  getHealthz: async (_request, reply) => reply[200].json({ body: { status: 'ok' } }),
  getReadyz: async (_request, reply) => reply[200].json({ body: { status: 'ready' } }),
};

function failAs(name: string): void {
  switch (name) {
    case 'missing':
      throw new DomainError({ code: 'NOT_FOUND', message: 'Nothing here has this name.', field: 'model_ref' });
    case 'full':
      throw new DomainError({
        code: 'ADMISSION_REJECT',
        message: 'The queue is full.',
        engine: 'mock',
        poolId: 'haiku',
        retryAfterMs: 1450,
        policyLabel: 'queue_full',
      });
    case 'unready':
      throw new DomainError({ code: 'POOL_UNREADY', message: 'No replica is ready.', poolId: 'haiku' });
    case 'broken':
      throw new Error('a cause that no client may see');
    default:
  }
}

function knownTask(id: string): void {
  if (id.startsWith('0')) throw new DomainError({ code: 'NOT_FOUND', message: 'No task has this id.', field: 'id' });
}

function task(id: string): Task {
  return {
    task_id: id.length === 36 ? id.toLowerCase() : `${id}000000-0000-4000-8000-000000000000`,
    session_id: '0d6bd7a0-3f0a-4b3c-8f5e-1f2d3c4b5a69',
    state: 'queued',
    priority: 'batch',
    engine: 'mock',
    model_ref: 'mock',
    pool_id: 'haiku',
    admission: { queue_position: 1, predicted_start_ms: 20, ...SURE },
    attempt: 0,
    admitted_ms: 1767225600000,
    seed: 7,
    decision: {
      selected_pool_id: 'haiku',
      candidates_considered: 1,
      filters_applied: [],
      tie_breakers_applied: [],
      pinned: false,
      fallback_used: false,
    },
  };
}

const artifactRef = (id: string, tags: readonly string[] = []): ArtifactRef => ({ id, kind: 'other', digest: `sha256:${id}`, created_ms: 1767225600000, tags });

function session(id: string): SessionInfo {
  return { session_id: id.toLowerCase(), ttl_ms_remaining: 600000, turns: 0, max_turns: 8, kv_bytes: 0, kv_warmth: false };
}

const model = (id: string): CatalogModel => ({ id, model_ref: `file:/models/${id}.gguf`, state: 'Active', tags: [], manifests: [], signatures: [], trust_policy: {}, created_ms: 0, pools: [] });

function pool(id: string, draining: boolean): PoolHealth {
  return {
    pool_id: id,
    engine: 'mock',
    model: 'mock',
    live: true,
    ready: !draining,
    draining,
    metrics: { queue_depth_interactive: 0, queue_depth_batch: 0, slots: 2, slots_busy: 0 },
    last_error: null,
    replicas: [],
  };
}

function transcript(id: string): Transcript {
  const { task_id, session_id, engine, model_ref, pool_id, priority, admission, decision, seed } = task(id);
  const digest = '0'.repeat(64);
  return {
    format: 'orchestratord.transcript/1',
    recorded_by: { name: 'orchestratord', version: '0.1.0', api_version: API_VERSION },
    task_id,
    session_id,
    correlation_id: 'c-1',
    request: {
      workload: 'completion',
      model_ref,
      engine,
      ctx: 2048,
      priority,
      max_tokens: 1,
      deadline_ms: 30_000,
      seed,
      determinism: 'strict',
      kv_hint: 'reuse',
      sampling: {},
      stop: [],
      response_format: { type: 'text' },
      on_disconnect: 'continue',
      placement: {},
      request_sha256: digest,
      input_kind: 'prompt',
      input_sha256: digest,
    },
    admission,
    pool_id,
    decision,
    attempts: [],
    frames: [{ i: 0, t: ['a frog 🐸'], at_ms: 4 }],
    tokens: 1,
    text_sha256: digest,
    admitted_ms: 1767225600000,
    ended_ms: 1767225600400,
    outcome: { kind: 'completed', reason: 'stop', tokens_in: 4, tokens_out: 1, decode_ms: 2 },
  };
}
