import type { Prospects, SchedulerTask } from '../../../src/domain/scheduling/event.js';
import type { Random } from '../random.js';
import { draw } from '../scenario/distribution.js';
import type { FlowPlan } from '../scenario/scenario.js';

/** Every way in which a simulated task ends. Each task that a client asked for has exactly one. */
export const FATES = ['completed', 'canceled', 'refused', 'expired_queue', 'expired_decode', 'drop_lru', 'shed_low_priority', 'drain', 'failed'] as const;
export type Fate = (typeof FATES)[number];

/** One task of a client, from the first time it asks until its fate. */
export class SimulatedTask {
  fate: Fate | undefined;
  /** When it was last submitted, and what it was promised then. */
  submittedAt = 0;
  prospects: Prospects | undefined;
  /** The scheduler has a place for it. */
  admitted = false;
  confirmed = false;
  startedAt: number | undefined;
  /** An attempt of it holds a slot. */
  running = false;
  attempts = 0;
  retries = 0;
  poolId = '';

  constructor(
    readonly id: string,
    readonly source: FlowSource,
    readonly session: number,
    /** Of the fair queue: the key, or the session. */
    readonly flow: string,
    readonly firstAskedAt: number,
    readonly promptTokens: number,
    readonly outputTokens: number,
    readonly maxTokens: number,
    readonly expectedTokens: number | undefined,
    /** A draw of mean 0 and deviation 1: how slow its attempts are, by the jitter of the pool. */
    readonly luck: number,
    readonly cancelAt: number,
    /** It came after the warm-up, so the figures are of it. */
    readonly counted: boolean,
  ) {}

  get plan(): FlowPlan {
    return this.source.plan;
  }

  /** As admission makes it from a request that comes now. */
  submission(now: number): SchedulerTask {
    const { plan, source } = this;
    const affinity = source.lastPlaces[this.session];
    return {
      taskId: this.id,
      sessionId: `${plan.id}/${String(this.session)}`,
      flow: this.flow,
      weight: plan.weight,
      priority: plan.priority,
      engine: plan.engine,
      modelRef: plan.modelRef,
      workload: 'completion',
      ctx: this.promptTokens + this.maxTokens,
      placement: plan.placement,
      promptTokens: this.promptTokens,
      maxTokens: this.maxTokens,
      deadlineAt: now + plan.deadlineMs,
      ...(this.expectedTokens === undefined ? {} : { expectedTokens: this.expectedTokens }),
      ...(affinity === undefined ? {} : { affinity }),
    };
  }
}

type Place = NonNullable<SchedulerTask['affinity']>;

/** Makes the tasks of one flow, from its own chance alone: the same tasks whatever becomes of them. */
export class FlowSource {
  readonly kind = 'arrival';
  private made = 0;
  /** Where each session ran last. */
  readonly lastPlaces: (Place | undefined)[] = [];

  constructor(
    readonly index: number,
    readonly plan: FlowPlan,
    private readonly random: Random,
  ) {}

  make(now: number, counted: boolean): SimulatedTask {
    const { plan, random } = this;
    const number = this.made++;
    const session = plan.sharer.kind === 'sessions' ? random.below(plan.sharer.count) : 0;
    const flow = plan.sharer.kind === 'sessions' ? `session:${plan.id}/${String(session)}` : `key:${plan.sharer.key}`;
    const promptTokens = draw(plan.promptTokens, random);
    const wanted = draw(plan.outputTokens, random);
    const maxTokens = draw(plan.maxTokens, random);
    const outputTokens = Math.min(wanted, maxTokens);
    const said = plan.expected.kind === 'given' ? Math.round(outputTokens * random.factor(plan.expected.spread)) : undefined;
    const expectedTokens = said === undefined ? undefined : Math.max(1, Math.min(maxTokens, said));
    const luck = random.normal();
    const cancelAt = random.next() < plan.cancel.share ? now + random.exponential(plan.cancel.afterMs) : Infinity;
    return new SimulatedTask(`${plan.id}-${String(number)}`, this, session, flow, now, promptTokens, outputTokens, maxTokens, expectedTokens, luck, cancelAt, counted);
  }

  /** Sessions have KV caches; a key's requests have nothing in common. */
  ranAt(task: SimulatedTask, poolId: string, replicaId: string): void {
    if (this.plan.sharer.kind === 'sessions') this.lastPlaces[task.session] = { poolId, replicaId };
  }
}
