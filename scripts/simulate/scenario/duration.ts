const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const PART = /(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)\s*/gy;

/** Milliseconds of `500ms`, `90s`, `1h 30m`; 0 of `0`. `undefined`: it is no such time. */
export function readDuration(value: unknown): number | undefined {
  if (value === 0 || value === '0') return 0;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  let ms = 0;
  let end = 0;
  for (const [part, amount, unit] of text.matchAll(PART)) {
    ms += Number(amount) * (UNITS[unit ?? ''] ?? NaN);
    end += part.length;
  }
  return end === text.length && end > 0 ? ms : undefined;
}

/** A time for people: `420 ms`, `3.2 s`, `5.0 min`, `26.1 h`. */
export function showDuration(ms: number): string {
  if (!Number.isFinite(ms)) return '–';
  if (ms < 999.5) return `${ms.toFixed(0)} ms`;
  if (ms < 99_950) return `${(ms / 1000).toFixed(ms < 9_950 ? 2 : 1)} s`;
  if (ms < 5_970_000) return `${(ms / 60_000).toFixed(1)} min`;
  return `${(ms / 3_600_000).toFixed(1)} h`;
}
