import path from 'node:path';
import { Registry } from 'prom-client';
import { parseDeclaration, readDeclaration, type Declaration } from '../../../../scripts/metrics-lint/declaration.js';
import { parseExposition } from '../../../../scripts/metrics-lint/exposition.js';
import { lintDeclaration, lintRegistered, lintScrape } from '../../../../scripts/metrics-lint/rules.js';
import { LABEL_BUDGETS } from '../../../../src/infra/telemetry/label-budget.js';
import { createSeries } from '../../../../src/infra/telemetry/series.js';

const real = readDeclaration(path.resolve(__dirname, '../../../../ci/metrics.lint.json'));

/** The series that consumers were promised, as the contract words them; those that later capabilities bring are not yet here. */
const PROMISED = [
  ['tasks_enqueued_total', 'counter', 'engine engine_version pool_id replica_id priority'],
  ['tasks_started_total', 'counter', 'engine engine_version pool_id replica_id priority'],
  ['tasks_canceled_total', 'counter', 'engine engine_version pool_id replica_id reason'],
  ['tasks_rejected_total', 'counter', 'engine reason'],
  ['queue_depth', 'gauge', 'engine engine_version pool_id priority'],
  ['kv_cache_usage_ratio', 'gauge', 'engine engine_version pool_id replica_id'],
  ['latency_first_token_ms', 'histogram', 'engine engine_version pool_id priority'],
  ['latency_decode_ms', 'histogram', 'engine engine_version pool_id priority'],
  ['tokens_in_total', 'counter', 'engine engine_version pool_id replica_id'],
  ['tokens_out_total', 'counter', 'engine engine_version pool_id replica_id'],
  ['admission_backpressure_events_total', 'counter', 'engine policy'],
  ['placement_decisions_total', 'counter', 'outcome pinned fallback'],
  ['placement_candidates_considered', 'gauge', ''],
] as const;

const SMALL: Declaration = parseDeclaration({
  label_budgets: { pool_id: 2 },
  series: [
    { name: 'tasks_total', type: 'counter', unit: 'count', labels: ['pool_id'], help: 'Tasks.' },
    { name: 'wait_ms', type: 'histogram', unit: 'ms', labels: [], buckets: [10, 20], help: 'Waits.' },
    { name: 'used_ratio', type: 'gauge', unit: 'ratio', labels: [], help: 'Used.' },
  ],
  promtool_exceptions: [],
});
const CLEAN = `# HELP tasks_total Tasks.
# TYPE tasks_total counter
tasks_total{pool_id="a"} 3
tasks_total{pool_id="other"} 1

# HELP wait_ms Waits.
# TYPE wait_ms histogram
wait_ms_bucket{le="10"} 1
wait_ms_bucket{le="20"} 1
wait_ms_bucket{le="+Inf"} 2
wait_ms_sum 45
wait_ms_count 2

# HELP used_ratio Used.
# TYPE used_ratio gauge
used_ratio 0.5
`;

describe('the metrics linter', () => {
  it('finds the promised names, types and labels declared', () => {
    const declared = real.series.map(({ name, type, labels }) => [name, type, labels.join(' ')]);
    expect(declared).toEqual(expect.arrayContaining(PROMISED.map((entry) => [...entry])));
  });

  it('finds what is registered and what is declared the same', () => {
    const registry = new Registry();
    createSeries(registry);
    expect([...lintDeclaration(real), ...lintRegistered(registry, LABEL_BUDGETS, real)]).toEqual([]);
  });

  it.each<[string, (declared: Declaration) => Declaration, RegExp]>([
    ['a registered series that is not declared', (d) => ({ ...d, series: d.series.slice(1) }), /tasks_enqueued_total: is registered and not declared/],
    ['a declared series that is not registered', (d) => ({ ...d, series: [...d.series, { name: 'ghosts', type: 'gauge', unit: 'count', labels: [], buckets: undefined, help: 'x' }] }), /ghosts: is declared and not registered/],
    ['another type', (d) => change(d, 'queue_depth', { type: 'counter' }), /queue_depth: its type/],
    ['other labels', (d) => change(d, 'queue_depth', { labels: ['engine'] }), /queue_depth: its labels/],
    ['other buckets', (d) => change(d, 'latency_decode_ms', { buckets: [1, 2] }), /latency_decode_ms: its buckets/],
    ['another help', (d) => change(d, 'open_streams', { help: 'x' }), /open_streams: its help/],
    ['another budget', (d) => ({ ...d, labelBudgets: new Map([...d.labelBudgets, ['pool_id', 1]]) }), /label_budgets: its value/],
  ])('sees %s', (_, drift, problem) => {
    const registry = new Registry();
    createSeries(registry);
    expect(lintRegistered(registry, LABEL_BUDGETS, drift(real)).join('\n')).toMatch(problem);
  });

  it.each<[string, Partial<Declaration['series'][number]>, RegExp]>([
    ['a counter without _total', { name: 'tasks' }, /only counters, end in _total/],
    ['a name in capitals', { name: 'Tasks_total' }, /lower case/],
    ['a unit that the name does not bear', { unit: 'seconds' }, /does not end so/],
    ['a unit in the name of a count', { name: 'tasks_seconds_total' }, /its unit is count/],
    ['a label without a budget', { labels: ['color'] }, /color has no budget/],
    ['a label of Prometheus', { labels: ['le'] }, /belongs to Prometheus/],
    ['buckets of a counter', { buckets: [1] }, /only histograms, have buckets/],
    ['a summary', { type: 'summary' }, /not one that the daemon uses/],
  ])('refuses to declare %s', (_, over, problem) => {
    expect(lintDeclaration(change(SMALL, 'tasks_total', over)).join('\n')).toMatch(problem);
  });

  it('passes a clean scrape', () => {
    expect(lintScrape(CLEAN, SMALL)).toEqual([]);
  });

  it.each<[string, string, string, RegExp]>([
    ['an undeclared series', '# TYPE used_ratio gauge', '# TYPE used_bytes gauge', /used_bytes: is scraped and not declared/],
    ['a missing series', '# HELP used_ratio Used.\n# TYPE used_ratio gauge\nused_ratio 0.5\n', '', /used_ratio: is declared and not in the scrape/],
    ['another type', 'TYPE tasks_total counter', 'TYPE tasks_total gauge', /its type is "gauge"/],
    ['another help', 'Tasks.', 'Jobs.', /its help is "Jobs\."/],
    ['a label that is not declared', 'pool_id="a"', 'pool_id="a",color="b"', /has the labels color, pool_id/],
    ['a missing label', '{pool_id="a"}', '', /has the labels ; declared/],
    ['a repeated series', 'tasks_total{pool_id="other"} 1', 'tasks_total{pool_id="a"} 1', /twice with the same labels/],
    ['a negative counter', '{pool_id="a"} 3', '{pool_id="a"} -3', /is negative/],
    ['a value that is no number', 'used_ratio 0.5', 'used_ratio Nan', /is NaN/],
    ['a ratio over 1', 'used_ratio 0.5', 'used_ratio 50', /outside of 0 to 1/],
    ['buckets that are not cumulative', 'le="20"} 1', 'le="20"} 0', /not cumulative/],
    ['a +Inf bucket that is not the count', 'wait_ms_count 2', 'wait_ms_count 3', /not its count/],
    ['a missing bucket', 'wait_ms_bucket{le="20"} 1\n', '', /has the buckets 10 \+Inf/],
    ['a missing sum', 'wait_ms_sum 45\n', '', /has no sum/],
    ['a broken line', 'used_ratio 0.5', 'used_ratio{ 0.5', /not a sample/],
    ['a sample outside of its family', 'used_ratio 0.5', 'used_ratio 0.5\ntasks_total{pool_id="b"} 1', /outside of its family/],
    ['a timestamp', 'used_ratio 0.5', 'used_ratio 0.5 1700000000000', /not a sample/],
    ['a missing line feed at the end', '0.5\n', '0.5', /does not end in a line feed/],
  ])('sees %s', (_, from, to, problem) => {
    expect(CLEAN).toContain(from);
    expect(lintScrape(CLEAN.replace(from, to), SMALL).join('\n')).toMatch(problem);
  });

  it('sees a label past its budget, "other" not counted', () => {
    const three = CLEAN.replace('tasks_total{pool_id="a"} 3', ['a', 'b', 'c'].map((pool) => `tasks_total{pool_id="${pool}"} 1`).join('\n'));
    expect(lintScrape(three, SMALL)).toEqual([expect.stringMatching(/^\w+: the label pool_id has 3 values; its budget is 2$/)]);
  });

  it('reads label values with quotes, backslashes and line feeds in them', () => {
    const { families, problems } = parseExposition('# TYPE x gauge\nx{a="\\"q\\"",b="\\\\n",c="l\\nf",d="} 1"} 1\n');
    expect(problems).toEqual([]);
    expect(families.get('x')?.samples[0]?.labels).toEqual(new Map([['a', '"q"'], ['b', '\\n'], ['c', 'l\nf'], ['d', '} 1']]));
  });
});

function change(declared: Declaration, name: string, over: Partial<Declaration['series'][number]>): Declaration {
  return { ...declared, series: declared.series.map((series) => (series.name === name ? { ...series, ...over } : series)) };
}
