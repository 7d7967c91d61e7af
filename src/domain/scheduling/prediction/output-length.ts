import { Decayed, PRIOR_WEIGHT } from './averages.js';
import { Latest } from './latest.js';
import { LifeTable, spotOf, type HowItEnded, type LifeTableMemory, type Spot } from './life-table.js';
import { onTimeProbability } from './normal.js';

/** Of a task, what its length is foretold from. `flow`: absent where it is not known. */
export interface Sized {
  readonly flow?: string;
  readonly maxTokens: number;
  /** The client's own estimate. */
  readonly expectedTokens?: number | undefined;
}

export interface FlowMemory {
  readonly flow: string;
  /** Actual over estimated tokens. */
  readonly ratio: number;
  readonly table: LifeTableMemory;
}

export interface LengthsMemory {
  readonly pool: LifeTableMemory;
  readonly estimated: LifeTableMemory;
  /** Of actual over expected tokens: standard deviation over mean. */
  readonly spread: number;
  /** The latest last. */
  readonly flows: readonly FlowMemory[];
}

/** Of `max_tokens`, what a task is expected to use before any has ended. */
const PRIOR_OUTPUT_SHARE = 0.5;
const PRIOR_SPREAD = 0.5;
/** Once a task has made more than was expected of it, and nothing is known of others: how much more, of what it has made. */
const OVERRUN_SHARE = 0.25;
/** What is left of a text's weight after one more: a pool remembers about a hundred texts, a flow about thirty. */
const POOL_KEEPS = 0.99;
const FLOW_KEEPS = 0.97;
/** Estimates: a flow's are believed until a few of its texts have ended. */
const RATIO_KEEPS = 0.9;
const RATIO_PRIOR = 1;
const RATIO_SPREAD = 0.3;
export const RATIO_MOST = 16;
/** Where a text that is as long as estimated stands in the table of those. */
const AS_ESTIMATED = 256;
/** Flows whose lengths are remembered, in memory and beyond it. */
const MOST_FLOWS = 1024;
export const MOST_FLOWS_KEPT = 256;

/** Many flows have one text and no more: such a one costs little. */
interface FlowLengths {
  /** Its only text so far, while there is no table. */
  first: { readonly length: number; readonly how: HowItEnded } | undefined;
  table: LifeTable | undefined;
  readonly ratio: Decayed;
}

/**
 * How long the outputs of a pool's model are: by flow where a flow has shown it, else by pool. A client's own estimate
 * counts for more, corrected by how well the flow's estimates have held.
 *
 * Texts that were cut off count as being at least that long (life-table.ts). At most 1024 flows are remembered, the least
 * recently ended goes first.
 */
export class OutputLengths {
  private readonly pool = new LifeTable(POOL_KEEPS);
  /** Of texts that were estimated by their clients: actual over estimated length, times 256. */
  private readonly estimated = new LifeTable(POOL_KEEPS);
  private readonly flows = new Latest<FlowLengths>(MOST_FLOWS);
  private error = new Decayed(1, PRIOR_SPREAD);
  /** A task that asks to join is asked about many times over, with nothing learned meanwhile. */
  private asked: Sized | undefined;
  private answered = 0;

  /** Standard deviation over mean of actual over expected length. */
  get spread(): number {
    return this.error.spread;
  }

  /** `ended`: by itself or at `maxTokens`; else it was cut off. `expected`: what was foretold of it. */
  observe(task: Sized, tokensOut: number, ended: boolean, expected: number): void {
    // What makes no text says nothing of lengths.
    if (expected <= 0) return;
    this.asked = undefined;
    const how = !ended ? 'cut' : tokensOut >= task.maxTokens ? 'limit' : 'ended';
    this.pool.add(tokensOut, how);
    const flow = task.flow === undefined ? undefined : this.flows.touch(task.flow, nothingSeen);
    if (flow !== undefined) this.addTo(flow, tokensOut, how);
    if (ended) this.error.add(tokensOut / expected);
    if (task.expectedTokens === undefined) return;
    const estimate = Math.max(1, Math.min(task.expectedTokens, task.maxTokens));
    if (ended) flow?.ratio.add(Math.min(RATIO_MOST, tokensOut / estimate));
    // One that its estimate would have let reach `maxTokens` and that did has held it.
    const held = how === 'limit' && task.expectedTokens >= task.maxTokens;
    this.estimated.add((AS_ESTIMATED * tokensOut) / expected, held ? 'ended' : how);
  }

  /** Tokens: a whole number from 1 to `maxTokens`; 0 where that is 0. */
  expected(task: Sized): number {
    if (task === this.asked) return this.answered;
    this.asked = task;
    this.answered = Math.min(task.maxTokens, Math.max(1, Math.ceil(this.meanOf(task) - 1e-6)));
    return this.answered;
  }

  /** How long a task of which so much is expected will be. */
  outlook(task: Sized, expected: number): Outlook {
    if (task.expectedTokens !== undefined) return new Outlook(this.estimated, expected / AS_ESTIMATED, task.maxTokens, expected);
    return new Outlook(this.tableOf(task.flow), 1, task.maxTokens, expected);
  }

  get memory(): LengthsMemory {
    const flows: FlowMemory[] = [];
    for (const [flow, { table, ratio }] of this.flows) if (table !== undefined) flows.push({ flow, ratio: ratio.mean, table: table.memory });
    return {
      pool: this.pool.memory,
      estimated: this.estimated.memory,
      spread: this.error.spread,
      flows: flows.slice(-MOST_FLOWS_KEPT),
    };
  }

  /** Only for one that has observed nothing. */
  recall(memory: LengthsMemory, share: number): void {
    this.pool.recall(memory.pool, share);
    this.estimated.recall(memory.estimated, share);
    this.error = new Decayed(1, memory.spread, 1);
    for (const { flow, ratio, table } of memory.flows) {
      const known = new LifeTable(FLOW_KEEPS, this.pool);
      known.recall(table, share);
      this.flows.touch(flow, () => ({ first: undefined, table: known, ratio: new Decayed(ratio, RATIO_SPREAD, RATIO_PRIOR, RATIO_KEEPS) }));
    }
  }

  private meanOf({ flow, maxTokens, expectedTokens }: Sized): number {
    if (expectedTokens !== undefined) {
      const ratio = flow === undefined ? 1 : (this.flows.get(flow)?.ratio.mean ?? 1);
      return Math.min(expectedTokens, maxTokens) * ratio;
    }
    const learned = trust(this.pool);
    return learned * this.tableOf(flow).mean(maxTokens) + (1 - learned) * PRIOR_OUTPUT_SHARE * maxTokens;
  }

  private tableOf(flow: string | undefined): LifeTable {
    return (flow === undefined ? undefined : this.flows.get(flow)?.table) ?? this.pool;
  }

  private addTo(flow: FlowLengths, length: number, how: HowItEnded): void {
    const { first } = flow;
    if (flow.table === undefined && first === undefined) {
      flow.first = { length, how };
      return;
    }
    flow.table ??= new LifeTable(FLOW_KEEPS, this.pool);
    if (first !== undefined) flow.table.add(first.length, first.how);
    flow.first = undefined;
    flow.table.add(length, how);
  }
}

const nothingSeen = (): FlowLengths => ({ first: undefined, table: undefined, ratio: new Decayed(1, RATIO_SPREAD, RATIO_PRIOR, RATIO_KEEPS) });

/** How long one task will be, before it runs and while it does. */
export class Outlook {
  /** `maxTokens`, in the table. */
  private readonly limit: Spot;

  /** `scale`: tokens for one unit of the table's lengths. */
  constructor(
    private readonly table: LifeTable,
    private readonly scale: number,
    private readonly maxTokens: number,
    private readonly expected: number,
  ) {
    this.limit = spotOf(maxTokens / scale);
  }

  /** Tokens that one which has made so many can make yet. */
  most(made: number): number {
    return Math.max(0, this.maxTokens - made);
  }

  /** Tokens that one which has made so many is expected to make yet. */
  remaining(made: number): number {
    if (this.maxTokens === 0) return 0;
    const room = this.most(made);
    const learned = trust(this.table);
    const believed = Math.min(room, Math.max(this.expected - made, made * OVERRUN_SHARE));
    if (learned === 0) return believed;
    const { scale } = this;
    return learned * scale * this.table.remaining(made / scale, this.maxTokens / scale, this.limit) + (1 - learned) * believed;
  }

  /** The probability that one which has made so many ends within so many more. */
  endsWithin(made: number, more: number): number {
    if (this.maxTokens === 0) return 1;
    const learned = trust(this.table);
    const left = this.remaining(made);
    const believed = made + more >= this.maxTokens ? 1 : onTimeProbability(left, PRIOR_SPREAD * left, more);
    if (learned === 0) return believed;
    const { scale } = this;
    return learned * this.table.endsWithin(made / scale, more / scale, this.maxTokens / scale) + (1 - learned) * believed;
  }
}

/** How far a table is believed beside what was before it: 0 to 1. */
const trust = (table: LifeTable): number => table.weight / (table.weight + PRIOR_WEIGHT);
