import { ARTIFACT_KINDS, type ArtifactRecord } from '../../../domain/artifact/artifact.js';
import { StoreFault } from '../../../ports/store.js';
import { fromColumn, toColumn } from './column-text.js';
import type { Cell, Reply } from './protocol.js';
import { asNumber, asText, asTexts, json, oneOf, Unreadable, type Draft } from './stored-json.js';

/** The columns that cross between the threads, in their order. */
export const ARTIFACT_COLUMNS = ['id', 'kind', 'tags', 'parent', 'bytes', 'created_at', 'last_used_at', 'damaged_at'] as const;

/** Where a column stands in a row. */
export const ARTIFACT_CELL = { id: 0, kind: 1, tags: 2, parent: 3, createdAt: 5 } as const;

export const artifactCells = (record: ArtifactRecord): readonly Cell[] => [
  record.id,
  record.kind,
  JSON.stringify(record.tags.map(toColumn)),
  record.parent ?? null,
  record.bytes,
  record.createdAt,
  record.lastUsedAt,
  record.damagedAt ?? null,
];

/** As column-text.ts writes them, in the column `tags` and in artifact_tag. Throws Unreadable. */
export const storedTags = (array: string): readonly string[] => asTexts(json(array, 'tags'), 'tags');

/** Throws StoreFault `corrupt`, which names the artifact. */
export function artifactOf([id, kind, tags, parent, bytes, createdAt, lastUsedAt, damagedAt]: readonly Reply[]): ArtifactRecord {
  try {
    const record: Draft<ArtifactRecord> = {
      id: asText(id, 'id'),
      kind: oneOf(kind, 'kind', ARTIFACT_KINDS),
      tags: storedTags(asText(tags, 'tags')).map(fromColumn),
      bytes: asNumber(bytes, 'bytes'),
      createdAt: asNumber(createdAt, 'created_at'),
      lastUsedAt: asNumber(lastUsedAt, 'last_used_at'),
    };
    if (parent !== null) record.parent = asText(parent, 'parent');
    if (damagedAt !== null) record.damagedAt = asNumber(damagedAt, 'damaged_at');
    return record;
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof SyntaxError)) throw error;
    throw new StoreFault('corrupt', `What is stored of artifact ${String(id)} is damaged (${error.message}). The disk or a foreign program changed it. Restore artifacts.db from a backup. Without one stop the daemon and remove artifacts.db: the next start makes it anew from the artifacts' files; transcripts of short tasks, which have none, are lost.`);
  }
}
