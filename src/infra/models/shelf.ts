import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord } from '../../lib/record.js';
import { codeOf } from './faults.js';
import type { Source } from './source.js';

/**
 * What is known of a source's file, kept beside it. No url: a signed one is a permission.
 *
 * Invariant: `digest` is on the disk before the file has its name; so a file that has its name was verified.
 */
export interface Known {
  readonly fileName: string;
  /** Unix ms; parts that nobody asks for are removed some day. */
  readonly askedAt: number;
  /** Of the part: what the server said of the whole. */
  readonly etag?: string;
  readonly lastModified?: string;
  readonly totalBytes?: number;
  /** Hexadecimal, as the source's own host told it. */
  readonly linkedDigest?: string;
  /** The boot in which the part was written: after another one its last bytes may be missing although its size counts them. */
  readonly boot?: string;
  /** `sha256:<hex>` of the whole file, verified. */
  readonly digest?: string;
}

/**
 * The directory of one source:
 *
 *     <directory>/<key>/.known.json     what is known
 *     <directory>/<key>/.part           what has come so far
 *     <directory>/<key>/<file name>     the whole file
 */
export class Shelf {
  readonly partPath: string;
  readonly filePath: string;
  private readonly directory: string;

  constructor(root: string, key: string, fileName: string) {
    this.directory = join(root, key);
    this.partPath = join(this.directory, '.part');
    this.filePath = join(this.directory, fileName);
  }

  async make(): Promise<void> {
    await mkdir(this.directory, { recursive: true });
  }

  known(): Promise<Known | undefined> {
    return readKnown(this.directory);
  }

  /** Durable when it resolves. */
  async write(known: Known): Promise<void> {
    await writeDurably(join(this.directory, '.known.json'), JSON.stringify(known));
    await syncDirectory(this.directory);
  }

  /** The part becomes the file. Durable when it resolves. */
  async publish(): Promise<void> {
    await rename(this.partPath, this.filePath);
    await syncDirectory(this.directory);
  }

  async partBytes(): Promise<number> {
    return (await sizeOf(this.partPath)) ?? 0;
  }

  /** Bytes of the whole file; undefined where there is none. */
  fileBytes(): Promise<number | undefined> {
    return sizeOf(this.filePath);
  }

  async removePart(): Promise<void> {
    await rm(this.partPath, { force: true });
  }

  async remove(): Promise<void> {
    // What is known goes first: a removal that is cut off leaves nothing that passes for a verified file.
    await rm(join(this.directory, '.known.json'), { force: true });
    await rm(this.directory, { recursive: true, force: true });
  }
}

export const shelfOf = (root: string, { key, fileName }: Source): Shelf => new Shelf(root, key, fileName);

/** What lies under the root. Other people's files there are not looked at. */
export async function shelves(root: string): Promise<readonly { readonly key: string; readonly shelf: Shelf; readonly known: Known | undefined }[]> {
  const keys = (await readdir(root)).filter((name) => /^[0-9a-f]{64}$/.test(name));
  const found = [];
  for (const key of keys) {
    const known = await readKnown(join(root, key));
    found.push({ key, known, shelf: new Shelf(root, key, known?.fileName ?? 'model') });
  }
  return found;
}

async function readKnown(directory: string): Promise<Known | undefined> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(join(directory, '.known.json'), 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  if (!isRecord(value) || typeof value['fileName'] !== 'string' || !/^[\w][\w.-]*$/.test(value['fileName']) || typeof value['askedAt'] !== 'number') return undefined;
  const { fileName, askedAt, totalBytes } = value;
  const text = (name: keyof Known) => (typeof value[name] === 'string' ? { [name]: value[name] } : {});
  return {
    fileName,
    askedAt,
    ...(typeof totalBytes === 'number' ? { totalBytes } : {}),
    ...text('etag'),
    ...text('lastModified'),
    ...text('linkedDigest'),
    ...text('boot'),
    ...text('digest'),
  };
}

/** Written aside, synced and renamed: whoever reads it sees the old or the new, never half. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const aside = `${path}.new`;
  const file = await open(aside, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, path);
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
