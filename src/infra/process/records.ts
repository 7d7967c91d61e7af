import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';

/** What stands on the disk of a process that runs, or may. */
export interface ProcessRecord {
  /** Also the marker in its environment. */
  readonly id: string;
  readonly name: string;
  readonly pid: number;
  /** Absent where the platform does not tell. */
  readonly startTicks?: number;
  readonly bootId?: string;
  readonly stopGraceMs: number;
  /** Whose child it is. */
  readonly daemon: { readonly pid: number; readonly startTicks?: number };
}

const DIRECTORY_MODE = 0o700;
const FILE_MODE = 0o600;
/** One is some hundred bytes. */
const LONGEST = 64 * 1024;

/**
 * The records of one data directory: `processes/<id>.json`, each written under a temporary name, synced and renamed, so that whoever
 * reads one reads all of it.
 */
export class Records {
  private readonly directory: string;

  constructor(dataDir: string) {
    this.directory = join(dataDir, 'processes');
  }

  async open(): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: DIRECTORY_MODE });
  }

  /** Durable once it resolves. Where it rejects, such as on a full disk, nothing of it stays. */
  async put(record: ProcessRecord): Promise<void> {
    const path = this.path(record.id);
    const temporary = `${path}.tmp`;
    try {
      await write(temporary, JSON.stringify(record));
      await rename(temporary, path);
      await this.syncDirectory();
    } catch (cause) {
      for (const left of [temporary, path]) await unlink(left).catch(() => undefined);
      throw cause;
    }
  }

  /** Not synced: a record that comes back is one of a process that is gone, and the next start forgets it. */
  async remove(id: string): Promise<void> {
    await unlink(this.path(id)).catch(ignoreMissing);
  }

  /**
   * What an earlier daemon left. A file that is no record can be only one that was never finished, whose process never ran, or one that
   * somebody altered: `damaged` names it.
   */
  async all(): Promise<{ readonly records: readonly ProcessRecord[]; readonly damaged: readonly string[] }> {
    const records: ProcessRecord[] = [];
    const damaged: string[] = [];
    for (const name of await readdir(this.directory)) {
      const path = join(this.directory, name);
      if (name.endsWith('.tmp')) await unlink(path).catch(ignoreMissing);
      else if (name.endsWith('.json')) {
        const record = parse(await readFile(path, 'utf8').catch(() => ''));
        if (record === undefined || `${record.id}.json` !== name) damaged.push(path);
        else records.push(record);
      }
    }
    return { records, damaged };
  }

  private path(id: string): string {
    return join(this.directory, `${id}.json`);
  }

  private async syncDirectory(): Promise<void> {
    const directory = await open(this.directory, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  }
}

async function write(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', FILE_MODE);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

function parse(text: string): ProcessRecord | undefined {
  if (text.length > LONGEST) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || !isObject(value['daemon'])) return undefined;
  const { id, name, pid, startTicks, bootId, stopGraceMs, daemon } = value;
  if (typeof id !== 'string' || typeof name !== 'string' || !isPid(pid) || !isCount(stopGraceMs) || !isPid(daemon['pid'])) return undefined;
  return {
    id,
    name,
    pid,
    ...(isCount(startTicks) ? { startTicks } : {}),
    ...(typeof bootId === 'string' ? { bootId } : {}),
    stopGraceMs,
    daemon: { pid: daemon['pid'], ...(isCount(daemon['startTicks']) ? { startTicks: daemon['startTicks'] } : {}) },
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
/** Never 0 or 1: a signal to group 0 would end the daemon itself, one to -1 everything. */
const isPid = (value: unknown): value is number => isCount(value) && value > 1;

function ignoreMissing(error: unknown): void {
  if (!(isNativeError(error) && 'code' in error && error.code === 'ENOENT')) throw error;
}
