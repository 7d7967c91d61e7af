import { isRecord } from '../../json.js';
import type { Random } from '../random.js';
import type { Distribution } from './scenario.js';
import type { Section } from './section.js';

const MOST_TOKENS = 10_000_000;
const TOKENS = { least: 1, most: MOST_TOKENS } as const;
const KINDS = ['lognormal', 'geometric', 'uniform', 'fixed'] as const;

/** `120`, or a mapping with one of `fixed`, `uniform`, `lognormal`, `geometric`. */
export function readTokens(section: Section, key: string, fallback?: number): Distribution {
  const value = section.raw(key);
  if (!isRecord(value)) return { kind: 'fixed', value: section.number(key, { ...TOKENS, whole: true }, fallback) };
  const shape = section.section(key);
  const kind = KINDS.find((name) => value[name] !== undefined);
  if (kind === undefined) {
    section.wrong(key, `must be a number, or a mapping with one of ${KINDS.join(', ')}.`, `For example: ${key}: { lognormal: { median: 200, sigma: 0.8 } }.`);
    return { kind: 'fixed', value: 1 };
  }
  if (kind === 'fixed') {
    const fixed = shape.number('fixed', { ...TOKENS, whole: true });
    shape.end();
    return { kind, value: fixed };
  }
  const inner = shape.section(kind);
  shape.end();
  const drawn = readShape(inner, kind);
  inner.end();
  return drawn;
}

function readShape(inner: Section, kind: Exclude<(typeof KINDS)[number], 'fixed'>): Distribution {
  switch (kind) {
    case 'uniform': {
      const from = inner.number('from', TOKENS);
      return { kind, from, to: inner.number('to', { least: from, most: MOST_TOKENS }) };
    }
    case 'lognormal': {
      const median = inner.number('median', TOKENS);
      return { kind, median, sigma: inner.number('sigma', { least: 0, most: 5 }), max: inner.number('max', TOKENS, MOST_TOKENS) };
    }
    case 'geometric':
      return { kind, mean: inner.number('mean', TOKENS), max: inner.number('max', TOKENS, MOST_TOKENS) };
  }
}

/** Tokens: a whole number of at least 1. */
export function draw(distribution: Distribution, random: Random): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'uniform':
      return Math.round(distribution.from + random.next() * (distribution.to - distribution.from));
    case 'lognormal':
      return clip(distribution.median * random.factor(distribution.sigma), distribution.max);
    case 'geometric': {
      const { mean, max } = distribution;
      return mean <= 1 ? 1 : clip(1 + Math.floor(Math.log(1 - random.next()) / Math.log(1 - 1 / mean)), max);
    }
  }
}

const clip = (tokens: number, max: number): number => Math.max(1, Math.round(Math.min(tokens, max)));
