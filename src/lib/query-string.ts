/**
 * A query string, read once and strictly, so that no two readers of it can differ: percent-encoding must be whole UTF-8,
 * `+` is a space, an empty pair (`a=1&&b=2`) is passed over.
 */
export type QueryRead =
  | { readonly ok: true; readonly pairs: ReadonlyMap<string, readonly string[]> }
  | { readonly ok: false; readonly name: string };

const NO_PAIRS: ReadonlyMap<string, readonly string[]> = new Map();

/** `raw` is what follows the question mark. Names stand in the order of their first appearance. */
export function readQuery(raw: string): QueryRead {
  if (raw === '') return { ok: true, pairs: NO_PAIRS };
  const pairs = new Map<string, string[]>();
  for (const pair of raw.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const rawName = equals === -1 ? pair : pair.slice(0, equals);
    const name = decodePercent(rawName.replaceAll('+', ' '));
    const value = equals === -1 ? '' : decodePercent(pair.slice(equals + 1).replaceAll('+', ' '));
    if (name === undefined || value === undefined) return { ok: false, name: name ?? rawName };
    const values = pairs.get(name);
    if (values === undefined) pairs.set(name, [value]);
    else values.push(value);
  }
  return { ok: true, pairs };
}

/** The same query in the one spelling in which every character that means anything in a URL is encoded. */
export function writeQuery(pairs: ReadonlyMap<string, readonly string[]>): string {
  let text = '';
  for (const [name, values] of pairs) {
    for (const value of values) text += `${text === '' ? '' : '&'}${encode(name)}=${encode(value)}`;
  }
  return text;
}

/** encodeURIComponent lets !'()* stand, which RFC 3986 reserves. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Undefined for broken percent-encoding, for bytes that are not UTF-8, and for NUL. */
export function decodePercent(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    const decoded = decodeURIComponent(text);
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}
