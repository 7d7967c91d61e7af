import { createHash } from 'node:crypto';

/** What the mock makes of texts that are embedded or ranked: the same for the same texts, at any time and on any machine. */
const DIMENSIONS = 64;
/** Of each number: decimals enough for a unit vector, and short on the wire. */
const DECIMALS = 1e6;
const NUMBERS_IN_A_DIGEST = 8;

/** A unit vector, drawn from the text's SHA-256: equal texts have equal ones, and others are as far apart as chance has it. */
export function vectorOf(text: string): readonly number[] {
  const seed = createHash('sha256').update(text).digest();
  const drawn: number[] = [];
  for (let block = 0; block < DIMENSIONS / NUMBERS_IN_A_DIGEST; block++) {
    const digest = createHash('sha256').update(seed).update(String(block)).digest();
    for (let at = 0; at < NUMBERS_IN_A_DIGEST; at++) drawn.push(digest.readInt32LE(4 * at));
  }
  const length = Math.hypot(...drawn);
  return drawn.map((number) => Math.round((number / length) * DECIMALS) / DECIMALS);
}

/** Of the query's words (letters and digits, case aside), the share that the document has: 0 to 1. A query without words scores 0. */
export function scoreOf(query: string, document: string): number {
  const wanted = wordsOf(query);
  if (wanted.size === 0) return 0;
  const there = wordsOf(document);
  let shared = 0;
  for (const word of wanted) if (there.has(word)) shared++;
  return Math.round((shared / wanted.size) * DECIMALS) / DECIMALS;
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
