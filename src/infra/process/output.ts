/** The last lines that a process printed. Its memory is bounded by MAX_LINES and MAX_BYTES however much it prints. */
export const MAX_LINES = 200;
export const MAX_BYTES = 64 * 1024;
/** A longer line is cut. */
const MAX_LINE_BYTES = 4096;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const CUT = ' …';

interface Line {
  readonly text: string;
  readonly bytes: number;
}

export class Output {
  private readonly ring: (Line | undefined)[] = new Array<Line | undefined>(MAX_LINES).fill(undefined);
  private oldest = 0;
  private count = 0;
  private bytes = 0;

  /** Empty lines are left out. */
  add(text: string): void {
    const clean = harmless(text);
    const bytes = Buffer.byteLength(clean);
    if (clean.trim() === '' || bytes > MAX_BYTES) return;
    if (this.count === MAX_LINES) this.dropOldest();
    this.ring[(this.oldest + this.count) % MAX_LINES] = { text: clean, bytes };
    this.count++;
    this.bytes += bytes;
    while (this.bytes > MAX_BYTES) this.dropOldest();
  }

  /** The oldest first. */
  lines(): readonly string[] {
    const lines: string[] = [];
    for (let at = 0; at < this.count; at++) lines.push(this.ring[(this.oldest + at) % MAX_LINES]?.text ?? '');
    return lines;
  }

  private dropOldest(): void {
    this.bytes -= this.ring[this.oldest]?.bytes ?? 0;
    this.ring[this.oldest] = undefined;
    this.oldest = (this.oldest + 1) % MAX_LINES;
    this.count--;
  }
}

/**
 * Cuts one of a process's two streams into lines. What follows a carriage return takes the place of what stood before it, as on a
 * screen: a progress bar is one line.
 *
 * Works on bytes, and copies each line out of its chunk: a string cut from a chunk's string would keep the whole chunk alive.
 */
export class LineCutter {
  private readonly line = Buffer.allocUnsafe(MAX_LINE_BYTES);
  private length = 0;
  private cut = false;
  private returned = false;

  constructor(private readonly onLine: (line: string) => void) {}

  push(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (byte === LINE_FEED) this.flush();
      else if (byte === CARRIAGE_RETURN) this.returned = true;
      else this.keep(byte);
    }
  }

  /** What stands in the line that was not ended. */
  flush(): void {
    if (this.length > 0) this.onLine(this.line.toString('utf8', 0, this.length) + (this.cut ? CUT : ''));
    this.clear();
  }

  private keep(byte: number): void {
    if (this.returned) this.clear();
    if (this.length === MAX_LINE_BYTES) this.cut = true;
    else this.line[this.length++] = byte;
  }

  private clear(): void {
    this.length = 0;
    this.cut = false;
    this.returned = false;
  }
}

/** Escape sequences (colors, titles) and other control characters could rewrite the screen of whoever reads the line later. */
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
const CONTROLS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

const harmless = (text: string): string => text.replace(ESCAPES, '').replaceAll('\t', ' ').replace(CONTROLS, '').trimEnd();
