import type { Scenario } from '../scenario/scenario.js';
import type { SimulatedPool, SimulatedReplica } from './fleet.js';

/** How long a dead replica with nothing on it passes for a ready one, and a mended one for a dead one: src/services/pools/replica.ts. */
const PROBE_MS = 2000;
const RETRY_MS = 500;

export type FaultHappening =
  /** It fails by chance, and again after it was mended. */
  | { readonly kind: 'fault'; readonly what: 'chance'; readonly replica: SimulatedReplica; readonly mtbfMs: number; readonly mttrMs: number; readonly down: boolean }
  | { readonly kind: 'fault'; readonly what: 'down' | 'up' | 'look' | 'refusal'; readonly replica: SimulatedReplica }
  | { readonly kind: 'fault'; readonly what: 'drain' | 'drain_expired' | 'undrain'; readonly pool: SimulatedPool };

/** What the faults do to the rest of the simulation. */
interface Effects {
  at(time: number, happening: FaultHappening): void;
  /** The daemon has learned that something of a pool changed. */
  told(pool: SimulatedPool): void;
  /** All that runs there breaks off. */
  broke(replica: SimulatedReplica): void;
  expired(pool: SimulatedPool): void;
  slotsChanged(pool: SimulatedPool): void;
}

/**
 * What breaks, and when the daemon notices. An attempt that breaks off tells at once; a dead replica without work is
 * found by the next look, and so is one that was mended.
 */
export class Faults {
  constructor(
    private readonly scenario: Scenario,
    private readonly pools: ReadonlyMap<string, SimulatedPool>,
    private readonly effects: Effects,
  ) {}

  begin(): void {
    const { failures, outages, drains } = this.scenario;
    const { effects } = this;
    for (const { poolId, mtbfMs, mttrMs } of failures) {
      for (const replica of this.pool(poolId).replicas.values()) {
        effects.at(replica.random.exponential(mtbfMs), { kind: 'fault', what: 'chance', replica, mtbfMs, mttrMs, down: true });
      }
    }
    for (const { poolId, replicaIds, atMs, forMs } of outages) {
      for (const id of replicaIds) {
        const replica = this.pool(poolId).replicas.get(id);
        if (replica === undefined) continue;
        effects.at(atMs, { kind: 'fault', what: 'down', replica });
        effects.at(atMs + forMs, { kind: 'fault', what: 'up', replica });
      }
    }
    for (const { poolId, atMs, deadlineMs, forMs } of drains) {
      const pool = this.pool(poolId);
      effects.at(atMs, { kind: 'fault', what: 'drain', pool });
      if (deadlineMs < forMs) effects.at(atMs + deadlineMs, { kind: 'fault', what: 'drain_expired', pool });
      effects.at(atMs + forMs, { kind: 'fault', what: 'undrain', pool });
    }
  }

  happen(fault: FaultHappening, now: number): void {
    const { effects } = this;
    switch (fault.what) {
      case 'chance': {
        const { replica, mtbfMs, mttrMs, down } = fault;
        this.change(replica, down ? 1 : -1, now);
        effects.at(now + replica.random.exponential(down ? mttrMs : mtbfMs), { ...fault, down: !down });
        return;
      }
      case 'down':
        return this.change(fault.replica, 1, now);
      case 'up':
        return this.change(fault.replica, -1, now);
      case 'look':
        return this.look(fault.replica);
      case 'refusal':
        // It may have been mended since, or lost the attempt already.
        if (!fault.replica.up) this.fail(fault.replica);
        return;
      case 'drain':
      case 'undrain':
        fault.pool.drains += fault.what === 'drain' ? 1 : -1;
        return effects.told(fault.pool);
      case 'drain_expired':
        if (fault.pool.drains > 0) effects.expired(fault.pool);
    }
  }

  private change(replica: SimulatedReplica, downs: 1 | -1, now: number): void {
    const before = replica.up;
    replica.downs += downs;
    if (replica.up === before) return;
    replica.pool.upSlots += replica.up ? replica.plan.slots : -replica.plan.slots;
    this.effects.slotsChanged(replica.pool);
    if (!replica.up && replica.running.size > 0) this.fail(replica);
    else this.effects.at(now + (replica.up ? RETRY_MS : PROBE_MS) * replica.random.next(), { kind: 'fault', what: 'look', replica });
  }

  private fail(replica: SimulatedReplica): void {
    const told = replica.ready;
    replica.ready = false;
    if (told) this.effects.told(replica.pool);
    this.effects.broke(replica);
  }

  private look(replica: SimulatedReplica): void {
    if (replica.ready === replica.up) return;
    replica.ready = replica.up;
    this.effects.told(replica.pool);
  }

  private pool(id: string): SimulatedPool {
    const pool = this.pools.get(id);
    if (pool === undefined) throw new Error(`There is no pool ${id}.`);
    return pool;
  }
}
