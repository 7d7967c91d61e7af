/**
 * Cuts a text at the first stop word, though the word may come in pieces: what could still become one is held back.
 * At most the longest stop word is held.
 */
export class StopWords {
  readonly #words: readonly string[];
  #held = '';
  found = false;

  constructor(words: readonly string[]) {
    this.#words = words.filter((word) => word !== '');
  }

  /** The text that may be shown after this piece; empty while it is held back. Sets `found` at a stop word. */
  push(piece: string): string {
    if (this.#words.length === 0) return piece;
    const text = this.#held + piece;
    let first = -1;
    for (const word of this.#words) {
      const at = text.indexOf(word);
      if (at !== -1 && (first === -1 || at < first)) first = at;
    }
    if (first !== -1) {
      this.found = true;
      this.#held = '';
      return text.slice(0, first);
    }
    const keep = this.#openSuffix(text);
    this.#held = text.slice(text.length - keep);
    return text.slice(0, text.length - keep);
  }

  /** What is still held, when no more comes. */
  flush(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }

  /** Length of the longest end of `text` with which a stop word begins. */
  #openSuffix(text: string): number {
    let longest = 0;
    for (const word of this.#words) {
      const first = word.charAt(0);
      const from = Math.max(0, text.length - word.length + 1);
      for (let at = text.indexOf(first, from); at !== -1 && text.length - at > longest; at = text.indexOf(first, at + 1)) {
        if (word.startsWith(text.slice(at))) longest = text.length - at;
      }
    }
    return longest;
  }
}
