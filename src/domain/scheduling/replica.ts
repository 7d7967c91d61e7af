import { Speeds, type SpeedsMemory } from './prediction/estimate.js';
import type { AttemptTimings } from './event.js';
import { ctxLimit, isShut, kvLimit, suits, type Needs } from './placement/fit.js';
import type { ReplicaState } from './pool-state.js';
import type { Run, Ticket } from './ticket.js';

/** What its pool's speeds weigh, beside one attempt of its own. */
const POOL_WEIGHT = 1;

/**
 * One replica as the scheduler sees it. It outlives its configuration: while tasks run on it, it is remembered, so that
 * their slots are counted when it comes back.
 */
export class Replica {
  /** Tasks that hold a slot here, also those that were told to stop. */
  readonly running: Ticket[] = [];
  /** False once the pool no longer names it. */
  present = true;
  /** Begun while the breaker was half open: until it has ended no other starts. */
  private probe: Ticket | undefined;
  private ownSpeeds: Speeds | undefined;
  /** Milliseconds of tasks that ran here, until `countedAt`. */
  private taskMs = 0;
  private countedAt = 0;
  /** Tokens of context of all that runs here. */
  private ctxTaken = 0;

  constructor(
    private current: ReplicaState,
    private readonly poolSpeeds: Speeds,
    remembered?: Speeds,
  ) {
    this.ownSpeeds = remembered;
  }

  get state(): ReplicaState {
    return this.current;
  }

  set state(state: ReplicaState) {
    // What ran when it was closed or open is no probe, and may be long in ending.
    if (this.current.breaker?.state !== 'half_open') this.probe = undefined;
    this.current = state;
  }

  /** It takes work, or would were there a free slot. */
  get ready(): boolean {
    return this.present && this.current.ready && !isShut(this.current);
  }

  get freeSlots(): number {
    if (!this.ready) return 0;
    const free = Math.max(0, this.state.slots - this.running.length);
    const { breaker } = this.state;
    if (breaker?.state !== 'half_open') return free;
    return breaker.takes && this.probe === undefined ? Math.min(1, free) : 0;
  }

  /** The largest context that a task could have here now, beside what runs. */
  get ctxFree(): number {
    return Math.max(0, Math.min(ctxLimit(this.state), kvLimit(this.state) - this.ctxTaken));
  }

  /** Memory for KV caches that nothing takes; `undefined` where that is not known. */
  get freeBytes(): number | undefined {
    const { freeVramBytes, kvCapacityBytes, kvBytesPerToken } = this.state;
    if (kvCapacityBytes === undefined || kvBytesPerToken === undefined) return freeVramBytes;
    return Math.min(freeVramBytes ?? Infinity, Math.max(0, kvCapacityBytes - this.ctxTaken * kvBytesPerToken));
  }

  /** A slot and the memory for it are free now. */
  canStart({ ctx, devices, engineVersion }: Needs): boolean {
    return this.freeSlots > 0 && suits(this.state, devices, engineVersion) && ctx <= this.ctxFree;
  }

  /** Its own once it was measured, the pool's until then. */
  get speeds(): Speeds {
    return this.ownSpeeds ?? this.poolSpeeds;
  }

  /** Absent while nothing of its own was measured. */
  get memory(): SpeedsMemory | undefined {
    return this.ownSpeeds?.memory;
  }

  begin(ticket: Ticket, now: number): Run {
    this.count(now);
    this.running.push(ticket);
    if (this.state.breaker?.state === 'half_open') this.probe = ticket;
    this.ctxTaken += ticket.ctx;
    return { replicaId: this.state.replicaId, startedAt: now, tokensOut: 0, reportedAt: now, taskMsBefore: this.taskMs, tasksAtOnce: 1, outlook: undefined };
  }

  end(ticket: Ticket, run: Run, now: number): void {
    this.count(now);
    const slot = this.running.indexOf(ticket);
    if (slot >= 0) {
      this.running.splice(slot, 1);
      this.ctxTaken -= ticket.ctx;
    }
    if (this.probe === ticket) this.probe = undefined;
    run.tasksAtOnce = now > run.startedAt ? Math.max(1, (this.taskMs - run.taskMsBefore) / (now - run.startedAt)) : this.running.length + 1;
  }

  observe(timings: AttemptTimings, run: Run): void {
    this.ownSpeeds ??= Speeds.remembered(this.poolSpeeds.memory, POOL_WEIGHT);
    this.ownSpeeds.observe(timings, run.tasksAtOnce);
  }

  /** Tokens of this task, which runs here, by now. */
  madeBy({ maxTokens, promptTokens }: Ticket, run: Run, now: number, msPerToken: number): number {
    return Math.min(maxTokens, run.tokensOut + Math.max(0, this.decodedMs(promptTokens, run, now)) / msPerToken);
  }

  /** Milliseconds until this task, which runs here, is expected to end. */
  remainingMs(ticket: Ticket, run: Run, now: number, msPerToken: number): number {
    const decodedMs = this.decodedMs(ticket.promptTokens, run, now);
    const made = Math.min(ticket.maxTokens, run.tokensOut + Math.max(0, decodedMs) / msPerToken);
    const more = run.outlook?.remaining(made) ?? Math.max(0, ticket.outputTokens - made);
    return more * msPerToken + Math.max(0, -decodedMs);
  }

  /** The same of each that runs here, to `into` from this index on, where there is room for all. Answers the index behind the last. */
  addRemaining(into: Float64Array, from: number, now: number, msPerToken: number): number {
    let at = from;
    for (const ticket of this.running) {
      if (ticket.run !== undefined) into[at++] = this.remainingMs(ticket, ticket.run, now, msPerToken);
    }
    return at;
  }

  /** Since the last report, or since its first token was expected; below 0 until then. */
  private decodedMs(promptTokens: number, run: Run, now: number): number {
    return run.tokensOut > 0 ? now - run.reportedAt : now - run.startedAt - this.speeds.firstTokenMs(promptTokens);
  }

  private count(now: number): void {
    this.taskMs += this.running.length * (now - this.countedAt);
    this.countedAt = now;
  }
}
