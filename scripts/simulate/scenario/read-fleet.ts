import { QUEUE_POLICIES } from '../../../src/domain/scheduling/pool-state.js';
import { ENGINE_KINDS } from '../../../src/domain/task/task.js';
import type { PoolPlan, ReplicaPlan } from './scenario.js';
import type { Section } from './section.js';

const MOST_REPLICAS = 10_000;

/** The pools. Keys that a pool of the daemon's configuration has too mean the same here. */
export function readFleet(fleet: Section): readonly PoolPlan[] {
  const sections = fleet.sections('pools', 1);
  const pools = sections.map((section) => {
    const pool = readPool(section);
    section.end();
    return pool;
  });
  fleet.end();
  pools.forEach(({ id }, index) => {
    if (pools.findIndex((pool) => pool.id === id) < index) sections[index]?.wrong('id', `is the id of another pool too: ${id}.`, 'Give each pool an id of its own.');
  });
  return pools;
}

function readPool(section: Section): PoolPlan {
  const kvCapacityBytes = optional(section, 'kv_capacity_bytes');
  const usual: Omit<ReplicaPlan, 'id'> = { ...readSpeeds(section, USUAL), devices: section.has('devices') ? section.text('devices') : undefined, kvCapacityBytes };
  return {
    id: section.text('id'),
    engine: section.choice('engine', ENGINE_KINDS, 'mock'),
    modelRefs: [section.text('model'), ...section.texts('model_refs', [])],
    replicas: readReplicas(section, usual),
    queueCapacity: section.number('queue_capacity', { least: 1, most: 1_000_000, whole: true }, 1024),
    queueTokens: optional(section, 'queue_tokens'),
    queuePolicy: section.choice('queue_policy', QUEUE_POLICIES, 'reject'),
    batchShare: section.number('batch_share', { least: 0, most: 0.9 }, 0.1),
    kvBytesPerToken: optional(section, 'kv_bytes_per_token'),
    speedSpread: section.number('speed_spread', { least: 0, most: 2 }, 0),
    jitter: section.number('jitter', { least: 0, most: 2 }, 0),
  };
}

type Speeds = Pick<ReplicaPlan, 'slots' | 'tokensPerSecond' | 'prefillTokensPerSecond' | 'firstTokenMs' | 'ctxMax'>;

const USUAL: Speeds = { slots: 1, tokensPerSecond: 40, prefillTokensPerSecond: 2000, firstTokenMs: 20, ctxMax: 8192 };

const readSpeeds = (section: Section, usual: Speeds): Speeds => ({
  slots: section.number('slots', { least: 1, most: 4096, whole: true }, usual.slots),
  tokensPerSecond: section.number('tokens_per_second', { above: 0, most: 1_000_000 }, usual.tokensPerSecond),
  prefillTokensPerSecond: section.number('prefill_tokens_per_second', { above: 0, most: 10_000_000 }, usual.prefillTokensPerSecond),
  firstTokenMs: section.number('first_token_ms', { least: 0, most: 3_600_000 }, usual.firstTokenMs),
  ctxMax: section.number('ctx_max', { least: 1, most: 10_000_000, whole: true }, usual.ctxMax),
});

/** `replicas: 100` makes 100 alike; a list says what one has of its own. */
function readReplicas(pool: Section, usual: Omit<ReplicaPlan, 'id'>): readonly ReplicaPlan[] {
  if (!Array.isArray(pool.raw('replicas'))) {
    const count = pool.number('replicas', { least: 1, most: MOST_REPLICAS, whole: true });
    return Array.from({ length: Math.min(count, MOST_REPLICAS) }, (_, index) => ({ ...usual, id: `r${String(index)}` }));
  }
  const sections = pool.sections('replicas', 1);
  const ids = new Set<string>();
  return sections.map((section) => {
    const id = section.text('id');
    if (ids.has(id)) section.wrong('id', `is the id of another replica of the pool too: ${id}.`);
    ids.add(id);
    const replica: ReplicaPlan = {
      id,
      ...readSpeeds(section, usual),
      devices: section.has('devices') ? section.text('devices') : usual.devices,
      kvCapacityBytes: optional(section, 'kv_capacity_bytes') ?? usual.kvCapacityBytes,
    };
    section.end();
    return replica;
  });
}

const optional = (section: Section, key: string): number | undefined =>
  section.has(key) ? section.number(key, { least: 1, most: Number.MAX_SAFE_INTEGER, whole: true }) : undefined;
