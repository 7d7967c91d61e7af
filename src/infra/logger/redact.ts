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
    const shown = printableValue(name, value, redactor);
    if (shown !== undefined) printable[name] = shown;
  }
  return printable;
}

/** Undefined where it may not be printed. */
export function printableValue(name: string, value: LoggedValue, redactor: Redactor): LoggedValue | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (namesSecret(name)) return undefined;
  return typeof value === 'string' ? printableText(value, redactor) : value.map((text) => printableText(text, redactor));
}

/** Free text: what is or looks like a secret is masked, before it is cut: half a secret is one too. */
export function printableText(text: string, redactor: Redactor): string {
  if (text.length <= LONGEST_TEXT) return redactor.redact(text);
  const masked = redactor.redact(text.slice(0, LONGEST_TEXT + redactor.reach)).slice(0, LONGEST_TEXT);
  return `${masked}… (${String(text.length)} characters)`;
}

/** Names are the code's own, so they are few; past this they are looked at each time, in case they are not. */
const MOST_NAMES = 1_000;
const judged = new Map<string, boolean>();

function namesSecret(name: string): boolean {
  const known = judged.get(name);
  if (known !== undefined) return known;
  const secret = speaksOfSecret(name);
  if (judged.size < MOST_NAMES) judged.set(name, secret);
  return secret;
}

function speaksOfSecret(name: string): boolean {
  if (HARMLESS.has(name)) return false;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word) => SECRET_ANYWHERE.test(word)) || SECRET_AT_THE_END.test(words.at(-1) ?? '');
}
