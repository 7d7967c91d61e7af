import { startFleet, type Fleet } from './chaos/fleet.js';
import { playChaos } from './chaos/play.js';
import { Printer } from './chaos/printer.js';
import { DemoClient } from './client.js';
import { SLOTS, startDaemon, type DemoDaemon } from './daemon.js';
import { farewell } from './farewell.js';
import { plainScreen } from './plain-screen.js';
import { newRows, play } from './play.js';
import type { Row, Screen } from './row.js';
import { LEAST, terminalScreen } from './terminal-screen.js';

/**
 * `npm run demo`: a mixed handful of tasks, their places in the queue, the predicted and the real starts, and their texts
 * side by side; one is canceled, and one loses its reader, who comes back. Then the daemon stays up (`--exit`: it stops).
 * `--chaos`: a replica dies in the middle of a text, and then the daemon.
 */
const INTRODUCTION = `
orchestratord with two pools of the mock engine. Pool swift decodes two tasks at
once, pool steady one. Eight tasks come in, and each learns its place and when
it will start.

`;
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

let daemon: DemoDaemon | undefined;
let fleet: Fleet | undefined;
let screen: Screen | undefined;
let stopping = false;

function stop(): void {
  stopping = true;
  screen?.finish();
  void daemon?.stop();
  fleet?.stop();
}

function chooseScreen(rows: readonly Row[]): Screen {
  const out = process.stdout;
  const fits = out.isTTY && process.env['TERM'] !== 'dumb' && out.columns >= LEAST.columns && out.rows >= LEAST.rows(rows.length);
  return fits ? terminalScreen(rows, SLOTS, out) : plainScreen(out, rows);
}

/** How far off the predictions were, in a sentence; and why some had to be. */
function verdict(rows: readonly Row[]): string {
  const errors = rows.flatMap(({ predictedMs, startedMs }) => (predictedMs === undefined || startedMs === undefined ? [] : [Math.abs(startedMs - predictedMs)]));
  const median = [...errors].sort((a, b) => a - b)[Math.floor(errors.length / 2)] ?? 0;
  return `
Half of the starts were predicted to within ${String(Math.round(median))} ms. A prediction knows who is
ahead, not who comes later: batch gives way to interactive, and a canceled task
frees its slot early. storm was canceled. train lost its reader, who came back
with Last-Event-ID: no token was missing, and none came twice.
`;
}

async function show(): Promise<void> {
  daemon = await startDaemon();
  if (stopping) return stop();
  const client = new DemoClient(daemon.url);
  await client.ready();
  process.stdout.write(INTRODUCTION);
  const rows = newRows();
  screen = chooseScreen(rows);
  await play(client, rows, screen);
  screen.finish();
  process.stdout.write(verdict(rows));
  if (process.argv.includes('--exit')) stop();
  else process.stdout.write(farewell(daemon.url));
}

async function showChaos(): Promise<void> {
  fleet = await startFleet();
  daemon = await startDaemon(fleet.config);
  if (stopping) return stop();
  await playChaos(daemon, fleet, new Printer(process.stdout));
  if (process.argv.includes('--exit')) stop();
  else process.stdout.write(`\nThe daemon is up at ${daemon.url}. Ctrl-C stops it and removes its data.\n`);
}

for (const signal of STOP_SIGNALS) process.on(signal, stop);
try {
  await (process.argv.includes('--chaos') ? showChaos() : show());
} catch (error) {
  // Whoever stops the demo cuts its readers off; that is no failure.
  if (!stopping) {
    screen?.finish();
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
    stop();
  }
}
await daemon?.exited;
