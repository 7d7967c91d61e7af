/** How `npm run test:chaos` was called. */
export interface Options {
  readonly seed: number;
  /** The rounds to run, by their numbers from 0. */
  readonly first: number;
  readonly rounds: number;
  /** No round begins after so long, milliseconds. */
  readonly withinMs: number;
}

const DEFAULT_ROUNDS = 200;
const DEFAULT_MINUTES = 15;
const USAGE = `npm run test:chaos -- [--rounds N] [--seed S] [--round R] [--minutes M]

  --rounds N   so many rounds (${String(DEFAULT_ROUNDS)})
  --seed S     what is drawn; a failure prints it (a new one each time)
  --round R    only the round R of that seed
  --minutes M  no round begins after so long (${String(DEFAULT_MINUTES)})
`;

/** Answers what is wrong with the arguments as text. */
export function readOptions(args: readonly string[]): Options | string {
  const given = new Map<string, number>();
  for (let at = 0; at < args.length; at += 2) {
    const [name = '', text = ''] = args.slice(at, at + 2);
    const value = Number(text);
    if (!['--rounds', '--seed', '--round', '--minutes'].includes(name) || text === '' || !Number.isFinite(value) || value < 0) return USAGE;
    given.set(name, value);
  }
  const only = given.get('--round');
  return {
    seed: Math.floor(given.get('--seed') ?? Math.random() * 2 ** 31),
    first: only ?? 0,
    rounds: only === undefined ? (given.get('--rounds') ?? DEFAULT_ROUNDS) : 1,
    withinMs: (given.get('--minutes') ?? DEFAULT_MINUTES) * 60_000,
  };
}
