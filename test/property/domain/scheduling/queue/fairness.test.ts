import fc from 'fast-check';
import { must } from '../model.js';
import { MixedWorld, mixedLoads, type MixedLoad } from './mixed-load.js';
import { canBePromised } from './share-game.js';

/** Of a value over time: how much it rose at most, from any time to any later one within one stretch. */
class Rise {
  private least = Infinity;
  most = 0;

  see(value: number): void {
    this.least = Math.min(this.least, value);
    this.most = Math.max(this.most, value - this.least);
  }

  interrupt(): void {
    this.least = Infinity;
  }
}

/** Tells of which flows nothing waited when something started since it was asked last: their windows end there. */
function missing(): ({ missed }: MixedWorld) => readonly boolean[] {
  let before: readonly number[] = [];
  return ({ missed: { interactive: now } }) => {
    const missed = now.map((count, flow) => count > (before[flow] ?? 0));
    before = [...now];
    return missed;
  };
}

const RUNS = { numRuns: 60 };
const alone = { sessions: fc.constant(false) };
const flows = (least: number, most: number, ...weights: number[]): fc.Arbitrary<number[]> => fc.array(fc.constantFrom(...weights), { minLength: least, maxLength: most });

/** So many tasks' tokens, and what is known only when they end, at either end of a window: of as many as there are slots. */
const tokensOf = (tasks: number, { wrong, slots, largest }: MixedLoad): number => (tasks + (wrong ? 2 * slots : 0)) * largest;

const shareOf = ({ weights }: MixedLoad, flow: number): number => (weights[flow] ?? 1) / weights.reduce((sum, weight) => sum + weight, 0);

/**
 * Fails where a flow got less than its share of all that was served, minus `but`, over some window in which it had something waiting
 * whenever something started.
 */
function expectShares(load: MixedLoad, but: (share: number) => number): void {
  const lacks = load.weights.map(() => new Rise());
  const missed = missing();
  const see = (world: MixedWorld): void => {
    const gone = missed(world);
    const { total, served: { interactive: served } } = world;
    lacks.forEach((lack, flow) => {
      if (gone[flow] === true) lack.interrupt();
      lack.see(shareOf(load, flow) * total.interactive - (served[flow] ?? 0));
    });
  };
  new MixedWorld(load, ['interactive'], see).run();
  lacks.forEach((lack, flow) => {
    const bound = but(shareOf(load, flow));
    must(lack.most <= bound + 1e-6, `flow ${flow} lacks ${lack.most} of its share; at most ${bound}`);
  });
}

test('ORCH-3050 of two flows each gets, over any window in which it waits, its share but for one task', () => {
  fc.assert(
    fc.property(mixedLoads({ ...alone, weights: flows(2, 2, 1, 2, 8, 0.3) }), (load) => expectShares(load, () => tokensOf(1, load))),
    RUNS,
  );
});

test('ORCH-3050 of flows that all go on waiting none is ever behind its share by more than one task, however many there are', () => {
  fc.assert(
    fc.property(mixedLoads({ ...alone, busy: fc.constant(true), wrong: fc.constant(false) }), (load) => {
      const see = ({ total, served: { interactive: served } }: MixedWorld): void => {
        load.weights.forEach((_, flow) => {
          const behind = shareOf(load, flow) * total.interactive - (served[flow] ?? 0);
          must(behind <= load.largest + 1e-6, `flow ${flow} is ${behind} behind its share; at most ${load.largest}`);
        });
      };
      new MixedWorld(load, ['interactive'], see).run();
    }),
    RUNS,
  );
});

test('ORCH-3050 over any window in which it waits, also one that begins when it has just been ahead, a flow gets its share but for two tasks', () => {
  fc.assert(
    fc.property(mixedLoads({ ...alone, wrong: fc.constant(false) }), (load) => expectShares(load, () => tokensOf(2, load))),
    RUNS,
  );
  fc.assert(
    fc.property(mixedLoads({ ...alone, busy: fc.constant(true) }), (load) => expectShares(load, (share) => tokensOf(2 - share, load))),
    RUNS,
  );
});

test('more than that no order of starts could promise, over every window but for one task, to three flows and more', () => {
  expect(canBePromised([1, 1], [1, 4])).toBe(true);
  expect(canBePromised([1, 1, 1], [1])).toBe(true);
  expect(canBePromised([8, 3, 1], [1])).toBe(true);
  expect(canBePromised([9, 5, 2], [1])).toBe(false);
  expect(canBePromised([1, 1, 1], [1, 4])).toBe(false);
});

test('ORCH-3050 while flows of one weight wait, none is served more than another but for a task of each', () => {
  fc.assert(
    fc.property(mixedLoads({ weights: flows(2, 6, 1) }), (load) => {
      const rises = load.weights.map(() => load.weights.map(() => new Rise()));
      const missed = missing();
      const see = (world: MixedWorld): void => {
        const gone = missed(world);
        const { served: { interactive: served } } = world;
        rises.forEach((others, flow) => {
          others.forEach((rise, other) => {
            if (gone[flow] === true) rise.interrupt();
            rise.see((served[other] ?? 0) - (served[flow] ?? 0));
          });
        });
      };
      new MixedWorld(load, ['interactive'], see).run();
      const bound = 2 * tokensOf(1, load);
      for (const rise of rises.flat()) must(rise.most <= bound + 1e-6, `one flow got ${rise.most} more than another; at most ${bound}`);
    }),
    RUNS,
  );
});

test('ORCH-3050 while sessions come and go besides, a flow gets its share among those that wait but for three tasks', () => {
  fc.assert(
    fc.property(mixedLoads({ sessions: fc.constant(true), wrong: fc.constant(false) }), (load) => {
      const lacks = load.weights.map(() => new Rise());
      const missed = missing();
      const see = (world: MixedWorld): void => {
        const gone = missed(world);
        const { due: { interactive: due }, served: { interactive: served } } = world;
        lacks.forEach((lack, flow) => {
          if (gone[flow] === true) lack.interrupt();
          lack.see((due[flow] ?? 0) - (served[flow] ?? 0));
        });
      };
      new MixedWorld(load, ['interactive'], see).run();
      for (const lack of lacks) must(lack.most <= tokensOf(3, load) + 1e-6, `a flow lacks ${lack.most} of what was due to it; at most ${tokensOf(3, load)}`);
    }),
    RUNS,
  );
});

test('ORCH-3051 over any window in which whatever starts had both classes waiting, batch gets its share but for one task, and no more than that', () => {
  fc.assert(
    fc.property(mixedLoads(), (load) => {
      const lack = new Rise();
      const excess = new Rise();
      let alone = 0;
      const see = ({ total, alone: now }: MixedWorld): void => {
        if (now > alone) {
          lack.interrupt();
          excess.interrupt();
        }
        alone = now;
        lack.see(load.share * (total.interactive + total.batch) - total.batch);
        excess.see(total.batch - load.share * (total.interactive + total.batch));
      };
      new MixedWorld(load, ['interactive', 'batch'], see).run();
      const bound = load.wrong ? (1 + load.slots) * load.largest : load.largest;
      must(lack.most <= bound + 1e-6, `batch lacks ${lack.most} tokens of its share; at most ${bound}`);
      must(excess.most <= bound + 1e-6, `batch got ${excess.most} tokens beyond its share; at most ${bound}`);
    }),
    RUNS,
  );
});

test('ORCH-3050 whoever keeps coming, a task starts after its turn of what all who wait may be served', () => {
  fc.assert(
    fc.property(mixedLoads({ sessions: fc.constant(true), wrong: fc.constant(false), share: fc.constant(0) }), (load) => {
      const since = new Map<string, { served: number; readonly ahead: number; weights: number; flows: number }>();
      const see = (world: MixedWorld): void => {
        const waiting = world.queue.tickets();
        const flows = new Map(waiting.map(({ flow, weight }) => [flow, weight]));
        const weights = [...flows.values()].reduce((sum, weight) => sum + weight, 0);
        const ids = new Set(waiting.map(({ taskId }) => taskId));
        for (const [taskId] of since) if (!ids.has(taskId)) since.delete(taskId);
        for (const { taskId, flow, weight, cost, sequence } of waiting) {
          const of = waiting.filter((one) => one.flow === flow && one.sequence < sequence);
          const ahead = of.reduce((sum, one) => sum + one.cost, cost) / weight;
          const one = since.get(taskId) ?? { served: world.total.interactive, ahead, weights, flows: flows.size };
          one.weights = Math.max(one.weights, weights);
          one.flows = Math.max(one.flows, flows.size);
          since.set(taskId, one);
          const bound = (one.ahead + load.largest / weight) * one.weights + 2 * one.flows * load.largest;
          must(world.total.interactive - one.served <= bound, `${taskId} waits, and ${world.total.interactive - one.served} tokens were served; at most ${bound}`);
        }
      };
      new MixedWorld({ ...load, steps: 60 }, ['interactive'], see).run();
    }),
    RUNS,
  );
});
