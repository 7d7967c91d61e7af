import type { QueuePolicy } from '../scheduling/pool-state.js';
import type { Price } from '../session/budget.js';
import type { Workload } from '../task/task.js';

/**
 * A pool as it is asked for, by the configuration or by contract: plain data, every default filled in, that can be stored and
 * compared. Times are milliseconds, sizes bytes, contexts tokens.
 */
export type PoolDefinition = MockPoolDefinition | HttpPoolDefinition;

/** Engines that are reached by HTTP. */
export type HttpEngineKind = 'llamacpp' | 'vllm' | 'tgi' | 'triton' | 'openai';

interface CommonDefinition {
  readonly id: string;
  /** The model_ref that it serves, and the other names for it. */
  readonly model: string;
  readonly modelRefs: readonly string[];
  readonly queueCapacity: number;
  readonly queueTokens?: number;
  readonly queuePolicy: QueuePolicy;
  readonly batchShare: number;
  readonly modelState: 'active' | 'retired';
  readonly price?: Price;
  /** What one token of context takes in the KV cache; absent where nobody knows. */
  readonly kvBytesPerToken?: number;
  readonly probeIntervalMs: number;
  readonly timeouts: { readonly connectMs: number; readonly firstTokenMs: number; readonly idleMs: number; readonly wallMs: number };
  /**
   * A decode of one token and a cancel before a replica takes work. `off`: none; `degrade`: a replica that fails it takes none, the
   * rest goes on; `require`: the daemon does not start unless each replica has passed.
   */
  readonly selfTest: 'off' | 'degrade' | 'require';
  readonly breaker: BreakerLimits;
  readonly reload: ReloadRules;
}

/** When a replica, or a whole pool, is left alone for a while because attempts fail there. */
export interface BreakerLimits {
  /** What counts: the attempts that ended in so long. */
  readonly windowMs: number;
  /** Fewer than so many say nothing. */
  readonly minAttempts: number;
  /** 0 to 1, above 0: at so many failures of all it opens. */
  readonly errorRate: number;
  /** An attempt whose first token took longer counts as a failure; absent: none does. */
  readonly firstTokenSloMs?: number;
  /** How long it stays open the first time; it doubles, up to `openMaxMs`, each time that a probe fails. */
  readonly openMs: number;
  readonly openMaxMs: number;
}

export interface ReloadRules {
  /** `beside`: the new engine starts while the old one works; `sequence`: after it; `auto`: beside where there is room. */
  readonly strategy: 'auto' | 'beside' | 'sequence';
  /** How long streams of the old engine may go on after the switch. */
  readonly drainMs: number;
}

export interface MockPoolDefinition extends CommonDefinition {
  readonly engine: 'mock';
  /** At least one; ids differ. */
  readonly replicas: readonly MockReplicaDefinition[];
}

export interface HttpPoolDefinition extends CommonDefinition {
  readonly engine: HttpEngineKind;
  /** The model's name in requests to the engine; absent: what the engine lists first, or needs none. */
  readonly engineModel?: string;
  /** The environment variable that holds the engine's API key, sent as a bearer token. */
  readonly apiKeyEnv?: string;
  /** What the engine serves, where it does not tell by itself. */
  readonly workloads?: readonly Workload[];
  /** At least one; ids differ. */
  readonly replicas: readonly HttpReplicaDefinition[];
}

export type ReplicaDefinition = MockReplicaDefinition | HttpReplicaDefinition;
export type HttpReplicaDefinition = ExternalReplicaDefinition | ManagedReplicaDefinition;

interface CommonReplica {
  readonly id: string;
  readonly devices?: string;
  readonly kvCapacityBytes?: number;
}

interface HttpReplicaCommon extends CommonReplica {
  /** Absent: what the engine tells. */
  readonly slots?: number;
  readonly ctxMax?: number;
}

/** Somebody else runs it. */
export interface ExternalReplicaDefinition extends HttpReplicaCommon {
  readonly url: string;
}

/** The daemon runs it. */
export interface ManagedReplicaDefinition extends HttpReplicaCommon {
  /** The template of the configuration that a request named for it; then all else here but the port is that template's. */
  readonly template?: string;
  /** Program and arguments; `{model}`, `{port}` and `{devices}` in them are filled in. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Where it runs; absent: where the daemon does. */
  readonly workingDirectory?: string;
  /** Absent: a free one is chosen at each start. */
  readonly port?: number;
  /** From its start until it has passed its self-test. */
  readonly startTimeoutMs: number;
  /** From the request to end (SIGTERM) until it is killed. */
  readonly stopGraceMs: number;
  /** It is stopped after so long without work, and started again for the next task; absent: never. */
  readonly idleUnloadMs?: number;
}

/** A command by name, from the configuration: what a pool that is made by contract may run. */
export type CommandTemplate = Omit<ManagedReplicaDefinition, 'devices' | 'kvCapacityBytes' | 'slots' | 'ctxMax' | 'port' | 'template'>;

/** What a pool is where nobody says otherwise. */
export type PoolDefaults = Omit<CommonDefinition, 'id' | 'model' | 'modelRefs' | 'selfTest' | 'price' | 'kvBytesPerToken'> & {
  readonly mockReplica: Omit<MockReplicaDefinition, 'id' | 'faults' | 'devices' | 'kvCapacityBytes' | 'prefillTokensPerSecond'>;
};

export interface MockReplicaDefinition extends CommonReplica {
  readonly slots: number;
  /** Of one task. */
  readonly tokensPerSecond: number;
  readonly firstTokenMs: number;
  /** Absent: it reads a prompt at once. */
  readonly prefillTokensPerSecond?: number;
  /** How likely a text ends by itself after each of its poems, 0 to 1. */
  readonly endChance: number;
  readonly ctxMax: number;
  readonly version: string;
  readonly faults: {
    /** How many meet each fault before it heals; absent: all. */
    readonly attempts?: number;
    readonly refuse: boolean;
    readonly stallAfterTokens?: number;
    readonly dieAfterTokens?: number;
    readonly malformedAfterTokens?: number;
  };
}

/** `pool` with the queue's, prices', breakers' and reloads' figures of `figures`: all that needs no other engine and no other name. */
export function withFigures(pool: PoolDefinition, figures: PoolDefinition): PoolDefinition {
  const { queueTokens: _tokens, price: _price, kvBytesPerToken: _kv, ...rest } = pool;
  return {
    ...rest,
    queueCapacity: figures.queueCapacity,
    ...(figures.queueTokens === undefined ? {} : { queueTokens: figures.queueTokens }),
    queuePolicy: figures.queuePolicy,
    batchShare: figures.batchShare,
    modelState: figures.modelState,
    ...(figures.price === undefined ? {} : { price: figures.price }),
    ...(figures.kvBytesPerToken === undefined ? {} : { kvBytesPerToken: figures.kvBytesPerToken }),
    breaker: figures.breaker,
    reload: figures.reload,
  };
}

export const isManaged = (replica: ReplicaDefinition): replica is ManagedReplicaDefinition => 'command' in replica;

/** Where its engines are that the daemon does not start itself. */
export const urlsOf = ({ replicas }: PoolDefinition): readonly string[] => replicas.flatMap((replica) => ('url' in replica ? [replica.url] : []));
