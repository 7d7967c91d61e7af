import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCommand } from '../../../../src/app/cli.js';
import { ConfigError, type ConfigProblem } from '../../../../src/app/config/problem.js';
import type { ResolvedConfig } from '../../../../src/app/config/resolved.js';

const directory = mkdtempSync(path.join(tmpdir(), 'orchd-config-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

/** The directory that relative paths start from; `orchd.yaml` lies there. */
export const WORKING_DIRECTORY = directory;

export interface Given {
  /** The text of orchd.yaml; without it there is no file. */
  readonly yaml?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly terminal?: boolean;
}

/** Starts as the daemon does, up to its configuration. */
export async function load({ yaml, environment = {}, args = [], terminal = false }: Given): Promise<ResolvedConfig> {
  if (yaml !== undefined) writeFileSync(path.join(directory, 'orchd.yaml'), yaml);
  const named = yaml === undefined ? args : ['--config', 'orchd.yaml', ...args];
  const command = await readCommand({ args: named, environment, workingDirectory: directory, terminal, version: '9.9.9' });
  if (command.kind !== 'run') throw new Error(`asked to ${command.kind}`);
  return command.config;
}

/** What the daemon says when it refuses to start. */
export async function refusal(given: Given): Promise<readonly ConfigProblem[]> {
  try {
    await load(given);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error('the configuration was taken');
}
