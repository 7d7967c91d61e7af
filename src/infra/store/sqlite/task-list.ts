import type { Cell, ListFilters, Reply } from './protocol.js';
import { cells, piece, rowsWithin, select, type Database, type Statement } from './statement.js';
import { SELECTED, SEQUENCE_CELL } from './task-columns.js';

/**
 * Lists, newest first, in pieces that each look at a bounded number of rows.
 *
 * One filter is answered by its index and looks at no row in vain. Several have one index for the rarest of them, and what
 * that finds is filtered: with a million rows and few matches that takes a second, in which no task could be
 * admitted. So it goes by windows of WINDOW candidates, and between two windows the thread serves others.
 */
const WINDOW = 5000;

/** The prompt stays in the file: whoever lists tasks does not see it, and it need not cross to the main thread. */
const NO_INPUT = `json_set(spec, '$.input', json('{"kind":"prompt","prompt":""}')) AS spec`;
const LISTED = SELECTED.map((name) => (name === 'spec' ? NO_INPUT : name)).join(', ');

const COLUMNS = ['session_id', 'state', 'pool_id', 'priority'] as const;
type Column = (typeof COLUMNS)[number];

/** The index that leads: a session has few tasks, and so has every state but `completed`. Priority has no index. */
function leading(session: Cell, state: Cell, pool: Cell): Column | undefined {
  if (session !== null) return 'session_id';
  if (state !== null && state !== 'completed') return 'state';
  if (pool !== null) return 'pool_id';
  return state === null ? undefined : 'state';
}

/** Answers `[next, row, row, ...]`: the `before` of the next piece, or null when there is none. */
export function openTaskList(db: Database): (filters: ListFilters, before: number, limit: number) => Reply {
  // At most as many as there are sets of filters, 16 of each.
  const prepared = new Map<string, Statement>();
  const statement = (sql: string): Statement => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const fresh = select(db, sql);
    prepared.set(sql, fresh);
    return fresh;
  };

  return (filters, before, limit) => {
    const [session, state, pool] = filters;
    const lead = leading(session, state, pool);
    const wanted = COLUMNS.filter((_, at) => filters[at] !== null);
    const values = filters.filter((value) => value !== null);
    const leadValue = lead === undefined ? [] : [filters[COLUMNS.indexOf(lead)] ?? null];

    const exact = wanted.every((column) => column === lead);
    const floor = exact ? 0 : windowEnd(statement, lead, leadValue, before);

    // A unary plus keeps the planner from another index than the one that the window was measured on.
    const where = wanted.map((column) => (column === lead ? `${column} = ? AND ` : `+${column} = ? AND `)).join('');
    const found = rowsWithin(
      statement(
        `SELECT ${LISTED} FROM task WHERE ${where}sequence < ? AND sequence >= ? ORDER BY sequence DESC LIMIT ?`,
      ).iterate(...values, before, floor, limit),
    );
    const windowDone = !found.more && found.rows.length < limit;
    return windowDone ? [floor === 0 ? null : floor, ...found.rows] : piece(found, SEQUENCE_CELL);
  };
}

function windowEnd(statement: (sql: string) => Statement, lead: Column | undefined, value: readonly Cell[], before: number): number {
  const where = lead === undefined ? '' : `${lead} = ? AND `;
  const found = cells(
    statement(`SELECT sequence FROM task WHERE ${where}sequence < ? ORDER BY sequence DESC LIMIT 1 OFFSET ${WINDOW - 1}`).get(
      ...value,
      before,
    ),
  );
  return Number(found?.[0] ?? 0);
}
