import type { Logger } from '../../ports/logger.js';

/**
 * How many distinct values each label may take. A series costs memory here and in every Prometheus that scrapes it, and
 * some values come from outside (an engine's version is what the engine says of itself): the budget bounds both.
 * ci/metrics.lint.json declares the same numbers, and the linter compares.
 */
export const LABEL_BUDGETS = {
  engine: 6,
  engine_version: 64,
  pool_id: 256,
  replica_id: 1024,
  priority: 8,
  reason: 16,
  policy: 16,
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
  private readonly seen = new Map<LabelName, Set<string>>();
  private readonly warned = new Set<LabelName>();

  constructor(private readonly log: Logger) {}

  /** The value itself while the label's budget holds, `other` from then on for values not seen before. */
  fold(label: LabelName, value: string): string {
    const values = this.valuesOf(label);
    if (values.has(value)) return value;
    if (values.size < LABEL_BUDGETS[label]) {
      values.add(value);
      return value;
    }
    this.warnOnce(label);
    return OVERFLOW_VALUE;
  }

  private valuesOf(label: LabelName): Set<string> {
    const known = this.seen.get(label);
    if (known !== undefined) return known;
    const fresh = new Set<string>();
    this.seen.set(label, fresh);
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
