import { stat } from 'node:fs/promises';
import { codeOf, diskFault } from './faults.js';
import { filesBelow } from './tree.js';

/** Size of a file, or of all files below a directory; undefined where nothing is. Throws ModelFileError `disk`, `unsupported`. */
export async function inspect(path: string): Promise<{ readonly sizeBytes: number; readonly isDirectory: boolean } | undefined> {
  try {
    const found = await stat(path);
    if (!found.isDirectory()) return { sizeBytes: found.size, isDirectory: false };
    const files = await filesBelow(path);
    return { sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0), isDirectory: true };
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw diskFault(error, path);
  }
}
