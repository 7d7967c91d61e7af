import { StopWords } from '../../../lib/stop-words.js';
import { WholeCharacters } from '../../../lib/whole-characters.js';
import type { TokenSink } from '../../../ports/engine.js';

/**
 * The way of an engine's pieces of text to the sink: whole characters, and nothing from a stop word on. For engines that leave
 * the stop word in their text, or find it only where a token ends.
 */
export class TextPieces {
  readonly #characters = new WholeCharacters();
  readonly #stop: StopWords;

  /** `before`: the text that is continued. */
  constructor(
    private readonly sink: Pick<TokenSink, 'token'>,
    words: readonly string[],
    before = '',
  ) {
    this.#stop = new StopWords(words, before);
  }

  /** A stop word came: whatever follows is for nobody. */
  get stopped(): boolean {
    return this.#stop.found;
  }

  /** `wellFormed`: for certain no half of a surrogate pair is in it, which saves the look. */
  give(piece: string, wellFormed: boolean): void {
    if (this.#stop.found) return;
    this.#show(this.#stop.push(wellFormed && !this.#characters.waits ? piece : this.#characters.push(piece)));
  }

  /** The last piece, with what was held back until now: one token of the engine is one piece for the sink here too. */
  end(piece: string): void {
    if (this.#stop.found) return;
    const shown = this.#stop.push(this.#characters.push(piece) + this.#characters.flush());
    this.#show(this.#stop.found ? shown : shown + this.#stop.flush());
  }

  #show(text: string): void {
    if (text !== '') this.sink.token(text);
  }
}
