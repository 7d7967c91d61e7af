import { toWireTranscript } from '../api/tasks/transcript-view.js';
import type { ArtifactLimits } from '../domain/artifact/artifact.js';
import { CatalogIndex } from '../domain/model/catalog-index.js';
import type { TrustPolicy } from '../domain/model/trust.js';
import type { SpeedPrior } from '../domain/scheduling/prediction/estimate.js';
import { Scheduler } from '../domain/scheduling/scheduler.js';
import { isManaged, type PoolDefinition } from '../domain/pool/definition.js';
import type { SessionLimits } from '../domain/session/session.js';
import type { RetentionLimits } from '../domain/stream/retention.js';
import { PRIORITIES } from '../domain/task/task.js';
import type { ArtifactStore } from '../ports/artifact-store.js';
import type { Clock } from '../ports/clock.js';
import type { EngineFactory } from '../ports/engine.js';
import type { Ids } from '../ports/ids.js';
import type { Logger } from '../ports/logger.js';
import type { ModelFiles } from '../ports/model-files.js';
import type { Processes } from '../ports/processes.js';
import type { Store } from '../ports/store.js';
import type { GaugeSource, Telemetry } from '../ports/telemetry.js';
import { Artifacts } from '../services/artifacts/artifacts.js';
import { assembleCatalog } from '../services/models/assemble.js';
import type { Catalog } from '../services/models/catalog.js';
import { ModelSources } from '../services/models/model-sources.js';
import { PoolMemories } from '../services/pools/pool-memories.js';
import { Drains } from '../services/pools/drains.js';
import { IdleUnload } from '../services/pools/idle-unload.js';
import { requireSelfTests } from '../services/pools/start-check.js';
import { Supervisor } from '../services/pools/supervisor.js';
import { fixedEngine } from '../services/pools/engine-source.js';
import { labelsOf } from '../services/pools/pool.js';
import { Pools, type EngineSources } from '../services/pools/pools.js';
import { Prices } from '../services/pools/prices.js';
import { PromptSize } from '../services/pools/prompt-size.js';
import { Reloads } from '../services/pools/reloads.js';
import { PoolRegistry } from '../services/pools/registry.js';
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
  readonly engines: EngineFactory;
  readonly modelFiles: ModelFiles;
  /** `workingDirectory`, `directories`: absolute; where relative paths of models start, and where requests may name files. */
  readonly catalog: { readonly workingDirectory: string; readonly directories: readonly string[]; readonly trustPolicy: TrustPolicy };
  readonly processes: Processes;
  /** 0 to below 1: jitter. */
  readonly random: () => number;
  /** What `{model}` in the command of a managed replica becomes. Rejects with an error whose message is a sentence. */
  readonly modelPath: (pool: PoolDefinition) => Promise<string>;
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
  const sources: EngineSources = (pool, replica, id, onChange) =>
    isManaged(replica)
      ? new Supervisor(pool, { ...replica, id }, { processes, engines, clock, logger, random, modelPath: () => parts.modelPath(pool) }, onChange)
      : fixedEngine(engines.create(pool, replica));
  const index = new CatalogIndex(parts.catalog.workingDirectory, parts.catalog.trustPolicy);
  const modelSources = new ModelSources({ ...parts.catalog, files: parts.modelFiles, index, logger });
  modelSources.configure(parts.pools.map(({ model }) => model));
  const pools = new Pools(parts.pools, { sources, clock, logger, catalog: index });
  const drains = new Drains(pools);
  const { catalog } = assembleCatalog({ index, sources: modelSources, files: parts.modelFiles, states: store.states, pools, drains, clock, logger, telemetry });
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
  const reloads = new Reloads({ pools, clock, logger, telemetry, room: () => Promise.resolve({ beside: true, reason: 'It is not known what the engines take; an attempt decides.' }), stored: () => Promise.resolve() });
  const { shutdownDeadlineMs } = parts;
  const admission = new Admission({ dispatcher, tasks: store.tasks, sessions, budgets, pools, prices, prompts, quotas, tally, clock, ids, telemetry, logger, shutdownDeadlineMs });
  const streams = new Streams({ dispatcher, tasks: store.tasks, log: store.tokens, clock, budgetOf: (active) => budgets.of(active), ...parts.streams });
  const readiness = new Readiness(pools);
  const recovery = new Recovery({ dispatcher, tasks: store.tasks, log: store.tokens, writer, sessions, pools, quotas, clock, logger });
  const retention = new Retention({ tasks: store.tasks, log: store.tokens, limits: parts.retention, clock, logger });
  const reports = new PoolReports(pools, {
    queueDepth: (poolId, priority) => dispatcher.queueDepth(poolId, priority),
    running: (poolId, replicaId) => dispatcher.runningOn(poolId, replicaId),
    speeds: (poolId) => scheduler.speeds(poolId),
  });
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
    registry: new PoolRegistry(),
    drains,
    reloads,
    reports,
    readiness,
    gauges: gaugeSource(catalog, pools, sessions, streams, artifacts, dispatcher, tally),
    start: async () => {
      await artifacts.start();
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
      catalog.resume();
      const taken = await recovery.run();
      for (const { name, pid } of await processes.reap()) logger.warn(`The engine of ${name} had outlived an earlier daemon and was ended.`, { pid });
      void pools.start();
      idle.start();
      await requireSelfTests(pools, clock);
      retention.start();
      // What an earlier run left due.
      transcriber.due();
      return taken;
    },
    windDown: async () => {
      readiness.close();
      admission.close();
      await dispatcher.stopStarting();
    },
    abandon: () => dispatcher.abandonRunning(),
    stop: async () => {
      sessions.stop();
      memories.stop();
      await retention.stop();
      idle.stop();
      await reloads.stop();
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

function gaugeSource(catalog: Catalog, pools: Pools, sessions: Sessions, streams: Streams, artifacts: Artifacts, dispatcher: Dispatcher, tally: Tally): GaugeSource {
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
    gpus: () => [],
    breakerStates: () => [],
    modelStates: () => catalog.modelStates(),
    openStreams: () => streams.openCount,
    activeSessions: () => sessions.activeCount,
    artifactBytes: () => artifacts.bytes,
    admissionShares: () => tally.admissionShares(),
    deadlinesMetRatios: () => tally.deadlinesMetRatios(),
  };
}
