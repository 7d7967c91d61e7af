import type { Config } from '../../../generated/config.js';
import { unservedScheme } from '../../domain/model/schemes.js';
import { compilePattern } from '../../lib/linear-pattern.js';
import { DEFAULTS, PRETEND } from './defaults.js';
import { parseListen } from './listen.js';
import { checkOutbound } from './outbound-rules.js';
import { checkReplicas } from './replica-rules.js';
import { showPath, type ConfigProblem, type Path } from './problem.js';
import type { YamlFile } from './yaml-file.js';

/** What a schema cannot say: names that must differ, values that depend on each other, addresses that must exist. */
export function checkRules(config: Config, file: YamlFile): ConfigProblem[] {
  return [
    ...checkListen(config, file),
    ...checkKeys(config, file),
    ...checkTimeouts(config, file),
    ...checkRetention(config, file),
    ...checkArtifacts(config, file),
    ...checkPools(config, file),
    ...checkModels(config, file),
    ...checkOutbound(config, file),
    ...checkReplicas(config, file),
    ...checkBreakers(config, file),
    ...checkRedact(config, file),
    ...checkKvSizes(config, file),
    ...checkPrices(config, file),
  ];
}

function checkListen({ listen }: Config, file: YamlFile): ConfigProblem[] {
  if (listen === undefined || parseListen(listen) !== undefined) return [];
  return [{ where: file.whereIs(['listen']), wrong: `listen is ${JSON.stringify(listen)}, which is no address to listen on.`, instead: LISTEN_FORM }];
}

export const LISTEN_FORM = 'Write host:port such as 127.0.0.1:8080, [::1]:8080 or :8080 for all addresses; the port is 0 to 65535.';

/** What owners of tasks are called that no key of the file stands for: a key of that name would be taken for them. */
const RESERVED_KEY_IDS: ReadonlySet<string> = new Set(['loopback', 'environment']);

function checkKeys({ auth }: Config, file: YamlFile): ConfigProblem[] {
  const keys = auth?.keys ?? [];
  return [
    ...repeated(keys.map(({ id }) => id), (index) => ['auth', 'keys', index, 'id'], file, 'Logs tell keys apart by their id; give this one another.'),
    ...keys.flatMap(({ id }, index) => {
      if (!RESERVED_KEY_IDS.has(id)) return [];
      const place = ['auth', 'keys', index, 'id'];
      return [{ where: file.whereIs(place), wrong: `${showPath(place)} is "${id}", the daemon's own word for callers without a key of the file.`, instead: 'Give this key another id.' }];
    }),
    ...keys.flatMap(({ sha256 }, index) => {
      const first = keys.findIndex((other) => other.sha256.toLowerCase() === sha256.toLowerCase());
      if (first === index) return [];
      const place = ['auth', 'keys', index, 'sha256'];
      return [{ where: file.whereIs(place), wrong: `${showPath(place)} is the same hash as that of ${showPath(['auth', 'keys', first])}: the same key twice.`, instead: 'Remove one of the two, or make a key of its own for each.' }];
    }),
  ];
}

function checkTimeouts({ limits }: Config, file: YamlFile): ConfigProblem[] {
  const headers = limits?.headers_timeout_ms ?? DEFAULTS.limits.headersTimeoutMs;
  const request = limits?.request_timeout_ms ?? DEFAULTS.limits.requestTimeoutMs;
  if (headers <= request) return [];
  const place = ['limits', limits?.headers_timeout_ms === undefined ? 'request_timeout_ms' : 'headers_timeout_ms'];
  return [
    {
      where: file.whereIs(place),
      wrong: `limits.headers_timeout_ms (${String(headers)}) is longer than limits.request_timeout_ms (${String(request)}), but the headers are a part of the request.`,
      instead: 'Lower the first or raise the second.',
    },
  ];
}

/** A task is known at least as long as its tokens are: they belong to it. */
function checkRetention({ retention }: Config, file: YamlFile): ConfigProblem[] {
  const stream = retention?.stream_age_ms ?? DEFAULTS.retention.streamAgeMs;
  const task = retention?.task_age_ms ?? DEFAULTS.retention.taskAgeMs;
  if (stream <= task) return [];
  const place = ['retention', retention?.task_age_ms === undefined ? 'stream_age_ms' : 'task_age_ms'];
  return [
    {
      where: file.whereIs(place),
      wrong: `retention.stream_age_ms (${String(stream)}) is longer than retention.task_age_ms (${String(task)}), but nobody can ask for the tokens of a task that is forgotten.`,
      instead: `Write task_age_ms: ${String(stream)} or more, or stream_age_ms: ${String(task)} or less.`,
    },
  ];
}

function checkArtifacts({ artifacts }: Config, file: YamlFile): ConfigProblem[] {
  const one = artifacts?.max_bytes ?? DEFAULTS.artifacts.maxBytes;
  const all = artifacts?.quota_bytes ?? DEFAULTS.artifacts.quotaBytes;
  if (one <= all) return [];
  const place = ['artifacts', artifacts?.quota_bytes === undefined ? 'max_bytes' : 'quota_bytes'];
  return [
    {
      where: file.whereIs(place),
      wrong: `artifacts.max_bytes (${String(one)}) is more than artifacts.quota_bytes (${String(all)}), so that the largest artifact would never fit.`,
      instead: `Write quota_bytes: ${String(one)} or more, or max_bytes: ${String(all)} or less.`,
    },
  ];
}

function checkPools({ pools = [], templates = [] }: Config, file: YamlFile): ConfigProblem[] {
  return [
    ...repeated(pools.map(({ id }) => id), (index) => ['pools', index, 'id'], file, 'Tasks and operators name a pool by its id; give this one another.'),
    ...repeated(templates.map(({ id }) => id), (index) => ['templates', index, 'id'], file, 'Replicas name a template by its id; give this one another.'),
    ...pools.flatMap((pool, index) =>
      repeated(pool.replicas.map(({ id }) => id), (replica) => ['pools', index, 'replicas', replica, 'id'], file, 'Within a pool each replica has an id of its own.'),
    ),
  ];
}

function checkModels({ pools = [] }: Config, file: YamlFile): ConfigProblem[] {
  return pools.flatMap((pool, index) => {
    const named: readonly (readonly [string, Path])[] = [[pool.model, ['model']], ...(pool.model_refs ?? []).map((modelRef, at) => [modelRef, ['model_refs', at]] as const)];
    return named.flatMap(([modelRef, below]): ConfigProblem[] => {
      const unserved = unservedScheme(modelRef);
      const place = ['pools', index, ...below];
      return unserved === undefined ? [] : [{ where: file.whereIs(place), wrong: `${showPath(place)} is ${JSON.stringify(modelRef)}.`, instead: unserved }];
    });
  });
}

/** Limits on KV cache count tokens, and only its pool knows what one takes. */
function checkKvSizes({ auth, pools = [PRETEND] }: Config, file: YamlFile): ConfigProblem[] {
  const lacking = pools.filter((pool) => pool.kv_bytes_per_token === undefined).map(({ id }) => id);
  if (lacking.length === 0) return [];
  const limits = (auth?.keys ?? []).flatMap((key, index): ConfigProblem[] => {
    if (key.limits?.queued_kv_mb === undefined) return [];
    const place = ['auth', 'keys', index, 'limits', 'queued_kv_mb'];
    return [{ where: file.whereIs(place), wrong: `${showPath(place)} limits KV cache, but nobody can tell what a task takes of it: ${named(lacking)} without kv_bytes_per_token.`, instead: `Write kv_bytes_per_token: the bytes that one token takes, such as 114688, into ${each(lacking)}, or remove this limit.` }];
  });
  const capacities = pools.flatMap((pool, index) =>
    pool.kv_bytes_per_token !== undefined ? [] : pool.replicas.flatMap((replica, number): ConfigProblem[] => {
      if (replica.kv_capacity_bytes === undefined) return [];
      const place = ['pools', index, 'replicas', number, 'kv_capacity_bytes'];
      return [{ where: file.whereIs(place), wrong: `${showPath(place)} is set, but nobody can tell how many tokens that is: pool ${pool.id} is without kv_bytes_per_token.`, instead: `Write kv_bytes_per_token: the bytes that one token takes, such as 114688, into pool ${pool.id}, or remove this one.` }];
    }),
  );
  return [...limits, ...capacities];
}

function checkPrices({ sessions, pools = [PRETEND] }: Config, file: YamlFile): ConfigProblem[] {
  const lacking = pools.filter(({ price }) => price === undefined).map(({ id }) => id);
  if (sessions?.budgets?.cost === undefined || lacking.length === 0) return [];
  const place = ['sessions', 'budgets', 'cost'];
  return [{ where: file.whereIs(place), wrong: `${showPath(place)} bounds what a session costs, but not everything has a price: ${named(lacking)} without one.`, instead: `Write price: { input_token: 0.0000005, output_token: 0.0000015 } with your own figures (0 where it costs nothing) into ${each(lacking)}, or remove this budget.` }];
}

/** As many as one line holds; who mends those sees the rest at the next start. */
const NAMED_POOLS = 5;

const named = (pools: readonly string[]): string => (pools.length === 1 ? `pool ${listed(pools)} is` : `pools ${listed(pools)} are`);

const each = (pools: readonly string[]): string => (pools.length === 1 ? 'it' : 'each of them');

const listed = (pools: readonly string[]): string =>
  pools.length <= NAMED_POOLS ? pools.join(', ') : `${pools.slice(0, NAMED_POOLS).join(', ')} and ${String(pools.length - NAMED_POOLS)} more`;

function checkBreakers({ pools = [] }: Config, file: YamlFile): ConfigProblem[] {
  return pools.flatMap(({ breaker }, index): ConfigProblem[] => {
    const open = breaker?.open_ms ?? DEFAULTS.pool.breaker.openMs;
    const most = breaker?.open_max_ms ?? Math.max(open, DEFAULTS.pool.breaker.openMaxMs);
    if (open <= most) return [];
    const place = ['pools', index, 'breaker', 'open_max_ms'];
    return [{ where: file.whereIs(place), wrong: `${showPath(place)} (${String(most)}) is less than open_ms (${String(open)}), where it begins.`, instead: `Write open_max_ms: ${String(open)} or more.` }];
  });
}

function checkRedact({ log }: Config, file: YamlFile): ConfigProblem[] {
  return (log?.redact ?? []).flatMap((pattern, index): ConfigProblem[] => {
    const compiled = compilePattern(pattern);
    if (compiled.ok) return [];
    const place = ['log', 'redact', index];
    return [{ where: file.whereIs(place), wrong: `${showPath(place)} cannot be used: ${compiled.problem}`, instead: 'Write one as JavaScript has them, such as patient-[0-9]+.' }];
  });
}

function repeated(names: readonly string[], placeOf: (index: number) => Path, file: YamlFile, instead: string): ConfigProblem[] {
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (first === index) return [];
    const place = placeOf(index);
    return [{ where: file.whereIs(place), wrong: `${showPath(place)} is "${name}", as is ${showPath(placeOf(first))} (${file.whereIs(placeOf(first))}).`, instead }];
  });
}
