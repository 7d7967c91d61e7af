import type { RoomAnswer } from '../../../domain/pool/room.js';
import type { Clock } from '../../../ports/clock.js';
import type { Logger } from '../../../ports/logger.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import type { AdmitModel } from '../../models/catalog.js';
import type { Pool } from '../pool.js';
import type { Pools } from '../pools.js';

/** What exchanges of engines are made with. */
export interface ReloadParts {
  /** Whether a request may name that model. Throws INVALID_PARAMS, UNTRUSTED_ARTIFACT. */
  readonly admitModel: AdmitModel;
  readonly pools: Pools;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly telemetry: Telemetry;
  /** Whether so many new engines of the pool can start while its old ones work. */
  readonly room: (pool: Pool, starts: number) => Promise<RoomAnswer>;
  /** The pool's new definition is to outlast a restart. Called after the switch. */
  readonly stored: (pool: Pool) => Promise<void>;
}
