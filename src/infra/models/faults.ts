import { isNativeError } from 'node:util/types';
import { ModelFileError } from '../../ports/model-files.js';

/** A failure after which the same may be tried again, at the earliest after `waitMs`. */
export class Interrupted extends ModelFileError {
  constructor(
    message: string,
    readonly waitMs = 0,
    options?: ErrorOptions,
  ) {
    super('network', message, options);
  }
}

export const codeOf = (error: unknown): string => (isNativeError(error) && 'code' in error && typeof error.code === 'string' ? error.code : '');

/** What a file operation failed with, in the words of the port. What bears no code of the system is no failure of a disk and stays what it is. */
export function diskFault(error: unknown, path: string): Error {
  if (!isNativeError(error)) return new Error(String(error));
  const code = codeOf(error);
  if (error instanceof ModelFileError || !/^E(?!RR_)/.test(code)) return error;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new ModelFileError('not_found', `There is no file at ${path}.`, { cause: error });
  return new ModelFileError('disk', DISK[code]?.(path) ?? `The disk failed at ${path} (${code}). Look at the disk and the kernel's log.`, { cause: error });
}

const full = (path: string): string => `The disk under ${path} is full. Free space; what came so far is kept, and the download goes on from there.`;
const closed = (path: string): string => `${path} may not be read or written. Let the user whom the daemon runs as do so.`;
const DISK: Readonly<Record<string, (path: string) => string>> = {
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: (path) => `${path} would become larger than a file may be there. Raise the limit of the file system or of the process.`,
  EACCES: closed,
  EPERM: closed,
  EROFS: closed,
  EISDIR: (path) => `${path} is a directory, and a file is needed.`,
};

/** What a connection failed with. `where`: the host, with its port. */
export function networkFault(error: unknown, where: string): ModelFileError {
  if (error instanceof ModelFileError) return error;
  const code = codeOf(error);
  const said = isNativeError(error) ? error.message : String(error);
  if (code === 'OUTBOUND_DENIED') return new ModelFileError('denied', said, { cause: error });
  if (CERTIFICATE.test(code)) {
    return new ModelFileError('refused', `The certificate of ${where} is not trusted (${code}). Somebody may stand between, or its authority is a private one.`, { cause: error });
  }
  return new Interrupted(`The connection to ${where} failed (${code === '' ? said : code}). Look at the network; it goes on from where it stopped.`, 0, { cause: error });
}

const CERTIFICATE = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/;
