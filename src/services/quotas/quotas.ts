import type { KeyLimits, LimitStanding } from '../../domain/quota/limits.js';
import { needOf, type Need } from '../../domain/quota/need.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { NewTask, StateStore, StoredTask } from '../../ports/store.js';
import { KeyUsage, type Hold } from './key-usage.js';
import { readWindows, writeWindows } from './windows-json.js';

/** An API key as configured: its share of a busy pool, and what it may do. */
export interface KeyPolicy {
  readonly weight: number;
  readonly limits: KeyLimits;
}

/** A task whose place is known or not yet: without one, the pool whose tokens take most counts. */
type NeedyTask = Pick<NewTask, 'spec' | 'promptTokens' | 'grant'> & { readonly poolId?: string };

/**
 * What the holders of API keys have used of their limits. `owner` is a key's id, or `loopback`, which has no limits.
 *
 * A task's way: `enter` → `reserve` → (admitted) `started` → `ended`; or `leave` where its admission failed, and `repeated`
 * where it turned out to be a known one. After a restart: `restore`, then `adopt` for each task that has not ended. Each is
 * idempotent, and does nothing for tasks that it does not know. Owners without limits are not looked at and leave nothing.
 *
 * The limits by the minute outlast the process: they are put to the store with the next write, so that what admission took
 * is written with the task that it was taken for. Requirement: ORCH-3056.
 */
export class Quotas {
  private readonly usages = new Map<string, KeyUsage>();
  private readonly holds = new Map<string, Hold>();
  private failing = false;

  constructor(
    private readonly parts: {
      readonly keys: ReadonlyMap<string, KeyPolicy>;
      readonly states: StateStore;
      readonly clock: Clock;
      readonly logger: Logger;
      /** Of a pool by id; without one, the most that any pool takes. 0 where nobody knows. */
      readonly kvBytesPerToken: (poolId: string | undefined) => number;
    },
  ) {
    const now = parts.clock.monotonic();
    for (const [id, { limits }] of parts.keys) {
      if (Object.keys(limits).length > 0) this.usages.set(id, new KeyUsage(id, limits, now));
    }
  }

  weight(owner: string): number {
    return this.parts.keys.get(owner)?.weight ?? 1;
  }

  limits(owner: string): KeyLimits {
    return this.parts.keys.get(owner)?.limits ?? {};
  }

  /** How each limit of the key stands now; empty where it has none. */
  standing(owner: string): readonly LimitStanding[] {
    return this.usages.get(owner)?.standing(this.now()) ?? [];
  }

  /** What a task takes of its key's limits: `reserve` it, and it is what `adopt` takes up. */
  need(task: NeedyTask): Need {
    return needOf(task, this.parts.kvBytesPerToken(task.poolId));
  }

  /** Loads the windows of an earlier run. A minute that passed meanwhile has filled them. */
  async restore(): Promise<void> {
    const { states, clock, logger } = this.parts;
    if (this.usages.size === 0) return;
    for (const [id, text] of await states.load('quota')) {
      const usage = this.usages.get(id);
      if (usage === undefined) continue;
      const kept = readWindows(text);
      if (kept === undefined) {
        logger.warn('The stored quota windows of an API key are damaged and are not used: its limits by the minute begin anew.', { key_id: id });
        continue;
      }
      // A clock that was set back meanwhile: nothing has passed.
      usage.restore(kept.windows, Math.max(0, clock.wall() - kept.at), this.now());
    }
  }

  /**
   * Before anything else is done for a new task. Throws ADMISSION_REJECT with `key_requests` or `key_concurrent_jobs`.
   * What was taken stays until `leave` or `ended`.
   */
  enter(owner: string, taskId: string): void {
    const usage = this.usages.get(owner);
    if (usage === undefined || this.holds.has(taskId)) return;
    usage.enter(this.now());
    this.holds.set(taskId, { usage, tokens: undefined, kvBytes: 0 });
  }

  /** Throws ADMISSION_REJECT with `key_tokens` or `key_queued_kv`; then the caller's `leave` is still to come. */
  reserve(taskId: string, tokens: number, kvBytes: number): void {
    const hold = this.holds.get(taskId);
    if (hold === undefined || hold.tokens !== undefined) return;
    hold.usage.reserve(hold, { tokens, kvBytes }, this.now());
    this.keep(hold.usage);
  }

  /** The admission failed: everything but the request itself is given back. */
  leave(taskId: string): void {
    this.forget(taskId, 0, false);
  }

  /** The task was a repeat of one that is known: everything is given back. */
  repeated(taskId: string): void {
    this.holds.get(taskId)?.usage.giveRequestBack(this.now());
    this.forget(taskId, 0, false);
  }

  /** At recovery, where every task waits again. Its request and its tokens are in the restored windows already. */
  adopt(task: StoredTask): void {
    const usage = this.usages.get(task.owner);
    if (usage === undefined || this.holds.has(task.spec.taskId)) return;
    const hold: Hold = { usage, tokens: undefined, kvBytes: 0 };
    usage.adopt(hold, this.need(task));
    this.holds.set(task.spec.taskId, hold);
  }

  /** It waits no more. One that loses its replica and waits again is not counted again. */
  started(taskId: string): void {
    const hold = this.holds.get(taskId);
    hold?.usage.started(hold, this.now());
  }

  /** `tokens`: prompt and output as really used. Before the task's row is written, so that both go in one transaction. */
  ended(taskId: string, tokens: number): void {
    this.forget(taskId, tokens, true);
  }

  private forget(taskId: string, tokens: number, admitted: boolean): void {
    const hold = this.holds.get(taskId);
    if (hold === undefined) return;
    this.holds.delete(taskId);
    hold.usage.ended(hold, tokens, admitted, this.now());
    this.keep(hold.usage);
  }

  private keep(usage: KeyUsage): void {
    const { states, clock, logger } = this.parts;
    const windows = usage.changed ? usage.windows(this.now()) : undefined;
    if (windows === undefined) return;
    usage.changed = false;
    states.put('quota', usage.keyId, writeWindows(windows, clock.wall()), 'with_next').then(
      () => {
        this.failing = false;
      },
      (cause: unknown) => {
        if (!this.failing) logger.error('The quota windows of an API key could not be stored; a crash now would forget what was used since.', { key_id: usage.keyId }, cause);
        this.failing = true;
      },
    );
  }

  private now(): number {
    return this.parts.clock.monotonic();
  }
}
