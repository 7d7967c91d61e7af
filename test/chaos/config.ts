import type { MockFaults } from './plan.js';

/** Of the pools that decode: how long a replica may be silent, milliseconds. Freezes are drawn on both sides of it. */
const TIMEOUTS = { connect_ms: 500, first_token_ms: 2_500, idle_ms: 1_200, wall_ms: 60_000 };

/** The daemon's configuration: intervals short enough that a round of seconds sees everything that has one. */
export const configOf = (replicaUrls: readonly string[], faults: MockFaults | undefined): object => ({
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
        { id: 'm0', slots: 2, tokens_per_second: 300, first_token_ms: 5 },
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
  ],
});
