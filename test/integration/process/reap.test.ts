import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, openTestProcesses } from '../../support/processes.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
const strangers: ChildProcess[] = [];
afterEach(() => {
  for (const stranger of strangers.splice(0)) stranger.kill('SIGKILL');
});
afterAll(() => dirs.removeAll());

const ID = '00000000-0000-4000-8000-000000000001';
const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
const ticksOf = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
};

async function stranger(env: NodeJS.ProcessEnv = {}): Promise<{ readonly pid: number; readonly child: ChildProcess }> {
  const child = spawn('/bin/sleep', ['1000'], { detached: true, stdio: 'ignore', env });
  await once(child, 'spawn');
  strangers.push(child);
  if (child.pid === undefined) throw new Error('No sleep.');
  return { pid: child.pid, child };
}

/** What an earlier daemon wrote down; here whatever the test wants. */
function record(dataDir: string, changes: Readonly<Record<string, unknown>>): void {
  const whole = { id: ID, name: 'pool/r0', pid: 999_999, startTicks: 1, bootId: boot, stopGraceMs: 50, daemon: { pid: 999_998, startTicks: 1 }, ...changes };
  mkdirSync(join(dataDir, 'processes'), { recursive: true });
  writeFileSync(join(dataDir, 'processes', `${ID}.json`), JSON.stringify(whole));
}

async function reap(dataDir: string): Promise<{ readonly reaped: readonly unknown[]; readonly told: readonly string[] }> {
  const told: string[] = [];
  const processes = await openTestProcesses(dataDir, (line) => told.push(line));
  return { reaped: await processes.reap(), told };
}

const files = (dataDir: string): readonly string[] => readdirSync(join(dataDir, 'processes'));

describe('what the next daemon ends, and what it leaves alone', () => {
  it('a process with the recorded pid and start time is ended', async () => {
    const { pid } = await stranger();
    const dataDir = dirs.make();
    record(dataDir, { pid, startTicks: ticksOf(pid) });
    expect((await reap(dataDir)).reaped).toEqual([{ name: 'pool/r0', pid }]);
    expect(isAlive(pid)).toBe(false);
    expect(files(dataDir)).toEqual([]);
  });

  it('a process that was given the pid of one that is gone is not touched', async () => {
    const { pid } = await stranger();
    const dataDir = dirs.make();
    record(dataDir, { pid, startTicks: ticksOf(pid) - 1 });
    expect((await reap(dataDir)).reaped).toEqual([]);
    expect(isAlive(pid)).toBe(true);
    expect(files(dataDir)).toEqual([]);
  });

  it('after the machine was started again nothing of before it is touched, whatever its numbers', async () => {
    const { pid } = await stranger();
    const dataDir = dirs.make();
    record(dataDir, { pid, startTicks: ticksOf(pid), bootId: 'another' });
    expect((await reap(dataDir)).reaped).toEqual([]);
    expect(isAlive(pid)).toBe(true);
  });

  it('what bears the marker of a record is ended, though its leader is gone and it is in another group', async () => {
    const { pid } = await stranger({ ORCHD_PROCESS: ID });
    const { pid: other } = await stranger({ ORCHD_PROCESS: `${ID}0` });
    const dataDir = dirs.make();
    record(dataDir, {});
    expect((await reap(dataDir)).reaped).toEqual([{ name: 'pool/r0', pid: 999_999 }]);
    expect(isAlive(pid)).toBe(false);
    expect(isAlive(other)).toBe(true);
  });

  it('what belongs to another daemon that runs is left alone, and the log says so', async () => {
    const engine = await stranger();
    const daemon = await stranger();
    const dataDir = dirs.make();
    record(dataDir, { pid: engine.pid, startTicks: ticksOf(engine.pid), daemon: { pid: daemon.pid, startTicks: ticksOf(daemon.pid) } });
    const { reaped, told } = await reap(dataDir);
    expect(reaped).toEqual([]);
    expect(isAlive(engine.pid)).toBe(true);
    expect(told).toEqual([expect.stringMatching(/^warn: pool\/r0 .* belongs to another daemon that still runs/)]);
    expect(files(dataDir)).toHaveLength(1);
  });

  it.each([
    ['no JSON', '{"id":'],
    ['another id than its name', JSON.stringify({ id: 'x', name: 'n', pid: 5, stopGraceMs: 1, daemon: { pid: 5 } })],
    ['a pid that means everybody', JSON.stringify({ id: ID, name: 'n', pid: 1, startTicks: 0, bootId: boot, stopGraceMs: 1, daemon: { pid: 5 } })],
    ['a pid that means the daemon\'s own group', JSON.stringify({ id: ID, name: 'n', pid: 0, bootId: boot, stopGraceMs: 1, daemon: { pid: 5 } })],
  ])('a record that is damaged (%s) ends nothing, and the log names the file', async (_what, text) => {
    const dataDir = dirs.make();
    mkdirSync(join(dataDir, 'processes'));
    writeFileSync(join(dataDir, 'processes', `${ID}.json`), text);
    writeFileSync(join(dataDir, 'processes', 'half.json.tmp'), '{');
    const { reaped, told } = await reap(dataDir);
    expect(reaped).toEqual([]);
    expect(told).toEqual([expect.stringContaining(join(dataDir, 'processes', `${ID}.json`))]);
    expect(files(dataDir)).toEqual([`${ID}.json`]);
  });
});

it('an engine gets no variable of the daemon\'s own, and its record holds none of its environment', async () => {
  process.env['ORCHD_API_KEY'] = 'secret-of-the-daemon';
  const dataDir = dirs.make();
  const processes = await openTestProcesses(dataDir);
  delete process.env['ORCHD_API_KEY'];
  const running = await processes.start({ name: 'p/r', command: ['/bin/sh', '-c', 'env; sleep 1000'], env: { HF_TOKEN: 'secret-of-the-engine' }, stopGraceMs: 1_000 });
  const text = files(dataDir).map((name) => readFileSync(join(dataDir, 'processes', name), 'utf8')).join('');
  expect(text).toContain(String(running.pid));
  expect(text).not.toContain('secret');
  await running.stop();
  expect(running.output().filter((line) => line.startsWith('ORCHD_')).every((line) => line.startsWith('ORCHD_PROCESS='))).toBe(true);
});

it('where the record cannot be written the command does not run', async () => {
  const dataDir = dirs.make();
  const processes = await openTestProcesses(dataDir);
  const trace = join(dirs.make(), 'ran');
  rmSync(join(dataDir, 'processes'), { recursive: true });
  const none = await processes.start({ name: 'p/r', command: ['/bin/sh', '-c', `echo > ${trace}`], env: {}, stopGraceMs: 1_000 });
  expect(await none.exited).toEqual({ notStarted: 'ENOENT', asked: false });
  expect(none.output().join()).toContain('could not be written');
  expect(() => readFileSync(trace)).toThrow('ENOENT');
  await processes.close();
});
