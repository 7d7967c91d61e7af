import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TINY_CONTRACT } from './contract-copy.js';

interface Ran {
  readonly status: number | null;
  readonly output: string;
}

/** The codegen command as a person runs it. */
export const runCodegen = (...args: readonly string[]): Ran => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/codegen/main.ts', ...args], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
};

/** What codegen makes of the tiny contract, in a folder inside the project so that its imports resolve. */
export const generateTiny = (): { readonly directory: string; readonly remove: () => void } => {
  mkdirSync('build', { recursive: true });
  const directory = mkdtempSync(resolve('build', 'tiny-'));
  const { status, output } = runCodegen('--contracts', TINY_CONTRACT, '--out', join(directory, 'generated'));
  if (status !== 0) throw new Error(output);
  return { directory: join(directory, 'generated'), remove: () => rmSync(directory, { recursive: true }) };
};
