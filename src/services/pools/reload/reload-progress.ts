/** A reload as people are told of it. Moments are Unix milliseconds. Requirement: OC-CTRL-2024. */
export interface ReloadProgress {
  /** `starting`: new engines start and are tested; `draining`: they work, and streams of the old ones go on. */
  readonly state: 'starting' | 'draining' | 'done' | 'rolling_back' | 'rolled_back';
  /** Of the new engines. */
  readonly model: string;
  readonly strategy: 'beside' | 'sequence';
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly replicasDone: number;
  readonly replicasTotal: number;
  /** Why it went back. */
  readonly reason?: string;
}
