import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The directories of the daemon's own control group, the nearest first, where its engines run too; empty where there is none of that version. */
export interface ControlGroups {
  readonly v1: readonly string[];
  readonly v2: readonly string[];
}

/**
 * With a namespace of their own, and only with it, containers see their group as the root; so each directory up to the root is
 * named, though some of them may not be there. `root`: of the file system.
 */
export async function controlGroups(root = '/'): Promise<ControlGroups> {
  const lines = (await readText(join(root, 'proc/self/cgroup')) ?? '').split('\n').map((line) => /^(\d+):([^:]*):(\/.*)$/.exec(line) ?? []);
  const v2 = lines.find(([, number]) => number === '0')?.[3];
  const v1 = lines.find(([, , controllers]) => controllers?.split(',').includes('memory') === true)?.[3];
  return { v1: v1 === undefined ? [] : upwards(join(root, 'sys/fs/cgroup/memory'), v1), v2: v2 === undefined ? [] : upwards(join(root, 'sys/fs/cgroup'), v2) };
}

/**
 * What the daemon's control group, and each one around it, leaves to it of its memory, bytes: the least of them; undefined where
 * none has a limit. Page cache that was not used of late counts as free, as the kernel gives it back before it kills.
 */
export async function freeInControlGroups({ v1, v2 }: ControlGroups): Promise<number | undefined> {
  const left = await Promise.all([
    ...v2.map((group) => leftIn(group, 'memory.max', 'memory.current', 'inactive_file')),
    ...v1.map((group) => leftIn(group, 'memory.limit_in_bytes', 'memory.usage_in_bytes', 'total_inactive_file')),
  ]);
  return left.reduce((least, each) => (each === undefined || (least ?? Infinity) < each ? least : each), undefined);
}

/** No limit is `max` in version 2, and in version 1 a number beyond any machine. */
const MOST_BYTES = 2 ** 50;

async function leftIn(group: string, limit: string, usage: string, cache: string): Promise<number | undefined> {
  const [max, used, stat] = await Promise.all([limit, usage, 'memory.stat'].map((file) => readText(join(group, file))));
  const maxBytes = wholeOf(max);
  const usedBytes = wholeOf(used);
  if (maxBytes === undefined || usedBytes === undefined || maxBytes > MOST_BYTES) return undefined;
  const cachedBytes = wholeOf(new RegExp(`^${cache} (\\d+)$`, 'm').exec(stat ?? '')?.[1]) ?? 0;
  return Math.max(0, maxBytes - Math.max(0, usedBytes - cachedBytes));
}

function upwards(mount: string, path: string): readonly string[] {
  const names = path.split('/').filter((name) => name !== '');
  return names.map((_, index) => join(mount, ...names.slice(0, names.length - index))).concat(mount);
}

const wholeOf = (text: string | undefined): number | undefined => (text !== undefined && /^\d{1,20}\s*$/.test(text) ? Number(text) : undefined);

const readText = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);
