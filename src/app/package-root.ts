import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where this package lies: the sources run from `src` and the build from `dist/src`, so the way up is searched and not
 * counted. Read at start-up only.
 */
export const PACKAGE_ROOT: string = findRoot(path.dirname(fileURLToPath(import.meta.url)));

/** The daemon's own version, as package.json has it. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest && typeof manifest.version === 'string') return manifest.version;
  throw new Error(`${PACKAGE_ROOT}/package.json has no version: the installation is broken, install orchestratord again.`);
}

function findRoot(directory: string): string {
  if (existsSync(path.join(directory, 'package.json'))) return directory;
  const parent = path.dirname(directory);
  if (parent === directory) throw new Error('No package.json was found above the code: the installation is broken, install orchestratord again.');
  return findRoot(parent);
}
