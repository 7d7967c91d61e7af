import { EngineError } from '../../ports/engine.js';

/**
 * Holds what an earlier attempt delivered against what this one decodes again, so that a reader's text goes on with no
 * repeat and no silent splice.
 *
 * Texts are compared, not pieces: an engine may cut the same text differently. What exceeds the delivered text is new.
 */
export class DeliveredPrefix {
  private readonly delivered: string;
  private matched = 0;

  constructor(private readonly texts: readonly string[]) {
    this.delivered = texts.join('');
  }

  get done(): boolean {
    return this.matched === this.delivered.length;
  }

  /** What of `text` was not delivered yet (maybe nothing). Throws WORKER_RESET, with the token's index, where it differs. */
  strip(text: string): string {
    const expected = this.delivered.slice(this.matched, this.matched + text.length);
    if (!text.startsWith(expected)) throw this.differs(text, expected);
    this.matched += expected.length;
    return text.slice(expected.length);
  }

  /** The attempt ended: it must have come as far as what was delivered. */
  finish(): void {
    if (!this.done) throw this.differs('', this.delivered.slice(this.matched));
  }

  private differs(text: string, expected: string): EngineError {
    let agreed = 0;
    while (agreed < text.length && text[agreed] === expected[agreed]) agreed++;
    let index = 0;
    let end = this.texts[0]?.length ?? 0;
    while (end <= this.matched + agreed && index < this.texts.length - 1) end += this.texts[++index]?.length ?? 0;
    return new EngineError(
      'WORKER_RESET',
      `The attempt was cut off, and the new one decoded another text from token ${index} on; what was delivered stands, and ` +
        'nothing is spliced to it. Submit the task again under a new task_id.',
    );
  }
}
