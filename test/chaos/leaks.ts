import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { at } from '../../scripts/json.js';
import { ask } from './ask.js';
import { MANAGED } from './config.js';
import type { Violation } from './judge.js';
import { cpuShare, openFiles, residentBytes, type Newborn } from './process.js';
import { decodes } from './replica.js';
import type { World } from './world.js';

/** Beyond what the daemon had when it had just started: a connection or two to each replica, and one that a client has just left. */
const FILES_OF_WORK = 14;
/** Of an engine that the daemon runs: what it prints, and the connections to it. It is not there yet when the daemon has just started. */
const FILES_OF_ENGINE = 5;
const MEMORY_BYTES = 200 * 1_048_576;
/** Of one core, while nobody asks for anything: probes of the replicas ten times a second, and no more. */
const IDLE_SHARE = 0.35;
const IDLE_MS = 800;
const SETTLE_MS = 30_000;

/** What the daemon still holds though nobody wants anything. `born`: the same process when it was new. */
export async function findLeaks(world: World, born: Newborn | undefined, alsoIdle: boolean): Promise<readonly Violation[]> {
  const found: string[] = [];
  const busy = await settles(async () => {
    const pools = at((await ask(`${world.url}/v1/pools`, 'GET', undefined, 2_000))?.json, 'pools');
    const held = (Array.isArray(pools) ? pools : [undefined]).filter((pool) => ['slots_busy', 'queue_depth_interactive', 'queue_depth_batch'].some((name) => at(pool, `metrics.${name}`) !== 0));
    return held.length === 0 ? undefined : `pools hold slots or tasks: ${JSON.stringify(held)}`;
  });
  if (busy !== undefined) found.push(busy);
  for (const [number, replica] of world.replicas.entries()) {
    const decodes = await settles(async () => ((await replica.busy().catch(() => true)) ? `llama-server r${String(number)} decodes though no task runs` : undefined));
    if (decodes !== undefined) found.push(decodes);
  }
  for (const port of world.engines?.ports() ?? []) {
    const busyEngine = await settles(async () => ((await decodes(port).catch(() => true)) ? `an engine of the daemon (port ${String(port)}) decodes though no task runs` : undefined));
    if (busyEngine !== undefined) found.push(busyEngine);
  }
  const streams = await settles(async () => {
    const open = await gauge(world.url, 'open_streams');
    return open === 0 ? undefined : `open_streams is ${String(open)}`;
  });
  if (streams !== undefined) found.push(streams);
  const { pid } = world;
  if (pid !== undefined && born?.pid === pid) {
    const most = born.files + FILES_OF_WORK + (world.engines === undefined ? 0 : MANAGED.ids.length * FILES_OF_ENGINE);
    const files = await settles(async () => (openFiles(pid) > most ? `${String(openFiles(pid))} files are open; there were ${String(born.files)} at its start` : undefined));
    if (files !== undefined) found.push(files);
    const grown = residentBytes(pid) - born.residentBytes;
    if (grown > MEMORY_BYTES) found.push(`memory has grown by ${(grown / 1_048_576).toFixed(0)} MiB since its start`);
    if (alsoIdle) {
      const share = await cpuShare(pid, IDLE_MS);
      if (share > IDLE_SHARE) found.push(`${(share * 100).toFixed(0)} % of a core is used though nobody asks for anything`);
    }
  }
  const left = temporaryFiles(world.dataDir);
  if (left.length > 0) found.push(`data_dir holds temporary files: ${left.join(', ')}`);
  return found.map((what) => ({ claim: 'leaks', what }));
}

/** Engines that the daemon ran and runs no more, or of which it does not know. */
export async function findLeftEngines(world: World): Promise<readonly Violation[]> {
  const { engines, pid, dataDir } = world;
  if (engines === undefined || pid === undefined) return [];
  const what = await settles(() => Promise.resolve(engines.leftOver(pid, MANAGED.ids.length, dataDir)));
  return what === undefined ? [] : [{ claim: 'leftover_engines', what }];
}

/** What is still wrong after a while. */
async function settles(look: () => Promise<string | undefined>): Promise<string | undefined> {
  const deadline = performance.now() + SETTLE_MS;
  for (;;) {
    const wrong = await look();
    if (wrong === undefined || performance.now() > deadline) return wrong;
    await sleep(50);
  }
}

async function gauge(url: string, name: string): Promise<number> {
  const text = await fetch(`${url}/metrics`).then((answer) => answer.text(), () => '');
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
}

function temporaryFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(^|[.-])(tmp|temp|part|new)([.-]|$)/i.test(entry.name))
    .map(({ name }) => name);
}
