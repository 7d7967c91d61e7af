/**
 * Identifiers as the database keeps them. SQLite's binding cuts a text at U+0000 and replaces lone surrogates, so that two
 * ids could become one; such a text is stored as its JSON string instead, which escapes both. Everything usual is stored as it is.
 *
 * Injective: a text that begins with a quotation mark is written as JSON too, so no plain text looks like one. So is the
 * empty one: in the order of the database every stored id comes after ''.
 */
const NEEDS_ESCAPE = /^$|^"|[\u0000\ud800-\udfff]/u;

export function toColumn(text: string): string {
  return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : text;
}

/** Throws SyntaxError where the column was damaged. */
export function fromColumn(column: string): string {
  return column.startsWith('"') ? String(JSON.parse(column)) : column;
}
