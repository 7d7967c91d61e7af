import { firstSweep, openServices, settle, submission, testUuid, type KitOptions, type ServiceKit } from '../../support/services.js';
import { read } from '../../support/reader.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let kit: ServiceKit;
const open = async (options: Omit<KitOptions, 'dataDir'> & { readonly dataDir?: string } = {}): Promise<ServiceKit> => (kit = await openServices({ dataDir: dirs.make(), pools: ONE_SLOW, ...options }));
afterEach(async () => kit.close());

/** One slot that decodes a token a second. */
const ONE_SLOW = [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 1, endChance: 0 }] }];
const GRACE_MS = 5_000;
const stateOf = async (n: number): Promise<string> => (await kit.services.queries.get(testUuid(n))).task.state;
const admit = (n: number) => kit.services.admission.admit(submission(n, { maxTokens: 400, onDisconnect: 'cancel' }));
const slotsBusy = async (): Promise<number | undefined> => (await kit.services.pools.at('pool', 'r0')?.engine.probe(new AbortController().signal))?.slotsBusy;

/** Reads for a moment and goes. */
async function visit(n: number): Promise<void> {
  const reader = await read(kit.services, testUuid(n));
  reader.leave();
  await reader.done;
}

describe('ORCH-3025: with on_disconnect: cancel the last reader that leaves', () => {
  it('frees the slot of the engine within the grace period, for the next in line', async () => {
    await open();
    await admit(1);
    await kit.services.admission.admit(submission(2, { maxTokens: 400 }));
    await settle(async () => (await stateOf(1)) === 'running');
    expect(await slotsBusy()).toBe(1);
    await visit(1);
    kit.clock.advance(GRACE_MS - 1);
    expect([await stateOf(1), await slotsBusy()]).toEqual(['running', 1]);
    kit.clock.advance(1);
    await settle(async () => (await stateOf(2)) === 'running');
    await settle(async () => (await stateOf(1)) === 'canceled');
    await kit.services.cancellation.cancel(testUuid(2));
    expect(await slotsBusy()).toBe(0);
  });

  it('begins the grace period anew each time', async () => {
    await open();
    await admit(1);
    await settle(async () => (await slotsBusy()) === 1);
    for (let visits = 0; visits < 4; visits++) {
      await visit(1);
      kit.clock.advance(GRACE_MS - 1_000);
      expect(await slotsBusy()).toBe(1);
    }
    kit.clock.advance(1_000);
    await settle(async () => (await stateOf(1)) === 'canceled');
  });

  it('takes a task that still waits out of the queue', async () => {
    await open();
    await kit.services.admission.admit(submission(2, { maxTokens: 400 }));
    await admit(1);
    await settle(async () => (await stateOf(2)) === 'running');
    await visit(1);
    kit.clock.advance(GRACE_MS);
    await settle(async () => (await stateOf(1)) === 'canceled');
    expect((await kit.services.queries.get(testUuid(1))).task).toMatchObject({ attempt: 0, outcome: { kind: 'canceled', by: 'disconnect' } });
    expect(await stateOf(2)).toBe('running');
  });

  it('is the last of several', async () => {
    await open();
    await admit(1);
    const readers = await Promise.all([read(kit.services, testUuid(1)), read(kit.services, testUuid(1)), read(kit.services, testUuid(1))]);
    for (const reader of readers) {
      kit.clock.advance(2 * GRACE_MS);
      expect(await stateOf(1)).toBe('running');
      reader.leave();
      await reader.done;
    }
    kit.clock.advance(GRACE_MS);
    await settle(async () => (await stateOf(1)) === 'canceled');
  });

  it('must have been there: a task that nobody has read runs on', async () => {
    await open();
    await admit(1);
    await settle(async () => (await stateOf(1)) === 'running');
    kit.clock.advance(10 * GRACE_MS);
    expect(await stateOf(1)).toBe('running');
  });

  it('does not leave because the daemon ends: the task is taken up, runs on unread, and is canceled once a reader came and left', async () => {
    const dataDir = dirs.make();
    await open({ dataDir });
    await admit(1);
    await settle(async () => (await stateOf(1)) === 'running');
    const reader = await read(kit.services, testUuid(1));
    const down = kit.services.windDown();
    reader.leave();
    await reader.done;
    kit.clock.advance(2 * GRACE_MS);
    kit.services.abandon();
    await down;
    const { clock } = kit;
    await kit.close();
    await open({ dataDir, clock });
    await settle(async () => (await stateOf(1)) === 'running');
    kit.clock.advance(10 * GRACE_MS);
    expect(await stateOf(1)).toBe('running');
    await visit(1);
    kit.clock.advance(GRACE_MS);
    await settle(async () => (await stateOf(1)) === 'canceled');
    await settle(async () => (await slotsBusy()) === 0);
  });

  it('leaves no timer behind when the task ends by itself', async () => {
    await firstSweep(await open());
    const left = async (n: number, onDisconnect: 'continue' | 'cancel'): Promise<number> => {
      await kit.services.admission.admit(submission(n, { maxTokens: 400, onDisconnect }));
      await visit(n);
      await kit.services.cancellation.cancel(testUuid(n));
      await settle(async () => (await slotsBusy()) === 0);
      return kit.clock.pendingTimers;
    };
    // The first of a daemon's life begins what waits for more, such as the expiry of sessions.
    await left(1, 'continue');
    const others = await left(2, 'continue');
    expect(await left(3, 'cancel')).toBe(others);
  });
});
