import fc from 'fast-check';
import { isTerminal, next, type TaskState } from '../../../src/domain/task/lifecycle.js';
import { NOT_PLACED } from '../../../src/domain/scheduling/placement/placement.js';
import type { StateKind, Store, StoredSession, StoredTask, TaskQuery, TaskTransition } from '../../../src/ports/store.js';
import { ids, newSession, newTask, OUTCOMES, uuid } from './fixtures.js';
import type { Stores } from './fixtures.js';
import { operation, type Operation } from './model-operations.js';
import { TokenModel } from './model-tokens.js';

export function modelConformance(stores: Stores): void {
  it('agrees with a model in memory at every step', async () => {
    let store = await stores.fresh();
    const reopen = async (): Promise<Store> => (store = await stores.again(store));
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 20, maxLength: 60 }), async (operations) => {
        const run = new Run(store, reopen);
        await run.begin();
        for (const each of operations) await run.step(each);
        await run.compareAll();
      }),
      { numRuns: 60 },
    );
  });
}

type MoveWishes = Extract<Operation, { op: 'move' }>;

/** More than all runs together make. */
const MANY = 4000;

/** One history on ids of its own, and what the store should hold after each of its steps. */
class Run {
  private readonly taskIds = Array.from({ length: 5 }, uuid);
  private readonly sessionIds = Array.from({ length: 3 }, uuid);
  private readonly pools = [uuid(), uuid()];
  /** In order of admission. */
  private readonly tasks = new Map<string, StoredTask>();
  private readonly sessions = new Map<string, StoredSession>();
  private readonly tokens = new TokenModel();
  /** Tasks whose log was taken. */
  private readonly logless = new Set<string>();
  private readonly states: Readonly<Record<StateKind, Map<string, string>>> = { quota: new Map(), pool: new Map(), pool_change: new Map(), pool_drain: new Map(), model: new Map() };
  /** What nobody waits for; each is checked where the run ends. */
  private readonly patient: Promise<void>[] = [];
  private floor = 0;

  constructor(
    private store: Store,
    private readonly reopen: () => Promise<Store>,
  ) {}

  /** Other runs' unfinished tasks lie before this run's. */
  async begin(): Promise<void> {
    this.floor = (await this.store.tasks.list({ limit: 1 }))[0]?.sequence ?? 0;
  }

  async step(each: Operation): Promise<void> {
    switch (each.op) {
      case 'admit':
        return this.admit(each);
      case 'move':
        return this.move(this.id(each.task), each);
      case 'list':
        return this.list(each);
      case 'unfinished': {
        const after = this.tasks.get(this.id(each.after))?.sequence ?? this.floor;
        const want = [...this.tasks.values()].filter((task) => !isTerminal(task.state) && task.sequence > after).slice(0, each.limit);
        expect(await this.store.tasks.unfinished(after, each.limit)).toEqual(want);
        return;
      }
      case 'put': {
        const session = newSession({ sessionId: this.session(each.session), turns: each.turns });
        this.sessions.set(session.sessionId, session);
        return this.store.sessions.put(session);
      }
      case 'put_state': {
        const id = this.session(each.session);
        this.states[each.kind].set(id, each.json);
        const put = this.store.states.put(each.kind, id, each.json, each.patient ? 'with_next' : 'now');
        return this.settle(put, each.patient);
      }
      case 'load':
        return this.load(each.kind);
      case 'remove':
        this.sessions.delete(this.session(each.session));
        return this.store.sessions.remove([this.session(each.session)]);
      case 'ended':
        return this.compareEnded(each.before, each.limit);
      case 'traced':
        return this.traced(this.id(each.task), each.artifact, each.patient);
      case 'log_removed': {
        const ids = each.tasks.map(this.id);
        for (const id of ids) if (this.hasEnded(id)) this.logless.add(id);
        return this.store.tasks.logRemoved(ids);
      }
      case 'remove_tasks': {
        const ids = each.tasks.map(this.id);
        for (const id of ids) if (this.hasEnded(id) && this.tasks.delete(id)) this.logless.delete(id);
        return this.store.tasks.remove(ids);
      }
      case 'remove_tokens':
        return this.tokens.remove(this.store, each.tasks.map(this.id));
      case 'forget_tokens':
        return this.tokens.forget(this.store, each.tasks.map(this.id));
      case 'append':
        return this.tokens.append(this.store, each.entries.map(({ task, ...entry }) => ({ taskId: this.id(task), ...entry })));
      case 'open':
        return this.tokens.open(this.store, this.id(each.task), each.epoch);
      case 'read':
        return this.tokens.read(this.store, this.id(each.task), each.from, each.maxBytes);
      case 'reopen':
        this.store = await this.reopen();
        return;
    }
  }

  async compareAll(): Promise<void> {
    for (const id of this.taskIds) {
      expect(await this.store.tasks.find(id)).toEqual(this.tasks.get(id));
      await this.tokens.compare(this.store, id);
    }
    await this.compareEnded(Number.MAX_SAFE_INTEGER, 1);
    for (const kind of ['quota', 'pool'] as const) await this.load(kind);
    const own = (await this.store.sessions.usedSince(0)).filter(({ sessionId }) => this.sessionIds.includes(sessionId));
    expect(new Map(own.map((session) => [session.sessionId, session]))).toEqual(this.sessions);
    await Promise.all(this.patient);
  }

  private async admit(wishes: { task: number; session: number; pool: number; priority: StoredTask['spec']['priority']; turns: number }): Promise<void> {
    const task = newTask({ taskId: this.id(wishes.task), sessionId: this.session(wishes.session), poolId: this.pool(wishes.pool), priority: wishes.priority, turns: wishes.turns });
    const known = this.tasks.get(task.spec.taskId);
    const result = await this.store.tasks.admit(task);
    if (known !== undefined) {
      expect(result).toEqual({ kind: 'exists', task: known });
      return;
    }
    const { session, ...facts } = task;
    expect(result).toEqual({
      kind: 'created',
      task: { ...facts, state: 'queued', attempt: 0, lostAttempts: [], sequence: result.task.sequence, revision: result.task.revision },
    });
    const newest = Math.max(this.floor, ...[...this.tasks.values()].map(({ sequence }) => sequence));
    expect(result.task.sequence).toBeGreaterThan(newest);
    this.tasks.set(task.spec.taskId, result.task);
    this.sessions.set(session.sessionId, session);
  }

  private async move(taskId: string, wishes: MoveWishes): Promise<void> {
    const { to, behind } = wishes;
    const poolId = this.pool(wishes.pool);
    const known = this.tasks.get(taskId);
    const revision = (known?.revision ?? 0) - behind;
    const change = this.changeTo(to, known, revision, poolId, wishes);
    const edge = known === undefined ? 'illegal' : next(known.state, to === 'running' ? 'start' : to === 'queued' ? 'requeue' : to);
    const wins = behind === 0 && typeof edge === 'object';
    const moved = this.store.tasks.transition({ taskId, revision, change }, wishes.patient ? 'with_next' : 'now');
    if (known !== undefined && wins) {
      const { replicaId: _r, engineVersion: _e, startedAt: _s, ...queued } = known;
      const { to: _, ...changes } = change;
      const { session, traceDue, ...row } = { session: undefined, traceDue: false, ...changes };
      this.tasks.set(taskId, { ...(to === 'queued' ? queued : known), ...row, ...(traceDue ? { traceDue } : {}), state: to, revision: revision + 1 });
      if (session !== undefined) this.sessions.set(session.sessionId, session);
    }
    return this.settle(moved.then((won) => expect(won).toBe(wins)), wishes.patient);
  }

  private changeTo(to: TaskState, known: StoredTask | undefined, revision: number, poolId: string, wishes: MoveWishes): TaskTransition['change'] {
    const { continuedFrom, lostAttempts, traceDue, endedAt } = wishes;
    switch (to) {
      case 'running': {
        const attempt = (known?.attempt ?? 0) + 1;
        return { to, attempt, poolId, replicaId: 'r1', engineVersion: 'v2', startedAt: 7, ...(continuedFrom === undefined ? {} : { continuedFrom }) };
      }
      case 'queued': {
        const decision = { ...NOT_PLACED, selectedPoolId: poolId, candidatesConsidered: revision };
        return { to, poolId, ...(wishes.decided ? { decision } : {}), ...(lostAttempts === undefined ? {} : { lostAttempts }) };
      }
      default:
        return { to, outcome: OUTCOMES[to], endedAt, firstTokenAt: 8, ...this.sessionAfter(known, wishes.spent), ...(traceDue === undefined ? {} : { traceDue }) };
    }
  }

  private traced(taskId: string, artifact: string | undefined, patient: boolean): Promise<void> {
    const known = this.tasks.get(taskId);
    if (known?.traceDue === true) {
      const { traceDue: _, ...row } = known;
      this.tasks.set(taskId, { ...row, ...(artifact === undefined ? {} : { traceId: artifact }) });
    }
    return this.settle(this.store.tasks.traced(taskId, artifact, patient ? 'with_next' : 'now'), patient);
  }

  private hasEnded(taskId: string): boolean {
    return this.tasks.get(taskId)?.outcome !== undefined;
  }

  /** What has ended by its log and its transcript, in the order of the ends. Other runs' tasks are among the store's. */
  private async compareEnded(before: number, limit: number): Promise<void> {
    const { tasks } = this.store;
    const byEnd = [...this.tasks.values()].filter((task) => task.outcome !== undefined).sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0) || a.sequence - b.sequence);
    const due = byEnd.filter((task) => task.traceDue === true && !this.logless.has(task.spec.taskId));
    const own = (ids: readonly string[]): readonly string[] => ids.filter((id) => this.taskIds.includes(id));
    const early = (withLog: boolean): readonly string[] =>
      byEnd.filter((task) => (task.endedAt ?? 0) < before && (withLog ? task.traceDue !== true && !this.logless.has(task.spec.taskId) : this.logless.has(task.spec.taskId))).map((task) => task.spec.taskId);

    const allDue = await tasks.traceDue(MANY);
    expect(allDue.filter((task) => this.taskIds.includes(task.spec.taskId))).toEqual(due);
    expect(await tasks.traceDue(limit)).toEqual(allDue.slice(0, limit));
    for (const [list, want] of [[tasks.withLog, early(true)], [tasks.withoutLog, early(false)]] as const) {
      const all = await list(before, MANY);
      expect(own(all)).toEqual(want);
      expect(await list(before, limit)).toEqual(all.slice(0, limit));
    }
  }

  private sessionAfter(task: StoredTask | undefined, spent: number | null): { readonly session?: StoredSession } {
    if (spent === null) return {};
    const sessionId = task?.spec.sessionId ?? this.session(0);
    return { session: newSession({ sessionId, turns: 5, spent: { tokens: spent, timeMs: spent, cost: spent } }) };
  }

  private async settle(write: Promise<void>, patient: boolean): Promise<void> {
    if (patient) this.patient.push(write);
    else await write;
  }

  private async load(kind: StateKind): Promise<void> {
    const loaded = await this.store.states.load(kind);
    expect(new Map([...loaded].filter(([id]) => this.sessionIds.includes(id)))).toEqual(this.states[kind]);
  }

  private async list(filter: { state?: TaskState; session?: number; pool: number; priority?: StoredTask['spec']['priority']; limit: number; before?: number }): Promise<void> {
    const before = filter.before === undefined ? undefined : this.tasks.get(this.id(filter.before))?.sequence;
    const query: TaskQuery = {
      poolId: this.pool(filter.pool),
      limit: filter.limit,
      ...(filter.state === undefined ? {} : { state: filter.state }),
      ...(filter.session === undefined ? {} : { sessionId: this.session(filter.session) }),
      ...(filter.priority === undefined ? {} : { priority: filter.priority }),
      ...(before === undefined ? {} : { before }),
    };
    const want = [...this.tasks.values()]
      .filter(
        (task) =>
          task.poolId === query.poolId &&
          (query.state ?? task.state) === task.state &&
          (query.sessionId ?? task.spec.sessionId) === task.spec.sessionId &&
          (query.priority ?? task.spec.priority) === task.spec.priority &&
          task.sequence < (before ?? Infinity),
      )
      .reverse()
      .slice(0, filter.limit);
    expect(ids(await this.store.tasks.list(query))).toEqual(ids(want));
  }

  private readonly id = (at: number): string => this.taskIds[at] ?? '';
  private readonly session = (at: number): string => this.sessionIds[at] ?? '';
  private readonly pool = (at: number): string => this.pools[at] ?? '';
}
