import fc from 'fast-check';
import type { Decision, SchedulerEvent } from '../../../../src/domain/scheduling/event.js';
import { Scheduler } from '../../../../src/domain/scheduling/scheduler.js';
import { Chance } from '../../../support/chance.js';
import { poolState, replicaState, schedulerTask } from '../../../support/scheduling.js';
import { must } from './model.js';

interface FleetLoad {
  readonly seed: number;
  /** Of each flow, which may have work in all pools at once. */
  readonly weights: readonly number[];
  /** Of each pool. All serve the same model, so that an idle one takes what waits in another. */
  readonly slots: readonly number[];
  readonly largest: number;
}

interface Known {
  readonly flow: number;
  readonly tokens: number;
  poolId: string;
  runs: boolean;
}

const STEPS = 150;

/** Pools of one model under mixed load, of which one after the other drains, so that what waits in it moves. */
class FleetWorld {
  private readonly scheduler = new Scheduler();
  private readonly tasks = new Map<string, Known>();
  private readonly chance: Chance;
  private readonly draining = new Set<number>();
  private made = 0;
  /** Of each pool and flow: tokens that started there, and what it was due of all that did while it waited there. */
  readonly served = new Map<string, number>();
  readonly due = new Map<string, number>();
  moves = 0;
  stolen = 0;

  constructor(
    private readonly load: FleetLoad,
    private readonly after: (world: FleetWorld) => void,
  ) {
    this.chance = new Chance(load.seed);
    load.slots.forEach((_, pool) => load.weights.forEach((_, flow) => this.due.set(placeOf(`p${pool}`, flow), 0)));
  }

  run(): this {
    this.load.slots.forEach((_, pool) => this.configure(pool));
    for (let step = 0; step < STEPS; step++) {
      for (let joins = this.chance.below(4); joins > 0; joins--) if (this.tasks.size < 60) this.submit(this.chance.below(this.load.weights.length));
      for (let ends = this.chance.below(3); ends > 0; ends--) this.end();
      if (this.chance.below(20) === 0) this.turn(this.chance.below(this.load.slots.length));
    }
    return this;
  }

  /** Whether something of a flow waits in a pool. */
  waits(place: string): boolean {
    for (const task of this.tasks.values()) if (!task.runs && placeOf(task.poolId, task.flow) === place) return true;
    return false;
  }

  private turn(pool: number): void {
    if (!this.draining.delete(pool) && this.draining.size < this.load.slots.length - 1) this.draining.add(pool);
    this.configure(pool);
  }

  private configure(pool: number): void {
    const replicas = [replicaState('r0', { slots: this.load.slots[pool] ?? 1 })];
    this.apply({ kind: 'pool', pool: poolState(`p${pool}`, { draining: this.draining.has(pool), replicas }) });
  }

  private submit(flow: number): void {
    const taskId = `t${++this.made}`;
    const tokens = 2 + this.chance.below(this.load.largest - 1);
    const pinned = this.chance.below(4) === 0 ? [...this.load.slots.keys()].find((pool) => !this.draining.has(pool)) : undefined;
    const placement = { mode: 'prefer' as const, preferPools: pinned === undefined ? [] : [`p${pinned}`], avoidPools: [], allowFallback: true };
    const task = schedulerTask(taskId, { flow: `key${flow}`, weight: this.load.weights[flow] ?? 1, promptTokens: tokens - 1, maxTokens: 1, expectedTokens: 1, placement });
    this.tasks.set(taskId, { flow, tokens, poolId: '', runs: false });
    this.apply({ kind: 'submit', task });
    if (this.tasks.has(taskId)) this.apply({ kind: 'confirm', taskId });
  }

  private end(): void {
    const running = [...this.tasks].filter(([, { runs }]) => runs);
    const [taskId, { tokens }] = running[this.chance.below(Math.max(1, running.length))] ?? [undefined, { tokens: 0 }];
    if (taskId === undefined) return;
    this.tasks.delete(taskId);
    this.apply({ kind: 'ended', taskId, requeue: false, timings: { promptTokens: tokens - 1, tokensOut: 1, firstTokenMs: 5, decodeMs: 0 } });
  }

  private apply(event: SchedulerEvent): void {
    for (const decision of this.scheduler.apply(event, this.made)) this.take(decision);
    this.after(this);
  }

  private take(decision: Decision): void {
    const task = 'taskId' in decision ? this.tasks.get(decision.taskId) : undefined;
    if (task === undefined) return;
    if (decision.kind === 'admitted') task.poolId = decision.poolId;
    else if (decision.kind === 'start') this.start(task);
    else if (decision.kind === 'rejected' || decision.kind === 'evicted') this.tasks.delete(decision.taskId);
    else if (decision.kind === 'moved') {
      task.poolId = decision.poolId;
      if (decision.cause === 'idle_pool') this.stolen += 1;
      else this.moves += 1;
    }
  }

  private start(task: Known): void {
    const waiting = this.load.weights.map((weight, flow) => (this.waits(placeOf(task.poolId, flow)) ? weight : 0));
    const all = waiting.reduce((sum, weight) => sum + weight, 0);
    waiting.forEach((weight, flow) => add(this.due, placeOf(task.poolId, flow), (weight / all) * task.tokens));
    add(this.served, placeOf(task.poolId, task.flow), task.tokens);
    task.runs = true;
  }
}

const placeOf = (poolId: string, flow: number): string => `key${flow} in ${poolId}`;

function add(to: Map<string, number>, key: string, tokens: number): void {
  to.set(key, (to.get(key) ?? 0) + tokens);
}

const fleets = fc.record({
  seed: fc.integer({ min: 1, max: 1e9 }),
  weights: fc.array(fc.constantFrom(1, 1, 2, 4, 0.5), { minLength: 2, maxLength: 5 }),
  slots: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 3 }),
  largest: fc.integer({ min: 2, max: 200 }),
});

test('ORCH-3050 in each pool a flow gets its share among those that wait there but for three tasks, though pools drain and idle ones take work', () => {
  let moves = 0;
  let stolen = 0;
  fc.assert(
    fc.property(fleets, (load) => {
      const least = new Map<string, number>();
      const see = (world: FleetWorld): void => {
        for (const [place, due] of world.due) {
          const lack = due - (world.served.get(place) ?? 0);
          if (!world.waits(place)) least.delete(place);
          else least.set(place, Math.min(least.get(place) ?? lack, lack));
          const lacks = lack - (least.get(place) ?? lack);
          must(lacks <= 3 * load.largest + 1e-6, `${place} lacks ${lacks} tokens of what was due to it; at most ${3 * load.largest}`);
        }
      };
      const world = new FleetWorld(load, see).run();
      moves += world.moves;
      stolen += world.stolen;
    }),
    { numRuns: 25 },
  );
  must(moves > 500 && stolen > 100, `${moves} moves because of drains and ${stolen} to idle pools are too few to say anything`);
});
