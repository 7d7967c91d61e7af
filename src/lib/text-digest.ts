import { createHash } from 'node:crypto';

/** SHA-256 of a text as UTF-8, lower-case hex. */
export const textDigest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The same of a text that comes in pieces. A pair of surrogates may be cut between two of them: it is put together again. */
export class TextDigest {
  private readonly hash = createHash('sha256');
  private held = '';

  add(piece: string): void {
    const text = this.held + piece;
    const last = text.charCodeAt(text.length - 1);
    const cut = last >= 0xd800 && last <= 0xdbff ? text.length - 1 : text.length;
    this.hash.update(text.slice(0, cut));
    this.held = text.slice(cut);
  }

  /** The end: nothing may be added after it. */
  hex(): string {
    return this.hash.update(this.held).digest('hex');
  }
}
