import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Directories for one test file, each empty and its own. Give `removeAll` to afterAll. */
export interface TempDirs {
  make(): string;
  removeAll(): void;
}

export function tempDirs(prefix = 'orchestratord-'): TempDirs {
  const made: string[] = [];
  return {
    make: () => {
      const dir = mkdtempSync(join(tmpdir(), prefix));
      made.push(dir);
      return dir;
    },
    removeAll: () => {
      for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
    },
  };
}
