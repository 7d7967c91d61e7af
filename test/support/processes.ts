import { readFileSync } from 'node:fs';
import { openProcesses } from '../../src/infra/process/processes.js';
import { systemClock } from '../../src/infra/system/clock.js';
import { systemIds } from '../../src/infra/system/ids.js';
import type { Logger } from '../../src/ports/logger.js';
import type { Processes } from '../../src/ports/processes.js';

/** Real processes of this machine, on its own clock. `tell` gets each line that is logged, with its level before it. */
export function openTestProcesses(dataDir: string, tell: (line: string) => void = () => undefined): Promise<Processes> {
  const at =
    (level: string) =>
    (human: string): void =>
      tell(`${level}: ${human}`);
  const logger: Logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  return openProcesses({ dataDir, logger, clock: systemClock, ids: systemIds, environment: process.env });
}

/** A zombie does not run: its parent may never collect it. */
export function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !['Z', 'X'].includes(stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3));
  } catch {
    return false;
  }
}
