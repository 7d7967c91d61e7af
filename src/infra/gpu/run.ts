import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { isRecord } from '../../lib/record.js';
import type { Clock } from '../../ports/clock.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface RunLimits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

export type RunAnswer =
  /** It cannot be run at all; `why` is the system's word, such as `ENOENT`. */
  | { readonly kind: 'missing'; readonly why: string }
  /** It was ended before its end. */
  | { readonly kind: 'cut'; readonly why: 'silent' | 'endless' | 'aborted' }
  /** `end`: its exit status or signal; `complaint`: the first line that it wrote as an error. */
  | { readonly kind: 'printed'; readonly text: string; readonly end: string; readonly complaint: string };

export interface Run {
  /** Never rejects. */
  readonly answer: Promise<RunAnswer>;
  /** When the process is gone. One that hangs in the kernel is not, long after it was killed. */
  readonly gone: Promise<void>;
}

const COMPLAINT_BYTES = 1024;

/**
 * Runs a program without a shell, in a process group of its own, and reads what it prints. After `timeoutMs`, `maxBytes` or an abort
 * the whole group is killed and answered for at once: the answer does not wait for the process to be gone.
 */
export function run(command: string, args: readonly string[], env: Environment, limits: RunLimits, clock: Clock, signal: AbortSignal): Run {
  if (signal.aborted) return { answer: Promise.resolve({ kind: 'cut', why: 'aborted' }), gone: Promise.resolve() };
  let child: ChildProcessByStdio<null, Readable, Readable>;
  try {
    child = spawn(command, args, { env, shell: false, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (cause) {
    // Some failures are thrown, such as that of a machine without memory; most come as an event.
    return { answer: Promise.resolve({ kind: 'missing', why: codeOf(cause) }), gone: Promise.resolve() };
  }
  const printed: Buffer[] = [];
  let bytes = 0;
  let complaint = '';
  const gone = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const answer = new Promise<RunAnswer>((resolve) => {
    const settle = (answered: RunAnswer): void => {
      timer.cancel();
      signal.removeEventListener('abort', abort);
      resolve(answered);
    };
    const cut = (why: 'silent' | 'endless' | 'aborted'): void => {
      killGroup(child);
      child.stdout.destroy();
      child.stderr.destroy();
      child.unref();
      settle({ kind: 'cut', why });
    };
    const abort = (): void => cut('aborted');
    const timer = clock.schedule(limits.timeoutMs, () => cut('silent'));
    signal.addEventListener('abort', abort, { once: true });
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limits.maxBytes) cut('endless');
      else printed.push(chunk);
    });
    // Read to its end, so that it does not block, but kept only in part.
    child.stderr.on('data', (chunk: Buffer) => {
      if (complaint.length < COMPLAINT_BYTES) complaint += chunk.toString('utf8', 0, COMPLAINT_BYTES);
    });
    child.once('error', (cause) => settle({ kind: 'missing', why: codeOf(cause) }));
    child.once('close', (code, killedBy) => {
      settle({ kind: 'printed', text: Buffer.concat(printed).toString('utf8'), end: killedBy ?? String(code), complaint: firstLine(complaint) });
    });
  });
  return { answer, gone };
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

const codeOf = (cause: unknown): string => (isRecord(cause) && typeof cause['code'] === 'string' ? cause['code'] : String(cause));

const firstLine = (text: string): string => (text.split('\n').find((line) => line.trim() !== '') ?? '').trim().slice(0, 200);
