/**
 * Cuts a text at the stop word that is whole first (of two that end together, the longer), so that it is the same one however the
 * text is cut into pieces. What could still become one is held back.
 * At most the longest stop word is held. A word that began in a text that is continued is found too; what of it was shown
 * before stays shown.
 */
export class StopWords {
  readonly #words: readonly string[];
  #held = '';
  /** Of what is held, so much at its beginning was shown before. */
  #shown = 0;
  found = false;

  /** `before`: the text that is continued. */
  constructor(words: readonly string[], before = '') {
    this.#words = words.filter((word) => word !== '');
    this.#shown = this.#openSuffix(before);
    this.#held = before.slice(before.length - this.#shown);
  }

  /** The text that may be shown after this piece; empty while it is held back. Sets `found` at a stop word. */
  push(piece: string): string {
    if (this.#words.length === 0) return piece;
    const text = this.#held + piece;
    let first = -1;
    let end = Infinity;
    for (const word of this.#words) {
      const at = text.indexOf(word);
      if (at === -1 || at + word.length > end || (at + word.length === end && at > first)) continue;
      first = at;
      end = at + word.length;
    }
    if (first !== -1) {
      this.found = true;
      this.#held = '';
      return text.slice(this.#shown, Math.max(first, this.#shown));
    }
    const until = text.length - this.#openSuffix(text);
    const fresh = text.slice(this.#shown, Math.max(until, this.#shown));
    this.#held = text.slice(until);
    this.#shown = Math.max(0, this.#shown - until);
    return fresh;
  }

  /** What is still held, when no more comes. */
  flush(): string {
    const rest = this.#held.slice(this.#shown);
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
