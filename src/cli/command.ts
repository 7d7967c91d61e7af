import { parseArgs } from 'node:util';
import type { Client } from '../client/client.js';
import { nearest } from '../lib/nearest.js';
import type { Output } from './output.js';

/** 0: done, and the answer is yes. 1: the answer is no (differs, invalid, ended early). 2: wrong usage, or it cannot be told. */
export type ExitCode = 0 | 1 | 2;

export interface Flag {
  /** What is given to it; absent: it takes nothing. */
  readonly value?: string;
  /** For a newcomer, one line. */
  readonly help: string;
}

export interface Command {
  readonly name: string;
  /** Behind its name: `[flags] PROMPT`. */
  readonly usage: string;
  /** One line of the list of commands. */
  readonly summary: string;
  /** What it does, as one who never used it wants to hear it. */
  readonly about: string;
  readonly flags: Readonly<Record<string, Flag>>;
  readonly run: (invocation: Invocation) => Promise<ExitCode>;
}

export interface Invocation {
  readonly given: Arguments;
  readonly client: Client;
  readonly output: Output;
  /** Calls `leave` at the first Ctrl-C, and where stdout's reader has left; a second Ctrl-C ends the process. */
  readonly onInterrupt: (leave: () => Promise<void>) => void;
}

/** A command line that cannot be meant; its message says what to write. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command line is right, and it cannot be done or told; its message says why. */
export class CannotError extends Error {
  override readonly name = 'CannotError';
}

/** What every command takes. */
export const COMMON_FLAGS: Readonly<Record<string, Flag>> = {
  url: { value: 'URL', help: 'where the daemon listens (ORCHD_URL, else http://127.0.0.1:8080)' },
  key: { value: 'KEY', help: 'API key (ORCHD_API_KEY is safer: other users see command lines)' },
  json: { help: 'answer in JSON, for programs' },
  help: { help: 'show this' },
};

const SHORT: ReadonlyMap<string, string> = new Map([
  ['h', 'help'],
  ['o', 'output'],
]);
const SHORT_OPTIONS = { h: { type: 'boolean', short: 'h' }, o: { type: 'string', short: 'o' } } as const;

/** The words and flags of one command line. */
export class Arguments {
  private constructor(
    readonly words: readonly string[],
    private readonly values: ReadonlyMap<string, string | boolean>,
  ) {}

  /** Throws UsageError for a flag that is not known, or has no value where it needs one. */
  static of(args: readonly string[], flags: Readonly<Record<string, Flag>>): Arguments {
    const options = Object.fromEntries(Object.entries(flags).map(([name, { value }]) => [name, { type: value === undefined ? ('boolean' as const) : ('string' as const) }]));
    const { tokens } = parseArgs({ args: [...args], options: { ...options, ...SHORT_OPTIONS }, strict: false, allowPositionals: true, tokens: true });
    const words: string[] = [];
    const values = new Map<string, string | boolean>();
    for (const token of tokens) {
      if (token.kind === 'positional') words.push(token.value);
      if (token.kind !== 'option') continue;
      const name = SHORT.get(token.name) ?? token.name;
      const flag = flags[name];
      if (flag === undefined) throw new UsageError(`The flag ${token.rawName} is not known.${didYouMean(name, Object.keys(flags))}`);
      if (flag.value === undefined && token.value !== undefined) throw new UsageError(`--${name} takes no value.`);
      // `--prompt --json` is a forgotten value, not a strange one.
      const forgotten = token.inlineValue === false && token.value.startsWith('--');
      if (flag.value !== undefined && (forgotten || token.value === undefined || token.value === '')) throw new UsageError(`--${name} needs a value: --${name} ${flag.value}`);
      values.set(name, token.value ?? true);
    }
    return new Arguments(words, values);
  }

  flag(name: string): boolean {
    return this.values.get(name) === true;
  }

  text(name: string): string | undefined {
    const value = this.values.get(name);
    return typeof value === 'string' ? value : undefined;
  }

  number(name: string, { low, high, whole = true }: { readonly low: number; readonly high: number; readonly whole?: boolean }): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (value >= low && value <= high && (!whole || Number.isSafeInteger(value))) return value;
    throw new UsageError(`--${name} must be ${whole ? 'a whole number' : 'a number'} from ${low} to ${high}, not ${text}.`);
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = values.find((one) => one === text);
    if (value !== undefined) return value;
    throw new UsageError(`--${name} must be one of ${values.join(', ')}, not ${text}.${didYouMean(text, values, '')}`);
  }

  /** The one word that a command takes, as `what` names it. */
  only(what: string): string {
    const [word, extra] = this.words;
    if (word === undefined || word === '') throw new UsageError(`${what} is missing.`);
    if (extra !== undefined) throw new UsageError(`Only one ${what} is taken, and “${extra}” is one more. Put quotes around what has spaces.`);
    return word;
  }
}

export function didYouMean(word: string, known: readonly string[], dashes = '--'): string {
  const near = nearest(word, known);
  return near === undefined ? '' : ` Did you mean ${dashes}${near}?`;
}
