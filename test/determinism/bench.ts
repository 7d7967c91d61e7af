import type { Told } from './compare.js';
import type { EngineName, Fleet } from './fleet.js';
import type { Sample } from './samples.js';
import type { Finding } from './tally.js';

/** What a case works with. */
export interface Bench {
  readonly engine: EngineName;
  /** Two replicas that nothing has befallen; a case that hurts its fleet has one of its own. */
  readonly fleet: Fleet;
  readonly samples: readonly Sample[];
  /** The text of each sample, by its place, as the first undisturbed run gave it. */
  readonly expected: ReadonlyMap<number, Told>;
}

export interface Case {
  readonly name: string;
  readonly engines: readonly EngineName[];
  run(bench: Bench): Promise<readonly Finding[]>;
}

export const BOTH: readonly EngineName[] = ['mock', 'llamacpp'];
