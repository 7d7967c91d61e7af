import { isIPv6 } from 'node:net';
import type { Logger } from '../ports/logger.js';
import type { ListenAddress } from './config/listen.js';
import type { PoolDefinition } from '../domain/pool/definition.js';
import type { ResolvedConfig } from './config/resolved.js';

export interface Start {
  readonly version: string;
  /** Where it really listens: the port that it got, not the 0 that it asked for. */
  readonly listening: ListenAddress;
  readonly config: ResolvedConfig;
}

/** What clients may rely on in this version. */
const FEATURES = ['durable_queue', 'idempotent_tasks', 'stream_resume', 'sessions', 'drain', 'metrics'];

/** The one line of the log that says what runs, where, and who may use it. */
export function logStart(logger: Logger, start: Start): void {
  const { version, listening, config } = start;
  logger.info(`orchestratord ${version} listens on ${urlOf(listening)}. ${access(config)}`, {
    version,
    address: urlOf(listening),
    pools: config.pools.map(({ id }) => id),
    engines: [...new Set(config.pools.map(({ engine }) => engine))],
    features: FEATURES,
    metrics_url: `${reachable(listening)}/metrics`,
    auth: config.auth.keys.length === 0 ? 'loopback_only' : 'keys',
    auth_keys: config.auth.keys.length,
    data_dir: config.dataDir,
    ...(config.file === undefined ? {} : { config_file: config.file }),
    pid: process.pid,
  });
}

/** The same for a person at a terminal; several lines, no colors. */
export function banner({ version, listening, config }: Start): string {
  const title = `orchestratord ${version}`;
  const url = reachable(listening);
  const rows: [string, string][] = [
    ['listens on', url === urlOf(listening) ? url : `${url} and every other address of this machine`],
    ...config.pools.map((pool, index): [string, string] => [index === 0 ? 'pools' : '', showPool(pool)]),
    ['data', config.dataDir],
    ['config', config.file ?? 'none: defaults, one pool of the mock engine'],
    ['metrics', `${url}/metrics`],
    ['access', access(config)],
  ];
  const lines = rows.map(([name, text]) => `  ${name.padEnd(12)}${text.replace(/\p{Cc}/gu, '?')}`);
  return ['', `  ${title}`, `  ${'─'.repeat(title.length)}`, ...lines, '', ''].join('\n');
}

function showPool(pool: PoolDefinition): string {
  const replicas = pool.replicas.length === 1 ? '1 replica' : `${String(pool.replicas.length)} replicas`;
  return `${pool.id}: ${pool.engine}, model ${pool.model}, ${replicas}`;
}

function access({ auth }: ResolvedConfig): string {
  const { length } = auth.keys;
  if (length > 0) return `${length === 1 ? 'An API key is' : `${String(length)} API keys are`} configured; every route but /metrics, /healthz and /readyz needs one.`;
  return 'No API key is configured: only clients on this machine are served, all others get 401 (auth.keys opens it to them).';
}

function urlOf({ host, port }: ListenAddress): string {
  return `http://${isIPv6(host) ? `[${host}]` : host}:${String(port)}`;
}

/** A wildcard is no address that a browser can open. */
function reachable({ host, port }: ListenAddress): string {
  if (host === '0.0.0.0') return urlOf({ host: '127.0.0.1', port });
  if (host === '::') return urlOf({ host: '::1', port });
  return urlOf({ host, port });
}
