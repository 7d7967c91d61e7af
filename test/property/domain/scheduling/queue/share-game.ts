/** Of each flow: how much its lack has risen since it was least, in parts of a token, and how long the first of its tasks is. */
interface State {
  readonly rises: readonly number[];
  readonly heads: readonly number[];
}

const keyOf = ({ rises, heads }: State): string => `${rises.join()}|${heads.join()}`;

const combinations = (sizes: readonly number[], of: number): number[][] =>
  of === 0 ? [[]] : combinations(sizes, of - 1).flatMap((some) => sizes.map((size) => [...some, size]));

/** The state after the first task of a flow has started, if every lack is within the largest task; the task behind it is whichever comes. */
function startOf({ rises, heads }: State, started: number, weights: readonly number[], sizes: readonly number[]): State[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const tokens = heads[started] ?? 0;
  const after = rises.map((rise, flow) => Math.max(0, rise + (weights[flow] ?? 0) * tokens - (flow === started ? all * tokens : 0)));
  if (after.some((rise) => rise > all * Math.max(...sizes))) return [];
  return sizes.map((size) => ({ rises: after, heads: heads.map((head, flow) => (flow === started ? size : head)) }));
}

/**
 * Whether any order of starts can promise flows of these weights, which all go on waiting with tasks of these many tokens,
 * their share but for one task over every window, without knowing what comes behind the first task of each. A
 * game against whoever sends the tasks: a state is lost if whatever starts, some next task leads to a lost one.
 */
export function canBePromised(weights: readonly number[], sizes: readonly number[]): boolean {
  const first = combinations(sizes, weights.length).map((heads) => ({ rises: weights.map(() => 0), heads }));
  const ways = new Map<string, string[][]>();
  const open: State[] = [...first];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const at = state;
    if (ways.has(keyOf(at))) continue;
    const starts = weights.map((_, flow) => startOf(at, flow, weights, sizes)).filter((next) => next.length > 0);
    ways.set(
      keyOf(at),
      starts.map((next) => next.map(keyOf)),
    );
    open.push(...starts.flat());
  }
  for (let before = Infinity; ways.size < before; ) {
    before = ways.size;
    for (const [key, starts] of ways) if (!starts.some((next) => next.every((one) => ways.has(one)))) ways.delete(key);
  }
  return first.every((state) => ways.has(keyOf(state)));
}
