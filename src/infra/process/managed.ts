import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Clock } from '../../ports/clock.js';
import type { ManagedProcess, ProcessExit } from '../../ports/processes.js';
import { endOwned, groupOf, send, sleep, type Owned } from './owned.js';
import type { OutOfMemoryWatch } from './out-of-memory.js';
import { LineCutter, type Output } from './output.js';
import { residentBytesOf } from './proc.js';

/** After it was read so much, a process's output rests for a moment: one that floods it must not hold the event loop. */
const READ_BURST_BYTES = 256 * 1024;
const READ_REST_MS = 10;
/** How long a stream of a process that is gone may stay open: somebody else may hold its other end. */
const LAST_WORDS_MS = 2_000;

/** How the group's first process ended. */
export interface Left {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface RunningSettings {
  readonly child: ChildProcess;
  readonly left: Promise<Left>;
  readonly owned: Owned;
  readonly stopGraceMs: number;
  readonly output: Output;
  readonly memory: OutOfMemoryWatch;
  readonly clock: Clock;
  /** Whether this platform tells whose a process is (/proc). */
  readonly tells: boolean;
  /** It is gone (true), or not even SIGKILL ended it. Called once, before `exited` resolves. */
  readonly onEnd: (gone: boolean) => Promise<void>;
}

/**
 * A process that was started. When its first process ends, what is left of its group ends too: at once where nobody asked for the end
 * (what a crashed engine left behind only holds memory and the port), within the grace where somebody did.
 */
export class RunningProcess implements ManagedProcess {
  readonly pid: number;
  readonly exited: Promise<ProcessExit>;
  private asked = false;
  private over = false;
  private ending: Promise<boolean> | undefined;

  constructor(private readonly settings: RunningSettings) {
    const { child, owned } = settings;
    this.pid = owned.pid;
    const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
    const closed = Promise.all(streams.map((stream) => this.read(stream)));
    this.exited = settings.left.then(async ({ code, signal }) => {
      this.over = true;
      const { asked } = this;
      if (!asked) send(-owned.pid, 'SIGKILL');
      const outOfMemory = signal === 'SIGKILL' && !asked ? await settings.memory.rose() : undefined;
      const gone = await (this.ending ?? this.end(0));
      await Promise.race([closed, sleep(LAST_WORDS_MS, settings.clock)]);
      for (const stream of streams) stream.destroy();
      await settings.onEnd(gone);
      return { ...(signal === null ? { code: code ?? -1 } : { signal }), asked, ...(outOfMemory === undefined ? {} : { outOfMemory }) };
    });
  }

  output(): readonly string[] {
    return this.settings.output.lines();
  }

  async pids(): Promise<readonly number[]> {
    return (await groupOf(this.settings.owned)).map(({ pid }) => pid);
  }

  async residentBytes(): Promise<number | undefined> {
    const members = await groupOf(this.settings.owned);
    const sizes = (await Promise.all(members.map((stat) => residentBytesOf(stat.pid)))).filter((size) => size !== undefined);
    return sizes.length === 0 ? undefined : sizes.reduce((sum, size) => sum + size, 0);
  }

  stop(): Promise<ProcessExit> {
    if (!this.asked && !this.over) {
      this.asked = true;
      this.ending = this.end(this.settings.stopGraceMs);
    }
    return this.exited;
  }

  /** Resolves with whether nothing of it is left. */
  private async end(graceMs: number): Promise<boolean> {
    const { owned, clock, tells, left } = this.settings;
    return tells ? (await endOwned(owned, graceMs, clock, left)) !== 'stays' : this.endUnseen(graceMs);
  }

  /** Without /proc only the group can be signaled, and it is sure to be ours only while its leader was not collected. */
  private async endUnseen(graceMs: number): Promise<boolean> {
    const { child, owned, clock, left } = this.settings;
    if (child.exitCode !== null || child.signalCode !== null) return true;
    send(-owned.pid, graceMs > 0 ? 'SIGTERM' : 'SIGKILL');
    const kill = clock.schedule(graceMs, () => void send(-owned.pid, 'SIGKILL'));
    await left;
    kill.cancel();
    send(-owned.pid, 'SIGKILL');
    return true;
  }

  private read(stream: Readable): Promise<void> {
    const { output, clock } = this.settings;
    const cutter = new LineCutter((line) => output.add(line));
    let burst = 0;
    stream.on('data', (chunk: Buffer) => {
      cutter.push(chunk);
      burst += chunk.length;
      if (burst < READ_BURST_BYTES) return;
      burst = 0;
      stream.pause();
      clock.schedule(READ_REST_MS, () => void stream.resume());
    });
    return new Promise((resolve) => {
      // A pipe that breaks has said all that it will.
      stream.once('error', () => undefined);
      stream.once('close', () => {
        cutter.flush();
        resolve();
      });
    });
  }
}

/** A process that never ran. */
export function notStarted(fault: string, output: Output): ManagedProcess {
  const exit: ProcessExit = { notStarted: fault, asked: false };
  return {
    pid: undefined,
    exited: Promise.resolve(exit),
    output: () => output.lines(),
    pids: () => Promise.resolve([]),
    residentBytes: () => Promise.resolve(undefined),
    stop: () => Promise.resolve(exit),
  };
}
