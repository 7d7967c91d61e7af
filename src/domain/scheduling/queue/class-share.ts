import type { Priority } from '../../task/task.js';
import type { Load } from './order-tree.js';
import type { Ticket } from '../ticket.js';

/** Of a class, what decides how much of it is let in ahead of the other one. */
export interface Rival {
  /** All that waits in it. */
  readonly load: Load;
  /** Whose turn it is in it. */
  readonly head: Ticket;
}

/**
 * How the tokens are divided between the classes of a pool: interactive goes first, but of what is served while both
 * have a task that could start, batch keeps `share`. So over any such time batch gets its share but for one task, and
 * what it is owed is the difference: it goes next once that pays for its task.
 *
 * Nobody saves up: whatever is owed is forgotten when something starts while the other class has nothing waiting, and when
 * the last batch task that waits leaves without a start. Not as soon as a class has nothing waiting: where one interactive
 * task waits whenever a slot is free, and none right after it has started, batch would never be served.
 */
export class ClassShare {
  /** Of the served tokens, what batch keeps: 0 to 0.9. */
  batch = 0;
  /** Tokens. Below 0 where batch tasks took more than was expected of them. */
  private owed = 0;
  /** Something started with the other class waiting since it was forgotten. */
  private contended = false;
  /** An earlier process owed it, and nothing has started since: what waited then may be yet to come back. */
  private recalled = false;
  /** Counts how often that was, so that what started before does not count after. */
  private contest = 0;

  isBatchNext(batch: Ticket): boolean {
    return this.owed >= (1 - this.batch) * batch.cost;
  }

  /** Something starts. `alone`: nothing of the other class waits. */
  starts(alone: boolean): void {
    this.recalled = false;
    if (alone) this.forget();
  }

  /** The ticket starts, and the other class had one that could have. */
  started(ticket: Ticket): void {
    ticket.contest = this.contest;
    this.contended = true;
    this.add(ticket, ticket.cost);
  }

  /** What started so has ended, and took so many tokens. */
  served(ticket: Ticket, tokens: number): void {
    if (ticket.contest === this.contest) this.add(ticket, tokens - ticket.cost);
    ticket.contest = -1;
  }

  /** What is owed to batch, without what runs is expected to take: it starts again. */
  owedBefore(running: Iterable<Ticket>): number {
    let { owed } = this;
    for (const { contest, priority, cost } of running) if (contest === this.contest) owed -= this.part(priority, cost);
    return owed;
  }

  /** What was owed when an earlier process ended. */
  recall(owed: number): void {
    this.owed = owed;
    this.contended = owed !== 0;
    this.recalled = true;
  }

  forget(): void {
    if (!this.contended || this.recalled) return;
    this.contended = false;
    this.owed = 0;
    this.contest += 1;
  }

  /** Adds what batch is let in for, ahead of an interactive task with so much of its own class ahead of it. */
  addBatchAhead(batch: Rival, ahead: Load, sum: Load): void {
    // Multiplied as in isBatchNext: a division rounds otherwise, and of two that are next each would have the other ahead.
    const rest = this.owed + this.batch * tokensOf(ahead) - (1 - this.batch) * batch.head.cost;
    if (rest < 0) return;
    addPart(batch, Math.floor(ticketsIn(batch, rest / (1 - this.batch))), sum);
  }

  /** Adds what of interactive goes first, ahead of a batch task of so many tokens with so much of its own class ahead of it. */
  addInteractiveAhead(interactive: Rival, ahead: Load, cost: number, sum: Load): void {
    const due = (1 - this.batch) * (tokensOf(ahead) + cost) - this.owed;
    if (this.batch > 0 && due <= 0) return;
    const rest = this.batch > 0 ? due / this.batch - interactive.head.cost : Infinity;
    addPart(interactive, rest > 0 ? Math.ceil(ticketsIn(interactive, rest)) : 0, sum);
  }

  private add({ priority }: Ticket, tokens: number): void {
    this.owed += this.part(priority, tokens);
  }

  private part(priority: Priority, tokens: number): number {
    return priority === 'batch' ? -(1 - this.batch) * tokens : this.batch * tokens;
  }
}

const tokensOf = ({ promptTokens, outputTokens }: Load): number => promptTokens + outputTokens;

/** How many tickets behind its head so many tokens pay for. */
function ticketsIn({ load, head }: Rival, tokens: number): number {
  const others = load.count - 1;
  return others === 0 ? 0 : Math.min(others, (tokens * others) / (tokensOf(load) - head.cost));
}

/** Adds the head and so many others. */
function addPart({ load, head }: Rival, others: number, sum: Load): void {
  const part = others === 0 ? 0 : others / (load.count - 1);
  sum.count += 1 + others;
  sum.promptTokens += head.promptTokens + Math.round(part * (load.promptTokens - head.promptTokens));
  sum.outputTokens += head.outputTokens + Math.round(part * (load.outputTokens - head.outputTokens));
}
