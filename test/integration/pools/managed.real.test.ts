import { statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { at, type Json } from '../../../scripts/json.js';
import { startDaemon, type Daemon } from '../../support/daemon.js';
import { call } from '../../support/http.js';
import { describeWithLlama, freePort } from '../../support/llama-server.js';
import { enginesWith, makerOf, managedPool, otherModel, ownModel, taskOf, type ManagedPool } from '../../support/managed.js';
import { StreamReader } from '../../support/sse.js';
import { serve, StreamLoad, type Served } from '../../support/stream-load.js';
import { tempDirs } from '../../support/temp-dir.js';
import { PATIENCE_MS } from '../../support/patience.js';

const dirs = tempDirs();
const STREAMS = 20;
const TOKENS = 24;
/** As many different texts as a load has. */
const TEXTS = 5;


describeWithLlama('llama-servers that the daemon runs, under streaming load (OC-CTRL-2001)', () => {
  let daemon: Daemon;
  let directory: string;
  let tiny: string;
  let other: string;
  /** The text of each seed, as an engine gives it that does nothing else. */
  let texts: readonly string[];

  beforeEach(() => {
    directory = dirs.make();
    tiny = ownModel(directory);
    other = otherModel(directory);
  });
  afterEach(async () => {
    await daemon.kill();
    for (const pid of [...enginesWith(tiny), ...enginesWith(other)]) process.kill(pid, 'SIGKILL');
  });
  afterAll(() => dirs.removeAll());

  const config = (pool: Partial<ManagedPool>): object => ({
    catalog: { directories: [directory] },
    shutdown: { deadline_ms: 500 },
    pools: [managedPool({ id: 'haiku', model: tiny, ...pool })],
  });
  const start = async (pool: Partial<ManagedPool> = {}): Promise<void> => {
    daemon = await startDaemon({ config: config(pool), dataDir: join(directory, 'data') });
  };
  const health = async (): Promise<Json> => (await call(`${daemon.url}/v1/pools/haiku/health`)).json ?? {};
  const replicas = async (): Promise<readonly unknown[]> => {
    const all = at(await health(), 'replicas');
    return Array.isArray(all) ? all : [];
  };
  const soon = async (what: string, isSo: () => boolean | Promise<boolean>): Promise<void> => {
    const until = performance.now() + PATIENCE_MS;
    while (!(await isSo())) {
      if (performance.now() > until) throw new Error(`${what} did not come to pass: ${JSON.stringify(await health())}`);
      await new Promise((wake) => setTimeout(wake, 15));
    }
  };
  const allReady = (count = 2) => async (): Promise<boolean> => {
    const all = await replicas();
    return all.length === count && all.every((replica) => at(replica, 'ready') === true);
  };
  const startReady = async (pool: Partial<ManagedPool> = {}, count = 2): Promise<void> => {
    await start(pool);
    await soon('all replicas ready', allReady(count));
  };
  const task = (n: number, changes: Json = {}): Json & { readonly seed: number } => ({ ...taskOf('haiku', n % TEXTS, { max_tokens: TOKENS, ...changes }), seed: n % TEXTS });
  const learn = async (): Promise<void> => {
    const all: string[] = [];
    for (let n = 0; n < TEXTS; n++) all.push((await serve(daemon.url, task(n))).text);
    texts = all;
  };
  const load = (): StreamLoad => new StreamLoad(() => daemon.url, { streams: STREAMS, task });
  const reload = (body: Json): Promise<{ readonly status: number; readonly text: string }> => call(`${daemon.url}/v1/pools/haiku/reload`, { method: 'POST', body });
  /** Resolves with the pool's health at its end. */
  const reloaded = async (body: Json): Promise<Json> => {
    expect(await reload(body)).toMatchObject({ status: 202 });
    expect(await reload({})).toMatchObject({ status: 409 });
    await soon('the end of the reload', async () => at(await health(), 'reload.ended_ms') !== undefined);
    return health();
  };
  /** How each was ended, and by which model's text: `end tiny` for one that is byte for byte what tiny-llama gives. */
  const kinds = (served: readonly Served[]): Readonly<Record<string, number>> => {
    const counted: Record<string, number> = {};
    for (const one of served) {
      const maker = one.text === texts[one.seed] ? 'tiny' : makerOf(one.text) === 'other' ? 'other' : 'broken';
      const kind = one.status === 202 ? `${one.disorder ?? one.ended} ${maker}` : `refused ${one.answer}`;
      counted[kind] = (counted[kind] ?? 0) + 1;
    }
    return counted;
  };

  it('one that is killed costs no token: its streams go on at the other, it comes back and takes work again (OC-CTRL-2012, ORCH-3064)', async () => {
    await startReady();
    await learn();
    const running = load();
    await running.more(10);
    const before = enginesWith(tiny);
    process.kill(before[0] ?? 0, 'SIGKILL');
    await soon('the end of one', () => enginesWith(tiny).length === 1);
    await soon('another in its place', async () => enginesWith(tiny).length === 2 && (await allReady()()));
    await running.more(10);
    expect(enginesWith(tiny)).toContain(before[1]);
    const served = await running.stop();
    expect(kinds(served)).toEqual({ 'end tiny': served.length });
    expect((await replicas()).map((replica) => at(replica, 'last_error'))).toEqual([null, null]);
  });

  it('when all are killed at once, what was admitted waits and goes on', async () => {
    await startReady();
    await learn();
    const first = Array.from({ length: STREAMS }, (_, n) => serve(daemon.url, task(n)));
    // By then all are admitted, and most of the twenty still run or wait. No moment is waited for that a busy machine could miss.
    await Promise.race(first);
    for (const pid of enginesWith(tiny)) process.kill(pid, 'SIGKILL');
    await soon('an unready pool', async () => at(await health(), 'ready') === false);
    const served = await Promise.all(first);
    expect(kinds(served)).toEqual({ 'end tiny': STREAMS });
  });

  it('kill -9 of the daemon: the next start ends its engines, and each stream goes on with the bytes that it would have had (ORCH-3060, OC-CTRL-2067)', async () => {
    await startReady();
    await learn();
    const { url } = daemon;
    const ids: string[] = [];
    const readers: StreamReader[] = [];
    for (let n = 0; n < STREAMS; n++) {
      const body = { task_id: uuid(n), session_id: uuid(n + 100), ...task(n) };
      expect((await call(`${url}/v1/tasks`, { method: 'POST', body })).status).toBe(202);
      ids.push(uuid(n));
      readers.push(await StreamReader.open(`${url}/v1/tasks/${uuid(n)}/stream`));
    }
    await readers[0]?.until((events) => events.filter(({ event }) => event === 'token').length >= 10);
    const orphans = enginesWith(tiny);
    await daemon.kill();
    expect(enginesWith(tiny)).toEqual(orphans);
    await start();
    await soon('engines of the new daemon alone', async () => (await allReady()()) && enginesWith(tiny).length === 2 && !enginesWith(tiny).some((pid) => orphans.includes(pid)));
    const whole = await Promise.all(
      ids.map(async (id, n) => {
        const before = readers[n]?.tokens() ?? [];
        const lastId = before.at(-1)?.id;
        const reader = await StreamReader.open(`${daemon.url}/v1/tasks/${id}/stream`, lastId === undefined ? {} : { lastEventId: lastId });
        const events = await reader.done();
        expect(events.at(-1)?.event).toBe('end');
        expect([...before, ...reader.tokens()].map(({ data }) => data['i'])).toEqual(Array.from({ length: TOKENS }, (_, i) => i));
        return (readers[n]?.text() ?? '') + reader.text();
      }),
    );
    expect(whole).toEqual(ids.map((_, n) => texts[n % TEXTS]));
    // An orderly end leaves none behind either, also under load.
    await Promise.all(ids.map((id, n) => call(`${daemon.url}/v1/tasks`, { method: 'POST', body: { task_id: uuid(n + 200), session_id: id, ...task(n, { max_tokens: 200 }) } })));
    expect(await daemon.stop()).toMatchObject({ code: 0 });
    expect(enginesWith(tiny)).toEqual([]);
  });

  it('reloads of every kind, one after the other, break no stream of those that arrive all the time: each has the bytes of one model (OC-CTRL-2024)', async () => {
    await startReady();
    await learn();
    const running = load();
    await running.more(10);
    const first = enginesWith(tiny);

    const wrong = ownModel(directory, 'short.gguf');
    truncateSync(wrong, Math.floor(statSync(wrong).size / 2));
    for (const [path, words] of [[join(directory, 'none.gguf'), /none\.gguf/], [wrong, /is corrupted|not within the file bounds/]] as const) {
      const after = await reloaded({ new_model_ref: `file:${path}`, strategy: 'beside' });
      expect(after).toMatchObject({ ready: true, model: `file:${tiny}`, reload: { state: 'rolled_back', replicas_done: 0 } });
      expect(at(after, 'reload.reason')).toMatch(words);
      expect(enginesWith(path)).toEqual([]);
    }
    expect(enginesWith(tiny)).toEqual(first);

    expect(await reloaded({ strategy: 'beside' })).toMatchObject({ model: `file:${tiny}`, reload: { state: 'done', strategy: 'beside' } });
    const second = enginesWith(tiny);
    expect(second).toHaveLength(2);
    expect(second.some((pid) => first.includes(pid))).toBe(false);

    expect(await reloaded({ new_model_ref: `file:${other}`, strategy: 'beside' })).toMatchObject({ model: `file:${other}`, reload: { state: 'done', replicas_done: 2, replicas_total: 2 } });
    expect([enginesWith(tiny).length, enginesWith(other).length]).toEqual([0, 2]);
    await running.more(10);

    expect(await reloaded({ new_model_ref: `file:${tiny}`, strategy: 'sequence' })).toMatchObject({ model: `file:${tiny}`, reload: { state: 'done', strategy: 'sequence' } });
    expect([enginesWith(tiny).length, enginesWith(other).length]).toEqual([2, 0]);
    await running.more(10);
    const served = await running.stop();
    expect(Object.keys(kinds(served)).sort()).toEqual(['end other', 'end tiny']);
    // Of one text, the last of all are the last model's.
    expect(kinds(served.slice(-5))).toEqual({ 'end tiny': 5 });
  });

  it('a fixed port forces sequence; a drain ends what runs there, and after an undrain it works again (OC-CTRL-2020, OC-CTRL-2024)', async () => {
    const port = await freePort();
    await startReady({ replicas: [{ id: 'r0', port }] }, 1);
    await learn();
    expect(await reloaded({ strategy: 'beside' })).toMatchObject({ reload: { state: 'done', strategy: 'sequence' } });
    const running = load();
    await running.more(5);
    expect((await call(`${daemon.url}/v1/pools/haiku/drain`, { method: 'POST', body: { deadline_ms: 60_000 } })).status).toBe(202);
    const drained = await running.stop();
    expect(drained.filter(({ status, answer }) => status !== 202 && !answer.includes('pool_draining'))).toEqual([]);
    expect(kinds(drained.filter(({ status }) => status === 202))).toEqual({ 'end tiny': drained.filter(({ status }) => status === 202).length });
    expect(enginesWith(tiny)).toHaveLength(1);
    expect((await call(`${daemon.url}/v1/pools/haiku/undrain`, { method: 'POST' })).status).toBe(200);
    expect(kinds([await serve(daemon.url, task(0))])).toEqual({ 'end tiny': 1 });
  });

  it('what had no work is gone, takes tasks all the same, and says when they start; a burst wakes more than one (OC-CTRL-2068)', async () => {
    await startReady({ replicas: [{ id: 'r0', idle_unload_ms: 1_000 }, { id: 'r1', idle_unload_ms: 1_000 }] });
    await learn();
    await soon('sleep', async () => (await replicas()).every((replica) => at(replica, 'state') === 'asleep') && enginesWith(tiny).length === 0);
    const [first, ...more] = await Promise.all(Array.from({ length: 6 }, (_, n) => serve(daemon.url, task(n))));
    const promised = Number(at(JSON.parse(first?.answer ?? '{}'), 'predicted_start_ms'));
    expect(promised).toBeGreaterThan(100);
    expect(promised).toBeLessThan(15_000);
    expect(kinds([first, ...more].flatMap((one) => one ?? []))).toEqual({ 'end tiny': 6 });
    expect(enginesWith(tiny)).toHaveLength(2);
    await soon('sleep again', async () => (await replicas()).every((replica) => at(replica, 'state') === 'asleep'));
    expect(await reloaded({ new_model_ref: `file:${other}` })).toMatchObject({ reload: { state: 'done' } });
    expect((await serve(daemon.url, task(0))).ended).toBe('end');
  });

  it('a pool that requires its self-test keeps the daemon from starting without it, and says what is wrong (OC-CTRL-2065)', async () => {
    const none = join(directory, 'none.gguf');
    await expect(start({ model: none, more: { self_test: 'require' } })).rejects.toThrow(/exit code 1[^]*Pool haiku requires its self-test \(self_test: require\), and replica r[01] has not passed it: [^]*none\.gguf/);
    expect(enginesWith(none)).toEqual([]);
    await startReady({ more: { self_test: 'require' } });
    expect(enginesWith(tiny)).toHaveLength(2);
  });
});

const uuid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
