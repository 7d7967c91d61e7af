import { randomUUID } from 'node:crypto';
import { BOTH, type Case } from '../bench.js';
import { Fleet, withFleet, type EngineName } from '../fleet.js';
import { share, type Sample } from '../samples.js';
import { Tally } from '../tally.js';
import { attemptsFault, begin, inLanes, look, run, type Manner } from '../task.js';

/** After how many tokens a mock replica dies; each number has a pool. */
const DIES_AFTER = [1, 4, 9, 16];
const SPEEDS = [5_000, 5_000] as const;
/** A text that was over before its replica died, or had begun at the other one, is tried again, so many times. */
const TRIES = 6;

const poolOf = (sample: Sample): string => `dies-after-${DIES_AFTER[share(sample, DIES_AFTER.length)] ?? 1}`;

/** Of four servers three are there while one comes back. */
const fleetFor = (engine: EngineName): Promise<Fleet> =>
  engine === 'llamacpp'
    ? Fleet.llama(4, 1)
    : Fleet.mock(Object.fromEntries(DIES_AFTER.map((tokens) => [`dies-after-${tokens}`, { faults: { die_after_tokens: tokens } }])), SPEEDS, 4);

/**
 * The replica dies in mid-stream, and the reader stays: its one connection goes on with dense indices to the end of the same
 * text, and getTask shows the attempt that was lost and the one that was not. A mock's first replica dies by its
 * configuration; a llama-server is killed.
 */
export const move: Case = {
  name: 'move',
  engines: BOTH,
  run: ({ engine, samples, expected }) =>
    withFleet(fleetFor(engine), async (fleet) => {
      const tally = new Tally(expected);
      const once = engine === 'mock' ? moveMock : moveLlama;
      // One after the other: two at once would lose each other's servers.
      await inLanes(samples, engine === 'mock' ? DIES_AFTER.length : 1, (sample) =>
        tally.of(sample, async () => {
          for (let tries = 0; tries < TRIES; tries++) {
            if (await once(fleet, sample, tally, tries)) return;
          }
          tally.fault(sample, `it was never cut off, ${TRIES} times`);
        }),
      );
      return [tally.finding({ engine, caseName: 'move', property: 'moved when its replica died' })];
    }),
};

/** False where it was not moved. The session has been where the replica dies: a text of one token is over before. */
async function moveMock(fleet: Fleet, sample: Sample, tally: Tally): Promise<boolean> {
  const manner = { model: poolOf(sample), session: randomUUID() };
  await run(fleet, { ...sample, request: { ...sample.request, max_tokens: 1 } }, { ...manner, replica: 'r0' });
  return finish(fleet, sample, tally, manner, () => Promise.resolve());
}

async function moveLlama(fleet: Fleet, sample: Sample, tally: Tally, tries: number): Promise<boolean> {
  await fleet.ready(2);
  let back: Promise<void> | undefined;
  try {
    return await finish(fleet, sample, tally, {}, async (taskId, reached) => {
      await reached(1);
      const { replica_id: at } = await look(fleet, taskId);
      if (tries === 0) await reached(1 + share(sample, 9));
      back = fleet.killReplica(String(at));
    });
  } finally {
    await back;
  }
}

async function finish(
  fleet: Fleet,
  sample: Sample,
  tally: Tally,
  manner: Manner,
  disturb: (taskId: string, reached: (tokens: number) => Promise<void>) => Promise<void>,
): Promise<boolean> {
  const follower = await begin(fleet, sample, manner);
  await disturb(follower.taskId, (tokens) => follower.reached(tokens));
  tally.check(sample, await follower.whole());
  const task = await look(fleet, follower.taskId);
  if (Number(task['attempt']) < 2) return false;
  const wrong = attemptsFault(task);
  if (wrong !== undefined) tally.fault(sample, wrong);
  return true;
}
