import { DrainRate } from './drain-rate.js';
import { OutputLength, Speeds, type SpeedPrior } from './estimate.js';
import type { AttemptTimings, Prospects } from './event.js';
import { couldRun, ctxLimit, hasDevices, type Needs } from './fit.js';
import { endMs, onTimeProbability, startAfter, type Forecast } from './forecast.js';
import type { Load } from './order-tree.js';
import { needsOf, type PlacementTask } from './placement.js';
import type { PoolState, ReplicaState } from './pool-state.js';
import { PoolQueue, type Room } from './queue.js';
import type { RefusingPool } from './refusal.js';
import { Replica } from './replica.js';
import type { Run, Ticket } from './ticket.js';
import { breakTies, type TieBreaker } from './tie-break.js';

/**
 * One pool as the scheduler sees it: what waits in it, what runs on its replicas, how fast it has been.
 *
 * It answers questions and keeps count; what to do is decided in scheduler.ts.
 */
export class Pool implements RefusingPool {
  readonly queue = new PoolQueue();
  /** The drain ran out: what can't be moved is dropped. */
  drainExpired = false;
  /** Something that waits here may be better off elsewhere, and found no other pool when it was last looked at. */
  stranded = false;
  private readonly replicas = new Map<string, Replica>();
  readonly speeds: Speeds;
  private readonly lengths = new OutputLength();
  private readonly endings = new DrainRate();
  /** Reused by every forecast. */
  private busy = new Float64Array(16);

  constructor(
    public state: PoolState,
    prior: SpeedPrior,
  ) {
    this.speeds = new Speeds(prior);
    this.update(state);
  }

  update(state: PoolState): void {
    this.state = state;
    if (!state.draining) this.drainExpired = false;
    for (const replica of this.replicas.values()) replica.present = false;
    for (const replicaState of state.replicas) this.updateReplica(replicaState);
    for (const replica of this.replicas.values()) this.forgetIfGone(replica);
  }

  get waiting(): number {
    return this.queue.size;
  }

  get running(): number {
    let running = 0;
    for (const replica of this.replicas.values()) running += replica.running.size;
    return running;
  }

  get tokensPerSecond(): number {
    return this.speeds.decodeTokensPerSecond;
  }

  /** Who holds a slot here. */
  *runningTickets(): Generator<Ticket> {
    for (const replica of this.replicas.values()) yield* replica.running;
  }

  /** Who starts next: the first for whom a slot is free. Held ones wait, and all behind them with them. */
  next(): Ticket | undefined {
    for (const replica of this.replicas.values()) if (replica.freeSlots > 0) return this.queue.next(this.room);
    return undefined;
  }

  /** Takes the ticket from the queue to the best of the free replicas. Answers where, or `undefined` if none can take it. */
  start(ticket: Ticket, now: number): Run | undefined {
    const needs: Needs = ticket;
    const free: Replica[] = [];
    for (const replica of this.replicas.values()) if (replica.freeSlots > 0 && couldRun(replica.state, needs)) free.push(replica);
    const [first, ...others] = breakTies(free, ticket, REPLICA_TIE_BREAKERS, []);
    if (first === undefined) return undefined;
    const replica = others.reduce((a, b) => (a.state.replicaId < b.state.replicaId ? a : b), first);
    this.queue.remove(ticket);
    replica.running.add(ticket);
    return { replicaId: replica.state.replicaId, startedAt: now, tokensOut: 0, reportedAt: now };
  }

  /** The task's session has its KV cache on a ready replica of this pool. */
  isWarm({ affinity }: PlacementTask): boolean {
    return affinity?.poolId === this.state.poolId && this.replicas.get(affinity.replicaId)?.ready === true;
  }

  /** Takes the ticket off its slot. */
  release(ticket: Ticket, run: Run, now: number): void {
    this.endings.ended(now);
    const replica = this.replicas.get(run.replicaId);
    if (replica === undefined) return;
    replica.running.delete(ticket);
    this.forgetIfGone(replica);
  }

  /** `whole`: nobody cut the task short, so that its length says something about others'. */
  learn(ticket: Ticket, run: Run, timings: AttemptTimings, whole: boolean): void {
    this.replicas.get(run.replicaId)?.observe(timings);
    this.speeds.observe(timings);
    if (whole && timings.decodeMs !== undefined) this.lengths.observe(timings.tokensOut, ticket.maxTokens);
  }

  expectedOutput(task: { readonly maxTokens: number; readonly expectedTokens?: number }): number {
    return this.lengths.expected(task);
  }

  forecast(task: PlacementTask, now: number): Forecast {
    return this.foresee(this.queue.aheadOfNew(task.priority), needsOf(task), task.promptTokens, this.expectedOutput(task), now);
  }

  /** Of a task that waits here, or runs. */
  forecastOf(ticket: Ticket, now: number): Forecast {
    const { run } = ticket;
    if (run === undefined) return this.foresee(this.queue.ahead(ticket), ticket, ticket.promptTokens, ticket.outputTokens, now);
    const decodeMs = this.replicas.get(run.replicaId)?.remainingMs(ticket, run, now) ?? 0;
    return { ahead: 0, startMs: 0, firstTokenMs: 0, decodeMs };
  }

  /** Standard deviation of the time to the end, ms. */
  deviationMs({ ahead, startMs, firstTokenMs, decodeMs }: Forecast): number {
    return Math.hypot(
      startMs * this.taskSpread(ahead + 1),
      firstTokenMs * this.speeds.firstTokenSpread,
      decodeMs * this.taskSpread(1),
    );
  }

  /** `availableMs`: until its deadline. */
  prospects(forecast: Forecast, availableMs: number): Prospects {
    const startMs = Math.round(forecast.startMs);
    return {
      predictedStartMs: startMs,
      predictedStartLowMs: startMs,
      predictedStartHighMs: startMs,
      onTimeProbability: onTimeProbability(endMs(forecast), this.deviationMs(forecast), availableMs),
    };
  }

  roomInMs(now: number): number {
    const rate = this.endings.perSecond(now);
    return rate === undefined ? this.startIn({ count: 0, promptTokens: 0, outputTokens: 0 }, undefined, now) : 1000 / rate;
  }

  private readonly room: Room = (devices) => {
    let most = 0;
    for (const replica of this.replicas.values()) {
      if (replica.freeSlots > 0 && hasDevices(replica.state, devices)) most = Math.max(most, ctxLimit(replica.state));
    }
    return most;
  };

  private foresee(ahead: Load, needs: Needs, promptTokens: number, outputTokens: number, now: number): Forecast {
    return {
      ahead: ahead.count,
      startMs: this.startIn(ahead, needs, now),
      firstTokenMs: this.speeds.firstTokenMs(promptTokens),
      decodeMs: outputTokens * this.speeds.msPerToken,
    };
  }

  /** Relative: an error in the speed hits all of so many tasks alike, errors in their lengths even out. */
  private taskSpread(tasks: number): number {
    return Math.hypot(this.speeds.decodeSpread, this.lengths.spread / Math.sqrt(tasks));
  }

  /** When the pool can't take the task at all, as if its replicas were free: they come back, or the task moves. */
  private startIn(ahead: Load, needs: Needs | undefined, now: number): number {
    let free = 0;
    let used = 0;
    let firstFit = Infinity;
    for (const replica of this.replicas.values()) {
      if (!replica.ready) continue;
      const { freeSlots } = replica;
      const fits = needs === undefined || couldRun(replica.state, needs);
      free += freeSlots;
      if (fits && freeSlots > 0) firstFit = 0;
      for (const ticket of replica.running) {
        if (ticket.run === undefined) continue;
        const remaining = replica.remainingMs(ticket, ticket.run, now);
        if (fits && remaining < firstFit) firstFit = remaining;
        if (used === this.busy.length) this.busy = grown(this.busy);
        this.busy[used] = remaining;
        used += 1;
      }
    }
    const meanMs = ahead.count === 0 ? 0 : this.workMs(ahead) / ahead.count;
    if (firstFit === Infinity) return startAfter(ahead.count, meanMs, { busy: this.busy, used: 0, free: Math.max(1, this.configuredSlots) });
    return Math.max(firstFit, startAfter(ahead.count, meanMs, { busy: this.busy, used, free }));
  }

  private workMs({ count, promptTokens, outputTokens }: Load): number {
    const { speeds } = this;
    return count * speeds.firstTokenMs(0) + promptTokens * speeds.msPerPromptToken + outputTokens * speeds.msPerToken;
  }

  private get configuredSlots(): number {
    return this.state.replicas.reduce((slots, replica) => slots + replica.slots, 0);
  }

  private updateReplica(state: ReplicaState): void {
    const known = this.replicas.get(state.replicaId);
    if (known === undefined) {
      this.replicas.set(state.replicaId, new Replica(state, this.speeds));
    } else {
      known.state = state;
      known.present = true;
    }
  }

  private forgetIfGone(replica: Replica): void {
    if (!replica.present && replica.running.size === 0) this.replicas.delete(replica.state.replicaId);
  }
}

function grown(full: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * full.length);
  larger.set(full);
  return larger;
}

/** The same order as between pools (placement.ts); the replica's id comes last. */
const REPLICA_TIE_BREAKERS: readonly TieBreaker<Replica, Ticket>[] = [
  {
    name: 'session_affinity',
    cost: ({ state }, { affinity, poolId }) => (affinity?.poolId === poolId && affinity.replicaId === state.replicaId ? 0 : 1),
  },
  { name: 'least_loaded', cost: ({ state, running }) => running.size / Math.max(1, state.slots) },
  {
    name: 'most_free_vram',
    cost: ({ state: { freeVramBytes } }) => (freeVramBytes === undefined ? undefined : -freeVramBytes),
  },
  { name: 'tokens_per_second', cost: ({ speeds }) => -speeds.decodeTokensPerSecond },
];
