import { StoreFault, type StoreFaultKind } from '../../../ports/store.js';
import type { Answer, WireFault } from './protocol.js';

/** SQLite's primary result codes (sqlite.org/rescode.html) that mean something else than a defect of ours. */
const KINDS: ReadonlyMap<number, StoreFaultKind> = new Map<number, StoreFaultKind>([
  [5, 'in_use'], // BUSY
  [6, 'in_use'], // LOCKED
  [7, 'io'], // NOMEM
  [8, 'unwritable'], // READONLY
  [10, 'io'], // IOERR
  [11, 'corrupt'], // CORRUPT
  [13, 'full'], // FULL
  [14, 'unwritable'], // CANTOPEN
  [23, 'unwritable'], // AUTH
  [26, 'corrupt'], // NOTADB
]);

/** What a failed call to SQLite means for an operator. `path` is the file's, `dataDir` its directory. */
export function wireFault(error: unknown, dataDir: string, path: string): WireFault {
  if (error instanceof StoreFault) return { fault: error.kind, message: error.message };
  const said = error instanceof Error ? error.message : String(error);
  const kind = KINDS.get(primaryCode(error)) ?? 'defect';
  return { fault: kind, message: describe(kind, said, dataDir, path) };
}

/** node:sqlite puts SQLite's extended code into `errcode`; its low byte is the primary one. */
function primaryCode(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return 0;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
}

function describe(kind: StoreFaultKind, said: string, dataDir: string, path: string): string {
  switch (kind) {
    case 'in_use':
      return `The data directory ${dataDir} is in use by another process, which holds ${path}. Two daemons cannot share one: stop the other, or give this one a directory of its own.`;
    case 'unwritable':
      return `The data directory ${dataDir} cannot be written (${said}). Let the user whom the daemon runs as write there, or name another directory.`;
    case 'full':
      return `disk full at ${dataDir}: free space, the daemon goes on once there is room`;
    case 'io':
      return `The disk under ${path} failed (${said}). Nothing of this operation was written. Look at the disk and the kernel's log.`;
    case 'corrupt':
      return `${path} is damaged (${said}). Stop the daemon, keep a copy of ${dataDir}, and restore it from a backup.`;
    case 'newer':
    case 'library':
    case 'stopped':
      return said;
    case 'defect':
      return `The store refused one operation on ${path} (${said}). This is a defect of the program; nothing of that operation was written.`;
  }
}

export function isWireFault(answer: Answer): answer is WireFault {
  return typeof answer === 'object' && answer !== null && 'fault' in answer;
}

export const thrown = (fault: WireFault): StoreFault => new StoreFault(fault.fault, fault.message);
