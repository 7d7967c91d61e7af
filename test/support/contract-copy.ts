import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const TINY_CONTRACT = resolve('test/support/tiny-contract');

/** A copy of the tiny contract in a folder of its own, with one place of one file changed. */
export const withTinyContract = async <T>(file: string, from: string, to: string, use: (directory: string) => T | Promise<T>): Promise<T> => {
  const directory = mkdtempSync(join(tmpdir(), 'contract-'));
  try {
    cpSync(TINY_CONTRACT, directory, { recursive: true });
    const path = join(directory, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not hold: ${from}`);
    writeFileSync(path, text.replace(from, () => to));
    return await use(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
};
