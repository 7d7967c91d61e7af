import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MARK } from './emit/text.js';

export type Files = ReadonlyMap<string, string>;

/** Names of the files in `directory` that differ from the generated ones, that are missing, or that are not generated. */
export const drift = (files: Files, directory: string): readonly string[] => {
  const present = existsSync(directory) ? readdirSync(directory) : [];
  const stale = present.filter((name) => !files.has(name));
  const differing = [...files].filter(([name, text]) => !present.includes(name) || readFileSync(join(directory, name), 'utf8') !== text);
  return [...stale, ...differing.map(([name]) => name)].sort();
};

/** Makes `directory` hold exactly `files`; gives the names of those that it changed. */
export const write = (files: Files, directory: string): readonly string[] => {
  const changed = drift(files, directory);
  const stale = changed.filter((name) => !files.has(name)).map((name) => join(directory, name));
  // With a wrong --out nobody may lose a file.
  for (const path of stale) if (!isGenerated(path)) throw new Error(`${path} is not generated: move it away, or give another --out`);
  for (const path of stale) rmSync(path);
  mkdirSync(directory, { recursive: true });
  for (const name of changed) writeChanged(join(directory, name), files.get(name));
  return changed;
};

const isGenerated = (path: string): boolean => statSync(path).isFile() && readFileSync(path, 'utf8').startsWith(MARK);

const writeChanged = (path: string, text: string | undefined): void => {
  if (text !== undefined) writeFileSync(path, text);
};
