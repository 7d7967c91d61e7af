/**
 * Text that comes in pieces, each made whole: half of a surrogate pair at a piece's end waits for the other half. One that stays
 * alone becomes U+FFFD, because no encoder could send it on.
 */
export class WholeCharacters {
  private half = '';

  /** A half waits: the next piece must be pushed, whatever it is. */
  get waits(): boolean {
    return this.half !== '';
  }

  /** What can be shown after this piece; empty while that is only a half. */
  push(piece: string): string {
    const text = this.half + piece;
    const cut = isHigh(text.charCodeAt(text.length - 1)) ? text.length - 1 : text.length;
    this.half = text.slice(cut);
    return wellFormed(text.slice(0, cut));
  }

  /** What is left when no more comes. */
  flush(): string {
    const rest = wellFormed(this.half);
    this.half = '';
    return rest;
  }
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
