import { EngineError, type Engine, type EngineDescription, type EngineHealth } from '../../../../src/ports/engine.js';
import { fixedEngine } from '../../../../src/services/pools/engines/engine-source.js';
import { Replica } from '../../../../src/services/pools/replica.js';
import { gate } from '../../../support/engine-sink.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { mockPool } from '../../../support/services.js';

const WELL: EngineHealth = { live: true, ready: true };
const GONE: EngineHealth = { live: false, ready: false, lastError: 'Nobody is there.' };
const died = new EngineError('WORKER_RESET', 'It died.');
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
};

/** An engine that says of itself what the test wants. */
function watched(): { readonly watch: Replica; readonly says: { version: string; health: () => Promise<EngineHealth> } } {
  const says = { version: 'v1', health: () => Promise.resolve(WELL) };
  const describe = (): Promise<EngineDescription> =>
    Promise.resolve({ engineVersion: says.version, model: 'm', ctxMax: 100, slots: 1, workloads: ['completion'], features: ['seed'] });
  const refused = (): Promise<never> => Promise.reject(died);
  const engine: Engine = { kind: 'mock', describe, probe: () => says.health(), countTokens: refused, generate: refused, embed: refused, rerank: refused, close: () => Promise.resolve() };
  const pool = mockPool({ id: 'pool', replicas: [{ id: 'r0', slots: 1 }] });
  const [definition] = pool.replicas;
  if (definition === undefined) throw new Error('The pool has no replica.');
  return { says, watch: new Replica('r0', definition, pool, fixedEngine(engine), new FakeClock(), () => undefined) };
}

describe('ORCH-3064: a replica where an attempt was lost', () => {
  it('is asked again what it is: it may have come back as another version before any look found it gone', async () => {
    const { watch, says } = watched();
    await watch.look();
    expect(watch.scheduled(undefined)).toMatchObject({ ready: true, engineVersion: 'v1' });
    says.version = 'v2';
    watch.suspect(died);
    expect(watch.ready).toBe(false);
    await settled();
    expect(watch.scheduled(undefined)).toMatchObject({ ready: true, engineVersion: 'v2' });
    await watch.close();
  });

  it('takes no work on the word of a look that began before the loss', async () => {
    const { watch, says } = watched();
    await watch.look();
    const answer = gate();
    says.health = () => answer.opened.then(() => WELL);
    const look = watch.look();
    await settled();
    watch.suspect(died);
    says.health = () => Promise.resolve(GONE);
    answer.open();
    await look;
    expect(watch.ready).toBe(false);
    expect(watch.lastError).toBe(GONE.lastError);
    expect(watch.scheduled(undefined)).toMatchObject({ ready: false, engineVersion: 'v1' });
    await watch.close();
  });

  it('has no version while it never told one', async () => {
    const { watch, says } = watched();
    says.health = () => Promise.resolve(GONE);
    expect(watch.scheduled(undefined)).not.toHaveProperty('engineVersion');
    await watch.close();
  });
});
