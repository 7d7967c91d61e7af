import type { Stats } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelFileError } from '../../ports/model-files.js';
import { codeOf } from './faults.js';

/** A model's directory has some hundred files; what has more is another thing, such as `/`. */
const MOST_ENTRIES = 100_000;
const DEEPEST = 32;

export interface TreeFile {
  /** From the directory, with `/`. */
  readonly name: string;
  readonly sizeBytes: number;
}

/**
 * The files below a directory, in no order. Links to files count as what they lead to, as in Hugging Face's own cache; links to
 * directories are not followed, and told as `onLink`. What leads nowhere is left out. Throws ModelFileError `unsupported`, and the
 * system's own errors.
 */
export async function filesBelow(directory: string, onLink: (name: string) => void = () => undefined): Promise<readonly TreeFile[]> {
  const files: TreeFile[] = [];
  let entries = 0;
  const waiting: { readonly name: string; readonly depth: number }[] = [{ name: '', depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for await (const entry of await opendir(join(directory, next.name))) {
      if (++entries > MOST_ENTRIES) throw new ModelFileError('unsupported', `${directory} holds more than ${MOST_ENTRIES} files, so it is no model's directory. Name that one.`);
      const name = next.name === '' ? entry.name : `${next.name}/${entry.name}`;
      if (entry.isDirectory()) {
        if (next.depth === DEEPEST) throw new ModelFileError('unsupported', `${directory} has directories in directories more than ${DEEPEST} deep, so it is no model's directory. Name that one.`);
        waiting.push({ name, depth: next.depth + 1 });
        continue;
      }
      const found = await statOf(join(directory, name));
      if (found?.isFile() === true) files.push({ name, sizeBytes: found.size });
      else if (found?.isDirectory() === true) onLink(name);
    }
  }
  return files;
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    // A link that leads nowhere, or a file that went meanwhile.
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
