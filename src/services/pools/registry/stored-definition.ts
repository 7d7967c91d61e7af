import { isManaged, type CommandTemplate, type HttpReplicaDefinition, type MockReplicaDefinition, type PoolDefinition, type ReplicaDefinition } from '../../../domain/pool/definition.js';
import { QUEUE_POLICIES } from '../../../domain/scheduling/pool-state.js';
import { ENGINE_KINDS, WORKLOADS } from '../../../domain/task/task.js';
import type { Members } from './sparse.js';
import type { StoredFields } from './stored-fields.js';

/** A definition as it comes back from the store. Throws Unreadable: one that is damaged is not believed in part. */
export function readDefinition(fields: StoredFields, sources: RunSources): PoolDefinition {
  const common = {
    id: fields.text('id'),
    model: fields.text('model'),
    modelRefs: fields.texts('modelRefs'),
    queueCapacity: fields.amount('queueCapacity'),
    ...optional(fields, 'queueTokens'),
    queuePolicy: fields.oneOf('queuePolicy', QUEUE_POLICIES),
    batchShare: fields.amount('batchShare'),
    modelState: fields.oneOf('modelState', ['active', 'retired'] as const),
    ...(fields.has('price') ? { price: { inputToken: fields.fields('price').amount('inputToken'), outputToken: fields.fields('price').amount('outputToken') } } : {}),
    ...optional(fields, 'kvBytesPerToken'),
    probeIntervalMs: fields.amount('probeIntervalMs'),
    timeouts: readTimeouts(fields.fields('timeouts')),
    selfTest: fields.oneOf('selfTest', ['off', 'degrade', 'require'] as const),
    breaker: readBreaker(fields.fields('breaker')),
    reload: { strategy: fields.fields('reload').oneOf('strategy', ['auto', 'beside', 'sequence'] as const), drainMs: fields.fields('reload').amount('drainMs') },
  };
  const engine = fields.oneOf('engine', ENGINE_KINDS);
  const replicas = fields.objects('replicas');
  if (replicas.length === 0) fields.refuse('replicas');
  if (engine === 'mock') return { ...common, engine, replicas: replicas.map(readMock) };
  return {
    ...common,
    engine,
    ...(fields.has('engineModel') ? { engineModel: fields.text('engineModel') } : {}),
    ...(fields.has('apiKeyEnv') ? { apiKeyEnv: fields.text('apiKeyEnv') } : {}),
    ...(fields.has('workloads') ? { workloads: fields.texts('workloads').map((text) => WORKLOADS.find((one) => one === text) ?? fields.refuse('workloads')) } : {}),
    replicas: replicas.map((replica) => readHttp(replica, sources)),
  };
}

/** The member of that name, where it is there. */
const optional = <K extends string>(fields: StoredFields, key: K): { readonly [name in K]?: number } => {
  const found: { [name in K]?: number } = {};
  if (fields.has(key)) found[key] = fields.amount(key);
  return found;
};

const readTimeouts = (fields: StoredFields): PoolDefinition['timeouts'] => ({
  connectMs: fields.amount('connectMs'),
  firstTokenMs: fields.amount('firstTokenMs'),
  idleMs: fields.amount('idleMs'),
  wallMs: fields.amount('wallMs'),
});

const readBreaker = (fields: StoredFields): PoolDefinition['breaker'] => ({
  windowMs: fields.amount('windowMs'),
  minAttempts: fields.amount('minAttempts'),
  errorRate: fields.amount('errorRate'),
  ...optional(fields, 'firstTokenSloMs'),
  openMs: fields.amount('openMs'),
  openMaxMs: fields.amount('openMaxMs'),
});

const readPlace = (fields: StoredFields) => ({
  id: fields.text('id'),
  ...(fields.has('devices') ? { devices: fields.text('devices') } : {}),
  ...optional(fields, 'kvCapacityBytes'),
});

function readMock(fields: StoredFields): MockReplicaDefinition {
  const faults = fields.fields('faults');
  return {
    ...readPlace(fields),
    slots: fields.amount('slots'),
    tokensPerSecond: fields.amount('tokensPerSecond'),
    firstTokenMs: fields.amount('firstTokenMs'),
    ...optional(fields, 'prefillTokensPerSecond'),
    endChance: fields.amount('endChance'),
    ctxMax: fields.amount('ctxMax'),
    version: fields.text('version'),
    faults: {
      ...optional(faults, 'attempts'),
      refuse: faults.flag('refuse'),
      ...optional(faults, 'stallAfterTokens'),
      ...optional(faults, 'dieAfterTokens'),
      ...optional(faults, 'malformedAfterTokens'),
    },
  };
}

/** What of a replica the store does not hold: variables may be secrets, and what a template runs is the configuration's to say. */
export interface RunSources {
  readonly templates: readonly CommandTemplate[];
  /** The pool as the configuration has it now; undefined where it has none. */
  readonly configured: PoolDefinition | undefined;
  /** The configuration no longer gives these variables to that replica. */
  readonly without: (replicaId: string, names: readonly string[]) => void;
}

/** A template that a stored pool is run by is in the configuration no more; the message is a sentence. */
export class TemplateGone extends Error {
  override readonly name = 'TemplateGone';
}

/** As `readDefinition` reads it again with the same configuration. */
export const storedReplica = (replica: ReplicaDefinition): Members => {
  if (!isManaged(replica)) return { ...replica };
  const { template, command, env, workingDirectory, startTimeoutMs, stopGraceMs, idleUnloadMs, ...place } = replica;
  if (template !== undefined) return { ...place, template };
  const names = Object.keys(env);
  return { ...place, command, workingDirectory, startTimeoutMs, stopGraceMs, idleUnloadMs, ...(names.length === 0 ? {} : { envNames: names }) };
};

function readHttp(fields: StoredFields, sources: RunSources): HttpReplicaDefinition {
  const place = { ...readPlace(fields), ...optional(fields, 'slots'), ...optional(fields, 'ctxMax') };
  if (fields.has('url')) return { ...place, url: fields.text('url') };
  if (fields.has('template')) return { ...place, ...optional(fields, 'port'), template: fields.text('template'), ...templateRun(fields.text('template'), sources) };
  return {
    ...place,
    command: fields.texts('command'),
    env: fields.has('envNames') ? configuredEnv(place.id, fields.texts('envNames'), sources) : {},
    ...(fields.has('workingDirectory') ? { workingDirectory: fields.text('workingDirectory') } : {}),
    ...optional(fields, 'port'),
    startTimeoutMs: fields.amount('startTimeoutMs'),
    stopGraceMs: fields.amount('stopGraceMs'),
    ...optional(fields, 'idleUnloadMs'),
  };
}

function templateRun(name: string, { templates }: RunSources): Omit<CommandTemplate, 'id'> {
  const found = templates.find(({ id }) => id === name);
  if (found === undefined) throw new TemplateGone(`It is run by the template ${name}, which the configuration no longer has. Put the template back and start again, or make the pool anew with another one.`);
  const { id: _id, ...run } = found;
  return run;
}

function configuredEnv(replicaId: string, names: readonly string[], { configured, without }: RunSources): Readonly<Record<string, string>> {
  const found = (configured?.replicas ?? []).find(({ id }) => id === replicaId);
  if (found !== undefined && isManaged(found)) return found.env;
  without(replicaId, names);
  return {};
}
