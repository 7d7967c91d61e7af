import type { Speeds } from './prediction/estimate.js';
import { ctxLimit, isShut, kvLimit, suits, type Needs } from './placement/fit.js';
import { breakTies, type TieBreaker } from './placement/tie-break.js';
import { KeptReplica } from './kept-replica.js';
import type { ReplicaState } from './pool-state.js';
import type { Room } from './queue/room.js';
import { Replica } from './replica.js';
import type { Run, Ticket } from './ticket.js';

/** The replicas of a pool: which of them could start something, how large it may be, and who runs on them. */
export class Replicas {
  /** Those that the pool names, and those that it does no more while something runs there. */
  all: readonly Replica[] = [];
  /** Tasks that hold a slot. */
  running = 0;
  private readonly byId = new Map<string, Replica>();
  /** Those with a free slot: few where there is much to do, so that a start need not look at all. */
  private readonly free = new Set<Replica>();
  private readonly kept = new KeptReplica();
  /** Some of them have bounded memory for KV caches. */
  private isMemoryBound = false;
  /** As they were told last. */
  private states: readonly ReplicaState[] = [];
  /** By devices: the largest context that could ever start here, bound to no engine version. */
  private readonly mostCtx = new Map<string | undefined, number>();

  /** `poolSpeeds`: of one of which nothing was measured. `remembered`: what an earlier process knew of it. */
  constructor(
    private readonly poolSpeeds: Speeds,
    private readonly remembered: (replicaId: string) => Speeds | undefined,
  ) {}

  update(states: readonly ReplicaState[]): void {
    this.states = states;
    for (const replica of this.all) replica.present = false;
    for (const state of states) this.updateOne(state);
    this.all = [...this.byId.values()];
    for (const replica of this.all) this.count(replica);
    this.mostCtx.clear();
    this.isMemoryBound = states.some((state) => kvLimit(state) !== Infinity);
  }

  get(replicaId: string): Replica | undefined {
    return this.byId.get(replicaId);
  }

  get hasFreeSlot(): boolean {
    return this.free.size > 0;
  }

  /** Memory for KV caches that nothing takes, on the roomiest ready one. */
  get freeBytes(): number | undefined {
    let most: number | undefined;
    for (const { ready, freeBytes } of this.all) if (ready && freeBytes !== undefined) most = Math.max(most ?? 0, freeBytes);
    return most;
  }

  /** Some of them could start it at once. */
  canStart(needs: Needs): boolean {
    for (const replica of this.free) if (replica.canStart(needs) && !this.kept.isKeptFrom(replica, needs)) return true;
    return false;
  }

  /** Who of this queue starts next: the first for whom a slot is free. Held ones wait, and all behind them with them. */
  next(queue: { next(room: Room): Ticket | undefined }): Ticket | undefined {
    if (this.free.size === 0) return undefined;
    if (this.isMemoryBound) {
      const next = queue.next(this.roomEver);
      this.kept.isNext(next);
      if (this.kept.canStart) return next;
    }
    return queue.next(this.room);
  }

  /** Of those that can start it now. */
  bestFor(ticket: Ticket): Replica | undefined {
    let first: Replica | undefined;
    let able: Replica[] | undefined;
    for (const replica of this.free) {
      if (!replica.canStart(ticket) || this.kept.isKeptFrom(replica, ticket)) continue;
      if (first === undefined) first = replica;
      else (able ??= [first]).push(replica);
    }
    // Where there is much to do, one slot is free: that of the task that has just ended.
    if (able === undefined) return first;
    return breakTies(able, ticket, TIE_BREAKERS, []).reduce((a, b) => (a.state.replicaId < b.state.replicaId ? a : b));
  }

  begin(ticket: Ticket, replica: Replica, now: number): Run {
    const run = replica.begin(ticket, now);
    this.running += 1;
    this.count(replica);
    if (this.isMemoryBound) this.kept.passedBy(ticket, this.all);
    return run;
  }

  /** Takes the ticket off its slot. */
  end(ticket: Ticket, run: Run, now: number): void {
    const replica = this.get(run.replicaId);
    if (replica === undefined) return;
    replica.end(ticket, run, now);
    this.running -= 1;
    this.count(replica);
  }

  /** How large a task could start now. */
  private readonly room: Room = (devices, engineVersion) => {
    let most = 0;
    for (const replica of this.free) if (suits(replica.state, devices, engineVersion) && !this.kept.isKeptFrom(replica)) most = Math.max(most, replica.ctxFree);
    return most;
  };

  /** As if nothing ran. */
  private readonly roomEver: Room = (devices, engineVersion) => {
    const known = engineVersion === undefined ? this.mostCtx.get(devices) : undefined;
    if (known !== undefined) return known;
    let most = 0;
    for (const state of this.states) if (state.ready && !isShut(state) && suits(state, devices, engineVersion)) most = Math.max(most, ctxLimit(state));
    if (engineVersion === undefined) this.mostCtx.set(devices, most);
    return most;
  };

  private updateOne(state: ReplicaState): void {
    const known = this.byId.get(state.replicaId);
    if (known === undefined) {
      this.byId.set(state.replicaId, new Replica(state, this.poolSpeeds, this.remembered(state.replicaId)));
    } else {
      known.state = state;
      known.present = true;
    }
  }

  /** Whenever its state or what runs there changed. */
  private count(replica: Replica): void {
    if (replica.freeSlots > 0) this.free.add(replica);
    else this.free.delete(replica);
    if (replica.present || replica.running.length > 0) return;
    this.byId.delete(replica.state.replicaId);
    this.all = this.all.filter((other) => other !== replica);
  }
}

/** The same order as between pools (placement.ts), after what only replicas have; the replica's id comes last. */
const TIE_BREAKERS: readonly TieBreaker<Replica, Ticket>[] = [
  {
    // It has just been lost there, and a replica that fails and looks well again is also the least loaded one.
    name: 'lost_there',
    cost: ({ state }, { lostAt, poolId }) => (lostAt?.poolId === poolId && lostAt.replicaId === state.replicaId ? 1 : 0),
  },
  {
    name: 'session_affinity',
    cost: ({ state }, { affinity, poolId }) => (affinity?.poolId === poolId && affinity.replicaId === state.replicaId ? 0 : 1),
  },
  { name: 'least_loaded', cost: ({ state, running }) => running.length / Math.max(1, state.slots) },
  { name: 'most_free_vram', cost: ({ freeBytes }) => (freeBytes === undefined ? undefined : -freeBytes) },
  { name: 'tokens_per_second', cost: ({ speeds }) => -speeds.decodeTokensPerSecond },
];
