import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createHandlers } from '../../src/app/handlers.js';
import { createServer, type HttpServer } from '../../src/app/server.js';
import { createEngines } from '../../src/app/bootstrap/engines.js';
import { poolDefaults } from '../../src/app/config/resolve-pool.js';
import { assembleServices, type Services } from '../../src/app/services.js';
import { openFsArtifactStore } from '../../src/infra/artifacts/fs/store.js';
import { createLogger } from '../../src/infra/logger/logger.js';
import { openProcesses } from '../../src/infra/process/processes.js';
import { openSqliteStore } from '../../src/infra/store/sqlite/store.js';
import { systemClock } from '../../src/infra/system/clock.js';
import { systemIds } from '../../src/infra/system/ids.js';
import { createTelemetry } from '../../src/infra/telemetry/telemetry.js';
import { fault } from './judge.js';
import { openOfflineModelFiles } from '../support/model-files.js';
import { Random } from '../support/random.js';
import { mockPool } from '../support/services.js';
import { nextShot, type Shot } from './requests.js';
import { fire } from './socket.js';

/**
 * Hostile requests against both lanes of the whole daemon: `npm run test:fuzz`. FUZZ_COUNT requests (20 000), FUZZ_SEED. It fails on
 * any 5xx, untyped refusal, missing correlation id, hanging answer, crash, growth of memory, or task without an outcome; and prints
 * the seed and the bytes to see it again.
 */
const COUNT = Number(process.env['FUZZ_COUNT'] ?? 20_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const PARALLEL = 32;
/** Growth between the middle and the end that is noise, bytes. A leak of a kilobyte a request would be 10 MB. */
const GROWTH_BYTES = 8 * 1_048_576;

/** Of the third server. Its limits are met all the time, and by the hundreds. */
const KEY = 'a key of the fuzzer';
const LIMITS = { requestsPerMinute: 400, tokensPerMinute: 20_000, concurrentJobs: 6, queuedKvBytes: 2_000_000 };

interface Target {
  readonly port: number;
  readonly key?: string;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

async function shoot(servers: readonly Target[], random: Random, count: number, knownIds: string[], faults: string[]): Promise<Map<string, number>> {
  const statuses = new Map<string, number>();
  let left = count;
  const lane = async (): Promise<void> => {
    while (left-- > 0 && faults.length < 10) {
      const { port, key } = servers[left % servers.length] ?? { port: 0 };
      const shot = nextShot(random, knownIds, key);
      const answered = await fire(port, shot).catch((error: unknown) => ({ text: `(${String(error)})`, ended: true }));
      const wrong = fault(shot, answered);
      if (wrong !== undefined) faults.push(describe(wrong, shot));
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answered.text)?.[1] ?? 'none';
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === '202' && shot.taskId !== undefined) remember(knownIds, shot.taskId, random);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, lane));
  return statuses;
}

const describe = (wrong: string, shot: Shot): string => `${wrong}\n    ${JSON.stringify(shot.bytes.toString('latin1').slice(0, 700))}`;

function remember(ids: string[], id: string, random: Random): void {
  if (ids.length < 500) ids.push(id);
  else ids[random.below(500)] = id;
}

function memory(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

async function listen(services: Services, lanes: 'express' | undefined, log: ReturnType<typeof createLogger>, key?: string): Promise<HttpServer & Target> {
  const server = await createServer({
    handlers: createHandlers(services, () => Promise.resolve(''), '0.0.0'),
    keys: key === undefined ? [] : [{ id: 'fuzzer', sha256: createHash('sha256').update(key).digest('hex') }],
    limits: { bodyBytes: 262_144, headerBytes: 16_384, jsonDepth: 64, headersTimeoutMs: 2_000, requestTimeoutMs: 4_000 },
    streams: { heartbeatMs: 15_000, retryMs: 1_000, coalesceMs: 0 },
    logger: log,
    clock: systemClock,
    ids: systemIds,
    ...(lanes === undefined ? {} : { lanes }),
  });
  const { port } = await server.listen('127.0.0.1', 0);
  return Object.assign(server, { port, ...(key === undefined ? {} : { key }) });
}

async function main(): Promise<number> {
  process.stdout.write(`fuzz: ${COUNT} requests, seed ${SEED} (run it again with FUZZ_SEED=${SEED})\n`);
  const home = await mkdtemp(join(tmpdir(), 'orchestratord-fuzz-'));
  const clock = systemClock;
  const logger = createLogger({ level: 'error', format: 'json', color: false, fd: 2, clock });
  const store = await openSqliteStore({ dataDir: home, onFault: (error) => logger.error('the store is lost', {}, error) });
  const artifactFiles = await openFsArtifactStore({ directory: join(home, 'artifacts'), clock, onFault: (error) => logger.error('the artifacts are lost', {}, error) });
  const telemetry = createTelemetry({ clock, log: logger, version: '0.0.0' });
  const services = assembleServices({
    store,
    artifactFiles,
    pools: [
      {
        ...mockPool({ id: 'pool', queueCapacity: 64, queuePolicy: 'drop-lru', queueTokens: 4_000, price: { inputToken: 0.0001, outputToken: 0.001 }, replicas: [{ id: 'r0', slots: 4 }] }),
        kvBytesPerToken: 10_000,
        probeIntervalMs: 5_000,
      },
    ],
    poolDefaults: poolDefaults({ capacity: 64, policy: 'reject', batchShare: 0.1 }, '0.0.0'),
    templates: [],
    modelFiles: await openOfflineModelFiles(home, clock, logger),
    catalog: { workingDirectory: home, directories: [home], trustPolicy: { mode: 'permissive', allowedRegistries: [], requireSignature: false, requireSbom: false, caRoots: [] } },
    gpu: { gpus: { sample: () => Promise.resolve(undefined) }, intervalMs: 0 },
    processes: await openProcesses({ dataDir: home, logger, clock, ids: systemIds, environment: {} }),
    random: Math.random,
    engines: createEngines({ clock, random: Math.random, environment: {} }),
    priors: new Map(),
    clock,
    ids: systemIds,
    logger,
    telemetry,
    sessions: { ttlMs: 5_000, maxTurns: 8, expired: 'refuse', budgets: { tokens: 5_000, timeMs: 600_000, cost: 2 } },
    streams: { queuedIntervalMs: 1_000, metricsIntervalMs: 1_000, maxOpen: 1_000, disconnectGraceMs: 1_000, flushPaceMs: 2 },
    retention: { streamAgeMs: 1_000, streamBytes: 1_048_576, taskAgeMs: 5_000 },
    // Small enough that something always has to go.
    artifacts: { maxBytes: 65_536, quotaBytes: 1_048_576, pinnedTags: ['pinned'], kinds: ['plan', 'summary', 'diff', 'other'] },
    transcripts: { store: true, prompts: false, recorder: { version: '0.0.0', apiVersion: '0.0.0' } },
    shutdownDeadlineMs: 5_000,
    keys: new Map([['fuzzer', { weight: 2, limits: LIMITS }]]),
  });
  await services.start();
  const servers = [await listen(services, undefined, logger), await listen(services, 'express', logger), await listen(services, undefined, logger, KEY)];
  const random = new Random(SEED);
  const knownIds: string[] = [];
  const faults: string[] = [];

  const began = performance.now();
  const warm = await shoot(servers, random, Math.ceil(COUNT / 2), knownIds, faults);
  const middle = memory();
  const rest = await shoot(servers, random, Math.floor(COUNT / 2), knownIds, faults);
  const end = memory();
  const seconds = (performance.now() - began) / 1000;

  await services.windDown();
  const unfinished = await store.tasks.unfinished(0, 10);
  const waiting = unfinished.filter((task) => task.state === 'running').length;
  if (waiting > 0) faults.push(`${waiting} tasks still run after the end of everything`);
  if (end - middle > GROWTH_BYTES) faults.push(`memory grew by ${((end - middle) / 1_048_576).toFixed(1)} MiB in the second half`);
  for (const { openRequests, closeAll } of servers.map((server) => ({ openRequests: server.openRequests, closeAll: () => server.closeAll() }))) {
    if (openRequests > 64) faults.push(`${openRequests} requests are still open`);
    await closeAll();
  }
  await services.stop();
  await artifactFiles.close();
  await store.close();
  telemetry.close();
  await rm(home, { recursive: true, force: true });

  const counts = [...new Set([...warm.keys(), ...rest.keys()])].sort().map((status) => `${status}: ${(warm.get(status) ?? 0) + (rest.get(status) ?? 0)}`);
  process.stdout.write(`answers by status: ${counts.join(', ')}\n`);
  process.stdout.write(`${seconds.toFixed(0)} s; heap ${(middle / 1_048_576).toFixed(1)} MiB in the middle, ${(end / 1_048_576).toFixed(1)} MiB at the end\n`);
  for (const wrong of faults.slice(0, 10)) process.stdout.write(`  FAULT ${wrong}\n`);
  process.stdout.write(faults.length === 0 ? 'no fault was found\n' : `${faults.length} faults; seed ${SEED}\n`);
  return faults.length === 0 ? 0 : 1;
}

process.on('uncaughtException', (error) => {
  process.stdout.write(`crash with seed ${SEED}: ${error.stack ?? String(error)}\n`);
  process.exit(1);
});
process.exit(await main());
