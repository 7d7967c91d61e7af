import { randomUUID } from 'node:crypto';
import { BOTH, type Case } from '../bench.js';
import type { Fleet } from '../fleet.js';
import type { Sample } from '../samples.js';
import { Tally } from '../tally.js';
import { inLanes, run } from '../task.js';

/**
 * Three turns of a session that stays at one replica: the first one is what the others begin with, so that they come to a KV
 * cache that holds a part of their prompt, and then all of it.
 */
export async function warmTurns(fleet: Fleet, sample: Sample, tally: Tally, determinism: 'strict' | 'best_effort'): Promise<void> {
  const manner = { session: randomUUID(), kvHint: 'reuse', replica: fleet.replicas[sample.place % fleet.replicas.length] ?? '' } as const;
  await run(fleet, openingOf(sample), { ...manner, determinism: 'best_effort' });
  for (let turn = 0; turn < 2; turn++) tally.check(sample, await run(fleet, sample, { ...manner, determinism }));
}

const OPENING_TOKENS = 8;

function openingOf(sample: Sample): Sample {
  const { prompt, messages } = sample.request;
  const half = <T>(whole: readonly T[]): readonly T[] => whole.slice(0, Math.ceil(whole.length / 2));
  const input = typeof prompt === 'string' ? { prompt: half(Array.from(prompt)).join('') } : { messages: half(Array.isArray(messages) ? messages : []) };
  return { ...sample, request: { ...sample.request, ...input, max_tokens: OPENING_TOKENS } };
}

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
    await inLanes(samples, fleet.replicas.length, (sample) => warm.of(sample, () => warmTurns(fleet, sample, warm, 'strict')));
    return [inNew, warm.finding({ ...about, property: 'again, in a warm session' })];
  },
};
