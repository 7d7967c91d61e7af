import { StoreFault } from '../../../ports/store.js';
import type { Cell, Reply } from './protocol.js';

/** Narrowing of what a worker answered. Another form than the one asked for would be a defect of this driver, so it says just that. */
export function rowReply(reply: Reply | undefined): readonly Reply[] {
  if (typeof reply === 'object' && reply !== null) return reply;
  throw wrong('a list', reply);
}

export function numberReply(reply: Reply | undefined): number {
  if (typeof reply === 'number') return reply;
  throw wrong('a number', reply);
}

export function textReply(reply: Reply | undefined): string {
  if (typeof reply === 'string') return reply;
  throw wrong('a text', reply);
}

export const nothing = (): void => undefined;

function wrong(wanted: string, reply: Reply | undefined): StoreFault {
  return new StoreFault('defect', `The store's worker answered with a ${typeof reply} where ${wanted} was due.`);
}

/** A piece of a long answer, as statement.ts makes it. */
interface Piece<T> {
  readonly next: Cell;
  readonly items: readonly T[];
}

/** `item` gives undefined for a row that is to be left out. */
export function pieceReply<T>(reply: Reply, item: (row: readonly Reply[]) => T | undefined): Piece<T> {
  const [next, ...rows] = rowReply(reply);
  if (typeof next === 'object' && next !== null) throw wrong('a cursor', next);
  const items: T[] = [];
  for (const row of rows) {
    const made = item(rowReply(row));
    if (made !== undefined) items.push(made);
  }
  return { next: next ?? null, items };
}

/** Told of each row that is left out because it is damaged. */
export type OnDamaged = (fault: StoreFault) => void;

/** As `item`, but a damaged row is told of and left out; without anybody to tell it is the whole call's fault. */
export const unlessDamaged =
  <T>(item: (row: readonly Reply[]) => T, onDamaged: OnDamaged | undefined) =>
  (row: readonly Reply[]): T | undefined => {
    try {
      return item(row);
    } catch (error) {
      if (onDamaged === undefined || !(error instanceof StoreFault) || error.kind !== 'corrupt') throw error;
      onDamaged(error);
      return undefined;
    }
  };

/**
 * Puts a long answer together, piece by piece. Between two pieces the worker serves others, so what is listed is true of
 * each row and not one moment of the whole table.
 */
export async function collect<T>(limit: number, begin: Cell, ask: (from: Cell, left: number) => Promise<Piece<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  let from = begin;
  for (;;) {
    const piece = await ask(from, limit - items.length);
    items.push(...piece.items);
    if (piece.next === null || items.length >= limit) return items;
    from = piece.next;
  }
}
