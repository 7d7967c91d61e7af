import type { Path } from '../../../src/app/config/problem.js';
import { nearest } from '../../../src/lib/nearest.js';
import { isRecord, type Json } from '../../json.js';
import { readDuration } from './duration.js';
import type { Findings } from './problem.js';

interface Bounds {
  readonly least?: number;
  readonly above?: number;
  readonly most?: number;
  readonly whole?: boolean;
}

/**
 * One mapping of a scenario file while it is read: each question checks a key, notes what is wrong with it and answers
 * something usable, so that reading goes on to the next problem. `end` notes the keys that nobody asked for.
 *
 * The last argument of a question is what an absent key stands for; without it the key is required.
 */
export class Section {
  private readonly known = new Set<string>();

  constructor(
    readonly data: Json,
    readonly path: Path,
    readonly findings: Findings,
  ) {}

  has(key: string): boolean {
    this.known.add(key);
    return this.data[key] !== undefined;
  }

  number(key: string, bounds: Bounds, fallback?: number): number {
    const value = this.take(key, fallback);
    const { least = bounds.above ?? -Infinity, most = Infinity, above = -Infinity, whole = false } = bounds;
    if (value === undefined) return fallback ?? least;
    const fits = typeof value === 'number' && value >= least && value <= most && value > above && (!whole || Number.isSafeInteger(value));
    if (fits) return value;
    this.wrong(key, `must be ${wish(bounds)}, and is ${shown(value)}.`);
    return fallback ?? Math.max(least, 1);
  }

  text(key: string, fallback?: string): string {
    const value = this.take(key, fallback);
    if (value === undefined) return fallback ?? '';
    if (typeof value === 'string' && value !== '') return value;
    this.wrong(key, `must be text, and is ${shown(value)}.`, typeof value === 'number' ? `Write it in quotes: "${String(value)}".` : undefined);
    return fallback ?? '';
  }

  flag(key: string, fallback: boolean): boolean {
    const value = this.take(key, fallback);
    if (value === undefined || typeof value === 'boolean') return value ?? fallback;
    this.wrong(key, `must be true or false, and is ${shown(value)}.`);
    return fallback;
  }

  /** Milliseconds, written as `90s`, `5m`, `1h 30m`. */
  duration(key: string, { above }: { readonly above?: number }, fallback?: number): number {
    const value = this.take(key, fallback);
    if (this.data[key] === undefined) return fallback ?? 1;
    const ms = readDuration(value);
    if (ms !== undefined && (above === undefined || ms > above)) return ms;
    this.wrong(key, `must be a time${above === 0 ? ' above 0' : ''}, and is ${shown(value)}.`, 'Write it with its unit: 500ms, 90s, 5m, 24h, "1h 30m" or 2d.');
    return fallback ?? 1;
  }

  choice<T extends string>(key: string, words: readonly T[], fallback?: T): T {
    const value = this.take(key, fallback);
    const chosen = words.find((word) => word === (value ?? fallback));
    if (chosen !== undefined) return chosen;
    if (value !== undefined) {
      const near = typeof value === 'string' ? nearest(value, words) : undefined;
      this.wrong(key, `must be ${words.join(', ')}, and is ${shown(value)}.`, near === undefined ? undefined : `Did you mean ${near}?`);
    }
    const [first] = words;
    if (first === undefined) throw new Error('A choice of nothing was asked for.');
    return first;
  }

  texts(key: string, fallback?: readonly string[]): readonly string[] {
    const value = this.take(key, fallback);
    if (value === undefined) return fallback ?? [];
    if (Array.isArray(value) && value.every((one): one is string => typeof one === 'string')) return value;
    this.wrong(key, `must be a list of texts, and is ${shown(value)}.`);
    return fallback ?? [];
  }

  /** The mapping under `key`; an empty one where it is absent and `optional`. */
  section(key: string, optional = true): Section {
    const value = this.take(key, optional ? {} : undefined);
    if (value !== undefined && !isRecord(value)) this.wrong(key, `must be a mapping of keys, and is ${shown(value)}.`);
    return new Section(isRecord(value) ? value : {}, [...this.path, key], this.findings);
  }

  /** The mappings of the list under `key`. */
  sections(key: string, least = 0): readonly Section[] {
    const value = this.take(key, least === 0 ? [] : undefined) ?? [];
    if (!Array.isArray(value)) {
      this.wrong(key, `must be a list, and is ${shown(value)}.`);
      return [];
    }
    if (value.length < least && this.has(key)) this.wrong(key, 'must not be empty.');
    return value.flatMap((one: unknown, index) => {
      if (isRecord(one)) return [new Section(one, [...this.path, key, index], this.findings)];
      this.findings.value([...this.path, key, index], `must be a mapping of keys, and is ${shown(one)}.`);
      return [];
    });
  }

  raw(key: string): unknown {
    this.known.add(key);
    return this.data[key];
  }

  wrong(key: string, what: string, instead?: string): void {
    this.findings.value([...this.path, key], what, instead);
  }

  end(): void {
    for (const key of Object.keys(this.data)) {
      if (this.known.has(key)) continue;
      const near = nearest(key, this.known);
      const instead = near === undefined ? `Known here: ${[...this.known].sort().join(', ')}.` : `Did you mean ${near}?`;
      this.findings.key([...this.path, key], 'is not a key that is known here.', instead);
    }
  }

  private take(key: string, fallback: unknown): unknown {
    this.known.add(key);
    const value = this.data[key];
    if (value === undefined && fallback === undefined) this.findings.value(this.path, `lacks its key ${key}.`);
    return value === undefined ? fallback : value;
  }
}

function wish({ least, above, most, whole = false }: Bounds): string {
  const low = above === undefined ? least : `above ${String(above)}`;
  const noun = whole ? 'a whole number' : 'a number';
  if (above !== undefined) return `${noun} ${String(low)}${most === undefined ? '' : ` to ${String(most)}`}`;
  if (least === undefined) return noun;
  return most === undefined ? `${noun} of at least ${String(least)}` : `${noun} from ${String(least)} to ${String(most)}`;
}

export function shown(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
