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

/** What a process had when it was new, to compare with. */
export interface Newborn {
  readonly pid: number;
  readonly files: number;
  readonly residentBytes: number;
}

export const newborn = (pid: number): Newborn => ({ pid, files: openFiles(pid), residentBytes: residentBytes(pid) });
