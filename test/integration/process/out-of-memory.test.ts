import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

/** A memory cgroup under the tests' own, which may be made only where the machine lets this user do so; else why not. */
function makeCgroup(): { readonly path: string } | { readonly missing: string } {
  try {
    const own = /^\d+:memory:(.*)$/m.exec(readFileSync('/proc/self/cgroup', 'utf8'))?.[1];
    const path = `/sys/fs/cgroup/memory${own ?? ''}/orchd-test-${process.pid}`;
    if (own === undefined) return { missing: 'the memory controller is in a hierarchy whose leaves cannot be divided (cgroup v2)' };
    mkdirSync(path);
    writeFileSync(join(path, 'memory.limit_in_bytes'), '300M');
    return existsSync(join(path, 'memory.oom_control')) ? { path } : { missing: `${path} has no memory.oom_control` };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : 'it cannot be made' };
  }
}

const cgroup = makeCgroup();
afterAll(() => {
  if ('path' in cgroup) rmdirSync(cgroup.path);
});
if ('missing' in cgroup) process.stderr.write(`Skipped: kills for want of memory: no memory cgroup can be made for a test: ${cgroup.missing}.\n`);

(('path' in cgroup) ? it : it.skip)(`a kill for want of memory is told from another kill${'missing' in cgroup ? ` (skipped: ${cgroup.missing})` : ''}`, async () => {
  const dist = (path: string): string => JSON.stringify(join(__dirname, '../../../dist/src', path));
  const script = `
    const { openProcesses } = await import(${dist('infra/process/processes.js')});
    const { systemClock } = await import(${dist('infra/system/clock.js')});
    const { systemIds } = await import(${dist('infra/system/ids.js')});
    const processes = await openProcesses({ dataDir: ${JSON.stringify(dirs.make())}, logger: {}, clock: systemClock, ids: systemIds, environment: process.env });
    const start = (text) => processes.start({ name: 'p/r', command: [process.execPath, '-e', text], env: {}, stopGraceMs: 1000 });
    const greedy = await start('const held = []; for (;;) held.push(Buffer.alloc(1 << 24, 1));');
    console.log(JSON.stringify(await greedy.exited));
    const killed = await start('setInterval(() => 0, 1000)');
    process.kill(killed.pid, 'SIGKILL');
    console.log(JSON.stringify(await killed.exited));
    await processes.close();`;
  const into = 'path' in cgroup ? cgroup.path : '';
  const daemon = spawn('/bin/sh', ['-c', `echo $$ > ${into}/cgroup.procs && exec "$0" --input-type=module -e "$1"`, process.execPath, script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  daemon.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  await once(daemon, 'close');
  expect(said.trim().split('\n').map((line): unknown => JSON.parse(line))).toEqual([
    { signal: 'SIGKILL', asked: false, outOfMemory: true },
    { signal: 'SIGKILL', asked: false, outOfMemory: false },
  ]);
});
