import { DrainRate } from './admission/drain-rate.js';
import type { SpeedPrior, Speeds } from './prediction/estimate.js';
import type { AttemptTimings, Prospects } from './event.js';
import { Entrance, type Bound, type Entry, type Newcomer } from './admission/entrance.js';
import type { Needs } from './placement/fit.js';
import { Foresight, type PoolMemory } from './prediction/foresight.js';
import type { Forecast } from './prediction/forecast.js';
import type { Sized } from './prediction/output-length.js';
import { needsOf, type PlacementTask } from './placement/placement.js';
import type { PoolState } from './pool-state.js';
import { noLoad } from './queue/order-tree.js';
import { PoolQueue } from './queue/queue.js';
import type { RefusingPool } from './admission/refusal.js';
import { Replicas } from './replicas.js';
import { Ticket, type Run } from './ticket.js';

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
  readonly replicas: Replicas;
  private readonly foresight: Foresight;
  private readonly endings = new DrainRate();

  constructor(
    public state: PoolState,
    prior: SpeedPrior,
    memory?: PoolMemory,
  ) {
    this.foresight = new Foresight(prior, memory);
    this.replicas = new Replicas(this.speeds, (replicaId) => this.foresight.rememberedSpeeds(replicaId));
    if (memory?.turns !== undefined) this.queue.recall(memory.turns);
    this.update(state);
  }

  update(state: PoolState): void {
    this.state = state;
    this.queue.batchShare = state.batchShare;
    if (!state.draining) this.drainExpired = false;
    this.replicas.update(state.replicas);
  }

  get waiting(): number {
    return this.queue.size;
  }

  get running(): number {
    return this.replicas.running;
  }

  get freeBytes(): number | undefined {
    return this.replicas.freeBytes;
  }

  get hasFreeSlot(): boolean {
    return this.replicas.hasFreeSlot;
  }

  get tokensPerSecond(): number {
    return this.speeds.decodeTokensPerSecond;
  }

  /** Who holds a slot here. */
  runningTickets(): readonly Ticket[] {
    return this.replicas.all.flatMap(({ running }) => running);
  }

  /** Who starts next: the first for whom a slot is free. Held ones wait, and all behind them with them. */
  next(): Ticket | undefined {
    return this.replicas.next(this.queue);
  }

  /** Takes the ticket from the queue to the best of the free replicas. Answers where, or `undefined` if none can take it. */
  start(ticket: Ticket, now: number): Run | undefined {
    const replica = this.replicas.bestFor(ticket);
    if (replica === undefined) return undefined;
    this.queue.start(ticket);
    const run = this.replicas.begin(ticket, replica, now);
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
    this.replicas.end(ticket, run, now);
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
    return this.replicas.canStart(needs);
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

  /** Of all starts, not only of those that come before a deadline: it is to be told whether one can. */
  earliestMs(forecast: Forecast): number {
    return this.prospects(forecast, Infinity).predictedStartLowMs + forecast.firstTokenMs;
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
    return { ...this.foresight.memory(this.replicas.all), turns: this.queue.turns(this.runningTickets()) };
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

  private get configuredSlots(): number {
    return this.state.replicas.reduce((slots, replica) => slots + replica.slots, 0);
  }
}

/** Of a task whose replica is forgotten. */
const OVER: Forecast = { ahead: 0, startMs: 0, firstTokenMs: 0, decodeMs: 0 };
