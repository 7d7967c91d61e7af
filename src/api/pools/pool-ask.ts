import type { components } from '../../../generated/control.js';
import type { PoolAsk, PoolChange, ReplicaAsk } from '../../domain/pool/ask.js';
import type { ReloadRules } from '../../domain/pool/definition.js';

type Wire = components['schemas'];

/** A valid wire request as the domain's words. */
export const toPoolAsk = (pool: Wire['NewPool']): PoolAsk => ({
  ...toFigures(pool),
  id: pool.id,
  engine: pool.engine,
  model: pool.model,
  replicas: pool.replicas.map(toReplicaAsk),
});

export const toPoolChange = (change: Wire['PoolChange']): PoolChange => ({
  ...toFigures(change),
  ...(change.model === undefined ? {} : { model: change.model }),
  ...(change.replicas === undefined ? {} : { replicas: change.replicas.map(toReplicaAsk) }),
});

type Figures = Omit<Wire['PoolChange'], 'model' | 'replicas'>;

const toFigures = (figures: Figures): Omit<PoolChange, 'model' | 'replicas'> => ({
  ...(figures.model_refs === undefined ? {} : { modelRefs: figures.model_refs }),
  ...(figures.queue_capacity === undefined ? {} : { queueCapacity: figures.queue_capacity }),
  ...(figures.queue_tokens === undefined ? {} : { queueTokens: figures.queue_tokens }),
  ...(figures.queue_policy === undefined ? {} : { queuePolicy: figures.queue_policy }),
  ...(figures.price === undefined ? {} : { price: { inputToken: figures.price.input_token, outputToken: figures.price.output_token } }),
  ...(figures.kv_bytes_per_token === undefined ? {} : { kvBytesPerToken: figures.kv_bytes_per_token }),
  ...(figures.probe_interval_ms === undefined ? {} : { probeIntervalMs: figures.probe_interval_ms }),
  ...(figures.self_test === undefined ? {} : { selfTest: figures.self_test }),
  ...(figures.engine_model === undefined ? {} : { engineModel: figures.engine_model }),
  ...(figures.workloads === undefined ? {} : { workloads: figures.workloads }),
  ...(figures.reload === undefined ? {} : { reload: toReloadRules(figures.reload) }),
});

export const toReloadRules = ({ strategy, drain_ms: drainMs }: Wire['ReloadRules']): Partial<ReloadRules> => ({
  ...(strategy === undefined ? {} : { strategy }),
  ...(drainMs === undefined ? {} : { drainMs }),
});

const toReplicaAsk = (replica: Wire['NewReplica']): ReplicaAsk => ({
  id: replica.id,
  ...(replica.url === undefined ? {} : { url: replica.url }),
  ...(replica.template === undefined ? {} : { template: replica.template }),
  ...(replica.slots === undefined ? {} : { slots: replica.slots }),
  ...(replica.devices === undefined ? {} : { devices: replica.devices }),
  ...(replica.ctx_max === undefined ? {} : { ctxMax: replica.ctx_max }),
  ...(replica.kv_capacity_bytes === undefined ? {} : { kvCapacityBytes: replica.kv_capacity_bytes }),
  ...(replica.tokens_per_second === undefined ? {} : { tokensPerSecond: replica.tokens_per_second }),
  ...(replica.first_token_ms === undefined ? {} : { firstTokenMs: replica.first_token_ms }),
  ...(replica.end_chance === undefined ? {} : { endChance: replica.end_chance }),
  ...(replica.version === undefined ? {} : { version: replica.version }),
});
