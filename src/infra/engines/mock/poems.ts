import { createHash } from 'node:crypto';
import type { Sampling } from '../../../domain/task/task.js';
import { tokenEnd } from './tokenizer.js';

const FIRST = [
  '{season} evening', 'the old pond at {hour}', 'rain on the {roof}', 'first snow on the {place}', 'a lamp in the {place}',
  '{season} again', 'one {bird} on a branch', 'the kettle begins', 'low tide, {season} light', 'wind over the {field}',
  'night train to the north', 'smoke from the {place}', 'two cups and no guest', 'a door left ajar', 'the clock has gone still', 'after the {season} rain',
];
const SECOND = [
  'the {bird} comes back to its branch', 'a frog remembers the water', 'each drop waits for its own turn', 'somebody is counting {thing}',
  'the road is longer than it was', 'even the {thing} are asleep', 'a {bird} and then the long silence', 'the {field} bends and lets it pass',
  'the river carries one {leaf}', 'a queue of small boats sets out', 'the moon walks along the {roof}', 'nobody calls from the {place}',
  'my shadow arrives before me', 'the garden keeps all the {thing}', 'a café, its chairs turned over', 'the last bus carries the dark',
];
const THIRD = [
  'nothing is missing', 'the {bird} has no name', 'and still the {leaf} falls', 'so wide is the sky', 'salt on the cold wind', 'it is {hour} now',
  'the {thing} know the way', 'home is far away', 'the stream ends in peace', 'the gate stays open', 'pages turn alone', 'and the {roof} listens',
  'only the {bird} knows', 'then the first token', 'the ink is not dry', 'the {field} says nothing',
];
const WORDS: Readonly<Record<string, readonly string[]>> = {
  season: ['autumn', 'winter', 'early spring', 'summer', 'late autumn', 'harvest'],
  hour: ['dusk', 'dawn', 'noon', 'midnight', 'closing time'],
  roof: ['tin roof', 'temple eaves', 'barn', 'greenhouse', 'old school'],
  place: ['bridge', 'station', 'harbor', 'mill', 'next village', 'far shore'],
  bird: ['crow', 'heron', 'sparrow', 'wren', 'owl', 'white crane'],
  field: ['barley', 'tall grass', 'bamboo', 'rice field', 'reed bed'],
  thing: ['crickets', 'stones', 'lanterns', 'fireflies', 'stars', 'empty boats'],
  leaf: ['maple leaf', 'ginkgo leaf', 'petal', 'feather', 'willow leaf'],
};
const FIRST_ENDS = ['\n', '\n', '\n', ' —\n', ',\n', ' …\n', ' 月\n'];
const SECOND_ENDS = ['\n', '\n', '\n', ',\n', ' —\n', ';\n'];
const THIRD_ENDS = ['.', '.', '.', '…', '. 🍂'];

/**
 * Endless three-line poems, token by token: the same for the same prompt, seed and sampling, and the same from the start
 * however many tokens are taken. All randomness is one SHA-256 of these three, and of the text that is continued: as with a
 * model, what follows a text is not what would have come had it not been broken off.
 */
export class Poems {
  readonly #random: () => number;
  #text = '';
  #at = 0;
  #poems = 0;

  /** `endChance`: how likely, from 0 to 1, the text is over after each poem. `before`: the text that is continued. */
  constructor(
    prompt: string,
    seed: number,
    sampling: Sampling,
    private readonly endChance: number,
    before = '',
  ) {
    this.#random = generator(prompt, seed, sampling, before);
    if (before === '') return;
    this.#poems = 1;
    if (!THIRD_ENDS.some((end) => before.endsWith(end))) this.#text = (before.endsWith('\n') ? '' : '\n') + this.#lastLine();
  }

  /** The next token, or undefined where the text ends by itself. */
  next(): string | undefined {
    if (this.#at === this.#text.length) {
      // Drawn in any case, so that the chance does not change the poems.
      const over = this.#random() < this.endChance;
      if (this.#poems > 0 && over) return undefined;
      this.#text = (this.#poems === 0 ? '' : '\n\n') + this.#poem();
      this.#at = 0;
      this.#poems++;
    }
    const end = tokenEnd(this.#text, this.#at);
    const token = this.#text.slice(this.#at, end);
    this.#at = end;
    return token;
  }

  #poem(): string {
    return this.#line(FIRST) + this.#pick(FIRST_ENDS) + this.#line(SECOND) + this.#pick(SECOND_ENDS) + this.#lastLine();
  }

  #lastLine(): string {
    return this.#line(THIRD) + this.#pick(THIRD_ENDS);
  }

  #line(lines: readonly string[]): string {
    return this.#pick(lines).replace(/\{(\w+)\}/g, (_, kind: string) => this.#pick(WORDS[kind] ?? [kind]));
  }

  #pick(from: readonly string[]): string {
    return from[Math.floor(this.#random() * from.length)] ?? '';
  }
}

/** The generator sfc32 (public domain, by Chris Doty-Humphrey), 0 to below 1. */
function generator(prompt: string, seed: number, sampling: Sampling, before: string): () => number {
  const { temperature, topP, topK, minP, repeatPenalty, presencePenalty } = sampling;
  const key = JSON.stringify([seed, temperature, topP, topK, minP, repeatPenalty, presencePenalty]);
  const hash = createHash('sha256').update(key).update('\n').update(prompt);
  const digest = (before === '' ? hash : hash.update('\n').update(before)).digest();
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  let counter = digest.readInt32LE(12);
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
}
