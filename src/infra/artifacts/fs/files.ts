import { createHash } from 'node:crypto';
import { closeSync, existsSync, fstatSync, fsyncSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StoreFault } from '../../../ports/store.js';
import { codeOf, wireFault } from './faults.js';
import type { ChangeAnswer, FileAnswer, FileChange } from './protocol.js';

/** No artifact is so large: a file that is was altered, and reading it would fill the memory. */
const LARGEST_FILE = 1024 * 1024 * 1024;

const FILE_MODE = 0o600;
const DIRECTORY_MODE = 0o700;

/** A change that is written and not yet visible. */
interface Staged {
  readonly change: FileChange;
  /** Of a put, unless the same file is there already. */
  readonly temporary?: string;
}

/**
 * The files themselves, with synchronous calls: it lives in a thread of its own.
 *
 *     <directory>/ab/cdef….json     artifact abcdef…
 *     <directory>/tmp/              what is being written
 *     <directory>/quarantine/       what was found altered, named by the moment and the id
 *
 * Invariant: a name under two digits is given only by rename, after the content was synced; so whoever sees a file sees all of it.
 */
export class Files {
  private readonly temporaries: string;
  private readonly quarantine: string;
  private written = 0;

  /** Makes the directories that are missing, and removes what an earlier run was writing when it ended. */
  constructor(private readonly directory: string) {
    this.temporaries = join(directory, 'tmp');
    this.quarantine = join(directory, 'quarantine');
    rmSync(this.temporaries, { recursive: true, force: true });
    for (const each of [directory, this.temporaries, this.quarantine]) mkdirSync(each, { recursive: true, mode: DIRECTORY_MODE });
    for (const each of [dirname(directory), directory]) syncDirectory(each);
  }

  /** As one group: all content is synced, then all names are given or taken, then each directory that changed is synced once. */
  commit(changes: readonly FileChange[]): readonly ChangeAnswer[] {
    const answers: ChangeAnswer[] = [];
    let group: FileChange[] = [];
    let ids = new Set<string>();
    const flush = (): void => {
      answers.push(...this.commitDistinct(group));
      group = [];
      ids = new Set();
    };
    for (const change of changes) {
      // A file's changes keep their order: those of one group happen at once.
      if (idsOf(change).some((id) => ids.has(id))) flush();
      group.push(change);
      for (const id of idsOf(change)) ids.add(id);
    }
    flush();
    return answers;
  }

  /** Verified. Throws StoreFault `corrupt` after it moved an altered file away, to a name with the moment `now` (Unix ms). */
  read(id: string, now: number): FileAnswer {
    const path = this.pathOf(id);
    const file = openIfThere(path);
    if (file === undefined) return null;
    let found: { readonly bytes: Uint8Array<ArrayBuffer> | undefined; readonly writtenAt: number };
    try {
      const { size, mtimeMs } = fstatSync(file);
      found = { bytes: size > LARGEST_FILE ? undefined : readAll(file, size), writtenAt: Math.floor(mtimeMs) };
    } finally {
      closeSync(file);
    }
    const { bytes, writtenAt } = found;
    if (bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === id) return { bytes, writtenAt };
    throw this.setAside(id, path, now);
  }

  list(prefix: string): readonly string[] {
    let names: readonly string[];
    try {
      names = readdirSync(join(this.directory, prefix));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
    return names.flatMap((name) => (FILE_NAME.test(name) ? [prefix + name.slice(0, REST_DIGITS)] : [])).sort();
  }

  private commitDistinct(changes: readonly FileChange[]): readonly ChangeAnswer[] {
    const staged = changes.map((change) => this.attempt(() => this.stage(change)));
    const touched = new Map<string, ChangeAnswer>();
    const applied = staged.map((each) => {
      if ('fault' in each) return each;
      const fault = this.attempt(() => this.apply(each));
      for (const id of idsOf(each.change)) touched.set(dirname(this.pathOf(id)), null);
      return fault ?? each.change;
    });
    for (const directory of touched.keys()) {
      const fault = this.attempt(() => syncDirectory(directory));
      if (fault !== null) touched.set(directory, fault);
    }
    return applied.map((each) => {
      if ('fault' in each) return each;
      for (const id of idsOf(each)) {
        const fault = touched.get(dirname(this.pathOf(id)));
        if (fault !== undefined && fault !== null) return fault;
      }
      return null;
    });
  }

  private attempt<T>(run: () => T): T | NonNullable<ChangeAnswer> {
    try {
      return run();
    } catch (error) {
      return wireFault(error, this.directory);
    }
  }

  private stage(change: FileChange): Staged {
    if (change[0] === 'remove') return { change };
    const [, id, bytes] = change;
    const path = this.pathOf(id);
    if (this.holds(path, bytes)) return { change };
    this.makeDirectory(dirname(path));
    const temporary = join(this.temporaries, String(this.written++));
    try {
      writeSynced(temporary, bytes);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    return { change, temporary };
  }

  private apply({ change, temporary }: Staged): null {
    if (change[0] === 'put') {
      if (temporary !== undefined) renameSync(temporary, this.pathOf(change[1]));
      return null;
    }
    for (const id of change[1]) removeIfThere(this.pathOf(id));
    return null;
  }

  /** The same bytes are there. What cannot be read is not the same. */
  private holds(path: string, bytes: Uint8Array): boolean {
    const file = openIfThere(path);
    if (file === undefined) return false;
    try {
      return fstatSync(file).size === bytes.length && Buffer.compare(readAll(file, bytes.length), bytes) === 0;
    } catch {
      return false;
    } finally {
      closeSync(file);
    }
  }

  private makeDirectory(path: string): void {
    if (existsSync(path)) return;
    mkdirSync(path, { recursive: true, mode: DIRECTORY_MODE });
    syncDirectory(this.directory);
  }

  private setAside(id: string, path: string, now: number): StoreFault {
    const moment = new Date(now).toISOString().replaceAll(':', '-');
    const place = join(this.quarantine, `${moment}-${id}.json`);
    renameSync(path, place);
    for (const each of [dirname(path), this.quarantine]) syncDirectory(each);
    return new StoreFault('corrupt', `The file of artifact ${id} is not what was stored; it was moved to ${place}.`);
  }

  private pathOf(id: string): string {
    return join(this.directory, id.slice(0, 2), `${id.slice(2)}.json`);
  }
}

const FILE_NAME = /^[0-9a-f]{62}\.json$/;
const REST_DIGITS = 62;

const idsOf = (change: FileChange): readonly string[] => (change[0] === 'put' ? [change[1]] : change[1]);

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Fewer bytes than `size` where the file ends before. */
function readAll(file: number, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  while (at < size) {
    const read = readSync(file, bytes, at, size - at, at);
    if (read === 0) return bytes.slice(0, at);
    at += read;
  }
  return bytes;
}

function writeSynced(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', FILE_MODE);
  try {
    let at = 0;
    while (at < bytes.length) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A directory that is not there has nothing that could be lost. */
function syncDirectory(path: string): null {
  const directory = openIfThere(path);
  if (directory === undefined) return null;
  try {
    fsyncSync(directory);
    return null;
  } finally {
    closeSync(directory);
  }
}
