import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Base, findBase } from '../../../../../scripts/contracts/diff/base.js';

const made: string[] = [];
const temporary = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'contract-base-test-'));
  made.push(directory);
  return directory;
};
const git = (directory: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', '-c', 'tag.gpgsign=false', ...args], { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** Writes contracts with this text and commits them. */
const commit = (directory: string, text: string): void => {
  mkdirSync(join(directory, 'contracts'), { recursive: true });
  writeFileSync(join(directory, 'contracts', 'data.yaml'), text);
  git(directory, 'add', '.');
  git(directory, 'commit', '-qm', text);
};
const repository = (): string => {
  const directory = temporary();
  git(directory, 'init', '-q', '-b', 'main');
  return directory;
};
const held = (base: Base | undefined): string | undefined => {
  if (base === undefined) return undefined;
  made.push(base.directory);
  return readFileSync(join(base.directory, 'contracts', 'data.yaml'), 'utf8');
};

afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true, force: true });
});

describe('the contracts to compare with', () => {
  it('are those of the last release tag, not of the main branch or of an older tag', () => {
    const directory = repository();
    commit(directory, 'first');
    git(directory, 'tag', 'v0.1.0');
    commit(directory, 'second');
    git(directory, 'tag', 'v0.2.0');
    git(directory, 'tag', 'nightly');
    commit(directory, 'third');
    expect(findBase(directory)?.name).toBe('v0.2.0');
    expect(held(findBase(directory))).toBe('second');
  });

  it('are those where the branch left main when nothing was released', () => {
    const directory = repository();
    commit(directory, 'first');
    git(directory, 'checkout', '-qb', 'topic');
    commit(directory, 'mine');
    git(directory, 'checkout', '-q', 'main');
    commit(directory, 'theirs');
    git(directory, 'checkout', '-q', 'topic');
    expect(held(findBase(directory))).toBe('first');
  });

  it('are none where the base has no contracts yet', () => {
    const directory = repository();
    git(directory, 'commit', '-q', '--allow-empty', '-m', 'empty');
    git(directory, 'checkout', '-qb', 'topic');
    commit(directory, 'mine');
    expect(findBase(directory)).toBeUndefined();
  });

  it('are never silently none in a shallow clone', () => {
    const origin = repository();
    commit(origin, 'first');
    git(origin, 'checkout', '-qb', 'topic');
    commit(origin, 'mine');
    const clone = temporary();
    git(clone, 'clone', '-q', '--depth', '1', '--branch', 'topic', `file://${origin}`, '.');
    expect(() => findBase(clone)).toThrow('shallow');
  });
});
