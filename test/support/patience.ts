/**
 * How long a test waits for what comes by itself, in real milliseconds: far beyond what the slowest machine needs, since a wait ends when
 * what it is for has come. Only a test that would hang is told by it where.
 */
export const PATIENCE_MS = 60_000;
