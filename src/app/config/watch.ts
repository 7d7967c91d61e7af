import { watch, type FSWatcher } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { createHash } from 'node:crypto';
import type { Logger } from '../../ports/logger.js';

/** Editors write a file in several steps; a cluster exchanges a link and then removes what it led to. */
const QUIET_MS = 200;
/** A file that is written to without end is looked at all the same. */
const LATEST_MS = 2_000;

/**
 * Watches a file for what it holds. Not the file itself is watched, which an editor replaces by another of its name, but its
 * directory, and that of what it leads to where it is a link: Kubernetes mounts `orchd.yaml → ..data/orchd.yaml`, and exchanges `..data`.
 * Other files of the directory are nobody's concern: `onChange` is called when the bytes are others than before.
 */
export class FileWatch {
  private readonly watchers = new Map<string, FSWatcher>();
  private timer: NodeJS.Timeout | undefined;
  private firstEventAt: number | undefined;
  private digest: string | undefined;
  private looking = Promise.resolve();
  private closed = false;
  /** The last parts of the paths that count. */
  private names: ReadonlySet<string> = new Set();

  constructor(
    private readonly file: string,
    private readonly logger: Logger,
    private readonly onChange: () => void,
  ) {}

  /** Resolves when it watches. */
  async start(): Promise<void> {
    this.digest = await this.read();
    await this.follow();
    // What came between the reading and the watching.
    this.look();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    for (const watcher of this.watchers.values()) watcher.close();
    this.watchers.clear();
  }

  private happened(name: string | null): void {
    const isOurs = name === null || name.startsWith('..') || this.names.has(name);
    if (!isOurs || this.closed) return;
    const now = performance.now();
    this.firstEventAt ??= now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), Math.max(0, Math.min(QUIET_MS, this.firstEventAt + LATEST_MS - now)));
    this.timer.unref();
  }

  private look(): void {
    this.firstEventAt = undefined;
    this.looking = this.looking.then(async () => {
      await this.follow();
      const digest = await this.read();
      if (this.closed || digest === undefined || digest === this.digest) return;
      this.digest = digest;
      this.onChange();
    });
  }

  /** Undefined while there is none, or it is empty: it is being written, or was taken away; what the daemon runs with stays. */
  private async read(): Promise<string | undefined> {
    try {
      const bytes = await readFile(this.file);
      return bytes.length === 0 ? undefined : createHash('sha256').update(bytes).digest('hex');
    } catch {
      return undefined;
    }
  }

  /** Watches where the file is, and where it leads to now. */
  private async follow(): Promise<void> {
    const target = await realpath(this.file).catch(() => this.file);
    if (this.closed) return;
    this.names = new Set([basename(this.file), basename(target)]);
    const wanted = new Set([dirname(this.file), dirname(target)]);
    for (const [directory, watcher] of this.watchers) {
      if (wanted.has(directory)) continue;
      watcher.close();
      this.watchers.delete(directory);
    }
    for (const directory of wanted) if (!this.watchers.has(directory)) this.open(directory);
  }

  private open(directory: string): void {
    try {
      const watcher = watch(directory, { persistent: false }, (_event, name) => this.happened(name));
      watcher.on('error', (error) => this.lost(directory, error));
      this.watchers.set(directory, watcher);
    } catch (error) {
      this.lost(directory, error);
    }
  }

  private lost(directory: string, error: unknown): void {
    this.watchers.get(directory)?.close();
    this.watchers.delete(directory);
    if (this.closed) return;
    this.logger.warn('The directory of the configuration cannot be watched: send SIGHUP after a change of the file.', { directory, error: String(error) });
  }
}
