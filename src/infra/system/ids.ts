import { randomInt } from 'node:crypto';
import { v4 } from 'uuid';
import type { Ids } from '../../ports/ids.js';

/** One past the largest seed: 2^32 - 1 itself is how llama.cpp asks for a random one. */
const SEEDS_END = 2 ** 32 - 1;

/** Identifiers and seeds from the operating system's entropy. */
export const systemIds: Ids = {
  uuid: () => v4(),
  seed: () => randomInt(SEEDS_END),
};
