const UINT32 = 2 ** 32;
/** llama.cpp, and what is built on it, takes this one as "draw a random seed". */
const RANDOM_SEED = UINT32 - 1;
/** An odd constant, 2^32 over the golden ratio: it spreads the high bits over all of the low ones. */
const SPREAD = 0x9e3779b1;

/**
 * A task's seed for an engine whose seeds have 32 bits: the same one always gives the same one.
 *
 * 0 to 2^32 - 2 stay as they are, so that a user finds the same text by asking the engine directly. All others (negative,
 * larger) are folded: the low 32 bits of the two's complement, mixed with the high ones. llama.cpp's value for "random" is never sent.
 */
export function seed32(seed: number): number {
  const high = Math.floor(seed / UINT32);
  const low = seed - high * UINT32;
  const folded = (low ^ Math.imul(high, SPREAD)) >>> 0;
  return folded === RANDOM_SEED ? RANDOM_SEED - 1 : folded;
}

const SAFE = 2 ** 53;

/**
 * A task's seed for an engine whose seeds are unsigned and have 64 bits. From 0 on they stay as they are; a negative one becomes
 * its two's complement of 53 bits, because a JSON number carries no more.
 */
export const seed53 = (seed: number): number => (seed < 0 ? SAFE + seed : seed);
