import type { PoolDefinition } from '../../../domain/pool/definition.js';
import { canonicalDigest } from '../../../lib/canonical-json.js';
import type { PoolSource } from '../pool.js';
import { readDefinition } from './stored-definition.js';
import { StoredFields, Unreadable } from './stored-fields.js';

/**
 * What was said of a pool over the configuration, as it is stored.
 *
 * `base`: the digest of the pool as the configuration had it then; null where it had none. The record counts while the configuration
 * still says the same. Moments are Unix milliseconds. Requirement: OC-CTRL-2063.
 */
export type PoolRecord =
  | { readonly kind: 'defined'; readonly base: string | null; readonly source: PoolSource; readonly definition: PoolDefinition }
  /** It empties itself, and is gone at the deadline at the latest. */
  | { readonly kind: 'removing'; readonly base: string | null; readonly source: PoolSource; readonly definition: PoolDefinition; readonly deadlineAt: number }
  /** It stays away, though the configuration has it. */
  | { readonly kind: 'removed'; readonly base: string | null };

const VERSION = 1;

export function writeRecord(record: PoolRecord): string {
  switch (record.kind) {
    case 'defined':
      return JSON.stringify({ version: VERSION, base: record.base, source: record.source, definition: record.definition });
    case 'removing':
      return JSON.stringify({ version: VERSION, base: record.base, source: record.source, removed: true, deadlineAt: record.deadlineAt, definition: record.definition });
    case 'removed':
      return JSON.stringify({ version: VERSION, base: record.base, removed: true });
  }
}

/** Undefined where it is damaged, or another version wrote it. */
export function readRecord(poolId: string, text: string): PoolRecord | undefined {
  try {
    const fields = new StoredFields(JSON.parse(text), 'the record');
    if (fields.amount('version') !== VERSION) return undefined;
    const base = fields.isNull('base') ? null : fields.text('base');
    const removed = fields.has('removed') && fields.flag('removed');
    if (removed && !fields.has('definition')) return { kind: 'removed', base };
    const source = fields.oneOf('source', ['config', 'contract'] as const);
    const definition = readDefinition(fields.fields('definition'));
    if (definition.id !== poolId) return undefined;
    return removed ? { kind: 'removing', base, source, definition, deadlineAt: fields.amount('deadlineAt') } : { kind: 'defined', base, source, definition };
  } catch (error) {
    if (error instanceof Unreadable || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The same for what means the same. A mock replica that tells the daemon's own version does so after an upgrade as well. */
export function definitionDigest(definition: PoolDefinition, ownVersion: string): string {
  if (definition.engine !== 'mock') return canonicalDigest(definition);
  const replicas = definition.replicas.map(({ version, ...replica }) => (version === ownVersion ? replica : { ...replica, version }));
  return canonicalDigest({ ...definition, replicas });
}
