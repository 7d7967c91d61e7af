import { openServices, settle, submission, testUuid, type KitOptions, type ServiceKit } from '../../support/services.js';
import { read } from '../../support/reader.js';
import { FakeClock } from '../../support/fake-clock.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

const PACED = [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 10, endChance: 0 }] }];
const FAST = [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, endChance: 0 }] }];

const stateOf = async (kit: ServiceKit, n: number) => (await kit.services.queries.get(testUuid(n))).task.state;
const whole = async (kit: ServiceKit, n: number) => (await read(kit.services, testUuid(n))).done;

/** Ends a run in the middle of everything: attempts are cut, rows stay as they are. */
async function cut(kit: ServiceKit): Promise<void> {
  const quiet = kit.services.windDown();
  kit.services.abandon();
  await quiet;
  await kit.close();
}

async function restart(kit: ServiceKit, options: Omit<KitOptions, 'clock'>): Promise<ServiceKit> {
  const wall = kit.clock.wall();
  await cut(kit);
  return openServices({ ...options, clock: new FakeClock({ wall, monotonic: 5 }) });
}

describe('after a restart', () => {
  it('a task that was decoding goes on: ids and texts that were seen stay, and the whole equals an undisturbed run', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: PACED });
    await kit.services.admission.admit(submission(1, { seed: 9, maxTokens: 40, determinism: 'strict' }));
    const reader = await read(kit.services, testUuid(1));
    await settle(async () => (await stateOf(kit, 1)) === 'running');
    kit.clock.advance(1_500);
    await settle(() => reader.log.texts.length > 5);
    const before = [...reader.log.texts];
    reader.leave();
    kit = await restart(kit, { dataDir, pools: FAST });
    try {
      const rest = await (await read(kit.services, testUuid(1), before.length)).done;
      const all = await whole(kit, 1);
      expect(rest.first).toBe(before.length);
      expect(all.texts).toEqual([...before, ...rest.texts]);
      expect(all.started).toEqual([{ kind: 'started', queuePosition: 0, predictedStartMs: 0, onTimeProbability: 1 }]);
      await kit.services.admission.admit(submission(2, { seed: 9, maxTokens: 40 }));
      expect((await whole(kit, 2)).texts).toEqual(all.texts);
      expect((await kit.services.queries.get(testUuid(1))).task).toMatchObject({ state: 'completed', attempt: 2 });
    } finally {
      await kit.close();
    }
  });

  it('tokens that were shown stay, even when the crash came before the row said that the task runs', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: PACED });
    const seed = 9;
    const undisturbed = await openServices({ dataDir: dirs.make(), pools: FAST });
    await undisturbed.services.admission.admit(submission(2, { seed, maxTokens: 40 }));
    const { texts } = await whole(undisturbed, 2);
    await undisturbed.close();
    // A task that waits behind another: its row says queued, and the log gets what a first attempt would have written.
    await kit.services.admission.admit(submission(1, { maxTokens: 40 }));
    await kit.services.admission.admit(submission(2, { seed, maxTokens: 40, determinism: 'strict' }));
    await kit.store.tokens.append([{ taskId: testUuid(2), epoch: 1, first: 0, at: 0, texts: texts.slice(0, 7) }]);
    kit = await restart(kit, { dataDir, pools: FAST });
    try {
      const log = await whole(kit, 2);
      expect(log.texts).toEqual(texts);
      expect(log.started).toHaveLength(1);
      expect(log.terminal).toMatchObject({ kind: 'end' });
      expect((await kit.services.queries.get(testUuid(2))).task.attempt).toBe(2);
    } finally {
      await kit.close();
    }
  });

  it('waiting tasks run in the order in which they were admitted', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: PACED });
    for (let n = 1; n <= 5; n++) await kit.services.admission.admit(submission(n, { priority: n === 2 ? 'batch' : 'interactive' }));
    kit = await restart(kit, { dataDir, pools: FAST });
    try {
      await settle(async () => (await Promise.all([1, 2, 3, 4, 5].map((n) => stateOf(kit, n)))).every((state) => state === 'completed'));
      const started = kit.log.filter((line) => line.human.startsWith('Task started')).map((line) => line.fields.job_id);
      expect(started).toEqual([1, 3, 4, 5, 2].map(testUuid));
    } finally {
      await kit.close();
    }
  });

  it('an ended task stays as it ended, is answered again, and its stream is read again with the same ids', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: FAST });
    const admitted = await kit.services.admission.admit(submission(1));
    const first = await whole(kit, 1);
    kit = await restart(kit, { dataDir, pools: FAST });
    try {
      expect(await kit.services.admission.admit(submission(1))).toEqual(admitted);
      expect(await whole(kit, 1)).toEqual(first);
      expect((await kit.services.queries.get(testUuid(1))).task.attempt).toBe(1);
    } finally {
      await kit.close();
    }
  });

  it('a canceled task stays canceled', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: PACED });
    await kit.services.admission.admit(submission(1));
    await kit.services.cancellation.cancel(testUuid(1));
    kit = await restart(kit, { dataDir, pools: FAST });
    try {
      expect(await stateOf(kit, 1)).toBe('canceled');
      expect((await whole(kit, 1)).terminal).toMatchObject({ code: 'CANCELED' });
    } finally {
      await kit.close();
    }
  });

  it('a deadline has gone on, so a task that waited too long expires at once', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: PACED });
    await kit.services.admission.admit(submission(1, { maxTokens: 400 }));
    await kit.services.admission.admit(submission(2, { deadlineMs: 50_000, expectedTokens: 1 }));
    kit.clock.jumpWall(60_000);
    kit = await restart(kit, { dataDir, pools: PACED });
    try {
      kit.clock.advance(1);
      await settle(async () => (await stateOf(kit, 2)) === 'deadline');
    } finally {
      await kit.close();
    }
  });

  it('a task of a pool that is configured no more fails and says so', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: PACED });
    await kit.services.admission.admit(submission(1));
    kit = await restart(kit, { dataDir, pools: [{ id: 'other', replicas: [{ id: 'r0', slots: 1 }] }] });
    try {
      await settle(async () => (await stateOf(kit, 1)) === 'failed');
      const { task } = await kit.services.queries.get(testUuid(1));
      expect(task.outcome).toMatchObject({ kind: 'failed', code: 'POOL_UNAVAILABLE' });
    } finally {
      await kit.close();
    }
  });

  it('sessions keep their turns, their time and their place', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: FAST });
    const sessionId = testUuid(0x777);
    await kit.services.admission.admit(submission(1, { sessionId }));
    await kit.services.admission.admit(submission(2, { sessionId }));
    await whole(kit, 2);
    kit.clock.jumpWall(100_000);
    kit = await restart(kit, { dataDir, pools: FAST });
    try {
      const { session, ttlRemainingMs } = kit.services.sessions.view(sessionId);
      expect(session).toMatchObject({ turns: 2, poolId: 'pool', replicaId: 'r0' });
      expect(ttlRemainingMs).toBe(500_000);
    } finally {
      await kit.close();
    }
  });
});
