import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const MAIN = 'dist/src/cli/main.js';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Orchctl {
  readonly ended: Promise<Ended>;
  /** Resolves once stdout and stderr together hold this; with `ended` where they never do. */
  said(text: string): Promise<unknown>;
  interrupt(): void;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** The built command line as its own process, in front of a daemon. */
export function startOrchctl(url: string, args: readonly string[], { input, key }: { readonly input?: string | Uint8Array; readonly key?: string } = {}): Orchctl {
  const main = resolve(MAIN);
  if (!existsSync(main)) throw new Error(`${MAIN} is missing: run npm run build in the project's root first.`);
  const env = { PATH: process.env['PATH'], ORCHD_URL: url, ...(key === undefined ? {} : { ORCHD_API_KEY: key }) };
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  running.add(child);
  let [out, err] = ['', ''];
  const waiters = new Set<() => void>();
  const wake = (): void => waiters.forEach((look) => look());
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    wake();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    wake();
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const ended = new Promise<Ended>((settle) => {
    child.once('close', (code) => {
      running.delete(child);
      settle({ code, out, err });
    });
  });
  return {
    ended,
    said: (text) =>
      Promise.race([
        ended,
        new Promise<void>((settle) => {
          const look = (): void => {
            if (!`${out}${err}`.includes(text)) return;
            waiters.delete(look);
            settle();
          };
          waiters.add(look);
          look();
        }),
      ]),
    interrupt: () => child.kill('SIGINT'),
  };
}

export const orchctl = (url: string, ...args: readonly string[]): Promise<Ended> => startOrchctl(url, args).ended;
