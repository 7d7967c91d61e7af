/** Bounds on what a peer may send and how long it may take. Bytes and milliseconds. */
export interface ServerLimits {
  readonly bodyBytes: number;
  /** The request line and all header fields together, as Node counts them: names and values, without what stands between. */
  readonly headerBytes: number;
  readonly jsonDepth: number;
  /** From the first byte of a request to the end of its headers; at most `requestTimeoutMs`. */
  readonly headersTimeoutMs: number;
  /** From the first byte of a request to the end of its body. */
  readonly requestTimeoutMs: number;
}

export interface StreamSettings {
  readonly heartbeatMs: number;
  readonly retryMs: number;
  /** Frames may wait so long to be written together; 0: not at all. */
  readonly coalesceMs: number;
}
