/** Placeholder types; the rules live here too. */
export interface PlacementDecision {
  readonly selectedPoolId: string | null;
  readonly candidatesConsidered: number;
  readonly filtersApplied: readonly string[];
  readonly tieBreakersApplied: readonly string[];
  readonly pinned: boolean;
  readonly fallbackUsed: boolean;
}
