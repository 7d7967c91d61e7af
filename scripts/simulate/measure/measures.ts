import type { Failure } from '../../../src/domain/errors.js';
import { PRIORITIES, type Priority } from '../../../src/domain/task/task.js';
import type { Scenario } from '../scenario/scenario.js';
import type { SimulatedPool } from '../world/fleet.js';
import type { Observer } from '../world/observer.js';
import type { Fate, SimulatedTask } from '../world/task.js';
import { Fairness, type FairnessReport } from './fairness.js';
import { Group, type GroupReport } from './group.js';
import { Pools, type PoolReport } from './pools.js';
import { Prediction, type PredictionReport } from './prediction.js';
import { Timeline, type TimelineReport } from './timeline.js';

/** All that is reported of one run. The same scenario and seed give the same report. */
export interface RunReport {
  readonly name: string;
  readonly all: GroupReport;
  readonly classes: readonly GroupReport[];
  readonly flows: readonly (GroupReport & { readonly weight: number })[];
  readonly pools: readonly PoolReport[];
  /** By policy label, else by error code: how often clients were turned away. One client may be so several times. */
  readonly turnedAway: readonly { readonly reason: string; readonly times: number }[];
  /** Clients that came back after the time that they had been told. */
  readonly retries: { readonly made: number; readonly admitted: number };
  readonly fairness: FairnessReport;
  readonly prediction: PredictionReport;
  readonly timeline: TimelineReport;
}

/** Measures one run. Its memory depends on the scenario and on what waits, not on how many tasks there were. */
export class Measures implements Observer {
  private readonly all = new Group('all');
  private readonly classes: Readonly<Record<Priority, Group>> = { interactive: new Group('interactive'), batch: new Group('batch') };
  private readonly flows: readonly Group[];
  private readonly pools: Pools;
  private readonly fairness: Fairness;
  private readonly prediction = new Prediction();
  private readonly timeline: Timeline;
  private readonly reasons = new Map<string, number>();
  private retriesMade = 0;
  private retriesAdmitted = 0;

  constructor(private readonly scenario: Scenario) {
    const names = scenario.flows.map(({ id }) => id);
    this.flows = names.map((name) => new Group(name));
    this.pools = new Pools(scenario);
    this.fairness = new Fairness(scenario.warmUpMs);
    this.timeline = new Timeline(scenario.windowMs, names);
  }

  asked(task: SimulatedTask): void {
    this.timeline.counts.asked++;
    if (task.counted) this.eachGroup(task, (group) => group.asked());
  }

  turnedAway(task: SimulatedTask, failure: Failure): void {
    this.timeline.counts.turnedAway++;
    if (!task.counted) return;
    const reason = failure.policyLabel ?? failure.code;
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
    if (task.retries > 0) this.retriesMade++;
  }

  admitted(task: SimulatedTask, now: number): void {
    this.enter(task, now);
    if (!task.counted || task.retries === 0) return;
    this.retriesMade++;
    this.retriesAdmitted++;
  }

  moved(task: SimulatedTask, fromPoolId: string, now: number): void {
    this.fairness.leave(task, fromPoolId);
    this.fairness.enter(task, task.poolId, now);
    if (this.counts(now)) this.pools.of(task.poolId).movedIn++;
  }

  started(task: SimulatedTask, pool: SimulatedPool, now: number): void {
    this.leave(task);
    if (this.counts(now)) this.pools.of(pool.plan.id).starts++;
    if (task.startedAt !== undefined) return;
    this.timeline.started(task.plan.priority, now - task.submittedAt);
    if (!task.counted) return;
    this.eachGroup(task, (group) => group.started(task, now));
    this.prediction.started(task, now);
  }

  served(task: SimulatedTask, tokens: number): void {
    this.fairness.served(task, task.poolId, tokens);
    this.timeline.served(task.source.index, tokens);
    if (task.counted) this.eachGroup(task, (group) => group.served(tokens));
  }

  requeued(task: SimulatedTask, now: number): void {
    this.enter(task, now);
    if (this.counts(now)) this.pools.of(task.poolId).broken++;
  }

  slotsChanged(pool: SimulatedPool, now: number): void {
    this.pools.slotsChanged(pool, now);
  }

  ended(task: SimulatedTask, fate: Fate): void {
    if (WAITING_ENDS.has(fate) && task.admitted && !task.running) this.leave(task);
    if (fate === 'drop_lru' || fate === 'shed_low_priority') this.timeline.counts.dropped++;
    if (!task.counted) return;
    this.eachGroup(task, (group) => group.ended(fate));
    if (fate !== 'canceled' && fate !== 'refused') this.prediction.ended(task, fate === 'completed');
  }

  window(now: number): void {
    this.fairness.window(now);
    this.pools.window(now);
    this.timeline.window();
  }

  report(name: string): RunReport {
    const turnedAway = [...this.reasons].map(([reason, times]) => ({ reason, times })).sort((a, b) => b.times - a.times || (a.reason < b.reason ? -1 : 1));
    return {
      name,
      all: this.all.report(),
      classes: PRIORITIES.map((priority) => this.classes[priority].report()),
      flows: this.flows.map((group, index) => ({ ...group.report(), weight: this.scenario.flows[index]?.weight ?? 1 })),
      pools: this.pools.report(this.scenario),
      turnedAway,
      retries: { made: this.retriesMade, admitted: this.retriesAdmitted },
      fairness: this.fairness.report(),
      prediction: this.prediction.report(),
      timeline: this.timeline.report(),
    };
  }

  /** What pools do is counted while clients come, warm or not. */
  private counts(now: number): boolean {
    return now >= this.scenario.warmUpMs && now <= this.scenario.durationMs;
  }

  private enter(task: SimulatedTask, now: number): void {
    this.timeline.waiting[task.plan.priority]++;
    this.fairness.enter(task, task.poolId, now);
  }

  private leave(task: SimulatedTask): void {
    this.timeline.waiting[task.plan.priority]--;
    this.fairness.leave(task, task.poolId);
  }

  private eachGroup(task: SimulatedTask, note: (group: Group) => void): void {
    note(this.all);
    note(this.classes[task.plan.priority]);
    const flow = this.flows[task.source.index];
    if (flow !== undefined) note(flow);
  }
}

/** Ends that may come while a task waits. Of the others it has left the queue before. */
const WAITING_ENDS: ReadonlySet<Fate> = new Set<Fate>(['canceled', 'expired_queue', 'drop_lru', 'shed_low_priority', 'drain']);
