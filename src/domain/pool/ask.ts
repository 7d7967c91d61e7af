import type { Price } from '../session/budget.js';
import type { QueuePolicy } from '../scheduling/pool-state.js';
import type { EngineKind, Workload } from '../task/task.js';
import type { ReloadRules } from './definition.js';

/**
 * A pool as a request asks for it; what is absent is as the configuration's defaults say. A request names no command, no variable
 * and no host by its own right: commands are templates, hosts are asked of the outbound policy. Requirements: OC-CTRL-2060, OC-CTRL-2064.
 */
export interface PoolAsk extends PoolFigures {
  readonly id: string;
  readonly engine: EngineKind;
  readonly model: string;
  /** At least one. */
  readonly replicas: readonly ReplicaAsk[];
}

/** What of a pool shall be other; what is absent stays. Requirement: OC-CTRL-2061. */
export interface PoolChange extends PoolFigures {
  readonly model?: string;
  /** All that shall be there. One that has neither url nor template keeps what it had. */
  readonly replicas?: readonly ReplicaAsk[];
}

interface PoolFigures {
  readonly modelRefs?: readonly string[];
  readonly queueCapacity?: number;
  readonly queueTokens?: number;
  readonly queuePolicy?: QueuePolicy;
  readonly price?: Price;
  readonly kvBytesPerToken?: number;
  readonly probeIntervalMs?: number;
  readonly selfTest?: 'off' | 'degrade';
  readonly engineModel?: string;
  readonly workloads?: readonly Workload[];
  readonly reload?: Partial<ReloadRules>;
}

export interface ReplicaAsk {
  readonly id: string;
  readonly url?: string;
  readonly template?: string;
  readonly slots?: number;
  readonly devices?: string;
  readonly ctxMax?: number;
  readonly kvCapacityBytes?: number;
  /** Only of a mock replica. */
  readonly tokensPerSecond?: number;
  readonly firstTokenMs?: number;
  readonly endChance?: number;
  readonly version?: string;
}

/** What new engines are to serve, and how they are started. Requirement: OC-CTRL-2024. */
export interface ReloadAsk extends Partial<ReloadRules> {
  /** Absent: the same model anew. */
  readonly model?: string;
}
