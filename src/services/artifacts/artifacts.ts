import type { ArtifactLimits, ArtifactRecord } from '../../domain/artifact/artifact.js';
import { documentText, normalTags, type ArtifactDocument } from '../../domain/artifact/document.js';
import { DomainError } from '../../domain/errors.js';
import { Chains } from '../../lib/chains.js';
import { sha256 } from '../../lib/sha256.js';
import { textDigest } from '../../lib/text-digest.js';
import type { ArtifactStore } from '../../ports/artifact-store.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import { StoreFault, type ArtifactIndex, type ArtifactQuery } from '../../ports/store.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { artifactDamaged } from './damage.js';
import { Room, type Reservation } from './room.js';
import { Sweep } from './sweep.js';
import { Uses } from './uses.js';

export interface ArtifactParts {
  readonly index: ArtifactIndex;
  readonly files: ArtifactStore;
  readonly limits: ArtifactLimits;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly telemetry: Pick<Telemetry, 'artifactQuarantined'>;
}

export interface ReadArtifact {
  readonly record: ArtifactRecord;
  /** The canonical JSON; their SHA-256 is the id. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Artifacts: documents named by what is in them, in files, with an index. Requirements: OC-CTRL-2050 to 2056.
 *
 * A short one that the daemon makes is kept with its row and has no file: one at the end of each task would cost more than the task.
 *
 * Invariant: whatever changes the file or the row of an id runs in that id's chain, and looks at the row again there. A file is durable
 * before its row, and a row is gone before its file; so what is listed has a file, a 201 is never answered for a file that somebody
 * removes at the same time, and a crash between the two leaves a file without a row, which the next start adopts.
 */
export class Artifacts {
  private readonly chains = new Chains();
  private readonly uses: Uses;
  private readonly room: Room;
  private readonly sweep: Sweep;

  constructor(private readonly parts: ArtifactParts) {
    const { index, files, limits, clock, logger } = parts;
    this.uses = new Uses(index, clock, logger);
    this.room = new Room({ index, limits, evict: (record) => this.evict(record), settleUses: () => this.uses.write() });
    this.sweep = new Sweep({
      index,
      files,
      chains: this.chains,
      logger,
      adopted: (record) => this.room.add(record),
      lost: (record, why) => this.markDamaged(record, why),
    });
  }

  /** Bytes of all that is stored. */
  get bytes(): number {
    return this.room.bytes;
  }

  /** Before anything else. What an earlier run left half done is put right meanwhile, off the way of requests. */
  async start(): Promise<void> {
    this.room.begin(await this.parts.index.pin(this.parts.limits.pinnedTags));
    this.sweep.start();
  }

  /** Resolves when what an earlier run left is put right, or `stop` was called. */
  swept(): Promise<void> {
    return this.sweep.done;
  }

  async stop(): Promise<void> {
    await this.sweep.stop();
    await this.uses.write();
  }

  /**
   * Durable when it resolves. The same document again gives the same record. Throws INVALID_PARAMS for a kind that clients may not store
   * and a parent that is not there, TOO_LARGE, and ADMISSION_REJECT where the quota has no room for it.
   */
  async create(document: ArtifactDocument, by: 'client' | 'daemon'): Promise<ArtifactRecord> {
    this.checkKind(document, by);
    const text = documentOf(document);
    await this.checkParent(document.parent);
    if (by === 'daemon' && text.length <= SHORT_TEXT) return this.createShort(document, text);
    const bytes = this.encode(text);
    const id = await sha256(bytes);
    const known = await this.chains.run(id, () => this.keep(id, bytes));
    if (known !== undefined) return known;
    const reservation = await this.room.reserve(bytes.length);
    try {
      return await this.chains.run(id, () => this.store(id, document, bytes, reservation));
    } finally {
      reservation.release();
    }
  }

  private async createShort(document: ArtifactDocument, text: string): Promise<ArtifactRecord> {
    const id = textDigest(text);
    const fresh = this.record(id, document, Buffer.byteLength(text));
    this.checkSize(fresh.bytes);
    const reservation = await this.room.reserve(fresh.bytes);
    try {
      return await this.chains.run(id, async () => {
        const { kind, record } = await this.parts.index.putWhole(fresh, text);
        if (kind === 'created') reservation.use(record);
        else this.uses.note(id);
        return record;
      });
    } finally {
      reservation.release();
    }
  }

  /** Undefined where there is none. Throws ARTIFACT_DAMAGED. */
  async find(id: string): Promise<ArtifactRecord | undefined> {
    const record = await this.parts.index.find(id);
    if (record?.damagedAt !== undefined) throw artifactDamaged(id);
    return record;
  }

  /** Verified. Undefined where there is none. Throws ARTIFACT_DAMAGED. */
  async read(id: string): Promise<ReadArtifact | undefined> {
    const record = await this.find(id);
    if (record === undefined) return undefined;
    const first = await this.bytesOf(id);
    if (typeof first !== 'string') {
      this.uses.note(id);
      return { record, bytes: first };
    }
    return this.chains.run(id, async () => {
      // It may have been deleted, or stored again, since the row was read.
      const current = await this.find(id);
      if (current === undefined) return undefined;
      const second = await this.bytesOf(id);
      if (typeof second !== 'string') return { record: current, bytes: second };
      await this.markDamaged(current, first);
      throw artifactDamaged(id);
    });
  }

  /** Newest first, without what is damaged. */
  list(query: ArtifactQuery): Promise<readonly ArtifactRecord[]> {
    return this.parts.index.list(query);
  }

  /** Of what is not there nothing happens. Its children keep its id as their parent's. */
  remove(id: string): Promise<void> {
    return this.chains.run(id, async () => {
      const record = await this.parts.index.find(id);
      if (record !== undefined) await this.removeRow(record);
      // Also where there is no row: a file that nobody knows yet would be adopted.
      await this.parts.files.remove([id]);
    });
  }

  private checkKind({ kind }: ArtifactDocument, by: 'client' | 'daemon'): void {
    const { kinds } = this.parts.limits;
    if (by === 'daemon' || kinds.includes(kind)) return;
    throw new DomainError({ code: 'INVALID_PARAMS', field: 'kind', message: `Artifacts of kind ${kind} are not stored here; the kinds are ${kinds.join(', ')}.` });
  }

  private encode(text: string): Uint8Array<ArrayBuffer> {
    const bytes = new TextEncoder().encode(text);
    this.checkSize(bytes.length);
    return bytes;
  }

  private checkSize(bytes: number): void {
    const { maxBytes } = this.parts.limits;
    if (bytes <= maxBytes) return;
    throw new DomainError({
      code: 'TOO_LARGE',
      field: 'content',
      message: `The artifact has ${bytes} bytes of canonical JSON; the limit is ${maxBytes}. Store less in one, or let the operator raise artifacts.max_bytes.`,
    });
  }

  private async checkParent(parent: string | undefined): Promise<void> {
    if (parent === undefined) return;
    if ((await this.parts.index.find(parent)) === undefined) {
      throw new DomainError({ code: 'INVALID_PARAMS', field: 'parent', message: 'No artifact has this id. Store the parent first, or leave parent out.' });
    }
    // What has just got a child is not the first to go.
    this.uses.note(parent);
  }

  private record(id: string, { kind, tags, parent }: ArtifactDocument, bytes: number): ArtifactRecord {
    const now = this.parts.clock.wall();
    return { id, kind, tags: normalTags(tags), ...(parent === undefined ? {} : { parent }), bytes, createdAt: now, lastUsedAt: now };
  }

  /** In the chain of `id`: the record of what is there already, its bytes as they were; what was altered meanwhile is written anew. */
  private async keep(id: string, bytes: Uint8Array<ArrayBuffer>): Promise<ArtifactRecord | undefined> {
    const record = await this.parts.index.find(id);
    if (record === undefined || record.damagedAt !== undefined) return undefined;
    if ((await this.parts.index.text(id)) === undefined) await this.parts.files.put(id, bytes);
    else await this.parts.index.putWhole(record, new TextDecoder().decode(bytes));
    this.uses.note(id);
    return record;
  }

  private async store(id: string, document: ArtifactDocument, bytes: Uint8Array<ArrayBuffer>, reservation: Reservation): Promise<ArtifactRecord> {
    const { index, files } = this.parts;
    const fresh = this.record(id, document, bytes.length);
    await files.put(id, bytes);
    const { kind: outcome, record } = await index.put(fresh).catch(async (error: unknown) => {
      await this.takeBack(id);
      throw error;
    });
    if (outcome === 'created') reservation.use(record);
    return record;
  }

  /** In the chain of `id`, where its row could not be written: the file would take room that nobody counts. */
  private async takeBack(id: string): Promise<void> {
    try {
      if ((await this.parts.index.find(id)) === undefined) await this.parts.files.remove([id]);
    } catch {
      // The next start finds it.
    }
  }

  private evict(victim: ArtifactRecord): Promise<void> {
    return this.chains.run(victim.id, async () => {
      const record = await this.parts.index.find(victim.id);
      if (record === undefined || record.damagedAt !== undefined) return;
      if (!(await this.removeRow(record))) await this.parts.files.remove([record.id]);
      this.parts.logger.debug('An artifact was removed to make room: it was not used for the longest time.', { artifact_id: record.id });
    });
  }

  /** Whether it was kept with its row, and no file is left. */
  private async removeRow(record: ArtifactRecord): Promise<boolean> {
    const whole = await this.parts.index.remove([record.id]);
    if (record.damagedAt === undefined) this.room.remove(record);
    return whole.length > 0;
  }

  /** The bytes, or in words why they cannot be served. */
  private async bytesOf(id: string): Promise<Uint8Array<ArrayBuffer> | string> {
    const text = await this.parts.index.text(id);
    if (text !== undefined) return textDigest(text) === id ? new TextEncoder().encode(text) : `What is stored of artifact ${id} in artifacts.db is not what it was.`;
    try {
      const file = await this.parts.files.read(id);
      return file?.bytes ?? `The file of artifact ${id} is gone.`;
    } catch (error) {
      if (error instanceof StoreFault && error.kind === 'corrupt') return error.message;
      throw error;
    }
  }

  /** In its chain. */
  private async markDamaged(record: ArtifactRecord, why: string): Promise<void> {
    const { index, clock, logger, telemetry } = this.parts;
    logger.error(`${why} The disk or a foreign program did that. The artifact is answered 410 until the same document is stored again or it is deleted; look at the disk.`, { artifact_id: record.id });
    await index.damaged(record.id, clock.wall());
    telemetry.artifactQuarantined();
    this.room.remove(record);
  }
}

/**
 * UTF-16 units of canonical JSON up to which a document of the daemon is kept with its row: a transcript of some hundred tokens. A longer
 * one is worth a file, and would make the copies of a write-ahead log felt.
 */
const SHORT_TEXT = 32_768;

function documentOf(document: ArtifactDocument): string {
  try {
    return documentText(document);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new DomainError({ code: 'INVALID_PARAMS', field: 'content', message: 'A number in it is larger than JSON readers can hold (about 1.8e308). Send it as a string.' }, { cause: error });
  }
}
