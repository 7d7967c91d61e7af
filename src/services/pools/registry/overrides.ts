import type { CommandTemplate, PoolDefinition } from '../../../domain/pool/definition.js';
import type { Logger } from '../../../ports/logger.js';
import type { Outbound } from '../../../ports/outbound.js';
import type { StateStore } from '../../../ports/store.js';
import type { PoolSource } from '../pool.js';
import { definitionDigest, readRecord, writeRecord, type PoolRecord } from './pool-record.js';
import { deniedHost } from './requested-hosts.js';
import { TemplateGone } from './stored-definition.js';

/** A pool that there is at start. `deadlineAt`: it was being removed; Unix milliseconds. */
export interface StartingPool {
  readonly definition: PoolDefinition;
  readonly source: PoolSource;
  readonly deadlineAt?: number;
}

export interface OverridesParts {
  readonly states: StateStore;
  readonly logger: Logger;
  readonly outbound: Outbound | undefined;
  /** The daemon's own version, which mock replicas tell where nobody says otherwise. */
  readonly ownVersion: string;
}

/**
 * What was said of pools by contract, over the configuration; durable. The configuration has the last word once it says something
 * else of a pool than it did: then what contract said of it is dropped. Requirement: OC-CTRL-2063.
 */
export class PoolOverrides {
  private readonly records = new Map<string, PoolRecord>();
  private configured: ReadonlyMap<string, PoolDefinition> = new Map();

  constructor(private readonly parts: OverridesParts) {}

  /** All pools that there are at start: the configuration's, in its order, then those of contract, by id. */
  async restore(configured: readonly PoolDefinition[], templates: readonly CommandTemplate[]): Promise<readonly StartingPool[]> {
    this.configure(configured);
    for (const [poolId, text] of await this.parts.states.load('pool_change')) {
      const record = this.read(poolId, text, templates);
      if (record === undefined) continue;
      if (record.base !== this.base(poolId)) await this.drop(poolId);
      else if (this.mayBe(poolId, record)) this.records.set(poolId, record);
    }
    const made = [...this.records].filter(([poolId]) => !this.configured.has(poolId)).sort(([a], [b]) => (a < b ? -1 : 1));
    return [...configured.flatMap((definition) => starting(this.records.get(definition.id), definition)), ...made.flatMap(([, record]) => starting(record))];
  }

  /** The configuration is another from now on. What contract said stays until `drop`. */
  configure(configured: readonly PoolDefinition[]): void {
    this.configured = new Map(configured.map((definition) => [definition.id, definition]));
  }

  get configuredIds(): readonly string[] {
    return [...this.configured.keys()];
  }

  /** As the configuration has it; undefined where it has none. */
  configuredAs(poolId: string): PoolDefinition | undefined {
    return this.configured.get(poolId);
  }

  get(poolId: string): PoolRecord | undefined {
    return this.records.get(poolId);
  }

  /** The configuration says the same of it as when the record was written, or there is none. */
  holds(poolId: string): boolean {
    const record = this.records.get(poolId);
    return record === undefined || record.base === this.base(poolId);
  }

  same(a: PoolDefinition, b: PoolDefinition): boolean {
    return this.digest(a) === this.digest(b);
  }

  /** Resolves when it outlasts a crash. One that says what the configuration says is none. */
  async define(definition: PoolDefinition, source: PoolSource): Promise<void> {
    const base = this.base(definition.id);
    if (base === this.digest(definition)) await this.forget(definition.id);
    else await this.put(definition.id, { kind: 'defined', base, source, definition });
  }

  removing(definition: PoolDefinition, source: PoolSource, deadlineAt: number): Promise<void> {
    return this.put(definition.id, { kind: 'removing', base: this.base(definition.id), source, definition, deadlineAt });
  }

  /** It is gone. */
  async removed(poolId: string): Promise<void> {
    const record = this.records.get(poolId);
    if (record?.kind === 'removing' && record.base !== null) await this.put(poolId, { kind: 'removed', base: record.base });
    else if (record?.kind === 'removing') await this.forget(poolId);
  }

  /** Back to what was stored before. */
  async revert(poolId: string, before: PoolRecord | undefined): Promise<void> {
    if (before === undefined) await this.forget(poolId);
    else await this.put(poolId, before);
  }

  /** The configuration says something else of the pool than it did. */
  async drop(poolId: string): Promise<void> {
    this.parts.logger.warn('The configuration of a pool has changed since it was changed by contract: the configuration counts, and what contract said of the pool is dropped.', { pool_id: poolId });
    await this.forget(poolId);
  }

  async forget(poolId: string): Promise<void> {
    await this.parts.states.remove('pool_change', poolId);
    this.records.delete(poolId);
  }

  private async put(poolId: string, record: PoolRecord): Promise<void> {
    await this.parts.states.put('pool_change', poolId, writeRecord(record, this.parts.ownVersion));
    this.records.set(poolId, record);
  }

  private read(poolId: string, text: string, templates: readonly CommandTemplate[]): PoolRecord | undefined {
    const { logger, ownVersion } = this.parts;
    const without = (replicaId: string, names: readonly string[]): void =>
      logger.warn(`A replica of a pool that the configuration no longer has is started without its variables (${names.join(', ')}): only the configuration had them.`, { pool_id: poolId, replica_id: replicaId });
    try {
      const record = readRecord(poolId, text, ownVersion, { templates, configured: this.configured.get(poolId), without });
      if (record === undefined) logger.error('What contract said of a pool is damaged or of another version, and is not used: the pool is as the configuration has it. Say it again.', { pool_id: poolId });
      return record;
    } catch (cause) {
      if (!(cause instanceof TemplateGone)) throw cause;
      logger.error(`What contract said of a pool is not used. ${cause.message}`, { pool_id: poolId });
      return undefined;
    }
  }

  private base(poolId: string): string | null {
    const definition = this.configured.get(poolId);
    return definition === undefined ? null : this.digest(definition);
  }

  private digest(definition: PoolDefinition): string {
    return definitionDigest(definition, this.parts.ownVersion);
  }

  /** Outbound rules may be others than they were when a request named a url. */
  private mayBe(poolId: string, record: PoolRecord): boolean {
    // One that the configuration had only ends what it has.
    if (record.kind === 'removed' || (record.kind === 'removing' && record.source === 'config')) return true;
    const reason = deniedHost(this.configured.get(poolId), record.definition, this.parts.outbound);
    if (reason === undefined) return true;
    this.parts.logger.error(`What contract said of a pool is not used, because one of its urls is not allowed any more: ${reason}`, { pool_id: poolId });
    return false;
  }
}

function starting(record: PoolRecord | undefined, configured?: PoolDefinition): readonly StartingPool[] {
  if (record === undefined) return configured === undefined ? [] : [{ definition: configured, source: 'config' }];
  switch (record.kind) {
    case 'defined':
      return [{ definition: record.definition, source: record.source }];
    case 'removing':
      return [{ definition: record.definition, source: record.source, deadlineAt: record.deadlineAt }];
    case 'removed':
      return [];
  }
}
