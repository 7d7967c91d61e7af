import type { Decision, SchedulerEvent, SchedulerTask } from '../../../../../src/domain/scheduling/event.js';
import type { PoolState, ReplicaState } from '../../../../../src/domain/scheduling/pool-state.js';
import { must } from '../model.js';

interface Entry {
  readonly task: SchedulerTask;
  joined: number;
  state: 'held' | 'waiting' | 'running';
  poolId: string;
  returned: boolean;
  replicaId: string | undefined;
}

/** Expected tokens. Tasks here say what they expect, so that it is known. */
const tokensOf = ({ promptTokens, expectedTokens = 0 }: SchedulerTask): number => promptTokens + expectedTokens;
const sum = (entries: readonly Entry[]): number => entries.reduce((all, { task }) => all + tokensOf(task), 0);

/**
 * Who is where, as told by the decisions alone, and what no decision may do to it: give a replica more tasks or context
 * than it has room for, make a queue longer than its bounds, drop what its policy does not drop, lose a task, or leave a
 * pool idle beside work that it could do.
 */
export class Ledger {
  readonly pools = new Map<string, PoolState>();
  readonly tasks = new Map<string, Entry>();
  readonly ended = new Set<string>();
  dropped = 0;
  stolen = 0;
  private count = 0;
  /** Of each queue, before the event: tasks and their tokens. It may be longer than its bounds, but not by an admission. */
  private readonly before = new Map<string, { readonly size: number; readonly tokens: number }>();

  /** `startsIn`: of a task that waits, the ms that are foretold. */
  constructor(private readonly startsIn: (taskId: string) => number) {}

  follow(event: SchedulerEvent, decisions: readonly Decision[]): void {
    for (const poolId of this.pools.keys()) this.before.set(poolId, { size: this.waiting(poolId).length, tokens: sum(this.waiting(poolId)) });
    this.happen(event);
    decisions.forEach((decision, index) => this.take(decision, event, decisions.slice(index + 1)));
    for (const pool of this.pools.values()) this.checkIdle(pool);
  }

  waiting(poolId: string): Entry[] {
    return [...this.tasks.values()].filter((one) => one.poolId === poolId && one.state !== 'running');
  }

  private happen(event: SchedulerEvent): void {
    if (event.kind === 'pool') this.pools.set(event.pool.poolId, event.pool);
    if (event.kind === 'confirm') {
      const entry = this.tasks.get(event.taskId);
      if (entry?.state === 'held') entry.state = 'waiting';
    }
    if (event.kind === 'cancel') {
      const entry = this.tasks.get(event.taskId);
      if (entry !== undefined && entry.state !== 'running') this.end(entry);
    }
    if (event.kind !== 'ended') return;
    const entry = this.tasks.get(event.taskId);
    if (entry?.state !== 'running') return;
    if (!event.requeue) return this.end(entry);
    entry.state = 'waiting';
    entry.returned = true;
    entry.replicaId = undefined;
  }

  private take(decision: Decision, event: SchedulerEvent, rest: readonly Decision[]): void {
    switch (decision.kind) {
      case 'admitted': {
        if (event.kind !== 'submit') throw new Error('admitted without a submission');
        const others = this.waiting(decision.poolId);
        const { size, tokens } = this.before.get(decision.poolId) ?? { size: 0, tokens: 0 };
        const { queueCapacity, queueTokens = Infinity, modelState } = this.pool(decision.poolId);
        must(others.length < Math.max(queueCapacity, size), `${others.length} wait, and another one was admitted to ${queueCapacity} places`);
        const expected = sum(others) + tokensOf(event.task);
        must(others.length === 0 || expected <= Math.max(queueTokens, tokens), `${expected} expected tokens wait, and ${queueTokens} may`);
        must(modelState === 'active', 'a retired model takes no new task');
        this.count += 1;
        this.ended.delete(decision.taskId);
        this.tasks.set(decision.taskId, { task: event.task, joined: this.count, state: 'held', poolId: decision.poolId, returned: false, replicaId: undefined });
        return;
      }
      case 'start': {
        const entry = this.entry(decision.taskId, 'waiting');
        must(entry.poolId === decision.poolId, `${decision.taskId} starts in ${decision.poolId}, and waits in ${entry.poolId}`);
        const replica = this.pool(decision.poolId).replicas.find(({ replicaId }) => replicaId === decision.replicaId);
        must(replica !== undefined && this.roomOn(decision.poolId, replica) >= entry.task.ctx, `${decision.replicaId} has no room for ${decision.taskId}`);
        entry.state = 'running';
        entry.replicaId = decision.replicaId;
        return;
      }
      case 'moved': {
        const entry = this.entry(decision.taskId, 'waiting');
        if (decision.cause === 'idle_pool') {
          must(this.mayTake(entry, this.pool(decision.poolId)), `${decision.taskId} was taken by ${decision.poolId}, and must not`);
          must(rest.some((one) => one.kind === 'start' && one.taskId === decision.taskId), `${decision.taskId} was taken, and not started`);
          this.stolen += 1;
        }
        entry.poolId = decision.poolId;
        this.count += 1;
        entry.joined = this.count;
        return;
      }
      case 'evicted': {
        const entry = this.entry(decision.taskId, 'waiting');
        if (decision.cause === 'drop_lru' || decision.cause === 'shed_low_priority') this.checkDrop(entry, decision.cause, event, rest);
        this.end(entry);
        return;
      }
      case 'rejected':
      case 'orphaned':
      case 'stop':
      case 'wakeAt':
    }
  }

  private checkDrop(victim: Entry, cause: 'drop_lru' | 'shed_low_priority', event: SchedulerEvent, rest: readonly Decision[]): void {
    const { queuePolicy } = this.pool(victim.poolId);
    must(queuePolicy === (cause === 'drop_lru' ? 'drop-lru' : 'shed-low-priority'), `${cause} under ${queuePolicy}`);
    must(event.kind === 'submit' && rest.some((one) => one.kind === 'admitted' && one.poolId === victim.poolId), 'dropped for nobody');
    must(queuePolicy === 'drop-lru' || event.task.priority === 'interactive', 'shed for a batch task');
    const droppable = this.waiting(victim.poolId).filter(({ task, state, returned }) => task.priority === 'batch' && state === 'waiting' && !returned);
    droppable.sort((a, b) => a.joined - b.joined);
    must(victim === (queuePolicy === 'drop-lru' ? droppable[0] : droppable.at(-1)), `${victim.task.taskId} is not whom ${queuePolicy} drops`);
    this.dropped += 1;
  }

  /** No free slot stands beside a task that it could run, in its own queue or in a sibling's. */
  private checkIdle(pool: PoolState): void {
    const own = this.waiting(pool.poolId).find(({ task }) => this.canStart(pool, task));
    must(own === undefined || own.state === 'held' || this.waiting(pool.poolId).some(({ state }) => state === 'held'), `a slot of ${pool.poolId} starves`);
    if (own !== undefined) return;
    for (const other of this.pools.values()) {
      if (other === pool) continue;
      const theirs = this.waiting(other.poolId);
      if (theirs.some(({ task }) => this.canStart(other, task))) continue;
      // One that is about to start where it is gains nothing.
      const left = theirs.find((entry) => this.mayTake(entry, pool) && this.startsIn(entry.task.taskId) > 1);
      must(left === undefined, `${pool.poolId} is idle, and ${left?.task.taskId ?? ''} waits in ${other.poolId}`);
    }
  }

  private mayTake({ task, state, returned, poolId }: Entry, idle: PoolState): boolean {
    const from = this.pool(poolId);
    const { mode, pinPoolId, preferPools, avoidPools } = task.placement;
    const isWarm = task.affinity?.poolId === poolId && from.replicas.some(({ replicaId, ready }) => ready && replicaId === task.affinity?.replicaId);
    const isBarred = avoidPools.includes(idle.poolId) || (mode === 'pin' && pinPoolId !== idle.poolId) || (mode === 'prefer' && !preferPools.includes(idle.poolId));
    return state === 'waiting' && !returned && !isWarm && !isBarred && idle.modelState === 'active' && !idle.draining && this.canStart(idle, task);
  }

  private canStart(pool: PoolState, { ctx }: SchedulerTask): boolean {
    return pool.replicas.some((replica) => this.roomOn(pool.poolId, replica) >= ctx);
  }

  /** Tokens of context that could start there now; 0 without a slot. */
  private roomOn(poolId: string, { replicaId, ready, slots, ctxMax, kvCapacityBytes = Infinity, kvBytesPerToken = 1 }: ReplicaState): number {
    const there = [...this.tasks.values()].filter((one) => one.poolId === poolId && one.replicaId === replicaId);
    if (!ready || there.length >= slots) return 0;
    const taken = there.reduce((all, { task }) => all + task.ctx, 0);
    return Math.min(ctxMax, Math.floor(kvCapacityBytes / kvBytesPerToken) - taken);
  }

  private end(entry: Entry): void {
    const { taskId } = entry.task;
    must(!this.ended.has(taskId), `${taskId} ended twice`);
    this.ended.add(taskId);
    this.tasks.delete(taskId);
  }

  private pool(poolId: string): PoolState {
    const pool = this.pools.get(poolId);
    if (pool === undefined) throw new Error(`there is no pool ${poolId}`);
    return pool;
  }

  private entry(taskId: string, state: Entry['state']): Entry {
    const entry = this.tasks.get(taskId);
    if (entry?.state !== state) throw new Error(`${taskId} is decided on as ${state}, and is ${entry?.state ?? 'not here'}`);
    return entry;
  }
}
