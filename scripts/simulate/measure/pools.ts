import type { Scenario } from '../scenario/scenario.js';
import type { SimulatedPool } from '../world/fleet.js';
import { Area } from './area.js';

export interface PoolReport {
  readonly name: string;
  readonly replicas: number;
  readonly slots: number;
  /** Share of the slot time of living replicas that tasks held. */
  readonly utilisation: number;
  /** Share of all slot time that there was. */
  readonly availability: number;
  readonly starts: number;
  /** Attempts that broke off with their replica. */
  readonly broken: number;
  /** Tasks that came from another pool's queue. */
  readonly movedIn: number;
  /** Utilisation in each window. */
  readonly overTime: readonly number[];
}

/** How busy each pool is, between the warm-up and the end of the clients. */
export class Pools {
  private readonly pools: ReadonlyMap<string, Meter>;

  constructor(scenario: Scenario) {
    this.pools = new Map(scenario.pools.map(({ id }) => [id, new Meter(scenario)]));
  }

  slotsChanged(pool: SimulatedPool, now: number): void {
    const meter = this.of(pool.plan.id);
    meter.busy.set(pool.running, now);
    meter.up.set(pool.upSlots, now);
    meter.busyNow.set(pool.running, now);
    meter.upNow.set(pool.upSlots, now);
  }

  of(poolId: string): Meter {
    const meter = this.pools.get(poolId);
    if (meter === undefined) throw new Error(`There is no pool ${poolId}.`);
    return meter;
  }

  window(now: number): void {
    for (const meter of this.pools.values()) meter.window(now);
  }

  report({ pools, warmUpMs, durationMs }: Scenario): readonly PoolReport[] {
    return pools.map(({ id, replicas }) => {
      const { busy, up, starts, broken, movedIn, overTime } = this.of(id);
      const slots = replicas.reduce((sum, replica) => sum + replica.slots, 0);
      const upTime = up.at(durationMs);
      return {
        name: id,
        replicas: replicas.length,
        slots,
        utilisation: upTime === 0 ? 0 : busy.at(durationMs) / upTime,
        availability: upTime / (slots * (durationMs - warmUpMs)),
        starts,
        broken,
        movedIn,
        overTime,
      };
    });
  }
}

class Meter {
  readonly busy: Area;
  readonly up: Area;
  /** The same from the very beginning, for the plots over time. */
  readonly busyNow: Area;
  readonly upNow: Area;
  readonly overTime: number[] = [];
  starts = 0;
  broken = 0;
  movedIn = 0;
  private busyBefore = 0;
  private upBefore = 0;

  constructor({ warmUpMs, durationMs }: Scenario) {
    this.busy = new Area(warmUpMs, durationMs);
    this.up = new Area(warmUpMs, durationMs);
    this.busyNow = new Area(0, durationMs);
    this.upNow = new Area(0, durationMs);
  }

  window(now: number): void {
    const busy = this.busyNow.at(now);
    const up = this.upNow.at(now);
    this.overTime.push(up > this.upBefore ? (busy - this.busyBefore) / (up - this.upBefore) : 0);
    this.busyBefore = busy;
    this.upBefore = up;
  }
}
