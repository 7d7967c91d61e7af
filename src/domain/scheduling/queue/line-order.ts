import type { Bands } from './bands.js';
import type { Flow } from './flow.js';
import { SumTree } from './sum-tree.js';
import type { Ticket } from '../ticket.js';
import { VirtualTime, type Turn } from './virtual-time.js';

/** Of a flow, the ticket that starts next and the others after it. */
class Waiting implements Turn {
  private constructor(
    readonly weight: number,
    readonly start: number,
    readonly ticket: Ticket,
    private readonly others: Iterator<Ticket, unknown>,
  ) {}

  static of({ weight, start }: Pick<Flow, 'weight' | 'start'>, tickets: Iterator<Ticket, unknown>): Waiting | undefined {
    const next = tickets.next();
    return next.done === true ? undefined : new Waiting(weight, start, next.value, tickets);
  }

  get headSequence(): number {
    return this.ticket.sequence;
  }

  /** After its ticket has started. */
  get after(): Waiting | undefined {
    const { weight, start, ticket, others } = this;
    return Waiting.of({ weight, start: start + ticket.cost / weight }, others);
  }
}

const NO_NUMBERS = { sums: 0, leasts: 0 };
const none = new Float64Array(0);

/** What starts of these if nothing else comes and all take what is expected of them, in that order; so many at most. As fast as there are few of them. */
export function lineOrder(bands: Bands, { now, quantum }: VirtualTime, most: number): Ticket[] {
  const time = new VirtualTime(now, quantum);
  let { weights } = bands;
  const lines = [...bands].map((flows) => {
    const line = new SumTree<Waiting>(NO_NUMBERS);
    for (const flow of flows) {
      if (line.size === most) break;
      join(line, Waiting.of(flow, flow[Symbol.iterator]()));
    }
    return line;
  });

  const order: Ticket[] = [];
  while (order.length < most) {
    let line: SumTree<Waiting> | undefined;
    for (const other of lines) if (other.first !== undefined && (line?.first === undefined || time.isSooner(other.first, line.first))) line = other;
    const next = line?.first;
    if (line === undefined || next === undefined) break;
    order.push(next.ticket);
    line.remove(next.start, next.headSequence);
    const after = next.after;
    join(line, after);
    time.advance(next.start, next.ticket.cost, weights);
    if (after === undefined) weights -= next.weight;
  }
  return order;
}

function join(line: SumTree<Waiting>, waiting: Waiting | undefined): void {
  if (waiting !== undefined) line.add(waiting, waiting.start, waiting.headSequence, none);
}
