import type { PoolDefinition } from '../../../domain/pool/definition.js';
import { canonicalDigest } from '../../../lib/canonical-json.js';
import type { PoolSource } from '../pool.js';
import { filled, sparse, type Members } from './sparse.js';
import { readDefinition, storedReplica, type RunSources } from './stored-definition.js';
import { StoredFields, Unreadable } from './stored-fields.js';

/**
 * What was said of a pool over the configuration, as it is stored.
 *
 * `base`: the digest of the pool as the configuration had it then; null where it had none. The record counts while the configuration
 * still says the same. Moments are Unix milliseconds. Variables of commands may be secrets: a record has their names, and comes back
 * with what the configuration gives them. Requirement: OC-CTRL-2063.
 */
export type PoolRecord =
  | { readonly kind: 'defined'; readonly base: string | null; readonly source: PoolSource; readonly definition: PoolDefinition }
  /** It empties itself, and is gone at the deadline at the latest. */
  | { readonly kind: 'removing'; readonly base: string | null; readonly source: PoolSource; readonly definition: PoolDefinition; readonly deadlineAt: number }
  /** It stays away, though the configuration has it. */
  | { readonly kind: 'removed'; readonly base: string | null };

const VERSION = 1;

export function writeRecord(record: PoolRecord, ownVersion: string): string {
  switch (record.kind) {
    case 'defined':
      return JSON.stringify({ version: VERSION, base: record.base, source: record.source, definition: stored(record.definition, ownVersion) });
    case 'removing':
      return JSON.stringify({ version: VERSION, base: record.base, source: record.source, removed: true, deadlineAt: record.deadlineAt, definition: stored(record.definition, ownVersion) });
    case 'removed':
      return JSON.stringify({ version: VERSION, base: record.base, removed: true });
  }
}

/** Undefined where it is damaged, or another version wrote it. Throws TemplateGone. */
export function readRecord(poolId: string, text: string, ownVersion: string, sources: RunSources): PoolRecord | undefined {
  try {
    const fields = new StoredFields(JSON.parse(text), 'the record');
    if (fields.amount('version') !== VERSION) return undefined;
    const base = fields.isNull('base') ? null : fields.text('base');
    const removed = fields.has('removed') && fields.flag('removed');
    if (removed && !fields.has('definition')) return { kind: 'removed', base };
    const source = fields.oneOf('source', ['config', 'contract'] as const);
    const definition = readDefinition(fields.within('definition', (value) => filled(value, ownVersion)), sources);
    if (definition.id !== poolId) return undefined;
    return removed ? { kind: 'removing', base, source, definition, deadlineAt: fields.amount('deadlineAt') } : { kind: 'defined', base, source, definition };
  } catch (error) {
    if (error instanceof Unreadable || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const stored = (definition: PoolDefinition, ownVersion: string): Members => sparse(definition, ownVersion, storedReplica);

/** The same for what somebody says in the same way, in every version of the daemon: what it is by default is not in it. */
export const definitionDigest = (definition: PoolDefinition, ownVersion: string): string => canonicalDigest(sparse(definition, ownVersion));
