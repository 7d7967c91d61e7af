import fc from 'fast-check';
import { NOTHING_SPENT, remaining, spendingOf, sum, type Budget, type Grant, type Price, type Spending } from '../../../../src/domain/session/budget.js';
import { grant } from '../../../../src/domain/session/grant.js';
import { Reservations } from '../../../../src/services/sessions/reservations.js';

/** The last digits of a sum of costs: far below the nine decimals that are shown. */
const DUST = 1e-9;

interface Running {
  readonly grant: Grant;
  readonly promptTokens: number;
}

type Step =
  | { readonly kind: 'admit'; readonly promptTokens: number; readonly maxTokens: number; readonly deadlineMs: number; readonly budget: Budget }
  /** A task ends, having made this share of what it may. */
  | { readonly kind: 'end'; readonly which: number; readonly share: number };

const amounts = { tokens: fc.integer({ min: 1, max: 500 }), timeMs: fc.integer({ min: 1, max: 10_000 }), cost: fc.double({ min: 1e-6, max: 5, noNaN: true }) };
const budgets = fc.record(amounts, { requiredKeys: [] });
const prices = fc.record({ inputToken: fc.double({ min: 0, max: 0.01, noNaN: true }), outputToken: fc.double({ min: 0, max: 0.05, noNaN: true }) });
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('admit' as const),
    promptTokens: fc.integer({ min: 1, max: 60 }),
    maxTokens: fc.integer({ min: 1, max: 100 }),
    deadlineMs: fc.integer({ min: 1, max: 5_000 }),
    budget: budgets,
  }),
  fc.record({ kind: fc.constant('end' as const), which: fc.nat(), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
);

const within = (limits: Budget, taken: Spending): boolean =>
  taken.tokens <= (limits.tokens ?? Infinity) && taken.timeMs <= (limits.timeMs ?? Infinity) && taken.cost <= (limits.cost ?? Infinity) + DUST;

/** One session, any tasks beside each other, each ending when and how it likes within what it was granted. */
class World {
  readonly reservations = new Reservations();
  readonly running: Running[] = [];
  readonly used: Spending[] = [];
  spent: Spending = NOTHING_SPENT;

  constructor(
    readonly limits: Budget,
    private readonly price: Price,
  ) {}

  get taken(): Spending {
    return sum(this.spent, this.reservations.reserved('s'));
  }

  step(step: Step): void {
    if (step.kind === 'admit') this.admit(step);
    else this.end(step.which, step.share);
  }

  end(which: number, share: number): void {
    const [task] = this.running.splice(which % Math.max(1, this.running.length), 1);
    if (task === undefined) return;
    const { grant: given, promptTokens } = task;
    const used = spendingOf(
      { tokensIn: promptTokens, tokensOut: Math.floor(share * given.outputTokens), timeMs: Math.floor(share * (given.timeMs ?? 1_000)) },
      this.price,
    );
    if (used.tokens > given.reserved.tokens || used.cost > given.reserved.cost + DUST || (given.timeMs !== undefined && used.timeMs > given.reserved.timeMs)) {
      throw new Error(`used ${JSON.stringify(used)} of ${JSON.stringify(given)}`);
    }
    this.reservations.remove('s', given.reserved);
    this.spent = sum(this.spent, used);
    this.used.push(used);
  }

  private admit({ promptTokens, maxTokens, deadlineMs, budget }: Extract<Step, { kind: 'admit' }>): void {
    const ask = { promptTokens, promptAtMost: promptTokens, maxTokens, deadlineMs, budget, price: this.price };
    const granting = grant(ask, remaining(this.limits, this.taken));
    if (granting.kind === 'refused' || granting.grant === undefined) return;
    const { grant: given } = granting;
    if (given.outputTokens < 1 || given.outputTokens > maxTokens) throw new Error(`granted ${given.outputTokens} of ${maxTokens}`);
    if (!within(budget, given.reserved)) throw new Error('more than its own budget');
    this.reservations.add('s', given.reserved);
    this.running.push({ grant: given, promptTokens });
  }
}

test('tasks of one session, however they interleave, never take more together than it has', () => {
  fc.assert(
    fc.property(budgets, prices, fc.array(steps, { maxLength: 60 }), (limits, price, todo) => {
      const world = new World(limits, price);
      for (const step of todo) {
        world.step(step);
        expect(within(limits, world.taken)).toBe(true);
      }
    }),
  );
});

test('when all have ended, what is spent is the sum of what each used, and nothing is reserved', () => {
  fc.assert(
    fc.property(budgets, prices, fc.array(steps, { maxLength: 60 }), (limits, price, todo) => {
      const world = new World(limits, price);
      for (const step of todo) world.step(step);
      while (world.running.length > 0) world.end(0, 1);
      expect(world.reservations.has('s')).toBe(false);
      expect(world.reservations.reserved('s')).toEqual(NOTHING_SPENT);
      expect(world.spent).toEqual(world.used.reduce(sum, NOTHING_SPENT));
    }),
  );
});
