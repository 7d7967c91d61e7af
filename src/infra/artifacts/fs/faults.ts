import { StoreFault, type StoreFaultKind } from '../../../ports/store.js';
import type { WireFault } from './protocol.js';

const KINDS: Readonly<Record<string, StoreFaultKind>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EACCES: 'unwritable',
  EPERM: 'unwritable',
  EROFS: 'unwritable',
};

export function wireFault(error: unknown, directory: string): WireFault {
  if (error instanceof StoreFault) return { fault: error.kind, message: error.message };
  const said = error instanceof Error ? error.message : String(error);
  const kind = KINDS[codeOf(error) ?? ''] ?? 'io';
  return { fault: kind, message: describe(kind, said, directory) };
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function describe(kind: StoreFaultKind, said: string, directory: string): string {
  switch (kind) {
    case 'full':
      return `disk full at ${directory}: free space, artifacts are stored again once there is room`;
    case 'unwritable':
      return `The directory of artifacts ${directory} cannot be written (${said}). Let the user whom the daemon runs as write there.`;
    default:
      return `The disk under ${directory} failed (${said}). Look at the disk and the kernel's log.`;
  }
}

export const thrown = (fault: WireFault): StoreFault => new StoreFault(fault.fault, fault.message);
