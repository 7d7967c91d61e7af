import type { HttpPoolDefinition, HttpReplicaDefinition } from '../../../../src/domain/pool/definition.js';
import { ctxLimit } from '../../../../src/domain/scheduling/placement/fit.js';
import type { PoolState } from '../../../../src/domain/scheduling/pool-state.js';
import { createMockEngine } from '../../../../src/infra/engines/mock/engine.js';
import { fixedEngine } from '../../../../src/services/pools/engines/engine-source.js';
import { Pools } from '../../../../src/services/pools/pools.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { mockPool, settle } from '../../../support/services.js';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const { engine: _engine, replicas: _replicas, ...common } = mockPool({ id: 'pool', replicas: [] });

async function told(...replicas: HttpReplicaDefinition[]) {
  const clock = new FakeClock();
  const free: Record<string, number> = { '0': 4_000, '1': 8_000 };
  const definition: HttpPoolDefinition = { ...common, engine: 'llamacpp', kvBytesPerToken: 1_000, replicas };
  const pools = new Pools([definition], {
    sources: () => fixedEngine(createMockEngine({ ctxMax: 4096 }, { clock })),
    clock,
    logger: silent,
    freeVramBytes: (devices) => free[devices],
  });
  const states: PoolState[] = [];
  pools.listen({ changed: (state) => void states.push(state), removed: () => undefined, drainExpired: () => undefined, running: () => 0, waiting: () => 0 });
  await pools.start();
  await settle(() => pools.get('pool').replicas.every(({ ready }) => ready));
  return { pools, states, free, last: () => states[states.length - 1]?.replicas ?? [] };
}

describe('OC-CTRL-2034: the scheduler', () => {
  it('hears the free memory of the GPUs of this machine, and of no others', async () => {
    const { pools, last } = await told(
      { id: 'near', url: 'http://127.0.0.1:9', devices: '0' },
      { id: 'name', url: 'http://localhost:9', devices: '1' },
      { id: 'six', url: 'http://[::1]:9', devices: '1' },
      { id: 'far', url: 'http://10.0.0.7:9', devices: '0' },
      { id: 'none', url: 'http://127.0.0.1:9' },
      { id: 'unknown', url: 'http://127.0.0.1:9', devices: '7' },
    );
    expect(last().map(({ freeVramBytes }) => freeVramBytes)).toEqual([4_000, 8_000, 8_000, undefined, undefined, undefined]);
    await pools.stop();
  });

  it('is not told to refuse a context for it: the engine has its memory already', async () => {
    const { pools, last } = await told({ id: 'near', url: 'http://127.0.0.1:9', devices: '0' });
    expect(last().map(ctxLimit)).toEqual([4096]);
    await pools.stop();
  });

  it('hears of a sample only where it changed what it knows', async () => {
    const { pools, states, free, last } = await told({ id: 'near', url: 'http://127.0.0.1:9', devices: '0' });
    const before = states.length;
    pools.devicesChanged();
    free['1'] = 1;
    pools.devicesChanged();
    expect(states).toHaveLength(before);
    free['0'] = 3_000;
    pools.devicesChanged();
    pools.devicesChanged();
    expect(states).toHaveLength(before + 1);
    expect(last()[0]?.freeVramBytes).toBe(3_000);
    await pools.stop();
  });
});
