import { readdir, readFile } from 'node:fs/promises';

/** What Linux tells of a process, under /proc. Every answer is undefined, or empty, where it does not. */
export interface ProcessStat {
  readonly pid: number;
  readonly group: number;
  /** In clock ticks since the machine started: with the boot's id it tells a process from a later one with the same pid. */
  readonly startTicks: number;
}

/** The variable in a process's environment that says whose it is: the id of its record. Its children inherit it. */
export const MARKER = 'ORCHD_PROCESS';

/** How many files of /proc are read at once: Node's pool of threads serves the whole daemon. */
const AT_ONCE = 8;

/** Undefined also for a zombie: it holds no memory and no port, and its parent may never collect it. */
export async function statOf(pid: number): Promise<ProcessStat | undefined> {
  const text = await read(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  // The second field is the program's name in parentheses, and may itself hold spaces and parentheses.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, , group] = fields;
  const startTicks = Number(fields[19]);
  if (state === undefined || state === 'Z' || state === 'X' || !Number.isSafeInteger(startTicks)) return undefined;
  return { pid, group: Number(group), startTicks };
}

/** All processes that this daemon can see. */
export async function everyStat(): Promise<readonly ProcessStat[]> {
  const names = await readdir('/proc').catch(() => []);
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  return (await inTurns(pids, statOf)).filter((stat) => stat !== undefined);
}

/** Those of `stats` whose environment bears the marker `id`. Those of other users cannot be read, and are not ours. */
export async function marked(stats: readonly ProcessStat[], id: string): Promise<readonly ProcessStat[]> {
  const wanted = `${MARKER}=${id}`;
  const found = await inTurns(stats, async (stat) => ((await read(`/proc/${stat.pid}/environ`))?.split('\0').includes(wanted) === true ? stat : undefined));
  return found.filter((stat) => stat !== undefined);
}

/** Resident memory, bytes. */
export async function residentBytesOf(pid: number): Promise<number | undefined> {
  const kilobytes = /^VmRSS:\s*(\d+) kB$/m.exec((await read(`/proc/${pid}/status`)) ?? '')?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

/** Differs after each start of the machine. Undefined where there is no /proc. */
export const bootId = async (): Promise<string | undefined> => (await read('/proc/sys/kernel/random/boot_id'))?.trim();

async function inTurns<In, Out>(items: readonly In[], ask: (item: In) => Promise<Out>): Promise<readonly Out[]> {
  const answers: Out[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) answers.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(ask))));
  return answers;
}

const read = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined);
