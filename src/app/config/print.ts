import { stringify } from 'yaml';
import { showListen } from './listen.js';
import type { ResolvedConfig } from './resolved.js';

/** Enough of a hash to tell keys apart, and not enough to look one up. */
const HASH_SHOWN = 8;

/**
 * The configuration as the daemon understands it, in the form of the file, every default written out. It is a file that
 * the daemon takes, except that hashes are shortened.
 */
export function printConfig(config: ResolvedConfig): string {
  const { file: _file, listen, dataDir, auth, ...rest } = config;
  const keys = auth.keys.map(({ id, sha256 }) => ({ id, sha256: `${sha256.slice(0, HASH_SHOWN)}…` }));
  return stringify(snakeCase({ listen: showListen(listen), dataDir, auth: { keys }, ...rest }), { lineWidth: 0 });
}

function snakeCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), snakeCase(child)]));
}
