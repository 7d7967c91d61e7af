import type { Failure } from '../../../src/domain/errors.js';
import type { Decision, EvictionCause, SchedulerEvent } from '../../../src/domain/scheduling/event.js';
import { Scheduler } from '../../../src/domain/scheduling/scheduler.js';
import { Random } from '../random.js';
import type { Scenario } from '../scenario/scenario.js';
import { Agenda } from './agenda.js';
import { Arrivals } from './arrivals.js';
import { Attempt } from './attempt.js';
import { Faults, type FaultHappening } from './faults.js';
import { SimulatedPool, type SimulatedReplica } from './fleet.js';
import type { Observer } from './observer.js';
import { FlowSource, type Fate, type SimulatedTask } from './task.js';

/** As in src/services/tasks/dispatcher.ts. */
const MAX_ATTEMPTS = 3;
/** From telling an engine to stop until its slot is free. */
const STOP_MS = 5;
const DAY_MS = 86_400_000;

type Happening =
  | FlowSource
  | Attempt
  | FaultHappening
  | { readonly kind: 'submit' | 'confirm' | 'cancel'; readonly task: SimulatedTask }
  | { readonly kind: 'stopped'; readonly attempt: Attempt }
  | { readonly kind: 'window' };

/**
 * A day of a fleet in seconds: the daemon's own scheduler on a virtual clock. Clients, engines and failures are made up;
 * every decision about order and place is the scheduler's, and is carried out in the order and with the follow-up events
 * of src/services/tasks/dispatcher.ts.
 *
 * Memory: what is under way, and nothing of what is over; whoever wants figures keeps them in the observer.
 */
export class Simulation {
  /** Events that the scheduler was fed. */
  events = 0;
  private now = 0;
  private readonly agenda = new Agenda<Happening>();
  private readonly pools: ReadonlyMap<string, SimulatedPool>;
  private readonly scheduler: Scheduler;
  private readonly sources: readonly { readonly source: FlowSource; readonly arrivals: Arrivals; readonly backoff: Random }[];
  private readonly faults: Faults;
  /** Tasks that have a place in the scheduler. */
  private readonly tasks = new Map<string, SimulatedTask>();
  /** Those that hold a slot. */
  private readonly attempts = new Map<SimulatedTask, Attempt>();
  /** Tasks without a fate: those, and clients that wait before they ask again. */
  private open = 0;
  private wakeAt = Infinity;
  /** Deadlines end every task. What has no end long after that is a defect, and would go on for ever. */
  private readonly latestMs: number;
  private applying = false;
  private readonly following: SchedulerEvent[] = [];

  constructor(
    private readonly scenario: Scenario,
    private readonly observer: Observer,
  ) {
    const { seed } = scenario;
    this.latestMs = scenario.durationMs + DAY_MS + Math.max(...scenario.flows.map(({ deadlineMs, retry }) => 10 * deadlineMs * (1 + retry.attempts)));
    this.pools = new Map(scenario.pools.map((plan) => [plan.id, new SimulatedPool(plan, seed)]));
    const priors = [...this.pools].flatMap(([id, pool]) => {
      const prior = pool.prior();
      return prior === undefined ? [] : [[id, prior] as const];
    });
    this.scheduler = new Scheduler({ priors: new Map(priors) });
    this.sources = scenario.flows.map((plan, index) => ({
      source: new FlowSource(index, plan, new Random(seed, `flow ${plan.id}`)),
      arrivals: new Arrivals(plan.rate, new Random(seed, `arrivals ${plan.id}`), scenario.durationMs),
      backoff: new Random(seed, `backoff ${plan.id}`),
    }));
    this.faults = new Faults(scenario, this.pools, {
      at: (time, happening) => this.agenda.add(time, happening),
      told: (pool) => this.apply({ kind: 'pool', pool: pool.state() }),
      broke: (replica) => this.breakOff(replica),
      expired: (pool) => this.apply({ kind: 'drain_expired', poolId: pool.plan.id }),
      slotsChanged: (pool) => this.observer.slotsChanged(pool, this.now),
    });
  }

  /** Until the last client has its answer. */
  run(): void {
    for (const pool of this.pools.values()) {
      this.apply({ kind: 'pool', pool: pool.state() });
      this.observer.slotsChanged(pool, 0);
    }
    this.faults.begin();
    for (const { source, arrivals } of this.sources) this.agenda.add(arrivals.next(0), source);
    this.agenda.add(this.scenario.windowMs, { kind: 'window' });
    while (this.step());
  }

  /** False when there is nothing left to do. */
  private step(): boolean {
    const { agenda } = this;
    // What ends by itself at the very time of its deadline has ended: the deadline comes after it.
    if (this.wakeAt < agenda.nextAt) {
      this.now = this.wakeAt;
      this.wakeAt = Infinity;
      this.apply({ kind: 'tick' });
      return true;
    }
    const at = agenda.nextAt;
    const happening = at > this.scenario.durationMs && this.open === 0 ? undefined : agenda.take();
    if (happening === undefined) return false;
    this.now = at;
    if (at > this.latestMs) throw new Error(`${String(this.open)} tasks never end; this is a defect of the simulator or the scheduler.`);
    this.happen(happening);
    return true;
  }

  private happen(happening: Happening): void {
    switch (happening.kind) {
      case 'arrival':
        return this.arrive(happening);
      case 'submit':
        return this.submit(happening.task);
      case 'confirm':
        return this.confirm(happening.task);
      case 'cancel':
        return this.cancel(happening.task);
      case 'attempt':
        return this.progress(happening);
      case 'stopped':
        return this.stopped(happening.attempt);
      case 'window':
        this.observer.window(this.now);
        if (this.now + this.scenario.windowMs <= this.scenario.durationMs) this.agenda.add(this.now + this.scenario.windowMs, happening);
        return;
      case 'fault':
        return this.faults.happen(happening, this.now);
    }
  }

  private arrive(source: FlowSource): void {
    const { arrivals } = this.sourceOf(source);
    this.agenda.add(arrivals.next(this.now), source);
    const task = source.make(this.now, this.now >= this.scenario.warmUpMs);
    this.open++;
    this.observer.asked(task, this.now);
    this.agenda.add(task.cancelAt, { kind: 'cancel', task });
    this.submit(task);
  }

  private submit(task: SimulatedTask): void {
    if (task.fate !== undefined) return;
    task.submittedAt = this.now;
    // What an eviction in the same breath does needs the task; so it is there before the scheduler hears of it.
    this.tasks.set(task.id, task);
    for (const decision of this.apply({ kind: 'submit', task: task.submission(this.now) })) {
      if (!('taskId' in decision) || decision.taskId !== task.id) continue;
      if (decision.kind === 'rejected') return this.refuse(task, decision.failure);
      if (decision.kind !== 'admitted') continue;
      task.admitted = true;
      task.poolId = decision.poolId;
      task.prospects = decision;
      this.observer.admitted(task, this.now);
      if (this.scenario.storeMs === 0) return this.confirm(task);
      this.agenda.add(this.now + this.scenario.storeMs, { kind: 'confirm', task });
      return;
    }
    throw new Error(`The scheduler gave no answer to the submission of ${task.id}.`);
  }

  private confirm(task: SimulatedTask): void {
    if (task.fate !== undefined) return;
    task.confirmed = true;
    this.apply({ kind: 'confirm', taskId: task.id });
  }

  /** A patient client comes back after the time that it was told. */
  private refuse(task: SimulatedTask, failure: Failure): void {
    this.tasks.delete(task.id);
    this.observer.turnedAway(task, failure, this.now);
    const { attempts, spread } = task.plan.retry;
    const { retryAfterMs } = failure;
    if (retryAfterMs === undefined || failure.retriable === false || task.retries >= attempts) {
      this.close(task, 'refused');
      return;
    }
    task.retries++;
    const later = spread === 0 ? 1 : 1 + spread * this.sourceOf(task.source).backoff.next();
    this.agenda.add(this.now + retryAfterMs * later, { kind: 'submit', task });
  }

  private cancel(task: SimulatedTask): void {
    if (task.fate !== undefined) return;
    if (task.admitted) this.end(task, 'canceled');
    else this.close(task, 'refused');
  }

  /** As the dispatcher's `apply`: what an action causes is fed after the decisions at hand, so that those are acted on in order. */
  private apply(event: SchedulerEvent): readonly Decision[] {
    if (this.applying) {
      this.following.push(event);
      return [];
    }
    this.applying = true;
    this.events++;
    const decisions = this.scheduler.apply(event, this.now);
    for (const decision of decisions) this.act(decision);
    for (let caused = this.following.shift(); caused !== undefined; caused = this.following.shift()) {
      this.events++;
      for (const decision of this.scheduler.apply(caused, this.now)) this.act(decision);
    }
    this.applying = false;
    return decisions;
  }

  private act(decision: Decision): void {
    switch (decision.kind) {
      case 'admitted':
      case 'rejected':
        return;
      case 'start':
        return this.start(decision);
      case 'moved':
        return this.move(decision.taskId, decision.poolId);
      case 'evicted':
        return this.expire(decision.taskId, decision.cause, 'expired_queue');
      case 'stop':
        return this.expire(decision.taskId, decision.cause, 'expired_decode');
      case 'orphaned':
        throw new Error(`The scheduler says that ${decision.taskId} is bound to an engine version, and nothing here is.`);
      case 'wakeAt':
        this.wakeAt = Math.max(this.now, decision.at);
    }
  }

  private start({ taskId, poolId, replicaId, warm }: Extract<Decision, { kind: 'start' }>): void {
    const task = this.tasks.get(taskId);
    const pool = this.pools.get(poolId);
    const replica = pool?.replicas.get(replicaId);
    if (task === undefined || pool === undefined || replica === undefined || task.running) {
      this.apply({ kind: 'ended', taskId, timings: { promptTokens: 0, tokensOut: 0 }, requeue: false });
      return;
    }
    if (replica.running.size >= replica.plan.slots) throw new Error(`The scheduler started ${taskId} on ${poolId}/${replicaId}, which has no free slot.`);
    const attempt = new Attempt(task, replica, this.now, warm);
    task.attempts++;
    this.occupy(attempt);
    this.observer.started(task, pool, this.now);
    this.observer.served(task, attempt.prefilledTokens, this.now);
    task.startedAt ??= this.now;
    if (replica.up) this.agenda.add(attempt.nextAt, attempt);
    else this.agenda.add(this.now, { kind: 'fault', what: 'refusal', replica });
  }

  private progress(attempt: Attempt): void {
    if (!attempt.live) return;
    const { task } = attempt;
    const before = attempt.reported;
    const tokensOut = attempt.report();
    this.observer.served(task, tokensOut - before, this.now);
    this.apply({ kind: 'progress', taskId: task.id, tokensOut });
    // A decision may have cut it off.
    if (!attempt.live) return;
    if (!attempt.ended) {
      this.agenda.add(attempt.nextAt, attempt);
      return;
    }
    this.vacate(attempt);
    this.apply({ kind: 'ended', taskId: task.id, timings: attempt.timings(this.now), requeue: false });
    if (task.fate === undefined) this.close(task, 'completed');
  }

  /** Its replica is gone: all that ran there waits again, or has failed too often. */
  private breakOff(replica: SimulatedReplica): void {
    for (const task of [...replica.running]) {
      const attempt = this.attempts.get(task);
      if (attempt === undefined) continue;
      const again = task.fate === undefined && task.attempts < MAX_ATTEMPTS;
      this.vacate(attempt);
      if (again) this.observer.requeued(task, this.now);
      this.apply({ kind: 'ended', taskId: task.id, timings: attempt.timings(this.now), requeue: again, failed: !again });
      if (!again && task.fate === undefined) this.close(task, 'failed');
    }
  }

  private stopped(attempt: Attempt): void {
    if (this.attempts.get(attempt.task) !== attempt) return;
    this.vacate(attempt);
    this.apply({ kind: 'ended', taskId: attempt.task.id, timings: attempt.timings(this.now), requeue: false });
  }

  private move(taskId: string, poolId: string): void {
    const task = this.tasks.get(taskId);
    if (task === undefined || task.fate !== undefined) return;
    const from = task.poolId;
    task.poolId = poolId;
    this.observer.moved(task, from, this.now);
  }

  private expire(taskId: string, cause: EvictionCause, late: 'expired_queue' | 'expired_decode'): void {
    const task = this.tasks.get(taskId);
    if (task === undefined || task.fate !== undefined) return;
    // No pool of a scenario changes its model.
    this.end(task, cause === 'deadline' ? late : cause === 'model' ? 'failed' : cause);
  }

  /** Ends it early; a slot that it holds is free a little later. */
  private end(task: SimulatedTask, fate: Fate): void {
    const attempt = this.attempts.get(task);
    this.close(task, fate);
    if (attempt !== undefined) {
      attempt.live = false;
      this.agenda.add(this.now + STOP_MS, { kind: 'stopped', attempt });
    }
    this.apply({ kind: 'cancel', taskId: task.id });
  }

  private close(task: SimulatedTask, fate: Fate): void {
    task.fate = fate;
    this.tasks.delete(task.id);
    this.open--;
    this.observer.ended(task, fate, this.now);
  }

  private occupy(attempt: Attempt): void {
    const { task, replica } = attempt;
    this.attempts.set(task, attempt);
    task.running = true;
    replica.running.add(task);
    replica.pool.running++;
    this.observer.slotsChanged(replica.pool, this.now);
  }

  private vacate(attempt: Attempt): void {
    const { task, replica } = attempt;
    attempt.live = false;
    this.attempts.delete(task);
    task.running = false;
    if (!attempt.ended) this.observer.served(task, attempt.tokensAt(this.now) - attempt.reported, this.now);
    replica.running.delete(task);
    replica.pool.running--;
    if (attempt.ended) task.source.ranAt(task, replica.pool.plan.id, replica.plan.id);
    this.observer.slotsChanged(replica.pool, this.now);
  }

  private sourceOf(source: FlowSource) {
    const found = this.sources[source.index];
    if (found === undefined) throw new Error(`There is no flow ${source.plan.id}.`);
    return found;
  }
}
