import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { controlGroups, freeInControlGroups } from '../../../../src/infra/process/cgroup.js';
import { tempDirs } from '../../../support/temp-dir.js';

const GIB = 2 ** 30;
const temp = tempDirs('cgroup-');
afterAll(() => temp.removeAll());

/** What is left, on a machine with these files. */
function left(files: Readonly<Record<string, string | number>>): Promise<number | undefined> {
  const root = temp.make();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), `${String(text)}\n`);
  }
  return controlGroups(root).then(freeInControlGroups);
}

const POD = 'sys/fs/cgroup/kubepods/pod1';

describe('OC-CTRL-2024: memory that a container leaves to its engines', () => {
  it('is its limit less what it uses, and old page cache is free', async () => {
    const files = { 'proc/self/cgroup': '0::/', 'sys/fs/cgroup/memory.max': 8 * GIB, 'sys/fs/cgroup/memory.current': 6 * GIB };
    expect(await left(files)).toBe(2 * GIB);
    expect(await left({ ...files, 'sys/fs/cgroup/memory.stat': `anon 1\ninactive_file ${String(3 * GIB)}\nactive_file 7` })).toBe(5 * GIB);
  });

  it('is the least of all groups around it', async () => {
    const nested = { 'proc/self/cgroup': '0::/kubepods/pod1/engine', [`${POD}/engine/memory.max`]: 'max', [`${POD}/engine/memory.current`]: 1, [`${POD}/memory.max`]: 4 * GIB, [`${POD}/memory.current`]: 3 * GIB };
    expect(await left(nested)).toBe(GIB);
    expect(await left({ ...nested, 'sys/fs/cgroup/kubepods/memory.max': 9 * GIB, 'sys/fs/cgroup/kubepods/memory.current': 9 * GIB })).toBe(0);
  });

  it('is read of version 1 as well, whose paths a container may not see', async () => {
    const limits = { 'sys/fs/cgroup/memory/memory.limit_in_bytes': 4 * GIB, 'sys/fs/cgroup/memory/memory.usage_in_bytes': 3 * GIB, 'sys/fs/cgroup/memory/memory.stat': `total_inactive_file ${String(GIB / 2)}` };
    expect(await left({ 'proc/self/cgroup': '12:cpu,cpuacct:/x\n7:memory:/docker/0a1b\n0::/', ...limits })).toBe(1.5 * GIB);
  });

  it('is not known where there is no limit, or no control group', async () => {
    expect(await left({})).toBeUndefined();
    expect(await left({ 'proc/self/cgroup': '0::/', 'sys/fs/cgroup/memory.max': 'max', 'sys/fs/cgroup/memory.current': 1 })).toBeUndefined();
    const huge = { 'sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712', 'sys/fs/cgroup/memory/memory.usage_in_bytes': 1 };
    expect(await left({ 'proc/self/cgroup': '7:memory:/', ...huge })).toBeUndefined();
  });
});
