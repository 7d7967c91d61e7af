import { BOTH, type Case } from '../bench.js';
import { Fleet, withFleet, type EngineName } from '../fleet.js';
import type { Follower } from '../follower.js';
import { share, type Sample } from '../samples.js';
import { Tally } from '../tally.js';
import { begin, look } from '../task.js';

/** So slow that none of many is over before all have begun. */
const SLOW = [80, 80] as const;
/** The mock decodes as many at once as there are samples; llama-servers of one slot one each. */
const fleetFor = (engine: EngineName, samples: number): Promise<Fleet> =>
  engine === 'mock' ? Fleet.mock({ pool: {} }, SLOW, Math.ceil(samples / 2)) : Fleet.llama(8, 1);
/** One that was not cut in mid-stream is tried again, so many times. */
const TRIES = 5;

/**
 * The daemon is killed while texts are under way, started again on its data, and each reader comes back with the last id
 * that it has: what it was told before and after is the whole text, without a gap or a repeat.
 */
export const restart: Case = {
  name: 'restart',
  engines: BOTH,
  run: ({ engine, samples, expected }) =>
    withFleet(fleetFor(engine, samples.length), async (fleet) => {
      const tally = new Tally(expected);
      let kills = 0;
      let left = samples.map((sample) => ({ sample, tries: 0 }));
      while (left.length > 0) {
        const wave = left.slice(0, fleet.atOnce);
        left = left.slice(fleet.atOnce);
        const running = await start(fleet, wave, tally);
        await fleet.restart();
        fleet.goOn();
        kills++;
        for (const { sample, tries } of await end(fleet, running, tally)) {
          if (tries < TRIES) left.push({ sample, tries });
          else tally.fault(sample, `it was not cut in mid-stream, ${TRIES} times`);
        }
      }
      return [tally.finding({ engine, caseName: 'restart', property: 'cut by kill -9 of the daemon, read on', note: `${kills} kills` })];
    }),
};

interface Try {
  readonly sample: Sample;
  /** Those before. */
  readonly tries: number;
}

interface Begun extends Try {
  readonly follower: Follower;
}

/**
 * Resolves when each has some tokens, other numbers for other samples. Each llama-server stands still then, so that no text is
 * over before the last one has begun.
 */
async function start(fleet: Fleet, wave: readonly Try[], tally: Tally): Promise<readonly Begun[]> {
  const begun: Begun[] = [];
  await fleet.ready(fleet.replicas.length);
  await Promise.all(
    wave.map(({ sample, tries }, index) =>
      tally.of(sample, async () => {
        const replica = fleet.replicas[index % fleet.replicas.length] ?? '';
        const follower = await begin(fleet, sample, { replica });
        await follower.reached(tries === 0 ? 1 + share(sample, 6) : 1);
        fleet.hold(replica);
        begun.push({ sample, tries, follower });
      }),
    ),
  );
  return begun;
}

/** Reads all to their ends. Gives those that were not cut in mid-stream. */
async function end(fleet: Fleet, running: readonly Begun[], tally: Tally): Promise<readonly Try[]> {
  const uncut: Try[] = [];
  await Promise.all(
    running.map(({ sample, tries, follower }) =>
      tally.of(sample, async () => {
        await follower.over();
        const midway = follower.tokens > 0 && !follower.ended;
        if (!follower.ended) await follower.connect(fleet.url);
        tally.check(sample, await follower.whole());
        // It may have ended between what its reader was told and the kill.
        const again = Number((await look(fleet, follower.taskId))['attempt']) > 1;
        if (!midway || !again) uncut.push({ sample, tries: tries + 1 });
      }),
    ),
  );
  return uncut;
}
