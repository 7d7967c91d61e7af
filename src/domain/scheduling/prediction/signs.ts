import type { Priority } from '../../task/task.js';
import { SHORT_MS } from './calibration.js';
import type { Inflow } from './inflow.js';

/** Of a task that waits or would, what tells by how much its start will be put off. Tokens are of prompts and outputs. */
export interface Sight {
  readonly flow?: string | undefined;
  readonly priority: Priority;
  /** Its own. */
  readonly tokens: number;
  /** Of what starts before it, if nothing else comes. */
  readonly tokensAhead: number;
  /** The part of it that is of its own class. */
  readonly classTokensAhead: number;
  /** That another flow of its class may be given before it, those that come yet too. */
  readonly lead: number;
  /** When it starts if nothing else comes. */
  readonly startMs: number;
  readonly slots: number;
  /** Of what is served while both classes wait. */
  readonly batchShare: number;
}

/** A rate beyond this is as good as any. */
const MOST_SIGN = 5;
/** Of the pool, taken by others: with all of it a task would wait for ever. */
const MOST_LOAD = 0.8;
/** Batch that has no share is not put off for ever either: interactive work ends some day. */
const LEAST_SHARE = 0.02;

/**
 * Ten signs, each a number of about the size of 1, whose weights calibration.ts learns. In logarithms of the wait: how long
 * it is; how far the turns of other flows reach; what they bring in, as far as it fits there; the same of interactive work
 * ahead of batch, which goes first until batch has its share; and how fast interactive work comes in.
 */
export function signsOf(sight: Sight, inflow: Readonly<Record<Priority, Inflow>>, now: number): number[] {
  const { flow, priority, tokens, classTokensAhead, lead, startMs, slots, batchShare } = sight;
  const before = Math.max(0, sight.tokensAhead) + tokens;
  const own = inflow[priority];
  const others = Math.min(MOST_SIGN, Math.max(0, own.perMsOfAll(now) - own.perMsOf(flow, now)) / slots);
  const turns = Math.log(Math.max(1, (own.flowCount(now) * (lead + tokens)) / before));
  let share = 0;
  let first = 0;
  const { interactive } = inflow;
  if (priority === 'batch') {
    share = Math.log(Math.max(1, (Math.max(0, classTokensAhead) + tokens) / Math.max(LEAST_SHARE, batchShare) / before));
    first = Math.min(slowed(interactive.perMsOfAll(now) / slots), share);
  }
  // In one go: there is one such list to every forecast.
  return [
    1,
    Math.log((startMs + SHORT_MS) / 1000),
    Math.log((lead + tokens) / before),
    others,
    Math.min(slowed(others), turns),
    share,
    first,
    Math.min(MOST_SIGN, interactive.perMs(0, now) / slots),
    Math.min(MOST_SIGN, interactive.perMs(1, now) / slots),
    Math.min(MOST_SIGN, interactive.perMs(2, now) / slots),
  ];
}

/** By how much a wait grows while so much of the pool goes to others; a logarithm. */
const slowed = (load: number): number => Math.log(1 / (1 - Math.min(MOST_LOAD, load)));
