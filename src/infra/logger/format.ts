import type { LogFields, LogLevel } from '../../ports/logger.js';
import { describeError } from './describe-error.js';
import { printableFields, printableText, type LoggedValue } from './redact.js';
import type { Redactor } from './redactor.js';

export interface Entry {
  readonly level: LogLevel;
  readonly human: string;
  readonly fields: LogFields | undefined;
  /** `thrown` apart from its value, since somebody may throw undefined. */
  readonly cause: { readonly thrown: unknown } | undefined;
}

/** One JSON object, one line. The daemon's own names win over fields of the same name. */
export function jsonLine(entry: Entry, wallMs: number, debugging: boolean, redactor: Redactor): string {
  const fields = printableFields(entry.fields ?? {}, redactor);
  const error = entry.cause === undefined ? {} : describeError(entry.cause.thrown, debugging, redactor);
  const head = { timestamp: new Date(wallMs).toISOString(), level: entry.level, human: printableText(entry.human, redactor) };
  return JSON.stringify({ ...head, ...fields, ...head, ...error });
}

const COLORS = { error: '31', warn: '33', info: '32', debug: '36' } as const satisfies Record<LogLevel, string>;
const DIM = '2';

/** For a person at a terminal: local time, level, sentence, then the fields. */
export function prettyLine(entry: Entry, wallMs: number, debugging: boolean, color: boolean, redactor: Redactor): string {
  const paint = (code: string, text: string): string => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const parts = [paint(DIM, timeOfDay(wallMs)), paint(COLORS[entry.level], entry.level.padEnd(5)), visible(printableText(entry.human, redactor))];
  for (const [name, value] of Object.entries(printableFields(entry.fields ?? {}, redactor))) parts.push(`${paint(DIM, `${visible(name)}=`)}${showValue(value)}`);
  if (entry.cause === undefined) return parts.join(' ');
  const { error, stack } = describeError(entry.cause.thrown, debugging, redactor);
  parts.push(`${paint(DIM, 'error=')}${visible(error)}`);
  const frames = stack === undefined ? [] : stack.split('\n').map((line) => paint(DIM, `    ${visible(line.trim())}`));
  return [parts.join(' '), ...frames].join('\n');
}

function showValue(value: LoggedValue): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : value.join(',');
  return text === '' || /[\s"=]/.test(text) ? visible(JSON.stringify(text)) : visible(text);
}

/** Control characters in what a client sent could rewrite the screen or forge a second line. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function timeOfDay(wallMs: number): string {
  const at = new Date(wallMs);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}
