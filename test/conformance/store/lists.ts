import { TASK_STATES } from '../../../src/domain/task/lifecycle.js';
import type { Store, StoredTask, TaskQuery, TaskSummary } from '../../../src/ports/store.js';
import { created, ids, newTask, taskIn, uuid } from './fixtures.js';
import type { Stores } from './fixtures.js';

export function listConformance(stores: Stores): void {
  let store: Store;
  const tasks: StoredTask[] = [];
  const sessions = [uuid(), uuid(), uuid()];

  beforeAll(async () => {
    store = await stores.fresh();
    for (let n = 0; n < 84; n++) {
      tasks.push(
        await taskIn(store, TASK_STATES[n % TASK_STATES.length] ?? 'queued', {
          sessionId: sessions[n % 3] ?? '',
          poolId: n % 5 < 3 ? 'haiku' : 'novel',
          priority: n % 7 < 2 ? 'batch' : 'interactive',
        }),
      );
    }
  });

  const expected = (query: Omit<TaskQuery, 'limit'>): readonly string[] =>
    ids(
      tasks
        .filter(
          (task) =>
            (query.state === undefined || task.state === query.state) &&
            (query.sessionId === undefined || task.spec.sessionId === query.sessionId) &&
            (query.poolId === undefined || task.poolId === query.poolId) &&
            (query.priority === undefined || task.spec.priority === query.priority) &&
            (query.before === undefined || task.sequence < query.before),
        )
        .reverse(),
    );

  it('every set of filters gives what matches, newest first', async () => {
    for (const state of [undefined, ...TASK_STATES]) {
      for (const sessionId of [undefined, sessions[1], uuid()]) {
        for (const poolId of [undefined, 'haiku', 'nowhere']) {
          for (const priority of [undefined, 'batch', 'interactive'] as const) {
            const query = {
              ...(state === undefined ? {} : { state }),
              ...(sessionId === undefined ? {} : { sessionId }),
              ...(poolId === undefined ? {} : { poolId }),
              ...(priority === undefined ? {} : { priority }),
            };
            expect(ids(await store.tasks.list({ ...query, limit: 1000 }))).toEqual(expected(query));
          }
        }
      }
    }
  });

  it('a listed task is the task, without what it was asked', async () => {
    const bare = (task: TaskSummary): unknown => ({ ...task, spec: { ...task.spec, input: undefined } });
    const listed = await store.tasks.list({ limit: 1000 });
    expect(listed.map(bare)).toEqual([...tasks].reverse().map(bare));
    expect(JSON.stringify(listed)).not.toContain(JSON.stringify(tasks[0]?.spec.input));
  });

  it('pages join without gap or repeat', async () => {
    for (const filter of [{}, { poolId: 'haiku' }, { poolId: 'haiku', priority: 'batch' }, { state: 'completed', poolId: 'novel' }] as const) {
      const seen: string[] = [];
      let before: number | undefined;
      for (;;) {
        const page: readonly TaskSummary[] = await store.tasks.list({ ...filter, ...(before === undefined ? {} : { before }), limit: 5 });
        expect(page.length).toBeLessThanOrEqual(5);
        seen.push(...ids(page));
        before = page[page.length - 1]?.sequence;
        if (page.length < 5) break;
      }
      expect(seen).toEqual(expected(filter));
    }
  });

  it('`before` is exclusive', async () => {
    const middle = tasks[40];
    if (middle === undefined) throw new Error('beforeAll made more');
    expect(ids(await store.tasks.list({ before: middle.sequence, limit: 1000 }))).toEqual(expected({ before: middle.sequence }));
  });

  it('unfinished tasks come in the order of admission, page by page', async () => {
    const want = ids(tasks.filter((task) => task.state === 'queued' || task.state === 'running'));
    expect(ids(await store.tasks.unfinished(0, 1000))).toEqual(want);
    const seen: string[] = [];
    let after = 0;
    for (;;) {
      const page = await store.tasks.unfinished(after, 4);
      if (page.length === 0) break;
      seen.push(...ids(page));
      after = page[page.length - 1]?.sequence ?? after;
    }
    expect(seen).toEqual(want);
  });

  it('a list of large tasks is complete', async () => {
    const poolId = uuid();
    const large = await Promise.all(Array.from({ length: 12 }, () => store.tasks.admit(newTask({ poolId, prompt: 'x'.repeat(1_000_000) }))));
    const want = ids(large.map(({ task }) => task));
    expect(ids(await store.tasks.list({ poolId, limit: 1000 }))).toEqual([...want].reverse());
    expect(ids(await store.tasks.list({ poolId, limit: 7 }))).toEqual([...want].reverse().slice(0, 7));
    expect(ids(await store.tasks.unfinished(0, 1000)).slice(-12)).toEqual(want);
  });

  it('a task that was admitted is in the next list', async () => {
    const task = await created(store);
    expect(ids(await store.tasks.list({ limit: 1 }))).toEqual([task.spec.taskId]);
  });
}
