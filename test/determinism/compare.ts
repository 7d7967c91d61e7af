/** A text as its reader got it. */
export interface Told {
  readonly taskId: string;
  readonly tokens: readonly string[];
  readonly finish: string;
}

export const textOf = ({ tokens }: Told): string => tokens.join('');

/** Where a text leaves the one that was expected. */
export interface Difference {
  /** Index of the first token, as the expected text was cut into tokens, that is not the same; their count where the text only goes on. */
  readonly token: number;
  /** Both texts around that place. */
  readonly expected: string;
  readonly actual: string;
}

const AROUND = 32;

/**
 * Undefined where text and finish are the same. Texts are compared and not tokens: after a restart or a move the same text
 * may come in other pieces.
 */
export function difference(expected: Told, actual: Told): Difference | undefined {
  const [wanted, got] = [textOf(expected), textOf(actual)];
  if (wanted === got) {
    if (expected.finish === actual.finish) return undefined;
    return { token: expected.tokens.length, expected: `(finish ${expected.finish})`, actual: `(finish ${actual.finish})` };
  }
  let same = 0;
  while (same < wanted.length && wanted[same] === got[same]) same++;
  const around = (text: string): string => text.slice(Math.max(0, same - AROUND), same + AROUND);
  return { token: tokenAt(expected.tokens, same), expected: around(wanted), actual: around(got) };
}

function tokenAt(tokens: readonly string[], unit: number): number {
  let end = 0;
  for (const [index, token] of tokens.entries()) {
    end += token.length;
    if (unit < end) return index;
  }
  return tokens.length;
}
