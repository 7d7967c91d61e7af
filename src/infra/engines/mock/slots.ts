import { tokenEnd } from './tokenizer.js';

/** How much of its last text a slot remembers, UTF-16 units. */
const MEMORY = 65_536;

/** One place to decode, with the KV cache of what it did last. */
export class Slot {
  busy = false;
  lastUse = 0;
  /** Tokens that the KV cache holds. */
  tokens = 0;
  /** The text whose KV that is, its beginning only. */
  #memory = '';

  begin(prompt: string, tokensIn: number, use: number): void {
    this.busy = true;
    this.lastUse = use;
    this.tokens = tokensIn;
    this.#memory = prompt.slice(0, MEMORY);
  }

  decoded(token: string): void {
    this.tokens++;
    if (this.#memory.length < MEMORY) this.#memory += token;
  }

  /** How many tokens a prompt begins with that are held already, without the one for the start of the text. */
  known(prompt: string): number {
    const memory = this.#memory;
    const end = Math.min(memory.length, prompt.length);
    let same = 0;
    while (same < end && memory.charCodeAt(same) === prompt.charCodeAt(same)) same++;
    let tokens = 0;
    for (let at = 0; at < same; tokens++) {
      const next = tokenEnd(prompt, at);
      if (next > same || next !== tokenEnd(memory, at)) break;
      at = next;
    }
    return tokens;
  }
}

export class Slots {
  readonly #slots: readonly Slot[];
  #uses = 0;

  constructor(
    count: number,
    private readonly ctxMax: number,
  ) {
    this.#slots = Array.from({ length: count }, () => new Slot());
  }

  get busy(): number {
    return this.#slots.filter((slot) => slot.busy).length;
  }

  /** 0 to 1, over all slots. */
  get kvUsage(): number {
    return this.#slots.reduce((sum, slot) => sum + slot.tokens, 0) / (this.#slots.length * this.ctxMax);
  }

  /** The free slot that knows most of the prompt, else the one unused for longest; undefined when all are taken. */
  take(prompt: string, tokensIn: number, reuse: boolean): { readonly slot: Slot; readonly cachedTokens: number } | undefined {
    let chosen: Slot | undefined;
    let known = 0;
    for (const slot of this.#slots) {
      if (slot.busy) continue;
      const common = reuse ? slot.known(prompt) : 0;
      if (chosen === undefined || common > known || (common === known && slot.lastUse < chosen.lastUse)) {
        chosen = slot;
        known = common;
      }
    }
    if (chosen === undefined) return undefined;
    chosen.begin(prompt, tokensIn, ++this.#uses);
    // The start token is known with the text after it; the last token of a prompt is always evaluated.
    return { slot: chosen, cachedTokens: known === 0 ? 0 : Math.min(tokensIn - 1, 1 + known) };
  }
}
