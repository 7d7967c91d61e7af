import { Scheduler, type SchedulerOptions } from '../../../../../src/domain/scheduling/scheduler.js';
import type { Chance } from '../../../../support/chance.js';
import { poolState, replicaState, SchedulerBench, schedulerTask } from '../../../../support/scheduling.js';
import { PredictionWorld, score, type Score, type WorldOptions } from './prediction-world.js';

/** Texts of the length of some poems, which may be over after each. */
const poems = (chance: Chance): number => {
  let length = 0;
  do length += chance.between(15, 25);
  while (chance.next() > 0.125);
  return length;
};

const WORLD: WorldOptions = {
  seed: 20_260_101,
  forMs: 90_000,
  replicas: [{ slots: 4, msPerToken: 2 }, { slots: 4, msPerToken: 4 }],
  load: 2.5,
  batch: 0.3,
  maxTokens: (chance) => chance.of([16, 32, 64, 128, 256]),
  length: poems,
};

/** What is told after the first 20 seconds. */
const scoreOf = (world: PredictionWorld): Score => score(world.told, 20_000);

describe('under bursts, with both classes, five flows and cancels', () => {
  const world = new PredictionWorld(WORLD).run();
  const result = scoreOf(world);

  test('a start is foretold to within an eighth of the wait, in most cases', () => {
    expect(result.waits).toBeGreaterThan(1000);
    expect(result.median).toBeLessThan(0.13);
    expect(result.bias).toBeGreaterThan(0.9);
    expect(result.bias).toBeLessThan(1.1);
  });

  test('some eight of ten starts fall into the interval, for each class', () => {
    for (const priority of ['interactive', 'batch'] as const) {
      const { coverage } = score(world.told.filter(({ task }) => task.priority === priority), 20_000);
      expect(coverage).toBeGreaterThan(0.7);
      expect(coverage).toBeLessThan(0.9);
    }
  });

  test('the chance to be on time is worth far more than knowing how many are', () => {
    expect(result.late).toBeGreaterThan(0.1);
    expect(result.brier).toBeLessThan(0.06);
    expect(result.brier).toBeLessThan(0.5 * result.late * (1 - result.late));
  });

  test('batch, which others may yet be put before, is foretold to within a quarter of the wait, in most cases', () => {
    expect(score(world.told.filter(({ task }) => task.priority === 'batch'), 20_000).median).toBeLessThan(0.25);
  });

  test('no task is told a start that its deadline comes before', () => {
    for (const { predictedStartMs, task, at } of world.told) expect(predictedStartMs).toBeLessThanOrEqual(Math.ceil(task.deadlineAt - at));
  });

  test('no task that waits is told a start outside of its interval', () => {
    for (const { predictedStartLowMs, predictedStartMs, predictedStartHighMs } of world.told) {
      expect(predictedStartLowMs).toBeLessThanOrEqual(predictedStartMs);
      expect(predictedStartMs).toBeLessThanOrEqual(predictedStartHighMs);
    }
  });
});

test('in one line and one flow a start is foretold to within a tenth of the wait', () => {
  const { median, coverage } = scoreOf(new PredictionWorld({ ...WORLD, batch: 0, flows: 1, canceled: 0 }).run());
  expect(median).toBeLessThan(0.1);
  expect(coverage).toBeGreaterThan(0.7);
  expect(coverage).toBeLessThan(0.9);
});

test('an engine whose tasks slow each other down is foretold as well as one whose tasks do not', () => {
  const { median, bias, coverage } = scoreOf(new PredictionWorld({ ...WORLD, replicas: [{ slots: 4, msPerToken: 0.6 }], crowding: 0.8, batch: 0 }).run());
  expect(median).toBeLessThan(0.2);
  expect(bias).toBeGreaterThan(0.9);
  expect(bias).toBeLessThan(1.1);
  expect(coverage).toBeGreaterThan(0.7);
});

test('a client that understates what it asks for is foretold about as well as one that says nothing', () => {
  const silent = scoreOf(new PredictionWorld({ ...WORLD, batch: 0, estimated: 0 }).run());
  const sly = scoreOf(new PredictionWorld({ ...WORLD, batch: 0, estimated: 1, estimate: (length) => length / 10 }).run());
  expect(sly.median).toBeLessThan(1.3 * silent.median);
  expect(sly.bias).toBeLessThan(1.15);
});

test('a scheduler that remembers foretells its first starts better than one that does not', () => {
  const taught = new PredictionWorld(WORLD).run().scheduler.memory('p');
  if (taught === undefined) throw new Error('The pool remembers nothing.');
  const firstsOf = (scheduler: SchedulerOptions): Score =>
    score(Array.from({ length: 24 }, (_, n) => 1 + n).flatMap((seed) => new PredictionWorld({ ...WORLD, seed, forMs: 300, scheduler }).run().told), 0, 50);
  const fresh = firstsOf({});
  const recalled = firstsOf({ memories: new Map([['p', taught]]) });
  expect(recalled.median).toBeLessThan(0.45);
  expect(recalled.median).toBeLessThan(0.95 * fresh.median);
});

test('nobody is foretold to start before the front of the line, however differently the front and the rest were wrong', () => {
  const taught = new PredictionWorld(WORLD).run().scheduler.memory('p');
  if (taught === undefined) throw new Error('The pool remembers nothing.');
  const off = { free: 0, next: 2, queue: -2 };
  const calibration = taught.calibration.map((kind) => ({ ...kind, errors: kind.errors.map((error) => error + off[kind.depth]) }));
  const scheduler = new Scheduler({ memories: new Map([['p', { ...taught, calibration }]]) });
  scheduler.apply({ kind: 'pool', pool: poolState('p', { replicas: [replicaState('r0', { slots: 2 })] }) }, 0);
  const line = Array.from({ length: 12 }, (_, n) => `task-${n}`);
  for (const taskId of line) {
    scheduler.apply({ kind: 'submit', task: schedulerTask(taskId, { flow: 'key:one' }) }, 0);
    scheduler.apply({ kind: 'confirm', taskId }, 0);
  }
  const starts = line.flatMap((taskId) => {
    const standing = scheduler.standing(taskId, 10);
    return standing?.kind === 'queued' ? [standing.predictedStartMs] : [];
  });
  expect(starts).toHaveLength(10);
  // Two slots: the first two are its front.
  expect(Math.min(...starts.slice(2))).toBeGreaterThanOrEqual(starts[1] ?? Infinity);
});

test('what runs alone on an engine whose tasks slow each other down more than in proportion has a chance to be on time that is a number', () => {
  const bench = new SchedulerBench(poolState('p', { replicas: [replicaState('r', { slots: 8 })] }));
  for (let round = 0; round < 100; round++) {
    const ids = Array.from({ length: 6 + (round % 3) }, (_, i) => `t${round}-${i}`);
    const decodeMs = 100 * ids.length ** 2;
    for (const id of ids) bench.queue(id);
    bench.now += decodeMs;
    for (const id of ids) bench.ended(id, false, { promptTokens: 100, tokensOut: 101, firstTokenMs: 0, decodeMs });
  }
  bench.queue('alone');
  bench.now += 50;
  bench.apply({ kind: 'progress', taskId: 'alone', tokensOut: 3 });
  expect(bench.standing('alone')?.onTimeProbability).toBeCloseTo(1);
});
