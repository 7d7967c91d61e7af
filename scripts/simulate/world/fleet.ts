import type { SpeedPrior } from '../../../src/domain/scheduling/prediction/estimate.js';
import type { PoolState, ReplicaState } from '../../../src/domain/scheduling/pool-state.js';
import { Random } from '../random.js';
import type { PoolPlan, ReplicaPlan } from '../scenario/scenario.js';
import type { SimulatedTask } from './task.js';

/** One engine: whether it lives, and whether the daemon thinks so. */
export class SimulatedReplica {
  /** Failures and outages that keep it down now: they may overlap. */
  downs = 0;
  /** What the daemon believes; it learns of a failure from a look or from an attempt that breaks off. */
  ready = true;
  readonly running = new Set<SimulatedTask>();

  constructor(
    readonly pool: SimulatedPool,
    readonly plan: ReplicaPlan,
    /** How much slower than its plan it is. */
    readonly slowness: number,
    readonly random: Random,
  ) {}

  get up(): boolean {
    return this.downs === 0;
  }

  state(): ReplicaState {
    const { id, slots, ctxMax, devices, kvCapacityBytes } = this.plan;
    const { kvBytesPerToken } = this.pool.plan;
    return {
      replicaId: id,
      ready: this.ready,
      slots,
      ctxMax,
      ...(devices === undefined ? {} : { devices }),
      ...(kvBytesPerToken === undefined ? {} : { kvBytesPerToken }),
      ...(kvCapacityBytes === undefined ? {} : { kvCapacityBytes }),
    };
  }
}

export class SimulatedPool {
  readonly replicas: ReadonlyMap<string, SimulatedReplica>;
  /** Drains that keep it from new tasks: they may overlap. */
  drains = 0;
  running = 0;
  upSlots: number;

  constructor(
    readonly plan: PoolPlan,
    seed: number,
  ) {
    this.replicas = new Map(
      plan.replicas.map((replica) => {
        const random = new Random(seed, `replica ${plan.id}/${replica.id}`);
        return [replica.id, new SimulatedReplica(this, replica, random.factor(plan.speedSpread), random)];
      }),
    );
    this.upSlots = plan.replicas.reduce((slots, replica) => slots + replica.slots, 0);
  }

  state(): PoolState {
    const { plan } = this;
    return {
      poolId: plan.id,
      engine: plan.engine,
      modelRefs: plan.modelRefs,
      workloads: ['completion'],
      draining: this.drains > 0,
      modelState: 'active',
      queueCapacity: plan.queueCapacity,
      ...(plan.queueTokens === undefined ? {} : { queueTokens: plan.queueTokens }),
      queuePolicy: plan.queuePolicy,
      batchShare: plan.batchShare,
      replicas: [...this.replicas.values()].map((replica) => replica.state()),
    };
  }

  /** As the daemon does: a mock pool's speed is known from its configuration, another's is learned. */
  prior(): SpeedPrior | undefined {
    const [first] = this.plan.replicas;
    if (this.plan.engine !== 'mock' || first === undefined) return undefined;
    return { decodeTokensPerSecond: first.tokensPerSecond, prefillTokensPerSecond: first.prefillTokensPerSecond, firstTokenMs: first.firstTokenMs };
  }
}
