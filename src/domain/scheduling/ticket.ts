import type { EngineKind, PlacementRequest, Priority, Workload } from '../task/task.js';
import type { Foretold } from './prediction/calibration.js';
import type { SchedulerTask } from './event.js';
import type { Outlook } from './prediction/output-length.js';
import { rankOf, type TreapNode } from './queue/treap.js';

/**
 * `held`: its admission is not durable yet; it waits, and nothing but `confirm` and `cancel` touches it.
 * `stopping`: it runs, but nobody wants it any more; its slot is still taken.
 */
export type TicketState = 'held' | 'waiting' | 'running' | 'stopping';

/** An attempt under way. Milliseconds are monotonic. */
export interface Run {
  readonly replicaId: string;
  readonly startedAt: number;
  /** The last report: so many tokens at that time. */
  tokensOut: number;
  reportedAt: number;
  /** Of its replica: ms that tasks had run there when it began; and, once it has ended, how many did at once meanwhile. */
  readonly taskMsBefore: number;
  tasksAtOnce: number;
  /** How long it will be. */
  outlook: Outlook | undefined;
}

/** What the pool says of the task: its own string for the model, one for all its tickets, and the output it expects. */
export interface TicketPlace {
  readonly poolId: string;
  readonly modelRef: string;
  readonly outputTokens: number;
}

/** The placement of all tickets that ask for nothing in particular. */
const ANYWHERE: PlacementRequest = { mode: 'auto', preferPools: [], avoidPools: [], allowFallback: true };

/**
 * One task from admission until it lets go of its slot: the scheduler's whole memory of it.
 *
 * There may be a million of these, so it copies what it needs and lets the event go, and it is itself the node of the
 * tree that holds it (order-tree.ts) and knows its place in the deadline heap (deadlines.ts).
 */
export class Ticket implements TreapNode<Ticket> {
  // Owned by the order tree. First, so that a walk down the tree stays within one cache line or two of each ticket.
  left: Ticket | undefined = undefined;
  right: Ticket | undefined = undefined;
  /** Of the subtree under this ticket: how many, their tokens, and the least context that one of them asks for. */
  count = 1;
  promptSum: number;
  outputSum: number;
  leastCtx: number;
  readonly promptTokens: number;
  /** Output that it is expected to make. */
  readonly outputTokens: number;
  readonly ctx: number;
  /** Owned by the deadline heap: its index there, -1 while it is not in it. */
  heapIndex = -1;
  /** Owned by the list of arrivals that it is in, if any (arrivals.ts). */
  arrivedBefore: Ticket | undefined = undefined;
  arrivedAfter: Ticket | undefined = undefined;
  /** Owned by the share between classes: the contest in which it started last, -1 for none (class-share.ts). */
  contest = -1;

  state: TicketState = 'held';
  /** It ran and lost its replica: it goes ahead of its class. */
  returned = false;
  poolId: string;
  run: Run | undefined = undefined;
  affinity: SchedulerTask['affinity'];
  /** Its text has begun, and goes on at replicas of this engine version alone. Not to be changed while it waits. */
  engineVersion: string | undefined = undefined;
  /** Where its last attempt was lost: another replica is better, where one is free. */
  lostAt: SchedulerTask['affinity'] = undefined;
  readonly taskId: string;
  readonly flow: string;
  readonly weight: number;
  readonly priority: Priority;
  readonly engine: EngineKind;
  readonly modelRef: string;
  readonly workload: Workload;
  readonly placement: PlacementRequest;
  readonly maxTokens: number;
  /** The client's own of its output, if it gave one. */
  readonly expectedTokens: number | undefined;
  readonly deadlineAt: number;
  /** What its admission was told of its start; until it starts. */
  foretold: Foretold | undefined = undefined;

  /** `sequence`: its rank in the order of admission over all pools; unique. */
  constructor(
    readonly sequence: number,
    task: SchedulerTask,
    place: TicketPlace,
  ) {
    this.promptTokens = task.promptTokens;
    this.outputTokens = place.outputTokens;
    this.ctx = task.ctx;
    this.promptSum = this.promptTokens;
    this.outputSum = this.outputTokens;
    this.leastCtx = this.ctx;
    this.poolId = place.poolId;
    this.affinity = task.affinity;
    this.taskId = task.taskId;
    this.flow = task.flow;
    this.weight = task.weight;
    this.priority = task.priority;
    this.engine = task.engine;
    this.modelRef = place.modelRef;
    this.workload = task.workload;
    this.placement = isAnywhere(task.placement) ? ANYWHERE : task.placement;
    this.maxTokens = task.maxTokens;
    this.expectedTokens = task.expectedTokens;
    this.deadlineAt = task.deadlineAt;
  }

  get devices(): string | undefined {
    return this.placement.requireDeviceMask;
  }

  /** Tokens that it is expected to take: prompt and output. */
  get cost(): number {
    return this.promptTokens + this.outputTokens;
  }

  get rank(): number {
    return rankOf(this.sequence);
  }

  isBefore(other: Ticket): boolean {
    return this.sequence < other.sequence;
  }

  pull(): void {
    let count = 1;
    let promptSum = this.promptTokens;
    let outputSum = this.outputTokens;
    let leastCtx = this.ctx;
    const { left, right } = this;
    if (left !== undefined) {
      count += left.count;
      promptSum += left.promptSum;
      outputSum += left.outputSum;
      if (left.leastCtx < leastCtx) leastCtx = left.leastCtx;
    }
    if (right !== undefined) {
      count += right.count;
      promptSum += right.promptSum;
      outputSum += right.outputSum;
      if (right.leastCtx < leastCtx) leastCtx = right.leastCtx;
    }
    this.count = count;
    this.promptSum = promptSum;
    this.outputSum = outputSum;
    this.leastCtx = leastCtx;
  }

  gained({ promptTokens, outputTokens, ctx }: Ticket): void {
    this.count += 1;
    this.promptSum += promptTokens;
    this.outputSum += outputTokens;
    if (ctx < this.leastCtx) this.leastCtx = ctx;
  }

  lost({ promptTokens, outputTokens, ctx }: Ticket): void {
    if (ctx === this.leastCtx && this.ctx !== ctx) {
      this.pull();
      return;
    }
    this.count -= 1;
    this.promptSum -= promptTokens;
    this.outputSum -= outputTokens;
  }
}

const isAnywhere = (placement: PlacementRequest): boolean =>
  placement.mode === 'auto' &&
  placement.avoidPools.length === 0 &&
  placement.requireDeviceMask === undefined;
