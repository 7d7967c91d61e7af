import type { Json } from '../../scripts/json.js';

/** Prometheus text as series with their labels → value. Comments are left out. */
export function parseExposition(text: string): ReadonlyMap<string, number> {
  const series = new Map<string, number>();
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const end = line.lastIndexOf(' ');
    series.set(line.slice(0, end), Number(line.slice(end + 1)));
  }
  return series;
}

/** The sentence of a line of the log. */
export const lineOf = (line: Json): string => String(line['human'] ?? line['message'] ?? '');
