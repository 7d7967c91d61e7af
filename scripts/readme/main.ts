import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readBlocks, type Block } from './blocks.js';
import { cloneTree, type Clone } from './clone.js';
import { provideEngine } from './engine.js';
import { difference } from './expect.js';
import { freePorts } from './ports.js';
import { Shell } from './shell.js';

/**
 * `npm run test:readme`: does what README.md says, block by block in its order, in a copy of the tree, and holds what it prints
 * against what README.md shows. Only the set-up is left to .ci/run, which begins with it.
 */
const BLOCK_MS = 60_000;
const READY_MS = 120_000;

class Reader {
  private readonly shells = new Map<string, Shell>();
  ran = 0;
  private closed = false;

  constructor(
    private readonly clone: Clone,
    private readonly adapt: (text: string) => string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  async follow(block: Block): Promise<void> {
    const text = this.adapt(block.text);
    switch (block.kind) {
      case 'setup':
      case 'picture':
      case 'example':
        return;
      case 'file': {
        const path = join(this.clone.root, block.path);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, text);
        return;
      }
      case 'background':
        this.ran++;
        await this.shell(block.session).start(text);
        return this.ready(this.adapt(block.ready));
      case 'shell': {
        this.ran++;
        const { status, stdout, stderr } = await this.shell(block.session).run(text, BLOCK_MS);
        const { output } = block;
        const different = output === undefined ? undefined : difference({ ...output, text: this.adapt(output.text) }, stdout);
        if (status === 0 && different === undefined) return;
        throw new Error(`${different ?? `it ended with status ${String(status)}`}. It printed:\n${stdout}${stderr}`);
      }
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const shell of [...this.shells.values()].reverse()) await shell.close();
  }

  /** What the blocks in the background said, for whoever looks for the cause of a failure. */
  said(): string {
    return [...this.shells].map(([name, shell]) => `--- session ${name}, in the background ---\n${shell.said()}`).join('\n');
  }

  private shell(session: string): Shell {
    const shell = this.shells.get(session) ?? new Shell(session, this.clone.root, this.clone.home, this.env);
    this.shells.set(session, shell);
    return shell;
  }

  private async ready(url: string): Promise<void> {
    const deadline = performance.now() + READY_MS;
    while (!(await fetch(url).then(({ ok }) => ok, () => false))) {
      if (this.closed) throw new Error('It was stopped');
      if (performance.now() > deadline) throw new Error(`${url} did not answer 2xx within ${String(READY_MS / 1000)} s`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function main(): Promise<number> {
  const markdown = await readFile('README.md', 'utf8');
  const blocks = readBlocks(markdown);
  const clone = await cloneTree();
  const reader = new Reader(clone, await freePorts(markdown), await provideEngine(clone));
  let failed = 0;
  // Closing the shells fails the block at hand, and so ends all in order.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void reader.close());
  try {
    for (const block of blocks) {
      const begun = performance.now();
      try {
        await reader.follow(block);
      } catch (error) {
        console.error(`README.md:${String(block.line)}: ${error instanceof Error ? error.message : String(error)}\n${reader.said()}`);
        failed = 1;
        break;
      }
      if (block.kind === 'shell' || block.kind === 'background') {
        console.log(`ok  README.md:${String(block.line)}  ${((performance.now() - begun) / 1000).toFixed(1)} s  ${block.text.trim().split('\n')[0] ?? ''}`);
      }
    }
  } finally {
    await reader.close();
    await rm(clone.home, { recursive: true, force: true });
  }
  console.log(`${String(reader.ran)} blocks of README.md were run, ${String(failed)} failed`);
  return failed;
}

process.exitCode = await main();
