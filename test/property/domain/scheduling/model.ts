import { RETRY_MAX_MS } from '../../../../src/domain/scheduling/admission/drain-rate.js';
import type { Decision, SchedulerEvent, SchedulerTask } from '../../../../src/domain/scheduling/event.js';
import type { PoolState, ReplicaState } from '../../../../src/domain/scheduling/pool-state.js';

/**
 * What the scheduler must have done, kept in the simplest way: one list of tasks, searched from the front every time.
 *
 * It follows the scheduler's choices (which pool, which replica) and checks each against the rules; where the rules
 * leave no choice (who is next, at which position, what expires) it says so itself and compares.
 */
interface ModelTask {
  readonly task: SchedulerTask;
  readonly sequence: number;
  state: 'held' | 'waiting' | 'running' | 'stopping';
  poolId: string;
  returned: boolean;
  replicaId: string | undefined;
  /** The engine version that its text began with, if it is held to it. */
  boundTo: string | undefined;
  /** It started while its replica's breaker was half open, and was not seen as anything else since. */
  isProbe: boolean;
}

export type Fate = 'ended' | 'canceled' | 'evicted' | 'orphaned';

export class Model {
  readonly pools = new Map<string, PoolState>();
  readonly tasks = new Map<string, ModelTask>();
  /** How each admitted task went; a second fate is an error. */
  readonly fates = new Map<string, Fate>();
  readonly admitted = new Set<string>();
  private readonly replicas = new Map<string, ReplicaState>();
  private readonly drained = new Set<string>();
  private sequence = 0;
  private wakeAt = Infinity;

  /** Takes the event and what the scheduler made of it. Throws with what was wrong. */
  follow(event: SchedulerEvent, now: number, decisions: readonly Decision[]): void {
    if (event.kind === 'tick') this.wakeAt = Infinity;
    this.happen(event);
    const answers = decisions.filter(({ kind }) => kind === 'admitted' || kind === 'rejected');
    must(answers.length === (event.kind === 'submit' ? 1 : 0), `one answer to a submission and none to anything else, got ${answers.length}`);
    for (const decision of decisions) this.take(decision, event, now);
    for (const poolId of this.pools.keys()) {
      const next = this.next(poolId);
      must(next === undefined || next.state === 'held', `slot starves: ${next?.task.taskId ?? ''} could start in ${poolId}`);
    }
    for (const { task, state, poolId } of this.tasks.values()) must(this.pools.has(poolId) || state === 'held' || state === 'stopping', `${task.taskId} is ${state} in ${poolId}, which was removed`);
    let nearest = Infinity;
    for (const one of this.tasks.values()) {
      const { task, state, poolId } = one;
      if (state !== 'waiting' && state !== 'running') continue;
      must(task.deadlineAt > now, `${task.taskId} is past its deadline and still ${state}`);
      nearest = Math.min(nearest, task.deadlineAt);
      must(state === 'running' || this.mayYetRun(one), `${task.taskId} waits for ${one.boundTo ?? ''}, which can't come`);
      if (state === 'running' || this.serves(poolId, one)) continue;
      const elsewhere = this.eligible(task, false, one.boundTo);
      must(elsewhere.length === 0, `${task.taskId} waits in ${poolId}, where it can't run, though ${elsewhere.join()} could take it`);
    }
    must(this.wakeAt <= nearest, `nobody wakes for the deadline at ${nearest}`);
  }

  waiting(poolId: string): ModelTask[] {
    const waits = [...this.tasks.values()].filter((one) => one.poolId === poolId && (one.state === 'held' || one.state === 'waiting'));
    const rank = ({ task, returned }: ModelTask): number => (task.priority === 'interactive' ? 0 : 2) + (returned ? 0 : 1);
    return waits.sort((a, b) => rank(a) - rank(b) || a.sequence - b.sequence);
  }

  running(poolId: string, replicaId: string): number {
    return [...this.tasks.values()].filter((one) => one.poolId === poolId && one.replicaId === replicaId).length;
  }

  /** The pools that may take the task: as a new one, else as one that moves, which a full queue does not keep out. */
  eligible({ engine, modelRef, ctx, placement }: SchedulerTask, asNew = true, boundTo?: string): string[] {
    const able = [...this.pools.values()].filter(
      (pool) =>
        pool.engine === engine &&
        pool.modelRefs.includes(modelRef) &&
        !pool.draining &&
        !placement.avoidPools.includes(pool.poolId) &&
        (!asNew || this.waiting(pool.poolId).length < pool.queueCapacity) &&
        pool.replicas.some((replica) => fits(replica, ctx, placement.requireDeviceMask, boundTo)),
    );
    const ids = able.map(({ poolId }) => poolId);
    if (placement.mode === 'pin') return ids.filter((id) => id === placement.pinPoolId);
    if (placement.mode !== 'prefer') return ids;
    const preferred = ids.filter((id) => placement.preferPools.includes(id));
    return !placement.allowFallback || preferred.some((id) => !asNew || !this.mayBeHeld(id)) ? preferred : ids;
  }

  /** Up to half of a queue may be held for those who were refused before. */
  private mayBeHeld(poolId: string): boolean {
    return 2 * this.waiting(poolId).length >= (this.pools.get(poolId)?.queueCapacity ?? 0);
  }

  private happen(event: SchedulerEvent): void {
    switch (event.kind) {
      case 'confirm': {
        const one = this.tasks.get(event.taskId);
        if (one?.state === 'held') one.state = 'waiting';
        return;
      }
      case 'restore':
        if (this.tasks.has(event.task.taskId)) return;
        this.add(event.task, event.poolId, 'waiting');
        return;
      case 'cancel': {
        const one = this.tasks.get(event.taskId);
        if (one === undefined) return;
        if (one.replicaId === undefined) this.end(event.taskId, 'canceled');
        else one.state = 'stopping';
        return;
      }
      case 'ended': {
        const one = this.tasks.get(event.taskId);
        if (one?.replicaId === undefined) return;
        if (!event.requeue || one.state === 'stopping') return this.end(event.taskId, 'ended');
        one.boundTo = event.boundTo ?? one.boundTo;
        one.replicaId = undefined;
        one.returned = true;
        one.isProbe = false;
        one.state = 'waiting';
        return;
      }
      case 'pool':
        this.pools.set(event.pool.poolId, event.pool);
        for (const replica of event.pool.replicas) this.see(event.pool.poolId, replica);
        if (!event.pool.draining) this.drained.delete(event.pool.poolId);
        return;
      case 'pool_removed':
        if (this.pools.delete(event.poolId)) this.drained.add(event.poolId);
        return;
      case 'drain_expired':
        if (this.pools.get(event.poolId)?.draining === true) this.drained.add(event.poolId);
        return;
      case 'submit':
      case 'progress':
      case 'tick':
        return;
    }
  }

  private take(decision: Decision, event: SchedulerEvent, now: number): void {
    switch (decision.kind) {
      case 'admitted': {
        if (event.kind !== 'submit') throw new Error('admitted without a submission');
        must(this.eligible(event.task).includes(decision.poolId), `${decision.taskId} was put into ${decision.poolId}, which must not take it`);
        this.add(event.task, decision.poolId, 'held');
        must(decision.queuePosition === this.position(decision.taskId), `position ${decision.queuePosition} is not ${this.position(decision.taskId)}`);
        must(Number.isSafeInteger(decision.predictedStartMs) && decision.predictedStartMs >= 0, `predicted start ${decision.predictedStartMs}`);
        must(decision.placement.selectedPoolId === decision.poolId, 'the placement names another pool');
        return;
      }
      case 'rejected': {
        if (event.kind !== 'submit') throw new Error('rejected without a submission');
        const { code, message, policyLabel, retriable, retryAfterMs = 0 } = decision.failure;
        must(message.length > 20 && !/undefined|NaN|Infinity/.test(message), `unreadable: ${message}`);
        must(retriable !== true || (Number.isSafeInteger(retryAfterMs) && retryAfterMs >= 100 && retryAfterMs <= RETRY_MAX_MS), `retry after ${retryAfterMs}`);
        if (code === 'DEADLINE_UNMET') return;
        const eligible = code === 'CONFLICT' ? [] : this.eligible(event.task);
        const could = eligible.filter((poolId) => policyLabel !== 'queue_full' || !this.mayBeHeld(poolId));
        must(could.length === 0, `${decision.taskId} was refused (${code}), but ${could.join()} could take it`);
        must(this.tasks.has(decision.taskId) === (code === 'CONFLICT'), 'a conflict is about a task that is here');
        return;
      }
      case 'start': {
        const one = this.get(decision.taskId, 'waiting');
        must(this.next(decision.poolId) === one, `${decision.taskId} starts before ${this.next(decision.poolId)?.task.taskId ?? 'nobody'}`);
        const replica = this.pools.get(decision.poolId)?.replicas.find(({ replicaId }) => replicaId === decision.replicaId);
        must(replica !== undefined && this.free(decision.poolId, replica, one), `${decision.taskId} starts on ${decision.replicaId}, which has no slot for it`);
        must(one.task.deadlineAt > now, `${decision.taskId} starts after its deadline`);
        one.state = 'running';
        one.replicaId = decision.replicaId;
        one.isProbe = replica.breaker?.state === 'half_open';
        return;
      }
      case 'moved': {
        const one = this.get(decision.taskId, 'waiting');
        must(one.poolId !== decision.poolId && decision.placement.selectedPoolId === decision.poolId, `${decision.taskId} moved elsewhere than was decided`);
        must(this.eligible(one.task, false, one.boundTo).includes(decision.poolId), `${decision.taskId} moved to where it must not run`);
        const idle = !one.returned && this.next(one.poolId) === undefined && this.next(decision.poolId) === undefined;
        must(decision.cause === 'idle_pool' ? idle : !this.serves(one.poolId, one), `${decision.taskId} moved from where it could stay`);
        one.poolId = decision.poolId;
        return;
      }
      case 'evicted': {
        const one = this.get(decision.taskId, 'waiting');
        const isItsModel = this.pools.get(one.poolId)?.modelRefs.includes(one.task.modelRef) === true;
        const due = decision.cause === 'deadline' ? one.task.deadlineAt <= now : decision.cause === 'model' ? !isItsModel : this.drained.has(one.poolId);
        must(due, `${decision.taskId} was evicted by ${decision.cause} too early`);
        this.end(decision.taskId, 'evicted');
        return;
      }
      case 'orphaned': {
        const one = this.get(decision.taskId, 'waiting');
        must(one.boundTo === decision.engineVersion && !this.mayYetRun(one), `${decision.taskId} is orphaned, though it may yet go on`);
        must(!decision.others.includes(decision.engineVersion), `${decision.taskId} is orphaned, though its version is there`);
        this.end(decision.taskId, 'orphaned');
        return;
      }
      case 'stop': {
        const one = this.get(decision.taskId, 'running');
        const due = decision.cause === 'deadline' ? one.task.deadlineAt <= now : this.drained.has(one.poolId);
        must(due, `${decision.taskId} was stopped by ${decision.cause} too early`);
        one.state = 'stopping';
        return;
      }
      case 'wakeAt':
        must(decision.at > now, `woken at ${decision.at}, which is over`);
        this.wakeAt = decision.at;
    }
  }

  /** How many start before it: all that wait in its pool and stand before it. */
  position(taskId: string): number {
    const poolId = this.tasks.get(taskId)?.poolId ?? '';
    return this.waiting(poolId).findIndex(({ task }) => task.taskId === taskId);
  }

  private next(poolId: string): ModelTask | undefined {
    const replicas = this.pools.get(poolId)?.replicas ?? [];
    return this.waiting(poolId).find((one) => replicas.some((replica) => this.free(poolId, replica, one)));
  }

  /** The version that this task's replica has told, while it runs. */
  versionUnder(taskId: string): string | undefined {
    const one = this.tasks.get(taskId);
    return this.pools.get(one?.poolId ?? '')?.replicas.find(({ replicaId }) => replicaId === one?.replicaId)?.engineVersion;
  }

  /** Not bound to a version, or some replica that it may go to has that version or has not told its own. */
  private mayYetRun({ task, poolId, boundTo }: ModelTask): boolean {
    if (boundTo === undefined) return true;
    const { engine, modelRef, ctx, placement } = task;
    const { mode, pinPoolId, preferPools, avoidPools, allowFallback, requireDeviceMask } = placement;
    return [...this.pools.values()].some(
      (pool) =>
        (pool.poolId === poolId ||
          (pool.engine === engine &&
            pool.modelRefs.includes(modelRef) &&
            !pool.draining &&
            !avoidPools.includes(pool.poolId) &&
            (mode !== 'pin' || pinPoolId === pool.poolId) &&
            (mode !== 'prefer' || allowFallback || preferPools.includes(pool.poolId)))) &&
        pool.replicas.some(
          (replica) =>
            (replica.ctxMax === 0 || ctx <= replica.ctxMax) &&
            (requireDeviceMask === undefined || requireDeviceMask === replica.devices) &&
            (replica.engineVersion === undefined || replica.engineVersion === boundTo),
        ),
    );
  }

  private free(poolId: string, replica: ReplicaState, { task, boundTo }: ModelTask): boolean {
    if (!fits(replica, task.ctx, task.placement.requireDeviceMask, boundTo) || this.running(poolId, replica.replicaId) >= replica.slots) return false;
    const { breaker } = replica;
    return breaker?.state !== 'half_open' || (breaker.takes && ![...this.tasks.values()].some((one) => one.isProbe && one.poolId === poolId && one.replicaId === replica.replicaId));
  }

  /** What ran while its breaker was closed, or open, is no probe of the half-open one. */
  private see(poolId: string, replica: ReplicaState): void {
    const name = `${poolId} ${replica.replicaId}`;
    if (this.replicas.get(name)?.breaker?.state !== 'half_open') for (const one of this.tasks.values()) if (one.poolId === poolId && one.replicaId === replica.replicaId) one.isProbe = false;
    this.replicas.set(name, replica);
  }

  private serves(poolId: string, { task: { modelRef, ctx, placement }, boundTo }: ModelTask): boolean {
    const pool = this.pools.get(poolId);
    return pool !== undefined && !pool.draining && pool.modelRefs.includes(modelRef) && pool.replicas.some((replica) => fits(replica, ctx, placement.requireDeviceMask, boundTo));
  }

  private add(task: SchedulerTask, poolId: string, state: 'held' | 'waiting'): void {
    this.admitted.add(task.taskId);
    this.fates.delete(task.taskId);
    this.tasks.set(task.taskId, { task, sequence: ++this.sequence, state, poolId, returned: false, replicaId: undefined, boundTo: undefined, isProbe: false });
  }

  private end(taskId: string, fate: Fate): void {
    must(!this.fates.has(taskId), `${taskId} has two fates`);
    this.fates.set(taskId, fate);
    this.tasks.delete(taskId);
  }

  private get(taskId: string, state: ModelTask['state']): ModelTask {
    const one = this.tasks.get(taskId);
    if (one?.state === state) return one;
    throw new Error(`${taskId} is decided on as ${state}, but is ${one?.state ?? 'not here'}`);
  }
}

/** As an assertion, and cheap: it is asked hundreds of thousands of times. */
export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

const fits = (replica: ReplicaState, ctx: number, devices: string | undefined, version?: string): boolean =>
  replica.ready && replica.breaker?.state !== 'open' && ctx <= replica.ctxMax && (devices === undefined || devices === replica.devices) && (version === undefined || version === replica.engineVersion);
