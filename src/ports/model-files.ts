/**
 * Model files: those that lie on this machine, and those that are fetched. Driver: infra/models.
 *
 * What it promises: a fetched file is complete, has the digest that was asked for and is durable before its promise resolves; one
 * that was cut off is gone on with, not begun anew; all fetched files together stay within the quota; every connection asks the
 * outbound policy. Digests are computed off the event loop.
 */
export interface ModelFiles {
  /** What lies at an absolute path, or undefined where nothing does. A directory counts with all that is in it. */
  inspect(path: string): Promise<{ readonly sizeBytes: number; readonly isDirectory: boolean } | undefined>;
  /** SHA-256 of a file, `sha256:<hex>`. Kept by path, size and time of change, so that a second question is cheap. */
  digest(path: string, signal: AbortSignal): Promise<string>;
  /** Of a directory with all that is in it, made of its files' names and digests; each of those is kept as by `digest`. */
  digestBelow(path: string, signal: AbortSignal): Promise<DirectoryDigest>;
  /** Where the file of that source is, if it was fetched whole. */
  fetched(source: string): Promise<string | undefined>;
  /**
   * Fetches an https or hf source to a file of its own and answers its absolute path. Two calls for one source share the work; an
   * abort of all of them stops it, and what came is kept for later. Throws ModelFileError.
   */
  fetch(request: FetchRequest, onProgress: (progress: FetchProgress) => void, signal: AbortSignal): Promise<string>;
  /** Takes the fetched file of that source. Idempotent. */
  remove(source: string): Promise<void>;
  close(): Promise<void>;
}

export interface DirectoryDigest {
  readonly digest: string;
  /** By name; names are from the directory. */
  readonly files: readonly { readonly name: string; readonly digest: string; readonly sizeBytes: number }[];
}

export interface FetchRequest {
  /** `https://…` or `hf:org/repo/path`, `hf:org/repo@revision/path`. */
  readonly source: string;
  /** `sha256:<hex>`; absent: whatever comes, and its digest is told in the log. */
  readonly digest?: string;
}

export interface FetchProgress {
  readonly receivedBytes: number;
  /** Absent where the server does not say. */
  readonly totalBytes?: number;
}

/**
 * `denied`: the outbound policy; `not_found`; `unsupported`: a scheme that is not served (s3, oci); `digest`: other bytes than were
 * asked for; `quota`: no room in it; `disk`; `network`: may be tried again; `refused`: the server said no.
 */
export type ModelFileErrorKind = 'denied' | 'not_found' | 'unsupported' | 'digest' | 'quota' | 'disk' | 'network' | 'refused';

/** The message is a whole sentence: what, where, what to do. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';
  constructor(
    readonly kind: ModelFileErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
