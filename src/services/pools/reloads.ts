import type { ReloadAsk } from '../../domain/pool/ask.js';
import type { Pool } from './pool.js';

/** Exchanges of engines: new ones start and are tested, the pool switches at once, or goes back. */
export class Reloads {
  /** Begins one; its progress is in `pool.reload`. Throws NOT_FOUND, CONFLICT. */
  reload(_poolId: string, _ask: ReloadAsk): Promise<Pool> {
    return Promise.reject(new Error('Reloads.reload'));
  }
}
