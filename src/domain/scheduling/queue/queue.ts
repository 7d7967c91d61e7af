import { PRIORITIES, type Priority } from '../../task/task.js';
import { Arrivals } from './arrivals.js';
import { ClassShare, type Rival } from './class-share.js';
import { FifoLine } from './fifo-line.js';
import { FlowLine } from './flow-line.js';
import { noLoad, type Load } from './order-tree.js';
import { ANY_ROOM, type Room } from './room.js';
import type { Ticket } from '../ticket.js';
import type { QueueTurns } from './turns.js';

/** Of a task that asks to join, what its place depends on. */
type Joining = Pick<Ticket, 'priority' | 'flow' | 'weight'>;

/** A class: tasks that ran and lost their replica come back ahead of all that never started. */
interface ClassLines {
  readonly returned: FifoLine;
  readonly fresh: FlowLine;
}

/**
 * All that waits in a pool: interactive before batch, but for what batch is owed (class-share.ts); within a class first
 * what comes back, by admission, then fair between flows (flow-line.ts).
 *
 * Its bound is kept by admission: what was admitted is never turned away, so that tasks that return, move or are
 * restored may stand beyond the pool's capacity until they start.
 */
export class PoolQueue {
  /** Expected tokens, prompts and outputs, of all that waits. */
  tokens = 0;
  /** Of those, what batch tasks that never started expect. */
  batchTokens = 0;
  private readonly arrivals = new Arrivals();
  private readonly share = new ClassShare();
  private readonly classes: Readonly<Record<Priority, ClassLines>> = {
    interactive: { returned: new FifoLine(), fresh: new FlowLine() },
    batch: { returned: new FifoLine(), fresh: new FlowLine() },
  };
  /** Who was next when it was last asked, if the other class had one that could start too. */
  private contested: Ticket | undefined;

  /** Reused by every question. */
  private readonly rivals = noLoad();

  /** Of the served tokens, what batch keeps while both classes wait: 0 to 0.9. */
  set batchShare(share: number) {
    this.share.batch = share;
  }

  get size(): number {
    return this.depth('interactive') + this.depth('batch');
  }

  depth(priority: Priority): number {
    const { returned, fresh } = this.classes[priority];
    return returned.size + fresh.size;
  }

  add(ticket: Ticket): void {
    const { returned, fresh } = this.classes[ticket.priority];
    this.tokens += ticket.cost;
    if (ticket.returned) {
      returned.add(ticket);
      return;
    }
    fresh.add(ticket);
    if (ticket.priority === 'batch') {
      this.arrivals.add(ticket);
      this.batchTokens += ticket.cost;
    }
  }

  /** It waits here no more, and does not start: canceled, evicted or moved. */
  remove(ticket: Ticket): void {
    const { returned, fresh } = this.classes[ticket.priority];
    if (ticket.returned) returned.remove(ticket);
    else fresh.remove(ticket);
    this.left(ticket);
    if (ticket.priority === 'batch' && this.depth('batch') === 0) this.share.forget();
  }

  /** It starts: its flow is charged with what it is expected to take. */
  start(ticket: Ticket): void {
    const { returned, fresh } = this.classes[ticket.priority];
    this.share.starts(this.depth(ticket.priority === 'batch' ? 'interactive' : 'batch') === 0);
    if (ticket.returned) {
      returned.remove(ticket);
      fresh.charge(ticket);
    } else {
      fresh.start(ticket);
    }
    if (ticket === this.contested) this.share.started(ticket);
    this.left(ticket);
  }

  /** An attempt of it has ended, after so many tokens of prompt and output: its flow is charged with these instead. */
  served(ticket: Ticket, tokens: number): void {
    this.classes[ticket.priority].fresh.served(ticket, tokens);
    this.share.served(ticket, tokens);
  }

  /** The next to start among those for which there is room. */
  next(room: Room): Ticket | undefined {
    this.contested = undefined;
    const interactive = this.nextOf('interactive', room);
    if (interactive !== undefined && (this.share.batch === 0 || this.depth('batch') === 0)) return interactive;
    const batch = this.nextOf('batch', room);
    if (interactive === undefined || batch === undefined) return interactive ?? batch;
    return (this.contested = this.share.isBatchNext(batch) ? batch : interactive);
  }

  /** What starts before this ticket, which waits here. `ofClass` gets what of that is of its class. */
  ahead(ticket: Ticket, ofClass?: Load): Load {
    const { returned, fresh } = this.classes[ticket.priority];
    const sum = noLoad();
    if (ticket.returned) {
      returned.addAhead(ticket, sum);
    } else {
      returned.addAll(sum);
      fresh.addAhead(ticket, sum);
    }
    if (ofClass !== undefined) copy(sum, ofClass);
    this.addRivals(ticket.priority, ticket.cost, sum);
    return sum;
  }

  /** What would start before a task that is admitted now. `cost`: tokens that it is expected to take, prompt and output. */
  aheadOfNew(task: Joining, cost: number, ofClass?: Load): Load {
    const { returned, fresh } = this.classes[task.priority];
    const sum = noLoad();
    returned.addAll(sum);
    fresh.addAheadOfNew(task, cost, sum);
    if (ofClass !== undefined) copy(sum, ofClass);
    this.addRivals(task.priority, cost, sum);
    return sum;
  }

  /** Tokens that another flow of its class may be given before this ticket, which waits here; those that come yet too. */
  lead(ticket: Ticket): number {
    return ticket.returned ? 0 : this.classes[ticket.priority].fresh.lead(ticket);
  }

  leadOfNew(task: Joining): number {
    return this.classes[task.priority].fresh.leadOfNew(task);
  }

  /** All that waits. */
  get load(): Load {
    const sum = noLoad();
    for (const priority of PRIORITIES) this.addClass(priority, sum);
    return sum;
  }

  /** In the order of starts, were there no more to come and only one class; interactive first. A copy. */
  tickets(): Ticket[] {
    return PRIORITIES.flatMap((priority) => {
      const { returned, fresh } = this.classes[priority];
      return [...returned.tickets(), ...fresh.tickets()];
    });
  }

  /** Those of them that may go on with one engine version only. A copy. */
  bound(): Ticket[] {
    return PRIORITIES.flatMap((priority) => this.classes[priority].returned.bound());
  }

  /** The first of these, so many at most: as fast as there are few of them, however long the queue is. */
  upcoming(most: number): Ticket[] {
    const upcoming: Ticket[] = [];
    for (const priority of PRIORITIES) {
      const { returned, fresh } = this.classes[priority];
      upcoming.push(...returned.tickets(most), ...fresh.tickets(most));
    }
    return upcoming.slice(0, most);
  }

  /** Of the batch tasks that never started, the first to have joined this queue that `accept` takes. */
  oldestBatch(accept: (ticket: Ticket) => boolean): Ticket | undefined {
    return this.arrivals.first(accept);
  }

  youngestBatch(accept: (ticket: Ticket) => boolean): Ticket | undefined {
    return this.arrivals.last(accept);
  }

  /** Whose turn it is, for the next process. `running`: what holds a slot of this pool. */
  turns(running: readonly Ticket[]): QueueTurns {
    const of = (priority: Priority) => this.classes[priority].fresh.turns(running.filter((ticket) => ticket.priority === priority));
    return { interactive: of('interactive'), batch: of('batch'), owed: this.share.owedBefore(running) };
  }

  /** Whose turn it was when an earlier process ended. Before anything waits. */
  recall({ interactive, batch, owed }: QueueTurns): void {
    this.classes.interactive.fresh.recall(interactive);
    this.classes.batch.fresh.recall(batch);
    this.share.recall(owed);
  }

  private nextOf(priority: Priority, room: Room): Ticket | undefined {
    const { returned, fresh } = this.classes[priority];
    return (returned.size > 0 ? returned.next(room) : undefined) ?? fresh.next(room);
  }

  private left(ticket: Ticket): void {
    this.tokens -= ticket.cost;
    if (ticket.priority === 'batch' && !ticket.returned) {
      this.arrivals.remove(ticket);
      this.batchTokens -= ticket.cost;
    }
  }

  /** Adds what the other class starts before one with so much of its own class ahead of it. */
  private addRivals(priority: Priority, cost: number, ahead: Load): void {
    const other = priority === 'batch' ? 'interactive' : 'batch';
    if (priority === 'interactive' && this.share.batch === 0) return;
    const head = this.nextOf(other, ANY_ROOM);
    if (head === undefined) return;
    const { rivals: load } = this;
    copy(NOTHING, load);
    this.addClass(other, load);
    const rival: Rival = { load, head };
    if (priority === 'batch') this.share.addInteractiveAhead(rival, ahead, cost, ahead);
    else this.share.addBatchAhead(rival, ahead, ahead);
  }

  private addClass(priority: Priority, sum: Load): void {
    const { returned, fresh } = this.classes[priority];
    returned.addAll(sum);
    fresh.addAll(sum);
  }
}

const NOTHING: Readonly<Load> = noLoad();

function copy({ count, promptTokens, outputTokens }: Readonly<Load>, to: Load): void {
  to.count = count;
  to.promptTokens = promptTokens;
  to.outputTokens = outputTokens;
}
