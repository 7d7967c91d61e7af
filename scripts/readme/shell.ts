import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const MARK = '@@block-ended@@';

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * One terminal of README.md: a bash that lives through all of its session's blocks, so that variables last. Owner of its
 * process group: `close` ends everything that was started in it.
 */
export class Shell {
  private readonly child: ChildProcess;
  private stdout = '';
  private readonly exited: Promise<void>;
  private over = false;
  private readonly background: string[] = [];
  private blocks = 0;
  private stderrRead = 0;
  private readonly errors: string;

  constructor(
    private readonly name: string,
    folder: string,
    private readonly scratch: string,
    env: NodeJS.ProcessEnv,
  ) {
    this.errors = join(scratch, `${name}.err`);
    this.child = spawn('bash', ['--noprofile', '--norc'], { cwd: folder, env, detached: true, stdio: ['pipe', 'pipe', openSync(this.errors, 'w')] });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.exited = new Promise((resolve) => {
      this.child.once('close', () => {
        this.over = true;
        resolve();
      });
    });
  }

  /** Resolves when the block has ended; rejects after `withinMs`. */
  async run(text: string, withinMs: number): Promise<Ran> {
    this.stdout = '';
    await this.feed(text, `\nprintf '\\n${MARK}%d\\n' $?\n`);
    const deadline = performance.now() + withinMs;
    for (;;) {
      const ended = new RegExp(`\\n${MARK}(\\d+)\\n`).exec(this.stdout);
      if (ended !== null) return { status: Number(ended[1]), stdout: this.stdout.slice(0, ended.index), stderr: this.newErrors() };
      if (this.over) throw new Error(`It ended its shell. It said:\n${this.stdout}${this.newErrors()}`);
      if (performance.now() > deadline) throw new Error(`It did not end within ${String(withinMs / 1000)} s. It said:\n${this.stdout}${this.newErrors()}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Starts a block that goes on by itself. */
  async start(text: string): Promise<void> {
    const log = join(this.scratch, `${this.name}-${String(this.blocks)}.log`);
    this.background.push(log);
    await this.feed(text, ` > '${log}' 2>&1 &\n`);
  }

  /** What the background blocks have said so far. */
  said(): string {
    return this.background.map((log) => readFileSync(log, 'utf8').slice(-4_000)).join('\n');
  }

  async close(): Promise<void> {
    const { pid } = this.child;
    if (pid === undefined) return;
    this.signal(pid, 'SIGTERM');
    const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), 10_000).unref());
    if ((await Promise.race([this.gone(pid), late])) === 'late') this.signal(pid, 'SIGKILL');
  }

  private async feed(text: string, after: string): Promise<void> {
    const file = join(this.scratch, `${this.name}-${String(this.blocks++)}.sh`);
    await writeFile(file, text);
    this.child.stdin?.write(`source '${file}' < /dev/null${after}`);
  }

  private newErrors(): string {
    const all = readFileSync(this.errors, 'utf8');
    const fresh = all.slice(this.stderrRead);
    this.stderrRead = all.length;
    return fresh;
  }

  private async gone(pid: number): Promise<void> {
    await this.exited;
    while (this.signal(pid, 0)) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  /** To the whole group; false when nobody is left in it. */
  private signal(pid: number, signal: NodeJS.Signals | 0): boolean {
    try {
      return process.kill(-pid, signal);
    } catch {
      return false;
    }
  }
}
