import { RETRY_MAX_MS } from './drain-rate.js';

/**
 * When refused tasks may come back: a line of times, so that "try again in 4 s" is true.
 *
 * Why a line: a retry time computed from the drain rate alone says the same to everybody, and all come back for the one
 * place that is free then. Here each refused task gets a time of its own, behind all that were given before, and its
 * place is held for it shortly before and after that time. Who was promised nothing is refused meanwhile. A share of the
 * places that become free is never promised: it is what absorbs that they do not become free evenly.
 *
 * What it costs when nobody comes back: places held for a short while, never more than half of a queue
 * (entrance.ts), so that no slot is idle for it.
 *
 * Times are monotonic milliseconds. Every call is O(1), amortised.
 */

/** Of the places that become free, the share that is promised; the rest goes to whoever asks. */
const PROMISED_SHARE = 0.8;
/** A promise is made so many places' time ahead at least, and its place is held for as long: by so much they may become free late. */
const LEAD_PLACES = 5;
/** Where that is long, a little more risk is better than a long wait: so long is enough, if it is so many places' time. */
const LEAD_MS = 20_000;
const LEAST_LEAD_PLACES = 2.5;
/** How late a client may come. Retry-After is in whole seconds, rounded up; a network takes its time as well. */
const GRACE_MS = 2_500;
/** Of those who were promised a place, so many are believed to come at least: nobody can make the line a farce by staying away. */
const LEAST_SHOW_SHARE = 0.25;
/** How much one more counts in the share of those who came: it remembers about thirty. */
const SHOW_WEIGHT = 1 / 32;
/** Timers ring a little early. Who comes so much too early is in time. */
const EARLY_MS = 25;
/** What one promise takes is small, and a stranger can ask for many. */
const MOST_PROMISES = 4_096;

interface PlacePromise {
  readonly taskId: string;
  readonly dueAt: number;
  readonly holdFrom: number;
  readonly tokens: number;
  state: 'made' | 'held' | 'over';
}

/** How fast places become free, and how many of them, or parts of one, this task needs. */
interface Pace {
  readonly msPerPlace: number;
  readonly places: number;
}

export class Promises {
  private readonly byTask = new Map<string, PlacePromise>();
  /** By time. Before `first` all are over; from `unheld` on no place is held yet. */
  private line: PlacePromise[] = [];
  private first = 0;
  private unheld = 0;
  private heldPlaces = 0;
  private heldTokens = 0;
  /** Of those who were promised a place lately, how many came for it. The others' places need not be kept. */
  private showShare = 1;

  /** Until the promised time of this task, ms: 0 when it has come, `undefined` when nothing is promised (any more). */
  dueIn(taskId: string, now: number): number | undefined {
    if (this.byTask.size === 0) return undefined;
    this.advance(now);
    const promise = this.byTask.get(taskId);
    if (promise === undefined) return undefined;
    return promise.dueAt - now <= EARLY_MS ? 0 : promise.dueAt - now;
  }

  /** Places that are held now for others than this task. */
  placesBeside(taskId: string, now: number): number {
    if (this.byTask.size === 0) return 0;
    this.advance(now);
    const own = this.byTask.get(taskId)?.state === 'held' ? 1 : 0;
    return Math.ceil((this.heldPlaces - own) * this.showShare);
  }

  /** Expected tokens that are held now for others than this task. */
  tokensBeside(taskId: string, now: number): number {
    if (this.byTask.size === 0) return 0;
    this.advance(now);
    const own = this.byTask.get(taskId);
    return (this.heldTokens - (own?.state === 'held' ? own.tokens : 0)) * this.showShare;
  }

  /** When the next promise would be due, ms from now. */
  nextIn({ msPerPlace, places }: Pace, now: number): number {
    if (places === Infinity) return Infinity;
    const last = this.line.at(-1);
    const spacing = (places * msPerPlace * this.showShare) / PROMISED_SHARE;
    return Math.max(leadMs(msPerPlace) + (places - 1) * msPerPlace, last === undefined ? 0 : last.dueAt + spacing - now);
  }

  /** Promises a place to a task that has no promise. Answers when it is due, ms from now; `undefined` when the line is too long. */
  make(taskId: string, tokens: number, pace: Pace, now: number): number | undefined {
    this.advance(now);
    const inMs = this.nextIn(pace, now);
    // Nobody is told to wait longer.
    if (!(inMs <= RETRY_MAX_MS) || this.byTask.size >= MOST_PROMISES) return undefined;
    const dueAt = now + inMs;
    const promise: PlacePromise = { taskId, dueAt, holdFrom: dueAt - leadMs(pace.msPerPlace), tokens, state: 'made' };
    this.byTask.set(taskId, promise);
    this.line.push(promise);
    this.advance(now);
    return inMs;
  }

  /** It came, or got in before. Does nothing when nothing is promised. */
  end(taskId: string, now: number): void {
    const promise = this.byTask.get(taskId);
    if (promise === undefined) return;
    if (promise.dueAt - now <= EARLY_MS) this.noteShow(1);
    this.over(promise);
  }

  private noteShow(came: 0 | 1): void {
    this.showShare = Math.max(LEAST_SHOW_SHARE, this.showShare + SHOW_WEIGHT * (came - this.showShare));
  }

  private advance(now: number): void {
    for (let next = this.line[this.unheld]; next !== undefined && next.holdFrom <= now; next = this.line[++this.unheld]) {
      if (next.state === 'over') continue;
      next.state = 'held';
      this.heldPlaces += 1;
      this.heldTokens += next.tokens;
    }
    while (this.first < this.unheld) {
      const oldest = this.line[this.first];
      if (oldest === undefined) break;
      if (oldest.state !== 'over') {
        if (oldest.dueAt + GRACE_MS >= now) break;
        this.noteShow(0);
        this.over(oldest);
      }
      this.first += 1;
    }
    if (this.first === this.line.length || this.first > MOST_PROMISES) this.compact();
  }

  private over(promise: PlacePromise): void {
    this.byTask.delete(promise.taskId);
    if (promise.state === 'held') {
      this.heldPlaces -= 1;
      this.heldTokens -= promise.tokens;
    }
    promise.state = 'over';
  }

  /** The last one stays: the next is due after it, though it is over. */
  private compact(): void {
    const last = this.line.length - 1;
    const from = Math.min(this.first, last);
    if (from <= 0) return;
    this.line = this.line.slice(from);
    this.first -= from;
    this.unheld -= from;
  }
}

function leadMs(msPerPlace: number): number {
  if (!(msPerPlace <= RETRY_MAX_MS)) return Infinity;
  return Math.min(LEAD_PLACES * msPerPlace, Math.max(LEAD_MS, Math.min(LEAST_LEAD_PLACES * msPerPlace, RETRY_MAX_MS)));
}
