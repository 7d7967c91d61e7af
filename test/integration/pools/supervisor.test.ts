import { createServer, type Server } from 'node:net';
import fc from 'fast-check';
import type { Processes } from '../../../src/ports/processes.js';
import { isAlive, openTestProcesses } from '../../support/processes.js';
import { settle } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';
import { supervise, type Supervised } from './supervised.js';

const dirs = tempDirs();
const sh = (script: string): readonly string[] => ['/bin/sh', '-c', script];
const STAYS = sh('echo up; sleep 1000 & wait');

describe('the supervisor of a replica\'s process (OC-CTRL-2001)', () => {
  let processes: Processes;
  const all: Supervised[] = [];
  const make = (...args: [Parameters<typeof supervise>[1], Parameters<typeof supervise>[2]?]): Supervised => {
    const it = supervise(processes, ...args);
    all.push(it);
    return it;
  };
  beforeEach(async () => {
    processes = await openTestProcesses(dirs.make());
  });
  afterEach(async () => {
    for (const { supervisor, clock } of all.splice(0)) {
      await supervisor.close();
      expect(clock.pendingTimers).toBe(0);
      expect(supervisor).toMatchObject({ phase: 'stopped', engine: undefined, pid: undefined });
    }
    await processes.close();
  });
  afterAll(() => dirs.removeAll());

  const up = async ({ supervisor }: Supervised): Promise<number> => {
    await settle(() => supervisor.engine !== undefined);
    return supervisor.pid ?? 0;
  };

  it('fills model, port and devices into the command, and lets the process see those GPUs only', async () => {
    const { supervisor, clock, log } = make({ command: sh('echo "$0 $1 $CUDA_VISIBLE_DEVICES $HIP_VISIBLE_DEVICES $CUDA_DEVICE_ORDER"; exit 3').concat('{model}:{port}', '{devices}'), devices: '1,0' }, { modelPath: () => Promise.resolve('/models/$& {port}.gguf') });
    supervisor.start();
    await settle(() => supervisor.phase === 'waiting');
    expect(supervisor.lastError).toMatch(/^The engine of haiku\/r0 ended by itself: exit code 3, \/models\/\$& \{port\}\.gguf:\d+ 1,0 1,0 1,0 PCI_BUS_ID\. /);
    expect(log.filter((line) => line.startsWith('warn'))).toEqual([expect.stringMatching(/It is started again in 0\.5 s\.$/)]);
    expect(supervisor.nextStartMs).toBe(500);
    clock.advance(200);
    expect(supervisor.nextStartMs).toBe(300);
  });

  it.each([
    [{ ROCR_VISIBLE_DEVICES: '1' }, '1', '--1-'],
    [{ CUDA_VISIBLE_DEVICES: '7' }, '1', '7---'],
    [{}, 'cuda:0', '---'],
    [{}, 'GPU-11111111-aaaa', 'GPU-11111111-aaaa-GPU-11111111-aaaa--PCI_BUS_ID'],
  ])('sees the GPUs that its env %j chooses, else its devices %s where they are GPUs', async (env, devices, seen) => {
    const { supervisor } = make({ command: sh('echo "$CUDA_VISIBLE_DEVICES-$HIP_VISIBLE_DEVICES-$ROCR_VISIBLE_DEVICES-$CUDA_DEVICE_ORDER"; exit 3'), env, devices });
    supervisor.start();
    await settle(() => supervisor.phase === 'waiting');
    expect(supervisor.lastError).toContain(`exit code 3, ${seen}.`);
  });

  it('after an end it waits for the backoff and not a moment less, then starts again', async () => {
    const it = make({ command: STAYS });
    it.supervisor.start();
    it.supervisor.start();
    const first = await up(it);
    it.supervisor.proven();
    expect(it.supervisor.phase).toBe('running');
    const driver = it.supervisor.engine;
    process.kill(first, 'SIGKILL');
    await settle(() => it.supervisor.phase === 'waiting');
    expect(it.supervisor.engine).toBeUndefined();
    expect(it.supervisor.lastError).toMatch(/^The engine of haiku\/r0 crashed: SIGKILL\b.*\. Somebody killed it\./);
    it.clock.advance(499);
    expect(it.supervisor.phase).toBe('waiting');
    it.clock.advance(1);
    expect(it.supervisor.phase).toBe('starting');
    const second = await up(it);
    expect(second).not.toBe(first);
    expect(it.supervisor.engine).not.toBe(driver);
    expect(it.supervisor.restarts).toBe(1);
    expect(it.restarts).toEqual(['crashed']);
    // Why it ended stays to be read until the new one has proven itself.
    expect(it.supervisor.lastError).toBeDefined();
    it.supervisor.proven();
    expect(it.supervisor.lastError).toBeUndefined();
  });

  it('five quick ends trip it for five minutes; then it tries once, and trips again at once', async () => {
    const it = make({ command: sh('exit 9') });
    it.supervisor.start();
    for (const waitMs of [500, 1_000, 2_000, 4_000]) {
      await settle(() => it.supervisor.phase === 'waiting');
      expect(it.supervisor.nextStartMs).toBe(waitMs);
      it.clock.advance(waitMs);
    }
    await settle(() => it.supervisor.phase === 'tripped');
    expect(it.supervisor.nextStartMs).toBe(300_000);
    it.clock.advance(300_000);
    await settle(() => it.supervisor.phase === 'tripped');
    expect(it.supervisor.nextStartMs).toBe(300_000);
    expect(it.log.filter((line) => line.startsWith('error'))).toHaveLength(2);
    expect(it.log.at(-1)).toMatch(/It is left alone for 300\.0 s: it ends again and again\.$/);
    // An operator who has mended it need not wait.
    it.supervisor.restartNow();
    await settle(() => it.supervisor.phase === 'waiting');
    expect(it.supervisor.nextStartMs).toBe(500);
  });

  it('what another start would meet again trips it at the first end', async () => {
    const it = make({ command: ['no-such-engine-anywhere', '{port}'] });
    it.supervisor.start();
    await settle(() => it.supervisor.phase === 'tripped');
    expect(it.supervisor.lastError).toBe(
      "The engine of haiku/r0 could not be started: ENOENT: no-such-engine-anywhere is in no directory of PATH. Check the first word of the replica's command: the file, its x permission, PATH, and its working_directory.",
    );
  });

  it('a free port that was taken in the meantime is exchanged at once, three times; a fixed one is waited for', async () => {
    const taken = 'echo "bind: Address already in use on $0" >&2; exit 1';
    const it = make({ command: [...sh(taken), '{port}'] });
    it.supervisor.start();
    await settle(() => it.supervisor.phase === 'waiting');
    const ports = it.log.filter((line) => line.includes('starts on port')).map((line) => /port (\d+)/.exec(line)?.[1]);
    expect(new Set(ports).size).toBe(4);
    expect(it.restarts).toEqual(['port_taken', 'port_taken', 'port_taken']);
    const fixed = make({ command: [...sh(taken), '{port}'], port: 18_999 });
    fixed.supervisor.start();
    await settle(() => fixed.supervisor.phase === 'waiting');
    expect(fixed.supervisor.lastError).toContain('found its port taken: bind: Address already in use on 18999.');
    expect(fixed.log.filter((line) => line.includes('starts on port'))).toHaveLength(1);
  });

  it('what has not proven itself in time is ended, and that counts as a crash', async () => {
    const it = make({ command: STAYS, startTimeoutMs: 10_000 });
    it.supervisor.start();
    const pid = await up(it);
    it.clock.advance(9_999);
    expect(isAlive(pid)).toBe(true);
    it.clock.advance(1);
    await settle(() => it.supervisor.phase === 'waiting');
    expect(isAlive(pid)).toBe(false);
    expect(it.supervisor.lastError).toBe('The engine of haiku/r0 was ended. It was not ready within 10000 ms (start_timeout_ms).');
  });

  it('what fails its self-test is ended, with the reason and what it had said', async () => {
    const it = make({ command: sh('echo "CUDA error: out of memory"; sleep 1000 & wait') });
    it.supervisor.start();
    const pid = await up(it);
    await settle(() => isAlive(pid));
    await new Promise((resolve) => setImmediate(resolve));
    it.supervisor.failed('The self-test failed (token): it decoded nothing');
    it.supervisor.failed('another');
    await settle(() => it.supervisor.phase === 'waiting');
    expect(it.supervisor.lastError).toContain('was ended. The self-test failed (token): it decoded nothing.');
    expect(isAlive(pid)).toBe(false);
  });

  it('a model that is not there yet is a failed start, in the words of whoever knows', async () => {
    const it = make({ command: STAYS }, { modelPath: () => Promise.reject(new Error('The model hf:a/b is still being fetched (40 %).')) });
    it.supervisor.start();
    await settle(() => it.supervisor.phase === 'waiting');
    expect(it.supervisor.lastError).toBe('The engine of haiku/r0 could not be started: The model hf:a/b is still being fetched (40 %).');
  });

  it('a stop is not held up by a model that never comes', async () => {
    const it = make({ command: STAYS }, { modelPath: () => new Promise<never>(() => undefined) });
    it.supervisor.start();
    await it.supervisor.stop();
    expect(it.phases).toEqual(['starting', 'stopped']);
  });

  it('a driver that cannot be made leaves no process behind', async () => {
    let pid: number | undefined;
    const it = make(
      { command: STAYS },
      {
        processes: { ...wrap(processes), start: async (spec) => {
          const started = await processes.start(spec);
          ({ pid } = started);
          return started;
        } },
        engines: { create: () => { throw new Error('The url is no url.'); } },
      },
    );
    it.supervisor.start();
    await settle(() => it.supervisor.phase === 'waiting');
    expect(it.supervisor.lastError).toBe('The engine of haiku/r0 could not be started: The url is no url.');
    expect(isAlive(pid ?? 0)).toBe(false);
  });

  it('after all processes were closed it does not start over and over', async () => {
    const it = make({ command: STAYS });
    it.supervisor.start();
    await up(it);
    await processes.close();
    await settle(() => it.supervisor.phase === 'stopped');
  });

  it('any wishes at any instants leave what the last of them wanted, and never two processes', async () => {
    type Wish = 'start' | 'stop' | 'restartNow' | 'proven' | 'failed' | 'kill' | 'turn' | 'advance';
    const wish = fc.constantFrom<Wish>('start', 'stop', 'restartNow', 'proven', 'failed', 'kill', 'turn', 'turn', 'turn', 'advance');
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { maxLength: 25 }), async (wishes) => {
        const pids = new Set<number>();
        const counted: Processes = {
          ...wrap(processes),
          start: async (spec) => {
            for (const pid of pids) expect(isAlive(pid)).toBe(false);
            const started = await processes.start(spec);
            if (started.pid !== undefined) pids.add(started.pid);
            return started;
          },
        };
        const { supervisor, clock, log } = supervise(processes, { command: STAYS }, { processes: counted });
        const stops: Promise<void>[] = [];
        for (const each of wishes) {
          if (each === 'start') supervisor.start();
          else if (each === 'stop') stops.push(supervisor.stop());
          else if (each === 'restartNow') supervisor.restartNow();
          else if (each === 'proven') supervisor.proven();
          else if (each === 'failed') supervisor.failed('because');
          else if (each === 'kill' && supervisor.pid !== undefined && isAlive(supervisor.pid)) process.kill(supervisor.pid, 'SIGKILL');
          else if (each === 'advance') clock.advance(700);
          else await new Promise((resolve) => setImmediate(resolve));
        }
        const last = wishes.filter((each) => ['start', 'stop', 'restartNow'].includes(each)).at(-1);
        await Promise.all(stops);
        const alive = (): number => [...pids].filter(isAlive).length;
        if (last === undefined || last === 'stop') {
          expect(supervisor.phase).toBe('stopped');
          expect(alive()).toBe(0);
        } else {
          await settle(() => supervisor.pid !== undefined || supervisor.phase === 'waiting' || supervisor.phase === 'tripped');
          expect(supervisor.phase).not.toBe('stopped');
        }
        await supervisor.close();
        await supervisor.close();
        supervisor.start();
        expect(supervisor.phase).toBe('stopped');
        expect(alive()).toBe(0);
        expect(clock.pendingTimers).toBe(0);
        expect(log.join()).not.toContain('undefined');
      }),
      { numRuns: 40 },
    );
  });

  it('a stop frees the port', async () => {
    const it = make({ command: [process.execPath, '-e', 'require("net").createServer().listen(+process.argv[1], "127.0.0.1", () => console.log("listens"))', '{port}'] });
    it.supervisor.start();
    await up(it);
    const port = Number(/port (\d+)/.exec(it.log[0] ?? '')?.[1]);
    await it.supervisor.stop();
    const server: Server = createServer();
    await new Promise<void>((listening, failed) => server.once('error', failed).listen(port, '127.0.0.1', listening));
    await new Promise((closed) => server.close(closed));
  });
});

/** The methods of one, to be changed one by one. */
const wrap = (inner: Processes): Processes => ({
  reap: () => inner.reap(),
  freePort: () => inner.freePort(),
  start: (spec) => inner.start(spec),
  freeMemoryBytes: () => inner.freeMemoryBytes(),
  close: () => inner.close(),
});
