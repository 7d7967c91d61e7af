import { loadConfig } from '../../../../src/app/config/load.js';
import { ConfigError } from '../../../../src/app/config/problem.js';
import { ConfigReload } from '../../../../src/app/config/reload.js';
import type { ResolvedConfig } from '../../../../src/app/config/resolved.js';
import { restartNeeds } from '../../../../src/app/config/restart-needs.js';

const load = (): Promise<ResolvedConfig> => loadConfig({ environment: {}, flags: { over: {}, configFile: undefined, problems: [] }, workingDirectory: '/', terminal: false, version: '1.0.0' });

let plain: ResolvedConfig;
beforeAll(async () => {
  plain = await load();
});

const withShutdown = (deadlineMs: number): ResolvedConfig => ({ ...plain, shutdown: { deadlineMs } });

/** A reload of which each load is answered by hand. */
function reloading() {
  const loads: ((config: ResolvedConfig | Error) => void)[] = [];
  const applied: number[] = [];
  const told: string[] = [];
  const lines: string[] = [];
  const at =
    (level: string) =>
    (human: string): void =>
      void lines.push(`${level} ${human}`);
  const reload = new ConfigReload({
    running: plain,
    load: () => new Promise((resolve, reject) => loads.push((config) => (config instanceof Error ? reject(config) : resolve(config)))),
    apply: ({ shutdown }) => {
      applied.push(shutdown.deadlineMs);
      return Promise.resolve();
    },
    told: (result) => void told.push(result),
    logger: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') },
  });
  return { reload, loads, applied, told, lines };
}

const turns = async (): Promise<void> => {
  for (let n = 0; n < 10; n++) await Promise.resolve();
};

describe('ConfigReload (ORCH-3092)', () => {
  it('loads once at a time, and once more for all that was asked for meanwhile: the last file wins', async () => {
    const { reload, loads, applied } = reloading();
    const done = [reload.reload('a'), reload.reload('b'), reload.reload('c')];
    await turns();
    expect(loads).toHaveLength(1);
    loads[0]?.(withShutdown(1));
    await turns();
    expect(loads).toHaveLength(2);
    loads[1]?.(withShutdown(2));
    await Promise.all(done);
    expect(loads).toHaveLength(2);
    expect(applied).toEqual([1, 2]);
  });

  it('applies nothing of one that is wrong, and tells all that is', async () => {
    const { reload, loads, applied, told, lines } = reloading();
    const done = reload.reload('SIGHUP');
    loads[0]?.(new ConfigError([{ where: 'f:1:1', wrong: 'This.' }, { where: 'f:2:1', wrong: 'That.', instead: 'Do so.' }]));
    await done;
    expect(applied).toEqual([]);
    expect(told).toEqual(['failed']);
    expect(lines).toEqual(['error SIGHUP: the changed configuration is not used, and nothing changes. Mend it, and it is taken up.\n  f:1:1: This.\n  f:2:1: That.\n      Do so.']);
  });

  it('compares what needs a restart with what the daemon began with', async () => {
    const { reload, loads, told } = reloading();
    for (const config of [withShutdown(1), withShutdown(1), plain]) {
      const done = reload.reload('SIGHUP');
      loads.at(-1)?.(config);
      await done;
    }
    expect(told).toEqual(['warned', 'warned', 'ok']);
  });

  it('begins none once it is closed, and waits for the one under way', async () => {
    const { reload, loads, applied } = reloading();
    void reload.reload('a');
    void reload.reload('b');
    const closed = reload.close();
    loads[0]?.(withShutdown(1));
    await closed;
    await reload.reload('c');
    expect(applied).toEqual([1]);
    expect(loads).toHaveLength(1);
  });
});

describe('what needs a restart', () => {
  it('is named as the file names it, and pools, templates and the queue are not among it', async () => {
    const changed: ResolvedConfig = {
      ...plain,
      listen: { host: '127.0.0.1', port: 1 },
      dataDir: '/elsewhere',
      limits: { ...plain.limits, bodyBytes: 1, jsonDepth: 2 },
      watch: false,
      queue: { ...plain.queue, capacity: 3 },
      pools: [],
      templates: [{ id: 't', command: [], env: {}, startTimeoutMs: 1, stopGraceMs: 1 }],
    };
    expect(restartNeeds(plain, changed)).toEqual(['data_dir', 'limits.body_bytes', 'limits.json_depth', 'listen.host', 'listen.port', 'watch']);
    expect(restartNeeds(plain, await load())).toEqual([]);
  });
});
