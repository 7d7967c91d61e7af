import { relay } from './relay.js';
import { start } from './start.js';
import { stuck } from './stuck.js';
import { idleStreams, tasks } from './tasks.js';

/** `npm run bench`, or one part of it: `npm run bench -- relay | tasks | idle | stuck | start`. Quote ratios of one run: machines are noisy. */
const PARTS = { relay, tasks, idle: idleStreams, stuck, start } as const;

const wanted = process.argv[2];
for (const [name, part] of Object.entries(PARTS)) {
  if (wanted === undefined || wanted === name) await part();
}
