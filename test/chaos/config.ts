import { BINARY } from './replica.js';

/** Of the pools that decode: how long a replica may be silent, milliseconds. Freezes are drawn on both sides of it. */
const TIMEOUTS = { connect_ms: 500, first_token_ms: 2_500, idle_ms: 1_200, wall_ms: 60_000 };

/** What a changed configuration says otherwise: a figure, one engine more or less, each engine anew, one pool more. */
export const CONFIG_CHANGES = ['figure', 'more', 'fewer', 'argument', 'pool'] as const;
export type ConfigChange = (typeof CONFIG_CHANGES)[number];

/** Of two mock replicas. */
export interface MockFaults {
  readonly m1: object;
  readonly m2: object;
}

/** What the daemon is in front of. */
export interface Fleet {
  readonly replicaUrls: readonly string[];
  /** The model of the engines that the daemon runs. Undefined: there is no program for them. */
  readonly managedModel: string | undefined;
  readonly faults: MockFaults | undefined;
  readonly change: ConfigChange | undefined;
}

/** Of `ballads`, and the figure by which health shows that the unchanged configuration is in force. */
export const MANAGED = { ids: ['b0', 'b1'], queueCapacity: 400 } as const;

/** The daemon's configuration: intervals short enough that a round of seconds sees everything that has one. */
export const configOf = ({ replicaUrls, managedModel, faults, change }: Fleet): object => ({
  log: { level: 'info', format: 'json' },
  shutdown: { deadline_ms: 300 },
  queue: { capacity: 500 },
  sessions: { ttl_ms: 3_600_000, max_turns: 100_000 },
  streams: { heartbeat_ms: 250, metrics_interval_ms: 60, queued_interval_ms: 60, disconnect_grace_ms: 300, retry_ms: 10 },
  pools: [
    {
      id: 'poems',
      engine: 'mock',
      model: 'poems',
      probe_interval_ms: 100,
      timeouts: TIMEOUTS,
      replicas: [
        { id: 'm0', slots: change === 'figure' ? 3 : 2, tokens_per_second: 300, first_token_ms: 5 },
        { id: 'm1', slots: 2, tokens_per_second: 400, first_token_ms: 20, ...(faults === undefined ? {} : { faults: faults.m1 }) },
        { id: 'm2', slots: 1, tokens_per_second: 300, first_token_ms: 10, ...(faults === undefined ? {} : { faults: faults.m2 }) },
      ],
    },
    ...(replicaUrls.length === 0
      ? []
      : [
          {
            id: 'haiku',
            engine: 'llamacpp',
            model: 'haiku',
            probe_interval_ms: 100,
            timeouts: TIMEOUTS,
            replicas: replicaUrls.map((url, at) => ({ id: `r${String(at)}`, url, slots: 1 })),
          },
        ]),
    ...(managedModel === undefined ? [] : managedPools(managedModel, change)),
  ],
});

function managedPools(model: string, change: ConfigChange | undefined): readonly object[] {
  const [first, second] = MANAGED.ids;
  const ids = change === 'more' ? [first, second, 'b2'] : change === 'fewer' ? [second] : [first, second];
  const further = change === 'argument' ? ['--no-cont-batching'] : [];
  const ballads = managedPool('ballads', model, ids, further);
  return [{ ...ballads, queue_capacity: MANAGED.queueCapacity + (change === undefined ? 0 : 1) }, ...(change === 'pool' ? [managedPool('odes', model, ['o0'], [])] : [])];
}

const managedPool = (id: string, model: string, replicas: readonly string[], further: readonly string[]): object => ({
  id,
  engine: 'llamacpp',
  model: `file:${model}`,
  model_refs: [id],
  probe_interval_ms: 100,
  timeouts: TIMEOUTS,
  reload: { drain_ms: 1_000 },
  replicas: replicas.map((replica) => ({ id: replica, command: command(further), stop_grace_ms: 1_000 })),
});

/** One slot, and without LLAMA_SERVER_BIN: see replica.ts. */
const command = (further: readonly string[]): readonly string[] => [
  ...['env', '-u', 'LLAMA_SERVER_BIN', BINARY, '-m', '{model}', '--host', '127.0.0.1', '--port', '{port}'],
  ...['-c', '2048', '-np', '1', '-t', '1', '--slots', '--metrics', ...further],
];
