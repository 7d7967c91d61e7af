import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDaemon, type Daemon, type LogLine } from '../../support/daemon.js';
import { call } from '../../support/http.js';
import { StreamReader } from '../../support/sse.js';
import { tempDirs } from '../../support/temp-dir.js';
import { PATIENCE_MS } from '../../support/patience.js';

const dirs = tempDirs('orchd-config-');
afterAll(() => dirs.removeAll());

interface Figures {
  readonly tokens_per_second?: number;
  readonly slots?: number;
}
const pool = (id: string, { tokens_per_second = 1000, slots = 2 }: Figures = {}, more: object = {}) => ({ id, engine: 'mock', model: id, reload: { drain_ms: 2000 }, ...more, replicas: [{ id: 'm0', slots, tokens_per_second, first_token_ms: 1, end_chance: 0 }] });

/** As a careful editor does: a new file in the old one's place. */
function write(file: string, config: object): void {
  writeFileSync(`${file}.new`, JSON.stringify(config));
  renameSync(`${file}.new`, file);
}

const poolsOf = async ({ url }: Daemon): Promise<readonly string[]> => {
  const { json } = await call(`${url}/v1/pools`);
  const pools: unknown = json?.['pools'];
  return Array.isArray(pools) ? pools.map(({ pool_id: id }) => String(id)).sort() : [];
};

async function until(done: () => Promise<boolean>, withinMs = PATIENCE_MS): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await done())) {
    if (performance.now() > end) throw new Error(`It did not come to pass within ${withinMs} ms: ${String(done)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The lines that tell what became of each reload, so far. */
const told = (daemon: Daemon): readonly LogLine[] => daemon.logs().filter(({ human }) => typeof human === 'string' && /^(SIGHUP|The configuration file has changed): /.test(human));
const untilTold = (daemon: Daemon, count: number): Promise<void> => until(() => Promise.resolve(told(daemon).length >= count));
const lastTold = (daemon: Daemon): string => String(told(daemon).at(-1)?.['human']);
const start = (file: string): Promise<Daemon> => startDaemon({ args: ['--config', file] });

const submit = async ({ url }: Daemon, modelRef: string, maxTokens: number): Promise<string> => {
  const id = randomUUID();
  const body = { task_id: id, session_id: randomUUID(), workload: 'completion', model_ref: modelRef, engine: 'mock', ctx: 4096, priority: 'interactive', max_tokens: maxTokens, deadline_ms: 600_000, prompt: 'An old silent pond' };
  await until(async () => (await call(`${url}/v1/tasks`, { method: 'POST', body })).status === 202);
  return id;
};

describe('a configuration that changes while the daemon runs (OC-CTRL-2082)', () => {
  it('adds, changes and removes pools, and breaks no stream', async () => {
    const file = join(dirs.make(), 'orchd.json');
    write(file, { pools: [pool('kept', { tokens_per_second: 40 }), pool('leaves', { tokens_per_second: 100 })] });
    const daemon = await start(file);
    try {
      const [staying, leaving] = [await submit(daemon, 'kept', 160), await submit(daemon, 'leaves', 100)];
      const [a, b] = [await StreamReader.open(`${daemon.url}/v1/tasks/${staying}/stream`), await StreamReader.open(`${daemon.url}/v1/tasks/${leaving}/stream`)];
      await b.until((events) => events.some(({ event }) => event === 'token'));
      const began = performance.now();
      for (let round = 1; round <= 5; round++) {
        // Each time the pool of the first stream gets other engines, and another pool comes.
        write(file, { pools: [pool('kept', { tokens_per_second: 40 + round, slots: 2 + round }, { queue_capacity: 10 + round }), pool(`new${round}`)] });
        await until(async () => (await poolsOf(daemon)).includes(`new${round}`));
        await until(async () => !(await poolsOf(daemon)).includes(`new${round - 1}`));
      }
      expect(performance.now() - began).toBeLessThan(10_000);
      await Promise.all([a.done(), b.done()]);
      for (const [reader, tokens] of [[a, 160], [b, 100]] as const) {
        expect(reader.events.flatMap(({ event, data }) => (event === 'token' ? [data['i']] : []))).toEqual(Array.from({ length: tokens }, (_, i) => i));
        expect(reader.events.at(-1)?.event).toBe('end');
      }
      await until(async () => (await poolsOf(daemon)).join() === 'kept,new5');
      await until(async () => (await call(`${daemon.url}/v1/pools/kept/health`)).json?.['metrics'] !== undefined && JSON.stringify((await call(`${daemon.url}/v1/pools/kept/health`)).json).includes('"slots":7'));
      expect((await call(`${daemon.url}/metrics`)).text).toMatch(/config_reloads_total\{result="ok"\} [5-9]/);
    } finally {
      await daemon.stop();
    }
  });

  it('is refused as a whole where it is wrong, with all that is wrong with it, and changes nothing', async () => {
    const file = join(dirs.make(), 'orchd.json');
    write(file, { pools: [pool('kept')] });
    const daemon = await start(file);
    try {
      write(file, { listne: '127.0.0.1:1', pools: [pool('other'), { ...pool('third'), replicas: [] }] });
      await untilTold(daemon, 1);
      expect(lastTold(daemon)).toMatch(/not used(.|\n)*Did you mean listen\?(.|\n)*pools\[1\]\.replicas/);
      expect(told(daemon).at(-1)).toMatchObject({ level: 'error', problems: 2 });
      expect(await poolsOf(daemon)).toEqual(['kept']);
      expect((await call(`${daemon.url}/metrics`)).text).toContain('config_reloads_total{result="failed"} 1');
      // An editor that empties the file before it writes.
      writeFileSync(file, '');
      write(file, { pools: [pool('kept'), pool('more')] });
      await until(async () => (await poolsOf(daemon)).join() === 'kept,more');
      expect(daemon.logs().some(({ human }) => String(human).includes('no longer configured'))).toBe(false);
    } finally {
      await daemon.stop();
    }
  });

  it('says what of it needs a restart', async () => {
    const file = join(dirs.make(), 'orchd.json');
    write(file, { pools: [pool('kept')] });
    const daemon = await start(file);
    try {
      write(file, { listen: '127.0.0.1:9999', limits: { body_bytes: 100_000 }, log: { level: 'debug' }, queue: { capacity: 5 }, pools: [pool('kept')] });
      await untilTold(daemon, 1);
      expect(told(daemon).at(-1)).toMatchObject({ level: 'warn', needs_restart: ['limits.body_bytes', 'log.level'] });
      expect((await call(`${daemon.url}/metrics`)).text).toContain('config_reloads_total{result="warned"} 1');
    } finally {
      await daemon.stop();
    }
  });

  it('is found through the links that a cluster mounts it by', async () => {
    const mount = dirs.make();
    const version = (name: string, config: object): void => {
      mkdirSync(join(mount, name));
      writeFileSync(join(mount, name, 'orchd.json'), JSON.stringify(config));
    };
    version('..2026_1', { pools: [pool('one')] });
    symlinkSync('..2026_1', join(mount, '..data'));
    symlinkSync('..data/orchd.json', join(mount, 'orchd.json'));
    const daemon = await start(join(mount, 'orchd.json'));
    try {
      for (const round of [2, 3]) {
        version(`..2026_${round}`, { pools: [pool('one'), pool(`of${round}`)] });
        symlinkSync(`..2026_${round}`, join(mount, '..data_tmp'));
        renameSync(join(mount, '..data_tmp'), join(mount, '..data'));
        unlinkSync(join(mount, `..2026_${round - 1}`, 'orchd.json'));
        await until(async () => (await poolsOf(daemon)).join() === ['of' + String(round), 'one'].join());
      }
    } finally {
      await daemon.stop();
    }
  });

  it('waits for SIGHUP where the watch is off', async () => {
    const file = join(dirs.make(), 'orchd.json');
    write(file, { watch: false, pools: [pool('kept')] });
    const daemon = await start(file);
    try {
      write(file, { watch: false, pools: [pool('kept'), pool('more')] });
      expect(await poolsOf(daemon)).toEqual(['kept']);
      daemon.signal('SIGHUP');
      await until(async () => (await poolsOf(daemon)).join() === 'kept,more');
      daemon.signal('SIGHUP');
      await untilTold(daemon, 2);
      expect(told(daemon).map(({ human }) => human)).toEqual(['SIGHUP: the configuration is used.', 'SIGHUP: the configuration says what it said before.']);
    } finally {
      await daemon.stop();
    }
  });

  it('is nothing without a file: SIGHUP is a line in the log, and ends nothing', async () => {
    const daemon = await startDaemon();
    try {
      daemon.signal('SIGHUP');
      await untilTold(daemon, 1);
      expect(lastTold(daemon)).toContain('without a configuration file');
      expect((await call(`${daemon.url}/healthz`)).status).toBe(200);
    } finally {
      expect(await daemon.stop()).toEqual({ code: 0, signal: null });
    }
  });
});
