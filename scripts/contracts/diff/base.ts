import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The contracts that clients rely on today, checked out beside ours. */
export interface Base {
  /** Such as `v0.3.0` or `the merge base with main`. */
  readonly name: string;
  /** A temporary folder of its own; the caller removes it. */
  readonly directory: string;
}

const MAIN_BRANCHES = ['origin/main', 'main'] as const;

/**
 * The last release tag before HEAD, else the point where this branch left the main branch; undefined where neither holds
 * contracts. Throws in a shallow clone that has neither: then nothing was checked, and that must not look like success.
 */
export const findBase = (repository: string): Base | undefined => {
  const git = (...args: readonly string[]): string | undefined => {
    try {
      return execFileSync('git', args, { cwd: repository, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 }).replace(/\n$/, '');
    } catch {
      return undefined;
    }
  };
  const tag = git('describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*');
  const candidates = tag !== undefined ? [{ name: tag, commit: tag }] : [];
  for (const branch of tag !== undefined ? [] : MAIN_BRANCHES) {
    const commit = git('merge-base', 'HEAD', branch);
    if (commit !== undefined) candidates.push({ name: `the merge base with ${branch}`, commit });
  }
  const [found] = candidates;
  if (found === undefined) {
    if (git('rev-parse', '--is-shallow-repository') === 'true') {
      throw new Error('This clone is shallow: neither a release tag nor the main branch is in it. Fetch with tags and full history.');
    }
    return undefined;
  }
  const files = (git('ls-tree', '-r', '--name-only', found.commit, 'contracts/') ?? '').split('\n').filter((file) => file.endsWith('.yaml'));
  if (!files.includes('contracts/data.yaml')) return undefined;
  const directory = mkdtempSync(join(tmpdir(), 'contract-base-'));
  for (const file of files) {
    const path = join(directory, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, git('show', `${found.commit}:${file}`) ?? '');
  }
  return { name: found.name, directory };
};
