import { nearest } from '../../lib/nearest.js';
import { LOG_LEVELS } from '../../ports/logger.js';
import { parseListen } from './listen.js';
import type { ConfigProblem } from './problem.js';
import { LOG_FORMATS } from './resolved.js';
import type { Overrides } from './resolve.js';
import { LISTEN_FORM } from './rules.js';

/** What one variable or flag gave: a part of the overrides, or why it cannot. */
export type Setting = { readonly kind: 'set'; readonly over: Overrides } | { readonly kind: 'wrong'; readonly problem: ConfigProblem };

/** How the settings that environment and flags share are read; `where` is `ORCHD_ADDR` or `--listen`. */
export const SETTINGS = {
  listen: (where: string, text: string): Setting => {
    const listen = parseListen(text);
    return listen === undefined ? wrong(where, `"${short(text)}" is no address to listen on.`, LISTEN_FORM) : { kind: 'set', over: { listen } };
  },
  dataDir: (where: string, text: string): Setting =>
    text.includes('\0') ? wrong(where, 'A path cannot hold a NUL character.') : { kind: 'set', over: { dataDir: text } },
  logLevel: (where: string, text: string): Setting => {
    const logLevel = LOG_LEVELS.find((level) => level === text);
    return logLevel === undefined ? notOneOf(where, text, LOG_LEVELS) : { kind: 'set', over: { logLevel } };
  },
  logFormat: (where: string, text: string): Setting => {
    const logFormat = LOG_FORMATS.find((format) => format === text);
    return logFormat === undefined ? notOneOf(where, text, LOG_FORMATS) : { kind: 'set', over: { logFormat } };
  },
  // What was given is never shown: it may well be the key.
  apiKey: (where: string, text: string): Setting =>
    /^[0-9a-fA-F]{64}$/.test(text)
      ? { kind: 'set', over: { apiKey: { id: 'environment', sha256: text.toLowerCase(), weight: 1, limits: {} } } }
      : wrong(where, 'This is not a SHA-256 in hexadecimal; it looks like a key, not its hash.', 'Give it the output of `printf %s KEY | sha256sum`, its first word: 64 hexadecimal digits.'),
} as const;

export function wrong(where: string, text: string, instead?: string): Setting {
  return { kind: 'wrong', problem: { where, wrong: text, instead } };
}

function notOneOf(where: string, text: string, allowed: readonly string[]): Setting {
  const near = nearest(text, allowed);
  return wrong(where, `"${short(text)}" is not one of ${allowed.join(', ')}.`, near === undefined ? undefined : `Did you mean ${near}?`);
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
