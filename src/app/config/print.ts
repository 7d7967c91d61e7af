import { stringify } from 'yaml';
import { BYTES_PER_MB } from '../../domain/quota/megabytes.js';
import { showListen } from './listen.js';
import type { ApiKey, ResolvedConfig } from './resolved.js';

/** Enough of a hash to tell keys apart, and not enough to look one up. */
const HASH_SHOWN = 8;

/**
 * The configuration as the daemon understands it, in the form of the file, every default written out. It is a file that
 * the daemon takes, except that hashes are shortened.
 */
export function printConfig(config: ResolvedConfig): string {
  const { file: _file, listen, dataDir, auth, pools, catalog, poolDefaults: _defaults, ...rest } = config;
  const { caRoots: _roots, ...trustPolicy } = catalog.trustPolicy;
  const written = {
    listen: showListen(listen),
    dataDir,
    auth: { keys: auth.keys.map(writtenKey) },
    ...rest,
    catalog: { ...catalog, trustPolicy },
    // The share is the queue's, and each pool only carries it.
    pools: pools.map(({ batchShare: _share, ...pool }) => pool),
  };
  return stringify(snakeCase(written), { lineWidth: 0 });
}

function writtenKey({ id, sha256, weight, limits: { queuedKvBytes, ...limits } }: ApiKey) {
  const kv = queuedKvBytes === undefined ? {} : { queuedKvMb: queuedKvBytes / BYTES_PER_MB };
  return { id, sha256: `${sha256.slice(0, HASH_SHOWN)}…`, weight, limits: { ...limits, ...kv } };
}

function snakeCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeCase);
  if (typeof value !== 'object' || value === null) return value;
  // Names of environment variables are nobody's to change, and what they hold may be secret.
  return Object.fromEntries(Object.entries(value).map(([key, child]) => (key === 'env' ? [key, withheld(child)] : [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), snakeCase(child)])));
}

const withheld = (env: unknown): unknown =>
  typeof env === 'object' && env !== null ? Object.fromEntries(Object.keys(env).map((name) => [name, '…'])) : env;
