import type { TaskEvent } from '../../../generated/data.js';
import { StreamGapError } from '../errors.js';

/**
 * Where a reader stands in a stream, and whether what comes next may be shown. Pure.
 *
 * Position 0 is `started`, position i + 1 is token i (or 1 the result), and the terminal event comes after the last token; an event's id is its
 * position. Invariants: no position is shown twice, none is skipped, whatever connections the events came over. The one
 * exception is the contract's: a cancel takes every reader to its `error` at once.
 */
export class Position {
  private last: number | undefined;

  constructor(
    private readonly taskId: string,
    lastEventId?: string,
  ) {
    this.last = lastEventId === undefined ? undefined : Number(lastEventId);
  }

  /** What to send as Last-Event-ID; undefined before the first event that has an id. */
  get lastEventId(): string | undefined {
    return this.last === undefined ? undefined : String(this.last);
  }

  /** True where the event is to be shown; false where it was shown before. Throws StreamGapError where one is missing before it. */
  take(event: TaskEvent): boolean {
    const { last } = this;
    switch (event.event) {
      case 'queued':
        return true;
      case 'metrics': {
        // It bears the position that it follows.
        if (event.id === undefined) return true;
        const follows = Number(event.id);
        if (follows > (last ?? -1)) throw this.gap(follows);
        return follows === last;
      }
      case 'started':
        return this.advance(0, last ?? -1);
      case 'token':
        return this.advance(event.data.i + 1, last ?? 0);
      case 'result':
        return this.advance(Number(event.id), last ?? 0);
      case 'end':
        return this.advance(Number(event.id), last ?? 0);
      case 'error': {
        const id = Number(event.id);
        return event.data.code === 'CANCELED' ? this.advance(id, Math.max(last ?? 0, id - 1)) : this.advance(id, last ?? 0);
      }
    }
  }

  private advance(id: number, before: number): boolean {
    if (id <= before) return false;
    if (id > before + 1) throw this.gap(id);
    this.last = id;
    return true;
  }

  private gap(received: number): StreamGapError {
    return new StreamGapError(this.taskId, (this.last ?? -1) + 1, received);
  }
}
