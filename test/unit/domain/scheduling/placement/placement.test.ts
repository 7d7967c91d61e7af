import type { PoolState } from '../../../../../src/domain/scheduling/pool-state.js';
import { decide, type PlacementPool, type Purpose } from '../../../../../src/domain/scheduling/placement/placement.js';
import type { PlacementRequest } from '../../../../../src/domain/task/task.js';
import { poolState, replicaState, schedulerTask } from '../../../../support/scheduling.js';

/** A pool as placement sees it; `endMs` is when a task would end there. */
function pool(poolId: string, state: Partial<PoolState> = {}, facts: { endMs?: number; startMs?: number; waiting?: number; running?: number; speed?: number; freeBytes?: number; earlyMs?: number } = {}): PlacementPool {
  const { startMs = 0, endMs = 1000, waiting = 0, running = 0, speed = 50, freeBytes, earlyMs = startMs } = facts;
  const whole = poolState(poolId, state);
  return {
    state: whole,
    waiting,
    running,
    tokensPerSecond: speed,
    freeBytes,
    hasRoom: () => waiting < whole.queueCapacity,
    forecast: () => ({ ahead: waiting, startMs, firstTokenMs: 100, decodeMs: endMs - startMs - 100 }),
    earliestMs: () => earlyMs + 100,
  };
}

const placed = (changes: Partial<PlacementRequest>) => ({
  placement: { mode: 'auto' as const, preferPools: [], avoidPools: [], allowFallback: true, ...changes },
});

const decideFor = (pools: readonly PlacementPool[], task: Parameters<typeof schedulerTask>[1] = {}, purpose: Purpose = 'admission') =>
  decide(pools, schedulerTask('t', task), 0, purpose);

const choice = (pools: readonly PlacementPool[], task: Parameters<typeof schedulerTask>[1] = {}, purpose: Purpose = 'admission') => {
  const placement = decideFor(pools, task, purpose);
  return placement.kind === 'selected' ? placement.decision.selectedPoolId : `refused by ${placement.by}`;
};

const ALWAYS = ['engine', 'model', 'model_state', 'workload', 'ctx', 'ready', 'draining', 'queue'];

describe('feasibility', () => {
  test.each<[string, Partial<PoolState>, Parameters<typeof schedulerTask>[1]]>([
    ['engine', { engine: 'vllm' }, {}],
    ['model', { modelRefs: ['other'] }, {}],
    ['model_state', { modelState: 'retired' }, {}],
    ['workload', { workloads: ['embedding'] }, {}],
    ['ctx', { replicas: [replicaState('r', { ctxMax: 999 })] }, {}],
    ['ctx', { replicas: [replicaState('r', { kvCapacityBytes: 999_999, kvBytesPerToken: 1000 })] }, {}],
    ['ready', { replicas: [replicaState('r', { kvCapacityBytes: 1e5, kvBytesPerToken: 1000 }), replicaState('s', { ready: false })] }, {}],
    ['devices', { replicas: [replicaState('r', { devices: '0' })] }, placed({ requireDeviceMask: '1' })],
    ['devices', { replicas: [replicaState('r')] }, placed({ requireDeviceMask: '1' })],
    ['devices', { replicas: [replicaState('r', { devices: '1', ctxMax: 10 }), replicaState('s', { devices: '0' })] }, placed({ requireDeviceMask: '1' })],
    ['ready', { replicas: [replicaState('r', { ready: false })] }, {}],
    ['ready', { replicas: [] }, {}],
    ['ready', { replicas: [replicaState('r', { ready: false }), replicaState('s', { ctxMax: 10 })] }, {}],
    ['draining', { draining: true }, {}],
    ['vram', { replicas: [replicaState('r', { freeVramBytes: 999_999, kvBytesPerToken: 1000 })] }, {}],
    ['queue', { queueCapacity: 0 }, {}],
  ])('a pool that fails at %s is passed over for one that does not', (filter, state, task) => {
    const fit = pool('fit', { replicas: [replicaState('r', { devices: '1', freeVramBytes: 2e6, kvBytesPerToken: 1000 })] }, { endMs: 9999 });
    expect(choice([pool('p', state), fit], task)).toBe('fit');
    expect(choice([pool('p', state)], task)).toBe(`refused by ${filter}`);
  });

  test('what an engine has not said yet refuses nothing but readiness', () => {
    const unknown = pool('p', { workloads: [], replicas: [replicaState('r', { ready: false, ctxMax: 0, slots: 0 })] });
    expect(choice([unknown])).toBe('refused by ready');
  });

  test('the decision names the filters in their order, and only those that were asked', () => {
    expect(decideFor([pool('p')]).decision).toMatchObject({ filtersApplied: [...ALWAYS, 'deadline'], candidatesConsidered: 1, pinned: false, fallbackUsed: false });
    const withVram = pool('p', { replicas: [replicaState('r', { devices: '1', freeVramBytes: 2e6, kvBytesPerToken: 1000 })] });
    const task = placed({ mode: 'pin', pinPoolId: 'p', avoidPools: ['q'], requireDeviceMask: '1' });
    expect(decideFor([withVram], task).decision.filtersApplied).toEqual(
      ['engine', 'model', 'model_state', 'workload', 'ctx', 'devices', 'ready', 'draining', 'vram', 'queue', 'avoid', 'pin', 'deadline'],
    );
  });

  test('a refusal stops at the filter that left none, and chose and compared nothing', () => {
    expect(decideFor([pool('p', { draining: true })]).decision).toEqual({
      selectedPoolId: null,
      candidatesConsidered: 0,
      filtersApplied: ['engine', 'model', 'model_state', 'workload', 'ctx', 'ready', 'draining'],
      tieBreakersApplied: [],
      pinned: false,
      fallbackUsed: false,
    });
  });
});

describe('overrides', () => {
  const [fast, slow] = [pool('fast', {}, { endMs: 500 }), pool('slow', {}, { endMs: 5000 })];

  test('a pinned task goes only to its pool', () => {
    expect(choice([fast, slow], placed({ mode: 'pin', pinPoolId: 'slow' }))).toBe('slow');
    expect(choice([fast], placed({ mode: 'pin', pinPoolId: 'slow' }))).toBe('refused by pin');
    expect(decideFor([fast, slow], placed({ mode: 'pin', pinPoolId: 'slow' })).decision).toMatchObject({ pinned: true, candidatesConsidered: 1 });
  });

  test('preferred pools go first; others only where fallback is allowed, and the decision says so', () => {
    const prefer = placed({ mode: 'prefer', preferPools: ['slow', 'gone'] });
    expect(choice([fast, slow], prefer)).toBe('slow');
    expect(decideFor([fast, slow], prefer).decision.fallbackUsed).toBe(false);
    expect(decideFor([fast], prefer).decision).toMatchObject({ selectedPoolId: 'fast', fallbackUsed: true });
    expect(choice([fast], placed({ mode: 'prefer', preferPools: ['slow'], allowFallback: false }))).toBe('refused by prefer');
  });

  test('an avoided pool is never taken, not even when it is the preferred one', () => {
    expect(choice([fast, slow], placed({ avoidPools: ['fast'] }))).toBe('slow');
    expect(choice([fast], placed({ avoidPools: ['fast'] }))).toBe('refused by avoid');
    expect(choice([fast, slow], placed({ mode: 'prefer', preferPools: ['fast'], avoidPools: ['fast'] }))).toBe('slow');
  });
});

describe('deadline', () => {
  test('a pool counts only if the first token comes in time, start included', () => {
    const late = pool('late', {}, { startMs: 900, endMs: 1000 });
    expect(choice([late], { deadlineAt: 1000 })).toBe('late');
    expect(choice([late], { deadlineAt: 999 })).toBe('refused by deadline');
    expect(choice([late, pool('soon', {}, { endMs: 50_000 })], { deadlineAt: 999 })).toBe('soon');
  });

  test('a pool counts as long as an early start would do, however late the likely one is', () => {
    const lucky = pool('lucky', {}, { startMs: 5000, earlyMs: 900, endMs: 6000 });
    expect(choice([lucky], { deadlineAt: 1000 })).toBe('lucky');
    expect(choice([lucky], { deadlineAt: 999 })).toBe('refused by deadline');
  });

  test('what was admitted before its model was retired may still move', () => {
    expect(choice([pool('p', { modelState: 'retired' })], {}, 'move')).toBe('p');
  });

  test('a task that moves is turned away neither by a full queue nor by its deadline', () => {
    const full = pool('full', { queueCapacity: 1 }, { startMs: 900, waiting: 1 });
    expect(choice([full], { deadlineAt: 1 }, 'move')).toBe('full');
    expect(decideFor([full], {}, 'move').decision.filtersApplied).toEqual(ALWAYS.filter((name) => name !== 'model_state' && name !== 'queue'));
  });
});

describe('score and ties', () => {
  const replicas = [replicaState('r')];
  const pair = (a: PlacementPool, b: PlacementPool, task: Parameters<typeof schedulerTask>[1] = {}) => {
    const { selectedPoolId, tieBreakersApplied } = decideFor([a, b], task).decision;
    expect(decideFor([b, a], task).decision).toMatchObject({ selectedPoolId, tieBreakersApplied });
    return [selectedPoolId, tieBreakersApplied];
  };

  test('the smallest predicted end wins, and nothing else is asked', () => {
    expect(pair(pool('a', {}, { endMs: 1001 }), pool('b', {}, { endMs: 1000 }))).toEqual(['b', []]);
  });

  test('ends within the same millisecond are a tie', () => {
    expect(pair(pool('a', {}, { endMs: 1000.4, running: 1 }), pool('b', {}, { endMs: 1000.1 }))).toEqual(['b', ['least_loaded']]);
  });

  test('the session stays where its cache is, while that replica is ready', () => {
    const affinity = { poolId: 'b', replicaId: 'r' };
    expect(pair(pool('a', { replicas }), pool('b', { replicas }, { running: 1 }), { affinity })).toEqual(['b', ['session_affinity']]);
    const lost = pool('b', { replicas: [replicaState('r', { ready: false }), replicaState('s')] });
    expect(pair(pool('a'), lost, { affinity })).toEqual(['a', ['pool_id']]);
  });

  test('then the least loaded, by what it has per slot', () => {
    const wide = pool('b', { replicas: [replicaState('r', { slots: 4 })] }, { running: 2, waiting: 1 });
    expect(pair(pool('a', {}, { running: 1 }), wide)).toEqual(['b', ['least_loaded']]);
  });

  test('then the most free VRAM, unless it is not known of all', () => {
    expect(pair(pool('a', {}, { freeBytes: 1 }), pool('b', {}, { freeBytes: 2 }))).toEqual(['b', ['most_free_vram']]);
    expect(pair(pool('a'), pool('b', {}, { freeBytes: 2 }))).toEqual(['a', ['pool_id']]);
  });

  test('then more tokens per second, and at last the pool id', () => {
    expect(pair(pool('a', {}, { speed: 50 }), pool('b', {}, { speed: 51 }))).toEqual(['b', ['tokens_per_second']]);
    expect(pair(pool('b'), pool('a'))).toEqual(['a', ['pool_id']]);
  });

  test('each breaker narrows what the one before it left', () => {
    const pools = [
      pool('a', {}, { freeBytes: 1, running: 1 }),
      pool('b', {}, { freeBytes: 1 }),
      pool('c', {}, { freeBytes: 2 }),
      pool('d', {}, { freeBytes: 2 }),
    ];
    expect(decideFor(pools).decision).toMatchObject({ selectedPoolId: 'c', candidatesConsidered: 4, tieBreakersApplied: ['least_loaded', 'most_free_vram', 'pool_id'] });
  });
});
