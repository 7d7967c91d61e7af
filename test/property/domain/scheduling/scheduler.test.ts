import fc from 'fast-check';
import { PRIORITIES } from '../../../../src/domain/task/task.js';
import { Scheduler } from '../../../../src/domain/scheduling/scheduler.js';
import { must } from './model.js';
import { scripts, World } from './world.js';

/**
 * Random histories of three pools, with model.ts beside the scheduler. After every event the model checks who was
 * admitted where, who started, moved, was evicted or stopped, and that nothing was left out; it throws where it differs.
 */
const RUNS = { numRuns: 150 };

test('every decision is the one that the rules call for, whatever happens', () => {
  fc.assert(fc.property(scripts, (script) => void new World().run(script)), RUNS);
});

test('positions and depths are those that a count from the front gives', () => {
  fc.assert(
    fc.property(scripts, (script) => {
      const world = new World();
      const { scheduler, model } = world;
      world.run(script, () => {
        for (const poolId of ['a', 'b', 'c']) {
          const waiting = model.waiting(poolId);
          for (const priority of PRIORITIES) {
            const depth = waiting.filter(({ task }) => task.priority === priority).length;
            must(scheduler.queueDepth(poolId, priority) === depth, `${poolId} holds ${depth} ${priority} tasks`);
          }
          waiting.forEach(({ task }, position) => {
            const standing = scheduler.standing(task.taskId, world.now);
            const right = standing?.kind === 'queued' && standing.poolId === poolId && standing.queuePosition === position;
            must(right, `${task.taskId} is number ${position} in ${poolId}, not ${JSON.stringify(standing)}`);
          });
        }
      });
    }),
    RUNS,
  );
});

test('a prediction is a time from now on, and a probability lies between 0 and 1', () => {
  fc.assert(
    fc.property(scripts, (script) => {
      const world = new World();
      world.run(script, () => {
        for (const { task } of world.model.tasks.values()) {
          const standing = world.scheduler.standing(task.taskId, world.now);
          must(standing !== undefined, `${task.taskId} has no standing`);
          const { onTimeProbability } = standing;
          must(onTimeProbability >= 0 && onTimeProbability <= 1, `probability ${onTimeProbability}`);
          if (standing.kind === 'running') continue;
          must(Number.isSafeInteger(standing.predictedStartMs) && standing.predictedStartMs >= 0, `start in ${standing.predictedStartMs} ms`);
        }
      });
    }),
    RUNS,
  );
});

test('every admitted task has exactly one fate, and is forgotten after it', () => {
  fc.assert(
    fc.property(scripts, (script) => {
      const world = new World().run(script);
      world.finish();
      expect([...world.model.fates.keys()].sort()).toEqual([...world.model.admitted].sort());
      const remembered = [...world.model.admitted].filter((taskId) => world.scheduler.standing(taskId, world.now) !== undefined);
      expect(remembered).toEqual([]);
    }),
    RUNS,
  );
});

test('OC-CTRL-2062: a pool that was removed is forgotten with its last task', () => {
  const removed = new Set<boolean>();
  fc.assert(
    fc.property(scripts, (script) => {
      const world = new World().run(script);
      world.finish();
      for (const poolId of ['a', 'b', 'c']) {
        const isThere = world.model.pools.has(poolId);
        removed.add(!isThere);
        must((world.scheduler.memory(poolId) !== undefined) === isThere, `${poolId} is ${isThere ? 'there, and forgotten' : 'gone, and remembered'}`);
      }
    }),
    RUNS,
  );
  expect(removed).toEqual(new Set([true, false]));
});

test('no decision is about a task after it was canceled', () => {
  fc.assert(
    fc.property(scripts, fc.nat(), (script, pick) => {
      const world = new World().run(script);
      const victims = [...world.model.tasks.keys()];
      const victim = victims[pick % Math.max(1, victims.length)];
      fc.pre(victim !== undefined);
      const before = world.decisions.length;
      world.apply({ kind: 'cancel', taskId: victim });
      world.apply({ kind: 'cancel', taskId: victim });
      world.apply({ kind: 'confirm', taskId: victim });
      world.finish();
      const later = world.decisions.slice(before).flat();
      expect(later.filter((decision) => 'taskId' in decision && decision.taskId === victim)).toEqual([]);
    }),
    RUNS,
  );
});

test('the same events give the same decisions', () => {
  fc.assert(
    fc.property(scripts, (script) => {
      const world = new World().run(script);
      const again = new Scheduler();
      expect(world.events.map(({ event, now }) => again.apply(event, now))).toEqual(world.decisions);
    }),
    RUNS,
  );
});

test('tasks restored in order of admission wait in the same order as before', () => {
  fc.assert(
    fc.property(scripts, (script) => {
      const before = new World().run(script);
      const after = new World();
      for (const poolId of ['a', 'b', 'c']) {
        const pool = before.model.pools.get(poolId);
        after.apply(pool === undefined ? { kind: 'pool_removed', poolId } : { kind: 'pool', pool: { ...pool, replicas: [], draining: false } });
      }
      const kept = [...before.model.tasks.values()].filter(({ state, returned }) => state === 'waiting' && !returned);
      kept.sort((a, b) => a.sequence - b.sequence);
      for (const { task, poolId } of kept) after.apply({ kind: 'restore', task, poolId });
      for (const poolId of ['a', 'b', 'c']) {
        const order = before.model.waiting(poolId).filter((one) => kept.includes(one));
        order.forEach(({ task }, position) => {
          const standing = after.scheduler.standing(task.taskId, 0);
          must(standing?.kind === 'queued' && standing.queuePosition === position, `${task.taskId} was number ${position}`);
        });
      }
    }),
    RUNS,
  );
});

test('ORCH-3064: these histories hold texts that go on at their own version, and some that can go on nowhere', () => {
  const seen = new Set<string>();
  for (const script of fc.sample(scripts, { numRuns: 1_000, seed: 3064 })) {
    const bound = new Map<string, string>();
    const world = new World().run(script);
    world.events.forEach(({ event }, at) => {
      if (event.kind === 'ended' && event.requeue && event.boundTo !== undefined) bound.set(event.taskId, event.boundTo);
      for (const decision of world.decisions[at] ?? []) {
        if (decision.kind === 'orphaned') seen.add('orphaned');
        if ((decision.kind === 'start' || decision.kind === 'moved') && bound.has(decision.taskId)) seen.add(`${decision.kind} bound`);
      }
    });
  }
  expect([...seen].sort()).toEqual(['moved bound', 'orphaned', 'start bound']);
});
