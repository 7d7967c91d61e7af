import { describeHarm, type Means } from './harm.js';
import { insideOwnMounts } from './disk.js';
import { Memory } from './memory.js';
import { readOptions, type Options } from './options.js';
import { planRound } from './plan.js';
import { residentBytes } from './process.js';
import { readReferences } from './reference.js';
import { noLlama } from './replica.js';
import { Report } from './report.js';
import { runRound, type RoundResult } from './round.js';
import { POOLS } from './works.js';
import { World } from './world.js';

/**
 * `npm run test:chaos`: rounds of random harm to a real daemon, its engines, wires, disk and clock, under load; after each, what
 * all clients saw is held against what there is now and against an undisturbed run. It ends with 1 at the first round in
 * which a claim of the report is broken, with the command that runs that round again.
 */
async function run(options: Options, means: Means): Promise<number> {
  const { seed, first, rounds, withinMs } = options;
  const began = performance.now();
  const report = new Report();
  const memory = new Memory();
  const world = await World.open(means);
  try {
    const references = await readReferences(world.url, means.llama ? POOLS : ['poems']);
    const distinct = new Set(references.values()).size;
    print(`chaos: seed ${String(seed)}, ${String(rounds)} rounds; ${String(references.size)} works were run undisturbed, ${String(distinct)} different texts\n`);
    for (let round = first; round < first + rounds && performance.now() - began < withinMs; round++) {
      const plan = planRound(seed, round, means);
      const result = await runRound(world, plan, seed, references, memory).catch((error: unknown) => {
        throw new Error(`Round ${String(round)} of seed ${String(seed)} came to no verdict. Run it again: ${again(seed, round)}`, { cause: error });
      });
      report.add(result, world.pid === undefined ? undefined : { pid: world.pid, residentBytes: residentBytes(world.pid) });
      if (result.violations.length > 0) {
        print(complaint(options, round, plan.harms.map(describeHarm), result, world.keep(round)));
        break;
      }
      if ((round + 1 - first) % 10 === 0) print(`  ${String(round + 1 - first)} rounds, ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
    }
    const others = { 'mock replica fails as configured': world.mockFaultsMet, 'bad wires to readers or replicas, rounds': world.badWires };
    print(report.text(others, (performance.now() - began) / 1000));
    return report.broken === 0 ? 0 : 1;
  } finally {
    await world.close();
  }
}

function complaint({ seed }: Options, round: number, harms: readonly string[], { violations }: RoundResult, kept: string): string {
  return [
    `\nRound ${String(round)} of seed ${String(seed)} broke ${String(violations.length)} claims:`,
    ...violations.slice(0, 20).map(({ claim, what }) => `  ${claim}: ${what}`),
    'What was done:',
    ...harms.map((harm) => `  ${harm}`),
    `The data directory and the log are kept in ${kept}.`,
    `Run it again: ${again(seed, round)}\n`,
  ].join('\n');
}

const again = (seed: number, round: number): string => `npm run test:chaos -- --seed ${String(seed)} --round ${String(round)}`;
const print = (text: string): void => void process.stdout.write(text);

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (typeof options === 'string') {
    print(options);
    return 2;
  }
  const mounts = insideOwnMounts();
  if (mounts !== 'inside' && 'status' in mounts) return mounts.status;
  if (mounts !== 'inside') print(`No disk is filled: ${mounts.reason}.\n`);
  const missing = noLlama();
  if (missing !== undefined) {
    if (process.env['REQUIRE_REAL_LLAMA'] === '1') throw new Error(`REQUIRE_REAL_LLAMA=1, but ${missing}`);
    print(`No real replica is harmed: ${missing}.\n`);
  }
  return run(options, { llama: missing === undefined, disk: mounts === 'inside' });
}

process.exit(await main());
