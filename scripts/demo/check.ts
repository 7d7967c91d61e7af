import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { widthOf } from './width.js';

/**
 * `npm run test:demo`: the demo in a pipe and in a terminal of 80 columns, as somebody would use it: its lines are pasted into
 * shells, Ctrl-C ends it, and then nothing of it is left.
 */
const MAIN = [process.execPath, '--import', 'tsx', 'scripts/demo/main.ts'] as const;
const INVITATION = 'Try it from another terminal:';
const FAREWELL = 'Ctrl-C stops it';
const COLUMNS = 80;
const SHOW_MS = 90_000;
const STOP_MS = 30_000;
/** Of `--chaos`: what it says when a replica has died, and what it must have shown at its end, in this order. */
const DEATH = ' here, ';
const SURVIVED = [DEATH, 'attempt 1 on r', ': lost', 'attempt 2 on r', 'the daemon was killed here', 'Last-Event-ID: ', 'text 1: ', ' tokens, equal, byte for byte', 'text 2: ', ' tokens, equal, byte for byte'];
/** What the pasted lines print, in this order. */
const PRINTED = ['"queue_position":', 'event: started', 'event: end', 'id: 9', 'event: end', '204', '"state":"completed"', '"pools":[', 'tasks_started_total{'];

class Show {
  output = '';
  private readonly ended: Promise<number | null>;

  private constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly folder: string,
  ) {
    child.stdout.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.ended = new Promise((resolve) => child.once('close', resolve));
    process.once('exit', this.kill);
  }

  /** In a process group of its own, with a directory for temporary files of its own. */
  static async begin(command: readonly string[], until = FAREWELL): Promise<Show> {
    const folder = await mkdtemp(join(tmpdir(), 'demo-check-'));
    const [program = '', ...args] = command;
    const show = new Show(spawn(program, args, { detached: true, env: { ...process.env, TMPDIR: folder, TERM: 'xterm-256color' } }), folder);
    const deadline = performance.now() + SHOW_MS;
    while (!show.output.includes(until)) {
      const over = show.child.exitCode !== null || show.child.signalCode !== null;
      if (over || performance.now() > deadline) throw new Error(`The demo did not come to its end. It said:\n${show.output.slice(-3_000)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return show;
  }

  type(key: string): void {
    this.child.stdin.write(key);
  }

  interrupt(): void {
    process.kill(-(this.child.pid ?? 0), 'SIGINT');
  }

  /** Throws unless it ends in time, well, and without a trace. */
  async leavesNothing(): Promise<void> {
    const late = new Promise<'late'>((resolve) => setTimeout(() => { resolve('late'); }, STOP_MS).unref());
    const status = await Promise.race([this.ended, late]);
    expect(status === 0, `the demo ends with status 0 after Ctrl-C, and not with ${String(status)}`);
    expect((await readdir(this.folder)).filter((name) => name.startsWith('orchestratord-')).length === 0, 'its directory is gone');
    const left = await processesIn(this.folder);
    expect(left.length === 0, `no process of it is left, as these are: ${left.join('; ')}`);
    process.off('exit', this.kill);
    await rm(this.folder, { recursive: true });
  }

  private readonly kill = (): void => {
    if (this.child.exitCode === null) process.kill(-(this.child.pid ?? 0), 'SIGTERM');
  };
}

/** The commands of those that run with this directory for temporary files: all that a show has started. */
async function processesIn(folder: string): Promise<readonly string[]> {
  const commands: string[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    if (environment.split('\0').includes(`TMPDIR=${folder}`)) commands.push((await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' '));
  }
  return commands;
}

async function inPipe(): Promise<void> {
  const show = await Show.begin(MAIN);
  expect(!show.output.includes('\x1b'), 'there are no escape sequences in a pipe');
  const lines = show.output.split(INVITATION)[1]?.split(FAREWELL)[0] ?? '';
  for (const shell of ['bash', 'sh']) {
    const { status, stdout, stderr } = spawnSync(shell, ['-c', `set -e\n${lines}`], { encoding: 'utf8', timeout: SHOW_MS });
    let from = 0;
    for (const wanted of PRINTED) {
      const found = stdout.indexOf(wanted, from);
      expect(found !== -1, `pasted into ${shell}, the lines print ${wanted} in its place, and not:\n${stdout}${stderr}`);
      from = found + wanted.length;
    }
    expect(status === 0, `pasted into ${shell}, each line succeeds; ${stderr}`);
  }
  show.interrupt();
  await show.leavesNothing();
}

async function inTerminal(): Promise<void> {
  const command = `stty cols ${String(COLUMNS)} rows 24; exec ${MAIN.map((word) => `'${word}'`).join(' ')}`;
  const show = await Show.begin(['script', '--quiet', '--return', '--command', command, '/dev/null']);
  const shown = show.output.split(FAREWELL)[0] ?? '';
  expect(shown.includes('\x1b[?25l') && shown.includes('\x1b[?25h'), 'the cursor is hidden during the show and comes back');
  const lines = shown.replace(/\x1b\[[?0-9;]*[A-Za-z]/g, '').split(/\r?\n/);
  const wide = lines.find((line) => widthOf(line) > COLUMNS);
  expect(wide === undefined, `no line is wider than the terminal, as this one is: ${wide ?? ''}`);
  show.type('\x03');
  await show.leavesNothing();
}

async function chaos(command: readonly string[]): Promise<void> {
  const show = await Show.begin([...command, '--chaos', '--exit'], 'npm run test:chaos');
  await show.leavesNothing();
  let from = 0;
  for (const wanted of SURVIVED) {
    const found = show.output.indexOf(wanted, from);
    expect(found !== -1, `with --chaos it says “${wanted}” in its place, and not:\n${show.output}`);
    from = found + wanted.length;
  }
  const wide = show.output.split('\n').find((line) => widthOf(line) > COLUMNS);
  expect(wide === undefined, `no line is wider than ${String(COLUMNS)} columns, as this one is: ${wide ?? ''}`);
  expect(!show.output.includes('\x1b'), 'there are no escape sequences in a pipe');
}

async function chaosInterrupted(): Promise<void> {
  const show = await Show.begin([...MAIN, '--chaos'], DEATH);
  show.interrupt();
  await show.leavesNothing();
}

function expect(holds: boolean, claim: string): void {
  if (!holds) throw new Error(`It should be so that ${claim}`);
}

async function main(): Promise<number> {
  const begun = performance.now();
  try {
    await inPipe();
    console.log('ok  in a pipe: the lines work in bash and sh, and Ctrl-C leaves nothing');
    if (spawnSync('bash', ['-c', 'command -v script']).status === 0) {
      await inTerminal();
      console.log(`ok  in a terminal of ${String(COLUMNS)} columns: nothing wraps, and Ctrl-C leaves nothing`);
    } else {
      console.log('--  in a terminal: not tried, since util-linux has no `script` here');
    }
    await chaos(['env', 'LLAMA_SERVER_BIN=/nowhere', ...MAIN]);
    console.log('ok  with --chaos and mock engines: both texts survive, and nothing is left');
    await chaos(MAIN);
    await chaosInterrupted();
    console.log('ok  with --chaos and what engines there are: both texts survive, and Ctrl-C in the middle leaves nothing');
  } catch (error) {
    console.error(error instanceof Error ? error.message.slice(0, 4_000) : error);
    return 1;
  }
  console.log(`The demo was tried in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return 0;
}

process.exitCode = await main();
