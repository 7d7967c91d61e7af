import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { abortError } from '../../lib/abort-error.js';
import { isRecord } from '../../lib/record.js';
import { ModelFileError } from '../../ports/model-files.js';
import { diskFault } from './faults.js';
import { hashFile } from './hashing.js';
import { writeDurably } from './shelf.js';

/** A model of a hundred parts, ten times. */
const MOST_KEPT = 1_024;
/** Two read the disk as fast as it goes. */
const AT_ONCE = 2;

interface Kept {
  /** Size, times of change and identity: what a file that was altered or exchanged does not keep. */
  readonly stamp: string;
  readonly digest: string;
}

/**
 * Digests of files, computed once for each state of a file, and kept over restarts in `digests.json` of the directory. One that
 * cannot be kept is computed again: that is slow and never wrong.
 */
export class Digests {
  private readonly kept = new Map<string, Kept>();
  private readonly path: string;
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private saving: Promise<void> | undefined;
  private unsaved = false;

  constructor(directory: string) {
    this.path = join(directory, 'digests.json');
  }

  async load(): Promise<void> {
    try {
      const value: unknown = JSON.parse(await readFile(this.path, 'utf8'));
      if (!Array.isArray(value)) return;
      for (const each of value.slice(-MOST_KEPT) as unknown[]) {
        if (isRecord(each) && typeof each['path'] === 'string' && typeof each['stamp'] === 'string' && typeof each['digest'] === 'string' && /^sha256:[0-9a-f]{64}$/.test(each['digest'])) {
          this.kept.set(each['path'], { stamp: each['stamp'], digest: each['digest'] });
        }
      }
    } catch {
      // There is none yet, or it was damaged.
    }
  }

  /** Throws ModelFileError `not_found` and `disk`; AbortError. */
  async of(path: string, signal: AbortSignal): Promise<string> {
    const before = await stampOf(path);
    const kept = this.kept.get(path);
    if (kept?.stamp === before.stamp) return kept.digest;
    const digest = await this.inTurn(() => hashFile(path, before.sizeBytes, signal), signal);
    const after = await stampOf(path);
    if (after.stamp !== before.stamp) throw new ModelFileError('disk', `${path} changes while it is read, so it has no digest yet. Ask again when whoever writes it is done.`);
    this.keep(path, { stamp: after.stamp, digest });
    return digest;
  }

  /** A file whose digest was computed got another name. */
  async moved(from: string, to: string, digest: string): Promise<void> {
    this.kept.delete(from);
    this.keep(to, { stamp: (await stampOf(to)).stamp, digest });
  }

  /** Resolves once what is known is on the disk. */
  async close(): Promise<void> {
    await this.saving;
  }

  private keep(path: string, kept: Kept): void {
    this.kept.delete(path);
    this.kept.set(path, kept);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) break;
      this.kept.delete(oldest);
    }
    this.unsaved = true;
    this.saving ??= this.save();
  }

  private async save(): Promise<void> {
    while (this.unsaved) {
      this.unsaved = false;
      try {
        await writeDurably(this.path, JSON.stringify([...this.kept].map(([path, kept]) => ({ path, ...kept }))));
      } catch {
        // A disk that is full now may not be later.
      }
    }
    this.saving = undefined;
  }

  private async inTurn<T>(run: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.running >= AT_ONCE) await this.turn(signal);
    else this.running += 1;
    try {
      return await run();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }

  /** Whoever ends hands its place to the first that waits. */
  private turn(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(abortError());
    return new Promise((resolve, reject) => {
      const go = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        const at = this.waiting.indexOf(go);
        if (at === -1) return;
        this.waiting.splice(at, 1);
        reject(abortError());
      };
      this.waiting.push(go);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}

async function stampOf(path: string): Promise<{ readonly stamp: string; readonly sizeBytes: number }> {
  try {
    const found = await stat(path, { bigint: true });
    if (!found.isFile()) throw new ModelFileError('not_found', `${path} is not a file, so it has no digest. Name a file.`);
    return { stamp: [found.size, found.mtimeNs, found.ctimeNs, found.ino, found.dev].join(':'), sizeBytes: Number(found.size) };
  } catch (error) {
    throw diskFault(error, path);
  }
}
