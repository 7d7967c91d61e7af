/** What decides between candidates that are otherwise equal. */
export interface TieBreaker<T, C> {
  readonly name: string;
  /** Smaller is better; `undefined` where it is not known. One that is not known of all candidates is neutral. */
  readonly cost: (candidate: T, context: C) => number | undefined;
}

/** Those that are left when each breaker in turn kept its cheapest. Names of those that decided something go to `applied`. */
export function breakTies<T, C>(tied: readonly T[], context: C, breakers: readonly TieBreaker<T, C>[], applied: string[]): readonly T[] {
  let left = tied;
  for (const { name, cost } of breakers) {
    if (left.length <= 1) return left;
    const costs = left.map((candidate) => cost(candidate, context));
    const known = costs.filter((value) => value !== undefined);
    if (known.length < costs.length) continue;
    const least = Math.min(...known);
    if (known.every((value) => value === least)) continue;
    left = left.filter((_candidate, index) => costs[index] === least);
    applied.push(name);
  }
  return left;
}
