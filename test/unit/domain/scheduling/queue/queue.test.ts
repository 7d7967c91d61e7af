import { PoolQueue } from '../../../../../src/domain/scheduling/queue/queue.js';
import { Ticket } from '../../../../../src/domain/scheduling/ticket.js';
import { cpuTimeOf } from '../../../../support/cpu-time.js';
import { schedulerTask, type TaskChanges } from '../../../../support/scheduling.js';

/** One slot, and tasks of 100 tokens where nothing else is said. */
class Slot {
  readonly queue = new PoolQueue();
  private made = 0;

  /** `whose`: its flow; the task is called by it and a number. */
  add(whose: string, changes: TaskChanges & { readonly expected?: number } = {}): Ticket {
    const { expected = 50, ...task } = changes;
    const sequence = ++this.made;
    const ticket = new Ticket(sequence, schedulerTask(`${whose}${sequence}`, { flow: whose, promptTokens: 50, ...task }), { poolId: 'p', modelRef: 'm', outputTokens: expected });
    this.queue.add(ticket);
    return ticket;
  }

  addMany(count: number, whose: string, changes: Parameters<Slot['add']>[1] = {}): void {
    for (let i = 0; i < count; i++) this.add(whose, changes);
  }

  /** Runs whoever is next: whose it was. `tokens`: what it took. */
  run(tokens?: number): string | undefined {
    const ticket = this.queue.next(() => Infinity);
    if (ticket === undefined) return undefined;
    this.queue.start(ticket);
    this.queue.served(ticket, tokens ?? ticket.cost);
    return ticket.flow;
  }

  runMany(count: number, tokens?: number): string {
    return Array.from({ length: count }, () => this.run(tokens) ?? '-').join('');
  }
}

const batch = { priority: 'batch' } as const;

describe('flows', () => {
  test('take turns, however many tasks one has queued before the other', () => {
    const slot = new Slot();
    slot.addMany(4, 'a');
    slot.addMany(2, 'b');
    expect(slot.runMany(7)).toBe('ababaa-');
  });

  test('are served by tokens, not by tasks', () => {
    const slot = new Slot();
    slot.addMany(3, 'a', { promptTokens: 350 });
    slot.addMany(12, 'b');
    expect(slot.runMany(15)).toBe('abbbbabbbbabbbb');
  });

  test('of twice the weight get twice the tokens', () => {
    const slot = new Slot();
    slot.addMany(4, 'a');
    slot.addMany(8, 'b', { weight: 2 });
    expect(slot.runMany(12)).toBe('babbabbabbab');
  });

  test('of a large weight are not kept waiting by a row of small ones', () => {
    const slot = new Slot();
    for (const light of 'abcd') slot.addMany(2, light);
    slot.addMany(8, 'h', { weight: 4 });
    expect(slot.runMany(16)).toBe('hahbhcdhhahbhcdh');
  });

  test('that came while a task ran which took less than was expected go by their weights too', () => {
    const slot = new Slot();
    const overstated = slot.add('o', { expected: 5_000 });
    slot.queue.start(overstated);
    for (const whose of ['a', 'b', 'c']) slot.addMany(2, whose);
    slot.addMany(4, 'h', { weight: 4 });
    slot.queue.served(overstated, 60);
    expect(slot.runMany(10)).toBe('hahbhchabc');
  });

  test('that understate their tasks are charged with what these take', () => {
    const slot = new Slot();
    slot.addMany(4, 'a', { expected: 1, promptTokens: 1 });
    slot.addMany(4, 'b');
    expect(slot.runMany(8, 100)).toBe('abababab');
  });

  test('that overstate them get back what these did not take', () => {
    const slot = new Slot();
    slot.addMany(4, 'a', { expected: 5000 });
    slot.addMany(4, 'b');
    expect(slot.runMany(8, 100)).toBe('abababab');
  });

  test('that were idle have saved nothing up', () => {
    const slot = new Slot();
    slot.addMany(9, 'a');
    slot.add('b');
    expect(slot.runMany(6)).toBe('abaaaa');
    slot.addMany(3, 'b');
    expect(slot.runMany(6)).toMatch(/^(ab){3}$|^(ba){3}$/);
  });

  test('that were served ahead of the others wait until these have caught up, though they were idle meanwhile', () => {
    const slot = new Slot();
    slot.add('a', { promptTokens: 450 });
    slot.addMany(9, 'b');
    expect(slot.runMany(2)).toBe('ab');
    slot.add('a');
    expect(slot.runMany(6)).toBe('bbbbba');
  });

  test('are forgotten, debts and all, once nothing waits and nothing runs', () => {
    const slot = new Slot();
    slot.add('a', { promptTokens: 9950 });
    slot.add('b');
    slot.runMany(2);
    slot.add('a');
    slot.add('b');
    expect(slot.runMany(2)).toBe('ab');
  });

  test('that come anew all the time do not keep one from its second task', () => {
    const slot = new Slot();
    slot.add('a');
    slot.add('a');
    for (let i = 0; i < 10; i++) slot.add(`s${i}`);
    let starts = 0;
    for (let turns = 0; turns < 2; starts++) {
      slot.add(`t${starts}`);
      if (slot.run() === 'a') turns++;
    }
    expect(starts).toBeLessThan(30);
  });

  test('of one task each are served in the order in which they came', () => {
    const slot = new Slot();
    const order: string[] = [];
    for (let i = 0; i < 20; i++) {
      slot.add(`s${i}`, { promptTokens: 10 + ((i * 37) % 90) });
      if (i % 3 === 2) order.push(slot.run() ?? '');
    }
    while (slot.queue.size > 0) order.push(slot.run() ?? '');
    expect(order).toEqual(Array.from({ length: 20 }, (_, i) => `s${i}`));
  });

  test('a task that comes from another pool goes ahead of those that were admitted after it', () => {
    const slot = new Slot();
    const old = slot.add('old');
    slot.queue.remove(old);
    for (const whose of ['a', 'b', 'c']) slot.add(whose);
    expect(slot.run()).toBe('a');
    slot.queue.add(old);
    expect(slot.run()).toBe('old');
  });
});

describe('a key whose weight is changed', () => {
  test.each([['goes on waiting', 3], ['had nothing more waiting', 1]])('is as many tokens ahead of its due as before, where it %s', (_how, waiting) => {
    const slot = new Slot();
    slot.addMany(waiting, 'k', { weight: 0.01 });
    slot.addMany(80, 'a');
    expect(slot.runMany(2)).toBe('ak');
    slot.addMany(9, 'k', { weight: 100 });
    // It was ahead by one task: it waits for some of the other, not for all that would have been served until its old weight was due.
    expect(slot.runMany(8).replaceAll('a', '').length).toBeGreaterThanOrEqual(5);
  });
});

describe('classes', () => {
  test('without a share, batch starts when no interactive task can', () => {
    const slot = new Slot();
    slot.addMany(3, 'b', batch);
    slot.addMany(3, 'i');
    expect(slot.runMany(6)).toBe('iiibbb');
  });

  test('with one, batch gets it while both wait', () => {
    const slot = new Slot();
    slot.queue.batchShare = 0.25;
    slot.addMany(3, 'b', batch);
    slot.addMany(9, 'i');
    expect(slot.runMany(12)).toBe('iiibiiibiiib');
  });

  test('batch that takes more than was expected pays for it', () => {
    const slot = new Slot();
    slot.queue.batchShare = 0.5;
    slot.addMany(3, 'b', { ...batch, expected: 1, promptTokens: 1 });
    slot.addMany(9, 'i');
    expect(slot.runMany(9, 100)).toBe('ibibibiii');
  });

  test('with one, batch gets it also where each class has but one task waiting whenever a slot is free', () => {
    const slot = new Slot();
    slot.queue.batchShare = 0.25;
    slot.add('b', batch);
    let order = '';
    for (let turn = 0; turn < 12; turn++) {
      slot.add('i');
      order += slot.run() ?? '';
      if (order.endsWith('b')) slot.add('b', batch);
    }
    expect(order).toBe('iiibiiibiiib');
  });

  test('what batch was owed is forgotten when something starts while nothing of it waits', () => {
    const slot = new Slot();
    slot.queue.batchShare = 0.5;
    slot.add('b', batch);
    slot.addMany(3, 'i');
    expect(slot.runMany(4)).toBe('ibii');
    slot.add('b', batch);
    slot.addMany(2, 'i');
    expect(slot.runMany(2)).toBe('ib');
  });

  test('what batch was owed is forgotten when the last of it leaves the queue', () => {
    const slot = new Slot();
    slot.queue.batchShare = 0.5;
    slot.addMany(9, 'i');
    const waiting = slot.add('b', { ...batch, promptTokens: 950 });
    expect(slot.runMany(4)).toBe('iiii');
    slot.queue.remove(waiting);
    slot.add('b', batch);
    expect(slot.runMany(2)).toBe('ib');
  });

  test('batch that starts because nothing else can owes nothing for it', () => {
    const slot = new Slot();
    slot.queue.batchShare = 0.5;
    slot.add('i', { ctx: 8000 });
    slot.addMany(9, 'b', batch);
    for (let i = 0; i < 5; i++) {
      const next = slot.queue.next(() => 1000);
      if (next !== undefined) slot.queue.start(next);
    }
    slot.addMany(2, 'i');
    expect(slot.runMany(2)).toBe('ib');
  });
});

describe('places', () => {
  test('among heavy keys are as exact after a light one was served for long', () => {
    const slot = new Slot();
    slot.add('light', { weight: 0.001, promptTokens: 3_000_000, expected: 0 });
    slot.addMany(2, 'light', { weight: 0.001 });
    slot.run();
    for (let round = 0; round < 30; round++) {
      for (const heavy of 'abcdef') slot.addMany(4, heavy, { weight: 1000 });
      for (let i = 0; i < 20; i++) slot.run(1000 + ((i * 37) % 50));
      const heavy = slot.queue.tickets().filter(({ weight }) => weight === 1000);
      const light = slot.queue.tickets().filter(({ weight }) => weight !== 1000);
      for (const ticket of light) slot.queue.remove(ticket);
      heavy.forEach((ticket, place) => { expect(Math.abs(slot.queue.ahead(ticket).count - place)).toBeLessThanOrEqual(1); });
      for (const ticket of light) slot.queue.add(ticket);
    }
  });

  test.each([0.5, 2])('of a task that brings a new weight of its key, %d, count what waits of the key once', (weight) => {
    const slot = new Slot();
    slot.addMany(5, 'k');
    slot.add('other', { weight });
    expect(slot.queue.aheadOfNew({ priority: 'interactive', flow: 'k', weight }, 100).count).toBeLessThanOrEqual(slot.queue.size);
  });
});

describe('the next few', () => {
  const ANYWHERE = schedulerTask('anywhere').placement;
  const MASKS = [undefined, 'cuda:0', 'cuda:1'];
  const kinds = {
    'of many flows': (i: number) => ({ flow: `f${i}`, weight: 1 + (i % 3) }),
    'of one flow that asks for several masks of devices': (i: number) => {
      const mask = MASKS[i % MASKS.length];
      return { flow: 'f', placement: mask === undefined ? ANYWHERE : { ...ANYWHERE, requireDeviceMask: mask } };
    },
  };

  test.each(Object.entries(kinds))('%s are the first of all, and found as fast in a long queue as in a short one', (_name, changes) => {
    const filled = (count: number): Slot => {
      const slot = new Slot();
      for (let i = 0; i < count; i++) slot.add('', changes(i));
      return slot;
    };
    const [short, long] = [filled(1_000), filled(100_000)];
    expect(short.queue.upcoming(16)).toEqual(short.queue.tickets().slice(0, 16));
    const asked = ({ queue }: Slot): number => cpuTimeOf(() => { for (let i = 0; i < 50; i++) queue.upcoming(16); });
    asked(short);
    expect(asked(long)).toBeLessThan(5 * asked(short) + 100);
  });
});
