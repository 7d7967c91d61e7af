/** Beginnings of JSON that are tried before a text is taken for none. */
const TRIES = 8;
const BEGINNING = /^[ \t]*[[{]/gm;

/**
 * The JSON that a tool printed amid warnings, which some write to the same output before it or after it: from the first line that
 * begins a list or an object to the last that ends one. Undefined where there is none.
 */
export function jsonAmid(text: string): unknown {
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1;
  let tries = 0;
  for (const { index } of text.matchAll(BEGINNING)) {
    if (index >= end || (tries += 1) > TRIES) return undefined;
    try {
      return JSON.parse(text.slice(index, end)) as unknown;
    } catch {
      // A warning may begin with a bracket too.
    }
  }
  return undefined;
}
