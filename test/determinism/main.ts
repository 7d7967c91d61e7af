import { closeConnections } from '../support/http.js';
import { missing } from '../support/llama-server.js';
import type { Bench, Case } from './bench.js';
import { load } from './cases/load.js';
import { move } from './cases/move.js';
import { others } from './cases/others.js';
import { repeat } from './cases/repeat.js';
import { replicas } from './cases/replicas.js';
import { restart } from './cases/restart.js';
import { shared } from './cases/shared.js';
import { stored } from './cases/stored.js';
import { textOf, type Told } from './compare.js';
import { Fleet, withFleet, type EngineName } from './fleet.js';
import { readOptions, USAGE, type Options } from './options.js';
import { faultsText, holds, table } from './report.js';
import { loadSamples, recordSamples, type Sample } from './samples.js';
import type { Finding } from './tally.js';
import { inLanes, look, run } from './task.js';

/**
 * The same seed gives the same bytes, on the mock engine and on a real llama-server: `npm run test:determinism`. Requirement:
 * ORCH-3064.
 *
 * Built daemons over HTTP alone. The first undisturbed run of each sample in seeds.json is what all others are held
 * against: the same again, cold and warm, on each replica, under load, cut by a kill of the daemon, cut by the death of the
 * replica. llama-servers have one slot each for that; what more slots do is measured and told.
 */
const CASES: readonly Case[] = [stored, repeat, replicas, load, restart, move, others, shared];

/** Fast, and with room for many: the mock's text does not depend on its speed. */
const QUICK = [20_000, 10_000] as const;

/** Two replicas; of llama-server, two servers of one slot. */
const twoReplicas = (engine: EngineName): Promise<Fleet> => (engine === 'mock' ? Fleet.mock({ pool: {} }, QUICK, 8) : Fleet.llama(2, 1));

interface Reference {
  readonly expected: ReadonlyMap<number, Told>;
  /** As the engine tells it. */
  readonly version: string;
}

async function firstRun(fleet: Fleet, samples: readonly Sample[]): Promise<Reference> {
  const expected = new Map<number, Told>();
  await inLanes(samples, fleet.atOnce, async (sample) => void expected.set(sample.place, await run(fleet, sample, { kvHint: 'cold' })));
  const [first] = expected.values();
  return { expected, version: first === undefined ? 'unknown' : String((await look(fleet, first.taskId))['engine_version']) };
}

async function judge(engine: EngineName, samples: readonly Sample[], { caseName }: Options): Promise<readonly Finding[]> {
  return withFleet(twoReplicas(engine), async (fleet) => {
    const { expected, version } = await firstRun(fleet, samples);
    process.stderr.write(`${engine} ${version}: ${expected.size} texts to hold the others against\n`);
    const bench: Bench = { engine, fleet, samples, expected };
    const findings: Finding[] = [];
    for (const one of CASES) {
      if (!one.engines.includes(engine) || (caseName !== undefined && caseName !== one.name)) continue;
      for (const finding of await one.run(bench)) {
        findings.push(finding);
        process.stderr.write(`  ${finding.property}: ${finding.equal} of ${finding.of} (${finding.seconds.toFixed(1)} s)\n`);
      }
    }
    return findings;
  });
}

async function record(samples: readonly Sample[]): Promise<void> {
  const { expected, version } = await withFleet(twoReplicas('mock'), (fleet) => firstRun(fleet, samples));
  await recordSamples(version, samples, ({ place }) => textOf(expected.get(place) ?? { taskId: '', tokens: [], finish: '' }));
  process.stdout.write(`${samples.length} digests of the mock ${version} are written.\n`);
}

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args, CASES.map(({ name }) => name));
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n\n${USAGE}\n`);
    return 2;
  }
  const began = performance.now();
  const { mockVersion, samples: all } = await loadSamples();
  if (options.record) {
    await record(all);
    return 0;
  }
  const samples = all.filter(({ place }) => options.wanted(place, all.length));
  const findings: Finding[] = [];
  for (const engine of ['mock', 'llamacpp'] as const) {
    if (options.engine !== undefined && options.engine !== engine) continue;
    if (engine === 'llamacpp' && missing !== '' && process.env['REQUIRE_REAL_LLAMA'] !== '1') {
      process.stdout.write(`llamacpp is left out: ${missing}.\n`);
      continue;
    }
    findings.push(...(await judge(engine, samples, options)));
  }
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(`${samples.length} of ${all.length} seeds; the mock's digests are of its version ${mockVersion}; ${seconds.toFixed(0)} s\n\n${table(findings)}\n`);
  process.stdout.write(faultsText(findings));
  process.stdout.write(holds(findings) ? '\nEverything that must hold holds.\n' : '\nNot everything that must hold does.\n');
  return holds(findings) ? 0 : 1;
}

// The exit kills every process that was started; a server that is held would not hear a signal of its own.
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) process.once(signal, () => process.exit(code));
const code = await main(process.argv.slice(2));
closeConnections();
process.exit(code);
