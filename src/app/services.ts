import { toWireTranscript } from '../api/tasks/transcript-view.js';
import type { ArtifactLimits } from '../domain/artifact/artifact.js';
import type { SpeedPrior } from '../domain/scheduling/prediction/estimate.js';
import { Scheduler } from '../domain/scheduling/scheduler.js';
import { isManaged, type CommandTemplate, type PoolDefaults, type PoolDefinition } from '../domain/pool/definition.js';
import type { ExitKind } from '../domain/pool/exit-cause.js';
import type { SessionLimits } from '../domain/session/session.js';
import type { RetentionLimits } from '../domain/stream/retention.js';
import { PRIORITIES } from '../domain/task/task.js';
import type { ArtifactStore } from '../ports/artifact-store.js';
import type { Clock } from '../ports/clock.js';
import type { EngineFactory } from '../ports/engine.js';
import { Chains } from '../lib/chains.js';
import type { Gpus } from '../ports/gpus.js';
import type { Ids } from '../ports/ids.js';
import type { Logger } from '../ports/logger.js';
import type { ModelFiles } from '../ports/model-files.js';
import type { Processes } from '../ports/processes.js';
import type { Outbound } from '../ports/outbound.js';
import type { Store } from '../ports/store.js';
import type { GaugeSource, Telemetry } from '../ports/telemetry.js';
import { Artifacts } from '../services/artifacts/artifacts.js';
import { assembleCatalog, assembleModels, type CatalogSettings } from '../services/models/assemble.js';
import type { AdmitModel, Catalog } from '../services/models/catalog.js';
import { PoolMemories } from '../services/pools/pool-memories.js';
import { Drains } from '../services/pools/drains.js';
import { IdleUnload } from '../services/pools/engines/idle-unload.js';
import { requireSelfTests } from '../services/pools/start-check.js';
import { Supervisor } from '../services/pools/engines/supervisor.js';
import { fixedEngine } from '../services/pools/engines/engine-source.js';
import { labelsOf } from '../services/pools/pool.js';
import { GpuWatch } from '../services/pools/gpu-watch.js';
import { poolGauges } from '../services/pools/pool-gauges.js';
import { Pools, type EngineSources } from '../services/pools/pools.js';
import { reloadRoom } from '../services/pools/reload/reload-room.js';
import { ResidentMemory } from '../services/pools/resident-memory.js';
import { Prices } from '../services/pools/prices.js';
import { PromptSize } from '../services/pools/sizes/prompt-size.js';
import { Reloads } from '../services/pools/reload/reloads.js';
import { PoolOverrides } from '../services/pools/registry/overrides.js';
import { PoolRegistry } from '../services/pools/registry/registry.js';
import { Readiness } from '../services/pools/readiness.js';
import { PoolReports } from '../services/pools/report.js';
import { Quotas, type KeyPolicy } from '../services/quotas/quotas.js';
import { Retention } from '../services/retention/retention.js';
import { Budgets } from '../services/sessions/budgets.js';
import { Sessions } from '../services/sessions/sessions.js';
import { Flusher } from '../services/streams/flusher.js';
import { Streams } from '../services/streams/streams.js';
import { Admission } from '../services/tasks/admission.js';
import { Cancellation } from '../services/tasks/cancellation.js';
import { Dispatcher } from '../services/tasks/dispatcher.js';
import { TransitionWriter } from '../services/tasks/persist.js';
import { TaskQueries } from '../services/tasks/queries.js';
import { Results } from '../services/tasks/results.js';
import { Recovery } from '../services/tasks/recovery.js';
import { Settlement } from '../services/tasks/settlement.js';
import { Tally } from '../services/tasks/tally.js';
import type { Recorder } from '../services/transcripts/transcript.js';
import { Transcriber } from '../services/transcripts/transcriber.js';
import { Transcripts } from '../services/transcripts/transcripts.js';

/** What the services need from outside: drivers behind ports, and settled figures. */
export interface ServiceParts {
  readonly store: Store;
  readonly artifactFiles: ArtifactStore;
  readonly pools: readonly PoolDefinition[];
  /** What pools are made of by contract, where a request does not say. */
  readonly poolDefaults: PoolDefaults;
  readonly templates: readonly CommandTemplate[];
  /** Decides on urls that a request names; without it they are denied. */
  readonly outbound?: Outbound;
  readonly engines: EngineFactory;
  readonly modelFiles: ModelFiles;
  readonly catalog: CatalogSettings;
  readonly processes: Processes;
  /** `intervalMs`: from the end of one sample to the next; 0: never. */
  readonly gpu: { readonly gpus: Gpus; readonly intervalMs: number };
  /** 0 to below 1: jitter. */
  readonly random: () => number;
  /** By pool id: what is believed of its speed before it was measured. */
  readonly priors: ReadonlyMap<string, SpeedPrior>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly telemetry: Telemetry;
  readonly sessions: SessionLimits;
  readonly streams: {
    readonly metricsIntervalMs: number;
    readonly queuedIntervalMs: number;
    readonly maxOpen: number;
    readonly disconnectGraceMs: number;
    readonly flushPaceMs: number;
  };
  readonly retention: RetentionLimits;
  readonly artifacts: ArtifactLimits;
  readonly transcripts: { readonly store: boolean; readonly prompts: boolean; readonly recorder: Recorder };
  readonly shutdownDeadlineMs: number;
  /** By API key's id. */
  readonly keys: ReadonlyMap<string, KeyPolicy>;
}

export interface Services {
  readonly admission: Admission;
  readonly cancellation: Cancellation;
  readonly queries: TaskQueries;
  readonly results: Results;
  readonly streams: Streams;
  readonly sessions: Sessions;
  readonly budgets: Budgets;
  readonly quotas: Quotas;
  readonly artifacts: Artifacts;
  readonly transcripts: Transcripts;
  readonly catalog: Catalog;
  readonly pools: Pools;
  readonly registry: PoolRegistry;
  readonly drains: Drains;
  readonly reloads: Reloads;
  readonly reports: PoolReports;
  readonly readiness: Readiness;
  readonly gauges: GaugeSource;
  /** Pools, and what is made of templates, as a changed configuration says. Resolves when it is begun; never rejects. */
  configure(configured: Pick<ServiceParts, 'pools' | 'poolDefaults' | 'templates'>): Promise<void>;
  /** Takes up what an earlier run left; before the first request. Resolves with the number of tasks. */
  start(): Promise<number>;
  /** From now on no new task is taken and none starts. Resolves when what ran has ended and is written. */
  windDown(): Promise<void>;
  /** Cuts what still runs; it is taken up again at the next start. */
  abandon(): void;
  /** Stops timers and engines. The store is the caller's. */
  stop(): Promise<void>;
}

/** Puts the services together. No driver is named here, so that a test can do the same with a clock of its own. */
export function assembleServices(parts: ServiceParts): Services {
  const { store, clock, ids, logger, telemetry } = parts;
  const artifacts = new Artifacts({ index: store.artifacts, files: parts.artifactFiles, limits: parts.artifacts, clock, logger, telemetry });
  const { processes, engines, random } = parts;
  const models = assembleModels({ ...parts.catalog, files: parts.modelFiles, clock, logger, telemetry });
  models.sources.configure(parts.pools.map(({ model }) => model));
  // Under the name of the configuration: each reload gives its engines another one, and a series would be left behind for each.
  const restartsOf = (replicaId: string) => ({ replicaRestarted: (poolId: string, _engine: string, reason: ExitKind) => telemetry.replicaRestarted(poolId, replicaId, reason) });
  const sources: EngineSources = (pool, replica, id, onChange) =>
    isManaged(replica)
      ? new Supervisor(pool, { ...replica, id }, { processes, engines, clock, logger, telemetry: restartsOf(replica.id), random, modelPath: () => models.paths.of(pool) }, onChange)
      : fixedEngine(engines.create(pool, replica));
  // Which pools there are is known once the store has said what contract made of the configuration's.
  const gpus = new GpuWatch({ ...parts.gpu, clock, logger, onSample: () => pools.devicesChanged() });
  const pools: Pools = new Pools([], { sources, clock, logger, catalog: models.index, freeVramBytes: (devices) => gpus.freeVramBytes(devices) });
  const memory = new ResidentMemory(pools, clock);
  const inTurn = new Chains();
  const drains = new Drains({ pools, states: store.states, clock, logger, inTurn, remove: (poolId, deadlineMs) => registry.remove(poolId, deadlineMs) });
  const catalog = assembleCatalog({ ...models, states: store.states, pools, drains, clock, logger });
  const idle = new IdleUnload(pools, clock, logger);
  const sessions = new Sessions(store.sessions, parts.sessions, clock, logger);
  const writer = new TransitionWriter(store.tasks, clock, logger);
  const scheduler = new Scheduler({ priors: parts.priors });
  const memories = new PoolMemories({ states: store.states, learner: scheduler, clock, logger });
  const labelsAt = (poolId: string, replicaId: string) => pools.at(poolId, replicaId)?.labels;
  const prices = new Prices(pools);
  const priceAt = (poolId: string) => prices.at(poolId);
  const budgets = new Budgets(sessions, clock, priceAt);
  const prompts = new PromptSize(() => pools.all(), clock, logger);
  const quotas = new Quotas({ keys: parts.keys, states: store.states, clock, logger, kvBytesPerToken: kvSizes(pools) });
  const tally = new Tally(clock);
  const { store: kept, ...transcribing } = parts.transcripts;
  const transcriber = new Transcriber({
    tasks: store.tasks,
    log: store.tokens,
    artifacts,
    toContent: toWireTranscript,
    ...transcribing,
    kept,
    maxBytes: parts.artifacts.maxBytes,
    clock,
    logger,
  });
  const settlement = new Settlement({ writer, sessions, prompts, quotas, transcripts: kept ? transcriber : undefined, tally, clock, telemetry, logger, priceAt, labelsAt });
  const dispatcher = new Dispatcher(scheduler, {
    replicas: {
      at: (poolId, replicaId) => pools.at(poolId, replicaId),
      suspect: (poolId, replicaId, error) => pools.suspect(poolId, replicaId, error),
      began: (poolId, replicaId) => pools.began(poolId, replicaId),
      ended: (began, result) => pools.ended(began, result),
      released: (poolId, replicaId) => pools.released(poolId, replicaId),
      wanted: (poolId) => idle.wanted(poolId),
    },
    log: store.tokens,
    writer,
    settlement,
    onStart: (taskId) => quotas.started(taskId),
    onLearned: (poolId) => memories.learned(poolId),
    priceAt,
    flushes: new Flusher(store.tokens, clock, logger, parts.streams.flushPaceMs),
    clock,
    telemetry,
    logger,
    disconnectGraceMs: parts.streams.disconnectGraceMs,
  });
  const admitModel: AdmitModel = (...asked) => catalog.admit(...asked);
  const reloads: Reloads = new Reloads({ pools, admitModel, clock, logger, telemetry, room: (pool, starts) => reloadRoom(pool, starts, { gpus, processes }), stored: (pool) => registry.stored(pool) });
  const counts = { kvBytes: [...parts.keys.values()].some(({ limits }) => limits.queuedKvBytes !== undefined), cost: parts.sessions.budgets.cost !== undefined };
  const overrides = new PoolOverrides({ states: store.states, logger, outbound: parts.outbound, ownVersion: parts.poolDefaults.mockReplica.version });
  const registry: PoolRegistry = new PoolRegistry({
    pools,
    overrides,
    reloads,
    drains,
    inTurn,
    admitModel,
    rules: { defaults: parts.poolDefaults, templates: parts.templates, counts },
    outbound: parts.outbound,
    clock,
    logger,
    onGone: (poolId) => memories.forget(poolId),
  });
  const { shutdownDeadlineMs } = parts;
  const admission = new Admission({ dispatcher, tasks: store.tasks, sessions, budgets, pools, prices, prompts, quotas, tally, clock, ids, telemetry, logger, shutdownDeadlineMs });
  const preparingOf = (poolId: string) => {
    const pool = pools.find(poolId);
    return pool === undefined ? undefined : models.sources.preparing(pool.definition.model);
  };
  const streams = new Streams({ dispatcher, tasks: store.tasks, log: store.tokens, clock, budgetOf: (active) => budgets.of(active), preparingOf, ...parts.streams });
  const readiness = new Readiness(pools);
  const recovery = new Recovery({ dispatcher, tasks: store.tasks, log: store.tokens, writer, sessions, pools, quotas, clock, logger });
  const retention = new Retention({ tasks: store.tasks, log: store.tokens, limits: parts.retention, clock, logger });
  const reports = new PoolReports(pools, {
    queueDepth: (poolId, priority) => dispatcher.queueDepth(poolId, priority),
    running: (poolId, replicaId) => dispatcher.runningOn(poolId, replicaId),
    speeds: (poolId) => scheduler.speeds(poolId),
  }, { devicesOf: (devices) => gpus.devicesOf(devices), residentBytes: (replica) => memory.of(replica) });
  return {
    admission,
    cancellation: new Cancellation(dispatcher, store.tasks),
    queries: new TaskQueries(dispatcher, store.tasks),
    results: new Results(dispatcher, store.tasks, store.tokens),
    streams,
    sessions,
    budgets,
    quotas,
    artifacts,
    transcripts: new Transcripts({ dispatcher, tasks: store.tasks, artifacts, kept }),
    catalog,
    pools,
    registry,
    drains,
    reloads,
    reports,
    readiness,
    gauges: gaugeSource(catalog, pools, gpus, sessions, streams, artifacts, dispatcher, tally),
    configure: async ({ pools: configured, poolDefaults: defaults, templates }) => {
      catalog.configure(configured.map(({ model }) => model));
      await registry.configure(configured, { defaults, templates, counts });
    },
    start: async () => {
      await artifacts.start();
      await registry.restore(parts.pools);
      await sessions.restore();
      await quotas.restore();
      await memories.restore();
      await catalog.restore();
      pools.listen({
        changed: (pool) => void dispatcher.apply({ kind: 'pool', pool }),
        removed: (poolId) => void dispatcher.apply({ kind: 'pool_removed', poolId }),
        drainExpired: (poolId) => void dispatcher.apply({ kind: 'drain_expired', poolId }),
        running: (poolId, replicaId) => dispatcher.runningOn(poolId, replicaId),
        waiting: (poolId) => dispatcher.queueDepth(poolId, 'interactive') + dispatcher.queueDepth(poolId, 'batch'),
      });
      registry.resume();
      catalog.resume();
      const taken = await recovery.run();
      registry.watch();
      for (const { name, pid } of await processes.reap()) logger.warn(`The engine of ${name} had outlived an earlier daemon and was ended.`, { pid });
      void pools.start();
      idle.start();
      gpus.start();
      memory.start();
      await requireSelfTests(pools, clock);
      retention.start();
      // What an earlier run left due.
      transcriber.due();
      return taken;
    },
    windDown: async () => {
      readiness.close();
      admission.close();
      // A pool whose attempts are cut looks empty, and its tasks are taken up into it at the next start.
      registry.stop();
      await dispatcher.stopStarting();
    },
    abandon: () => dispatcher.abandonRunning(),
    stop: async () => {
      sessions.stop();
      memories.stop();
      registry.stop();
      await retention.stop();
      idle.stop();
      memory.stop();
      await gpus.stop();
      await reloads.stop();
      models.paths.stop();
      await catalog.stop();
      await pools.stop();
      await transcriber.stop();
      await artifacts.stop();
    },
  };
}

/** Bytes that one token takes in the KV cache of a pool; where the pool is not known yet, the most that it may be. */
const kvSizes =
  (pools: Pools) =>
  (poolId: string | undefined): number =>
    poolId === undefined
      ? pools.all().reduce((most, { definition: { kvBytesPerToken = 0 } }) => Math.max(most, kvBytesPerToken), 0)
      : (pools.find(poolId)?.definition.kvBytesPerToken ?? 0);

function gaugeSource(catalog: Catalog, pools: Pools, gpus: GpuWatch, sessions: Sessions, streams: Streams, artifacts: Artifacts, dispatcher: Dispatcher, tally: Tally): GaugeSource {
  return {
    *queueDepths() {
      for (const pool of pools.all()) {
        const { engine, engineVersion, poolId } = pools.likelyLabels(pool.id, pool.definition.engine);
        for (const priority of PRIORITIES) yield { engine, engineVersion, poolId, priority, depth: dispatcher.queueDepth(poolId, priority) };
      }
    },
    *kvCacheUsage() {
      for (const pool of pools.all()) {
        for (const replica of pool.replicas) {
          const ratio = replica.health.kvCacheUsage;
          if (ratio !== undefined) yield { ...labelsOf(pool, replica), ratio };
        }
      }
    },
    ...poolGauges(pools, gpus),
    modelStates: () => catalog.modelStates(),
    openStreams: () => streams.openCount,
    activeSessions: () => sessions.activeCount,
    artifactBytes: () => artifacts.bytes,
    admissionShares: () => tally.admissionShares(),
    deadlinesMetRatios: () => tally.deadlinesMetRatios(),
  };
}
