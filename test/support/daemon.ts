import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { parseRecord, type Json } from '../../scripts/json.js';
import { withCheckedLibrary } from './checked-library.js';
import { PATIENCE_MS } from './patience.js';

/**
 * The built daemon as its own process, for every test that looks at it from outside.
 *
 * Owner of the process and of its temporary directory: `stop` and `kill` wait for the exit and remove the directory
 * (unless `keepDataDir`, or `dataDir` was the caller's own), and a daemon that a test forgot dies with the test's process.
 */
export interface DaemonOptions {
  /** The configuration file's content; absent: no file. */
  readonly config?: object;
  readonly env?: Readonly<Record<string, string>>;
  /** The caller's own directory, which stays. Absent: a temporary one. */
  readonly dataDir?: string;
  /** Leaves the temporary directory (the parent of the `dataDir` that is answered) for another daemon to start on. */
  readonly keepDataDir?: boolean;
  /** host:port. Default 127.0.0.1:0. */
  readonly listen?: string;
  /** Further arguments, after ours. */
  readonly args?: readonly string[];
  /** Node's own arguments, such as `--import` of a module that changes its clock. */
  readonly nodeArgs?: readonly string[];
  /** Milliseconds until the daemon must listen. Default 60 000: it takes more than a second of CPU, and a machine that is full gives a tenth of a core. */
  readonly startWithinMs?: number;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A line of the log. */
export type LogLine = Json;

export interface Daemon {
  /** `http://127.0.0.1:43121`, without a slash at its end; 127.0.0.1 where it listens on every address. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly dataDir: string;
  /** Where `config` was written; undefined where there was none. */
  readonly configFile: string | undefined;
  readonly exited: Promise<Exit>;
  /** The JSON lines so far, at most the last 20 000. */
  logs(): readonly LogLine[];
  /** The first line, past or to come, for which `wanted` is true. */
  logged(wanted: (line: LogLine) => boolean, withinMs?: number): Promise<LogLine>;
  /** Everything that was written that is not a JSON line: a crash's stack, a native warning. */
  noise(): string;
  signal(signal: NodeJS.Signals): void;
  /** SIGTERM, and waits for the end. */
  stop(): Promise<Exit>;
  /** SIGKILL, and waits for the end. */
  kill(): Promise<Exit>;
}

const MAIN = 'dist/src/app/main.js';
const KEPT_LINES = 20_000;

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Rejects with the daemon's own words when it ends before it listens. */
export async function startDaemon(options: DaemonOptions = {}): Promise<Daemon> {
  const main = resolve(MAIN);
  if (!existsSync(main)) throw new Error(`${MAIN} is missing: run npm run build in the project's root first.`);
  const home = await mkdtemp(join(tmpdir(), 'orchestratord-'));
  const dataDir = options.dataDir ?? (await withCheckedLibrary(join(home, 'data')));
  const args = [main, '--listen', options.listen ?? '127.0.0.1:0', '--data-dir', dataDir, '--log-format', 'json'];
  const configFile = options.config === undefined ? undefined : join(home, 'config.yaml');
  if (configFile !== undefined) {
    // JSON is YAML too.
    await writeFile(configFile, JSON.stringify(options.config, null, 2));
    args.push('--config', configFile);
  }
  const child = spawn(process.execPath, [...(options.nodeArgs ?? []), ...args, ...(options.args ?? [])], {
    cwd: home,
    env: { ...withoutOurOwn(process.env), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const output = new Output(child.stdout, child.stderr);
  const exited = new Promise<Exit>((resolveExit, reject) => {
    child.once('error', reject);
    // `close` and not `exit`: what the daemon said last has been read by then.
    child.once('close', (code, signal) => {
      running.delete(child);
      output.end();
      resolveExit({ code, signal });
    });
  });

  const end = async (signal: NodeJS.Signals): Promise<Exit> => {
    child.kill(signal);
    const exit = await exited;
    if (options.keepDataDir !== true || options.dataDir !== undefined) await rm(home, { recursive: true, force: true });
    return exit;
  };

  try {
    const started = await output.logged((line) => typeof line['address'] === 'string', options.startWithinMs ?? PATIENCE_MS);
    const { url, port } = parseAddress(String(started['address']));
    return {
      url,
      port,
      pid: child.pid ?? -1,
      dataDir,
      configFile,
      exited,
      logs: () => output.lines,
      logged: (wanted, withinMs = PATIENCE_MS) => output.logged(wanted, withinMs),
      noise: () => output.noise,
      signal: (signal) => child.kill(signal),
      stop: () => end('SIGTERM'),
      kill: () => end('SIGKILL'),
    };
  } catch (cause) {
    const exit = await end('SIGKILL');
    const said = [...output.lines.map((line) => JSON.stringify(line)), output.noise].join('\n');
    throw new Error(`The daemon did not start (exit code ${exit.code}, signal ${exit.signal}). It said:\n${said}`, { cause });
  }
}

/** The daemon is told what to do by its arguments alone: what the tester's shell has set for a daemon does not count. */
function withoutOurOwn(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('ORCHD_') && name !== 'NODE_OPTIONS' && name !== 'NODE_V8_COVERAGE'),
  );
}

/** `http://host:port`; a daemon that listens everywhere is reached over loopback. */
function parseAddress(address: string): { url: string; port: number } {
  const parsed = new URL(address);
  const everywhere = parsed.hostname === '0.0.0.0' || parsed.hostname === '[::]';
  const host = everywhere ? '127.0.0.1' : parsed.hostname;
  return { url: `http://${host}:${parsed.port}`, port: Number(parsed.port) };
}

class Output {
  readonly lines: LogLine[] = [];
  noise = '';
  private readonly waiters = new Set<(line: LogLine | undefined) => void>();

  constructor(...sources: readonly Readable[]) {
    for (const source of sources) createInterface({ input: source }).on('line', (line) => this.take(line));
  }

  logged(wanted: (line: LogLine) => boolean, withinMs: number): Promise<LogLine> {
    const found = this.lines.find(wanted);
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((resolveLine, reject) => {
      const settle = (line: LogLine | undefined): void => {
        if (line !== undefined && !wanted(line)) return;
        clearTimeout(timer);
        this.waiters.delete(settle);
        if (line === undefined) reject(new Error('The daemon ended before it logged what was waited for.'));
        else resolveLine(line);
      };
      const timer = setTimeout(() => {
        this.waiters.delete(settle);
        reject(new Error(`The daemon did not log what was waited for within ${withinMs} ms.`));
      }, withinMs);
      this.waiters.add(settle);
    });
  }

  end(): void {
    for (const waiter of [...this.waiters]) waiter(undefined);
  }

  private take(text: string): void {
    const line = parseLine(text);
    if (line === undefined) {
      if (this.noise.length < 100_000) this.noise += `${text}\n`;
      return;
    }
    this.lines.push(line);
    if (this.lines.length > KEPT_LINES) this.lines.splice(0, KEPT_LINES / 2);
    for (const waiter of [...this.waiters]) waiter(line);
  }
}

function parseLine(text: string): LogLine | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return parseRecord(text);
  } catch {
    return undefined;
  }
}
