import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DOCUMENTS } from '../../generated/documents.js';
import type { SpeedPrior } from '../domain/scheduling/prediction/estimate.js';
import { openFsArtifactStore } from '../infra/artifacts/fs/store.js';
import { openGpus } from '../infra/gpu/gpus.js';
import { createLogger, type ProcessLogger } from '../infra/logger/logger.js';
import { openProcesses } from '../infra/process/processes.js';
import { openModelFiles } from '../infra/models/model-files.js';
import { guardedLookup } from '../infra/outbound/guarded-lookup.js';
import { createOutbound } from '../infra/outbound/outbound.js';
import { openSqliteStore } from '../infra/store/sqlite/store.js';
import { systemClock } from '../infra/system/clock.js';
import { systemIds } from '../infra/system/ids.js';
import { createTelemetry } from '../infra/telemetry/telemetry.js';
import type { StoreFault } from '../ports/store.js';
import { FLUSH_PACE_MS } from '../services/streams/flusher.js';
import type { PoolDefinition } from '../domain/pool/definition.js';
import { EngineLookups } from './bootstrap/engine-lookups.js';
import { createEngines } from './bootstrap/engines.js';
import { ConfigReload } from './config/reload.js';
import type { ResolvedConfig } from './config/resolved.js';
import { createHandlers } from './handlers.js';
import { expressValidator } from './router.js';
import { createServer } from './server.js';
import { assembleServices } from './services.js';

/** A daemon that listens. */
export interface Daemon {
  /** What it listens on, with the port that it got. */
  readonly address: AddressInfo;
  /** Tasks of an earlier run that were taken up. */
  readonly takenUp: number;
  /** Takes up changes of the configuration that it runs with; `load` reads it anew. */
  configReload(load: () => Promise<ResolvedConfig>): ConfigReload;
  /**
   * Takes no new tasks, lets what runs end within the configured deadline, keeps the rest for the next start, and lets go of
   * everything. Idempotent.
   */
  stop(): Promise<void>;
}

export const createProcessLogger = (config: ResolvedConfig['log'], color: boolean): ProcessLogger =>
  createLogger({ level: config.level, format: config.format, color, fd: 1, clock: systemClock });

/**
 * The one place where drivers are chosen and everything is put together. What is opened here is closed in `stop`, in reverse
 * order; when a later part can't be opened, the earlier ones are closed before this rejects.
 */
export async function bootstrap(
  config: ResolvedConfig,
  logger: ProcessLogger,
  version: string,
  onFault: (fault: StoreFault) => void,
): Promise<Daemon> {
  const clock = systemClock;
  const ids = systemIds;
  const closers: (() => Promise<void> | void)[] = [];
  const closeAll = async (): Promise<void> => {
    for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close();
  };
  try {
    const opening = openSqliteStore({ dataDir: config.dataDir, onFault, onDamaged: (fault) => logger.error(`${fault.message} The daemon goes on without it.`) });
    const validator = expressValidator();
    // Where something else fails first, that is told.
    validator.catch(() => undefined);
    const store = await opening;
    closers.push(() => store.close());
    const artifactFiles = await openFsArtifactStore({ directory: join(config.dataDir, 'artifacts'), clock, onFault });
    closers.push(() => artifactFiles.close());
    const processes = await openProcesses({ dataDir: config.dataDir, logger, clock, ids, environment: process.env });
    closers.push(() => processes.close());
    const telemetry = createTelemetry({ clock, log: logger, version });
    closers.push(() => telemetry.close());
    const outbound = createOutbound({ rules: config.outbound, logger, clock, telemetry });
    const lookups = new EngineLookups(outbound);
    lookups.configure(config.pools);
    const modelDirectory = join(config.dataDir, 'models');
    const modelFiles = await openModelFiles({
      directory: modelDirectory,
      quotaBytes: config.catalog.downloadQuotaBytes,
      outbound,
      lookup: (target) => guardedLookup(outbound, target),
      clock,
      logger,
      random: Math.random,
    });
    closers.push(() => modelFiles.close());
    const services = assembleServices({
      store,
      artifactFiles,
      pools: config.pools,
      poolDefaults: config.poolDefaults,
      templates: config.templates,
      outbound,
      modelFiles,
      catalog: { workingDirectory: process.cwd(), directories: [...config.catalog.directories, modelDirectory], trustPolicy: config.catalog.trustPolicy },
      processes,
      gpu: { gpus: openGpus({ clock, logger, env: process.env }), intervalMs: config.gpu.sampleIntervalMs },
      random: Math.random,
      engines: createEngines({
        clock,
        random: Math.random,
        environment: process.env,
        lookup: (url) => lookups.of(url),
      }),
      priors: speedPriors(config.pools),
      clock,
      ids,
      logger,
      telemetry,
      sessions: config.sessions,
      streams: { ...config.streams, maxOpen: config.limits.openStreams, flushPaceMs: FLUSH_PACE_MS },
      retention: config.retention,
      artifacts: config.artifacts,
      transcripts: { ...config.transcripts, recorder: { version, apiVersion: DOCUMENTS.data.info.version } },
      shutdownDeadlineMs: config.shutdown.deadlineMs,
      keys: new Map(config.auth.keys.map(({ id, weight, limits }) => [id, { weight, limits }])),
    });
    closers.push(() => services.stop());
    telemetry.watch(services.gauges);
    const server = await createServer({
      handlers: createHandlers(services, () => telemetry.render(), DOCUMENTS.data.info.version),
      keys: config.auth.keys,
      limits: config.limits,
      streams: config.streams,
      logger,
      clock,
      ids,
      validator,
    });
    // After the server was put together: that blocks for half a second, and an engine that answers meanwhile would look as if it did not.
    const takenUp = await services.start();
    const address = await server.listen(config.listen.host, config.listen.port);
    closers.push(() => server.closeAll());
    const stop = async (): Promise<void> => {
      const deadline = new Promise<'late'>((resolve) => clock.schedule(config.shutdown.deadlineMs, () => resolve('late')));
      const wound = services.windDown();
      if ((await Promise.race([wound, deadline])) === 'late') {
        logger.warn('The shutdown deadline passed; what still runs is cut off and taken up again at the next start.');
        services.abandon();
        await wound;
      }
      await closeAll();
    };
    let stopped: Promise<void> | undefined;
    const configReload = (load: () => Promise<ResolvedConfig>): ConfigReload =>
      new ConfigReload({
        running: config,
        load,
        apply: (changed) => {
          lookups.configure(changed.pools);
          return services.configure(changed);
        },
        told: (result) => telemetry.configReloaded(result),
        logger,
      });
    return { address, takenUp, configReload, stop: () => (stopped ??= stop()) };
  } catch (cause) {
    await closeAll();
    throw cause;
  }
}

/** A mock pool's speed is known, because it was configured; a real one's is learned. */
function speedPriors(pools: readonly PoolDefinition[]): ReadonlyMap<string, SpeedPrior> {
  const priors = new Map<string, SpeedPrior>();
  for (const pool of pools) {
    const [replica] = pool.replicas;
    if (replica === undefined || !('tokensPerSecond' in replica)) continue;
    const { tokensPerSecond, firstTokenMs, prefillTokensPerSecond } = replica;
    priors.set(pool.id, {
      decodeTokensPerSecond: tokensPerSecond > 0 ? tokensPerSecond : UNPACED_TOKENS_PER_SECOND,
      prefillTokensPerSecond: prefillTokensPerSecond ?? UNPACED_TOKENS_PER_SECOND,
      firstTokenMs,
    });
  }
  return priors;
}

/** Of a mock engine that goes as fast as it can. */
const UNPACED_TOKENS_PER_SECOND = 100_000;
