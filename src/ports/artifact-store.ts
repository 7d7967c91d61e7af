/**
 * The files of artifacts, each under the SHA-256 of its bytes. What is known of them is in the Store's ArtifactIndex; which of
 * them may go is decided in services/artifacts. Drivers: infra/artifacts/*; all pass test/conformance/artifact-store.
 *
 * What a driver promises: a promise that resolved is durable against power loss; a file is there whole or not at all, whenever
 * the process ends; what is read is what was put, or a fault. Promises reject with a StoreFault. Requirements: OC-CTRL-2050, OC-CTRL-2051.
 */
export interface ArtifactStore {
  /**
   * `id` is the SHA-256 of `bytes`, 64 lower-case hexadecimal digits; it is checked when it is read. The bytes are handed over:
   * the caller cannot read them afterwards. Where the same file is there already nothing is written; an altered one is written over.
   */
  put(id: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /**
   * Undefined where there is none. Rejects with `corrupt` where the bytes are not those that the id says: then the file was moved
   * out of the way, and the message says where to.
   */
  read(id: string): Promise<ArtifactFile | undefined>;
  /** Of what is not there nothing happens. */
  remove(ids: readonly string[]): Promise<void>;
  /** The ids that begin with these two digits, in their order. What is not an artifact is left out. */
  list(prefix: string): Promise<readonly string[]>;
  /** What was asked for before is finished first. Idempotent. */
  close(): Promise<void>;
}

export interface ArtifactFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Unix ms. */
  readonly writtenAt: number;
}
