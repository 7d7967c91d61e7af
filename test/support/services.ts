import { join } from 'node:path';
import { ARTIFACT_KINDS, type ArtifactLimits } from '../../src/domain/artifact/artifact.js';
import type { OutboundRules } from '../../src/domain/outbound/policy.js';
import type { BreakerLimits, CommandTemplate, MockPoolDefinition } from '../../src/domain/pool/definition.js';
import type { TrustPolicy } from '../../src/domain/model/trust.js';
import type { QueuePolicy } from '../../src/domain/scheduling/pool-state.js';
import type { RetentionLimits } from '../../src/domain/stream/retention.js';
import type { Budget, Price } from '../../src/domain/session/budget.js';
import type { KeyPolicy } from '../../src/services/quotas/quotas.js';
import { createEngines } from '../../src/app/bootstrap/engines.js';
import { poolDefaults } from '../../src/app/config/resolve-pool.js';
import { assembleServices, type Services } from '../../src/app/services.js';
import { openFsArtifactStore } from '../../src/infra/artifacts/fs/store.js';
import { createMockEngine, type MockEngineSettings } from '../../src/infra/engines/mock/engine.js';
import { openProcesses } from '../../src/infra/process/processes.js';
import { createOutbound } from '../../src/infra/outbound/outbound.js';
import { openSqliteStore } from '../../src/infra/store/sqlite/store.js';
import { systemIds } from '../../src/infra/system/ids.js';
import { createTelemetry, type PrometheusTelemetry } from '../../src/infra/telemetry/telemetry.js';
import type { EngineFactory } from '../../src/ports/engine.js';
import type { Gpus } from '../../src/ports/gpus.js';
import type { Ids } from '../../src/ports/ids.js';
import type { LogFields, Logger } from '../../src/ports/logger.js';
import type { ModelFiles } from '../../src/ports/model-files.js';
import type { Store } from '../../src/ports/store.js';
import type { Submission } from '../../src/services/tasks/admission.js';
import { withCheckedLibrary } from './checked-library.js';
import { DiskWatch } from './disk-watch.js';
import { FakeClock } from './fake-clock.js';
import { openOfflineModelFiles } from './model-files.js';
import { PATIENCE_MS } from './patience.js';

/** The daemon's services with the real database and the shipped mock engine, on a clock that the test owns. */
export interface ServiceKit {
  readonly services: Services;
  readonly clock: FakeClock;
  readonly store: Store;
  readonly telemetry: PrometheusTelemetry;
  readonly log: readonly LoggedLine[];
  /** Everything that the disk was asked for is done, and all that follows from it but what waits for time to pass. */
  atRest(): Promise<void>;
  /** Stops timers and engines and closes the database, as an orderly end does. */
  close(): Promise<void>;
}

export interface LoggedLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly human: string;
  readonly fields: LogFields;
}

export interface MockPool {
  readonly id: string;
  readonly model?: string;
  readonly modelRefs?: readonly string[];
  readonly queueCapacity?: number;
  readonly queueTokens?: number;
  readonly queuePolicy?: QueuePolicy;
  readonly modelState?: 'active' | 'retired';
  readonly price?: Price;
  /** None ever opens where it is not said. */
  readonly breaker?: BreakerLimits;
  /** What the configuration allows each replica. */
  readonly ctxMax?: number;
  readonly replicas: readonly ({ readonly id: string } & MockEngineSettings)[];
}

export interface KitOptions {
  readonly dataDir: string;
  readonly pools?: readonly MockPool[];
  /** Commands that a request may name. */
  readonly templates?: readonly CommandTemplate[];
  /** Nothing is allowed where it is not said. */
  readonly outbound?: OutboundRules;
  readonly clock?: FakeClock;
  readonly maxTurns?: number;
  readonly maxOpen?: number;
  readonly budgets?: Budget;
  readonly artifacts?: Partial<ArtifactLimits>;
  /** None where it is not said. */
  readonly transcripts?: { readonly store: boolean; readonly prompts: boolean };
  /** By API key's id; a submission's owner. */
  readonly keys?: ReadonlyMap<string, KeyPolicy>;
  /** Where it is not said, nothing is ever removed. */
  readonly retention?: Partial<RetentionLimits>;
  /** Where requests may name files of models, and what these must show; nowhere and nothing where it is not said. */
  readonly catalog?: { readonly directories?: readonly string[]; readonly trustPolicy?: Partial<TrustPolicy> };
  /** Sampled every five seconds; none where it is not said. */
  readonly gpus?: Gpus;
  /** The real driver that may fetch nothing, where it is not said. The caller closes it. */
  readonly modelFiles?: ModelFiles;
  /** What stands between the services and the real store: a disk that fails now and then. */
  readonly disk?: (store: Store) => Store;
}

const ARTIFACT_LIMITS: ArtifactLimits = { maxBytes: 1_000_000, quotaBytes: 100_000_000, pinnedTags: ['pinned'], kinds: ARTIFACT_KINDS };

const ONE_POOL: readonly MockPool[] = [{ id: 'pool', replicas: [{ id: 'r0', slots: 2, endChance: 0 }] }];

const KEEP_ALL: RetentionLimits = { streamAgeMs: Infinity, streamBytes: Infinity, taskAgeMs: Infinity };

export async function openServices(options: KitOptions): Promise<ServiceKit> {
  const clock = options.clock ?? new FakeClock();
  const log: LoggedLine[] = [];
  const logger = collectingLogger(log);
  const disk = new DiskWatch();
  const database = await openSqliteStore({ dataDir: await withCheckedLibrary(options.dataDir), onFault: () => undefined, onDamaged: (fault) => logger.error(fault.message) });
  const store = disk.over(database);
  const artifactFiles = disk.over(await openFsArtifactStore({ directory: join(options.dataDir, 'artifacts'), clock, onFault: () => undefined }));
  const processes = await openProcesses({ dataDir: options.dataDir, logger, clock, ids: systemIds, environment: {} });
  const modelFiles = options.modelFiles ?? (await openOfflineModelFiles(options.dataDir, clock, logger));
  const telemetry = createTelemetry({ clock, log: logger, version: '0.0.0' });
  const pools = options.pools ?? ONE_POOL;
  const services = assembleServices({
    store: options.disk?.(store) ?? store,
    artifactFiles,
    pools: pools.map(mockPool),
    engines: mockEngines(pools, clock),
    poolDefaults: poolDefaults({ capacity: 100, policy: 'reject', batchShare: 0.1 }, '1.0.0'),
    templates: options.templates ?? [],
    outbound: createOutbound({ rules: options.outbound ?? { allow: [], deny: [] }, logger, clock, telemetry }),
    modelFiles,
    catalog: {
      workingDirectory: options.dataDir,
      directories: options.catalog?.directories ?? [],
      trustPolicy: { mode: 'permissive', allowedRegistries: [], requireSignature: false, requireSbom: false, caRoots: [], ...options.catalog?.trustPolicy },
    },
    processes,
    gpu: { gpus: options.gpus ?? { sample: () => Promise.resolve(undefined) }, intervalMs: options.gpus === undefined ? 0 : 5_000 },
    random: () => 0.5,
    priors: new Map(),
    clock,
    ids: countingIds(),
    logger,
    telemetry,
    sessions: { ttlMs: 600_000, expired: 'begin_anew', maxTurns: options.maxTurns ?? 8, budgets: options.budgets ?? {} },
    streams: { metricsIntervalMs: 1_000, queuedIntervalMs: 1_000, maxOpen: options.maxOpen ?? 100, disconnectGraceMs: 5_000, flushPaceMs: 0 },
    retention: { ...KEEP_ALL, ...options.retention },
    artifacts: { ...ARTIFACT_LIMITS, ...options.artifacts },
    transcripts: { store: false, prompts: false, ...options.transcripts, recorder: { version: '0.0.0', apiVersion: '0.0.0' } },
    shutdownDeadlineMs: 30_000,
    keys: options.keys ?? new Map(),
  });
  telemetry.watch(services.gauges);
  await services.start();
  await settle(() => services.pools.all().every((pool) => pool.replicas.every((replica) => replica.looked)));
  return {
    services,
    clock,
    store,
    telemetry,
    log,
    atRest: () => disk.atRest(),
    close: async () => {
      await services.stop();
      await processes.close();
      if (options.modelFiles === undefined) await modelFiles.close();
      await artifactFiles.close();
      await store.close();
      telemetry.close();
    },
  };
}

/** A pool of mock engines as a configuration would define it. */
export function mockPool(pool: MockPool): MockPoolDefinition {
  return {
    id: pool.id,
    engine: 'mock',
    model: pool.model ?? 'mock',
    modelRefs: pool.modelRefs ?? [],
    queueCapacity: pool.queueCapacity ?? 100,
    ...(pool.queueTokens === undefined ? {} : { queueTokens: pool.queueTokens }),
    queuePolicy: pool.queuePolicy ?? 'reject',
    batchShare: 0.1,
    modelState: pool.modelState ?? 'active',
    ...(pool.price === undefined ? {} : { price: pool.price }),
    probeIntervalMs: 1_000,
    timeouts: TIMEOUTS,
    selfTest: 'off',
    breaker: pool.breaker ?? NEVER_OPEN,
    reload: { strategy: 'auto', drainMs: 60_000 },
    kvBytesPerToken: 2,
    replicas: pool.replicas.map(({ id, slots = 4, ctxMax = 8192, tokensPerSecond = 0, firstTokenMs = 0, endChance = 0.125, version = '1.0.0' }) => ({
      id,
      slots,
      ctxMax: pool.ctxMax ?? ctxMax,
      tokensPerSecond,
      firstTokenMs,
      endChance,
      version,
      faults: { refuse: false },
    })),
  };
}

const TIMEOUTS = { connectMs: 2_000, firstTokenMs: 120_000, idleMs: 30_000, wallMs: 3_600_000 } as const;
const NEVER_OPEN: BreakerLimits = { windowMs: 30_000, minAttempts: 1_000_000, errorRate: 1, openMs: 10_000, openMaxMs: 300_000 };

/** What the services make engines from: with what only a test can say of them, and those of pools that are made meanwhile as the daemon makes them. */
export function mockEngines(pools: readonly MockPool[], clock: FakeClock): EngineFactory {
  const given = new Map(pools.flatMap((pool) => pool.replicas.map(({ id, ...settings }) => [`${pool.id}/${id}`, settings] as const)));
  const usual = createEngines({ clock, random: () => 0.5, environment: {} });
  return {
    create: (pool, replica, url) => {
      const settings = given.get(`${pool.id}/${replica.id}`);
      given.delete(`${pool.id}/${replica.id}`);
      return settings === undefined ? usual.create(pool, replica, url) : createMockEngine(settings, { clock });
    },
  };
}

/** Distinct ids that are the same in every run. */
function countingIds(): Ids {
  let next = 0;
  return { uuid: () => testUuid(next++), seed: () => next++ };
}

export const testUuid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

function collectingLogger(lines: LoggedLine[]): Logger {
  const at =
    (level: LoggedLine['level']) =>
    (human: string, fields: LogFields = {}): void =>
      void lines.push({ level, human, fields });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/**
 * Turns the event loop until `done`: what waits for the database's threads needs real turns, and no amount of fake time.
 * Bounded by time and not by turns, because an idle machine makes many of them while its disk syncs once.
 */
export async function settle(done: () => boolean | Promise<boolean>): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    if (await done()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`It did not come to pass within ${PATIENCE_MS} ms: ${String(done)}`);
}

/**
 * Lets time pass in steps of so many milliseconds until `done`. The clock waits for the disk: otherwise a task's whole time is over while
 * one write is synced.
 */
export const passes = (kit: Pick<ServiceKit, 'atRest' | 'clock'>, stepMs: number, done: () => boolean | Promise<boolean>): Promise<void> =>
  settle(async () => {
    if (await done()) return true;
    await kit.atRest();
    kit.clock.advance(stepMs);
    return false;
  });

/** The sweep at the start is over, and the timer of the next one runs: for who counts timers, before time passes. */
export const firstSweep = ({ clock }: ServiceKit): Promise<void> => settle(() => clock.isDueIn(60_000));

/** A submission with everything a task needs; `n` makes its id and the session's. */
export function submission(n: number, changes: Partial<Submission['spec']> = {}, digest = `digest-${n}`): Submission {
  return {
    spec: {
      taskId: testUuid(n),
      sessionId: testUuid(n + 0x10000),
      workload: 'completion',
      modelRef: 'mock',
      engine: 'mock',
      ctx: 4096,
      priority: 'interactive',
      maxTokens: 20,
      deadlineMs: 600_000,
      input: { kind: 'prompt', prompt: 'An old silent pond' },
      seed: n,
      determinism: 'best_effort',
      kvHint: 'reuse',
      placement: { mode: 'auto', preferPools: [], avoidPools: [], allowFallback: true },
      sampling: {},
      stop: [],
      responseFormat: { kind: 'text' },
      onDisconnect: 'continue',
      ...changes,
    },
    requestDigest: digest,
    owner: 'loopback',
    correlationId: `correlation-${n}`,
  };
}
