import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const INSIDE = 'CHAOS_OWN_MOUNTS';
const SIZE = '256m';

/**
 * A disk that can be full: the data directory of a round is on a tmpfs of a mount namespace of its own, which unprivileged
 * users may have on most machines. Nothing of it is seen outside, and it is gone with the process.
 */
export interface Disk {
  readonly path: string;
  /** Leaves no byte free for so long. */
  fill(forMs: number): Promise<void>;
  /** Unmounts it. */
  close(): void;
}

/** Runs this very command once more in namespaces of its own. Answers its exit status, or why that cannot be. */
export function insideOwnMounts(): { readonly status: number } | { readonly reason: string } | 'inside' {
  if (process.env[INSIDE] !== undefined) return 'inside';
  const trial = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { encoding: 'utf8' });
  if (trial.error !== undefined) return { reason: `util-linux has no unshare here (${trial.error.message})` };
  if (trial.status !== 0) return { reason: trial.stderr.trim().split('\n')[0] ?? 'unshare failed' };
  const { status } = spawnSync('unshare', ['-rm', process.execPath, ...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, [INSIDE]: '1' },
  });
  return { status: status ?? 1 };
}

/** `path` becomes a file system of its own. Only inside own mounts. */
export function mountDisk(path: string): Disk {
  mkdirSync(path, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=700`, 'tmpfs', path]);
  const ballast = `${path}/ballast`;
  return {
    path,
    fill: async (forMs) => {
      const file = openSync(ballast, 'w');
      try {
        writeAll(file, path);
        await sleep(forMs);
      } finally {
        closeSync(file);
        rmSync(ballast, { force: true });
      }
    },
    close: () => {
      execFileSync('umount', [path]);
    },
  };
}

function writeAll(file: number, path: string): void {
  const { bavail, bsize } = statfsSync(path);
  // What the daemon takes meanwhile is missing here, and what it gives back too: the last byte is found by trying.
  const blocks = [Buffer.alloc(1_048_576), Buffer.alloc(4_096)];
  for (const block of blocks) {
    for (let left = bavail * bsize; left > 0; left -= block.length) {
      try {
        if (writeSync(file, block) < block.length) break;
      } catch {
        break;
      }
    }
  }
}
