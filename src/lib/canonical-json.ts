import { createHash } from 'node:crypto';

/**
 * JSON with its keys sorted by UTF-16 units at every level and no white space: equal values give equal bytes, whatever order
 * a client wrote them in. It is the form of RFC 8785 for every value that RFC allows; half a surrogate pair, which it does not, is
 * written as its escape. Numbers are doubles: -0 becomes 0.
 *
 * The value must come from JSON, so without cycles; what JSON has no form for (undefined, NaN, an infinity) throws TypeError.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return scalar(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}

function scalar(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value)) return JSON.stringify(value);
  throw new TypeError(`JSON has no form for ${typeof value === 'number' ? value : typeof value}.`);
}

/** SHA-256 of the canonical form, lower-case hex. */
export const canonicalDigest = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');
