import fc from 'fast-check';
import { openServices, passes, settle, submission, testUuid, type KitOptions, type ServiceKit } from '../../support/services.js';
import { read } from '../../support/reader.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let kit: ServiceKit;
const open = async (options: Omit<KitOptions, 'dataDir'> = {}): Promise<ServiceKit> => (kit = await openServices({ dataDir: dirs.make(), ...options }));
afterEach(async () => kit.close());

const PACED = [{ id: 'pool', replicas: [{ id: 'r0', slots: 4, tokensPerSecond: 100, endChance: 0 }] }];

describe('a stream', () => {
  it('is the same for every reader, whenever it attaches and from wherever it resumes', async () => {
    const { services, clock } = await open({ pools: PACED });
    let task = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.array(fc.record({ afterMs: fc.nat(700), resumeFrom: fc.option(fc.nat(60), { nil: undefined }) }), { minLength: 1, maxLength: 6 }),
        async (maxTokens, plans) => {
          const n = ++task;
          await services.admission.admit(submission(n, { maxTokens, seed: n, deadlineMs: 604_800_000 }));
          const readers: Promise<Awaited<Awaited<ReturnType<typeof read>>['done']>>[] = [];
          let now = 0;
          for (const { afterMs, resumeFrom } of [...plans].sort((a, b) => a.afterMs - b.afterMs)) {
            clock.advance(afterMs - now);
            now = afterMs;
            await new Promise((resolve) => setImmediate(resolve));
            const last = resumeFrom === undefined ? undefined : Math.min(resumeFrom, maxTokens);
            readers.push(read(services, testUuid(n), last).then((reader) => reader.done));
          }
          await passes(kit, 50, async () => (await services.queries.get(testUuid(n))).task.state === 'completed');
          const whole = await (await read(services, testUuid(n))).done;
          expect(whole.texts).toHaveLength(maxTokens);
          for (const log of await Promise.all(readers)) {
            const first = log.first ?? maxTokens;
            expect(log.texts).toEqual(whole.texts.slice(first));
            expect(log.terminal).toEqual(whole.terminal);
            expect(log.terminalPosition).toBe(maxTokens + 1);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('longer than its tail in memory is read from the log without a gap, also by a reader that stalls', async () => {
    const { services } = await open({ pools: [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, endChance: 0 }] }] });
    await services.admission.admit(submission(1, { maxTokens: 3000, ctx: 8000 }));
    const opened = await services.streams.subscribe(testUuid(1), undefined);
    if (opened.kind !== 'open') throw new Error('the stream is not open');
    const slow = opened.subscription(new AbortController().signal);
    const first = await slow.take();
    const fast = await (await read(services, testUuid(1))).done;
    expect(fast.texts).toHaveLength(3000);
    const texts = [...(first?.texts ?? [])];
    for (let batch = await slow.take(); batch !== undefined; batch = await slow.take()) {
      expect(batch.texts.length === 0 || batch.first === texts.length).toBe(true);
      for (const text of batch.texts) texts.push(text);
      if (batch.terminal !== undefined) break;
    }
    slow.close();
    expect(texts).toEqual(fast.texts);
  });

  it('that a reader has had to its end has nothing left, and no position beyond it', async () => {
    const { services } = await open();
    await services.admission.admit(submission(1));
    await (await read(services, testUuid(1))).done;
    await settle(async () => (await services.queries.get(testUuid(1))).task.state === 'completed');
    await expect(services.streams.subscribe(testUuid(1), 21)).resolves.toEqual({ kind: 'nothing_left' });
    await expect(services.streams.subscribe(testUuid(1), 22)).rejects.toMatchObject({ code: 'INVALID_PARAMS', field: 'Last-Event-ID' });
    await expect(services.streams.subscribe(testUuid(9), undefined)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is one of a bounded number', async () => {
    const { services } = await open({ pools: PACED, maxOpen: 2 });
    await services.admission.admit(submission(1, { maxTokens: 100 }));
    const readers = [await read(services, testUuid(1)), await read(services, testUuid(1))];
    await expect(services.streams.subscribe(testUuid(1), undefined)).rejects.toMatchObject({ code: 'ADMISSION_REJECT', policyLabel: 'stream_limit' });
    for (const reader of readers) reader.leave();
    await Promise.all(readers.map((reader) => reader.done));
    await expect(services.streams.subscribe(testUuid(1), undefined)).resolves.toMatchObject({ kind: 'open' });
  });

  it('tells how the queue stands, between tokens and at most once an interval', async () => {
    const { services, clock } = await open({ pools: PACED });
    await services.admission.admit(submission(1, { maxTokens: 400 }));
    const reader = await read(services, testUuid(1));
    for (let ticks = 1; ticks <= 40; ticks++) {
      const due = ticks === 40 ? 400 : ticks * 10 - 1;
      await settle(() => {
        if (reader.log.texts.length < due && clock.monotonic() < 1_000 + ticks * 110) clock.advance(1);
        return reader.log.texts.length >= due;
      });
    }
    const log = await reader.done;
    expect(log.texts).toHaveLength(400);
    expect(log.metrics).toBeGreaterThanOrEqual(1);
    expect(log.metrics).toBeLessThanOrEqual(5);
  });
});

describe('a session', () => {
  const sessionId = testUuid(0x4242);

  it('expires a TTL after its last use, by a timer, and is fresh again then', async () => {
    const { services, clock } = await open();
    await services.admission.admit(submission(1, { sessionId }));
    await settle(async () => (await services.queries.get(testUuid(1))).task.state === 'completed');
    expect(services.sessions.view(sessionId)).toMatchObject({ session: { turns: 1, poolId: 'pool' }, ttlRemainingMs: 600_000 });
    clock.advance(599_000);
    expect(services.sessions.view(sessionId)).toMatchObject({ session: { turns: 1 }, ttlRemainingMs: 1_000 });
    clock.advance(1_100);
    expect(services.sessions.view(sessionId)).toMatchObject({ session: { turns: 0 }, ttlRemainingMs: 600_000 });
    expect(services.sessions.activeCount).toBe(0);
    await settle(async () => (await kit.store.sessions.usedSince(0)).length === 0);
  });

  it('does not expire while a task of it waits or runs', async () => {
    const { services, clock } = await open({ pools: [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 0.1, endChance: 0 }] }] });
    await services.admission.admit(submission(1, { sessionId, maxTokens: 100, deadlineMs: 604_800_000 }));
    clock.advance(700_000);
    expect(services.sessions.view(sessionId).session.turns).toBe(1);
  });

  it('has a bounded number of turns, refuses the next and says when it expires', async () => {
    const { services } = await open({ maxTurns: 2 });
    await services.admission.admit(submission(1, { sessionId }));
    await services.admission.admit(submission(2, { sessionId }));
    await expect(services.admission.admit(submission(3, { sessionId }))).rejects.toMatchObject({
      code: 'ADMISSION_REJECT',
      policyLabel: 'session_turn_limit',
      retryAfterMs: 600_000,
    });
    await services.sessions.remove(sessionId);
    await expect(services.admission.admit(submission(3, { sessionId }))).resolves.toMatchObject({ queuePosition: 0 });
  });

  it('stays with the replica that holds its KV cache', async () => {
    const { services } = await open({
      pools: [{ id: 'pool', replicas: ['r0', 'r1', 'r2'].map((id) => ({ id, slots: 1, endChance: 0 })) }],
    });
    const sessions = Array.from({ length: 3 }, (_, n) => testUuid(0x5000 + n));
    const places = new Map<string, Set<string | undefined>>(sessions.map((id) => [id, new Set()]));
    for (let n = 1; n <= 12; n++) {
      const id = sessions[n % 3] ?? '';
      await services.admission.admit(submission(n, { sessionId: id }));
      await (await read(services, testUuid(n))).done;
      await settle(async () => (await services.queries.get(testUuid(n))).task.state === 'completed');
      places.get(id)?.add((await services.queries.get(testUuid(n))).task.replicaId);
    }
    for (const seen of places.values()) expect(seen.size).toBe(1);
  });
});
