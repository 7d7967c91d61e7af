import { copyFile, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { checkLibrary } from '../../src/infra/store/sqlite/library-check.js';

const CHECKED = resolve('node_modules/.cache/orchestratord');
const MARKER = '.sqlite-library-checked';

let checked: Promise<void> | undefined;

/**
 * Puts into a data directory what a first start there would find out by a child process: that the database library works. Made
 * once for all by the check itself, which looks again when Node or the library has changed.
 */
export async function withCheckedLibrary(dataDir: string): Promise<string> {
  checked ??= mkdir(CHECKED, { recursive: true }).then(() => checkLibrary(CHECKED));
  await checked;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await copyFile(join(CHECKED, MARKER), join(dataDir, MARKER));
  return dataDir;
}
