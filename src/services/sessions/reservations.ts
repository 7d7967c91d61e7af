import { difference, NOTHING_SPENT, sum, type Spending } from '../../domain/session/budget.js';

interface Open {
  readonly tasks: number;
  readonly reserved: Spending;
}

const NONE: Open = { tasks: 0, reserved: NOTHING_SPENT };

/**
 * The tasks of each session that have not ended, and what is reserved for them. Not stored: it follows from the tasks, and
 * recovery counts them again. Only a sum for each session, so that one with a million tasks costs no more than one with two.
 */
export class Reservations {
  private readonly sessions = new Map<string, Open>();

  /** One more task; `reserved` is undefined where no budget counts for it. */
  add(sessionId: string, reserved = NOTHING_SPENT): void {
    const open = this.of(sessionId);
    this.sessions.set(sessionId, { tasks: open.tasks + 1, reserved: sum(open.reserved, reserved) });
  }

  /** Takes back one `add`. With the last task nothing is left, also of what rounding would leave of costs. */
  remove(sessionId: string, reserved = NOTHING_SPENT): void {
    const open = this.of(sessionId);
    if (open.tasks <= 1) this.sessions.delete(sessionId);
    else this.sessions.set(sessionId, { tasks: open.tasks - 1, reserved: difference(open.reserved, reserved) });
  }

  has(sessionId: string): boolean {
    return this.sessions.has(sessionId);
  }

  reserved(sessionId: string): Spending {
    return this.of(sessionId).reserved;
  }

  private of(sessionId: string): Open {
    return this.sessions.get(sessionId) ?? NONE;
  }
}
