import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { isAlive, openTestProcesses } from '../../support/processes.js';
import { settle } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

/** The processes whose command line has `word` in it. */
const bearing = (word: string): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return isAlive(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word);
      } catch {
        return false;
      }
    });

it('at whatever moment the daemon is killed, the next start leaves none of its engines and none of what they started', async () => {
  const dataDir = dirs.make();
  let round = 0;
  let left = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 120 }), async (afterMs) => {
      const word = `orchd-kill-${process.pid}-${round++}`;
      const daemon = spawn(process.execPath, [join(__dirname, 'dying-daemon.mjs'), dataDir, word], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(daemon.stdout, 'data');
      await new Promise((wake) => setTimeout(wake, afterMs));
      daemon.kill('SIGKILL');
      await once(daemon, 'exit');
      const processes = await openTestProcesses(dataDir);
      left += (await processes.reap()).length;
      // What never got past the gate ends by itself: the daemon's end closed the gate.
      await settle(() => bearing(word).filter((pid) => pid !== daemon.pid).length === 0);
      expect(readdirSync(join(dataDir, 'processes'))).toEqual([]);
    }),
    { numRuns: 12 },
  );
  expect(left).toBeGreaterThan(0);
});

it('a daemon that ends by a defect takes its engines with it at once', async () => {
  const word = `orchd-defect-${process.pid}`;
  const defect = `
    const { openProcesses } = await import(${JSON.stringify(join(__dirname, '../../../dist/src/infra/process/processes.js'))});
    const { systemClock } = await import(${JSON.stringify(join(__dirname, '../../../dist/src/infra/system/clock.js'))});
    const processes = await openProcesses({ dataDir: ${JSON.stringify(dirs.make())}, logger: {}, clock: systemClock, ids: { uuid: () => 'one' }, environment: process.env });
    const running = await processes.start({ name: 'pool/r0', command: ['/bin/sh', '-c', 'echo up; sleep 1000 & wait; : ${word}'], env: {}, stopGraceMs: 1000 });
    while (running.output().length === 0) await new Promise((wake) => setTimeout(wake, 5));
    console.log('up');
    setTimeout(() => { throw new Error('a defect'); }, 5);`;
  const daemon = spawn(process.execPath, ['--input-type=module', '-e', defect], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(daemon.stdout, 'data');
  await once(daemon, 'exit');
  await settle(() => bearing(word).filter((pid) => pid !== daemon.pid).length === 0);
});
