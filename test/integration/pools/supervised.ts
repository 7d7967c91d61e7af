import { createLlamacppEngine } from '../../../src/infra/engines/llamacpp/engine.js';
import { systemClock } from '../../../src/infra/system/clock.js';
import type { ExitKind } from '../../../src/domain/pool/exit-cause.js';
import type { HttpPoolDefinition, ManagedReplicaDefinition } from '../../../src/domain/pool/definition.js';
import type { Logger } from '../../../src/ports/logger.js';
import type { Processes } from '../../../src/ports/processes.js';
import { Supervisor, type SupervisorParts } from '../../../src/services/pools/engines/supervisor.js';
import { FakeClock } from '../../support/fake-clock.js';

const TIMEOUTS = { connectMs: 2_000, firstTokenMs: 20_000, idleMs: 20_000, wallMs: 60_000 };

export interface Supervised {
  readonly supervisor: Supervisor;
  /** The supervisor's own; processes run on real time. */
  readonly clock: FakeClock;
  /** Each phase that it came to, in order, a pid's change included. */
  readonly phases: readonly string[];
  readonly log: readonly string[];
  /** Why it was started again, each time. */
  readonly restarts: readonly ExitKind[];
}

/** A supervisor of a real process, on a clock that the test owns. */
export function supervise(
  processes: Processes,
  replica: Partial<ManagedReplicaDefinition> & Pick<ManagedReplicaDefinition, 'command'>,
  more: Partial<Pick<SupervisorParts, 'modelPath' | 'processes' | 'engines'>> & { readonly onChange?: (supervisor: Supervisor) => void } = {},
): Supervised {
  const clock = new FakeClock();
  const log: string[] = [];
  const phases: string[] = [];
  const restarts: ExitKind[] = [];
  const at =
    (level: string) =>
    (human: string): void =>
      void log.push(`${level}: ${human}`);
  const logger: Logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  const pool = poolOf(replica);
  const parts: SupervisorParts = {
    processes,
    engines: { create: (_pool, _replica, url = '') => createLlamacppEngine({ url, timeouts: TIMEOUTS, clock: systemClock }) },
    clock,
    logger,
    telemetry: { replicaRestarted: (_pool, _replica, reason) => void restarts.push(reason) },
    random: () => 0,
    modelPath: () => Promise.resolve('/models/none.gguf'),
    ...more,
  };
  const supervisor: Supervisor = new Supervisor(pool, managed(replica), parts, () => {
    phases.push(supervisor.phase);
    more.onChange?.(supervisor);
  });
  return { supervisor, clock, phases, log, restarts };
}

const managed = (replica: Partial<ManagedReplicaDefinition> & Pick<ManagedReplicaDefinition, 'command'>): ManagedReplicaDefinition => ({ id: 'r0', env: {}, startTimeoutMs: 120_000, stopGraceMs: 5_000, ...replica });

const poolOf = (replica: Partial<ManagedReplicaDefinition> & Pick<ManagedReplicaDefinition, 'command'>): HttpPoolDefinition => ({
  id: 'haiku',
  engine: 'llamacpp',
  model: 'file:tiny-llama.gguf',
  modelRefs: [],
  queueCapacity: 10,
  queuePolicy: 'reject',
  batchShare: 0.1,
  modelState: 'active',
  probeIntervalMs: 1_000,
  timeouts: TIMEOUTS,
  selfTest: 'degrade',
  breaker: { windowMs: 10_000, minAttempts: 5, errorRate: 0.5, openMs: 1_000, openMaxMs: 10_000 },
  reload: { strategy: 'auto', drainMs: 1_000 },
  replicas: [managed(replica)],
});
