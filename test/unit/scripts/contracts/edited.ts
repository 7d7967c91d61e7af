import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Edit = readonly [file: string, from: string, to: string];

const copies: string[] = [];

/** A copy of a folder of contracts with the edits made. An edit that finds nothing to change is an error. */
export const edited = (source: string, edits: readonly Edit[]): string => {
  const directory = mkdtempSync(join(tmpdir(), 'contracts-'));
  copies.push(directory);
  cpSync(source, directory, { recursive: true });
  for (const [file, from, to] of edits) {
    const path = join(directory, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not hold: ${from}`);
    writeFileSync(path, text.replace(from, () => to));
  }
  return directory;
};

/** For afterAll. */
export const removeCopies = (): void => {
  for (const directory of copies.splice(0)) rmSync(directory, { recursive: true, force: true });
};
