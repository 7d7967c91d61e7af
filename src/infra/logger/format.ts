import type { LogFields, LogLevel } from '../../ports/logger.js';
import { describeError } from './describe-error.js';
import { printableFields, printableText, printableValue, type LoggedValue } from './redact.js';
import type { Redactor } from './redactor.js';

export interface Entry {
  readonly level: LogLevel;
  readonly human: string;
  readonly fields: LogFields | undefined;
  /** `thrown` apart from its value, since somebody may throw undefined. */
  readonly cause: { readonly thrown: unknown } | undefined;
}

/**
 * One JSON object, one line. The daemon's own names win over fields of the same name. Written piece by piece: a task has five such
 * lines, and objects that are spread into one another cost several times as much.
 */
export function jsonLine({ level, human, fields, cause }: Entry, wallMs: number, debugging: boolean, redactor: Redactor): string {
  let line = `{"timestamp":"${timestamp(wallMs)}","level":"${level}","human":${quoted(printableText(human, redactor))}`;
  const error = cause === undefined ? undefined : describeError(cause.thrown, debugging, redactor);
  for (const name in fields) {
    const value = fields[name];
    if (value === undefined || OWN_NAMES.has(name) || (error !== undefined && name in error)) continue;
    const shown = printableValue(name, value, redactor);
    if (shown !== undefined) line += `,${quoted(name)}:${jsonOf(shown)}`;
  }
  if (error !== undefined) line += `,"error":${quoted(error.error)}`;
  if (error?.stack !== undefined) line += `,"stack":${quoted(error.stack)}`;
  return `${line}}`;
}

const OWN_NAMES: ReadonlySet<string> = new Set(['timestamp', 'level', 'human']);

const jsonOf = (value: LoggedValue): string => (typeof value === 'string' ? quoted(value) : typeof value === 'boolean' ? String(value) : JSON.stringify(value));

/** Printable ASCII without a quote or a backslash stands in JSON as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;

const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));

let latest = { ms: NaN, text: '' };

/** Many lines fall into one millisecond. */
function timestamp(ms: number): string {
  if (latest.ms !== ms) latest = { ms, text: new Date(ms).toISOString() };
  return latest.text;
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
