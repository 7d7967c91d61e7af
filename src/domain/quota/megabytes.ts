/** In the configuration, in headers and in texts; everywhere else memory is in bytes. */
export const BYTES_PER_MB = 1_000_000;
