import { Speeds } from './estimate.js';
import type { AttemptTimings } from './event.js';
import type { ReplicaState } from './pool-state.js';
import type { Run, Ticket } from './ticket.js';

/** Once a task has made more than was expected of it: of what it has made, how much more is expected. */
const OVERRUN_SHARE = 0.25;

/**
 * One replica as the scheduler sees it. It outlives its configuration: while tasks run on it, it is remembered, so that
 * their slots are counted when it comes back.
 */
export class Replica {
  /** Tasks that hold a slot here, also those that were told to stop. */
  readonly running = new Set<Ticket>();
  /** False once the pool no longer names it. */
  present = true;
  private ownSpeeds: Speeds | undefined;

  constructor(
    public state: ReplicaState,
    private readonly poolSpeeds: Speeds,
  ) {}

  get ready(): boolean {
    return this.present && this.state.ready;
  }

  get freeSlots(): number {
    return this.ready ? Math.max(0, this.state.slots - this.running.size) : 0;
  }

  /** Its own once it was measured, the pool's until then. */
  get speeds(): Speeds {
    return this.ownSpeeds ?? this.poolSpeeds;
  }

  observe(timings: AttemptTimings): void {
    this.ownSpeeds ??= new Speeds(this.poolSpeeds.asPrior());
    this.ownSpeeds.observe(timings);
  }

  /** Milliseconds until this task, which runs here, is expected to end. */
  remainingMs(ticket: Ticket, run: Run, now: number): number {
    const { speeds } = this;
    const msPerToken = speeds.msPerToken;
    const decodedMs = run.tokensOut > 0 ? now - run.reportedAt : now - run.startedAt - speeds.firstTokenMs(ticket.promptTokens);
    const made = Math.min(ticket.maxTokens, run.tokensOut + Math.max(0, decodedMs) / msPerToken);
    const more = Math.min(ticket.maxTokens - made, Math.max(ticket.outputTokens - made, made * OVERRUN_SHARE));
    return more * msPerToken + Math.max(0, -decodedMs);
  }
}
