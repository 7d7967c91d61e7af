import { ARTIFACT_CELL, ARTIFACT_COLUMNS, storedTags } from './artifact-row.js';
import type { ArtifactFilters, Cell, Reply } from './protocol.js';
import { cells, select, type Database, type Statement } from './statement.js';

/**
 * Lists of artifacts, newest first, in pieces that each look at no more than WINDOW rows. The filter that finds the fewest leads,
 * by its index; what it finds is filtered here. So no list holds the thread, however rare its matches are.
 */
const WINDOW = 5000;

const COLUMNS = ARTIFACT_COLUMNS.map((name) => `artifact.${name}`).join(', ');

/** Answers `[next, row, row, ...]`: `next` is where the next piece begins, or null at the end. `from` is null for the newest. */
export function openArtifactList(db: Database): (filters: ArtifactFilters, from: Cell, limit: number) => Reply {
  const ordered = (where: string): Statement =>
    select(db, `SELECT ${COLUMNS} FROM artifact WHERE ${where}(created_at, id) < (?, ?) ORDER BY created_at DESC, id DESC`);
  const all = ordered('');
  const byKind = ordered('kind = ? AND ');
  const byParent = ordered('parent = ? AND ');
  const byTag = select(
    db,
    `SELECT ${COLUMNS} FROM artifact_tag CROSS JOIN artifact ON artifact.id = artifact_tag.id
     WHERE artifact_tag.tag = ? AND (artifact_tag.created_at, artifact_tag.id) < (?, ?)
     ORDER BY artifact_tag.created_at DESC, artifact_tag.id DESC`,
  );

  const candidates = ([kind, tag, parent]: ArtifactFilters, at: readonly [number, string]): Iterable<unknown> => {
    if (parent !== null) return byParent.iterate(parent, ...at);
    if (tag !== null) return byTag.iterate(tag, ...at);
    if (kind !== null) return byKind.iterate(kind, ...at);
    return all.iterate(...at);
  };

  return (filters, from, limit) => {
    const rows: (readonly Cell[])[] = [];
    let looked = 0;
    let next: string | null = null;
    for (const found of candidates(filters, placeOf(from))) {
      // Asked only when there is one more: a full page that is the last one says so.
      if (rows.length === limit || looked === WINDOW) return [next, ...rows];
      looked++;
      const row = cells(found) ?? [];
      if (Number(row[ARTIFACT_CELL.createdAt]) < filters[3]) break;
      next = placeText(Number(row[ARTIFACT_CELL.createdAt]), String(row[ARTIFACT_CELL.id]));
      if (matches(row, filters)) rows.push(row);
    }
    return [null, ...rows];
  };
}

const DAMAGED_CELL = ARTIFACT_COLUMNS.indexOf('damaged_at');

function matches(row: readonly Cell[], [kind, tag, parent]: ArtifactFilters): boolean {
  if (row[DAMAGED_CELL] !== null) return false;
  if (kind !== null && row[ARTIFACT_CELL.kind] !== kind) return false;
  if (parent !== null && row[ARTIFACT_CELL.parent] !== parent) return false;
  return tag === null || storedTags(String(row[ARTIFACT_CELL.tags])).some((each) => each === tag);
}

/** Exclusive: the list goes on after it. */
export const placeText = (createdAt: number, id: string): string => `${createdAt}:${id}`;

function placeOf(from: Cell): readonly [createdAt: number, id: string] {
  if (from === null) return [Number.MAX_SAFE_INTEGER, ''];
  const [createdAt, id = ''] = String(from).split(':');
  return [Number(createdAt), id];
}
