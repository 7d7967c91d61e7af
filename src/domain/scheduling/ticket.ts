import type { EngineKind, PlacementRequest, Priority, Workload } from '../task/task.js';
import type { Foretold } from './prediction/calibration.js';
import type { SchedulerTask } from './event.js';
import type { Outlook } from './prediction/output-length.js';
import type { InHeap } from './heap.js';

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
 * There may be a million of these, so it copies what it needs and lets the event go, and it knows its place in the
 * deadline heap (deadlines.ts) and the account of its flow (accounts.ts).
 */
export class Ticket implements InHeap {
  readonly promptTokens: number;
  /** Output that it is expected to make. */
  readonly outputTokens: number;
  readonly ctx: number;
  /** Owned by the deadline heap: its index there, -1 while it is not in it. */
  heapIndex = -1;
  /** Owned by the class that it waits in or started from: the number of its flow's account there, -1 before (accounts.ts). */
  account = -1;
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
  /** The string of its flow's account, one for all its tickets, once it waits (flow-line.ts). */
  flow: string;
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

  isBefore(other: Ticket): boolean {
    return this.sequence < other.sequence;
  }
}

const isAnywhere = (placement: PlacementRequest): boolean =>
  placement.mode === 'auto' &&
  placement.avoidPools.length === 0 &&
  placement.requireDeviceMask === undefined;
