import type { Case } from '../bench.js';
import { textOf } from '../compare.js';
import { digestOf } from '../samples.js';
import { Tally } from '../tally.js';

/** The mock's texts are those whose digests are in seeds.json: its users' transcripts rely on them. */
export const stored: Case = {
  name: 'stored',
  engines: ['mock'],
  run: async ({ engine, samples, expected }) => {
    const tally = new Tally(expected);
    for (const sample of samples) {
      const told = expected.get(sample.place);
      if (told === undefined) continue;
      tally.check(sample, told);
      const digest = digestOf(textOf(told));
      if (digest === sample.mockDigest) continue;
      tally.fault(sample, `the mock gives another text than the stored one (SHA-256 ${digest.slice(0, 12)}…, stored ${sample.mockDigest.slice(0, 12)}…); if that is meant, -- --record stores it`);
    }
    return [tally.finding({ engine, caseName: 'stored', property: 'the stored texts' })];
  },
};
