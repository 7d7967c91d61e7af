/**
 * Compares a text that comes in pieces with one that is known, byte for byte. Pure; holds the known text and, from where they
 * part, some of the other.
 *
 * Texts are compared as UTF-16, which says the same as UTF-8: a token is whole characters. Where they part is told before the
 * character that differs, never inside it.
 */
export interface Parting {
  /** The token of the known text in which they part; its number of tokens where it ends before the other does. */
  readonly tokenIndex: number;
  /** Bytes of UTF-8 that are equal. */
  readonly byteOffset: number;
  /** The last equal text before it. */
  readonly before: string;
  /** Both from there on, cut short. */
  readonly expected: string;
  readonly actual: string;
}

/** What the known text is: all of what must come, or its beginning. */
export type Extent = 'whole' | 'prefix';

/** Characters that are shown on each side. */
const SHOWN = 40;

export class TextComparison {
  private readonly expected: string;
  private equal = 0;
  private differing: string | undefined;

  constructor(
    private readonly tokens: readonly string[],
    private readonly extent: Extent,
  ) {
    this.expected = tokens.join('');
  }

  /** True once they have parted. */
  get parted(): boolean {
    return this.differing !== undefined;
  }

  /** True once nothing that comes can change the answer: they parted and enough of it is there to be shown, or all that is known came. */
  get decided(): boolean {
    if (this.differing !== undefined) return this.differing.length >= SHOWN;
    return this.extent === 'prefix' && this.equal === this.expected.length;
  }

  /** Bytes of UTF-8 that came and are equal. */
  get equalBytes(): number {
    return Buffer.byteLength(this.expected.slice(0, this.equal));
  }

  add(text: string): void {
    if (this.differing !== undefined) {
      this.differing += text;
    } else if (this.expected.startsWith(text, this.equal)) {
      this.equal += text.length;
    } else {
      this.part(text);
    }
  }

  /** All has come. Undefined where they are equal. */
  end(): Parting | undefined {
    const { tokens, expected } = this;
    if (this.differing === undefined && this.equal === expected.length) return undefined;
    const actual = this.differing ?? '';
    let end = 0;
    let tokenIndex = 0;
    for (const token of tokens) {
      end += token.length;
      if (end > this.equal) break;
      tokenIndex++;
    }
    return {
      tokenIndex,
      byteOffset: this.equalBytes,
      before: expected.slice(Math.max(0, this.equal - SHOWN), this.equal),
      expected: expected.slice(this.equal, this.equal + SHOWN),
      actual: actual.slice(0, SHOWN),
    };
  }

  private part(text: string): void {
    const from = this.equal;
    let common = 0;
    while (common < text.length && text.charCodeAt(common) === this.expected.charCodeAt(from + common)) common++;
    // Half of a pair of surrogates is not a character.
    if (common > 0 && isHighSurrogate(text.charCodeAt(common - 1))) common--;
    this.equal = from + common;
    // A token may go on beyond the end of a beginning that is all there.
    if (this.extent === 'whole' || this.equal < this.expected.length) this.differing = text.slice(common);
  }
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
