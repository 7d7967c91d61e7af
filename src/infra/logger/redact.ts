import type { LogFields } from '../../ports/logger.js';
import type { Redactor } from './redactor.js';

/**
 * The last guard: keys, tokens and prompts must not reach a log even when a caller forgot. Text under a name that speaks of one of
 * them is dropped. Numbers and flags pass: a count of tokens is not a token.
 */
const SECRET_ANYWHERE = /^(apikey|keys?|tokens?|secrets?|password|passwd|authorization|bearer|cookies?|credentials?|prompts?)$/;
const SECRET_AT_THE_END = /^(messages|content|texts?|inputs?|body|sha256|hash)$/;
/** The configured name of a key, which is not the key. */
const HARMLESS = new Set(['key_id']);

const LONGEST_TEXT = 4096;

export type LoggedValue = string | number | boolean | readonly string[];

/** The fields that may be printed, in their order; text masked, and cut to 4096 characters. */
export function printableFields(fields: LogFields, redactor: Redactor): Record<string, LoggedValue> {
  const printable: Record<string, LoggedValue> = {};
  for (const name in fields) {
    const value = fields[name];
    if (value === undefined) continue;
    if (typeof value === 'number' || typeof value === 'boolean') printable[name] = value;
    else if (!namesSecret(name)) printable[name] = typeof value === 'string' ? printableText(value, redactor) : value.map((text) => printableText(text, redactor));
  }
  return printable;
}

/** Free text: what is or looks like a secret is masked, before it is cut: half a secret is one too. */
export function printableText(text: string, redactor: Redactor): string {
  if (text.length <= LONGEST_TEXT) return redactor.redact(text);
  const masked = redactor.redact(text.slice(0, LONGEST_TEXT + redactor.reach)).slice(0, LONGEST_TEXT);
  return `${masked}… (${String(text.length)} characters)`;
}

function namesSecret(name: string): boolean {
  if (HARMLESS.has(name)) return false;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word) => SECRET_ANYWHERE.test(word)) || SECRET_AT_THE_END.test(words.at(-1) ?? '');
}
