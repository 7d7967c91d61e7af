import { openSqliteStore } from '../../../src/infra/store/sqlite/store.js';
import { StoreFault, type Store, type TaskStore, type TaskTransition } from '../../../src/ports/store.js';
import { TransitionWriter } from '../../../src/services/tasks/persist.js';
import { created, found } from '../../conformance/store/fixtures.js';
import { withCheckedLibrary } from '../../support/checked-library.js';
import { FakeClock } from '../../support/fake-clock.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
let store: Store;
beforeAll(async () => {
  store = await openSqliteStore({ dataDir: await withCheckedLibrary(dirs.make()), onFault: (fault) => expect(fault).toBeUndefined() });
});
afterAll(async () => {
  await store.close();
  dirs.removeAll();
});

/** As long as a write takes: answers come in the order of the questions. */
const tasksAnswer = async (taskId: string): Promise<boolean> => (await store.tasks.find(taskId)) !== undefined;

/** The real store on a disk that is full for as long as `full` says so. */
function writerOnDisk(): { readonly writer: TransitionWriter; readonly clock: FakeClock; readonly errors: string[]; full: boolean; refusals: number } {
  const clock = new FakeClock();
  const errors: string[] = [];
  const quiet = (): void => undefined;
  const kit = { clock, errors, full: false, refusals: 0 };
  const tasks: TaskStore = {
    ...store.tasks,
    transition: async (transition, when) => {
      const refused = kit.full || kit.refusals-- > 0;
      const answer = await (refused ? tasksAnswer(transition.taskId) : store.tasks.transition(transition, when));
      if (refused) throw new StoreFault('full', 'disk full');
      return answer;
    },
  };
  const writer = new TransitionWriter(tasks, clock, { debug: quiet, info: quiet, warn: quiet, error: (human) => void errors.push(human) });
  return Object.assign(kit, { writer });
}

/** Another try is planned. */
async function planned(clock: FakeClock): Promise<void> {
  while (clock.pendingTimers === 0) await turn();
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function steps(): Promise<{ readonly taskId: string; readonly start: TaskTransition; readonly end: TaskTransition }> {
  const { spec, revision } = await created(store);
  const { taskId } = spec;
  return {
    taskId,
    start: { taskId, revision, change: { to: 'running', attempt: 1, poolId: 'haiku', replicaId: 'r0', engineVersion: '1', startedAt: 5 } },
    end: { taskId, revision: revision + 1, change: { to: 'completed', outcome: { kind: 'completed', reason: 'stop', tokensIn: 1, tokensOut: 2, decodeMs: 3 }, endedAt: 9 } },
  };
}

describe('transitions of one task, while the store fails (ORCH-3005, ORCH-3022)', () => {
  it('a later one waits behind one that is tried again, and both are written', async () => {
    const kit = writerOnDisk();
    const { taskId, start, end } = await steps();
    kit.full = true;
    const started = kit.writer.write(start);
    await turn();
    kit.full = false;
    const ended = kit.writer.write(end);
    await turn();
    expect((await found(store, taskId)).state).toBe('queued');
    kit.clock.advance(500);
    await Promise.all([started, ended]);
    expect((await found(store, taskId)).state).toBe('completed');
    expect(kit.errors).toHaveLength(1);
  });

  it('one that was under way when the one before it failed is written after it', async () => {
    const kit = writerOnDisk();
    const { taskId, start, end } = await steps();
    kit.full = true;
    const started = kit.writer.write(start);
    // Not yet refused: the writer does not know that the start failed.
    kit.full = false;
    const ended = kit.writer.write(end);
    await planned(kit.clock);
    kit.clock.advance(500);
    await Promise.all([started, ended]);
    expect((await found(store, taskId)).state).toBe('completed');
    expect(kit.errors).toHaveLength(1);
  });

  it('one that went to the disk with the one before it, which failed there, is written after it', async () => {
    const kit = writerOnDisk();
    const { taskId, start, end } = await steps();
    kit.refusals = 1;
    const done = Promise.all([kit.writer.write(start), kit.writer.write(end)]);
    await planned(kit.clock);
    kit.clock.advance(500);
    await done;
    expect((await found(store, taskId)).state).toBe('completed');
    expect(kit.errors).toHaveLength(1);
  });

  it('both fail, and again, and are written in their order', async () => {
    const kit = writerOnDisk();
    const { taskId, start, end } = await steps();
    kit.full = true;
    const done = Promise.all([kit.writer.write(start), kit.writer.writeLatest(() => end)]);
    for (let tries = 0; tries < 3; tries++) {
      await planned(kit.clock);
      kit.clock.advance(500);
    }
    await planned(kit.clock);
    kit.full = false;
    kit.clock.advance(500);
    await done;
    expect((await found(store, taskId)).state).toBe('completed');
    expect(kit.errors).toHaveLength(1);
  });

  it('one that nothing explains is not tried again, and is reported', async () => {
    const kit = writerOnDisk();
    const { taskId, end } = await steps();
    await kit.writer.write(end);
    expect((await found(store, taskId)).state).toBe('queued');
    expect(kit.errors).toEqual(['A task row was not at the revision that its owner expected; the change was not written.']);
    expect(kit.clock.pendingTimers).toBe(0);
  });
});
