import { randomUUID } from 'node:crypto';
import { BOTH, type Case } from '../bench.js';
import type { Fleet } from '../fleet.js';
import type { Sample } from '../samples.js';
import { Tally } from '../tally.js';
import { inLanes, run, type Manner } from '../task.js';

/** A session that stays at one replica, whose KV cache may be used. */
export const warmManner = (fleet: Fleet, { place }: Sample): Manner => {
  const replica = fleet.replicas[place % fleet.replicas.length];
  return { session: randomUUID(), kvHint: 'reuse', ...(replica === undefined ? {} : { replica }) };
};

/** The same task again in one daemon: in a new session, whose replica knows nothing of it, and in a session that is warm. */
export const repeat: Case = {
  name: 'repeat',
  engines: BOTH,
  run: async ({ engine, fleet, samples, expected }) => {
    const about = { engine, caseName: 'repeat' };
    const cold = new Tally(expected);
    await inLanes(samples, fleet.atOnce, (sample) => cold.of(sample, async () => cold.check(sample, await run(fleet, sample, { kvHint: 'cold' }))));
    const inNew = cold.finding({ ...about, property: 'again, in a new session' });

    const warm = new Tally(expected);
    await inLanes(samples, fleet.replicas.length, (sample) =>
      warm.of(sample, async () => {
        const manner = warmManner(fleet, sample);
        for (let turn = 0; turn < 2; turn++) warm.check(sample, await run(fleet, sample, manner));
      }),
    );
    return [inNew, warm.finding({ ...about, property: 'again, in a warm session' })];
  },
};
