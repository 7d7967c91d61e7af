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
  ) {}

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

/** What a text of unknown origin may show on a terminal: no control character, which could rewrite what stands there. */
export const shown = (text: string): string => JSON.stringify(text).replaceAll(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
