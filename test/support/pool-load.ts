import type { PoolState } from '../../src/domain/scheduling/pool-state.js';
import type { PoolListener, Pools } from '../../src/services/pools/pools.js';
import { EngineError } from '../../src/ports/engine.js';
import { complete } from './engine-sink.js';

interface Task {
  readonly id: number;
  readonly tokens: number;
  attempts: number;
  ended: boolean;
}

/**
 * What the scheduler and the dispatcher are to one pool, in their simplest form: tasks wait until a replica that takes work has a
 * slot free; one whose engine was lost waits again.
 */
export class PoolLoad implements PoolListener {
  readonly tasks: Task[] = [];
  expired = 0;
  private state: PoolState | undefined;
  private readonly queue: Task[] = [];
  private readonly busy = new Map<string, number>();

  constructor(
    private readonly pools: () => Pools,
    private readonly onWaiting: (poolId: string) => void,
  ) {}

  submit(tokens: number): void {
    const task = { id: this.tasks.length, tokens, attempts: 0, ended: false };
    this.tasks.push(task);
    this.queue.push(task);
    this.assign();
  }

  get open(): readonly Task[] {
    return this.tasks.filter(({ ended }) => !ended);
  }

  changed(state: PoolState): void {
    this.state = state;
    this.assign();
  }

  removed(): void {
    this.state = undefined;
  }

  drainExpired(): void {
    this.expired++;
  }

  running(_poolId: string, replicaId: string): number {
    return this.busy.get(replicaId) ?? 0;
  }

  waiting(): number {
    return this.queue.length;
  }

  /** Also after a change that came while it was going on. */
  private assign(): void {
    const { state } = this;
    if (state === undefined || state.draining) return;
    for (const { replicaId, ready, slots } of state.replicas) {
      while (ready && this.running('', replicaId) < slots) {
        const task = this.queue.shift();
        if (task === undefined) return;
        this.busy.set(replicaId, this.running('', replicaId) + 1);
        void this.attempt(state.poolId, replicaId, task);
      }
    }
    if (this.queue.length > 0) this.onWaiting(state.poolId);
  }

  private async attempt(poolId: string, replicaId: string, task: Task): Promise<void> {
    task.attempts++;
    // An attempt begins after the decision, never within it.
    await Promise.resolve();
    try {
      const engine = this.pools().at(poolId, replicaId)?.engine;
      if (engine === undefined) throw new EngineError('WORKER_RESET', 'It is gone.');
      await complete(engine, { maxTokens: task.tokens, seed: task.id });
      task.ended = true;
    } catch (cause) {
      this.queue.unshift(task);
      if (cause instanceof EngineError) this.pools().suspect(poolId, replicaId, cause);
      else throw cause;
    }
    this.busy.set(replicaId, this.running('', replicaId) - 1);
    this.pools().released(poolId, replicaId);
    this.assign();
  }
}
