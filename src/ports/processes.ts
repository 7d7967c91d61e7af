/**
 * Engines that the daemon runs itself, as processes of this machine. Driver: infra/process.
 *
 * What it promises: a process that was started is known on the disk before it runs, so that the next daemon finds and ends it
 * (`reap`) whatever became of this one; each is a process group of its own, and a stop ends the whole group; what it prints is
 * kept, bounded. Not in it: when to start or restart, self-tests, what output means.
 */
export interface Processes {
  /**
   * Ends what an earlier daemon left running, and forgets what is gone. A process is ended only if it is surely the same one: its
   * id, its start time and this boot. Once, before the first `start`.
   */
  reap(): Promise<readonly ReapedProcess[]>;
  /** A TCP port of 127.0.0.1 on which nobody listens now. No two calls give the same one within a minute. */
  freePort(): Promise<number>;
  /** Never rejects for what the command does: one that cannot be run is a process that `exited` with `notStarted`. */
  start(spec: ProcessSpec): Promise<ManagedProcess>;
  /** Host memory that is free now for the daemon and its engines, bytes: of the machine, or of the control group (a container) that they run in, where that has less. Swap is not counted. */
  freeMemoryBytes(): Promise<number>;
  /** Stops all that still runs. Idempotent. */
  close(): Promise<void>;
}

export interface ProcessSpec {
  /** Whose it is, for logs and for the record on the disk: `pool/replica`. */
  readonly name: string;
  /** Program and arguments, filled in. Not run by a shell. */
  readonly command: readonly string[];
  /** Beside the daemon's own environment, without the daemon's own secrets (ORCHD_…). */
  readonly env: Readonly<Record<string, string>>;
  readonly workingDirectory?: string;
  readonly stopGraceMs: number;
}

export interface ManagedProcess {
  /** Undefined where it could not be started. */
  readonly pid: number | undefined;
  /** Resolves once, when the process is gone and all that it printed was read. */
  readonly exited: Promise<ProcessExit>;
  /** The last lines that it printed, standard output and error together, the oldest first; at most 200 lines and 64 KiB. */
  output(): readonly string[];
  /** All that run in its group now, such as the workers that an engine starts; empty where it cannot be told. */
  pids(): Promise<readonly number[]>;
  /** Resident memory of the whole group, bytes; undefined where it cannot be told. */
  residentBytes(): Promise<number | undefined>;
  /** SIGTERM to the group, SIGKILL after the grace. Idempotent. */
  stop(): Promise<ProcessExit>;
}

export interface ProcessExit {
  /** Exactly one of the three is there. */
  readonly code?: number;
  readonly signal?: string;
  /** Why it could not be started, such as `ENOENT`. */
  readonly notStarted?: string;
  /** Somebody asked for it by `stop`. */
  readonly asked: boolean;
  /** The kernel ended it because the machine, or its cgroup, was out of memory. Only where that is known. */
  readonly outOfMemory?: boolean;
}

export interface ReapedProcess {
  readonly name: string;
  readonly pid: number;
}
