import { writeSync } from 'node:fs';
import { openProcesses } from '../../../dist/src/infra/process/processes.js';
import { systemClock } from '../../../dist/src/infra/system/clock.js';
import { systemIds } from '../../../dist/src/infra/system/ids.js';

/**
 * A daemon's part that runs engines, until it is killed: it starts and stops them all the time, some with a clean environment, some with
 * a child in a group of its own.
 *
 * Arguments: the data directory, and a word that stands in the command line of everything it starts.
 */
const [dataDir, word] = process.argv.slice(2);
const silent = () => undefined;
const processes = await openProcesses({ dataDir, logger: { debug: silent, info: silent, warn: silent, error: silent }, clock: systemClock, ids: systemIds, environment: process.env });
await processes.reap();

const COMMANDS = [
  ['/bin/sh', '-c', `sleep 1000 & wait; : ${word}`],
  ['/usr/bin/env', '-i', '/bin/sh', '-c', `trap "" TERM; while :; do sleep 1000; done; : ${word}`],
  [process.execPath, '-e', `require("child_process").spawn("/bin/sh", ["-c", "sleep 1000; : ${word}"], { detached: true }); setInterval(() => 0, 1000)`],
];
writeSync(1, 'up\n');
const hold = setInterval(silent, 1000);
await Promise.all(
  COMMANDS.map(async (command) => {
    for (let round = 0; round < 1000; round++) {
      const running = await processes.start({ name: 'pool/r0', command, env: {}, stopGraceMs: 20 });
      await new Promise((wake) => setTimeout(wake, 20));
      await running.stop();
    }
  }),
);
clearInterval(hold);
