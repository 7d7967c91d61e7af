import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process as Linux sees it from outside. */
export const openFiles = (pid: number): number => readdirSync(`/proc/${String(pid)}/fd`).length;

export const residentBytes = (pid: number): number => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) * 1024;

/** Of one core, over the next `ms`, all threads together. */
export async function cpuShare(pid: number, ms: number): Promise<number> {
  const before = cpuMs(pid);
  await sleep(ms);
  return (cpuMs(pid) - before) / ms;
}

/** Linux counts in ticks of 10 ms. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The processes that have this path among their arguments. Not those that are gone, or are zombies. */
export function processesWith(path: string): readonly Relatives[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      try {
        const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
        if (!words.includes(path)) return [];
        const [, parent, group] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
        return [{ pid: Number(name), parent: Number(parent), group: Number(group), words }];
      } catch {
        return [];
      }
    })
    .sort((a, b) => a.pid - b.pid);
}

export interface Relatives {
  readonly pid: number;
  readonly parent: number;
  /** The process that leads its group. */
  readonly group: number;
  readonly words: readonly string[];
}

/** What a process had when it was new, to compare with. */
export interface Newborn {
  readonly pid: number;
  readonly files: number;
  readonly residentBytes: number;
}

export const newborn = (pid: number): Newborn => ({ pid, files: openFiles(pid), residentBytes: residentBytes(pid) });
