import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, type Json } from '../../../scripts/json.js';
import { startDaemon, type Daemon } from '../../support/daemon.js';
import { call } from '../../support/http.js';
import { describeWithLlama } from '../../support/llama-server.js';
import { enginesWith, managedPool, otherModel, ownModel, SLOTS, taskOf, type ManagedPool } from '../../support/managed.js';
import { serve, StreamLoad, type Served } from '../../support/stream-load.js';
import { tempDirs } from '../../support/temp-dir.js';
import { PATIENCE_MS } from '../../support/patience.js';

const dirs = tempDirs('orchd-config-');
/** More than the slots of two replicas: some wait while others are read. */
const STREAMS = 5;
const TOKENS = 60;
/** As many different texts as a load has. */
const TEXTS = 4;
/** An argument that changes no text. */
const OTHER_ARGUMENT = '--no-cont-batching';

const WAYS = ['SIGHUP', 'the file alone'] as const;
type Way = (typeof WAYS)[number];


describeWithLlama('a configuration that changes while llama-servers of the daemon stream (OC-CTRL-2082)', () => {
  const directory = dirs.make();
  const file = join(directory, 'orchd.json');
  const model = { haiku: ownModel(directory), ballads: otherModel(directory) };
  let daemon: Daemon;
  /** By pool, the text of each seed as an engine gives it that does nothing else. */
  const texts = new Map<string, readonly string[]>();
  let load: StreamLoad;

  beforeAll(async () => {
    write(file, configOf([haiku(['r0', 'r1']), ballads]));
    daemon = await startDaemon({ args: ['--config', file], dataDir: join(directory, 'data') });
    await inForce({ haiku: ['r0', 'r1'], ballads: ['r0'] });
    for (const pool of ['haiku', 'ballads']) texts.set(pool, await learn(pool));
    expect((await call(`${daemon.url}/v1/catalog/models`, { method: 'POST', body: { id: 'odes', model_ref: `file:${model.ballads}` } })).status).toBe(201);
    load = new StreamLoad(() => daemon.url, { streams: STREAMS, task: (n) => task('haiku', n) });
    await load.more(1);
  });
  afterAll(async () => {
    await daemon.kill();
    for (const pid of Object.values(model).flatMap(enginesWith)) process.kill(pid, 'SIGKILL');
    dirs.removeAll();
  });

  const configOf = (pools: readonly Json[]): object => ({ catalog: { directories: [directory] }, shutdown: { deadline_ms: 500 }, pools });
  const haiku = (replicas: readonly string[], changes: Partial<ManagedPool> = {}): Json => managedPool({ id: 'haiku', model: model.haiku, replicas: replicas.map((id) => ({ id })), ...changes });
  const ballads = managedPool({ id: 'ballads', model: model.ballads, replicas: [{ id: 'r0' }] });
  const task = (pool: string, n: number, changes: Json = {}): Json & { readonly seed: number } => ({ ...taskOf(pool, n % TEXTS, { max_tokens: TOKENS, ...changes }), seed: n % TEXTS });
  const learn = async (pool: string): Promise<readonly string[]> => {
    const all: string[] = [];
    for (let n = 0; n < TEXTS; n++) all.push((await serve(daemon.url, task(pool, n))).text);
    return all;
  };
  /** How each was ended, and whether with the bytes of the undisturbed text. */
  const kinds = (pool: string, served: readonly Served[]): readonly string[] => {
    const whole = texts.get(pool);
    return [...new Set(served.map((one) => (one.status === 202 ? `${one.disorder ?? one.ended}, ${one.text === whole?.[one.seed] ? 'whole' : 'broken'}` : `refused: ${one.answer}`)))];
  };
  const healthOf = async (pool: string): Promise<Json | undefined> => (await call(`${daemon.url}/v1/pools/${pool}/health`)).json;
  const poolsNow = async (): Promise<readonly string[]> => {
    const pools = at((await call(`${daemon.url}/v1/pools`)).json, 'pools');
    return Array.isArray(pools) ? pools.map((pool) => String(at(pool, 'pool_id'))).sort() : [];
  };
  const soon = async (what: string, isSo: () => boolean | Promise<boolean>): Promise<void> => {
    const until = performance.now() + PATIENCE_MS;
    while (!(await isSo())) {
      if (performance.now() > until) throw new Error(`${what}: not within ${PATIENCE_MS} ms. ${JSON.stringify(await healthOf('haiku'))}`);
      await new Promise((wake) => setTimeout(wake, 30));
    }
  };
  /** These pools and no others, each with these replicas, all ready, and one process for each of them and no more. */
  const inForce = async (wanted: Partial<Record<keyof typeof model, readonly string[]>>): Promise<void> => {
    const ids = Object.keys(wanted).sort();
    await soon(`pools ${ids.join()}`, async () => (await poolsNow()).join() === ids.join());
    for (const pool of ['haiku', 'ballads'] as const) {
      const replicas = wanted[pool] ?? [];
      await soon(`${pool} with ${replicas.join()} ready and no process beside them`, async () => {
        const now = at(await healthOf(pool), 'replicas') ?? [];
        return Array.isArray(now) && now.map(configuredId).join() === replicas.join() && now.every((replica) => at(replica, 'ready') === true) && enginesWith(model[pool]).length === replicas.length;
      });
    }
  };
  /** What the log says of the next look at the file. */
  const change = async (way: Way, content: object | string): Promise<string> => {
    const prefix = way === 'SIGHUP' ? 'SIGHUP: ' : 'The configuration file has changed: ';
    const before = new Set(daemon.logs());
    write(file, content);
    if (way === 'SIGHUP') daemon.signal('SIGHUP');
    const line = await daemon.logged((each) => !before.has(each) && String(each['human']).startsWith(prefix), PATIENCE_MS);
    return String(line['human']).slice(prefix.length);
  };
  const offer = async (): Promise<unknown> => {
    const engines = at((await call(`${daemon.url}/v1/capabilities`)).json, 'engines');
    return Array.isArray(engines) ? engines[0] : undefined;
  };
  const poolsOfModel = async (id: string): Promise<unknown> => at((await call(`${daemon.url}/v1/catalog/models/${id}`)).json, 'pools');
  const sorted = (pids: readonly number[]): readonly number[] => [...pids].sort((a, b) => a - b);

  const used = 'the configuration is used.';

  it('a pool that is no longer named ends its streams whole, and is gone with its engine', async () => {
    const last = Array.from({ length: 2 * SLOTS }, (_, n) => serve(daemon.url, task('ballads', n)));
    await soon('streams of the pool', async () => at(await healthOf('ballads'), 'metrics.slots_busy') === SLOTS);
    expect(await change('SIGHUP', configOf([haiku(['r0', 'r1'])]))).toBe(used);
    await inForce({ haiku: ['r0', 'r1'] });
    expect(kinds('ballads', await Promise.all(last))).toEqual(['end, whole']);
    expect(await offer()).toMatchObject({ pools: ['haiku'], concurrency: 2 * SLOTS });
    expect(await poolsOfModel('odes')).toEqual([]);
    expect((await serve(daemon.url, task('ballads', 0))).status).toBe(404);
  });

  it('another figure counts without another engine', async () => {
    const engines = sorted(enginesWith(model.haiku));
    expect(await change('the file alone', configOf([haiku(['r0', 'r1'], { more: { queue_capacity: 77 } })]))).toBe(used);
    await soon('the figure', async () => at(await healthOf('haiku'), 'queue_capacity') === 77);
    await inForce({ haiku: ['r0', 'r1'] });
    expect(sorted(enginesWith(model.haiku))).toEqual(engines);
  });

  it('one replica more starts one engine, one less ends one', async () => {
    const engines = enginesWith(model.haiku);
    expect(await change('SIGHUP', configOf([haiku(['r0', 'r1', 'r2'])]))).toBe(used);
    await inForce({ haiku: ['r0', 'r1', 'r2'] });
    const more = enginesWith(model.haiku);
    expect(more).toEqual(expect.arrayContaining([...engines]));
    expect(await offer()).toMatchObject({ concurrency: 3 * SLOTS });
    expect(await change('the file alone', configOf([haiku(['r1', 'r2'])]))).toBe(used);
    await inForce({ haiku: ['r1', 'r2'] });
    expect(more).toEqual(expect.arrayContaining([...enginesWith(model.haiku)]));
    expect(await offer()).toMatchObject({ concurrency: 2 * SLOTS });
  });

  it('another argument of the command exchanges each engine', async () => {
    const engines = enginesWith(model.haiku);
    expect(await change('SIGHUP', configOf([haiku(['r1', 'r2'], { args: [OTHER_ARGUMENT] })]))).toBe(used);
    await soon('other engines', () => !engines.some((pid) => enginesWith(model.haiku).includes(pid)));
    await inForce({ haiku: ['r1', 'r2'] });
    expect(sorted(enginesWith(OTHER_ARGUMENT))).toEqual(sorted(enginesWith(model.haiku)));
  });

  it.each(WAYS)('a file that is wrong changes nothing, and the log says in which line: %s', async (way) => {
    const engines = sorted(enginesWith(model.haiku));
    const config = JSON.stringify(configOf([haiku(['r0'])]), null, 1);
    const line = config.split('\n').findIndex((each) => each.includes('"stop_grace_ms"')) + 1;
    for (const wrong of [config.replace('"stop_grace_ms":', '"stop_grace":'), config.replace('"stop_grace_ms":', '"stop_grace_ms" ')]) {
      expect(await change(way, wrong)).toMatch(new RegExp(`is not used, and nothing changes[^]*orchd\\.json:${line}:`));
    }
    await inForce({ haiku: ['r1', 'r2'] });
    expect(sorted(enginesWith(model.haiku))).toEqual(engines);
  });

  it('a pool that is named anew starts its engine, takes tasks and is in the catalog and the capabilities', async () => {
    expect(await change('the file alone', configOf([haiku(['r1', 'r2'], { args: [OTHER_ARGUMENT] }), ballads]))).toBe(used);
    await inForce({ haiku: ['r1', 'r2'], ballads: ['r0'] });
    expect(kinds('ballads', await Promise.all(Array.from({ length: 2 * SLOTS }, (_, n) => serve(daemon.url, task('ballads', n)))))).toEqual(['end, whole']);
    expect(await offer()).toMatchObject({ pools: expect.arrayContaining(['haiku', 'ballads']), concurrency: 3 * SLOTS });
    expect(await poolsOfModel('odes')).toEqual(['ballads']);
  });

  it('of the streams that were open all the while, each is whole and has the bytes of an undisturbed one; at the end no engine is left', async () => {
    const served = await load.stop();
    expect(served.length).toBeGreaterThan(5 * STREAMS);
    expect(kinds('haiku', served)).toEqual(['end, whole']);
    expect(await daemon.stop()).toMatchObject({ code: 0 });
    expect(Object.values(model).flatMap(enginesWith)).toEqual([]);
  });
});

/** An engine in another's place is r0.2 where that was r0. */
const configuredId = (replica: unknown): string | undefined => String(at(replica, 'replica_id')).split('.')[0];

/** As a careful editor does: a new file in the old one's place. */
function write(file: string, content: object | string): void {
  writeFileSync(`${file}.new`, typeof content === 'string' ? content : JSON.stringify(content, null, 1));
  renameSync(`${file}.new`, file);
}
