import type { LookupFunction } from 'node:net';
import type { Workload } from '../../../domain/task/task.js';
import type { Clock } from '../../../ports/clock.js';
import type { EngineTimeouts } from './endpoint.js';

/** What the driver of an engine behind HTTP is made with. */
export interface HttpEngineSettings {
  /** Such as http://127.0.0.1:8000; a path is a prefix, and user:password become basic auth. */
  readonly url: string;
  readonly timeouts: EngineTimeouts;
  readonly clock: Clock;
  /** 0 to 1, for the jitter of retries. */
  readonly random: () => number;
  /** The model's name in requests; absent: the one that the engine lists first, or none where it needs none. */
  readonly model?: string;
  /** Sent as `Authorization: Bearer`. */
  readonly apiKey?: string;
  /** As configured; they count where the engine itself does not tell. */
  readonly workloads?: readonly Workload[];
  readonly slots?: number;
  readonly ctxMax?: number;
  /** Resolves the host's name in place of the system's resolver, and refuses addresses that may not be spoken to. */
  readonly lookup?: LookupFunction;
}
