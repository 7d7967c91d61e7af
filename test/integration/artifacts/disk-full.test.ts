import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFsArtifactStore } from '../../../src/infra/artifacts/fs/store.js';
import { systemClock } from '../../../src/infra/system/clock.js';
import type { ArtifactStore } from '../../../src/ports/artifact-store.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
const mounts: string[] = [];
const stores: ArtifactStore[] = [];
afterAll(async () => {
  for (const store of stores) await store.close();
  for (const mount of mounts) execFileSync('umount', [mount]);
  dirs.removeAll();
});

/** A file system of a few megabytes, where this user may mount one. */
function smallDisk(): string | undefined {
  const dir = dirs.make();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', dir], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  mounts.push(dir);
  return dir;
}

const disk = smallDisk();
const onSmallDisk = disk === undefined ? it.skip : it;

onSmallDisk('a full disk is a typed fault, nothing half written is visible, and with room it goes on (OC-CTRL-2050; skipped where tmpfs cannot be mounted)', async () => {
  const dir = disk ?? '';
  const directory = join(dir, 'artifacts');
  const ballast = join(dir, 'ballast');
  const store = await openFsArtifactStore({
    directory,
    clock: systemClock,
    onFault: (fault) => {
      throw fault;
    },
  });
  stores.push(store);
  writeFileSync(ballast, Buffer.alloc(2 * 1024 * 1024));
  const contents = Array.from({ length: 30 }, (_, n) => `${n}`.padEnd(150_000, 'p'));
  const idOf = (text: string): string => createHash('sha256').update(text).digest('hex');
  const put = (text: string): Promise<void> => store.put(idOf(text), new TextEncoder().encode(text));

  const outcomes = await Promise.allSettled(contents.map(put));
  const kept = contents.filter((_, at) => outcomes[at]?.status === 'fulfilled');
  const refused = contents.filter((_, at) => outcomes[at]?.status === 'rejected');
  expect(kept.length).toBeGreaterThan(3);
  expect(refused.length).toBeGreaterThan(3);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') {
      expect(outcome.reason).toMatchObject({ name: 'StoreFault', kind: 'full', message: `disk full at ${directory}: free space, artifacts are stored again once there is room` });
    }
  }
  expect(readdirSync(join(directory, 'tmp'))).toEqual([]);
  for (const text of kept) expect(Buffer.from((await store.read(idOf(text)))?.bytes ?? []).toString()).toBe(text);
  for (const text of refused) expect(await store.read(idOf(text))).toBeUndefined();
  for (const name of readdirSync(directory).filter((each) => /^[0-9a-f]{2}$/.test(each))) {
    for (const rest of readdirSync(join(directory, name))) expect(idOf(readFileSync(join(directory, name, rest), 'utf8'))).toBe(name + rest.replace('.json', ''));
  }

  rmSync(ballast);
  await put(refused[0] ?? '');
  expect((await store.read(idOf(refused[0] ?? '')))?.bytes.length).toBe(150_000);
});
