import { Random } from '../support/random.js';

/** Mock engines, llama-servers of somebody else, and llama-servers that the daemon runs. */
export const POOLS = ['poems', 'haiku', 'ballads'] as const;
export type PoolId = (typeof POOLS)[number];

/** What a task asks for. The same work gives the same text, wherever and however often it runs. */
export interface Work {
  readonly pool: PoolId;
  readonly prompt: string;
  readonly seed: number;
  readonly maxTokens: number;
  /** A text that may not end early. */
  readonly grammar?: string;
}

const PROMPTS = ['An old silent pond', 'Autumn moonlight', 'First snow on the bridge', 'A heron stands still', 'Night train to the north', 'The kettle begins to sing', 'Rain on the tin roof', 'A lamp in the far window'] as const;
const COUNT: Readonly<Record<PoolId, number>> = { poems: 32, haiku: 16, ballads: 12 };

/** The same in every run: what they should give is found out once, undisturbed, before the first round. */
export const WORKS: Readonly<Record<PoolId, readonly Work[]>> = { poems: makeWorks('poems', 12, 240), haiku: makeWorks('haiku', 60, 900), ballads: makeWorks('ballads', 60, 900) };

function makeWorks(pool: PoolId, least: number, most: number): readonly Work[] {
  const random = new Random(pool.length);
  return Array.from({ length: COUNT[pool] }, (_, at) => ({
    pool,
    prompt: PROMPTS[at % PROMPTS.length] ?? PROMPTS[0],
    seed: 1 + random.below(1_000_000),
    maxTokens: least + random.below(most - least),
    // The small model likes to end after a sentence; a long text is met by more harm.
    ...(pool !== 'poems' && at % 2 === 0 ? { grammar: 'root ::= [a-z ,.]{900,9000}' } : {}),
  }));
}

export function drawWork(random: Random, pool: PoolId): Work {
  const works = WORKS[pool];
  const work = works[random.below(works.length)];
  if (work === undefined) throw new Error('There are no works.');
  return work;
}

/** A task's body for POST /v1/tasks. */
export const bodyOf = (work: Work, task: { readonly taskId: string; readonly sessionId: string; readonly priority: string; readonly onDisconnect: string }): object => ({
  task_id: task.taskId,
  session_id: task.sessionId,
  workload: 'completion',
  model_ref: work.pool,
  engine: work.pool === 'poems' ? 'mock' : 'llamacpp',
  ctx: 2_000,
  priority: task.priority,
  max_tokens: work.maxTokens,
  deadline_ms: DEADLINE_MS,
  prompt: work.prompt,
  seed: work.seed,
  determinism: 'strict',
  ...(work.grammar === undefined ? {} : { response_format: { type: 'grammar', grammar: work.grammar } }),
  on_disconnect: task.onDisconnect,
});

/** Nearly a week, the longest there is: no jump of the clock reaches it. */
const DEADLINE_MS = 600_000_000;
