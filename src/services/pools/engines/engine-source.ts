import type { ExitKind } from '../../../domain/pool/exit-cause.js';
import type { Engine } from '../../../ports/engine.js';

/**
 * Where a replica's engine comes from: one that somebody else runs or that is embedded (`fixedEngine`), or a process that the
 * daemon runs (supervisor.ts).
 */
export interface EngineSource {
  /** The driver of the engine that there is now. Another object is another engine. Undefined while there is none to ask. */
  readonly engine: Engine | undefined;
  /**
   * `fixed`: not ours to start. `stopped`; `starting`: it runs and has not passed its self-test; `running`; `waiting`: it ended
   * and is started again later; `tripped`: it ended so often that it is left alone for longer.
   */
  readonly phase: 'fixed' | 'stopped' | 'starting' | 'running' | 'waiting' | 'tripped';
  /** Why there is none, in the engine's own words and with a hint. */
  readonly lastError: string | undefined;
  /** What `lastError` tells of, where it is known. */
  readonly lastCause: ExitKind | undefined;
  /** Of one that is `waiting` or `tripped`: until it is started again, ms. */
  readonly nextStartMs: number | undefined;
  /** How often it was started again after an end that nobody asked for. */
  readonly restarts: number;
  /** Host memory, bytes; undefined where it cannot be told, or is not ours to tell. */
  residentBytes(): Promise<number | undefined>;
  /** Its process and all that it started; empty where there is none of ours. */
  pids(): Promise<readonly number[]>;
  /** The operating system's id of the process; undefined where there is none of ours. */
  readonly pid: number | undefined;
  start(): void;
  /** It has passed its self-test. */
  proven(): void;
  /** It has failed it: as if it had ended by itself. */
  failed(reason: string): void;
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** An engine that is there as long as the daemon knows of it. */
export const fixedEngine = (engine: Engine): EngineSource => ({
  engine,
  phase: 'fixed',
  lastError: undefined,
  lastCause: undefined,
  nextStartMs: undefined,
  restarts: 0,
  pid: undefined,
  pids: () => Promise.resolve([]),
  residentBytes: () => Promise.resolve(undefined),
  start: () => undefined,
  proven: () => undefined,
  failed: () => undefined,
  stop: () => Promise.resolve(),
  close: () => engine.close(),
});
