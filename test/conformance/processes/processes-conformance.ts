import { createServer } from 'node:net';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ManagedProcess, ProcessSpec, Processes } from '../../../src/ports/processes.js';
import { settle } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

/** Whether a process runs: one that ended and was not collected by its parent does not. */
export type IsAlive = (pid: number) => boolean;

const node = process.execPath;
const script = (text: string): readonly string[] => [node, '-e', text];
const SLEEPS = 'setInterval(() => undefined, 1000); console.log("up");';

/** What every driver of the Processes port must do. `open` gets an empty data directory. */
export function processesConformance(name: string, open: (dataDir: string) => Promise<Processes>, isAlive: IsAlive): void {
  const dirs = tempDirs();

  describe(`managed processes on ${name}`, () => {
    let dataDir = '';
    let processes: Processes;
    beforeEach(async () => {
      dataDir = dirs.make();
      processes = await open(dataDir);
    });
    afterEach(() => processes.close());
    afterAll(() => dirs.removeAll());

    const start = (command: readonly string[], more: Partial<ProcessSpec> = {}): Promise<ManagedProcess> =>
      processes.start({ name: 'pool/r0', command, env: {}, stopGraceMs: 5_000, ...more });
    const said = (running: ManagedProcess, line: string): Promise<void> => settle(() => running.output().includes(line));
    const pidFrom = async (running: ManagedProcess, prefix: string): Promise<number> => {
      const find = (): string | undefined => running.output().find((line) => line.startsWith(prefix));
      await settle(() => find() !== undefined);
      return Number(find()?.slice(prefix.length));
    };

    it('tells the exit code and all that was printed, out and error together', async () => {
      const running = await start(script('console.log("one"); console.error("two"); process.exitCode = 3;'));
      expect(running.pid).toBeGreaterThan(1);
      expect(await running.exited).toEqual({ code: 3, asked: false });
      expect([...running.output()].sort()).toEqual(['one', 'two']);
    });

    it('tells the signal that ended it', async () => {
      const running = await start(script('process.kill(process.pid, "SIGSEGV"); setInterval(() => undefined, 1000);'));
      expect(await running.exited).toMatchObject({ signal: 'SIGSEGV', asked: false });
    });

    it('a command that cannot be run is a process that never started', async () => {
      const dir = dirs.make();
      writeFileSync(join(dir, 'plain'), 'x');
      chmodSync(join(dir, 'plain'), 0o600);
      mkdirSync(join(dir, 'folder'));
      const faults: readonly (readonly [ProcessSpec['command'], string, Partial<ProcessSpec>?])[] = [
        [[join(dir, 'nothing')], 'ENOENT'],
        [['no-such-program-anywhere'], 'ENOENT'],
        [[join(dir, 'plain')], 'EACCES'],
        [[join(dir, 'folder')], 'EACCES'],
        [[join(dir, 'plain', 'below')], 'ENOTDIR'],
        [[], 'EINVAL'],
        [[node, '-v'], 'ENOENT', { workingDirectory: join(dir, 'nowhere') }],
      ];
      for (const [command, notStarted, more] of faults) {
        const none = await start(command, more);
        expect(none.pid).toBeUndefined();
        expect(await none.exited).toEqual({ notStarted, asked: false });
        expect(none.output()).toHaveLength(1);
        expect(await none.stop()).toEqual({ notStarted, asked: false });
        expect(await none.residentBytes()).toBeUndefined();
      }
    });

    it('gets its arguments as they are, no shell in between', async () => {
      const odd = ['a b', '$HOME', '`id`', '"quoted"', "it's", '', '*', ';', '--', 'ü\u{1f600}'];
      const running = await start([...script('console.log(JSON.stringify(process.argv.slice(1)))'), '--', ...odd]);
      await running.exited;
      expect(JSON.parse(running.output()[0] ?? '')).toEqual(odd);
    });

    it('gets its own environment beside the daemon\'s, and a directory to work in', async () => {
      const dir = dirs.make();
      const running = await start(script('console.log(process.env.MINE, process.env.PATH === undefined, process.cwd())'), { env: { MINE: 'yes' }, workingDirectory: dir });
      await running.exited;
      expect(running.output()).toEqual([`yes false ${dir}`]);
    });

    it('reads nothing: its standard input is at its end', async () => {
      const running = await start(script('process.stdin.on("end", () => console.log("end")).resume()'));
      await running.exited;
      expect(running.output()).toEqual(['end']);
    });

    it('a stop asks first, and both who ask twice get the same answer', async () => {
      const running = await start(script('process.on("SIGTERM", () => { console.log("bye"); process.exit(0); });' + SLEEPS));
      await said(running, 'up');
      const [first, second] = await Promise.all([running.stop(), running.stop()]);
      expect(first).toEqual({ code: 0, asked: true });
      expect(second).toBe(first);
      expect(running.output()).toEqual(['up', 'bye']);
      expect(await running.stop()).toBe(first);
    });

    it('what ignores SIGTERM is killed after the grace', async () => {
      const running = await start(script('process.on("SIGTERM", () => undefined);' + SLEEPS), { stopGraceMs: 50 });
      await said(running, 'up');
      expect(await running.stop()).toEqual({ signal: 'SIGKILL', asked: true });
    });

    it('a stop before it does anything ends it as well', async () => {
      const running = await start(script(SLEEPS));
      expect(await running.stop()).toMatchObject({ asked: true });
    });

    it.each([
      ['in its group', '{}'],
      ['in a group of its own', '{ detached: true }'],
    ])('what it started %s ends with it', async (_where, options) => {
      const forks = `const child = require("child_process").spawn(process.execPath, ["-e", "process.on('SIGTERM', () => 0); setInterval(() => 0, 1000)"], { stdio: "inherit", ...${options} });
        console.log("child " + child.pid);`;
      const stopped = await start(script(forks + SLEEPS), { stopGraceMs: 50 });
      const child = await pidFrom(stopped, 'child ');
      expect(isAlive(child)).toBe(true);
      await stopped.stop();
      expect(isAlive(child)).toBe(false);

      const crashed = await start(script(forks + 'setTimeout(() => process.exit(7), 20)'));
      const orphan = await pidFrom(crashed, 'child ');
      expect(await crashed.exited).toEqual({ code: 7, asked: false });
      expect(isAlive(orphan)).toBe(false);
    });

    it('keeps the last 200 lines of at most 64 KiB, cut and harmless, however much is printed', async () => {
      const running = await start(script('for (let i = 0; i < 200000; i++) process.stdout.write("line " + i + " " + "x".repeat(50) + "\\n")'));
      await running.exited;
      expect(running.output()).toHaveLength(200);
      expect(running.output().at(-1)).toBe(`line 199999 ${'x'.repeat(50)}`);
      const odd = await start(script('process.stdout.write(Buffer.concat([Buffer.from("a\\u001b[31mred\\u0007\\n"), Buffer.from([0xff, 0xfe, 10]), Buffer.alloc(10000, 66), Buffer.from("\\n10%\\r20%\\rdone\\r\\nend")]))'));
      await odd.exited;
      const [red, broken, long, ...rest] = odd.output();
      expect(red).toBe('ared');
      expect(broken).toBe('\ufffd\ufffd');
      expect(long).toMatch(/^B{4096} …$/);
      expect(rest).toEqual(['done', 'end']);
    });

    it('what prints without end does not hold the event loop, and ends when asked', async () => {
      const running = await start(['/bin/sh', '-c', 'while :; do echo yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy; done']);
      await settle(() => running.output().length === 200);
      expect(await running.stop()).toMatchObject({ asked: true });
    });

    it('tells the memory of the group', async () => {
      const running = await start(script('globalThis.held = Buffer.alloc(64 << 20, 1);' + SLEEPS));
      await said(running, 'up');
      const bytes = await running.residentBytes();
      // A driver may not know; one that does counts what is held.
      if (bytes !== undefined) expect(bytes).toBeGreaterThan(64 << 20);
      expect(await processes.freeMemoryBytes()).toBeGreaterThan(0);
    });

    it('tells all processes of the group, and none once they are gone', async () => {
      const running = await start(script(`require('node:child_process').spawn('/bin/sh', ['-c', 'echo child; exec sleep 60'], { stdio: 'inherit' });${SLEEPS}`));
      await said(running, 'child');
      const pids = await running.pids();
      if (pids.length > 0) expect(pids).toHaveLength(2);
      if (pids.length > 0) expect(pids).toContain(running.pid);
      await running.stop();
      expect(await running.pids()).toEqual([]);
    });

    it('free ports differ, and can be listened on', async () => {
      const ports = await Promise.all(Array.from({ length: 50 }, () => processes.freePort()));
      expect(new Set(ports).size).toBe(50);
      const server = createServer();
      await new Promise<void>((listening, failed) => server.once('error', failed).listen(ports[0], '127.0.0.1', listening));
      await new Promise((closed) => server.close(closed));
    });

    it('close ends all of them, and whoever comes later is not started', async () => {
      const all = await Promise.all([start(script(SLEEPS)), start(script(SLEEPS)), start(script(SLEEPS))]);
      const late = start(script(SLEEPS));
      await processes.close();
      for (const each of [...all, await late]) {
        await each.exited;
        if (each.pid !== undefined) expect(isAlive(each.pid)).toBe(false);
      }
      const none = await start(script(SLEEPS));
      expect(await none.exited).toEqual({ notStarted: 'ECANCELED', asked: false });
      await processes.close();
    });

    it('the next daemon finds nothing of what ended, and ends what did not', async () => {
      const ended = await start(script(''));
      await ended.exited;
      const left = await start(script('process.on("SIGTERM", () => undefined);' + SLEEPS), { stopGraceMs: 50 });
      await said(left, 'up');
      const next = await open(dataDir);
      expect(await next.reap()).toEqual([{ name: 'pool/r0', pid: left.pid }]);
      expect(await left.exited).toMatchObject({ signal: 'SIGKILL' });
      expect(await (await open(dataDir)).reap()).toEqual([]);
    });
  });
}
