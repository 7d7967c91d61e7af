import fc from 'fast-check';
import { isTerminal, next, TASK_STATES, type TaskState } from '../../../src/domain/task/lifecycle.js';
import { NOT_PLACED } from '../../../src/domain/scheduling/placement/placement.js';
import { PRIORITIES } from '../../../src/domain/task/task.js';
import type { StateKind, Store, StoredSession, StoredTask, TaskQuery, TaskTransition, TokenAppend } from '../../../src/ports/store.js';
import { ids, newSession, newTask, OUTCOMES, uuid } from './fixtures.js';
import type { Stores } from './fixtures.js';

/** Small sets of everything, so that operations meet. An index is turned into an id of the run's own. */
const taskAt = fc.nat(4);
const sessionAt = fc.nat(2);
const poolAt = fc.nat(1);
const priority = fc.constantFrom(...PRIORITIES);
const state = fc.constantFrom(...TASK_STATES);
const stateKind = fc.constantFrom<StateKind>('quota', 'pool');
/** Mostly starts and requeues: a history of ends would be short. */
const target = fc.constantFrom<TaskState>('running', 'running', 'running', 'running', 'queued', 'queued', 'queued', ...TASK_STATES);
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.array(fc.nat(0xffff), { maxLength: 4 }).map((units) => String.fromCharCode(...units)));

/** As a session's spending, all three alike. */
const amount = fc.oneof(fc.nat(), fc.nat().map((thousandths) => thousandths / 1000));

/** A reopening costs as much as a hundred of the others, so it is as rare. */
const operation = fc.oneof(
  { weight: 30, arbitrary: fc.record({ op: fc.constant('admit' as const), task: taskAt, session: sessionAt, pool: poolAt, priority, turns: fc.nat(9) }) },
  { weight: 40, arbitrary: fc.record({ op: fc.constant('move' as const), task: taskAt, to: target, behind: fc.constantFrom(0, 0, 0, 1, -1), pool: poolAt, decided: fc.boolean(), spent: fc.option(amount), patient: fc.boolean() }) },
  {
    weight: 20,
    arbitrary: fc.record(
      { op: fc.constant('list' as const), state, session: sessionAt, pool: poolAt, priority, limit: fc.integer({ min: 1, max: 4 }), before: taskAt },
      { requiredKeys: ['op', 'limit', 'pool'] },
    ),
  },
  { weight: 10, arbitrary: fc.record({ op: fc.constant('unfinished' as const), limit: fc.integer({ min: 1, max: 4 }), after: taskAt }) },
  { weight: 10, arbitrary: fc.record({ op: fc.constant('put' as const), session: sessionAt, turns: fc.nat(9) }) },
  { weight: 10, arbitrary: fc.record({ op: fc.constant('put_state' as const), kind: stateKind, session: sessionAt, json: text, patient: fc.boolean() }) },
  { weight: 10, arbitrary: fc.record({ op: fc.constant('load' as const), kind: stateKind }) },
  { weight: 5, arbitrary: fc.record({ op: fc.constant('remove' as const), session: sessionAt }) },
  {
    weight: 40,
    arbitrary: fc.record({
      op: fc.constant('append' as const),
      entries: fc.array(
        fc.record({ task: taskAt, epoch: fc.nat(3), off: fc.constantFrom(0, 0, 0, 0, 1, -1), texts: fc.array(text, { maxLength: 4 }) }),
        { maxLength: 4 },
      ),
    }),
  },
  { weight: 10, arbitrary: fc.record({ op: fc.constant('open' as const), task: taskAt, epoch: fc.nat(3) }) },
  { weight: 20, arbitrary: fc.record({ op: fc.constant('read' as const), task: taskAt, from: fc.nat(12), maxBytes: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('reopen' as const) }) },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

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
      { numRuns: 40 },
    );
  }, 60_000);
}

/** One history on ids of its own, and what the store should hold after each of its steps. */
class Run {
  private readonly taskIds = Array.from({ length: 5 }, uuid);
  private readonly sessionIds = Array.from({ length: 3 }, uuid);
  private readonly pools = [uuid(), uuid()];
  /** In order of admission. */
  private readonly tasks = new Map<string, StoredTask>();
  private readonly sessions = new Map<string, StoredSession>();
  private readonly streams = new Map<string, { epoch: number; texts: readonly string[] }>();
  private readonly states = { quota: new Map<string, string>(), pool: new Map<string, string>() };
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
      case 'append':
        return this.append(each.entries);
      case 'open': {
        const stream = this.stream(this.id(each.task));
        stream.epoch = Math.max(stream.epoch, each.epoch);
        this.streams.set(this.id(each.task), stream);
        expect(await this.store.tokens.open(this.id(each.task), each.epoch)).toBe(stream.texts.length);
        return;
      }
      case 'read':
        return this.read(this.id(each.task), each.from, each.maxBytes);
      case 'reopen':
        this.store = await this.reopen();
        return;
    }
  }

  async compareAll(): Promise<void> {
    for (const id of this.taskIds) {
      expect(await this.store.tasks.find(id)).toEqual(this.tasks.get(id));
      expect(await this.store.tokens.read(id, 0, 1_000_000)).toEqual(this.stream(id).texts);
      expect((await this.store.tokens.extent(id)).next).toBe(this.stream(id).texts.length);
    }
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

  private async move(taskId: string, wishes: { to: TaskState; behind: number; pool: number; decided: boolean; spent: number | null; patient: boolean }): Promise<void> {
    const { to, behind } = wishes;
    const poolId = this.pool(wishes.pool);
    const known = this.tasks.get(taskId);
    const revision = (known?.revision ?? 0) - behind;
    const attempt = (known?.attempt ?? 0) + 1;
    const change: TaskTransition['change'] =
      to === 'running'
        ? { to, attempt, poolId, replicaId: 'r1', engineVersion: 'v2', startedAt: 7 }
        : to === 'queued'
          ? { to, poolId, ...(wishes.decided ? { decision: { ...NOT_PLACED, selectedPoolId: poolId, candidatesConsidered: revision } } : {}) }
          : { to, outcome: OUTCOMES[to], endedAt: 9, firstTokenAt: 8, ...this.sessionAfter(known, wishes.spent) };
    const edge = known === undefined ? 'illegal' : next(known.state, to === 'running' ? 'start' : to === 'queued' ? 'requeue' : to);
    const wins = behind === 0 && typeof edge === 'object';
    const moved = this.store.tasks.transition({ taskId, revision, change }, wishes.patient ? 'with_next' : 'now');
    if (known !== undefined && wins) {
      const { replicaId: _r, engineVersion: _e, startedAt: _s, ...queued } = known;
      const { to: _, ...changes } = change;
      const { session, ...row } = { session: undefined, ...changes };
      this.tasks.set(taskId, { ...(to === 'queued' ? queued : known), ...row, state: to, revision: revision + 1 });
      if (session !== undefined) this.sessions.set(session.sessionId, session);
    }
    return this.settle(moved.then((won) => expect(won).toBe(wins)), wishes.patient);
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

  private async append(wishes: readonly { task: number; epoch: number; off: number; texts: readonly string[] }[]): Promise<void> {
    const batch: TokenAppend[] = [];
    const want = wishes.map(({ task, epoch, off, texts }) => {
      const taskId = this.id(task);
      const stream = this.stream(taskId);
      const first = Math.max(0, stream.texts.length + off);
      batch.push({ taskId, epoch, first, at: 0, texts });
      if (epoch < stream.epoch || first !== stream.texts.length) return 'stale';
      this.streams.set(taskId, { epoch, texts: [...stream.texts, ...texts] });
      return 'stored';
    });
    expect(await this.store.tokens.append(batch)).toEqual(want);
  }

  private async read(taskId: string, from: number, maxBytes: number): Promise<void> {
    const rest = this.stream(taskId).texts.slice(from);
    const texts = await this.store.tokens.read(taskId, from, maxBytes);
    expect(texts).toEqual(rest.slice(0, texts.length));
    if (rest.length > 0) expect(texts.length).toBeGreaterThan(0);
    if (texts.length > 1) expect(Buffer.byteLength(texts.join(''))).toBeLessThanOrEqual(maxBytes + 16);
  }

  private stream(taskId: string): { epoch: number; texts: readonly string[] } {
    return this.streams.get(taskId) ?? { epoch: 0, texts: [] };
  }

  private readonly id = (at: number): string => this.taskIds[at] ?? '';
  private readonly session = (at: number): string => this.sessionIds[at] ?? '';
  private readonly pool = (at: number): string => this.pools[at] ?? '';
}
