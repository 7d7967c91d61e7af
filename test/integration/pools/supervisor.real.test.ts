import { createServer } from 'node:net';
import type { Engine } from '../../../src/ports/engine.js';
import type { Processes } from '../../../src/ports/processes.js';
import { systemClock } from '../../../src/infra/system/clock.js';
import { selfTest, type SelfTestResult } from '../../../src/services/pools/engines/self-test.js';
import { never } from '../../support/engine-sink.js';
import { binary, describeWithLlama, modelPath } from '../../support/llama-server.js';
import { isAlive, openTestProcesses } from '../../support/processes.js';
import { settle } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';
import { supervise, type Supervised } from './supervised.js';

const dirs = tempDirs();
const COMMAND = [binary, '-m', '{model}', '--host', '127.0.0.1', '--port', '{port}', '-c', '2048', '-np', '2', '-t', '1', '--slots', '--metrics'];

describeWithLlama('a real llama-server that the daemon runs (OC-CTRL-2001, OC-CTRL-2012)', () => {
  let processes: Processes;
  let it_: Supervised;
  beforeEach(async () => {
    processes = await openTestProcesses(dirs.make());
  });
  afterEach(async () => {
    await it_.supervisor.close();
    await processes.close();
  });
  afterAll(() => dirs.removeAll());

  const start = (command: readonly string[], model = modelPath): Supervised => {
    it_ = supervise(processes, { command }, { modelPath: () => Promise.resolve(model) });
    it_.supervisor.start();
    return it_;
  };
  const driver = async (): Promise<Engine> => {
    await settle(() => it_.supervisor.engine !== undefined);
    const { engine } = it_.supervisor;
    if (engine === undefined) throw new Error('No driver.');
    return engine;
  };
  const test_ = (engine: Engine): Promise<SelfTestResult> => selfTest(engine, { clock: systemClock, timeoutMs: 10_000 }, never());
  /** As soon as it listens. */
  const proven = async (): Promise<number> => {
    const engine = await driver();
    await settle(async () => (await engine.probe(never())).ready);
    expect(await test_(engine)).toMatchObject({ ok: true, description: { slots: 2 } });
    it_.supervisor.proven();
    return it_.supervisor.pid ?? 0;
  };

  it('starts, passes its self-test, is killed, comes back after the backoff as another process, and passes again', async () => {
    const { supervisor, clock } = start(COMMAND);
    expect(await test_(await driver())).toMatchObject({ ok: false, step: 'load' });
    const first = await proven();
    expect(await supervisor.residentBytes()).toBeGreaterThan(1 << 20);
    process.kill(first, 'SIGKILL');
    await settle(() => supervisor.phase === 'waiting');
    expect(supervisor.lastError).toMatch(/^The engine of haiku\/r0 crashed: SIGKILL/);
    clock.advance(500);
    const second = await proven();
    expect(second).not.toBe(first);
    expect(supervisor).toMatchObject({ phase: 'running', lastError: undefined, restarts: 1 });
    await supervisor.stop();
    expect(isAlive(second)).toBe(false);
  });

  it('a model that is not there trips it, with the engine\'s own words and what to do', async () => {
    const { supervisor, log } = start(COMMAND, '/models/none.gguf');
    await settle(() => supervisor.phase === 'tripped');
    expect(supervisor.lastError).toBe(
      "The engine of haiku/r0 did not find its model: gguf_init_from_file: failed to open GGUF file '/models/none.gguf' (No such file or directory). Check the path or the name in the pool's model and in the command, that the daemon's user may read it, and, for a gated model, the token in the replica's env.",
    );
    expect(log.at(-1)).toMatch(/^error: .* It is left alone for 300\.0 s: another start would end the same way\.$/);
  });

  it('a fixed port that somebody else holds is told as that; a free one takes its place where the port is not fixed', async () => {
    const holder = createServer();
    await new Promise<void>((listening) => holder.listen(0, '127.0.0.1', listening));
    const address = holder.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    let first = true;
    const free = processes.freePort.bind(processes);
    it_ = supervise(
      processes,
      { command: COMMAND },
      {
        modelPath: () => Promise.resolve(modelPath),
        processes: {
          reap: () => processes.reap(),
          freePort: async () => (first ? port : await free()),
          start: (spec) => {
            first = false;
            return processes.start(spec);
          },
          freeMemoryBytes: () => processes.freeMemoryBytes(),
          close: () => processes.close(),
        },
      },
    );
    it_.supervisor.start();
    await settle(() => it_.log.some((line) => line.includes('started again at once, on another port')));
    expect(it_.supervisor.lastError).toContain(`couldn't bind HTTP server socket, hostname: 127.0.0.1, port: ${port}`);
    await proven();
    await new Promise((closed) => holder.close(closed));
  });

  it('a stop in the middle of a start, and a start in the middle of a stop, end as they were wished', async () => {
    const { supervisor } = start(COMMAND);
    const stopped = supervisor.stop();
    supervisor.start();
    await stopped;
    await proven();
    const again = supervisor.stop();
    await again;
    expect(supervisor.phase).toBe('stopped');
  });
});
