import { streamExpired } from '../../../src/services/streams/expired.js';
import { openServices, passes, settle, submission, testUuid, type KitOptions, type ServiceKit } from '../../support/services.js';
import { read } from '../../support/reader.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs('orchd-expired-');
afterAll(() => dirs.removeAll());

let kit: ServiceKit;
const open = async (options: Omit<KitOptions, 'dataDir'> = {}): Promise<ServiceKit> =>
  (kit = await openServices({ dataDir: dirs.make(), retention: { streamAgeMs: 10_000, taskAgeMs: 100_000 }, ...options }));
afterEach(async () => kit.close());

const taskOf = async (n: number) => (await kit.services.queries.get(testUuid(n))).task;
const completed = (n: number): Promise<void> => settle(async () => (await taskOf(n)).state === 'completed');

/** Lets so much time pass, and the sweeps that fall due in it take what they may. */
async function pass(ms: number, gone: () => Promise<boolean>): Promise<void> {
  for (let left = ms; left > 0; left -= 1_000) {
    kit.clock.advance(1_000);
    await kit.atRest();
  }
  await passes(kit, 1_000, gone);
}

const tokensGone = (n: number) => async (): Promise<boolean> => (await kit.store.tokens.extent(testUuid(n))).first > 0;

describe('a stream whose tokens are no longer kept (ORCH-3068)', () => {
  it('is refused to whoever lacks a token, and its end is told to whoever has had them all', async () => {
    const { services } = await open();
    await services.admission.admit(submission(1, { maxTokens: 20 }));
    const whole = await (await read(services, testUuid(1))).done;
    expect(whole.texts).toHaveLength(20);
    await completed(1);
    await pass(11_000, tokensGone(1));

    await expect(services.streams.subscribe(testUuid(1), undefined)).rejects.toMatchObject({
      code: 'STREAM_EXPIRED',
      field: undefined,
      retriable: false,
      message: expect.stringMatching(/has ended \(completed\).*no longer kept.*GET \/v1\/tasks\/[0-9a-f-]{36} tells how it ended\.$/),
    });
    for (const last of [0, 1, 19]) {
      await expect(services.streams.subscribe(testUuid(1), last)).rejects.toMatchObject({ code: 'STREAM_EXPIRED', field: 'Last-Event-ID' });
    }
    const end = await (await read(services, testUuid(1), 20)).done;
    expect(end).toMatchObject({ texts: [], started: [], terminal: whole.terminal, terminalPosition: 21 });
    await expect(services.streams.subscribe(testUuid(1), 21)).resolves.toEqual({ kind: 'nothing_left' });
    await expect(services.streams.subscribe(testUuid(1), 22)).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
    expect(services.streams.openCount).toBe(0);
    expect(await taskOf(1)).toMatchObject({ state: 'completed', outcome: { tokensOut: 20 } });
  });

  it('names the transcript where there is one', async () => {
    const { services } = await open();
    await services.admission.admit(submission(1));
    await completed(1);
    const traceId = 'ab'.repeat(32);
    expect(streamExpired({ ...(await taskOf(1)), traceId }, 3).message).toContain(`its transcript is the artifact ${traceId}`);
  });

  it('is as ever where there never was a token', async () => {
    const { services } = await open({ pools: [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 0.001, endChance: 0 }] }] });
    await services.admission.admit(submission(1));
    await services.admission.admit(submission(2));
    await services.cancellation.cancel(testUuid(2));
    const before = await (await read(services, testUuid(2))).done;
    await pass(11_000, async () => (await kit.store.tasks.withLog(Number.MAX_SAFE_INTEGER, 10)).length === 0);
    expect(await (await read(services, testUuid(2))).done).toEqual(before);
    expect(before).toMatchObject({ texts: [], terminal: { code: 'CANCELED' }, terminalPosition: 1 });
  });

  it('ends a reader that is in the middle of it, without a gap', async () => {
    const { services } = await open();
    await services.admission.admit(submission(1, { maxTokens: 8000, ctx: 8190 }));
    const opened = await services.streams.subscribe(testUuid(1), undefined);
    if (opened.kind !== 'open') throw new Error('the stream is not open');
    const slow = opened.subscription(new AbortController().signal);
    const texts = [...((await slow.take())?.texts ?? [])];
    await completed(1);
    await pass(11_000, tokensGone(1));
    const end: unknown = await (async () => {
      for (let batch = await slow.take(); batch !== undefined; batch = await slow.take()) {
        expect(batch.first).toBe(texts.length);
        expect(batch.terminal).toBeUndefined();
        for (const text of batch.texts) texts.push(text);
      }
      return 'left';
    })().catch((error: unknown) => error);
    slow.close();
    expect(end).toMatchObject({ name: 'DomainError', code: 'STREAM_EXPIRED' });
    expect(texts.length).toBeLessThan(8000);
    await expect(services.streams.subscribe(testUuid(1), texts.length)).rejects.toMatchObject({ code: 'STREAM_EXPIRED', field: 'Last-Event-ID' });
  });

  it('is that of an unknown task once the task is forgotten; its id is a new one then', async () => {
    const { services } = await open();
    await services.admission.admit(submission(1));
    await completed(1);
    const before = await taskOf(1);
    await pass(100_000, async () => (await kit.store.tasks.find(testUuid(1))) === undefined);
    await expect(services.queries.get(testUuid(1))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(services.streams.subscribe(testUuid(1), undefined)).rejects.toMatchObject({ code: 'NOT_FOUND' });

    await services.admission.admit(submission(1, { maxTokens: 5 }, 'another-digest'));
    expect((await (await read(services, testUuid(1))).done).texts).toHaveLength(5);
    await completed(1);
    expect((await taskOf(1)).sequence).toBeGreaterThan(before.sequence);
  });
});
