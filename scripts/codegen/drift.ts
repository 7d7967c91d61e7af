import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the files in `directory` that differ from the generated ones, that are missing, or that are not generated. */
export const drift = (files: ReadonlyMap<string, string>, directory: string): readonly string[] => {
  const present = existsSync(directory) ? readdirSync(directory) : [];
  const stale = present.filter((name) => !files.has(name));
  const differing = [...files].filter(([name, text]) => !present.includes(name) || readFileSync(join(directory, name), 'utf8') !== text);
  return [...stale, ...differing.map(([name]) => name)].sort();
};
