import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startDaemon } from '../../support/daemon.js';
import { call, closeConnections } from '../../support/http.js';

afterAll(() => closeConnections());

describe('a daemon started for a test', () => {
  it('answers, logs where it listens, and leaves nothing behind when it is stopped', async () => {
    const daemon = await startDaemon({ env: { ORCHD_LOG_LEVEL: 'info' } });
    expect((await call(`${daemon.url}/healthz`)).status).toBe(200);
    expect(daemon.logs().some((line) => line['address'] === daemon.url)).toBe(true);
    expect(existsSync(daemon.dataDir)).toBe(true);
    expect(await daemon.stop()).toEqual({ code: 0, signal: null });
    expect(await daemon.exited).toEqual({ code: 0, signal: null });
    expect(existsSync(dirname(daemon.dataDir))).toBe(false);
    expect(daemon.noise()).toBe('');
  });

  it('keeps the data of its caller when it is killed, for the next one', async () => {
    const home = await mkdtemp(join(tmpdir(), 'kept-'));
    const dataDir = join(home, 'data');
    const first = await startDaemon({ dataDir });
    expect(await first.kill()).toEqual({ code: null, signal: 'SIGKILL' });
    const second = await startDaemon({ dataDir });
    expect(second.dataDir).toBe(dataDir);
    await second.stop();
    expect(existsSync(dataDir)).toBe(true);
    await rm(home, { recursive: true });
  });

  it('tells what the daemon said when it does not start', async () => {
    await expect(startDaemon({ config: { pols: [] } })).rejects.toThrow(/exit code 2.*[\s\S]*Did you mean pools/);
  });
});
