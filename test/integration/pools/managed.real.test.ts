import { statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { at, type Json } from '../../../scripts/json.js';
import { startDaemon, type Daemon } from '../../support/daemon.js';
import { call } from '../../support/http.js';
import { describeWithLlama } from '../../support/llama-server.js';
import { enginesWith, makerOf, managedPool, otherModel, ownModel, SLOTS, taskOf, type ManagedPool } from '../../support/managed.js';
import { StreamReader } from '../../support/sse.js';
import { serve, StreamLoad, type Served } from '../../support/stream-load.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
const STREAMS = 20;
/** As many different texts as a load has. */
const TEXTS = 5;
const WITHIN_MS = 20_000;

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
    const until = performance.now() + WITHIN_MS;
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
  const task = (n: number, changes: Json = {}): Json & { readonly seed: number } => ({ ...taskOf('haiku', n % TEXTS, changes), seed: n % TEXTS });
  const learn = async (): Promise<void> => {
    const all: string[] = [];
    for (let n = 0; n < TEXTS; n++) all.push((await serve(daemon.url, task(n))).text);
    texts = all;
  };
  const load = (): StreamLoad => new StreamLoad(() => daemon.url, { streams: STREAMS, task });
  const reload = (body: Json): Promise<{ readonly status: number; readonly text: string }> => call(`${daemon.url}/v1/pools/haiku/reload`, { method: 'POST', body });
  const reloadOver = async (): Promise<Json> => {
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

  it('one that is killed loses no token: its streams go on at the other, it comes back and takes work again (OC-CTRL-2012, ORCH-3064)', async () => {
    await startReady();
    await learn();
    const running = load();
    await running.more(STREAMS);
    const before = enginesWith(tiny);
    process.kill(before[0] ?? 0, 'SIGKILL');
    await soon('the end of one', () => enginesWith(tiny).length === 1);
    await soon('another in its place', async () => enginesWith(tiny).length === 2 && (await allReady()()));
    await running.more(STREAMS);
    expect(enginesWith(tiny)).toContain(before[1]);
    const served = await running.stop();
    expect(kinds(served)).toEqual({ 'end tiny': served.length });
    expect((await replicas()).map((replica) => at(replica, 'last_error'))).toEqual([null, null]);
  });

  it('when all are killed at once, what was admitted waits and goes on', async () => {
    await startReady();
    await learn();
    const first = Array.from({ length: STREAMS }, (_, n) => serve(daemon.url, task(n)));
    await soon('work', async () => at(await health(), 'metrics.slots_busy') === 2 * SLOTS);
    for (const pid of enginesWith(tiny)) process.kill(pid, 'SIGKILL');
    await soon('an unready pool', async () => at(await health(), 'ready') === false);
    const served = await Promise.all(first);
    expect(kinds(served)).toEqual({ 'end tiny': STREAMS });
  });

  it('kill -9 of the daemon: the next start ends its engines, and each stream goes on with the bytes that it would have had (ORCH-3060)', async () => {
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
        const events = await reader.done(30_000);
        expect(events.at(-1)?.event).toBe('end');
        expect([...before, ...reader.tokens()].map(({ data }) => data['i'])).toEqual(Array.from({ length: 80 }, (_, i) => i));
        return (readers[n]?.text() ?? '') + reader.text();
      }),
    );
    expect(whole).toEqual(ids.map((_, n) => texts[n % TEXTS]));
    await daemon.stop();
    expect(enginesWith(tiny)).toEqual([]);
  });

  it('SIGTERM under load leaves no engine behind, and what ran is taken up again by the next start', async () => {
    await startReady();
    await learn();
    for (let n = 0; n < STREAMS; n++) expect((await call(`${daemon.url}/v1/tasks`, { method: 'POST', body: { task_id: uuid(n), session_id: uuid(n + 100), ...task(n, { max_tokens: 400, ctx: 512 }) } })).status).toBe(202);
    expect(await daemon.stop()).toMatchObject({ code: 0 });
    expect(enginesWith(tiny)).toEqual([]);
    await start();
    const last = await StreamReader.open(`${daemon.url}/v1/tasks/${uuid(STREAMS - 1)}/stream`);
    expect((await last.done(30_000)).at(-1)?.event).toBe('end');
    expect(last.tokens()).toHaveLength(400);
  });

  it.each(['beside', 'sequence'] as const)('a reload with another model, %s, breaks no stream: each has the bytes of one model (OC-CTRL-2024)', async (strategy) => {
    await startReady();
    await learn();
    const running = load();
    await running.more(STREAMS);
    const before = enginesWith(tiny);
    expect(await reload({ new_model_ref: `file:${other}`, strategy })).toMatchObject({ status: 202 });
    const after = await reloadOver();
    expect(after).toMatchObject({ model: `file:${other}`, reload: { state: 'done', strategy, replicas_done: 2, replicas_total: 2 } });
    expect(enginesWith(tiny)).toEqual([]);
    expect(enginesWith(other).some((pid) => before.includes(pid))).toBe(false);
    await running.more(STREAMS);
    const served = await running.stop();
    const counted = kinds(served);
    expect(Object.keys(counted).sort()).toEqual(['end other', 'end tiny']);
    // What came after the switch is the new model's: the last of all are.
    expect(kinds(served.slice(-5))).toEqual({ 'end other': 5 });
  });

  it.each(['beside', 'sequence'] as const)('a reload with the same model, %s, exchanges one engine after the other, and no text changes', async (strategy) => {
    await startReady();
    await learn();
    const running = load();
    await running.more(STREAMS);
    const before = enginesWith(tiny);
    expect(await reload({ strategy })).toMatchObject({ status: 202 });
    expect(await reload({})).toMatchObject({ status: 409 });
    let unready = 0;
    await soon('the end of the reload', async () => {
      const now = await health();
      if (now['ready'] !== true) unready++;
      return at(now, 'reload.ended_ms') !== undefined;
    });
    expect(unready).toBe(0);
    expect(at(await health(), 'reload')).toMatchObject({ state: 'done', strategy });
    await running.more(STREAMS);
    const served = await running.stop();
    expect(kinds(served)).toEqual({ 'end tiny': served.length });
    const now = enginesWith(tiny);
    expect(now).toHaveLength(2);
    expect(now.some((pid) => before.includes(pid))).toBe(false);
  });

  it.each(['missing', 'cut off'])('a reload with a model that is %s goes back, in the engine\'s own words, and no stream notices', async (how) => {
    await startReady();
    await learn();
    const running = load();
    await running.more(STREAMS);
    const before = enginesWith(tiny);
    const wrong = join(directory, how === 'missing' ? 'none.gguf' : 'other.gguf');
    if (how === 'cut off') truncateSync(wrong, Math.floor(statSync(wrong).size / 2));
    expect(await reload({ new_model_ref: `file:${wrong}`, strategy: 'beside' })).toMatchObject({ status: 202 });
    const after = await reloadOver();
    expect(after).toMatchObject({ ready: true, model: `file:${tiny}`, reload: { state: 'rolled_back', replicas_done: 0 } });
    expect(at(after, 'reload.reason')).toMatch(how === 'missing' ? /none\.gguf/ : /is corrupted|not within the file bounds/);
    await running.more(STREAMS);
    const served = await running.stop();
    expect(kinds(served)).toEqual({ 'end tiny': served.length });
    expect(enginesWith(tiny)).toEqual(before);
    expect(enginesWith(wrong)).toEqual([]);
  });
});

const uuid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
