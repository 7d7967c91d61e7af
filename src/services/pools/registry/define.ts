import type { PoolAsk, PoolChange, ReplicaAsk } from '../../../domain/pool/ask.js';
import {
  isManaged,
  type CommandTemplate,
  type HttpPoolDefinition,
  type MockPoolDefinition,
  type PoolDefaults,
  type PoolDefinition,
} from '../../../domain/pool/definition.js';
import { parseModelRef } from '../../../domain/model/ref.js';
import { defineHttp, defineMock, invalid } from './define-replica.js';

/** What a pool that is made by contract is measured against. */
export interface PoolRules {
  readonly defaults: PoolDefaults;
  readonly templates: readonly CommandTemplate[];
  /** Something is bounded that only a pool's own figure makes countable: keys' memory for queued KV caches, sessions' cost. */
  readonly counts: { readonly kvBytes: boolean; readonly cost: boolean };
}

/** A pool as a request asks for it, every default filled in. Hosts are not asked about here. Throws INVALID_PARAMS. Requirement: OC-CTRL-2060. */
export function define(ask: PoolAsk, rules: PoolRules): PoolDefinition {
  const { defaults } = rules;
  const { mockReplica: _mock, ...common } = defaults;
  const { id, model } = ask;
  const bare = { ...common, id, model, modelRefs: [] };
  if (ask.engine === 'mock') return change({ ...bare, engine: 'mock', selfTest: 'off', replicas: [] }, ask, rules);
  const made = change({ ...bare, engine: ask.engine, selfTest: 'off', replicas: [] }, ask, rules);
  return ask.selfTest === undefined && made.replicas.some(isManaged) ? { ...made, selfTest: 'degrade' } : made;
}

/** A pool with what a request says over what it was. Throws INVALID_PARAMS. Requirement: OC-CTRL-2061. */
export function change(before: PoolDefinition, asked: PoolChange, rules: PoolRules): PoolDefinition {
  checkIds(asked.replicas ?? []);
  const after = before.engine === 'mock' ? changeMock(before, asked, rules) : changeHttp(before, asked, rules);
  checkSizes(after, asked, rules);
  if (asked.model !== undefined || asked.replicas !== undefined) checkModel(after);
  return after;
}

function changeMock(before: MockPoolDefinition, asked: PoolChange, { defaults }: PoolRules): MockPoolDefinition {
  const stray = asked.engineModel === undefined ? (asked.workloads === undefined ? undefined : 'workloads') : 'engine_model';
  if (stray !== undefined) throw invalid(stray, `${stray} belongs to engines that are reached by HTTP; the mock engine needs none. Remove it.`);
  const replicas = asked.replicas?.map((ask, index) => defineMock(ask, before.replicas.find(({ id }) => id === ask.id), defaults.mockReplica, `replicas[${index}]`));
  return { ...before, ...figures(before, asked), replicas: replicas ?? before.replicas };
}

function changeHttp(before: HttpPoolDefinition, asked: PoolChange, { templates }: PoolRules): HttpPoolDefinition {
  const replicas = asked.replicas?.map((ask, index) => defineHttp(ask, before.replicas.find(({ id }) => id === ask.id), templates, `replicas[${index}]`));
  return {
    ...before,
    ...figures(before, asked),
    ...(asked.engineModel === undefined ? {} : { engineModel: asked.engineModel }),
    ...(asked.workloads === undefined ? {} : { workloads: asked.workloads }),
    replicas: replicas ?? before.replicas,
  };
}

function figures({ reload }: PoolDefinition, asked: PoolChange) {
  return {
    ...(asked.model === undefined ? {} : { model: asked.model }),
    ...(asked.modelRefs === undefined ? {} : { modelRefs: asked.modelRefs }),
    ...(asked.queueCapacity === undefined ? {} : { queueCapacity: asked.queueCapacity }),
    ...(asked.queueTokens === undefined ? {} : { queueTokens: asked.queueTokens }),
    ...(asked.queuePolicy === undefined ? {} : { queuePolicy: asked.queuePolicy }),
    ...(asked.price === undefined ? {} : { price: asked.price }),
    ...(asked.kvBytesPerToken === undefined ? {} : { kvBytesPerToken: asked.kvBytesPerToken }),
    ...(asked.probeIntervalMs === undefined ? {} : { probeIntervalMs: asked.probeIntervalMs }),
    ...(asked.selfTest === undefined ? {} : { selfTest: asked.selfTest }),
    reload: { ...reload, ...asked.reload },
  };
}

function checkIds(replicas: readonly ReplicaAsk[]): void {
  const seen = new Set<string>();
  for (const [index, { id }] of replicas.entries()) {
    if (seen.has(id)) throw invalid(`replicas[${index}].id`, `Two replicas have the id ${id}; within a pool each has one of its own.`);
    seen.add(id);
  }
}

/** What counts bytes or money needs the pool's own figure of what one token takes. */
function checkSizes({ id, kvBytesPerToken, price, replicas }: PoolDefinition, asked: PoolChange, { counts }: PoolRules): void {
  if (kvBytesPerToken === undefined) {
    const bounded = (asked.replicas ?? []).findIndex(({ kvCapacityBytes }) => kvCapacityBytes !== undefined);
    if (bounded !== -1 || replicas.some(({ kvCapacityBytes }) => kvCapacityBytes !== undefined)) {
      throw invalid(bounded === -1 ? 'kv_bytes_per_token' : `replicas[${bounded}].kv_capacity_bytes`, `Nobody can tell how many tokens kv_capacity_bytes is: pool ${id} is without kv_bytes_per_token. Give both or none.`);
    }
    if (counts.kvBytes) throw invalid('kv_bytes_per_token', 'An API key has a limit on queued KV cache (queued_kv_mb), so that each pool must tell its kv_bytes_per_token.');
  }
  if (price === undefined && counts.cost) throw invalid('price', 'The configuration bounds what a session costs, so that each pool must have a price; 0 where it costs nothing.');
}

/** What the daemon itself starts needs a model that it can get; to a server elsewhere it is only a name. */
function checkModel({ model, replicas }: PoolDefinition): void {
  if (!replicas.some(isManaged)) return;
  const read = parseModelRef(model);
  if (!read.ok) throw invalid('model', read.problem);
  const { scheme } = read.ref;
  if (scheme === 's3' || scheme === 'oci') throw invalid('model', `Models are not fetched from ${scheme}:// yet. Put the file where the daemon can read it, or at an https url.`);
}
