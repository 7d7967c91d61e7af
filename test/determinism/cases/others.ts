import { BOTH, type Case } from '../bench.js';
import { difference } from '../compare.js';
import { isGreedy, seedOf, type Sample } from '../samples.js';
import { Tally } from '../tally.js';
import { inLanes, run } from '../task.js';

/** A draw among few tokens may come out the same by chance. */
const MOST_SAME = 0.2;
const FURTHER = 1_000_003;

/**
 * The suite's own proof: another seed gives another text, and the comparison that finds all others equal finds that these
 * differ. On a constant text every other case would pass.
 */
export const others: Case = {
  name: 'others',
  engines: BOTH,
  run: async ({ engine, fleet, samples, expected }) => {
    const drawn = samples.filter((sample) => !isGreedy(sample));
    if (drawn.length === 0) return [];
    const tally = new Tally(expected);
    const same: Sample[] = [];
    await inLanes(drawn, fleet.atOnce, (sample) =>
      tally.of(sample, async () => {
        const wanted = expected.get(sample.place);
        if (wanted === undefined) throw new Error('there is no text to hold another against');
        const seed = seedOf(sample) + (seedOf(sample) > 0 ? -FURTHER : FURTHER);
        const told = await run(fleet, { ...sample, request: { ...sample.request, seed } });
        tally.check(sample, wanted);
        if (difference(wanted, told) === undefined) same.push(sample);
      }),
    );
    if (same.length > MOST_SAME * drawn.length) for (const sample of same) tally.fault(sample, 'another seed gives the same text');
    return [tally.finding({ engine, caseName: 'others', property: 'another seed gives another text', note: `${drawn.length - same.length} of ${drawn.length} differ` })];
  },
};
