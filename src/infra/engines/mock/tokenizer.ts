/**
 * The mock's tokenizer, simple enough to count by hand. A token is
 *   - up to 16 ASCII letters, digits or apostrophes, or any one other character that is no white space,
 *     each together with the one space before it, or
 *   - one white space character that belongs to none of these.
 * It never cuts a character. A prompt has one token more, for its start.
 */
const LONGEST_RUN = 16;
const SPACE = 32;

/** Where the token that begins at `from` ends. `from` must be within the text. */
export function tokenEnd(text: string, from: number): number {
  let at = from;
  if (text.charCodeAt(at) === SPACE && at + 1 < text.length && text.charCodeAt(at + 1) > SPACE) at++;
  if (!isWordUnit(text.charCodeAt(at))) return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  const limit = Math.min(text.length, at + LONGEST_RUN);
  while (at < limit && isWordUnit(text.charCodeAt(at))) at++;
  return at;
}

export function countTokens(text: string): number {
  let tokens = 0;
  for (let at = 0; at < text.length; tokens++) at = tokenEnd(text, at);
  return tokens;
}

const isWordUnit = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 39;
