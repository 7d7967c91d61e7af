import { BOTH, type Case } from '../bench.js';
import type { Fleet } from '../fleet.js';
import { share, type Sample } from '../samples.js';
import { Tally } from '../tally.js';
import { begin } from '../task.js';

/**
 * All samples at once, and as many others among them, in both classes: whoever decodes has others beside it, before it and
 * behind it, and each is read by a stream of its own.
 */
export const load: Case = {
  name: 'load',
  engines: BOTH,
  run: async ({ engine, fleet, samples, expected }) => {
    const tally = new Tally(expected);
    await underLoad(fleet, samples, tally);
    return [tally.finding({ engine, caseName: 'load', property: `beside ${2 * samples.length - 1} other streams` })];
  },
};

export async function underLoad(fleet: Fleet, samples: readonly Sample[], tally: Tally): Promise<void> {
  await Promise.all(
    samples.flatMap((sample) => [
      tally.of(sample, async () => tally.check(sample, await (await begin(fleet, sample, { priority: priorityOf(sample) })).whole())),
      tally.of(sample, async () => void (await (await begin(fleet, otherOf(sample), { priority: priorityOf(sample), kvHint: 'reuse', determinism: 'best_effort' })).whole())),
    ]),
  );
}

const priorityOf = (sample: Sample): 'interactive' | 'batch' => (share(sample, 3) === 0 ? 'batch' : 'interactive');

/** Of mixed length, and with a prompt that begins as the sample's does: it may sit in the same cache. */
const otherOf = (sample: Sample): Sample => {
  const { prompt, messages, stop: _, ...rest } = sample.request;
  const begins = typeof prompt === 'string' ? prompt : JSON.stringify(messages);
  return { ...sample, request: { ...rest, prompt: `${begins} and`, seed: sample.place, max_tokens: 1 + share(sample, 160) } };
};
