import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelFileError } from '../../ports/model-files.js';
import { codeOf, diskFault } from './faults.js';

/** A model's directory has some hundred files; what has more is another thing, such as `/`. */
const MOST_ENTRIES = 100_000;
const DEEPEST = 32;

/**
 * Size of a file, or of all files below a directory; undefined where nothing is. Links to files count as what they lead to, as in
 * Hugging Face's own cache; links to directories are not followed. Throws ModelFileError `disk`.
 */
export async function inspect(path: string): Promise<{ readonly sizeBytes: number; readonly isDirectory: boolean } | undefined> {
  try {
    const found = await stat(path);
    if (!found.isDirectory()) return { sizeBytes: found.size, isDirectory: false };
    return { sizeBytes: await bytesBelow(path), isDirectory: true };
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw diskFault(error, path);
  }
}

async function bytesBelow(path: string): Promise<number> {
  let bytes = 0;
  let entries = 0;
  const waiting: { readonly path: string; readonly depth: number }[] = [{ path, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for await (const entry of await opendir(next.path)) {
      if (++entries > MOST_ENTRIES) throw new ModelFileError('unsupported', `${path} holds more than ${MOST_ENTRIES} files, so it is no model's directory. Name that one.`);
      const below = join(next.path, entry.name);
      if (entry.isDirectory()) {
        if (next.depth < DEEPEST) waiting.push({ path: below, depth: next.depth + 1 });
      } else bytes += await fileBytes(below);
    }
  }
  return bytes;
}

async function fileBytes(path: string): Promise<number> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : 0;
  } catch (error) {
    // A link that leads nowhere, or a file that went meanwhile.
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}
