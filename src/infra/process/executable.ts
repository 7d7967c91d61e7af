import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { isNativeError } from 'node:util/types';

/** Where the program is, or why it cannot be run: an errno's name, and a sentence. */
export type Found = { readonly path: string } | { readonly fault: string; readonly why: string };

/** Looks as execvp does: a name with a slash is a path from the working directory, another is looked for in PATH. */
export async function findExecutable(program: string, workingDirectory: string, path: string | undefined): Promise<Found> {
  const place = await stat(workingDirectory).catch(() => undefined);
  if (place === undefined) return { fault: 'ENOENT', why: `the working directory ${workingDirectory} does not exist` };
  if (!place.isDirectory()) return { fault: 'ENOTDIR', why: `the working directory ${workingDirectory} is no directory` };
  if (program.includes('/')) return look(absolute(program, workingDirectory));
  let refused: Found | undefined;
  for (const directory of (path ?? '').split(delimiter)) {
    if (directory === '') continue;
    const found = await look(join(absolute(directory, workingDirectory), program));
    if ('path' in found) return found;
    if (found.fault === 'EACCES') refused = found;
  }
  return refused ?? { fault: 'ENOENT', why: `${program} is in no directory of PATH` };
}

async function look(path: string): Promise<Found> {
  const file = await stat(path).catch((error: unknown) => codeOf(error));
  if (typeof file === 'string') return { fault: file, why: file === 'EACCES' ? `${path} may not be reached by the daemon's user` : `${path} does not exist` };
  if (!file.isFile()) return { fault: 'EACCES', why: `${path} is no file` };
  const runs = await access(path, constants.X_OK).then(() => true, () => false);
  return runs ? { path } : { fault: 'EACCES', why: `${path} is not executable for the daemon's user` };
}

const absolute = (path: string, from: string): string => (isAbsolute(path) ? path : join(from, path));

export const codeOf = (error: unknown): string => (isNativeError(error) && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN');
