import { parseArgs } from 'node:util';
import type { EngineName } from './fleet.js';

export const USAGE = `Usage: npm run test:determinism -- [--engine mock|llamacpp] [--case NAME] [--seeds N | --seed PLACE] [--record]

  --engine NAME  only this engine; both where absent
  --case NAME    only this case: stored, repeat, replicas, load, restart, move, others, shared
  --seeds N      only N seeds, spread over the file
  --seed PLACE   only the one at this place of test/determinism/seeds.json, from 0
  --record       writes the digests of the mock's texts into that file`;

export interface Options {
  readonly engine: EngineName | undefined;
  readonly caseName: string | undefined;
  readonly record: boolean;
  /** Which of so many samples. */
  readonly wanted: (place: number, count: number) => boolean;
}

/** A sentence is what is wrong with the arguments. */
export function readOptions(args: readonly string[], cases: readonly string[]): Options | string {
  const read = parsed(args);
  if (typeof read === 'string') return read;
  const { engine, case: caseName, seeds, seed, record = false } = read;
  if (engine !== undefined && engine !== 'mock' && engine !== 'llamacpp') return `No engine is called ${engine}; there are mock and llamacpp.`;
  if (caseName !== undefined && !cases.includes(caseName)) return `No case is called ${caseName}; there are ${cases.join(', ')}.`;
  if (seed !== undefined && seeds !== undefined) return 'Give --seed or --seeds, not both.';
  for (const [name, value] of Object.entries({ seed, seeds })) {
    if (value !== undefined && !/^\d{1,4}$/.test(value)) return `--${name} is no whole number: ${value}.`;
  }
  const most = seeds === undefined ? undefined : Number(seeds);
  return {
    engine,
    caseName,
    record,
    wanted: (place, count) => {
      if (seed !== undefined) return place === Number(seed);
      // A prefix of the file would be of one kind.
      return most === undefined || most >= count || Math.floor((place * most) / count) !== Math.floor(((place - 1) * most) / count);
    },
  };
}

function parsed(args: readonly string[]): { engine?: string; case?: string; seeds?: string; seed?: string; record?: boolean } | string {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { engine: text, case: text, seeds: text, seed: text, record: { type: 'boolean' } } }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
