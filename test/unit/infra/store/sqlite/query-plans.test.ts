import { join } from 'node:path';
import { openArtifactFile } from '../../../../../src/infra/store/sqlite/artifact-file.js';
import { ARTIFACT_STEPS } from '../../../../../src/infra/store/sqlite/artifact-schema.js';
import { openDatabase } from '../../../../../src/infra/store/sqlite/database.js';
import type { ListFilters } from '../../../../../src/infra/store/sqlite/protocol.js';
import { TASK_STEPS, TOKEN_STEPS } from '../../../../../src/infra/store/sqlite/schema.js';
import type { Database, Statement } from '../../../../../src/infra/store/sqlite/statement.js';
import { openTaskFile } from '../../../../../src/infra/store/sqlite/task-file.js';
import { openTokenFile } from '../../../../../src/infra/store/sqlite/token-file.js';
import { tempDirs } from '../../../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(dirs.removeAll);

/** Opens a file and writes down every statement that is prepared on it from then on. */
function recording(steps: readonly string[]): { readonly db: Database; readonly prepared: Set<string> } {
  const db = openDatabase({ path: join(dirs.make(), 'x.db'), synchronous: 'NORMAL', steps });
  const prepared = new Set<string>();
  const prepare = db.prepare.bind(db);
  const noting = (sql: string): Statement => {
    prepared.add(sql);
    return prepare(sql);
  };
  Object.defineProperty(db, 'prepare', { value: noting });
  return { db, prepared };
}

function plan(db: Database, sql: string): string {
  const rows: unknown[] = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
  return rows.map((row) => (typeof row === 'object' && row !== null && 'detail' in row ? String(row.detail) : '?')).join('; ');
}

/** Inserts and the pragmas have no plan worth a look. */
const looks = (sql: string): boolean => /^\s*(SELECT|UPDATE|DELETE)/.test(sql);

it('no statement scans a table or sorts, whatever is filtered', () => {
  const tasks = recording(TASK_STEPS);
  const file = openTaskFile(tasks.db);
  for (let set = 0; set < 16; set++) {
    for (const state of ['completed', 'failed']) {
      const values = ['session', state, 'pool', 'batch'];
      const filters: ListFilters = [value(0), value(1), value(2), value(3)];
      file.read(['list', filters, 1000, 10]);
      function value(at: number): string | null {
        return (set >> at) % 2 === 1 ? (values[at] ?? null) : null;
      }
    }
  }
  const tokens = recording(TOKEN_STEPS);
  openTokenFile(tokens.db);
  const artifacts = recording(ARTIFACT_STEPS);
  openArtifactFile(artifacts.db);

  for (const { db, prepared } of [tasks, tokens, artifacts]) {
    const statements = [...prepared].filter(looks);
    expect(statements.length).toBeGreaterThan(4);
    for (const sql of statements) expect({ sql, plan: plan(db, sql) }).toEqual({ sql, plan: expect.not.stringMatching(/SCAN|TEMP B-TREE/) });
    db.close();
  }
});
