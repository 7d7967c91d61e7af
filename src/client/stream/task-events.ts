import type { TaskEvent } from '../../../generated/data.js';
import { ConnectionError } from '../errors.js';
import { Patience, type OnRetry } from '../retry.js';
import type { Surroundings } from '../surroundings.js';
import { Connection } from './connection.js';
import { isTerminal, parseEvent } from './parse-event.js';
import { Position } from './position.js';

/** The daemon sends a comment every 15 s where it has nothing to say. */
export const DEFAULT_IDLE_TIMEOUT_MS = 45_000;

export interface TaskEventsOptions {
  readonly taskId: string;
  readonly lastEventId: string | undefined;
  readonly request: (lastEventId: string | undefined, signal: AbortSignal) => Request;
  readonly signal: AbortSignal | undefined;
  readonly giveUpAfterMs: number;
  readonly idleTimeoutMs: number;
  readonly onRetry: OnRetry | undefined;
  readonly surroundings: Surroundings;
}

/**
 * A task's events over as many connections as it takes. ORCH-3023.
 *
 * A connection that is lost, falls silent or ends before `end` or `error` is followed by another, which goes on after the last
 * event that was shown; so does one that is refused for now. What is shown is what one connection that held would have
 * shown: each token once and in order, whatever the cuts. It ends after `end` or `error`, or where nothing is left.
 */
export async function* taskEvents(options: TaskEventsOptions): AsyncGenerator<TaskEvent, void, undefined> {
  const { taskId, signal, surroundings, idleTimeoutMs } = options;
  const position = new Position(taskId, options.lastEventId);
  const patience = new Patience(surroundings, options.giveUpAfterMs, options.onRetry, signal);
  for (;;) {
    const connection = new Connection({
      request: (own) => options.request(position.lastEventId, own),
      surroundings,
      idleTimeoutMs,
      signal,
      onRetryTime: (ms) => patience.suggest(ms),
    });
    let failure: unknown;
    const openedAt = surroundings.now();
    try {
      if (!(await connection.open())) return;
      for (let messages = await connection.next(); messages !== undefined; messages = await connection.next()) {
        for (const message of messages) {
          const event = parseEvent(message);
          if (event === undefined || !position.take(event)) continue;
          patience.progress();
          yield event;
          if (isTerminal(event)) return;
          signal?.throwIfAborted();
        }
        // A stream may rightly say nothing for long: that it was open and alive is progress too.
        if (surroundings.now() - openedAt > idleTimeoutMs) patience.progress();
      }
      failure = new ConnectionError(`The connection ended before the stream of task ${taskId} did.`, true);
    } catch (caught) {
      failure = caught;
    } finally {
      connection.close();
    }
    await patience.after(failure);
  }
}
