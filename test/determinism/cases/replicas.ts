import { BOTH, type Case } from '../bench.js';
import { Tally } from '../tally.js';
import { inLanes, look, run } from '../task.js';

/** Each task on every replica, as getTask tells. */
export const replicas: Case = {
  name: 'replicas',
  engines: BOTH,
  run: async ({ engine, fleet, samples, expected }) => {
    const tally = new Tally(expected);
    const pairs = samples.flatMap((sample) => fleet.replicas.map((replica) => ({ sample, replica })));
    await inLanes(pairs, fleet.atOnce, ({ sample, replica }) =>
      tally.of(sample, async () => {
        const told = await run(fleet, sample, { replica });
        const { replica_id: at } = await look(fleet, told.taskId);
        if (at !== replica) tally.fault(sample, `it ran at ${String(at)} and not at ${replica}`);
        tally.check(sample, told);
      }),
    );
    return [tally.finding({ engine, caseName: 'replicas', property: `on each of ${fleet.replicas.length} replicas` })];
  },
};
