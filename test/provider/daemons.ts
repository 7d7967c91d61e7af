import { createHash, randomUUID } from 'node:crypto';
import { startDaemon, type Daemon } from '../support/daemon.js';
import { call } from '../support/http.js';

export const KEY = 'a key for this verification';

const LIMITS = { body_bytes: 4096, open_streams: 2 };

/** A daemon in which every state that a status needs can be had at once. */
export async function startVerified(): Promise<Daemon> {
  return startDaemon({
    config: {
      auth: { keys: [{ id: 'verifier', sha256: createHash('sha256').update(KEY).digest('hex'), limits: { requests_per_minute: 10_000, tokens_per_minute: 10_000_000 } }] },
      limits: LIMITS,
      artifacts: { max_bytes: 1_048_576, quota_bytes: 1_048_576 },
      sessions: { budgets: { tokens: 100_000, time_ms: 604_800_000, cost: 1000 } },
      streams: { queued_interval_ms: 50, metrics_interval_ms: 50 },
      pools: [
        { id: 'fast', engine: 'mock', model: 'fast', replicas: [{ id: 'm0', slots: 4 }] },
        { id: 'wordy', engine: 'mock', model: 'wordy', replicas: [{ id: 'm0', slots: 1, tokens_per_second: 100_000, end_chance: 0 }] },
        { id: 'line', engine: 'mock', model: 'line', replicas: [{ id: 'm0', slots: 1, tokens_per_second: 100, end_chance: 0 }] },
        { id: 'frail', engine: 'mock', model: 'frail', replicas: [{ id: 'm0', slots: 1, faults: { malformed_after_tokens: 3 } }] },
        // Decodes a token in ten seconds and lets one task wait: soon full.
        { id: 'full', engine: 'mock', model: 'full', queue_capacity: 1, replicas: [{ id: 'm0', slots: 1, tokens_per_second: 0.1 }] },
        { id: 'slow', engine: 'mock', model: 'slow', replicas: [{ id: 'm0', slots: 4, tokens_per_second: 0.1 }] },
        { id: 'away', engine: 'mock', model: 'away', replicas: [{ id: 'm0', faults: { refuse: true } }] },
        { id: 'emptied', engine: 'mock', model: 'emptied', replicas: [{ id: 'm0' }] },
      ].map((pool) => ({ ...pool, price: { input_token: 0.000_001, output_token: 0.000_002 } })),
    },
  });
}

/** A daemon that is alive and can serve nothing. */
export const startUnready = (): Promise<Daemon> =>
  startDaemon({ config: { pools: [{ id: 'away', engine: 'mock', model: 'away', replicas: [{ id: 'm0', faults: { refuse: true } }] }] } });

/** A daemon that keeps tokens for a second. Open to loopback, so that a key does no harm. */
export const startForgetful = (): Promise<Daemon> =>
  startDaemon({ config: { retention: { stream_age_ms: 1000 }, pools: [{ id: 'fast', engine: 'mock', model: 'fast', replicas: [{ id: 'm0' }] }] } });

export async function waitReady(url: string): Promise<void> {
  while ((await call(`${url}/readyz`)).status !== 200) await new Promise((resolve) => setImmediate(resolve));
}

export const task = (changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  task_id: randomUUID(),
  session_id: randomUUID(),
  workload: 'completion',
  model_ref: 'fast',
  engine: 'mock',
  ctx: 2048,
  priority: 'interactive',
  max_tokens: 8,
  deadline_ms: 600_000,
  prompt: 'An old silent pond',
  seed: 1,
  ...changes,
});

/** Texts to be embedded. */
export const embedding = (changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => {
  const { prompt: _completions, ...rest } = task({ workload: 'embedding', inputs: ['An old silent pond', 'A frog jumps in'], max_tokens: 1 });
  return { ...rest, ...changes };
};
