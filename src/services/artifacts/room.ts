import type { ArtifactLimits, ArtifactRecord } from '../../domain/artifact/artifact.js';
import { DomainError } from '../../domain/errors.js';
import type { ArtifactIndex, ArtifactUsage } from '../../ports/store.js';

/** Bytes that are promised to an artifact on its way. */
export interface Reservation {
  /** Gives back what was not used. Idempotent. */
  release(): void;
  /** It is stored: what was promised is now taken. */
  use(record: ArtifactRecord): void;
}

/** How many victims are asked for at once. */
const VICTIMS = 64;

/**
 * The bytes of all artifacts, stored and on their way, against the quota. Kept in memory, from the index's sum at the start.
 *
 * Invariant: what is stored and what is reserved are together within the quota, but for what a lowered quota or a start found. Room is made
 * for one at a time, and the caller holds no artifact meanwhile: whoever evicts waits for artifacts, so nobody who has one may wait here.
 */
export class Room {
  private stored: ArtifactUsage = { count: 0, bytes: 0, pinnedBytes: 0 };
  private reserved = 0;
  private making: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly parts: {
      readonly index: ArtifactIndex;
      readonly limits: ArtifactLimits;
      /** Removes it, unless it is gone already; calls `remove` where it did. */
      readonly evict: (record: ArtifactRecord) => Promise<void>;
      /** Makes the index know the latest uses. */
      readonly settleUses: () => Promise<void>;
    },
  ) {}

  get bytes(): number {
    return this.stored.bytes;
  }

  begin(usage: ArtifactUsage): void {
    this.stored = usage;
  }

  add(record: ArtifactRecord): void {
    this.change(record, 1);
  }

  remove(record: ArtifactRecord): void {
    this.change(record, -1);
  }

  /** Throws ADMISSION_REJECT where not even everything that may go would make enough room; then nothing went. */
  reserve(bytes: number): Promise<Reservation> {
    const mine = this.making.then(
      () => this.make(bytes),
      () => this.make(bytes),
    );
    this.making = mine;
    return mine;
  }

  private async make(bytes: number): Promise<Reservation> {
    const { quotaBytes } = this.parts.limits;
    if (this.stored.bytes + this.reserved + bytes > quotaBytes) await this.evictFor(bytes);
    this.reserved += bytes;
    let open = true;
    const release = (): void => {
      if (open) this.reserved -= bytes;
      open = false;
    };
    return {
      release,
      use: (record) => {
        release();
        this.add(record);
      },
    };
  }

  private async evictFor(bytes: number): Promise<void> {
    const { index, limits, evict, settleUses } = this.parts;
    const lacks = (): boolean => this.stored.bytes + this.reserved + bytes > limits.quotaBytes;
    if (this.stored.pinnedBytes + this.reserved + bytes > limits.quotaBytes) throw this.refusal(bytes);
    await settleUses();
    while (lacks()) {
      const victims = await index.leastRecentlyUsed(VICTIMS);
      if (victims.length === 0) throw this.refusal(bytes);
      for (const victim of victims) {
        if (!lacks()) return;
        await evict(victim);
      }
    }
  }

  private change(record: ArtifactRecord, sign: 1 | -1): void {
    const { count, bytes, pinnedBytes } = this.stored;
    const pinned = record.tags.some((tag) => this.parts.limits.pinnedTags.includes(tag)) ? record.bytes : 0;
    this.stored = { count: count + sign, bytes: bytes + sign * record.bytes, pinnedBytes: pinnedBytes + sign * pinned };
  }

  private refusal(bytes: number): DomainError {
    const { quotaBytes } = this.parts.limits;
    const { pinnedBytes } = this.stored;
    return new DomainError({
      code: 'ADMISSION_REJECT',
      message: `This artifact has ${bytes} bytes, and all artifacts together may have ${quotaBytes}, of which ${pinnedBytes} are pinned and ${this.reserved} are being written. Delete artifacts that are not needed, or let the operator raise artifacts.quota_bytes.`,
      retriable: false,
      policyLabel: 'artifact_quota',
    });
  }
}
