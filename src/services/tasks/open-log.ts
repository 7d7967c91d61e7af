import type { Clock } from '../../ports/clock.js';
import { StoreFault, type TokenLog } from '../../ports/store.js';

const RETRY_MS = 500;

/**
 * Waits for the log's `open` of an attempt; resolves with the tokens that the stream holds. A full disk is no reason to end a task: it is
 * asked again until there is room, as all that the task writes is. `first`: the call that was made already.
 */
export async function opening(first: Promise<number>, again: () => ReturnType<TokenLog['open']>, clock: Clock, signal: AbortSignal): Promise<number> {
  for (let opened = first; ; opened = again()) {
    try {
      return await opened;
    } catch (cause) {
      if (!(cause instanceof StoreFault && (cause.kind === 'full' || cause.kind === 'io')) || signal.aborted) throw cause;
    }
    await new Promise<void>((resolve) => clock.schedule(RETRY_MS, resolve));
  }
}
