/** Longer words are cut before they are compared, so that a hostile one costs nothing. */
const LONGEST = 64;

/**
 * The known word that somebody who wrote `word` most likely meant, or undefined when none is near: case, hyphens and
 * underscores do not count, and about one slip in three letters is forgiven (a letter wrong, missing, added, or two
 * swapped). Of equally near ones the first.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const wanted = plain(word);
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of known) {
    const other = plain(candidate);
    const distance = slips(wanted, other);
    if (distance <= Math.max(1, Math.floor(Math.min(wanted.length, other.length) / 3)) && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function plain(word: string): string {
  return word.slice(0, LONGEST).toLowerCase().replace(/[-_\s]/g, '');
}

/** Optimal string alignment: Levenshtein's distance with swaps of neighbours. O(a·b) time, three rows. */
function slips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
