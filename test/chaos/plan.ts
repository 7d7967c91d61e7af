import type { ConnectionPlan, Passage } from '../support/fault-proxy.js';
import { Random } from '../support/random.js';
import type { MockFaults } from './config.js';
import { drawHarms, HARM_MS, type Means, type Timed } from './harm.js';
import { drawWork, type Work } from './works.js';

/**
 * What a round does, drawn from the seed and the round's number alone: it can be run again by itself, without those before
 * it. How long things take is not drawn, so a round that is run again does the same harm to a daemon that may be elsewhere.
 */
export interface Plan {
  readonly round: number;
  readonly harms: readonly Timed[];
  readonly tasks: readonly TaskScript[];
  /** Of the mock pool's replicas, in a daemon that is started in this round. */
  readonly mockFaults: MockFaults | undefined;
  /** What the connections between daemon and replicas, and between some readers and the daemon, meet. */
  readonly wires: { readonly readers: boolean; readonly replicas: boolean };
}

export interface TaskScript {
  readonly taskId: string;
  readonly sessionId: string;
  readonly work: Work;
  readonly priority: 'interactive' | 'batch';
  readonly onDisconnect: 'continue' | 'cancel';
  readonly atMs: number;
  /** The same POST so often at once. */
  readonly posts: number;
  readonly postThroughProxy: boolean;
  /** After its end it is handed over once more, and once with another body. */
  readonly repeated: boolean;
  /** Canceled when its first reader has had so many tokens; 0: as soon as it is admitted. */
  readonly cancelAfter: number | undefined;
  readonly readers: readonly ReaderScript[];
}

export interface ReaderScript {
  readonly throughProxy: boolean;
  readonly delayMs: number;
  /** Stops taking bytes now and then. */
  readonly slow: boolean;
  /** Leaves after so many events of a connection, one number a connection, and comes back where it was. */
  readonly leaves: readonly number[];
  /** Comes back not where it was but somewhere before. */
  readonly goesBack: boolean;
}

export function planRound(seed: number, round: number, means: Means): Plan {
  const random = new Random(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(round + 1, 0x85ebca6b));
  const harms = drawHarms(random, means);
  const sessions = Array.from({ length: 4 }, () => random.uuid());
  const count = 10 + random.below(10);
  const tasks = Array.from({ length: count }, () => drawTask(random, sessions, means));
  return {
    round,
    harms,
    tasks: tasks.sort((a, b) => a.atMs - b.atMs),
    mockFaults: random.chance(0.6) ? drawMockFaults(random) : undefined,
    wires: { readers: random.chance(0.6), replicas: means.llama && random.chance(0.4) },
  };
}

function drawTask(random: Random, sessions: readonly string[], means: Means): TaskScript {
  const canceled = random.chance(0.2);
  return {
    taskId: random.uuid(),
    sessionId: random.chance(0.5) ? (sessions[random.below(sessions.length)] ?? random.uuid()) : random.uuid(),
    work: drawWork(random, means.llama && random.chance(0.6) ? random.of(['haiku', 'ballads']) : 'poems'),
    priority: random.chance(0.7) ? 'interactive' : 'batch',
    onDisconnect: random.chance(0.06) ? 'cancel' : 'continue',
    atMs: random.below(HARM_MS * 0.7),
    posts: random.chance(0.3) ? 2 + random.below(3) : 1,
    postThroughProxy: random.chance(0.4),
    repeated: random.chance(0.3),
    cancelAfter: canceled ? (random.chance(0.25) ? 0 : random.below(60)) : undefined,
    readers: Array.from({ length: 1 + random.below(3) }, () => drawReader(random)),
  };
}

const drawReader = (random: Random): ReaderScript => ({
  throughProxy: random.chance(0.5),
  delayMs: random.chance(0.5) ? 0 : random.below(600),
  slow: random.chance(0.15),
  leaves: Array.from({ length: random.below(4) }, () => 1 + random.below(60)),
  goesBack: random.chance(0.2),
});

const drawMockFaults = (random: Random): MockFaults => ({
  m1: { attempts: 1 + random.below(4), ...random.of<object>([{ die_after_tokens: random.below(60) }, { malformed_after_tokens: random.below(60) }, { refuse: true }]) },
  m2: { attempts: 1 + random.below(2), ...random.of<object>([{ stall_after_tokens: random.below(60) }, { die_after_tokens: random.below(60) }]) },
});

/**
 * What one connection meets: most pass well, so that the others' harm is seen in company. `truncates`: a request may arrive cut
 * off and be answered for what it is, a bad one. A client can tell, since it is its own; a daemon that is told so by its
 * engine cannot, and ends the task.
 */
export function drawConnection(random: Random, truncates: boolean): ConnectionPlan {
  const fate = random.below(20);
  if (fate < 9) return {};
  if (fate === 9) return 'refuse';
  const end = (): Passage => ({ end: { afterBytes: random.below(6_000), how: random.of(['close', 'reset', 'half_close', 'swallow']) } });
  const slowness = (): Passage =>
    random.of<Passage>([{ delayMs: 5 + random.below(60) }, { bytesPerSecond: 20_000 + random.below(60_000) }, { pieceBytes: 1 + random.below(40), delayMs: random.below(5) }]);
  if (fate < 13) return { down: end() };
  if (fate < 15) return { up: { end: { afterBytes: random.below(900), how: random.of(truncates ? ['close', 'reset', 'half_close'] : ['close', 'reset', 'swallow']) } } };
  if (fate < 18) return { down: slowness() };
  return { up: slowness(), down: { ...slowness(), ...end() } };
}
