import { once } from 'node:events';
import type { Writable } from 'node:stream';

/**
 * Where a command speaks: results on stdout, everything else on stderr, so that `orchctl … | next` gets results alone. A reader
 * that is slower than we are slows us; one that has left ends us.
 */
export class Output {
  constructor(
    private readonly stdout: Writable,
    private readonly stderr: Writable,
    readonly json: boolean,
    /** Whether stdout is a terminal, on which some characters are orders. */
    private readonly terminal: boolean,
  ) {}

  /** What a model wrote: as it is for a program, and without what would command a person's terminal. */
  model(text: string): Promise<void> {
    return this.write(this.terminal ? harmless(text) : text);
  }

  async write(text: string | Uint8Array): Promise<void> {
    if (!this.stdout.write(text)) await once(this.stdout, 'drain');
  }

  line(text: string): Promise<void> {
    return this.write(`${text}\n`);
  }

  /** One line of JSON. */
  record(value: unknown): Promise<void> {
    return this.line(JSON.stringify(value));
  }

  /** For a person who watches; nothing in JSON. */
  note(text: string): void {
    if (!this.json) this.stderr.write(`${text}\n`);
  }
}

/** `420 ms`, `3.5 s`, `12 min`. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${(ms / 1_000).toFixed(1)} s`;
  return `${Math.round(ms / 60_000)} min`;
}

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Control characters but tab and line break, and what turns the direction of a text: they could rewrite what stands on a terminal. */
const ORDERS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

const harmless = (text: string): string => text.replaceAll(ORDERS, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A text of unknown origin in quotes, on one line. */
export const shown = (text: string): string => harmless(JSON.stringify(text));
