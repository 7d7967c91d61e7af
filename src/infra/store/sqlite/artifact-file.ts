import { openArtifactList } from './artifact-list.js';
import { ARTIFACT_COLUMNS, storedTags } from './artifact-row.js';
import type { ArtifactRead, ArtifactWrite, Cell, Reply } from './protocol.js';
import { cells, rowsWithin, select, type Database } from './statement.js';
import type { DataFile } from './turnstile.js';

/** What the column `standing` holds. */
const FREE = 0;
const PINNED = 1;
const DAMAGED = 2;

/**
 * The index of artifacts, in the worker. Every change of an artifact's standing is counted in artifact_usage in the same
 * transaction; tags in artifact_tag are those of rows in artifact, damaged ones too.
 */
export function openArtifactFile(db: Database): DataFile<ArtifactWrite, ArtifactRead> {
  const insert = db.prepare(`INSERT INTO artifact (${ARTIFACT_COLUMNS.join(', ')}, standing) VALUES (${ARTIFACT_COLUMNS.map(() => '?').join(', ')}, ?)`);
  const insertTag = db.prepare('INSERT INTO artifact_tag (tag, created_at, id) VALUES (?, ?, ?)');
  const removeRow = db.prepare('DELETE FROM artifact WHERE id = ?');
  const removeTag = db.prepare('DELETE FROM artifact_tag WHERE tag = ? AND created_at = ? AND id = ?');
  const touch = db.prepare('UPDATE artifact SET last_used_at = max(last_used_at, ?) WHERE id = ?');
  const stand = db.prepare('UPDATE artifact SET standing = ?, damaged_at = ? WHERE id = ?');
  const count = db.prepare('UPDATE artifact_usage SET count = count + ?, bytes = bytes + ? WHERE standing = ?');

  const putText = db.prepare('INSERT INTO artifact_text (id, text) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET text = excluded.text');
  const mendText = db.prepare('UPDATE artifact_text SET text = ? WHERE id = ?');
  const removeText = db.prepare('DELETE FROM artifact_text WHERE id = ?');

  const find = select(db, `SELECT ${ARTIFACT_COLUMNS.join(', ')} FROM artifact WHERE id = ?`);
  const facts = select(db, 'SELECT standing, bytes, created_at, tags FROM artifact WHERE id = ?');
  const textOf = select(db, 'SELECT text FROM artifact_text WHERE id = ?');
  const ids = select(
    db,
    `SELECT id FROM artifact WHERE id > ? AND standing < ${DAMAGED} AND NOT EXISTS (SELECT 1 FROM artifact_text WHERE artifact_text.id = artifact.id)
     ORDER BY id LIMIT ?`,
  );
  const oldest = select(db, `SELECT ${ARTIFACT_COLUMNS.join(', ')} FROM artifact WHERE standing = ${FREE} ORDER BY last_used_at, id LIMIT ?`);
  const usage = select(db, 'SELECT count, bytes FROM artifact_usage WHERE standing = ?');
  const pinnedTags = select(db, `SELECT tag FROM pinned_tag WHERE tag >= '' ORDER BY tag`);
  const forgetPins = db.prepare(`DELETE FROM pinned_tag WHERE tag >= ''`);
  const addPin = db.prepare('INSERT INTO pinned_tag (tag) VALUES (?)');
  const tagged = select(db, 'SELECT id FROM artifact_tag WHERE tag = ?');
  const ofStanding = select(db, 'SELECT id FROM artifact WHERE standing = ?');
  const list = openArtifactList(db);

  let pins: ReadonlySet<string> = new Set(texts(pinnedTags.iterate()));

  const standingOf = (tags: readonly string[]): number => (tags.some((tag) => pins.has(tag)) ? PINNED : FREE);

  function move(id: string, to: number, damagedAt: Cell): void {
    const [from, bytes] = cells(facts.get(id)) ?? [];
    if (from === undefined || bytes === undefined || from === to) return;
    stand.run(to, damagedAt, id);
    count.run(-1, -Number(bytes), from);
    count.run(1, Number(bytes), to);
  }

  function pin(tags: readonly string[]): void {
    const wanted = new Set(tags);
    if (wanted.size === pins.size && tags.every((tag) => pins.has(tag))) return;
    for (const id of texts(ofStanding.iterate(PINNED))) move(id, FREE, null);
    forgetPins.run();
    for (const tag of wanted) {
      addPin.run(tag);
      for (const id of texts(tagged.iterate(tag))) if (cells(facts.get(id))?.[0] === FREE) move(id, PINNED, null);
    }
    pins = wanted;
  }

  /** Null where its row is new; else `[1 where it counts anew, row]`. */
  function put(artifact: readonly Cell[], tags: readonly string[], text: string | null): Reply {
    const [id = '', , , , bytes = 0, createdAt = 0] = artifact;
    const [standing] = cells(facts.get(id)) ?? [];
    if (standing === undefined) {
      const fresh = standingOf(tags);
      insert.run(...artifact, fresh);
      for (const tag of tags) insertTag.run(tag, createdAt, id);
      count.run(1, bytes, fresh);
      if (text !== null) putText.run(id, text);
      return null;
    }
    if (standing === DAMAGED) {
      move(String(id), standingOf(tags), null);
      if (text === null) removeText.run(id);
      else putText.run(id, text);
    } else if (text !== null) {
      mendText.run(text, id);
    }
    return [standing === DAMAGED ? 1 : 0, cells(find.get(id))];
  }

  /** Whether it was kept here whole. */
  function remove(id: string): boolean {
    const [standing, bytes, createdAt, tags] = cells(facts.get(id)) ?? [];
    if (standing === undefined) return false;
    for (const tag of storedTags(String(tags))) removeTag.run(tag, createdAt, id);
    removeRow.run(id);
    count.run(-1, -Number(bytes), standing);
    return Number(removeText.run(id).changes) > 0;
  }

  const used = (standing: number): Reply => cells(usage.get(standing)) ?? [0, 0];

  return {
    write(operation: ArtifactWrite): Reply {
      switch (operation[0]) {
        case 'pin':
          pin(operation[1]);
          return [used(FREE), used(PINNED)];
        case 'put_artifact':
          return put(operation[1], operation[2], operation[3]);
        case 'touch':
          for (const use of operation[1]) touch.run(...use);
          return null;
        case 'damaged':
          move(operation[1], DAMAGED, operation[2]);
          return null;
        case 'remove_artifacts':
          return operation[1].filter(remove);
      }
    },
    read(operation: ArtifactRead): Reply {
      switch (operation[0]) {
        case 'find_artifact':
          return cells(find.get(operation[1]));
        case 'artifact_text':
          return cells(textOf.get(operation[1]))?.[0] ?? null;
        case 'list_artifacts':
          return list(operation[1], operation[2], operation[3]);
        case 'artifact_ids':
          return texts(ids.iterate(operation[1], operation[2]));
        case 'least_recently_used':
          return rowsWithin(oldest.iterate(operation[1])).rows;
      }
    },
    forget: () => {
      pins = new Set(texts(pinnedTags.iterate()));
    },
  };
}

const texts = (found: Iterable<unknown>): readonly string[] => [...found].map((row) => String(cells(row)?.[0] ?? ''));
