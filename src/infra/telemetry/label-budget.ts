import type { Logger } from '../../ports/logger.js';

/**
 * How many distinct values each label may take in a series. A series costs memory here and in every Prometheus that scrapes it, and
 * some values come from outside (an engine's version is what the engine says of itself): the budget bounds both.
 * ci/metrics.lint.json declares the same numbers, and the linter compares.
 */
export const LABEL_BUDGETS = {
  engine: 6,
  engine_version: 64,
  pool_id: 256,
  replica_id: 1024,
  priority: 8,
  device: 64,
  model_id: 1024,
  state: 8,
  reason: 16,
  result: 4,
  purpose: 4,
  policy: 24,
  outcome: 4,
  pinned: 2,
  fallback: 2,
  version: 1,
  node_version: 1,
} as const;
export type LabelName = keyof typeof LABEL_BUDGETS;

/** The value that stands for all values past the budget. It does not count against it. */
const OVERFLOW_VALUE = 'other';

/** Remembers the values seen for each label over the life of the process; first come, first kept. */
export class LabelBudget {
  private readonly seen = new Map<string, Set<string>>();
  private readonly warned = new Set<LabelName>();

  constructor(private readonly log: Logger) {}

  /**
   * The value itself while the label's budget holds, `other` from then on for values not seen before. `within`: the one series of
   * which it is counted, for a label that means another thing in each, such as a reason; else it is counted over all series.
   */
  fold(label: LabelName, value: string, within?: string): string {
    // An empty label is none.
    if (value === '') return value;
    const values = this.valuesOf(within === undefined ? label : `${within} ${label}`);
    if (values.has(value)) return value;
    if (values.size < LABEL_BUDGETS[label]) {
      values.add(value);
      return value;
    }
    this.warnOnce(label);
    return OVERFLOW_VALUE;
  }

  private valuesOf(counted: string): Set<string> {
    const known = this.seen.get(counted);
    if (known !== undefined) return known;
    const fresh = new Set<string>();
    this.seen.set(counted, fresh);
    return fresh;
  }

  private warnOnce(label: LabelName): void {
    if (this.warned.has(label)) return;
    this.warned.add(label);
    this.log.warn(
      `The metric label ${label} has used up its budget of ${String(LABEL_BUDGETS[label])} distinct values; further values are counted as "${OVERFLOW_VALUE}" until a restart.`,
      { label, budget: LABEL_BUDGETS[label] },
    );
  }
}
