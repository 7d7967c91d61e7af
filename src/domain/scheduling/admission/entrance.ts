import type { Priority } from '../../task/task.js';
import { victimsFor, type BatchLine } from './make-room.js';
import type { PoolState } from '../pool-state.js';
import { Promises } from './promises.js';
import type { Ticket } from '../ticket.js';

/** Of a queue, what decides whether one more may join it. */
interface Queued extends BatchLine {
  readonly size: number;
  /** Expected tokens of all that waits, prompts and outputs. */
  readonly tokens: number;
}

/** Of a task that asks to join. */
export interface Newcomer {
  readonly taskId: string;
  readonly priority: Priority;
  /** Expected tokens, prompt and output. */
  readonly tokens: number;
}

type Limits = Pick<PoolState, 'queueCapacity' | 'queueTokens' | 'queuePolicy'>;

/** Which bound of the queue refuses. */
export type Bound = 'places' | 'tokens';

export type Entry =
  /** It may join once these are dropped; usually there are none. */
  | { readonly kind: 'open'; readonly victims: readonly Ticket[] }
  | { readonly kind: 'full'; readonly by: Bound };

const OPEN: Entry = { kind: 'open', victims: [] };

/** Of a queue, what may be held at most for those who were promised a place: the rest keeps the slots busy meanwhile. */
const HELD_SHARE = 0.5;

/**
 * Who may join the queue of a pool: its bounds, the places held for those who were promised one (promises.ts), and what
 * its policy drops for a newcomer (make-room.ts).
 */
export class Entrance {
  private readonly promises = new Promises();

  constructor(private readonly queue: Queued) {}

  entry(task: Newcomer, limits: Limits, now: number): Entry {
    const { queue } = this;
    const { queueCapacity, queueTokens, queuePolicy } = limits;
    const isDue = this.promises.dueIn(task.taskId, now) === 0;
    const heldPlaces = isDue ? 0 : Math.min(this.promises.placesBeside(task.taskId, now), Math.floor(queueCapacity * HELD_SHARE));
    const places = queue.size + heldPlaces < queueCapacity ? 0 : 1;
    let tokens = 0;
    if (queueTokens !== undefined && queue.size > 0) {
      const heldTokens = isDue ? 0 : Math.min(this.promises.tokensBeside(task.taskId, now), queueTokens * HELD_SHARE);
      tokens = Math.max(0, Math.min(task.tokens, queue.tokens + heldTokens + task.tokens - queueTokens));
    }
    if (places === 0 && tokens === 0) return OPEN;
    const victims = victimsFor(queue, queuePolicy, task.priority, { places, tokens });
    return victims === undefined ? { kind: 'full', by: places > 0 ? 'places' : 'tokens' } : { kind: 'open', victims };
  }

  /** Until the time that was promised to this task, ms; `undefined` when none was, or it has come. */
  promisedIn(taskId: string, now: number): number | undefined {
    const inMs = this.promises.dueIn(taskId, now);
    return inMs === 0 ? undefined : inMs;
  }

  /** What would be promised to this task, ms from now. Infinite when nothing would. */
  roomIn(task: Newcomer, limits: Limits, msPerPlace: number, now: number): number {
    const places = this.placesOf(task, limits);
    return this.promises.nextIn({ msPerPlace, places }, now);
  }

  /** Promises a place to a task that is refused. Answers when, ms from now; `undefined` when it is too far away to promise. */
  promise(task: Newcomer, limits: Limits, msPerPlace: number, now: number): number | undefined {
    this.promises.end(task.taskId, now);
    return this.promises.make(task.taskId, task.tokens, { msPerPlace, places: this.placesOf(task, limits) }, now);
  }

  /** The task has its place, here or elsewhere. */
  joined(taskId: string, now: number): void {
    this.promises.end(taskId, now);
  }

  /** Where tokens are bounded, a large task needs what several others leave; one that is too large for the queue needs all of it. */
  private placesOf({ tokens }: Newcomer, { queueTokens }: Limits): number {
    const { queue } = this;
    if (queueTokens === undefined || queue.size === 0) return 1;
    if (tokens > queueTokens) return Infinity;
    return Math.max(1, (tokens * queue.size) / Math.max(1, queue.tokens));
  }
}
