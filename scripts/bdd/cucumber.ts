import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What a run of cucumber has told as messages: https://github.com/cucumber/messages */
export interface CucumberRun {
  readonly code: number;
  readonly messages: readonly unknown[];
}

const cli = join(dirname(createRequire(import.meta.url).resolve('@cucumber/cucumber/package.json')), 'bin/cucumber.js');

/** Runs cucumber-js with these arguments beside the configuration's, and keeps its messages. */
export async function runCucumber(args: readonly string[], quiet: boolean): Promise<CucumberRun> {
  const folder = await mkdtemp(join(tmpdir(), 'bdd-'));
  const file = join(folder, 'messages.ndjson');
  try {
    const code = await new Promise<number>((resolve, reject) => {
      const child = spawn(process.execPath, [cli, ...args, '--format', `message:${file}`], {
        // The workers of a parallel run take tsx from here; cucumber's own `loader` option does not work with it.
        env: { ...process.env, NODE_OPTIONS: '--import tsx' },
        stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
      });
      child.once('error', reject);
      child.once('close', (exit) => resolve(exit ?? 1));
    });
    const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
    return { code, messages: lines.map((line): unknown => JSON.parse(line)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
