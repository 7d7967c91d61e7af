import type { Decision } from './event.js';

/** What one event decides, in order. */
export class Decisions {
  private list: Decision[] = NONE;

  /** From now on of another event; who has the ones before keeps them. */
  begin(): void {
    this.list = NONE;
  }

  add(decision: Decision): void {
    // Most events decide one thing or none: a literal takes an eighth of the memory of an empty array that grows.
    if (this.list === NONE) this.list = [decision];
    else this.list.push(decision);
  }

  get all(): readonly Decision[] {
    return this.list;
  }
}

/** Shared by all events that decide nothing; never changed. */
const NONE: Decision[] = [];
