import type { Output } from './blocks.js';

/** What of an expected output is not in the real one, as a sentence; undefined when all is. */
export function difference(expected: Output, real: string): string | undefined {
  return expected.format === 'json' ? jsonDifference(expected.text, real) : textDifference(expected.text, real);
}

/** Line by line, blanks at the ends aside. A line of `…` alone stands for any lines. */
function textDifference(expected: string, real: string): string | undefined {
  const pattern = expected
    .trim()
    .split('\n')
    .map((line) => (line.trim() === '…' ? '[^]*?' : line.trimEnd().split('…').map(literal).join('[^\\n]*?')))
    .join('\\n');
  const trimmed = real.trim().replace(/[ \t\r]+$/gm, '');
  return new RegExp(`^${pattern}$`).test(trimmed) ? undefined : 'the output is another one';
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The same keys; of numbers the type alone counts, and a text may hold `…`. */
function jsonDifference(expected: string, real: string): string | undefined {
  return compare(parse(expected, 'README.md'), parse(real, 'the command'), '');
}

function parse(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`The output of ${source} is not JSON: ${text.slice(0, 400)}`);
  }
}

function compare(expected: unknown, real: unknown, place: string): string | undefined {
  if (typeof expected === 'number' && typeof real === 'number') return undefined;
  if (typeof expected === 'string' && typeof real === 'string') {
    return textDifference(expected, real) === undefined ? undefined : `${place} is ${JSON.stringify(real)}`;
  }
  const [wanted, found] = [entriesOf(expected), entriesOf(real)];
  if (wanted === undefined || found === undefined) {
    return expected === real ? undefined : `${place} is ${JSON.stringify(real)}`;
  }
  const names = [...new Set([...wanted.keys(), ...found.keys()])];
  for (const name of names) {
    const at = `${place}.${name}`;
    if (!found.has(name)) return `${at} is missing`;
    if (!wanted.has(name)) return `${at} is there and README.md does not have it`;
    const different = compare(wanted.get(name), found.get(name), at);
    if (different !== undefined) return different;
  }
  return undefined;
}

const entriesOf = (value: unknown): Map<string, unknown> | undefined =>
  typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)) : undefined;
