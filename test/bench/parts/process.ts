import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A part of a benchmark in a process of its own. */
export interface Part {
  readonly pid: number;
  readonly firstLine: string;
  stop(): Promise<void>;
}

/** Starts `command` and waits for its first line that `wanted` accepts. */
export function startPart(command: readonly string[], wanted: (line: string) => string | undefined = (line) => line): Promise<Part> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${command.join(' ')} ended with ${code ?? 'a signal'} before it was ready`)));
    if (child.stdout === null) return;
    const { stdout } = child;
    const lines = createInterface({ input: stdout }).on('line', (line) => {
      const firstLine = wanted(line);
      if (firstLine === undefined) return;
      // What follows is read, so that the part is not held up, and thrown away, so that it costs this process little.
      lines.close();
      stdout.resume();
      resolve({ pid: child.pid ?? 0, firstLine, stop: () => ended(child) });
    });
  });
}

/** A part that says a line now and then, and hears one. */
export interface TalkingPart {
  /** The next line that it says. Rejects when it ends without one. */
  heard(): Promise<string>;
  tell(line: string): void;
  stop(): Promise<void>;
}

export function startTalking(command: readonly string[]): TalkingPart {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    heard: async () => {
      const line = await lines.next();
      if (line.done === true) throw new Error(`${command.join(' ')} ended before it had said all`);
      return line.value;
    },
    tell: (line) => void child.stdin.write(`${line}\n`),
    stop: () => ended(child),
  };
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** Runs `command` to its end and gives its last line. */
export async function runPart(command: readonly string[]): Promise<string> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  for await (const chunk of child.stdout) out += String(chunk);
  return out.trim().split('\n').at(-1) ?? '';
}

/** CPU of a process with all its threads so far, microseconds (user and system); Linux ticks are 10 ms. */
export function cpuMicros(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

/** Resident memory of a process, bytes. */
export function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
}

/** Bytes that the system holds to be sent or to be acknowledged on all IPv4 connections of a local port; Linux. */
export function sendQueueBytes(port: string): number {
  const local = `:${Number(port).toString(16).toUpperCase().padStart(4, '0')}`;
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(local) === true)
    .reduce((sum, fields) => sum + Number.parseInt(fields[4]?.split(':')[0] ?? '0', 16), 0);
}
