import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Clone } from './clone.js';

/**
 * What README.md's reader has got himself: `llama-server` on the PATH, and `model.gguf` where he is. LLAMA_SERVER_BIN and
 * LLAMA_MODEL say which; where they are not set, one that is on the PATH, and the default pair beside this tree.
 *
 * Answers the environment of his shells.
 */
export async function provideEngine({ home, root }: Clone): Promise<NodeJS.ProcessEnv> {
  const server = process.env['LLAMA_SERVER_BIN'] ?? onPath('llama-server') ?? resolve('../shared/engines/llama-server');
  const model = process.env['LLAMA_MODEL'] ?? resolve('../shared/models/tiny-llama.gguf');
  const missing = [
    ...(existsSync(server) ? [] : [`There is no ${server}: set LLAMA_SERVER_BIN to a llama-server.`]),
    ...(existsSync(model) ? [] : [`There is no ${model}: set LLAMA_MODEL to any GGUF file.`]),
  ];
  if (missing.length > 0) throw new Error(`README.md's commands need a real engine. ${missing.join(' ')}`);
  const folder = join(home, 'bin');
  await mkdir(folder);
  await symlink(resolve(server), join(folder, 'llama-server'));
  await symlink(resolve(model), join(root, 'model.gguf'));
  // A wrapper that obeys LLAMA_SERVER_BIN would call itself for ever if it were that one.
  const { LLAMA_SERVER_BIN: _server, LLAMA_MODEL: _model, ...others } = process.env;
  const own = Object.entries(others).filter(([name]) => !name.startsWith('ORCHD_') && name !== 'NODE_OPTIONS');
  return { ...Object.fromEntries(own), PATH: `${folder}:${process.env['PATH'] ?? ''}` };
}

function onPath(name: string): string | undefined {
  try {
    return execFileSync('bash', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
