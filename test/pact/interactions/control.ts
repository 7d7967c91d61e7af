import { Matchers } from '@pact-foundation/pact';
import type { Interaction } from '../interaction.js';
import { EMPTY_HEADERS, envelope, ERROR_READS, get, JSON_HEADERS, KEYED, sessionId, task, WITH_KEY } from '../shapes.js';

const { atLeastLike, boolean, eachLike, integer, number, regex, string } = Matchers;

const poolHealth = (poolId: string, live: Record<string, unknown>): Record<string, unknown> => ({
  pool_id: poolId,
  engine: 'mock',
  model: poolId,
  ...live,
  metrics: { queue_depth_interactive: integer(0), queue_depth_batch: integer(0), slots: integer(4), slots_busy: integer(0) },
  last_error: null,
  replicas: eachLike({ replica_id: string('m0'), live: boolean(true), ready: boolean(true), slots: integer(4), slots_busy: integer(0) }),
});

const POOL_READS = ['pool_id', 'engine', 'ready', 'draining', 'metrics.slots', 'replicas.0.replica_id', 'replicas.0.ready'];

/** Sessions, capabilities, pools and readiness. */
export const CONTROL: readonly Interaction[] = [
  {
    description: 'getSession: a session that has taken a task',
    states: [KEYED, { name: 'a task has ended', params: { task: task(30) } }],
    request: get(`/v1/sessions/${sessionId(30)}`),
    answer: {
      status: 200,
      headers: JSON_HEADERS,
      json: {
        session_id: sessionId(30),
        ttl_ms_remaining: integer(599_960),
        turns: integer(1),
        max_turns: integer(8),
        kv_bytes: integer(0),
        kv_warmth: boolean(true),
        tokens_budget_remaining: integer(1991),
        time_budget_remaining_ms: integer(604_799_980),
        cost_budget_remaining: number(99.99),
      },
    },
    reads: ['session_id', 'ttl_ms_remaining', 'turns', 'max_turns', 'kv_bytes', 'kv_warmth', 'tokens_budget_remaining', 'time_budget_remaining_ms', 'cost_budget_remaining'],
  },
  {
    description: 'deleteSession: a session that has taken a task',
    states: [KEYED, { name: 'a task has ended', params: { task: task(31) } }],
    request: { method: 'DELETE', path: `/v1/sessions/${sessionId(31)}`, headers: WITH_KEY },
    answer: { status: 204, headers: EMPTY_HEADERS },
  },
  {
    description: 'getCapabilities: which engines and models are served',
    states: [KEYED, { name: 'a pool is ready', params: { pool_id: 'fast' } }],
    request: get('/v1/capabilities'),
    answer: {
      status: 200,
      headers: JSON_HEADERS,
      json: {
        api_version: regex('^\\d+\\.\\d+\\.\\d+$', '0.1.0'),
        engines: eachLike({
          engine: string('mock'),
          engine_versions: atLeastLike('0.1.0', 0, 1),
          ctx_max: integer(8192),
          // Of one that was never reached nothing is known.
          supported_workloads: atLeastLike(regex('^(completion|embedding|rerank)$', 'completion'), 0, 1),
          concurrency: integer(10),
          rate_limits: { requests_per_minute: integer(60) },
          features: atLeastLike(regex('^[a-z_]+$', 'seed'), 0, 1),
          pools: eachLike('fast'),
          model_refs: eachLike('fast'),
        }),
      },
    },
    reads: ['api_version', 'engines.0.engine', 'engines.0.ctx_max', 'engines.0.concurrency', 'engines.0.rate_limits.requests_per_minute', 'engines.0.pools.0', 'engines.0.model_refs.0'],
  },
  {
    description: 'getPoolHealth: a pool that is ready',
    states: [KEYED, { name: 'a pool is ready', params: { pool_id: 'fast' } }],
    request: get('/v1/pools/fast/health'),
    answer: { status: 200, headers: JSON_HEADERS, json: poolHealth('fast', { live: true, ready: true, draining: false }) },
    reads: POOL_READS,
  },
  {
    description: 'getPoolHealth: an unknown pool',
    states: [KEYED, { name: 'no pool has this id', params: { pool_id: 'nowhere' } }],
    request: get('/v1/pools/nowhere/health'),
    answer: { status: 404, headers: JSON_HEADERS, json: envelope('NOT_FOUND', { field: 'id', retriable: false }) },
    reads: ERROR_READS,
  },
  {
    description: 'drainPool: a pool begins to drain',
    states: [KEYED, { name: 'a pool is ready', params: { pool_id: 'emptied' } }],
    request: { method: 'POST', path: '/v1/pools/emptied/drain', headers: WITH_KEY, body: { deadline_ms: 60_000 } },
    answer: {
      status: 202,
      headers: JSON_HEADERS,
      json: {
        ...poolHealth('emptied', { live: true, ready: false, draining: true }),
        drain: { deadline_ms_remaining: integer(60_000), running: integer(0), queued: integer(0) },
      },
    },
    reads: [...POOL_READS, 'drain.deadline_ms_remaining', 'drain.running', 'drain.queued'],
  },
  {
    description: 'getReadyz: tasks can be handed over',
    states: [{ name: 'a pool is ready', params: { pool_id: 'fast' } }],
    request: { method: 'GET', path: '/readyz' },
    answer: { status: 200, headers: JSON_HEADERS, json: { status: 'ready' } },
    reads: ['status'],
  },
];
