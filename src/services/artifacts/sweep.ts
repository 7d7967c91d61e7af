import type { ArtifactRecord } from '../../domain/artifact/artifact.js';
import { describeDocument } from '../../domain/artifact/document.js';
import type { Chains } from '../../lib/chains.js';
import type { ArtifactFile, ArtifactStore } from '../../ports/artifact-store.js';
import type { Logger } from '../../ports/logger.js';
import { StoreFault, type ArtifactIndex } from '../../ports/store.js';

interface SweepParts {
  readonly index: ArtifactIndex;
  readonly files: ArtifactStore;
  readonly chains: Chains;
  readonly logger: Logger;
  readonly adopted: (record: ArtifactRecord) => void;
  /** In the chain of its id. */
  readonly lost: (record: ArtifactRecord, why: string) => Promise<void>;
}

const PAGE = 1000;
const PREFIXES = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, '0'));
const AFTER_ALL = 'g';

/**
 * Once after a start: compares the files with the index, a 256th at a time. A file without a row is of a creation or a deletion that
 * nobody was told of, or of an index that was lost: it is adopted, for it says itself what it is. A row without a file is damaged.
 */
export class Sweep {
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private adoptedCount = 0;

  constructor(private readonly parts: SweepParts) {}

  get done(): Promise<void> {
    return this.running;
  }

  start(): void {
    this.running = this.run().catch((error: unknown) => {
      this.parts.logger.warn('The files of artifacts could not be compared with their index; what a crash left half done stays until the next start.', {
        cause: error instanceof Error ? error.message : String(error),
      });
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async run(): Promise<void> {
    for (const [at, prefix] of PREFIXES.entries()) {
      const files = await this.parts.files.list(prefix);
      const rows = await this.rows(prefix, PREFIXES[at + 1] ?? AFTER_ALL);
      const known = new Set(rows);
      const there = new Set(files);
      for (const id of files) if (!known.has(id) && !this.stopped) await this.parts.chains.run(id, () => this.adopt(id));
      for (const id of rows) if (!there.has(id) && !this.stopped) await this.parts.chains.run(id, () => this.miss(id));
      if (this.stopped) return;
    }
    if (this.adoptedCount > 0) this.parts.logger.info(`${this.adoptedCount} artifacts were there that the index did not know; they were taken up.`);
  }

  private async rows(from: string, to: string): Promise<readonly string[]> {
    const rows: string[] = [];
    // An id is longer than a prefix, so it comes after it.
    for (let next = from; ; ) {
      const page = await this.parts.index.ids(next, PAGE);
      const inside = page.filter((id) => id < to);
      rows.push(...inside);
      const last = page.at(-1);
      if (page.length < PAGE || inside.length < page.length || last === undefined) return rows;
      next = last;
    }
  }

  private async adopt(id: string): Promise<void> {
    if ((await this.parts.index.find(id)) !== undefined) return;
    const file = await this.read(id);
    if (file === undefined) return;
    const described = describeDocument(new TextDecoder().decode(file.bytes));
    if (described === undefined) {
      this.parts.logger.warn('A file among the artifacts is none of ours; it is left alone and not served.', { artifact_id: id });
      return;
    }
    const { bytes, writtenAt } = file;
    const size = bytes.length;
    // Its name may not be durable yet, if the process that gave it was killed.
    await this.parts.files.put(id, bytes);
    const { kind, record } = await this.parts.index.put({ id, ...described, bytes: size, createdAt: writtenAt, lastUsedAt: writtenAt });
    if (kind === 'created') this.parts.adopted(record);
    this.adoptedCount++;
  }

  private async read(id: string): Promise<ArtifactFile | undefined> {
    try {
      return await this.parts.files.read(id);
    } catch (error) {
      if (!(error instanceof StoreFault) || error.kind !== 'corrupt') throw error;
      this.parts.logger.error(`${error.message} No artifact is known under this id, so none is lost.`, { artifact_id: id });
      return undefined;
    }
  }

  private async miss(id: string): Promise<void> {
    const record = await this.parts.index.find(id);
    if (record === undefined || record.damagedAt !== undefined) return;
    const listed = await this.parts.files.list(id.slice(0, 2));
    if (!listed.includes(id)) await this.parts.lost(record, `The file of artifact ${id} is gone.`);
  }
}
