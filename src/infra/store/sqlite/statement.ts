import type { DatabaseSync } from '@photostructure/sqlite';
import type { Cell, Reply } from './protocol.js';

/** The library exports its classes as values; only what node:sqlite also has is used of them. */
export type Database = InstanceType<typeof DatabaseSync>;
export type Statement = ReturnType<Database['prepare']>;

/** A prepared SELECT whose rows are arrays: half the cost of objects, and what crosses threads cheaply. */
export function select(db: Database, sql: string): Statement {
  const statement = db.prepare(sql);
  statement.setReturnArrays(true);
  return statement;
}

/** The cells of a row, or null for no row. We store text and numbers only; what else a foreign hand put there is as missing. */
export function cells(row: unknown): readonly Cell[] | null {
  return Array.isArray(row) ? row.map(cell) : null;
}

function cell(value: unknown): Cell {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** What one answer may carry: bounds on how long a read holds the thread, and on memory in both. */
const ANSWER_CHARS = 4 * 1024 * 1024;
const ANSWER_ROWS = 5000;

interface Rows {
  readonly rows: readonly (readonly Cell[])[];
  /** The answer was full before the rows were at an end. */
  readonly more: boolean;
}

/** Rows until the answer is full; at least one where there is one. */
export function rowsWithin(found: Iterable<unknown>): Rows {
  const rows: (readonly Cell[])[] = [];
  let chars = 0;
  for (const each of found) {
    if (chars >= ANSWER_CHARS || rows.length === ANSWER_ROWS) return { rows, more: true };
    const row = cells(each);
    if (row === null) continue;
    for (const value of row) if (typeof value === 'string') chars += value.length;
    rows.push(row);
  }
  return { rows, more: false };
}

/** `[next, row, row, ...]`: `next` is where the next piece begins (the last row's cell `at`), or null when there is none. */
export function piece({ rows, more }: Rows, at: number): readonly Reply[] {
  return [more ? (rows[rows.length - 1]?.[at] ?? null) : null, ...rows];
}
