import type { Decision, Prospects, SchedulerEvent, SchedulerTask } from '../../../../../src/domain/scheduling/event.js';
import type { PoolState } from '../../../../../src/domain/scheduling/pool-state.js';
import { Scheduler, type SchedulerOptions } from '../../../../../src/domain/scheduling/scheduler.js';
import { Chance } from '../../../../support/chance.js';
import { poolState, replicaState, schedulerTask } from '../../../../support/scheduling.js';

export interface WorldOptions {
  readonly seed: number;
  /** How long tasks arrive, ms. */
  readonly forMs: number;
  readonly replicas?: readonly { readonly slots: number; readonly msPerToken: number }[];
  /** ms that a token takes longer for each other task on the replica, over its own ms. */
  readonly crowding?: number;
  /** Work that comes in over what the pool can do, in a burst; between bursts nothing comes. */
  readonly load?: number;
  /** From, to: each is of random length. */
  readonly burstMs?: readonly [number, number];
  readonly pauseMs?: readonly [number, number];
  /** From, to: evenly over their logarithms. */
  readonly deadlineMs?: readonly [number, number];
  /** Shares of one. */
  readonly batch?: number;
  readonly estimated?: number;
  readonly canceled?: number;
  readonly flows?: number;
  /** What a task really makes, before its max_tokens. */
  readonly length?: (chance: Chance, flow: number) => number;
  readonly maxTokens?: (chance: Chance) => number;
  readonly estimate?: (length: number, chance: Chance, flow: number) => number;
  readonly batchShare?: number;
  readonly scheduler?: SchedulerOptions;
}

export interface Told extends Prospects {
  readonly task: SchedulerTask;
  readonly at: number;
  readonly length: number;
  startedAt?: number;
  endedAt?: number;
  canceledAt?: number;
  expired?: boolean;
}

interface Running {
  readonly told: Told;
  readonly replica: number;
  firstAt: number;
  made: number;
  reported: number;
}

/** Tasks on one pool on a virtual clock: what was foretold of each, and what became of it. */
export class PredictionWorld {
  readonly scheduler: Scheduler;
  readonly told: Told[] = [];
  private readonly chance: Chance;
  private now = 0;
  private made = 0;
  private readonly running = new Map<string, Running>();
  private readonly byId = new Map<string, Told>();
  private readonly state: PoolState;
  private readonly replicas: readonly { readonly slots: number; readonly msPerToken: number }[];
  private wakeAt = Infinity;

  constructor(private readonly options: WorldOptions) {
    this.chance = new Chance(options.seed);
    this.replicas = options.replicas ?? [{ slots: 4, msPerToken: 10 }, { slots: 4, msPerToken: 10 }];
    this.scheduler = new Scheduler(options.scheduler);
    const replicas = this.replicas.map(({ slots }, i) => replicaState(`r${i}`, { slots }));
    this.state = poolState('p', { replicas, queueCapacity: 1e6, batchShare: options.batchShare ?? 0.1 });
    this.apply({ kind: 'pool', pool: this.state });
  }

  /** Time passes in steps of a ms. */
  run(): this {
    const { forMs, burstMs = [2_000, 6_000], pauseMs = [3_000, 9_000] } = this.options;
    let nextAt = 0;
    let burstEnds = this.chance.between(...burstMs);
    const cancels: { at: number; taskId: string }[] = [];
    while (this.now < forMs || this.running.size > 0 || this.scheduler.queueDepth('p', 'batch') > 0) {
      while (nextAt <= this.now && this.now < forMs) {
        this.submit(cancels);
        nextAt += this.chance.exponential(this.meanGapMs());
        if (nextAt <= burstEnds) continue;
        nextAt = burstEnds + this.chance.between(...pauseMs);
        burstEnds = nextAt + this.chance.between(...burstMs);
      }
      for (const [i, { at, taskId }] of cancels.entries()) {
        if (at > this.now) continue;
        cancels.splice(i, 1);
        this.cancel(taskId);
        break;
      }
      if (this.wakeAt <= this.now) this.apply({ kind: 'tick' });
      this.now += 1;
      this.decode();
      if (this.now > 10 * forMs) throw new Error('The queue never drains.');
    }
    return this;
  }

  private capacity(): number {
    const { crowding = 0 } = this.options;
    return this.replicas.reduce((sum, { slots, msPerToken }) => sum + slots / (msPerToken * (1 + crowding * (slots - 1))), 0);
  }

  private meanTokens = 0;
  private meanGapMs(): number {
    if (this.meanTokens === 0) {
      const probe = new Chance(99);
      for (let i = 0; i < 2000; i++) this.meanTokens += this.lengthOf(probe, i % (this.options.flows ?? 5), this.maxOf(probe)) / 2000;
    }
    return (this.meanTokens + 3) / this.capacity() / (this.options.load ?? 1.3);
  }

  private maxOf(chance: Chance): number {
    return Math.round(this.options.maxTokens?.(chance) ?? chance.of([32, 64, 128, 256]));
  }

  private lengthOf(chance: Chance, flow: number, maxTokens: number): number {
    return Math.max(1, Math.min(maxTokens, Math.round(this.options.length?.(chance, flow) ?? chance.exponential(100))));
  }

  private submit(cancels: { at: number; taskId: string }[]): void {
    const { chance, options } = this;
    const flow = Math.floor(chance.next() * (options.flows ?? 5));
    const maxTokens = this.maxOf(chance);
    const length = this.lengthOf(chance, flow, maxTokens);
    const taskId = `t${++this.made}`;
    const estimated = chance.next() < (options.estimated ?? 0.4);
    const estimate = options.estimate?.(length, chance, flow) ?? length * chance.between(0.8, 1.25);
    const task = schedulerTask(taskId, {
      flow: `key:${flow}`,
      priority: chance.next() < (options.batch ?? 0.5) ? 'batch' : 'interactive',
      maxTokens,
      promptTokens: Math.round(chance.between(5, 200)),
      deadlineAt: this.now + chance.logBetween(...(options.deadlineMs ?? [500, 20_000])),
      ...(estimated ? { expectedTokens: Math.max(1, Math.round(estimate)) } : {}),
    });
    for (const decision of this.apply({ kind: 'submit', task })) {
      if (decision.kind !== 'admitted') continue;
      const told: Told = { ...decision, task, at: this.now, length };
      this.told.push(told);
      this.byId.set(taskId, told);
      if (chance.next() < (options.canceled ?? 0.1)) cancels.push({ at: this.now + chance.exponential(3000), taskId });
      this.apply({ kind: 'confirm', taskId });
    }
  }

  private cancel(taskId: string): void {
    const told = this.byId.get(taskId);
    if (told === undefined || told.endedAt !== undefined || told.expired === true) return;
    told.canceledAt = this.now;
    this.apply({ kind: 'cancel', taskId });
    this.stop(taskId);
  }

  private stop(taskId: string): void {
    const running = this.running.get(taskId);
    if (running === undefined) return;
    this.running.delete(taskId);
    this.ended(running);
  }

  private decode(): void {
    const { crowding = 0 } = this.options;
    const crowd = this.replicas.map(() => 0);
    for (const { replica } of this.running.values()) crowd[replica] = (crowd[replica] ?? 0) + 1;
    for (const [taskId, running] of [...this.running]) {
      if (this.now < running.firstAt) continue;
      const msPerToken = (this.replicas[running.replica]?.msPerToken ?? 1) * (1 + crowding * ((crowd[running.replica] ?? 1) - 1));
      running.made += 1 / msPerToken;
      if (running.made - running.reported >= 64) {
        running.reported = Math.floor(running.made);
        this.apply({ kind: 'progress', taskId, tokensOut: running.reported });
      }
      if (running.made < running.told.length) continue;
      this.running.delete(taskId);
      running.told.endedAt = this.now;
      this.ended(running);
    }
  }

  private ended({ told: { task, length, startedAt }, firstAt, made }: Running): void {
    const tokensOut = Math.min(length, Math.floor(made));
    const reached = tokensOut > 0 && this.now > firstAt;
    const timings = { promptTokens: task.promptTokens, tokensOut, ...(reached ? { firstTokenMs: firstAt - (startedAt ?? 0), decodeMs: this.now - firstAt } : {}) };
    this.apply({ kind: 'ended', taskId: task.taskId, timings, requeue: false });
  }

  private apply(event: SchedulerEvent): readonly Decision[] {
    const decisions = this.scheduler.apply(event, this.now);
    for (const decision of decisions) this.follow(decision);
    return decisions;
  }

  private follow(decision: Decision): void {
    if (decision.kind === 'wakeAt') this.wakeAt = decision.at;
    if (decision.kind === 'start') {
      const told = this.byId.get(decision.taskId);
      if (told === undefined) return;
      told.startedAt = this.now;
      const firstAt = this.now + 10 + told.task.promptTokens * 0.2;
      this.running.set(decision.taskId, { told, replica: Number(decision.replicaId.slice(1)), firstAt, made: 0, reported: 0 });
    }
    if (decision.kind === 'evicted' || decision.kind === 'stop') {
      const told = this.byId.get(decision.taskId);
      if (told !== undefined) told.expired = true;
      this.stop(decision.taskId);
    }
  }
}

export interface Score {
  readonly waits: number;
  readonly median: number;
  readonly p90: number;
  /** Actual over predicted wait: the median of it. */
  readonly bias: number;
  readonly coverage: number;
  readonly below: number;
  readonly above: number;
  readonly brier: number;
  readonly late: number;
}

/** Of those admitted after `from`, a wait counting from `leastMs` on. What left the queue without a start counts where it was beyond the interval by then. */
export function score(all: readonly Told[], from: number, leastMs = 100): Score {
  const errors: number[] = [];
  const ratios: number[] = [];
  let covered = 0;
  let below = 0;
  let above = 0;
  let squares = 0;
  let judged = 0;
  let late = 0;
  for (const one of all) {
    if (one.at < from) continue;
    const waited = (one.startedAt ?? one.canceledAt ?? one.task.deadlineAt) - one.at;
    if (one.startedAt !== undefined && waited >= leastMs) {
      errors.push(Math.abs(one.predictedStartMs - waited) / waited);
      ratios.push(waited / Math.max(1, one.predictedStartMs));
      if (waited < one.predictedStartLowMs) below++;
      else if (waited > one.predictedStartHighMs) above++;
      else covered++;
    } else if (one.startedAt === undefined && waited > one.predictedStartHighMs && waited >= leastMs) above++;
    if (one.canceledAt !== undefined) continue;
    const onTime = one.endedAt !== undefined && one.endedAt <= one.task.deadlineAt;
    judged++;
    if (!onTime) late++;
    squares += (one.onTimeProbability - (onTime ? 1 : 0)) ** 2;
  }
  const at = (values: number[], share: number): number => values.sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? NaN;
  const starts = covered + below + above;
  return { waits: errors.length, median: at(errors, 0.5), p90: at(errors, 0.9), bias: at(ratios, 0.5), coverage: covered / starts, below: below / starts, above: above / starts, brier: squares / judged, late: late / judged };
}
