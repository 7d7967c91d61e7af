import type { Registry } from 'prom-client';
import type { Declaration, DeclaredSeries } from './declaration.js';
import { parseExposition, type Family, type Sample } from './exposition.js';

const LABELS_OF_PROMETHEUS = new Set(['le', 'quantile', 'job', 'instance']);
/** Each unit with the ending that a name must have; `count` and `info` series have no unit in their name. */
const ENDING = { ms: /_ms(_total)?$/, seconds: /_seconds(_total)?$/, bytes: /_bytes(_total)?$/, ratio: /_(ratio|share)$/, info: /_info$/, count: /./ } as const;
const ANY_UNIT_ENDING = /_(ms|seconds|bytes|ratio|share|info)(_total)?$/;

/** Problems of the declaration itself. */
export function lintDeclaration(declared: Declaration): string[] {
  const problems: string[] = [];
  const names = new Set<string>();
  for (const series of declared.series) {
    const say = (problem: string): void => void problems.push(`${series.name}: ${problem}`);
    if (names.has(series.name)) say('is declared twice');
    names.add(series.name);
    if (!/^[a-z][a-z0-9_]*$/.test(series.name)) say('a name is lower case, digits and underscores');
    if (!['counter', 'gauge', 'histogram'].includes(series.type)) say(`the type ${series.type} is not one that the daemon uses`);
    if ((series.type === 'counter') !== series.name.endsWith('_total')) say('counters, and only counters, end in _total');
    if (!ENDING[series.unit].test(series.name)) say(`its unit is ${series.unit}, but its name does not end so`);
    if (series.unit === 'count' && ANY_UNIT_ENDING.test(series.name)) say('its name ends in a unit, but its unit is count');
    if ((series.type === 'histogram') !== (series.buckets !== undefined)) say('histograms, and only histograms, have buckets');
    const edges = series.buckets ?? [];
    if (edges.some((edge, index) => index > 0 && edge <= (edges[index - 1] ?? 0))) say('its buckets do not ascend');
    for (const label of series.labels) {
      if (!declared.labelBudgets.has(label)) say(`its label ${label} has no budget`);
      if (LABELS_OF_PROMETHEUS.has(label)) say(`the label ${label} belongs to Prometheus`);
    }
  }
  for (const label of declared.labelBudgets.keys()) {
    if (!declared.series.some((series) => series.labels.includes(label))) problems.push(`the label ${label} has a budget and no series`);
  }
  return problems;
}

/** Differences between what the code registers and enforces, and what is declared. */
export function lintRegistered(registry: Registry, budgets: Readonly<Record<string, number>>, declared: Declaration): string[] {
  const problems: string[] = [];
  const registered = new Map(registry.getMetricsAsArray().map((metric) => [metric.name, metric]));
  for (const name of registered.keys()) {
    if (!declared.series.some((series) => series.name === name)) problems.push(`${name}: is registered and not declared`);
  }
  for (const series of declared.series) {
    const metric = registered.get(series.name);
    if (metric === undefined) {
      problems.push(`${series.name}: is declared and not registered`);
      continue;
    }
    const buckets = series.type === 'histogram' ? own(metric, 'upperBounds') : undefined;
    differ(problems, series.name, 'type', String(metric.type), series.type);
    differ(problems, series.name, 'help', metric.help, series.help);
    differ(problems, series.name, 'labels', own(metric, 'labelNames'), series.labels);
    differ(problems, series.name, 'buckets', buckets, series.buckets);
  }
  differ(problems, 'label_budgets', 'value', sorted(Object.entries(budgets)), sorted([...declared.labelBudgets]));
  return problems;
}

/** Everything that a live scrape may get wrong. */
export function lintScrape(text: string, declared: Declaration): string[] {
  const { families, problems: parsing } = parseExposition(text);
  const problems = [...parsing];
  for (const family of families.values()) {
    const series = declared.series.find((candidate) => candidate.name === family.name);
    if (series === undefined) problems.push(`${family.name}: is scraped and not declared`);
    else problems.push(...lintFamily(family, series));
  }
  for (const series of declared.series) {
    if (!families.has(series.name)) problems.push(`${series.name}: is declared and not in the scrape`);
  }
  return [...problems, ...lintBudgets(families.values(), declared)];
}

function lintFamily(family: Family, series: DeclaredSeries): string[] {
  const problems: string[] = [];
  differ(problems, family.name, 'type', family.type, series.type);
  differ(problems, family.name, 'help', family.help, series.help);
  const seen = new Set<string>();
  for (const sample of family.samples) {
    const say = (problem: string): void => void problems.push(`line ${String(sample.line)}: ${sample.name} ${problem}`);
    const identity = `${sample.name}{${labelSet(sample)}}`;
    if (seen.has(identity)) say('is there twice with the same labels');
    seen.add(identity);
    const labels = sample.name.endsWith('_bucket') && series.type === 'histogram' ? [...series.labels, 'le'] : series.labels;
    const found = [...sample.labels.keys()];
    if (found.sort().join() !== [...labels].sort().join()) say(`has the labels ${found.join(', ')}; declared are ${labels.join(', ')}`);
    if (!Number.isFinite(sample.value)) say(`is ${String(sample.value)}`);
    if (series.type !== 'gauge' && sample.value < 0) say('is negative');
    if (series.unit === 'ratio' && (sample.value < 0 || sample.value > 1)) say('is a ratio outside of 0 to 1');
    if (series.unit === 'info' && sample.value !== 1) say('is an info series and not 1');
  }
  return series.buckets === undefined ? problems : [...problems, ...lintHistogram(family, series.buckets)];
}

function lintHistogram(family: Family, edges: readonly number[]): string[] {
  const problems: string[] = [];
  const groups = new Map<string, { buckets: Sample[]; sums: number; count: number | undefined }>();
  for (const sample of family.samples) {
    const key = labelSet(sample, 'le');
    const group = groups.get(key) ?? { buckets: [], sums: 0, count: undefined };
    groups.set(key, group);
    if (sample.name.endsWith('_bucket')) group.buckets.push(sample);
    else if (sample.name.endsWith('_sum')) group.sums += 1;
    else group.count = sample.value;
  }
  for (const [key, group] of groups) {
    const say = (problem: string): void => void problems.push(`${family.name}{${key}}: ${problem}`);
    const wanted = [...edges.map(String), '+Inf'];
    const found = group.buckets.map((bucket) => bucket.labels.get('le') ?? '');
    if (found.join() !== wanted.join()) say(`has the buckets ${found.join(' ')}; declared are ${wanted.join(' ')}`);
    if (group.buckets.some((bucket, index) => bucket.value < (group.buckets[index - 1]?.value ?? 0))) say('its buckets are not cumulative');
    if (group.buckets.at(-1)?.value !== group.count) say('its +Inf bucket is not its count');
    if (group.sums !== 1) say('has no sum');
  }
  return problems;
}

/** A budget bounds each series: a label such as `reason` means another thing in another one. */
function lintBudgets(families: Iterable<Family>, declared: Declaration): string[] {
  const problems: string[] = [];
  for (const family of families) {
    const values = new Map<string, Set<string>>();
    for (const sample of family.samples) {
      for (const [label, value] of sample.labels) {
        const known = values.get(label) ?? new Set();
        values.set(label, known);
        // What stands for everything past the budget does not count against it, and an empty label is none.
        if (value !== 'other' && value !== '') known.add(value);
      }
    }
    for (const [label, budget] of declared.labelBudgets) {
      const found = values.get(label)?.size ?? 0;
      if (found > budget) problems.push(`${family.name}: the label ${label} has ${String(found)} values; its budget is ${String(budget)}`);
    }
  }
  return problems;
}

function labelSet(sample: Sample, without?: string): string {
  return [...sample.labels]
    .filter(([label]) => label !== without)
    .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
    .sort()
    .join(',');
}

/** prom-client keeps these on its objects without typing them. */
function own(metric: object, property: string): unknown {
  return Object.getOwnPropertyDescriptor(metric, property)?.value;
}

function differ(problems: string[], name: string, what: string, found: unknown, declared: unknown): void {
  if (JSON.stringify(found) === JSON.stringify(declared)) return;
  problems.push(`${name}: its ${what} is ${JSON.stringify(found) ?? 'missing'}; declared is ${JSON.stringify(declared) ?? 'none'}`);
}

function sorted(entries: readonly (readonly [string, number])[]): readonly string[] {
  return entries.map(([label, budget]) => `${label}=${String(budget)}`).sort();
}
