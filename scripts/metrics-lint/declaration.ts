import { readFileSync } from 'node:fs';

const UNITS = ['count', 'ms', 'seconds', 'bytes', 'ratio', 'info'] as const;
type Unit = (typeof UNITS)[number];

/** One series as ci/metrics.lint.json declares it. */
export interface DeclaredSeries {
  readonly name: string;
  readonly type: string;
  readonly unit: Unit;
  readonly labels: readonly string[];
  readonly buckets: readonly number[] | undefined;
  readonly help: string;
}

/** What promtool may say of a series whose name consumers froze, and why it stays. */
export interface PromtoolException {
  readonly series: string;
  readonly says: string;
  readonly because: string;
}

export interface Declaration {
  readonly labelBudgets: ReadonlyMap<string, number>;
  readonly series: readonly DeclaredSeries[];
  readonly promtoolExceptions: readonly PromtoolException[];
}

export function readDeclaration(file: string): Declaration {
  return parseDeclaration(JSON.parse(readFileSync(file, 'utf8')));
}

/** Throws an Error that names the entry at fault. */
export function parseDeclaration(json: unknown): Declaration {
  const root = object(json, 'the file');
  return {
    labelBudgets: new Map(Object.entries(object(root['label_budgets'], 'label_budgets')).map(([label, budget]) => [label, number(budget, `label_budgets.${label}`)])),
    series: list(root['series'], 'series').map((entry, index) => {
      const at = `series[${String(index)}]`;
      const series = object(entry, at);
      return {
        name: string(series['name'], `${at}.name`),
        type: string(series['type'], `${at}.type`),
        unit: unit(series['unit'], `${at}.unit`),
        labels: list(series['labels'], `${at}.labels`).map((label) => string(label, `${at}.labels`)),
        buckets: series['buckets'] === undefined ? undefined : list(series['buckets'], `${at}.buckets`).map((edge) => number(edge, `${at}.buckets`)),
        help: string(series['help'], `${at}.help`),
      };
    }),
    promtoolExceptions: list(root['promtool_exceptions'], 'promtool_exceptions').map((entry, index) => {
      const at = `promtool_exceptions[${String(index)}]`;
      const exception = object(entry, at);
      return {
        series: string(exception['series'], `${at}.series`),
        says: string(exception['says'], `${at}.says`),
        because: string(exception['because'], `${at}.because`),
      };
    }),
  };
}

function object(value: unknown, at: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${at}: an object is wanted`);
  return { ...value };
}

function list(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`${at}: a list is wanted`);
  return value;
}

function string(value: unknown, at: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`${at}: a string is wanted`);
  return value;
}

function number(value: unknown, at: string): number {
  if (typeof value !== 'number') throw new Error(`${at}: a number is wanted`);
  return value;
}

function unit(value: unknown, at: string): Unit {
  const known = UNITS.find((candidate) => candidate === value);
  if (known === undefined) throw new Error(`${at}: one of ${UNITS.join(', ')} is wanted`);
  return known;
}
