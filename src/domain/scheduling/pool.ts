import { DrainRate } from './admission/drain-rate.js';
import type { SpeedPrior, Speeds } from './prediction/estimate.js';
import type { AttemptTimings, Prospects } from './event.js';
import { Entrance, type Bound, type Entry, type Newcomer } from './admission/entrance.js';
import { ctxLimit, isShut, kvLimit, suits, type Needs } from './placement/fit.js';
import { Foresight, type PoolMemory } from './prediction/foresight.js';
import type { Forecast } from './prediction/forecast.js';
import type { Sized } from './prediction/output-length.js';
import { KeptReplica } from './kept-replica.js';
import { needsOf, type PlacementTask } from './placement/placement.js';
import type { PoolState, ReplicaState } from './pool-state.js';
import { noLoad } from './queue/order-tree.js';
import { PoolQueue } from './queue/queue.js';
import type { RefusingPool } from './admission/refusal.js';
import { Replica } from './replica.js';
import type { Room } from './queue/room.js';
import { Ticket, type Run } from './ticket.js';
import { breakTies, type TieBreaker } from './placement/tie-break.js';

/**
 * One pool as the scheduler sees it: what waits in it, what runs on its replicas, how fast it has been.
 *
 * It answers questions and keeps count; what to do is decided in scheduler.ts.
 */
export class Pool implements RefusingPool {
  readonly queue = new PoolQueue();
  /** The drain ran out: what can't be moved is dropped. */
  drainExpired = false;
  /** It was removed: nothing is placed here, and it is forgotten once nothing runs here any more. */
  removed = false;
  /** Something that waits here may be better off elsewhere, and found no other pool when it was last looked at. */
  stranded = false;
  private readonly entrance = new Entrance(this.queue);
  readonly replicas = new Map<string, Replica>();
  /** Those with a free slot: few where there is much to do, so that a start need not look at all. */
  private readonly free = new Set<Replica>();
  private readonly kept = new KeptReplica();
  /** Some replica has bounded memory for KV caches. */
  private isMemoryBound = false;
  /** By devices: the largest context that could ever start here, bound to no engine version. */
  private readonly mostCtx = new Map<string | undefined, number>();
  private started = 0;
  private readonly foresight: Foresight;
  private readonly endings = new DrainRate();

  constructor(
    public state: PoolState,
    prior: SpeedPrior,
    memory?: PoolMemory,
  ) {
    this.foresight = new Foresight(prior, memory);
    if (memory?.turns !== undefined) this.queue.recall(memory.turns);
    this.update(state);
  }

  update(state: PoolState): void {
    this.state = state;
    this.queue.batchShare = state.batchShare;
    if (!state.draining) this.drainExpired = false;
    for (const replica of this.replicas.values()) replica.present = false;
    for (const replicaState of state.replicas) this.updateReplica(replicaState);
    for (const replica of this.replicas.values()) this.count(replica);
    this.mostCtx.clear();
    this.isMemoryBound = state.replicas.some((replica) => kvLimit(replica) !== Infinity);
  }

  get waiting(): number {
    return this.queue.size;
  }

  get running(): number {
    return this.started;
  }

  get freeBytes(): number | undefined {
    let most: number | undefined;
    for (const { ready, freeBytes } of this.replicas.values()) if (ready && freeBytes !== undefined) most = Math.max(most ?? 0, freeBytes);
    return most;
  }

  get hasFreeSlot(): boolean {
    return this.free.size > 0;
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
    if (this.free.size === 0) return undefined;
    if (this.isMemoryBound) {
      const next = this.queue.next(this.roomEver);
      this.kept.isNext(next);
      if (this.kept.canStart) return next;
    }
    return this.queue.next(this.room);
  }

  /** Takes the ticket from the queue to the best of the free replicas. Answers where, or `undefined` if none can take it. */
  start(ticket: Ticket, now: number): Run | undefined {
    const able: Replica[] = [];
    for (const replica of this.free) if (replica.canStart(ticket) && !this.kept.isKeptFrom(replica, ticket)) able.push(replica);
    const [first, ...others] = breakTies(able, ticket, REPLICA_TIE_BREAKERS, []);
    if (first === undefined) return undefined;
    const replica = others.reduce((a, b) => (a.state.replicaId < b.state.replicaId ? a : b), first);
    this.queue.start(ticket);
    const run = replica.begin(ticket, now);
    this.started += 1;
    this.count(replica);
    if (this.isMemoryBound) this.kept.passedBy(ticket, this.replicas.values());
    this.foresight.started(ticket, run, now);
    return run;
  }

  /** The task's session has its KV cache on a ready replica of this pool. */
  isWarm({ affinity }: PlacementTask): boolean {
    return affinity?.poolId === this.state.poolId && this.replicas.get(affinity.replicaId)?.ready === true;
  }

  /** Takes the ticket off its slot. */
  release(ticket: Ticket, run: Run, timings: AttemptTimings, now: number): void {
    this.queue.served(ticket, timings.promptTokens + timings.tokensOut);
    this.endings.ended(now);
    const replica = this.replicas.get(run.replicaId);
    if (replica === undefined) return;
    replica.end(ticket, run, now);
    this.started -= 1;
    this.count(replica);
  }

  /** `whole`: nobody cut the task short and it did not fail, so that its length says something about others'. */
  learn(ticket: Ticket, run: Run, timings: AttemptTimings, whole: boolean): void {
    this.foresight.learn(ticket, run, this.replicas.get(run.replicaId), timings, whole);
  }

  /** Wherever a task moves, it is expected to be as long as where it was admitted. */
  expectedOutput(task: Sized): number {
    return task instanceof Ticket ? task.outputTokens : this.foresight.expectedOutput(task);
  }

  /** Some replica could start it at once. */
  canStart(needs: Needs): boolean {
    for (const replica of this.free) if (replica.canStart(needs) && !this.kept.isKeptFrom(replica, needs)) return true;
    return false;
  }

  forecast(task: PlacementTask, now: number): Forecast {
    if (task instanceof Ticket && task.poolId === this.state.poolId) return this.forecastOf(task, now);
    const outputTokens = this.expectedOutput(task);
    const ofClass = noLoad();
    const ahead = this.queue.aheadOfNew(task, task.promptTokens + outputTokens, ofClass);
    const forecast = this.foresight.waiting({ task, outputTokens, ahead, ofClass, lead: this.queue.leadOfNew(task), needs: needsOf(task) }, this, now);
    // What waits elsewhere and can start here does so at once; a new task would have to become durable first.
    return task instanceof Ticket && this.canStart(task) && this.next() === undefined ? { ...forecast, startMs: 0 } : this.onceAwake(forecast);
  }

  /** Of a task that waits here, or runs. */
  forecastOf(ticket: Ticket, now: number): Forecast {
    const { run } = ticket;
    if (run === undefined) {
      const { outputTokens } = ticket;
      const ofClass = noLoad();
      const ahead = this.queue.ahead(ticket, ofClass);
      return this.onceAwake(this.foresight.waiting({ task: ticket, outputTokens, ahead, ofClass, lead: this.queue.lead(ticket), needs: ticket }, this, now));
    }
    const replica = this.replicas.get(run.replicaId);
    return replica === undefined ? OVER : this.foresight.running(ticket, run, replica, this, now);
  }

  /** `availableMs`: until its deadline. */
  prospects(forecast: Forecast, availableMs: number): Prospects {
    const { wakeMs = 0 } = forecast;
    if (wakeMs === 0) return this.foresight.prospects(forecast, availableMs);
    const { predictedStartMs, predictedStartLowMs, predictedStartHighMs, onTimeProbability } = this.foresight.prospects(
      { ...forecast, startMs: forecast.startMs - wakeMs },
      availableMs - wakeMs,
    );
    return {
      predictedStartMs: predictedStartMs + wakeMs,
      predictedStartLowMs: predictedStartLowMs + wakeMs,
      predictedStartHighMs: predictedStartHighMs + wakeMs,
      onTimeProbability,
    };
  }

  earliestMs(forecast: Forecast): number {
    return this.prospects(forecast, 0).predictedStartLowMs + forecast.firstTokenMs;
  }

  /** It was told this forecast when it was admitted. */
  admitted(ticket: Ticket, forecast: Forecast, now: number): void {
    // How long an engine takes to come back says nothing about queues.
    if (forecast.wakeMs === undefined) this.foresight.admitted(ticket, forecast, now);
  }

  /** It will not start, because it was canceled or its time was over. */
  gaveUp(ticket: Ticket, now: number): void {
    this.foresight.gaveUp(ticket, now);
  }

  get speeds(): Speeds {
    return this.foresight.speeds;
  }

  get memory(): PoolMemory {
    return { ...this.foresight.memory(this.replicas.values()), turns: this.queue.turns([...this.runningTickets()]) };
  }

  entry(task: PlacementTask, now: number): Entry {
    return this.entrance.entry(this.newcomer(task), this.state, now);
  }

  hasRoom(task: PlacementTask, now: number): boolean {
    return this.entry(task, now).kind === 'open';
  }

  fullBy(task: PlacementTask, now: number): Bound | undefined {
    const entry = this.entry(task, now);
    return entry.kind === 'full' ? entry.by : undefined;
  }

  promisedInMs({ taskId }: PlacementTask, now: number): number | undefined {
    return this.entrance.promisedIn(taskId, now);
  }

  roomInMs(task: PlacementTask, now: number): number {
    return this.entrance.roomIn(this.newcomer(task), this.state, this.msPerPlace(now), now);
  }

  promise(task: PlacementTask, now: number): number | undefined {
    return this.entrance.promise(this.newcomer(task), this.state, this.msPerPlace(now), now);
  }

  /** The task has a place, here or in another pool: none is held for it any more. */
  joined(taskId: string, now: number): void {
    this.entrance.joined(taskId, now);
  }

  /** Nothing starts before one of its replicas is there again. */
  private onceAwake(forecast: Forecast): Forecast {
    let wakeMs = Infinity;
    for (const { ready, wakesInMs = Infinity } of this.state.replicas) {
      if (ready) return forecast;
      wakeMs = Math.min(wakeMs, wakesInMs);
    }
    return wakeMs === Infinity || wakeMs === 0 ? forecast : { ...forecast, startMs: forecast.startMs + wakeMs, wakeMs };
  }

  private newcomer(task: PlacementTask): Newcomer {
    const { taskId, priority, promptTokens } = task;
    // Only where they count: it takes a moment to say.
    const tokens = this.state.queueTokens === undefined ? 0 : promptTokens + this.expectedOutput(task);
    return { taskId, priority, tokens };
  }

  /** Between two places that become free. */
  private msPerPlace(now: number): number {
    const rate = this.endings.perSecond(now);
    if (rate !== undefined) return 1000 / rate;
    const waiting = this.queue.load;
    return this.foresight.workMs(waiting) / Math.max(1, waiting.count) / Math.max(1, this.configuredSlots);
  }

  private readonly room: Room = (devices, engineVersion) => {
    let most = 0;
    for (const replica of this.free) if (suits(replica.state, devices, engineVersion) && !this.kept.isKeptFrom(replica)) most = Math.max(most, replica.ctxFree);
    return most;
  };

  /** As if nothing ran. */
  private readonly roomEver: Room = (devices, engineVersion) => {
    const known = engineVersion === undefined ? this.mostCtx.get(devices) : undefined;
    if (known !== undefined) return known;
    let most = 0;
    for (const replica of this.state.replicas) if (replica.ready && !isShut(replica) && suits(replica, devices, engineVersion)) most = Math.max(most, ctxLimit(replica));
    if (engineVersion === undefined) this.mostCtx.set(devices, most);
    return most;
  };

  private get configuredSlots(): number {
    return this.state.replicas.reduce((slots, replica) => slots + replica.slots, 0);
  }

  private updateReplica(state: ReplicaState): void {
    const known = this.replicas.get(state.replicaId);
    if (known === undefined) {
      this.replicas.set(state.replicaId, new Replica(state, this.speeds, this.foresight.rememberedSpeeds(state.replicaId)));
    } else {
      known.state = state;
      known.present = true;
    }
  }

  /** Whenever its state or what runs there changed. */
  private count(replica: Replica): void {
    if (replica.freeSlots > 0) this.free.add(replica);
    else this.free.delete(replica);
    if (!replica.present && replica.running.size === 0) this.replicas.delete(replica.state.replicaId);
  }
}

/** Of a task whose replica is forgotten. */
const OVER: Forecast = { ahead: 0, startMs: 0, firstTokenMs: 0, decodeMs: 0 };

/** The same order as between pools (placement.ts), after what only replicas have; the replica's id comes last. */
const REPLICA_TIE_BREAKERS: readonly TieBreaker<Replica, Ticket>[] = [
  {
    // It has just been lost there, and a replica that fails and looks well again is also the least loaded one.
    name: 'lost_there',
    cost: ({ state }, { lostAt, poolId }) => (lostAt?.poolId === poolId && lostAt.replicaId === state.replicaId ? 1 : 0),
  },
  {
    name: 'session_affinity',
    cost: ({ state }, { affinity, poolId }) => (affinity?.poolId === poolId && affinity.replicaId === state.replicaId ? 0 : 1),
  },
  { name: 'least_loaded', cost: ({ state, running }) => running.size / Math.max(1, state.slots) },
  { name: 'most_free_vram', cost: ({ freeBytes }) => (freeBytes === undefined ? undefined : -freeBytes) },
  { name: 'tokens_per_second', cost: ({ speeds }) => -speeds.decodeTokensPerSecond },
];
