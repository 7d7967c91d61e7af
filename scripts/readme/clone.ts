import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, realpath, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Clone {
  /** The parent of everything; the caller removes it. */
  readonly home: string;
  /** Where README.md's reader is: the clone's root. */
  readonly root: string;
}

/**
 * A copy of this working tree as `git clone` and the set-up would have left it, so that README.md's blocks may write files.
 * What npm ci installed is linked.
 */
export async function cloneTree(): Promise<Clone> {
  const here = process.cwd();
  const home = await realpath(await mkdtemp(join(tmpdir(), 'readme-')));
  const root = join(home, 'orchestratord');
  await mkdir(root);
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n');
  for (const file of files) {
    if (file === '' || !existsSync(file)) continue;
    await mkdir(dirname(join(root, file)), { recursive: true });
    await cp(file, join(root, file));
  }
  if (existsSync('dist')) await cp('dist', join(root, 'dist'), { recursive: true, preserveTimestamps: true });
  await symlink(join(here, 'node_modules'), join(root, 'node_modules'));
  return { home, root };
}
