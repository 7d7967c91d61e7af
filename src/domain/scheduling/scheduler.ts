import type { Priority } from '../task/task.js';
import { Deadlines } from './deadlines.js';
import { Decisions } from './decisions.js';
import { Departures } from './departures.js';
import type { MeasuredSpeeds } from './prediction/estimate.js';
import type { Decision, SchedulerEvent, SchedulerTask, Standing } from './event.js';
import { couldServe } from './placement/fit.js';
import { Fleet, type Beliefs } from './fleet.js';
import type { PoolMemory } from './prediction/foresight.js';
import { dropCause } from './admission/make-room.js';
import { decide, NOT_PLACED } from './placement/placement.js';
import type { PoolState } from './pool-state.js';
import type { Pool } from './pool.js';
import { alreadyHere, explain } from './admission/refusal.js';
import { Starts } from './starts.js';
import { Ticket } from './ticket.js';

export type SchedulerOptions = Beliefs;

type EventOf<K extends SchedulerEvent['kind']> = Extract<SchedulerEvent, { kind: K }>;

/**
 * The only judge of order and place: event + now → decisions. Synchronous and pure but for its own memory; the same
 * events give the same decisions.
 *
 * Invariants, after every `apply`:
 *   1. no replica was given more tasks than it has slots;
 *   2. no slot is free while the task that is next for it is confirmed, but on a replica that is kept for a larger one
 *      (kept-replica.ts). Next is interactive before batch, but for what batch is owed (class-share.ts); of a class what
 *      came back, by admission, then the flow that was served least over its weight, by admission (flow-line.ts);
 *   3. a task is in exactly one place: in one pool's queue, or on one replica, or forgotten;
 *   4. nothing whose deadline has passed waits, or runs without having been told to stop;
 *   5. a task that was canceled, evicted or told to stop is in no later decision;
 *   6. no admission makes a queue longer than its capacity, and nothing is dropped but as its pool's policy says
 *      (entrance.ts, make-room.ts);
 *   7. no replica runs more context than it has memory for;
 *   8. no pool is idle beside one that serves the same model and where a task waits, among the next few, that would end
 *      sooner here (stealing.ts);
 *   9. a text that has begun and is bound to an engine version starts at no replica of another one, waits where one may yet come,
 *      and is told at once that none can.
 *
 * A held task is left alone: it neither moves nor expires before its `confirm`, so that whoever makes it durable hears
 * of it only afterwards. Every `submit` that was admitted must therefore be followed by `confirm` or `cancel`.
 *
 * Each event is O(log n) in the tasks that wait. A pool that stops or begins to serve is the exception: all that
 * waits where it can't run is looked at once.
 */
export class Scheduler {
  private readonly fleet: Fleet;
  private readonly tickets = new Map<string, Ticket>();
  private readonly deadlines = new Deadlines();
  private admissions = 0;
  private readonly decisions = new Decisions();
  private readonly starts: Starts;
  private readonly departures: Departures;

  constructor(options: SchedulerOptions = {}) {
    this.fleet = new Fleet(options);
    this.starts = new Starts(this.fleet, this.decisions);
    this.departures = new Departures(this.tickets, this.deadlines, this.fleet, this.starts, this.decisions);
  }

  apply(event: SchedulerEvent, now: number): readonly Decision[] {
    this.decisions.begin();
    // What ends by itself at the very time of its deadline has ended; everything else happens after the deadlines.
    if (event.kind === 'ended') this.ended(event, now);
    else if (event.kind === 'cancel') this.cancel(event.taskId, now);
    this.departures.expire(now);
    this.happen(event, now);
    this.starts.run(now);
    const at = this.deadlines.nextCall(now, event.kind === 'tick');
    if (at !== undefined) this.decisions.add({ kind: 'wakeAt', at });
    return this.decisions.all;
  }

  /** `undefined`: not known, or ended. */
  standing(taskId: string, now: number): Standing | undefined {
    const ticket = this.tickets.get(taskId);
    const pool = ticket && this.fleet.get(ticket.poolId);
    if (ticket === undefined || pool === undefined) return undefined;
    const { poolId, run } = ticket;
    const forecast = pool.forecastOf(ticket, now);
    const prospects = pool.prospects(forecast, ticket.deadlineAt - now);
    if (run === undefined) return { kind: 'queued', poolId, queuePosition: forecast.ahead, warm: pool.isWarm(ticket), ...prospects };
    return { kind: 'running', poolId, replicaId: run.replicaId, queueDepth: pool.waiting, onTimeProbability: prospects.onTimeProbability };
  }

  /** Tasks that wait, held ones included. */
  queueDepth(poolId: string, priority: Priority): number {
    return this.fleet.get(poolId)?.queue.depth(priority) ?? 0;
  }

  speeds(poolId: string): MeasuredSpeeds {
    return this.fleet.get(poolId)?.speeds.measured ?? {};
  }

  /** What was learned of a pool, for the next process; `undefined` of one that no event has described. */
  memory(poolId: string): PoolMemory | undefined {
    return this.fleet.get(poolId)?.memory;
  }

  /** What an earlier process learned of a pool. Before the first event that names the pool; later it is not heard. */
  recall(poolId: string, memory: PoolMemory): void {
    this.fleet.recall(poolId, memory);
  }

  private happen(event: SchedulerEvent, now: number): void {
    switch (event.kind) {
      case 'submit':
        return this.submit(event.task, now);
      case 'confirm':
        return this.confirm(event.taskId, now);
      case 'restore':
        return this.restore(event, now);
      case 'progress':
        return this.progress(event, now);
      case 'pool':
        return this.describe(event.pool, now);
      case 'drain_expired':
        return this.endDrain(event.poolId, now);
      case 'pool_removed':
        return this.removePool(event.poolId, now);
      case 'ended':
      case 'cancel':
      case 'tick':
        return;
    }
  }

  private submit(task: SchedulerTask, now: number): void {
    const { taskId } = task;
    if (this.tickets.has(taskId)) {
      this.decisions.add({ kind: 'rejected', taskId, failure: alreadyHere(task), placement: NOT_PLACED });
      return;
    }
    const placement = decide(this.fleet.described, task, now);
    if (placement.kind === 'refused') {
      const failure = explain(this.fleet.described, task, placement, now);
      this.decisions.add({ kind: 'rejected', taskId, failure, placement: placement.decision });
      return;
    }
    const { pool, decision } = placement;
    const forecast = this.makeRoom(pool, task, now) ? pool.forecast(task, now) : placement.forecast;
    pool.admitted(this.admit(task, pool), forecast, now);
    const { predictedStartMs, predictedStartLowMs, predictedStartHighMs, onTimeProbability } = pool.prospects(forecast, task.deadlineAt - now);
    this.decisions.add({
      kind: 'admitted',
      taskId,
      poolId: pool.state.poolId,
      queuePosition: forecast.ahead,
      placement: decision,
      predictedStartMs,
      predictedStartLowMs,
      predictedStartHighMs,
      onTimeProbability,
    });
  }

  /** Drops for the task what its pool's policy drops. Whether it was anything. */
  private makeRoom(pool: Pool, task: SchedulerTask, now: number): boolean {
    const entry = pool.entry(task, now);
    for (const one of this.fleet.described) one.joined(task.taskId, now);
    if (entry.kind === 'full' || entry.victims.length === 0) return false;
    for (const victim of entry.victims) this.departures.evict(victim, dropCause(pool.state.queuePolicy), now);
    return true;
  }

  private confirm(taskId: string, now: number): void {
    const ticket = this.tickets.get(taskId);
    if (ticket?.state === 'held') this.wait(ticket, now);
  }

  private restore({ task, poolId, returned = false, boundTo }: EventOf<'restore'>, now: number): void {
    if (this.tickets.has(task.taskId)) return;
    const pool = this.fleet.getFor(poolId, task);
    const ticket = this.ticketFor(task, pool);
    ticket.returned = returned || boundTo !== undefined;
    ticket.engineVersion = boundTo;
    pool.queue.add(ticket);
    this.wait(ticket, now);
  }

  private admit(task: SchedulerTask, pool: Pool): Ticket {
    const ticket = this.ticketFor(task, pool);
    pool.queue.add(ticket);
    return ticket;
  }

  private ticketFor(task: SchedulerTask, pool: Pool): Ticket {
    const { poolId, modelRefs } = pool.state;
    const modelRef = modelRefs.find((name) => name === task.modelRef) ?? task.modelRef;
    const ticket = new Ticket(++this.admissions, task, { poolId, modelRef, outputTokens: pool.expectedOutput(task) });
    this.tickets.set(ticket.taskId, ticket);
    return ticket;
  }

  /** From now on it may start, move and expire. It is in its pool's queue already. */
  private wait(ticket: Ticket, now: number): void {
    ticket.state = 'waiting';
    if (ticket.deadlineAt <= now) {
      this.departures.evict(ticket, 'deadline', now);
      return;
    }
    this.deadlines.add(ticket);
    const pool = this.fleet.get(ticket.poolId);
    if (pool !== undefined) this.settle(ticket, pool, now);
  }

  /** Leaves it where it can run, else moves it to where it can, else lets it wait for better times. */
  private settle(ticket: Ticket, pool: Pool, now: number): void {
    this.starts.touch(pool);
    const isItsModel = pool.state.modelRefs.includes(ticket.modelRef);
    if (isItsModel && !pool.state.draining && couldServe(pool.state, ticket)) return;
    const placement = decide(this.fleet.described, ticket, now, 'move');
    if (placement.kind === 'selected' && placement.pool !== pool) {
      this.starts.move(ticket, pool, placement.pool, 'pool_changed', placement.decision);
    } else if (pool.drainExpired) {
      this.departures.evict(ticket, 'drain', now);
    } else if (!isItsModel) {
      this.departures.evict(ticket, 'model', now);
    } else if (!this.orphan(ticket, now)) {
      pool.stranded = true;
    }
  }

  /** Ends it where its text may go on nowhere. Whether it was so. */
  private orphan(ticket: Ticket, now: number): boolean {
    const { taskId, engineVersion } = ticket;
    const others = engineVersion === undefined ? undefined : this.fleet.otherVersions(ticket);
    if (engineVersion === undefined || others === undefined) return false;
    this.departures.forget(ticket, now);
    this.decisions.add({ kind: 'orphaned', taskId, engineVersion, others });
    return true;
  }

  private cancel(taskId: string, now: number): void {
    const ticket = this.tickets.get(taskId);
    if (ticket === undefined) return;
    if (ticket.run === undefined) {
      this.departures.forget(ticket, now);
      return;
    }
    this.deadlines.remove(ticket);
    ticket.state = 'stopping';
  }

  private ended({ taskId, timings, requeue, boundTo, failed = false }: EventOf<'ended'>, now: number): void {
    const ticket = this.tickets.get(taskId);
    const pool = ticket && this.fleet.get(ticket.poolId);
    const run = ticket?.run;
    if (ticket === undefined || pool === undefined || run === undefined) return;
    const wanted = ticket.state === 'running';
    this.deadlines.remove(ticket);
    pool.release(ticket, run, timings, now);
    this.starts.touch(pool);
    ticket.run = undefined;
    if (!requeue) pool.learn(ticket, run, timings, wanted && !failed);
    if (!requeue || !wanted) {
      this.tickets.delete(taskId);
      this.fleet.forgetIfOver(pool);
      return;
    }
    // What it left in that replica's cache is lost with the replica.
    if (ticket.affinity?.replicaId === run.replicaId && ticket.affinity.poolId === ticket.poolId) ticket.affinity = undefined;
    ticket.lostAt = { poolId: ticket.poolId, replicaId: run.replicaId };
    ticket.engineVersion = boundTo ?? ticket.engineVersion;
    ticket.returned = true;
    pool.queue.add(ticket);
    this.wait(ticket, now);
    this.fleet.forgetIfOver(pool);
  }

  private progress({ taskId, tokensOut }: EventOf<'progress'>, now: number): void {
    const ticket = this.tickets.get(taskId);
    const pool = ticket && this.fleet.get(ticket.poolId);
    if (ticket?.run === undefined || pool === undefined) return;
    ticket.run.tokensOut = tokensOut;
    ticket.run.reportedAt = now;
    // It may take longer than was believed, and what waits for it be better off elsewhere.
    if (pool.waiting > 0 && this.fleet.siblingsOf(pool).length > 0) this.starts.touch(pool);
  }

  private describe(state: PoolState, now: number): void {
    const { pool, hasChanged, lostNames } = this.fleet.describe(state);
    this.starts.touch(pool);
    if (!hasChanged) return;
    if (lostNames) this.resettle(pool, now);
    for (const unsettled of this.fleet.unsettledBy(pool)) this.resettle(unsettled, now);
    for (const ticket of this.fleet.bound()) if (ticket.state === 'waiting') this.orphan(ticket, now);
  }

  /** What waits there may now belong elsewhere. */
  private resettle(pool: Pool, now: number): void {
    for (const ticket of pool.queue.tickets()) if (ticket.state === 'waiting') this.settle(ticket, pool, now);
  }

  private endDrain(poolId: string, now: number): void {
    const pool = this.fleet.get(poolId);
    if (pool === undefined || !pool.state.draining) return;
    pool.drainExpired = true;
    this.resettle(pool, now);
    for (const ticket of pool.runningTickets()) {
      if (ticket.state !== 'running') continue;
      this.departures.stop(ticket, 'drain');
    }
  }

  private removePool(poolId: string, now: number): void {
    const pool = this.fleet.get(poolId);
    if (pool === undefined) return;
    if (!pool.state.draining) this.describe({ ...pool.state, draining: true }, now);
    this.endDrain(poolId, now);
    this.fleet.remove(pool);
  }
}
