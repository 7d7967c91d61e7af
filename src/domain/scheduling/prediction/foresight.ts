import type { Priority } from '../../task/task.js';
import { Calibration, gaveUp, intervalMs, quantileMs, startWithin, started, type CalibrationMemory, type Depth, type Guess } from './calibration.js';
import { Speeds, type SpeedPrior, type SpeedsMemory } from './estimate.js';
import type { AttemptTimings, Prospects } from '../event.js';
import { couldRun, type Needs } from '../placement/fit.js';
import { startAmong, type Forecast } from './forecast.js';
import { Inflow } from './inflow.js';
import type { Load } from '../queue/order-tree.js';
import { signsOf, type Sight } from './signs.js';
import type { QueueTurns } from '../queue/turns.js';
import { OutputLengths, type LengthsMemory, type Sized } from './output-length.js';
import type { PoolState } from '../pool-state.js';
import type { Replica } from '../replica.js';
import type { Run, Ticket } from '../ticket.js';

/** Another one is not read. Raised with every change of what a field of it means. */
export const MEMORY_VERSION = 1;

/** All that a pool learned. JSON-safe; what is read from outside goes through memory.ts. */
export interface PoolMemory {
  readonly version: typeof MEMORY_VERSION;
  readonly speeds: SpeedsMemory;
  readonly replicas: readonly (SpeedsMemory & { readonly replicaId: string })[];
  readonly lengths: LengthsMemory;
  readonly calibration: readonly CalibrationMemory[];
  /** Whose turn it is; absent from what an earlier version wrote. */
  readonly turns?: QueueTurns;
}

/** Of a pool, what a start depends on. */
export interface Stage {
  readonly state: PoolState;
  /** Tasks that wait. */
  readonly waiting: number;
  /** Tasks that run. */
  readonly running: number;
  readonly replicas: { readonly all: readonly Replica[] };
}

/** Of a task that waits or would, what its prospects depend on. */
export interface Foreseen extends Sized {
  readonly priority: Priority;
  readonly promptTokens: number;
}

/** A task that waits or would. */
export interface Wait {
  readonly task: Foreseen;
  /** Expected of it. */
  readonly outputTokens: number;
  /** What starts before it, if nothing else comes. */
  readonly ahead: Load;
  /** The part of it that is of its own class. */
  readonly ofClass: Load;
  /** Tokens that another flow may be given before it, those that come yet too. */
  readonly lead: number;
  readonly needs: Needs;
}

/** What is remembered beyond the process counts like so many attempts: it may be another engine today. */
const REMEMBERED_ATTEMPTS = 2;
const REMEMBERED_SHARE = 0.25;
/** Attempts before predictions are compared with what came. */
const TAUGHT_FROM = 5;
/** Times the tasks that run: behind so many the front is far away. */
const NEAR = 16;
const SAMPLED_FROM = 2_000;
const SAMPLED_EVERY = 16;
/** Starts that stand for all that are possible when the chance to be on time is asked for. */
const CASES = 16;
/** Spreads to either side of the mean, for three speeds that have the spread of a normal distribution together. */
const SPEED_SPAN = 1.2247;

/**
 * What a pool has learned about itself, and what it foretells from that: when tasks start, how long they are, and whether
 * they end in time.
 *
 * A forecast costs O(slots). It looks at no task that waits: what is ahead of one comes as a sum.
 */
export class Foresight {
  readonly speeds: Speeds;
  private readonly lengths = new OutputLengths();
  private readonly calibration = new Calibration();
  private readonly inflow: Readonly<Record<Priority, Inflow>> = { interactive: new Inflow(), batch: new Inflow() };
  /** Attempts that taught it something, those of earlier processes too. */
  private attempts = 0;
  private readonly remembered = new Map<string, SpeedsMemory>();
  /** Reused by every forecast. */
  private busy = new Float64Array(16);

  constructor(prior: SpeedPrior, memory?: PoolMemory) {
    if (memory === undefined) {
      this.speeds = Speeds.believed(prior);
      return;
    }
    this.speeds = Speeds.remembered(memory.speeds, REMEMBERED_ATTEMPTS);
    for (const { replicaId, ...speeds } of memory.replicas) this.remembered.set(replicaId, speeds);
    this.lengths.recall(memory.lengths, REMEMBERED_SHARE);
    this.calibration.recall(memory.calibration);
    this.attempts = TAUGHT_FROM;
  }

  /** What an earlier process knew of this replica. */
  rememberedSpeeds(replicaId: string): Speeds | undefined {
    const memory = this.remembered.get(replicaId);
    return memory && Speeds.remembered(memory, REMEMBERED_ATTEMPTS);
  }

  memory(replicas: Iterable<Replica>): PoolMemory {
    const known: (SpeedsMemory & { readonly replicaId: string })[] = [];
    for (const { state, memory } of replicas) if (memory !== undefined) known.push({ replicaId: state.replicaId, ...memory });
    return { version: MEMORY_VERSION, speeds: this.speeds.memory, replicas: known, lengths: this.lengths.memory, calibration: this.calibration.memory };
  }

  expectedOutput(task: Sized): number {
    return this.lengths.expected(task);
  }

  /** Of a slot, for so much work. */
  workMs({ count, promptTokens, outputTokens }: Load, msPerToken = this.speeds.msPerToken): number {
    const { speeds } = this;
    return count * speeds.firstTokenMs(0) + promptTokens * speeds.msPerPromptToken + outputTokens * msPerToken;
  }

  waiting(wait: Wait, stage: Stage, now: number): Forecast {
    const { task, outputTokens, ahead } = wait;
    const msPerToken = this.msPerToken(stage);
    const guess = this.guess(wait, stage, msPerToken, now);
    return {
      ahead: ahead.count,
      startMs: Math.max(quantileMs(guess, 0.5), this.frontMs(wait, guess, stage, msPerToken, now)),
      firstTokenMs: this.speeds.firstTokenMs(task.promptTokens),
      decodeMs: outputTokens * msPerToken,
      basis: { guess, task, expected: outputTokens, outlook: undefined, made: 0, msPerToken },
    };
  }

  running(ticket: Ticket, run: Run, replica: Replica, stage: Stage, now: number): Forecast {
    const msPerToken = paceOf(replica, stage);
    const made = replica.madeBy(ticket, run, now, msPerToken);
    return {
      ahead: 0,
      startMs: 0,
      firstTokenMs: 0,
      decodeMs: replica.remainingMs(ticket, run, now, msPerToken),
      basis: { guess: undefined, task: ticket, expected: ticket.outputTokens, outlook: run.outlook, made, msPerToken },
    };
  }

  /** `availableMs`: until its deadline, when it leaves the queue if it has not started. */
  prospects(forecast: Forecast, availableMs: number): Prospects {
    const { basis, startMs } = forecast;
    const predictedStartMs = Math.round(basis?.guess === undefined ? startMs : startWithin(startMs, basis.guess, availableMs));
    const { lowMs, highMs } = basis?.guess === undefined ? { lowMs: startMs, highMs: startMs } : intervalMs(basis.guess);
    return {
      predictedStartMs,
      predictedStartLowMs: Math.min(predictedStartMs, Math.floor(lowMs)),
      predictedStartHighMs: Math.max(predictedStartMs, Math.ceil(highMs)),
      onTimeProbability: this.onTimeProbability(forecast, availableMs),
    };
  }

  admitted(ticket: Ticket, forecast: Forecast, now: number): void {
    const { ahead, firstTokenMs, decodeMs } = forecast;
    this.inflow[ticket.priority].add(ticket.flow, firstTokenMs + decodeMs, now);
    const guess = forecast.basis?.guess;
    // What was said in ignorance of the speeds says nothing about what will be said. And of a long queue a few say as much as all, and each costs memory until it starts.
    if (guess === undefined || this.attempts < TAUGHT_FROM || (ahead > SAMPLED_FROM && ticket.sequence % SAMPLED_EVERY !== 0)) return;
    ticket.foretold = { guess, at: now, ...intervalMs(guess) };
  }

  started(ticket: Ticket, run: Run, now: number): void {
    run.outlook = this.lengths.outlook(ticket, ticket.outputTokens);
    if (ticket.foretold === undefined) return;
    started(ticket.foretold, now);
    ticket.foretold = undefined;
  }

  /** It was canceled, or its time was over, before it started. */
  gaveUp(ticket: Ticket, now: number): void {
    if (ticket.foretold !== undefined) gaveUp(ticket.foretold, now);
    ticket.foretold = undefined;
  }

  /** `ended`: by itself; else it was cut short. */
  learn(ticket: Ticket, run: Run, replica: Replica | undefined, timings: AttemptTimings, ended: boolean): void {
    if (timings.firstTokenMs !== undefined) this.attempts += 1;
    replica?.observe(timings, run);
    this.speeds.observe(timings, run.tasksAtOnce);
    if (timings.decodeMs !== undefined) this.lengths.observe(ticket, timings.textTokens ?? timings.tokensOut, ended, ticket.outputTokens);
  }

  /**
   * Of one that stands close behind the next ones, when the last of those starts: not later than it, though the two kinds are
   * learned apart and err differently. 0 where that can't matter.
   */
  private frontMs(wait: Wait, { depth }: Guess, stage: Stage, msPerToken: number, now: number): number {
    const { count, promptTokens, outputTokens } = wait.ahead;
    if (depth !== 'queue' || count >= NEAR * stage.running) return 0;
    const next = Math.max(0, stage.running - 1);
    const ahead = { count: next, promptTokens: (promptTokens * next) / count, outputTokens: (outputTokens * next) / count };
    return quantileMs(this.guess({ ...wait, ahead }, stage, msPerToken, now), 0.5);
  }

  private guess({ task, outputTokens, ahead, ofClass, lead, needs }: Wait, stage: Stage, msPerToken: number, now: number): Guess {
    const { startMs, slots } = this.startIn(ahead, needs, stage, msPerToken, now);
    const depth: Depth = startMs === 0 ? 'free' : ahead.count < slots ? 'next' : 'queue';
    const spread = Math.max(LEAST_SPREAD, Math.hypot(this.speeds.decodeSpread, this.lengths.spread / Math.sqrt(ahead.count + 1)));
    const { flow, priority, promptTokens } = task;
    const sight: Sight = {
      flow,
      priority,
      tokens: promptTokens + outputTokens,
      tokensAhead: tokensOf(ahead),
      classTokensAhead: tokensOf(ofClass),
      lead,
      startMs,
      slots,
      batchShare: stage.state.batchShare,
    };
    return this.calibration.guess({ priority, depth, startMs, spread, signs: signsOf(sight, this.inflow, now) });
  }

  private onTimeProbability({ basis, startMs, firstTokenMs, decodeMs }: Forecast, availableMs: number): number {
    if (availableMs <= 0) return 0;
    if (basis === undefined) return startMs + firstTokenMs + decodeMs <= availableMs ? 1 : 0;
    const { guess, made, msPerToken } = basis;
    const outlook = basis.outlook ?? this.lengths.outlook(basis.task, basis.expected);
    const { decodeSpread } = this.speeds;
    const latest = startOf(guess, 1 - 0.5 / CASES) + firstTokenMs;
    if (latest + outlook.most(made) * msPerToken * (1 + SPEED_SPAN * decodeSpread) <= availableMs) return 1;
    let sum = 0;
    for (let i = 0; i < CASES; i++) {
      const left = availableMs - startOf(guess, (i + 0.5) / CASES) - firstTokenMs;
      if (left <= 0) break;
      sum += outlook.endsWithin(made, left / (msPerToken * Math.max(0.1, 1 + ((i % 3) - 1) * SPEED_SPAN * decodeSpread)));
    }
    return sum / CASES;
  }

  /** Over all slots of the pool that are ready, as busy as it is. */
  private msPerToken(stage: Stage): number {
    let slots = 0;
    let tokensPerMs = 0;
    for (const replica of stage.replicas.all) {
      if (!replica.ready) continue;
      slots += replica.state.slots;
      tokensPerMs += replica.state.slots / Math.max(1e-6, paceOf(replica, stage));
    }
    return slots > 0 && tokensPerMs > 0 ? slots / tokensPerMs : this.speeds.msPerToken;
  }

  private startIn(ahead: Load, needs: Needs, stage: Stage, msPerToken: number, now: number): { readonly startMs: number; readonly slots: number } {
    let free = 0;
    let canStart = false;
    let canEver = false;
    let allFit = true;
    for (const replica of stage.replicas.all) {
      if (!replica.ready) continue;
      free += replica.freeSlots;
      if (couldRun(replica.state, needs)) canEver = true;
      else allFit = false;
      canStart ||= replica.canStart(needs);
    }
    if (!canEver) {
      // As if its replicas were free: they come back, or the task moves.
      const slots = Math.max(1, stage.state.replicas.reduce((sum, replica) => sum + replica.slots, 0));
      const meanMs = ahead.count === 0 ? 0 : this.workMs(ahead, msPerToken) / ahead.count;
      return { startMs: startAmong(ahead.count, meanMs, { busy: this.busy, used: 0, free: slots }, 0), slots };
    }
    if (canStart && ahead.count < free) return { startMs: 0, slots: Math.max(1, free + stage.running) };
    let used = 0;
    let firstFit = canStart ? 0 : Infinity;
    for (const replica of stage.replicas.all) {
      if (!replica.ready) continue;
      while (used + replica.running.length > this.busy.length) this.busy = grown(this.busy);
      const from = used;
      used = replica.addRemaining(this.busy, from, now, paceOf(replica, stage));
      if (firstFit > 0 && couldRun(replica.state, needs)) for (let i = from; i < used; i++) firstFit = Math.min(firstFit, this.busy[i] ?? Infinity);
    }
    const meanMs = ahead.count === 0 ? 0 : this.workMs(ahead, msPerToken) / ahead.count;
    const startMs = startAmong(ahead.count, meanMs, { busy: this.busy, used, free }, this.lengths.spread);
    // Where it can go to any slot, the chance that one is free early counts for all of them (startAmong).
    return { startMs: (allFit && free === 0) || firstFit === Infinity ? startMs : Math.max(firstFit, startMs), slots: Math.max(1, used + free) };
  }
}

const tokensOf = ({ promptTokens, outputTokens }: Load): number => promptTokens + outputTokens;

/** Later than in so many cases of one. What runs has started. */
const startOf = (guess: Guess | undefined, share: number): number => (guess === undefined ? 0 : quantileMs(guess, share));

/** Below this, errors come from elsewhere. */
const LEAST_SPREAD = 0.05;

/** ms per token of a task on this replica: all its slots are taken while others wait. */
function paceOf({ speeds, state, running }: Replica, { waiting }: Stage): number {
  return speeds.msPerTokenAmong(waiting > 0 ? state.slots : Math.min(state.slots, running.length + 1));
}

function grown(full: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * full.length);
  larger.set(full);
  return larger;
}
