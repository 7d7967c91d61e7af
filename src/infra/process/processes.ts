import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freemem } from 'node:os';
import { Writable } from 'node:stream';
import { isNativeError } from 'node:util/types';
import type { Clock } from '../../ports/clock.js';
import type { Ids } from '../../ports/ids.js';
import type { Logger } from '../../ports/logger.js';
import type { ManagedProcess, ProcessSpec, Processes, ReapedProcess } from '../../ports/processes.js';
import { controlGroups, freeInControlGroups } from './cgroup.js';
import { codeOf, findExecutable } from './executable.js';
import { FreePorts } from './free-ports.js';
import { notStarted, RunningProcess, type Left } from './managed.js';
import { endOwned, send } from './owned.js';
import { OutOfMemoryWatch } from './out-of-memory.js';
import { Output } from './output.js';
import { bootId, MARKER, statOf } from './proc.js';
import { Records, type ProcessRecord } from './records.js';

export interface ProcessesSettings {
  /** Records are kept in its `processes/`. */
  readonly dataDir: string;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'uuid'>;
  /** The daemon's own; processes get it without ORCHD_…. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Holds the child until its descriptor 3 says go, and becomes the command; ends where the descriptor is closed instead. */
const GATE = 'read -r go <&3 || exit 125; exec 3<&-; exec "$@"';
const GATE_SHELL = '/bin/sh';

/**
 * Managed processes on a POSIX machine.
 *
 * No engine outlives its daemon by more than the time to the next start, whenever kill -9 strikes, because the engine's program does
 * not begin before its record is on the disk:
 *
 *     spawn the gate     a shell that waits on a pipe from the daemon: if that dies now, the pipe closes and the shell ends by itself
 *     write the record   pid, start time and boot id, synced: the shell's, and exec keeps them; if the daemon dies now, the same, and
 *                        the next start finds nobody under the record
 *     say go             the shell becomes the command; if the daemon dies from here on, `reap` finds the process by its record
 *     forget the record  after the group is gone; if the daemon dies before, the next start finds nobody, and forgets it
 *
 * What the command starts itself is found by its process group; where it left that, by the record's id in its environment. Out of reach
 * is only what leaves the group with a clean environment, or what another program runs on the command's behalf (a container's daemon).
 */
export async function openProcesses(settings: ProcessesSettings): Promise<Processes> {
  const records = new Records(settings.dataDir);
  await records.open();
  const boot = await bootId();
  const self = await statOf(process.pid);
  const daemon = { pid: process.pid, ...(self === undefined ? {} : { startTicks: self.startTicks }) };
  return new PosixProcesses(settings, records, boot, daemon, await OutOfMemoryWatch.open(settings.clock));
}

class PosixProcesses implements Processes {
  /** By the ids of their records. */
  private readonly running = new Map<string, RunningProcess>();
  private readonly starting = new Set<Promise<ManagedProcess>>();
  private readonly ports: FreePorts;
  private readonly environment: Readonly<Record<string, string>>;
  private closed = false;

  constructor(
    private readonly settings: ProcessesSettings,
    private readonly records: Records,
    private readonly boot: string | undefined,
    private readonly daemon: ProcessRecord['daemon'],
    private readonly memory: OutOfMemoryWatch,
  ) {
    this.ports = new FreePorts(settings.clock);
    this.environment = withoutSecrets(settings.environment);
  }

  async reap(): Promise<readonly ReapedProcess[]> {
    const { records, damaged } = await this.records.all();
    for (const path of damaged) {
      this.settings.logger.warn(`${path} is not a record of a managed process; it was left as it is. If an engine of an earlier run still holds memory, end it by hand, then delete the file.`);
    }
    const ended = await Promise.all(records.filter(({ id }) => !this.running.has(id)).map((record) => this.reapOne(record)));
    return ended.filter((reaped) => reaped !== undefined);
  }

  freePort(): Promise<number> {
    return this.ports.next();
  }

  async start(spec: ProcessSpec): Promise<ManagedProcess> {
    const start = this.launch(spec);
    this.starting.add(start);
    try {
      return await start;
    } finally {
      this.starting.delete(start);
    }
  }

  async freeMemoryBytes(): Promise<number> {
    const inGroup = await freeInControlGroups(await controlGroups());
    return Math.min(freemem(), inGroup ?? Infinity);
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.running.values()].map((each) => each.stop()));
    await Promise.allSettled(this.starting);
    await Promise.all([...this.running.values()].map((each) => each.stop()));
  }

  /** The daemon ends without `close`, such as by a defect: what it runs need not wait for the next start to end. */
  private readonly abandon = (): void => {
    for (const { pid } of this.running.values()) send(-pid, 'SIGKILL');
  };

  private async launch(spec: ProcessSpec): Promise<ManagedProcess> {
    const output = new Output();
    const fail = (fault: string, why: string): ManagedProcess => {
      output.add(`${fault}: ${why}`);
      return notStarted(fault, output);
    };
    const [program, ...args] = spec.command;
    if (program === undefined || program === '') return fail('EINVAL', 'the command is empty');
    const id = this.settings.ids.uuid();
    const env: Readonly<Record<string, string>> = { ...this.environment, ...spec.env, [MARKER]: id };
    const found = await findExecutable(program, spec.workingDirectory ?? '.', env['PATH']);
    if ('fault' in found) return fail(found.fault, found.why);
    await this.memory.hold();
    const child = this.closed ? 'ECANCELED' : await spawnGate([found.path, ...args], env, spec.workingDirectory);
    if (typeof child === 'string') {
      this.memory.release();
      return fail(child, child === 'ECANCELED' ? 'the daemon is shutting down' : `${program} could not be started`);
    }
    return this.open(spec, id, child, output);
  }

  /** From here on there is a child; whatever fails, it ends. */
  private async open(spec: ProcessSpec, id: string, child: Spawned, output: Output): Promise<ManagedProcess> {
    const startTicks = (await statOf(child.pid))?.startTicks;
    const owned = { id, pid: child.pid, ...(startTicks === undefined ? {} : { startTicks }) };
    const running: RunningProcess = new RunningProcess({
      child: child.process,
      left: child.left,
      owned,
      stopGraceMs: spec.stopGraceMs,
      output,
      memory: this.memory,
      clock: this.settings.clock,
      tells: this.boot !== undefined,
      onEnd: async (gone) => {
        this.running.delete(id);
        if (this.running.size === 0) process.off('exit', this.abandon);
        this.memory.release();
        if (gone) await this.forget(id);
        else this.settings.logger.error(`${spec.name} (pid ${child.pid}) does not end, not even by SIGKILL: it hangs in the kernel, mostly in a driver or on a dead disk. Look at dmesg; the machine may have to be restarted.`);
      },
    });
    if (this.running.size === 0) process.on('exit', this.abandon);
    this.running.set(id, running);
    try {
      await this.records.put({ ...owned, name: spec.name, stopGraceMs: spec.stopGraceMs, daemon: this.daemon, ...(this.boot === undefined ? {} : { bootId: this.boot }) });
    } catch (cause) {
      output.add(`${codeOf(cause)}: the record of the process could not be written, so it was not run: ${isNativeError(cause) ? cause.message : String(cause)}`);
      await running.stop();
      return notStarted(codeOf(cause), output);
    }
    if (this.closed) void running.stop();
    else child.gate.end('go\n');
    return running;
  }

  private async reapOne(record: ProcessRecord): Promise<ReapedProcess | undefined> {
    const { logger, clock } = this.settings;
    const { id, name, pid } = record;
    if (this.boot === undefined) {
      logger.warn(`${name} ran as process ${pid} under an earlier daemon. This platform does not tell whether it still does: look (ps -p ${pid}) and end it by hand.`);
      await this.forget(id);
      return undefined;
    }
    // After a start of the machine nothing of before it runs.
    if (record.bootId !== this.boot) {
      await this.forget(id);
      return undefined;
    }
    const parent = await statOf(record.daemon.pid);
    if (parent !== undefined && parent.pid !== process.pid && parent.startTicks === record.daemon.startTicks) {
      logger.warn(`${name} (pid ${pid}) belongs to another daemon that still runs (pid ${parent.pid}) on the same data directory; it was left alone. Give each daemon a data directory of its own.`);
      return undefined;
    }
    switch (await endOwned(record, record.stopGraceMs, clock)) {
      case 'nobody':
        await this.forget(id);
        return undefined;
      case 'ended':
        logger.debug(`${name} (pid ${pid}) was left running by an earlier daemon; it was ended, with all that it had started.`);
        await this.forget(id);
        return { name, pid };
      case 'stays':
        logger.error(`${name} (pid ${pid}) of an earlier daemon does not end, not even by SIGKILL. It may still hold GPU memory; look at dmesg.`);
        return undefined;
    }
  }

  private async forget(id: string): Promise<void> {
    try {
      await this.records.remove(id);
    } catch (cause) {
      this.settings.logger.warn(`The record of a managed process that is gone could not be deleted (${codeOf(cause)}); the next start will do so.`);
    }
  }
}

interface Spawned {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly gate: Writable;
  readonly left: Promise<Left>;
}

/** The gate, as the leader of a session and a group of its own, or the name of the errno. */
async function spawnGate(command: readonly string[], env: Readonly<Record<string, string>>, cwd: string | undefined): Promise<Spawned | string> {
  try {
    const child = spawn(GATE_SHELL, ['-c', GATE, 'orchestratord', ...command], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env,
      ...(cwd === undefined ? {} : { cwd }),
    });
    if (child.pid === undefined) {
      const [error]: unknown[] = await once(child, 'error').catch((cause: unknown) => [cause]);
      return codeOf(error);
    }
    child.on('error', () => undefined);
    const left = new Promise<Left>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    const gate = child.stdio[3];
    if (!(gate instanceof Writable)) {
      child.kill('SIGKILL');
      return 'UNKNOWN';
    }
    // It may be gone before it hears the word; its exit says so.
    gate.on('error', () => undefined);
    return { process: child, pid: child.pid, gate, left };
  } catch (error) {
    return codeOf(error);
  }
}

/** The daemon's own variables may be secrets, and are none of an engine's business. */
function withoutSecrets(environment: ProcessesSettings['environment']): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) if (value !== undefined && !name.startsWith('ORCHD_')) kept[name] = value;
  return kept;
}
