/**
 * What a mock engine does wrong, for trying out what the daemon does then. `attempts`: only the first so many are hit (of
 * `refuse` each question to the engine counts, of the others each task that reaches it), so that a retry heals.
 */
export type MockFault =
  | { readonly kind: 'refuse'; readonly attempts?: number }
  /** After so many tokens it falls silent and keeps its slot until it is aborted. */
  | { readonly kind: 'stall'; readonly afterTokens: number; readonly attempts?: number }
  | { readonly kind: 'die'; readonly afterTokens: number; readonly attempts?: number }
  | { readonly kind: 'malformed'; readonly afterTokens: number; readonly attempts?: number };

export type DecodeFault = Exclude<MockFault, { readonly kind: 'refuse' }>;

/** Counts who was hit. */
export class Faults {
  readonly #left: Map<MockFault, number>;

  constructor(faults: readonly MockFault[]) {
    this.#left = new Map(faults.map((fault) => [fault, fault.attempts ?? Number.POSITIVE_INFINITY]));
  }

  refuses(): boolean {
    return this.#hit((fault) => fault.kind === 'refuse') !== undefined;
  }

  /** The fault that the next task meets, the first of the list that is not used up. */
  ofDecode(): DecodeFault | undefined {
    const fault = this.#hit((candidate) => candidate.kind !== 'refuse');
    return fault === undefined || fault.kind === 'refuse' ? undefined : fault;
  }

  #hit(wanted: (fault: MockFault) => boolean): MockFault | undefined {
    for (const [fault, left] of this.#left) {
      if (left <= 0 || !wanted(fault)) continue;
      this.#left.set(fault, left - 1);
      return fault;
    }
    return undefined;
  }
}
