import { EngineError } from '../../ports/engine.js';

/** A text that was made again is another one. The attempt ends with it and the task too: nobody splices. Requirement: ORCH-3066. */
export class DifferentText extends EngineError {
  /** `differsAt`: index of the first delivered token that did not come out again as it was. */
  constructor(
    readonly differsAt: number,
    wasContinued: boolean,
  ) {
    super(
      'WORKER_RESET',
      `The attempt was lost, and the text that was made again differs from token ${differsAt} on; what was delivered stands, and nothing ` +
        `is spliced to it. ${wasContinued ? WAS_CONTINUED : ''}Submit the task again under a new task_id.`,
    );
  }
}

const WAS_CONTINUED = 'It had been continued before, which the seed does not give again, and this engine cannot continue a text. ';

/**
 * Holds what an earlier attempt delivered against what this one decodes again, so that a reader's text goes on with no
 * repeat and no silent splice.
 *
 * Texts are compared, not pieces: an engine may cut the same text differently. What exceeds the delivered text is new.
 */
export class DeliveredPrefix {
  private readonly delivered: string;
  private matched = 0;

  /** `wasContinued`: the text is not one that the seed alone gives. */
  constructor(
    private readonly texts: readonly string[],
    private readonly wasContinued = false,
  ) {
    this.delivered = texts.join('');
  }

  get done(): boolean {
    return this.matched === this.delivered.length;
  }

  /** What of `text` was not delivered yet (maybe nothing). Throws DifferentText where it differs. */
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

  private differs(text: string, expected: string): DifferentText {
    let agreed = 0;
    while (agreed < text.length && text[agreed] === expected[agreed]) agreed++;
    let index = 0;
    let end = this.texts[0]?.length ?? 0;
    while (end <= this.matched + agreed && index < this.texts.length - 1) end += this.texts[++index]?.length ?? 0;
    return new DifferentText(index, this.wasContinued);
  }
}
