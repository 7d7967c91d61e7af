import { isUtf8 } from 'node:buffer';
import { diagnoseJson, type JsonProblem } from './json-diagnosis.js';

/**
 * JSON from a stranger: bytes in, a value or the place of what is wrong.
 *
 * Beyond `JSON.parse` it refuses invalid UTF-8, escapes that leave a lone surrogate (no encoder could send them on), a
 * member name given twice (two readers would see two requests), and nesting deeper than `maxDepth`.
 * Cost: `JSON.parse` and about 2 µs more for a body of 2 kB: one scan of the bytes, one walk of the value. Where something is wrong
 * the text is read a second time, slowly, to name the place. A member named `__proto__` is an ordinary own property.
 */
export type JsonRead = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: JsonProblem };

export function readStrictJson(bytes: Buffer, maxDepth: number): JsonRead {
  if (!isUtf8(bytes)) return { ok: false, problem: { kind: 'encoding', path: '', offset: firstBadByte(bytes) } };
  const text = bytes.toString('utf8');
  // Depth goes before JSON.parse, so that the walk over its value can recurse.
  const members = countMembers(bytes, maxDepth);
  if (members === TOO_DEEP) return { ok: false, problem: diagnoseJson(text, maxDepth) ?? unexplained(text) };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: diagnoseJson(text, maxDepth) ?? unexplained(text) };
  }
  if (members !== ownMembers(value) || holdsLoneSurrogate(text)) {
    const problem = diagnoseJson(text, maxDepth);
    if (problem !== undefined) return { ok: false, problem };
  }
  return { ok: true, value };
}

const TOO_DEEP = -1;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Strings longer than this are skipped by a native search, which costs a call, instead of byte by byte. */
const SHORT = 32;

/**
 * How many `name: value` members the text writes down, or TOO_DEEP. Only meaningful for text that is JSON. It reads the
 * bytes, which costs a third of reading the string; no byte of a longer UTF-8 character looks like ASCII.
 */
function countMembers(bytes: Buffer, maxDepth: number): number {
  let depth = 0;
  let members = 0;
  const end = bytes.length;
  for (let i = 0; i < end; i += 1) {
    const byte = bytes[i];
    if (byte === QUOTE) i = endOfString(bytes, i + 1);
    else if (byte === 0x3a) members += 1; // :
    else if (byte === 0x7b || byte === 0x5b) { // { [
      depth += 1;
      if (depth > maxDepth) return TOO_DEEP;
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1; // } ]
  }
  return members;
}

/** The index of the closing quote, or the length where there is none. */
function endOfString(bytes: Buffer, from: number): number {
  const end = bytes.length;
  const near = Math.min(end, from + SHORT);
  let i = from;
  for (; i < near; i += 1) {
    const byte = bytes[i];
    if (byte === QUOTE) return i;
    if (byte === BACKSLASH) i += 1;
  }
  for (;;) {
    const quote = bytes.indexOf(QUOTE, i);
    if (quote === -1) return end;
    let slash = quote;
    while (slash > i && bytes[slash - 1] === BACKSLASH) slash -= 1;
    if ((quote - slash) % 2 === 0) return quote;
    i = quote + 1;
  }
}

/** Own members in the whole value; fewer than the text writes down means that a name came twice. */
function ownMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') members += ownMembers(item);
    return members;
  }
  for (const item of Object.values(value)) {
    members += 1;
    if (typeof item === 'object') members += ownMembers(item);
  }
  return members;
}

/** True where an escape leaves half of a surrogate pair; text that was valid UTF-8 can hold one in no other way. */
function holdsLoneSurrogate(text: string): boolean {
  if (!text.includes('\\ud') && !text.includes('\\uD')) return false;
  let open = -1;
  for (let i = text.indexOf('\\'); i !== -1; i = text.indexOf('\\', i)) {
    const half = text.charCodeAt(i + 1) === 0x75 ? surrogateHalf(text, i + 2) : 'none';
    if (half === 'low' ? open !== i : open !== -1) return true;
    open = half === 'high' ? i + 6 : -1;
    // A high half must be followed at once; anything else between the two leaves both alone.
    if (open !== -1 && text.charCodeAt(open) !== BACKSLASH) return true;
    i += half === 'none' ? 2 : 6;
  }
  return open !== -1;
}

function surrogateHalf(text: string, at: number): 'high' | 'low' | 'none' {
  if ((text.charCodeAt(at) | 0x20) !== 0x64) return 'none'; // d
  const c = text.charCodeAt(at + 1) | 0x20;
  if (c === 0x38 || c === 0x39 || c === 0x61 || c === 0x62) return 'high'; // 8 9 a b
  return c >= 0x63 && c <= 0x66 ? 'low' : 'none'; // c d e f
}

/** Decoding puts a replacement character where the bytes are wrong; encoded again, it differs from them there. */
function firstBadByte(bytes: Buffer): number {
  const repaired = Buffer.from(bytes.toString('utf8'));
  let at = 0;
  while (at < bytes.length - 1 && bytes[at] === repaired[at]) at += 1;
  return at;
}

/** JSON.parse refused what the slow reader accepts: say so without a place rather than let it through. */
function unexplained(text: string): JsonProblem {
  return { kind: 'syntax', path: '', offset: text.length, expected: 'valid JSON' };
}
