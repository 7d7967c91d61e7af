import { difference, type Difference, type Told } from './compare.js';
import type { Sample } from './samples.js';

export interface Fault {
  readonly sample: Sample;
  readonly what: string;
  readonly difference?: Difference;
}

/** What one property came to: of how many samples it holds, and what is wrong with the others. */
export interface Finding {
  readonly engine: string;
  /** As `--case` takes it. */
  readonly caseName: string;
  readonly property: string;
  readonly equal: number;
  readonly of: number;
  readonly faults: readonly Fault[];
  /** False: it is told and not asked for. */
  readonly must: boolean;
  readonly note?: string;
  readonly seconds: number;
}

/** Holds what was told against what is expected, sample by sample. A sample is equal when all that was told of it is. */
export class Tally {
  private readonly faults = new Map<number, Fault>();
  private readonly seen = new Set<number>();
  private readonly began = performance.now();

  constructor(private readonly expected: ReadonlyMap<number, Told>) {}

  check(sample: Sample, told: Told): void {
    this.seen.add(sample.place);
    const expected = this.expected.get(sample.place);
    if (expected === undefined) return this.fault(sample, 'there is no text to hold it against');
    const differs = difference(expected, told);
    if (differs !== undefined) this.fault(sample, `token ${differs.token} is the first that differs (task ${told.taskId})`, differs);
  }

  fault(sample: Sample, what: string, differs?: Difference): void {
    this.seen.add(sample.place);
    if (!this.faults.has(sample.place)) this.faults.set(sample.place, { sample, what, ...(differs === undefined ? {} : { difference: differs }) });
  }

  /** Runs the work of one sample; what it throws is the sample's fault. */
  async of(sample: Sample, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.fault(sample, error instanceof Error ? error.message : String(error));
    }
  }

  finding(about: Pick<Finding, 'engine' | 'caseName' | 'property'> & { readonly must?: boolean; readonly note?: string }): Finding {
    const { must = true, ...named } = about;
    const faults = [...this.faults.values()].sort((a, b) => a.sample.place - b.sample.place);
    return { ...named, must, equal: this.seen.size - faults.length, of: this.seen.size, faults, seconds: (performance.now() - this.began) / 1000 };
  }
}
