import type { Bench, Case } from '../bench.js';
import type { Told } from '../compare.js';
import { Fleet, withFleet } from '../fleet.js';
import { Tally, type Finding } from '../tally.js';
import { inLanes, run } from '../task.js';
import { underLoad } from './load.js';
import { warmTurns } from './repeat.js';

const SLOTS = 4;

/**
 * What nobody promises, measured: slots that share batches, slots that share a cache, and a cache that is used again.
 * Told, and never a failure: it depends on the engine's build, its processor and its flags.
 */
export const shared: Case = {
  name: 'shared',
  engines: ['llamacpp'],
  run: async (bench) => [...(await warm(bench)), ...(await slots(bench, [])), ...(await slots(bench, ['--kv-unified']))],
};

/** With determinism best_effort a session's KV cache is used. */
const warm = async ({ engine, fleet, samples, expected }: Bench): Promise<readonly Finding[]> => {
  const tally = new Tally(expected);
  await inLanes(samples, fleet.replicas.length, (sample) => tally.of(sample, () => warmTurns(fleet, sample, tally, 'best_effort')));
  return [tally.finding({ engine, caseName: 'shared', property: 'best_effort, from a warm KV cache', must: false })];
};

/** Held against the texts of the same server, one at a time and with nothing cached. */
const slots = ({ samples }: Bench, args: readonly string[]): Promise<readonly Finding[]> =>
  withFleet(Fleet.llama(1, SLOTS, args), async (fleet) => {
    const name = [`-np ${SLOTS}`, ...args].join(' ');
    const first = new Map<number, Told>();
    for (const sample of samples) first.set(sample.place, await run(fleet, sample));
    const about = { engine: 'llamacpp', caseName: 'shared', must: false } as const;
    const alone = new Tally(first);
    for (const sample of samples) await alone.of(sample, async () => alone.check(sample, await run(fleet, sample)));
    const found = alone.finding({ ...about, property: `${name}, again and alone` });
    const beside = new Tally(first);
    await underLoad(fleet, samples, beside);
    return [found, beside.finding({ ...about, property: `${name}, beside load` })];
  });
