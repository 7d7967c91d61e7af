import path from 'node:path';
import type { BreakerConfig, HttpReplicaConfig, MockReplicaConfig, PoolConfig, TemplateConfig, TimeoutsConfig } from '../../../generated/config.js';
import type {
  BreakerLimits,
  CommandTemplate,
  HttpReplicaDefinition,
  MockReplicaDefinition,
  PoolDefaults,
  PoolDefinition,
} from '../../domain/pool/definition.js';
import { DEFAULTS } from './defaults.js';
import type { ResolvedConfig } from './resolved.js';

/** What a pool's definition depends on beside its own lines. */
export interface PoolSurroundings {
  readonly queue: ResolvedConfig['queue'];
  readonly templates: readonly CommandTemplate[];
  readonly workingDirectory: string;
  /** The daemon's own version, which a mock replica tells as its engine's when the file names none. */
  readonly version: string;
}

/** Fills in every default of a pool that was checked. */
export function resolvePool(pool: PoolConfig, around: PoolSurroundings): PoolDefinition {
  const queueTokens = pool.queue_tokens ?? around.queue.tokens;
  const common = {
    id: pool.id,
    model: pool.model,
    modelRefs: [...(pool.model_refs ?? [])],
    queueCapacity: pool.queue_capacity ?? around.queue.capacity,
    ...(queueTokens === undefined ? {} : { queueTokens }),
    queuePolicy: pool.queue_policy ?? around.queue.policy,
    batchShare: around.queue.batchShare,
    modelState: pool.model_state ?? DEFAULTS.pool.modelState,
    ...(pool.price === undefined ? {} : { price: { inputToken: pool.price.input_token, outputToken: pool.price.output_token } }),
    ...(pool.kv_bytes_per_token === undefined ? {} : { kvBytesPerToken: pool.kv_bytes_per_token }),
    probeIntervalMs: pool.probe_interval_ms ?? DEFAULTS.pool.probeIntervalMs,
    timeouts: resolveTimeouts(pool.timeouts ?? {}),
    breaker: resolveBreaker(pool.breaker ?? {}),
    reload: {
      strategy: pool.reload?.strategy ?? DEFAULTS.pool.reload.strategy,
      drainMs: pool.reload?.drain_ms ?? DEFAULTS.pool.reload.drainMs,
    },
  };
  if (pool.engine === 'mock') {
    return { ...common, engine: 'mock', selfTest: pool.self_test ?? 'off', replicas: pool.replicas.map((replica) => resolveMock(replica, around.version)) };
  }
  const replicas = pool.replicas.map((replica) => resolveHttp(replica, around));
  return {
    ...common,
    engine: pool.engine,
    selfTest: pool.self_test ?? (replicas.some((replica) => 'command' in replica) ? 'degrade' : 'off'),
    ...(pool.engine_model === undefined ? {} : { engineModel: pool.engine_model }),
    ...(pool.api_key_env === undefined ? {} : { apiKeyEnv: pool.api_key_env }),
    ...(pool.workloads === undefined ? {} : { workloads: [...pool.workloads] }),
    replicas,
  };
}

/** What a pool that is made by contract is where its request says nothing. */
export const poolDefaults = (queue: ResolvedConfig['queue'], version: string): PoolDefaults => ({
  queueCapacity: queue.capacity,
  ...(queue.tokens === undefined ? {} : { queueTokens: queue.tokens }),
  queuePolicy: queue.policy,
  batchShare: queue.batchShare,
  ...DEFAULTS.pool,
  mockReplica: { ...DEFAULTS.mockReplica, version },
});

export function resolveTemplate(template: TemplateConfig, workingDirectory: string): CommandTemplate {
  return { id: template.id, ...resolveRun(template, template.command, workingDirectory) };
}

function resolveRun(run: Omit<TemplateConfig, 'id' | 'command'>, command: readonly string[], workingDirectory: string): Omit<CommandTemplate, 'id'> {
  return {
    command: [...command],
    env: { ...(run.env ?? DEFAULTS.command.env) },
    ...(run.working_directory === undefined ? {} : { workingDirectory: path.resolve(workingDirectory, run.working_directory) }),
    startTimeoutMs: run.start_timeout_ms ?? DEFAULTS.command.startTimeoutMs,
    stopGraceMs: run.stop_grace_ms ?? DEFAULTS.command.stopGraceMs,
    ...(run.idle_unload_ms === undefined ? {} : { idleUnloadMs: run.idle_unload_ms }),
  };
}

function resolveTimeouts(timeouts: TimeoutsConfig): PoolDefinition['timeouts'] {
  const { timeouts: defaults } = DEFAULTS.pool;
  return {
    connectMs: timeouts.connect_ms ?? defaults.connectMs,
    firstTokenMs: timeouts.first_token_ms ?? defaults.firstTokenMs,
    idleMs: timeouts.idle_ms ?? defaults.idleMs,
    wallMs: timeouts.wall_ms ?? defaults.wallMs,
  };
}

function resolveBreaker(breaker: BreakerConfig): BreakerLimits {
  const { breaker: defaults } = DEFAULTS.pool;
  const openMs = breaker.open_ms ?? defaults.openMs;
  return {
    windowMs: breaker.window_ms ?? defaults.windowMs,
    minAttempts: breaker.min_attempts ?? defaults.minAttempts,
    errorRate: breaker.error_rate ?? defaults.errorRate,
    ...(breaker.first_token_slo_ms === undefined ? {} : { firstTokenSloMs: breaker.first_token_slo_ms }),
    openMs,
    openMaxMs: breaker.open_max_ms ?? Math.max(openMs, defaults.openMaxMs),
  };
}

function resolveMock(replica: MockReplicaConfig, version: string): MockReplicaDefinition {
  const { mockReplica: defaults } = DEFAULTS;
  const faults = replica.faults ?? {};
  return {
    id: replica.id,
    slots: replica.slots ?? defaults.slots,
    ...(replica.devices === undefined ? {} : { devices: replica.devices }),
    tokensPerSecond: replica.tokens_per_second ?? defaults.tokensPerSecond,
    firstTokenMs: replica.first_token_ms ?? defaults.firstTokenMs,
    ...(replica.prefill_tokens_per_second === undefined ? {} : { prefillTokensPerSecond: replica.prefill_tokens_per_second }),
    ...(replica.kv_capacity_bytes === undefined ? {} : { kvCapacityBytes: replica.kv_capacity_bytes }),
    endChance: replica.end_chance ?? defaults.endChance,
    ctxMax: replica.ctx_max ?? defaults.ctxMax,
    version: replica.version ?? version,
    faults: {
      ...(faults.attempts === undefined ? {} : { attempts: faults.attempts }),
      refuse: faults.refuse ?? false,
      ...(faults.stall_after_tokens === undefined ? {} : { stallAfterTokens: faults.stall_after_tokens }),
      ...(faults.die_after_tokens === undefined ? {} : { dieAfterTokens: faults.die_after_tokens }),
      ...(faults.malformed_after_tokens === undefined ? {} : { malformedAfterTokens: faults.malformed_after_tokens }),
    },
  };
}

function resolveHttp(replica: HttpReplicaConfig, around: PoolSurroundings): HttpReplicaDefinition {
  const place = {
    id: replica.id,
    ...(replica.slots === undefined ? {} : { slots: replica.slots }),
    ...(replica.devices === undefined ? {} : { devices: replica.devices }),
    ...(replica.ctx_max === undefined ? {} : { ctxMax: replica.ctx_max }),
    ...(replica.kv_capacity_bytes === undefined ? {} : { kvCapacityBytes: replica.kv_capacity_bytes }),
  };
  if (replica.url !== undefined) return { ...place, url: replica.url };
  const port = replica.port === undefined ? {} : { port: replica.port };
  const template = around.templates.find(({ id }) => id === replica.template);
  if (template === undefined) return { ...place, ...resolveRun(replica, replica.command ?? [], around.workingDirectory), ...port };
  const { id: _id, ...run } = template;
  const own = resolveRun(replica, template.command, around.workingDirectory);
  // What the replica itself says goes before the template.
  return {
    ...place,
    ...run,
    env: { ...run.env, ...own.env },
    ...(own.workingDirectory === undefined ? {} : { workingDirectory: own.workingDirectory }),
    ...(replica.start_timeout_ms === undefined ? {} : { startTimeoutMs: replica.start_timeout_ms }),
    ...(replica.stop_grace_ms === undefined ? {} : { stopGraceMs: replica.stop_grace_ms }),
    ...(own.idleUnloadMs === undefined ? {} : { idleUnloadMs: own.idleUnloadMs }),
    ...port,
  };
}
