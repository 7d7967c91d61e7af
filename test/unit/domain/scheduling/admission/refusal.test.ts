import type { PoolState } from '../../../../../src/domain/scheduling/pool-state.js';
import { decide } from '../../../../../src/domain/scheduling/placement/placement.js';
import { explain, type RefusingPool } from '../../../../../src/domain/scheduling/admission/refusal.js';
import type { PlacementRequest } from '../../../../../src/domain/task/task.js';
import { poolState, replicaState, schedulerTask } from '../../../../support/scheduling.js';

interface QueueFacts {
  readonly waiting?: number;
  readonly roomInMs?: number;
  readonly promisedInMs?: number;
  readonly fullBy?: 'places' | 'tokens';
}

function pool(poolId: string, changes: Partial<PoolState> = {}, facts: QueueFacts = {}): RefusingPool & { readonly asked: () => number } {
  const { waiting = 0, roomInMs = 0, promisedInMs, fullBy = 'places' } = facts;
  const state = poolState(poolId, changes);
  const forecast = () => ({ ahead: waiting, startMs: 5000, firstTokenMs: 200, decodeMs: 1000 });
  const hasRoom = () => waiting < state.queueCapacity;
  let asked = 0;
  return {
    state,
    waiting,
    running: 0,
    tokensPerSecond: 50,
    freeBytes: undefined,
    forecast,
    earliestMs: ({ startMs, firstTokenMs }) => startMs + firstTokenMs,
    hasRoom,
    fullBy: () => (hasRoom() ? undefined : fullBy),
    promisedInMs: () => promisedInMs,
    roomInMs: () => roomInMs,
    promise: () => {
      asked += 1;
      return roomInMs <= 600_000 ? roomInMs : undefined;
    },
    asked: () => asked,
  };
}

const placed = (changes: Partial<PlacementRequest>) => ({
  placement: { mode: 'auto' as const, preferPools: [], avoidPools: [], allowFallback: true, ...changes },
});

function refusal(pools: readonly RefusingPool[], changes: Parameters<typeof schedulerTask>[1] = {}) {
  const task = schedulerTask('t', changes);
  const placement = decide(pools, task, 0);
  if (placement.kind === 'selected') throw new Error('it was not refused');
  return explain(pools, task, placement, 0);
}

const unready = { replicas: [replicaState('r', { ready: false })] };

test('an engine that no pool runs is not found, and the ones there are are named', () => {
  const failure = refusal([pool('p'), pool('q', { engine: 'llamacpp' })], { engine: 'vllm' });
  expect(failure).toMatchObject({ code: 'NOT_FOUND', field: 'engine', engine: 'vllm' });
  expect(failure.message).toBe('No pool runs the engine vllm; there are pools of "llamacpp", "mock". Ask for one of these.');
  expect(refusal([])).toMatchObject({ code: 'NOT_FOUND', field: 'engine' });
});

test('a model that no pool of the engine serves is not found', () => {
  const failure = refusal([pool('p')], { modelRef: 'x' });
  expect(failure).toMatchObject({ code: 'NOT_FOUND', field: 'model_ref', poolId: 'p' });
  expect(failure.message).toContain('"x"; they serve "m"');
});

test('a workload that the model does not do is a wrong parameter', () => {
  expect(refusal([pool('p')], { workload: 'rerank' })).toMatchObject({ code: 'INVALID_PARAMS', field: 'workload' });
});

test('a context beyond every replica is a wrong parameter, and the largest possible one is named', () => {
  const failure = refusal([pool('p'), pool('q', { replicas: [replicaState('r', { ctxMax: 6000 })] })], { ctx: 9000 });
  expect(failure).toMatchObject({ code: 'INVALID_PARAMS', field: 'ctx' });
  expect(failure.message).toContain('at most 6000');
});

test('a context that the memory for KV caches could never hold is one, too', () => {
  const failure = refusal([pool('p', { replicas: [replicaState('r', { kvCapacityBytes: 999, kvBytesPerToken: 1 })] })]);
  expect(failure).toMatchObject({ code: 'INVALID_PARAMS', field: 'ctx' });
  expect(failure.message).toContain('at most 999');
});

test('devices that no replica has are a wrong parameter', () => {
  expect(refusal([pool('p')], placed({ requireDeviceMask: '7' }))).toMatchObject({ code: 'INVALID_PARAMS', field: 'placement.require_device_mask' });
});

test('a pool whose engines are not ready is worth another try soon', () => {
  expect(refusal([pool('p', unready)])).toMatchObject({ code: 'POOL_UNREADY', policyLabel: 'pool_unready', retriable: true, retryAfterMs: 2000, poolId: 'p' });
});

test('a pool whose engines are left alone is worth another try when the first of them is started again, unless one comes up now', () => {
  const away = (startsAgainAt?: number) => replicaState('r', { ready: false, ...(startsAgainAt === undefined ? {} : { startsAgainAt }) });
  const told = refusal([pool('p', { replicas: [away(320_000), away(90_000.5)] }), pool('q', { replicas: [away(1_000)], draining: true })]);
  expect(told).toMatchObject({ code: 'POOL_UNREADY', retryAfterMs: 90_001, message: expect.stringMatching(/left alone for a while.*Try again in 90\.1 s/) });
  expect(refusal([pool('p', { replicas: [away(320_000), away()] })])).toMatchObject({ retryAfterMs: 2_000 });
  expect(refusal([pool('p', { replicas: [away(500)] })])).toMatchObject({ retryAfterMs: 2_000 });
});

test('when all pools drain it is the drain that is named, ready or not', () => {
  const draining = { code: 'POOL_UNAVAILABLE', policyLabel: 'pool_draining', retriable: true };
  expect(refusal([pool('p', { draining: true })])).toMatchObject(draining);
  expect(refusal([pool('p', { ...unready, draining: true })])).toMatchObject(draining);
  expect(refusal([pool('p', { draining: true }), pool('q', unready)])).toMatchObject(draining);
  expect(refusal([pool('p', { ...unready, draining: true }), pool('q', unready)])).toMatchObject({ code: 'POOL_UNREADY' });
});

test('too little GPU memory is worth another try', () => {
  const small = { replicas: [replicaState('r', { freeVramBytes: 10, kvBytesPerToken: 1 })] };
  expect(refusal([pool('p', small)])).toMatchObject({ code: 'REPLICA_EXHAUSTED', retriable: true });
});

describe('a full queue', () => {
  const full = (roomInMs: number, facts: QueueFacts = {}, poolId = 'p') => pool(poolId, { queueCapacity: 3 }, { waiting: 3, roomInMs, ...facts });

  test('promises a place and says when it is free, from 100 ms to a minute, never rounded down', () => {
    const at = (roomInMs: number) => refusal([full(roomInMs)]).retryAfterMs;
    expect(refusal([full(1234.2)])).toMatchObject({ code: 'ADMISSION_REJECT', policyLabel: 'queue_full', retriable: true, retryAfterMs: 1235 });
    expect([at(0), at(99.5), at(100.1), at(59_999.5)]).toEqual([100, 100, 101, 60_000]);
    expect(refusal([full(1234.2)]).message).toBe('The queue is full ("p"): 3 tasks wait. A place is kept for this task_id in 1.3 s; try again then.');
  });

  test('that can promise nothing says so, and to try again in ten minutes, or in one where nothing foretells it', () => {
    for (const [roomInMs, toldMs] of [[600_001, 600_000], [1e9, 600_000], [Infinity, 60_000]] as const) {
      const failure = refusal([full(roomInMs)]);
      expect(failure.retryAfterMs).toBe(toldMs);
      expect(failure.message).toContain('No place can be promised yet');
    }
  });

  test('of several pools the one that has room first promises, and no other', () => {
    const [late, soon] = [full(5000, {}, 'late'), full(700, {}, 'soon')];
    expect(refusal([late, soon])).toMatchObject({ retryAfterMs: 700 });
    expect([late.asked(), soon.asked()]).toEqual([0, 1]);
  });

  test('what was promised stands: who comes too early hears the same time again, though another pool has room sooner', () => {
    const [promised, soon] = [full(9000, { promisedInMs: 4000 }, 'q'), full(700)];
    expect(refusal([promised, soon])).toMatchObject({ retryAfterMs: 4000 });
    expect([promised.asked(), soon.asked()]).toEqual([0, 0]);
  });

  test('tells too many tokens from too many tasks', () => {
    const failure = refusal([full(500, { fullBy: 'tokens' })]);
    expect(failure).toMatchObject({ code: 'ADMISSION_REJECT', policyLabel: 'queue_tokens_full', retryAfterMs: 500 });
    expect(failure.message).toContain('as many tokens as it may hold');
    expect(refusal([full(500, { fullBy: 'tokens' }), full(500, {}, 'q')])).toMatchObject({ policyLabel: 'queue_full' });
  });

  test('is what a task hears that avoids the pool with room', () => {
    expect(refusal([full(500), pool('q')], placed({ avoidPools: ['q'] }))).toMatchObject({ code: 'ADMISSION_REJECT', retryAfterMs: 500 });
  });
});

describe('a retired model', () => {
  const retired = { modelState: 'retired' as const };

  test('takes no new task, and says what to do', () => {
    const failure = refusal([pool('p', retired), pool('q', { modelRefs: ['x'] })]);
    expect(failure).toMatchObject({ code: 'MODEL_DEPRECATED', field: 'model_ref', poolId: 'p', retriable: false });
    expect(failure.message).toContain('Ask for another model');
    expect(failure.retryAfterMs).toBeUndefined();
  });

  test('is named as such to a task that is pinned to it', () => {
    expect(refusal([pool('p', retired), pool('q')], placed({ mode: 'pin', pinPoolId: 'p' }))).toMatchObject({ code: 'MODEL_DEPRECATED' });
  });
});

test('a deadline that nobody can meet says by when there could be a first token', () => {
  const failure = refusal([pool('p')], { deadlineAt: 1500 });
  expect(failure).toMatchObject({ code: 'DEADLINE_UNMET', field: 'deadline_ms', retriable: false });
  expect(failure.message).toContain('1.5 s away');
  expect(failure.message).toContain('before 5.2 s');
});

describe('a placement that rules out too much', () => {
  const pin = (pinPoolId: string) => placed({ mode: 'pin', pinPoolId });
  const only = (...preferPools: string[]) => placed({ mode: 'prefer', preferPools, allowFallback: false });

  test('a pin to a pool that does not exist is not found', () => {
    expect(refusal([pool('p')], pin('nowhere'))).toMatchObject({ code: 'NOT_FOUND', field: 'placement.pin_pool_id' });
    expect(refusal([pool('p')], placed({ mode: 'pin' }))).toMatchObject({ code: 'NOT_FOUND', field: 'placement.pin_pool_id' });
    expect(refusal([pool('p', unready)], pin('nowhere'))).toMatchObject({ code: 'NOT_FOUND', field: 'placement.pin_pool_id' });
  });

  test('a pin to a pool that could never take the task is a wrong parameter, and says why', () => {
    const failure = refusal([pool('p'), pool('q', { modelRefs: ['x'] })], pin('q'));
    expect(failure).toMatchObject({ code: 'INVALID_PARAMS', field: 'placement.pin_pool_id' });
    expect(failure.message).toContain('they serve "x"');
    expect(refusal([pool('p', unready), pool('q', { modelRefs: ['x'] })], pin('q'))).toMatchObject({ code: 'INVALID_PARAMS' });
  });

  test('a pin to a pool that can not take it now says what the pool would say, though others could', () => {
    expect(refusal([pool('p'), pool('q', unready)], pin('q'))).toMatchObject({ code: 'POOL_UNREADY', poolId: 'q' });
    expect(refusal([pool('p'), pool('q', { draining: true })], pin('q'))).toMatchObject({ code: 'POOL_UNAVAILABLE', policyLabel: 'pool_draining' });
    expect(refusal([pool('p'), pool('q', { queueCapacity: 0 })], pin('q'))).toMatchObject({ code: 'ADMISSION_REJECT', policyLabel: 'queue_full' });
    expect(refusal([pool('p')], { ...pin('p'), deadlineAt: 1 })).toMatchObject({ code: 'DEADLINE_UNMET' });
  });

  test('what no pool has is said as such, whatever the pin', () => {
    expect(refusal([pool('p')], { ...pin('nowhere'), modelRef: 'x' })).toMatchObject({ field: 'model_ref' });
  });

  test('preferred pools without fallback are judged as a pin is', () => {
    expect(refusal([pool('p')], only('nowhere'))).toMatchObject({ code: 'NOT_FOUND', field: 'placement.prefer_pools' });
    expect(refusal([pool('p'), pool('q', unready)], only('q'))).toMatchObject({ code: 'POOL_UNREADY' });
    expect(refusal([pool('p'), pool('q', { engine: 'tgi' })], only('q'))).toMatchObject({ code: 'INVALID_PARAMS', field: 'placement.prefer_pools' });
  });

  test('avoiding every pool that could take it is a wrong parameter', () => {
    expect(refusal([pool('p')], placed({ avoidPools: ['p'] }))).toMatchObject({ code: 'INVALID_PARAMS', field: 'placement.avoid_pools' });
    expect(refusal([pool('p')], placed({ mode: 'pin', pinPoolId: 'p', avoidPools: ['p'] }))).toMatchObject({ code: 'INVALID_PARAMS' });
  });
});

test('what a client sent is quoted and cut, and long lists are counted', () => {
  const pools = Array.from({ length: 12 }, (_, i) => pool(`p${i}`, { modelRefs: [`model-${i}`] }));
  const { message } = refusal(pools, { modelRef: `evil"\n${'x'.repeat(10_000)}` });
  expect(message).toContain('"evil\\"\\nxxx');
  expect(message).toContain('and 7 more');
  expect(message.length).toBeLessThan(400);
});

describe('OC-CTRL-2069: pools whose breakers are open', () => {
  const shut = (until: number, more: Parameters<typeof replicaState>[1] = {}) => replicaState(`r${until}`, { breaker: { state: 'open', until }, ...more });

  test('refuse until the first of them is tried that could take the task', () => {
    const small = shut(200, { ctxMax: 10 });
    const failure = refusal([pool('p', { replicas: [shut(900), small] }), pool('q', { replicas: [shut(500.4)] })]);
    expect(failure).toMatchObject({ code: 'POOL_UNAVAILABLE', policyLabel: 'breaker_open', retriable: true, retryAfterMs: 501 });
    expect(failure.poolId).toBeUndefined();
    expect(refusal([pool('p', { replicas: [shut(900)] }), pool('q')], placed({ mode: 'pin', pinPoolId: 'p' }))).toMatchObject({ policyLabel: 'breaker_open', retryAfterMs: 900, poolId: 'p' });
  });

  test('are not those that are away, or drain as well, or have another replica', () => {
    expect(refusal([pool('p', { replicas: [shut(900, { ready: false })] })])).toMatchObject({ code: 'POOL_UNREADY' });
    expect(refusal([pool('p', { draining: true, replicas: [replicaState('r'), shut(900)] })])).toMatchObject({ policyLabel: 'pool_draining' });
    expect(decide([pool('p', { replicas: [replicaState('r', { breaker: { state: 'half_open', takes: false } }), shut(900)] })], schedulerTask('t'), 0).kind).toBe('selected');
  });
});
