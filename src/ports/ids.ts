/** Identifiers and entropy, injected so that tests are deterministic. */
export interface Ids {
  /** A UUIDv4, lower case. */
  uuid(): string;
  /** A seed for a task that came without one: an integer from 0 to 2^32 - 2. */
  seed(): number;
}
