import { TextDigest } from '../../lib/text-digest.js';

/** Tokens that became durable together. `texts[k]` is token `first + k`. */
export interface RecordedFrame {
  readonly first: number;
  readonly texts: readonly string[];
  /** After admission, ms; below 0 where the clock was set back meanwhile. */
  readonly afterMs: number;
}

/** What one token and one frame add to a transcript's JSON at the least: quotes, commas, brackets, names and numbers. */
const TOKEN_CHARS = 3;
const FRAME_CHARS = 24;

/**
 * The tokens of one stream on their way into its transcript, frame by frame as the log holds them. Requirement: ORCH-3072.
 *
 * Memory is bounded: once they can't fit into an artifact any more no frame is kept, and only the count and the digest go on.
 */
export class Recording {
  tokens = 0;
  /** Of all texts, as UTF-8. */
  bytes = 0;
  private kept: RecordedFrame[] | undefined = [];
  private chars = 0;
  private afterMs = 0;
  private readonly digest = new TextDigest();

  constructor(
    private readonly admittedAt: number,
    private readonly maxChars: number,
  ) {}

  /** `at` is Unix ms, or 0 where it is not known: then it came as soon as the frame before it. Throws where a token is missing. */
  add({ first, at, texts }: { readonly first: number; readonly at: number; readonly texts: readonly string[] }): void {
    if (first !== this.tokens) throw new RangeError(`token ${first} follows token ${this.tokens - 1}`);
    const joined = texts.join('');
    this.digest.add(joined);
    this.tokens += texts.length;
    this.bytes += Buffer.byteLength(joined);
    if (at !== 0) this.afterMs = at - this.admittedAt;
    if (this.kept === undefined) return;
    this.chars += joined.length + texts.length * TOKEN_CHARS + FRAME_CHARS;
    if (this.chars > this.maxChars) this.kept = undefined;
    else this.kept.push({ first, texts, afterMs: this.afterMs });
  }

  /** Undefined where they were too many to keep. */
  get frames(): readonly RecordedFrame[] | undefined {
    return this.kept;
  }

  /** Of all texts joined. The end: nothing may be added after it. */
  finish(): string {
    return this.digest.hex();
  }
}
