import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { openServices, settle, submission, testUuid } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs('orchd-damaged-');
afterAll(() => dirs.removeAll());

it('a start takes up every task but one whose row is damaged, and names that one', async () => {
  const dataDir = dirs.make();
  const waiting = await openServices({ dataDir, pools: [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 0.001, endChance: 0 }] }] });
  for (const n of [1, 2, 3]) await waiting.services.admission.admit(submission(n));
  const quiet = waiting.services.windDown();
  waiting.services.abandon();
  await quiet;
  await waiting.close();
  const db = new DatabaseSync(join(dataDir, 'tasks.db'));
  db.exec(`UPDATE task SET decision = 'nonsense' WHERE task_id = '${testUuid(2)}'`);
  db.close();

  const kit = await openServices({ dataDir });
  try {
    const stateOf = async (n: number) => (await kit.services.queries.get(testUuid(n))).task.state;
    await settle(async () => (await stateOf(1)) === 'completed' && (await stateOf(3)) === 'completed');
    const errors = kit.log.filter(({ level }) => level === 'error').map(({ human }) => human);
    expect(errors).toEqual([expect.stringMatching(new RegExp(`task ${testUuid(2)} is damaged \\(decision is not JSON\\).*Restore tasks\\.db from a backup, or delete that row`))]);
    await expect(kit.services.queries.get(testUuid(2))).rejects.toMatchObject({ name: 'StoreFault', kind: 'corrupt' });
  } finally {
    await kit.close();
  }
});
