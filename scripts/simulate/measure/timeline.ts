import { PRIORITIES, type Priority } from '../../../src/domain/task/task.js';
import { Histogram } from './histogram.js';

export type ByClass<T> = Readonly<Record<Priority, T>>;

/** What happened in each window of time; the windows' ends are multiples of the scenario's `window`. */
export interface TimelineReport {
  /** Tasks that waited at the end of it. */
  readonly waiting: ByClass<readonly number[]>;
  /** The wait that 9 in 10 of those that started in it were below, ms; null where none started. */
  readonly waitP90: ByClass<readonly (number | null)[]>;
  /** A second. */
  readonly asked: readonly number[];
  readonly turnedAway: readonly number[];
  readonly dropped: readonly number[];
  /** By flow: tokens a second that it was served with. */
  readonly tokens: readonly { readonly name: string; readonly perSecond: readonly number[] }[];
}

interface ClassWindow {
  readonly waiting: number[];
  readonly waitP90: (number | null)[];
  readonly waits: Histogram;
}

export class Timeline {
  private readonly classes: ByClass<ClassWindow>;
  private readonly flows: { readonly name: string; readonly perSecond: number[]; tokens: number }[];
  private readonly rates: { readonly asked: number[]; readonly turnedAway: number[]; readonly dropped: number[] } = { asked: [], turnedAway: [], dropped: [] };
  readonly counts = { asked: 0, turnedAway: 0, dropped: 0 };
  readonly waiting: Record<Priority, number> = { interactive: 0, batch: 0 };

  constructor(
    private readonly windowMs: number,
    flows: readonly string[],
  ) {
    this.classes = { interactive: newClass(), batch: newClass() };
    this.flows = flows.map((name) => ({ name, perSecond: [], tokens: 0 }));
  }

  started(priority: Priority, waitMs: number): void {
    this.classes[priority].waits.add(waitMs);
  }

  served(flow: number, tokens: number): void {
    const served = this.flows[flow];
    if (served !== undefined) served.tokens += tokens;
  }

  window(): void {
    const seconds = this.windowMs / 1000;
    for (const priority of PRIORITIES) {
      const { waiting, waitP90, waits } = this.classes[priority];
      waiting.push(this.waiting[priority]);
      waitP90.push(waits.quantile(0.9) ?? null);
      waits.clear();
    }
    for (const what of ['asked', 'turnedAway', 'dropped'] as const) {
      this.rates[what].push(this.counts[what] / seconds);
      this.counts[what] = 0;
    }
    for (const flow of this.flows) {
      flow.perSecond.push(flow.tokens / seconds);
      flow.tokens = 0;
    }
  }

  report(): TimelineReport {
    const { interactive, batch } = this.classes;
    return {
      waiting: { interactive: interactive.waiting, batch: batch.waiting },
      waitP90: { interactive: interactive.waitP90, batch: batch.waitP90 },
      ...this.rates,
      tokens: this.flows.map(({ name, perSecond }) => ({ name, perSecond })),
    };
  }
}

const newClass = (): ClassWindow => ({ waiting: [], waitP90: [], waits: new Histogram(0.5) });
