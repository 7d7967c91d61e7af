import fc from 'fast-check';
import { StoreFault, type Store } from '../../../src/ports/store.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openServices, passes, settle, submission, testUuid, type KitOptions, type MockPool, type ServiceKit } from '../../support/services.js';
import { read, type ReaderLog } from '../../support/reader.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let kit: ServiceKit;
const open = async (pools: readonly MockPool[], options: Partial<KitOptions> = {}): Promise<ServiceKit> => (kit = await openServices({ dataDir: dirs.make(), pools, ...options }));
afterEach(async () => kit.close());

type Replica = MockPool['replicas'][number];
const replica = (id: string, changes: Partial<Replica> = {}): Replica => ({ id, slots: 1, endChance: 0, version: 'v1', ...changes });
/** Dies once, after so many tokens, and is well again. */
const dying = (id: string, afterTokens: number, changes: Partial<Replica> = {}): Replica =>
  replica(id, { faults: [{ kind: 'die', afterTokens, attempts: 1 }], ...changes });
/** Two of these: the first one that a task meets is r0. */
const pool = (...replicas: Replica[]): MockPool => ({ id: 'pool', replicas });
/** What an undisturbed run of the same task gives, from a pool that no other task goes to. */
const CALM: MockPool = { id: 'calm', model: 'calm', replicas: [replica('c0')] };

const taskOf = async (n: number) => (await kit.services.queries.get(testUuid(n))).task;
const whole = async (n: number): Promise<ReaderLog> => (await read(kit.services, testUuid(n))).done;
async function undisturbed(changes: Parameters<typeof submission>[1] = {}): Promise<readonly string[]> {
  await kit.services.admission.admit(submission(99, { ...changes, modelRef: 'calm' }));
  return (await whole(99)).texts;
}
/** Submits task 1 and reads it from its beginning through all its moves. */
async function followed(changes: Parameters<typeof submission>[1] = {}): Promise<ReaderLog> {
  await kit.services.admission.admit(submission(1, changes));
  return whole(1);
}

describe('ORCH-3064: a strict task whose replica dies', () => {
  const strict = { determinism: 'strict', seed: 5 } as const;

  it('goes on at another replica: its reader has each token once and the bytes of an undisturbed run', async () => {
    await open([pool(dying('r0', 7), replica('r1')), CALM]);
    const log = await followed(strict);
    expect(log.texts).toEqual(await undisturbed(strict));
    expect(log.started).toHaveLength(1);
    expect(log.terminal).toMatchObject({ kind: 'end', tokensOut: 20, reason: 'length' });
    expect(log.terminalPosition).toBe(21);
    expect(await taskOf(1)).toMatchObject({ attempt: 2, replicaId: 'r1' });
    expect((await taskOf(1)).continuedFrom).toBeUndefined();
  });

  it('goes back to the version that began its text, though another version is free', async () => {
    await open([pool(dying('r0', 7), replica('r1', { version: 'v2', slots: 4 })), CALM]);
    expect((await followed(strict)).texts).toEqual(await undisturbed(strict));
    expect(await taskOf(1)).toMatchObject({ attempt: 2, replicaId: 'r0', engineVersion: 'v1' });
  });

  it('waits for a disk that is full when it goes on, and does not end by it', async () => {
    let refusals = 0;
    const full = (store: Store): Store => ({
      ...store,
      tokens: {
        ...store.tokens,
        open: (taskId, epoch) => (epoch > 1 && refusals++ < 3 ? Promise.reject(new StoreFault('full', 'disk full')) : store.tokens.open(taskId, epoch)),
      },
    });
    await open([pool(dying('r0', 7), replica('r1')), CALM], { disk: full });
    await kit.services.admission.admit(submission(1, strict));
    await passes(kit, 100, async () => (await taskOf(1)).outcome !== undefined);
    expect(refusals).toBe(4);
    expect((await whole(1)).texts).toEqual(await undisturbed(strict));
    expect(await taskOf(1)).toMatchObject({ state: 'completed', attempt: 2 });
  });

  it('is not bound to anything before its first token', async () => {
    await open([pool(dying('r0', 0), replica('r1', { version: 'v2' })), CALM]);
    expect((await followed(strict)).texts).toEqual(await undisturbed(strict));
    expect(await taskOf(1)).toMatchObject({ attempt: 2, replicaId: 'r1', engineVersion: 'v2' });
  });

  it('dies with the engine’s error when it failed three times, and its text stands', async () => {
    await open([pool(dying('r0', 3, { faults: [{ kind: 'die', afterTokens: 3 }] }), replica('r1', { faults: [{ kind: 'die', afterTokens: 9 }] }))]);
    const log = await followed(strict);
    expect(log.texts).toHaveLength(9);
    expect(log.terminal).toMatchObject({ kind: 'error', code: 'WORKER_RESET' });
    const task = await taskOf(1);
    expect(task).toMatchObject({ state: 'failed', attempt: 3, outcome: { kind: 'failed', tokensOut: 9 } });
    expect(task.lostAttempts.map(({ replicaId, tokens }) => [replicaId, tokens])).toEqual([['r0', 3], ['r1', 9]]);
  });

  it('pays for its prompt and its text once, however often they were made', async () => {
    await open([pool(dying('r0', 15), dying('r1', 18)), CALM], { budgets: { tokens: 1000 } });
    await followed(strict);
    await undisturbed(strict);
    const [moved, calm] = [1, 99].map((n) => kit.services.sessions.view(testUuid(n + 0x10000)).session);
    expect(moved?.spent.tokens).toBe(calm?.spent.tokens);
    expect(await taskOf(1)).toMatchObject({ attempt: 3, outcome: { tokensIn: (await taskOf(99)).outcome?.tokensIn, tokensOut: 20 } });
  });
});

describe('ORCH-3065: a best_effort task whose replica dies', () => {
  const seed = 5;

  it('goes on from the text so far where the engine can continue, also with another version', async () => {
    await open([pool(dying('r0', 7), replica('r1', { version: 'v2' })), CALM]);
    const log = await followed({ seed });
    const calm = await undisturbed({ seed });
    expect(log.texts).toHaveLength(20);
    expect(log.texts.slice(0, 7)).toEqual(calm.slice(0, 7));
    expect(log.texts).not.toEqual(calm);
    expect(log.terminal).toMatchObject({ kind: 'end', tokensOut: 20, reason: 'length' });
    const task = await taskOf(1);
    expect(task).toMatchObject({ continuedFrom: 7, attempt: 2, engineVersion: 'v2' });
    expect(task.outcome).toMatchObject({ tokensIn: (await taskOf(99)).outcome?.tokensIn, tokensOut: 20 });
  });

  it('may be continued more than once, and tells where that first was', async () => {
    await open([pool(dying('r0', 7), dying('r1', 6))]);
    const log = await followed({ seed });
    expect(log.texts).toHaveLength(20);
    const task = await taskOf(1);
    expect(task).toMatchObject({ continuedFrom: 7, attempt: 3, outcome: { kind: 'completed', tokensOut: 20 } });
    expect(task.lostAttempts.map(({ tokens }) => tokens)).toEqual([7, 13]);
  });

  it('is no further than its budget allows, text and prompt of all attempts counted once', async () => {
    await open([pool(dying('r0', 7), replica('r1')), CALM]);
    const log = await followed({ seed, budget: { tokens: 16 } });
    const task = await taskOf(1);
    expect(task).toMatchObject({ continuedFrom: 7, outcome: { kind: 'budget', limit: 'tokens' } });
    expect(log.texts.length + (task.outcome?.tokensIn ?? 0)).toBe(16);
  });

  it('stops before a stop word in what is continued', async () => {
    await open([pool(dying('r0', 7), replica('r1')), CALM]);
    const log = await followed({ seed });
    const word = log.texts.slice(9, 11).join('').slice(1);
    await kit.close();
    await open([pool(dying('r0', 7), replica('r1')), CALM]);
    const stopped = await followed({ seed, stop: [word] });
    expect(stopped.terminal).toMatchObject({ kind: 'end', reason: 'stop' });
    expect(stopped.texts.join('')).toBe(log.texts.join('').slice(0, log.texts.join('').indexOf(word)));
  });
});

describe('ORCH-3067: a move', () => {
  it('is told at once, by metrics that bear the attempt, its replica and that no KV cache came along', async () => {
    // No metrics are due by their interval: the clock does not go on.
    await open([pool(dying('r0', 7), replica('r1'))]);
    const { told } = await followed({ determinism: 'strict' });
    expect(told.at(-1)).toMatchObject({ attempt: 2, replicaId: 'r1', kvMigrated: false, kvWarmth: false });
  });

  it('is kept: each lost attempt with its replica, version, times, tokens and cause', async () => {
    await open([pool(dying('r0', 7), replica('r1'))]);
    await followed({ determinism: 'strict' });
    const { lostAttempts } = await taskOf(1);
    expect(lostAttempts).toEqual([
      {
        ...{ attempt: 1, poolId: 'pool', replicaId: 'r0', engineVersion: 'v1', tokens: 7, code: 'WORKER_RESET' },
        ...{ startedAt: kit.clock.wall(), endedAt: kit.clock.wall(), message: expect.stringContaining('died after 7 tokens') },
      },
    ]);
  });

  it('is logged: from where to where, and at which token the text goes on', async () => {
    await open([pool(dying('r0', 7), replica('r1'))]);
    await followed({ determinism: 'strict' });
    expect(kit.log.map(({ human }) => human)).toContain('Task started again at r1 (attempt 2), after r0 was lost: its text is made again from the seed, and goes on at token 7.');
  });

  it('takes its session along: the next turn goes to the new replica, and is warm there', async () => {
    await open([pool(dying('r0', 7), replica('r1'))]);
    await followed({ determinism: 'strict' });
    expect(kit.services.sessions.affinity(testUuid(0x10001))).toEqual({ poolId: 'pool', replicaId: 'r1' });
    await kit.services.admission.admit(submission(2, { sessionId: testUuid(0x10001) }));
    await whole(2);
    expect(await taskOf(2)).toMatchObject({ replicaId: 'r1' });
  });
});

describe('after a restart', () => {
  const strict = { determinism: 'strict', seed: 5 } as const;
  const slow = (id: string, changes: Partial<Replica> = {}): Replica => replica(id, { tokensPerSecond: 10, ...changes });

  /** Ends a run in the middle of everything, as kill -9 does, and starts another on what it left. */
  async function restart(pools: readonly MockPool[]): Promise<void> {
    const { dataDir } = opened;
    const wall = kit.clock.wall();
    const quiet = kit.services.windDown();
    kit.services.abandon();
    await quiet;
    await kit.close();
    kit = await openServices({ dataDir, pools, clock: new FakeClock({ wall, monotonic: 5 }) });
  }
  let opened: { readonly dataDir: string };
  const begin = async (pools: readonly MockPool[], changes: Parameters<typeof submission>[1]): Promise<void> => {
    opened = { dataDir: dirs.make() };
    await open(pools, opened);
    await kit.services.admission.admit(submission(1, changes));
    await settle(async () => (await taskOf(1)).state === 'running');
  };
  const tokens = async (count: number): Promise<void> => {
    const reader = await read(kit.services, testUuid(1));
    kit.clock.advance(count * 100);
    await settle(() => reader.log.texts.length >= count);
    reader.leave();
    await reader.done;
  };

  it('ORCH-3064: a text goes on at its version, and a death after the restart changes nothing in it', async () => {
    await begin([pool(slow('r0'))], strict);
    await tokens(5);
    await restart([pool(dying('r0', 9), replica('r1', { version: 'v2' })), CALM]);
    const log = await whole(1);
    expect(log.texts).toEqual(await undisturbed(strict));
    const { lostAttempts, attempt } = await taskOf(1);
    expect(attempt).toBe(3);
    expect(lostAttempts).toMatchObject([
      { attempt: 1, replicaId: 'r0', code: 'WORKER_RESET', message: expect.stringContaining('daemon') },
      { attempt: 2, replicaId: 'r0', tokens: 9, endedAt: expect.any(Number) },
    ]);
    expect(lostAttempts[0]?.endedAt).toBeUndefined();
    expect(lostAttempts[0]?.tokens).toBeGreaterThanOrEqual(5);
  });

  it('ORCH-3064: a text whose version nobody has any more ends at once, with both versions named', async () => {
    await begin([pool(slow('r0'))], strict);
    await tokens(5);
    await restart([pool(replica('r0', { version: 'v2' }))]);
    const log = await whole(1);
    expect(log.terminal).toMatchObject({ kind: 'error', code: 'WORKER_RESET', message: expect.stringMatching(/version v1.*run v2/) });
    expect(log.texts.length).toBeGreaterThanOrEqual(5);
    expect(await taskOf(1)).toMatchObject({ state: 'failed', attempt: 1, outcome: { tokensOut: log.texts.length } });
  });

  it('ORCH-3067: who reads hears that it waits, and at once that it goes on', async () => {
    await begin([pool(slow('r0'))], strict);
    await tokens(5);
    await restart([pool(slow('r0', { faults: [{ kind: 'refuse', attempts: 1 }] }))]);
    const reader = await read(kit.services, testUuid(1));
    await settle(() => reader.log.told.length > 0);
    expect(reader.log.told).toMatchObject([{ attempt: 1, kvMigrated: false, kvWarmth: false, predictedStartMs: expect.any(Number) }]);
    expect(reader.log.told[0]?.replicaId).toBeUndefined();
    kit.clock.advance(500);
    await settle(() => reader.log.told.length > 1);
    expect(reader.log.told[1]).toMatchObject({ attempt: 2, replicaId: 'r0', kvMigrated: false });
    reader.leave();
  });

  it('ORCH-3067: a task is called warm where its session was, unless the engine has lost that cache', async () => {
    const session = { sessionId: testUuid(0x777), determinism: 'best_effort' } as const;
    const warmth = async (n: number): Promise<boolean | undefined> => {
      await kit.services.admission.admit(submission(n, { ...session, maxTokens: 40 }));
      const reader = await read(kit.services, testUuid(n));
      await settle(async () => (await taskOf(n)).state === 'running');
      // The interval of metrics is over, and then comes a token that they follow.
      for (const ms of [1_000, 100, 100]) kit.clock.advance(ms);
      await settle(() => reader.log.told.length > 0);
      await kit.services.cancellation.cancel(testUuid(n));
      await reader.done;
      return reader.log.told.at(-1)?.kvWarmth;
    };
    await begin([pool(slow('r0'))], session);
    await tokens(3);
    await kit.services.cancellation.cancel(testUuid(1));
    expect(await warmth(2)).toBe(true);
    await restart([pool(slow('r0'))]);
    expect(kit.services.sessions.affinity(session.sessionId)).toMatchObject({ replicaId: 'r0' });
    expect(await warmth(3)).toBe(false);
  });

  it('attempts that the daemon cut do not count against the three that an engine may fail', async () => {
    await begin([pool(slow('r0'))], strict);
    for (let cut = 0; cut < 3; cut++) {
      await tokens(3);
      await restart([pool(slow('r0'))]);
      await settle(async () => (await taskOf(1)).state === 'running');
    }
    await restart([pool(dying('r0', 9, { faults: [{ kind: 'die', afterTokens: 9, attempts: 2 }] }))]);
    expect((await whole(1)).terminal).toMatchObject({ kind: 'end', tokensOut: 20 });
    const { attempt, lostAttempts } = await taskOf(1);
    expect([attempt, lostAttempts.length]).toEqual([7, 6]);
  });

  it('ORCH-3065: a best_effort text is continued, and its usage is that of the whole', async () => {
    await begin([pool(slow('r0'))], { seed: 5 });
    await tokens(5);
    await restart([pool(replica('r0', { version: 'v2' })), CALM]);
    const log = await whole(1);
    await undisturbed({ seed: 5 });
    const { continuedFrom, outcome } = await taskOf(1);
    expect(log.texts).toHaveLength(20);
    expect(continuedFrom).toBeGreaterThanOrEqual(5);
    expect(outcome).toMatchObject({ kind: 'completed', tokensIn: (await taskOf(99)).outcome?.tokensIn, tokensOut: 20 });
  });

  it.each(['strict', 'best_effort'] as const)('a %s text that had all its tokens is complete, with no engine asked', async (determinism) => {
    await begin([pool(slow('r0', { firstTokenMs: 60_000 }))], { determinism, seed: 5 });
    const texts = Array.from({ length: 20 }, (_, at) => ` word${at}`);
    await settle(async () => (await kit.store.tokens.append([{ taskId: testUuid(1), epoch: 1, first: 0, at: 77, texts }]))[0] === 'stored');
    await restart([pool(replica('r0', { faults: [{ kind: 'refuse' }] }))]);
    const log = await whole(1);
    expect(log).toMatchObject({ texts, terminal: { kind: 'end', tokensOut: 20, reason: 'length' } });
    expect(await taskOf(1)).toMatchObject({ state: 'completed', attempt: 1, firstTokenAt: 77 });
  });

  describe('ORCH-3066: a text that comes out otherwise', () => {
    it.each([
      ['in its middle', (calm: readonly string[]) => [...calm.slice(0, 4), ' never', ' said'], 4],
      ['at its very beginning', () => ['never said'], 0],
      ['by being longer than the whole', (calm: readonly string[]) => [...calm.slice(0, 10), ' and', ...calm.slice(10, 12)], 10],
    ])('%s ends with the first token that differs, and nothing is spliced to it', async (_where, delivered, differsAt) => {
      await begin([pool(slow('r0', { firstTokenMs: 60_000 })), CALM], strict);
      const texts = delivered(await undisturbed(strict));
      expect(await kit.store.tokens.append([{ taskId: testUuid(1), epoch: 1, first: 0, at: 0, texts }])).toEqual(['stored']);
      await restart([pool(replica('r0'))]);
      const log = await whole(1);
      expect(log.texts).toEqual(texts);
      expect(log.terminal).toMatchObject({ kind: 'error', code: 'WORKER_RESET', differsAt });
      expect(await taskOf(1)).toMatchObject({ state: 'failed', attempt: 2, outcome: { kind: 'failed', differsAt, tokensOut: texts.length } });
      expect(kit.log.filter(({ human }) => human.includes('A replica is not ready'))).toEqual([]);
    });
  });

  it('ORCH-3064: pieces that were cut otherwise keep their indices, and only what follows them is added', async () => {
    const asked = { ...strict, maxTokens: 60 };
    await begin([pool(slow('r0', { firstTokenMs: 60_000 })), CALM], asked);
    const calm = (await undisturbed(asked)).join('');
    const texts = [...calm.slice(0, 31)];
    expect(await kit.store.tokens.append([{ taskId: testUuid(1), epoch: 1, first: 0, at: 0, texts }])).toEqual(['stored']);
    await restart([pool(replica('r0'))]);
    const log = await whole(1);
    expect(log.texts.slice(0, 31)).toEqual(texts);
    expect(log.texts.join('')).toBe(calm);
    expect(await taskOf(1)).toMatchObject({ attempt: 2, outcome: { tokensOut: 60 } });
  });
});

describe('whatever dies, and whenever', () => {
  const deaths = fc.array(fc.record({ on: fc.nat(2), after: fc.integer({ min: 0, max: 24 }) }), { maxLength: 2 });
  const determinism = fc.constantFrom('strict', 'best_effort');

  it('ORCH-3064, ORCH-3065: a text is whole, dense and, when strict, that of an undisturbed run', async () => {
    await fc.assert(
      fc.asyncProperty(deaths, determinism, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 1e6 }), async (dead, how, maxTokens, seed) => {
        const faults = (on: number) => dead.filter((one) => one.on === on).map(({ after }) => ({ kind: 'die', afterTokens: after, attempts: 1 }) as const);
        const kitOf = await openServices({ dataDir: dirs.make(), pools: [pool(...[0, 1, 2].map((on) => replica(`r${on}`, { faults: faults(on) }))), CALM] });
        try {
          const { services } = kitOf;
          const asked = { determinism: how, maxTokens, seed };
          await services.admission.admit(submission(1, asked));
          const log = await (await read(services, testUuid(1))).done;
          await services.admission.admit(submission(99, { ...asked, modelRef: 'calm' }));
          const calm = await (await read(services, testUuid(99))).done;
          const { task } = await services.queries.get(testUuid(1));
          expect(log.terminal).toMatchObject({ kind: 'end', tokensOut: maxTokens, reason: 'length' });
          expect(log.texts).toHaveLength(maxTokens);
          if (how === 'strict' || task.continuedFrom === undefined) expect(log.texts).toEqual(calm.texts);
          else expect(log.texts.slice(0, task.continuedFrom)).toEqual(calm.texts.slice(0, task.continuedFrom));
          expect(task.lostAttempts.map(({ attempt }) => attempt)).toEqual(Array.from({ length: task.attempt - 1 }, (_, at) => at + 1));
          const held = task.lostAttempts.map(({ tokens }) => tokens);
          expect(held).toEqual([...held].sort((a, b) => a - b));
          expect(task.outcome).toMatchObject({ tokensIn: calm.terminal === undefined ? 0 : (await services.queries.get(testUuid(99))).task.outcome?.tokensIn });
        } finally {
          await kitOf.close();
        }
      }),
      { numRuns: 12 },
    );
  });
});
