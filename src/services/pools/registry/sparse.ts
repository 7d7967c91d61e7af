import { POOL_DEFAULTS } from '../../../domain/pool/defaults.js';
import { isManaged, type PoolDefinition, type ReplicaDefinition } from '../../../domain/pool/definition.js';
import { canonicalJson } from '../../../lib/canonical-json.js';

/** A plain object, by its members. */
export type Members = Readonly<Record<string, unknown>>;

const { queue, pool, command, mockReplica } = POOL_DEFAULTS;
const OF_POOLS: Members = { ...pool, modelRefs: [], queueCapacity: queue.capacity, queuePolicy: queue.policy, batchShare: queue.batchShare };
const OF_COMMANDS: Members = { startTimeoutMs: command.startTimeoutMs, stopGraceMs: command.stopGraceMs };
const ofMocks = (ownVersion: string): Members => ({ ...mockReplica, version: ownVersion, faults: { refuse: false } });

/**
 * A definition without what it has by default in this version, replicas too: what somebody said. So a version that has more to say, or
 * another default, neither takes it for another definition nor fails to read it. `shown`: what there is to say of a replica.
 */
export function sparse(definition: PoolDefinition, ownVersion: string, shown: (replica: ReplicaDefinition) => Members = (replica) => ({ ...replica })): Members {
  const defaultsOf = (replica: ReplicaDefinition): Members => (definition.engine === 'mock' ? ofMocks(ownVersion) : isManaged(replica) ? OF_COMMANDS : {});
  return { ...beyond({ ...definition }, OF_POOLS), replicas: definition.replicas.map((replica) => beyond(shown(replica), defaultsOf(replica))) };
}

/** The whole of what `sparse` left. What is no object stays as it is: whoever reads it says what is wrong. */
export function filled(stored: unknown, ownVersion: string): unknown {
  if (!isMembers(stored)) return stored;
  const { replicas } = stored;
  const defaults = stored['engine'] === 'mock' ? ofMocks(ownVersion) : undefined;
  const whole = (replica: unknown): unknown => (isMembers(replica) ? under(replica, defaults ?? (replica['url'] === undefined ? OF_COMMANDS : {})) : replica);
  return { ...under(stored, OF_POOLS), replicas: Array.isArray(replicas) ? replicas.map(whole) : replicas };
}

function beyond(value: Members, defaults: Members): Members {
  const said: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    const byDefault = defaults[name];
    if (isMembers(member) && isMembers(byDefault)) {
      const rest = beyond(member, byDefault);
      if (Object.keys(rest).length > 0) said[name] = rest;
    } else if (member !== undefined && (byDefault === undefined || canonicalJson(member) !== canonicalJson(byDefault))) said[name] = member;
  }
  return said;
}

function under(value: Members, defaults: Members): Members {
  const whole: Record<string, unknown> = { ...value };
  for (const [name, byDefault] of Object.entries(defaults)) {
    const member = value[name];
    if (member === undefined) whole[name] = byDefault;
    else if (isMembers(byDefault) && isMembers(member)) whole[name] = under(member, byDefault);
  }
  return whole;
}

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);
