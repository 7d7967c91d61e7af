import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Given, Then, When, type DataTable } from '@cucumber/cucumber';
import type { Daemon } from '../../test/support/daemon.js';
import { call } from '../../test/support/http.js';
import { at } from '../../scripts/json.js';
import { eventually, expectRows, expectValue, must } from '../support/expect.js';
import { lineOf, parseExposition } from '../support/exposition.js';
import type { Scenario } from '../support/world.js';

async function scrape(daemon: Daemon): Promise<ReadonlyMap<string, number>> {
  const answer = await call(`${daemon.url}/metrics`);
  assert.equal(answer.status, 200);
  return parseExposition(answer.text);
}

Given('the metrics are noted', async function (this: Scenario) {
  this.remembered.set('metrics', await scrape(await this.daemon()));
});

/** Rows: a series such as `tasks_started_total{priority="batch"}` (labels that it leaves out may be any), and its growth. */
Then('since then the metrics have grown by:', async function (this: Scenario, table: DataTable) {
  const before = this.remembered.get('metrics');
  must(before instanceof Map, 'The metrics were not noted.');
  const expected = expectations(table, 'by');
  await eventually(async () => {
    const now = await scrape(await this.daemon());
    for (const [series, wanted] of expected) {
      const grown = sum(now, series) - sum(before, series);
      expectValue(grown, wanted, `the growth of ${series}`);
    }
  });
});

Then('the metrics soon show:', async function (this: Scenario, table: DataTable) {
  const expected = expectations(table, 'value');
  await eventually(async () => {
    const now = await scrape(await this.daemon());
    for (const [series, wanted] of expected) expectValue(sum(now, series), wanted, series);
  });
});

When('the metrics are scraped', async function (this: Scenario) {
  await this.request('/metrics');
  this.remembered.set('scrape', parseExposition(this.answer.text));
});

Then('every scraped series is declared in ci\\/metrics.lint.json, with its labels', async function (this: Scenario) {
  const declared: unknown = JSON.parse(await readFile('ci/metrics.lint.json', 'utf8'));
  const list = at(declared, 'series');
  must(Array.isArray(list), 'ci/metrics.lint.json has no series.');
  const labels = new Map(list.map((one: unknown) => [String(at(one, 'name')), at(one, 'labels')]));
  const scrape = this.remembered.get('scrape');
  must(scrape instanceof Map && scrape.size > 10, 'Nothing was scraped.');
  for (const series of scrape.keys()) {
    const name = String(series).replace(/\{.*/, '');
    const base = labels.has(name) ? name : name.replace(/_(bucket|sum|count)$/, '');
    const wanted = labels.get(base);
    must(Array.isArray(wanted), `${name} is not declared.`);
    const has = [...String(series).matchAll(/(\w+)="/g)].map(([, label]) => label).filter((label) => label !== 'le');
    assert.deepEqual(has.sort(), wanted.map(String).sort(), name);
  }
});

Then('a line of the log about task {word} says {string} and shows:', async function (this: Scenario, name: string, text: string, table: DataTable) {
  const daemon = await this.daemon();
  const id = this.id(name);
  const line = await daemon.logged((each) => each['job_id'] === id && lineOf(each).includes(text));
  expectRows(line, Object.fromEntries(table.raw().map(([path = '', wanted = '']) => [path, this.fill(wanted)])), 'the line');
});

Then('{string} is nowhere in the log', async function (this: Scenario, secret: string) {
  const daemon = await this.daemon();
  must(daemon.logs().length > 0, 'Nothing was logged.');
  const found = daemon.logs().filter((line) => JSON.stringify(line).includes(secret));
  assert.deepEqual(found, []);
  must(!daemon.noise().includes(secret), 'It is in what is no line of the log.');
});

Then('the first line of the log shows:', async function (this: Scenario, table: DataTable) {
  const daemon = await this.daemon();
  const line = daemon.logs().find((each) => each['address'] !== undefined);
  expectRows(line, table.rowsHash(), 'the line');
});

Then('every line of the log is JSON with level, human and a moment', async function (this: Scenario) {
  const daemon = await this.daemon();
  for (const line of daemon.logs()) {
    assert.equal(typeof line['human'], 'string', JSON.stringify(line));
    assert.match(String(line['level']), /^(error|warn|info|debug)$/);
    must(Object.values(line).some((value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)), JSON.stringify(line));
  }
  assert.equal(daemon.noise(), '');
});

const row = ([series = '', wanted = '']: readonly string[]): readonly [string, string] => [series, wanted];

/** The rows under the two words. Without them in front, the first row would be taken for them and not be looked at. */
function expectations(table: DataTable, second: 'value' | 'by'): readonly (readonly [string, string])[] {
  assert.deepEqual(table.raw()[0], ['series', second], `The table must begin with the row: series, ${second}.`);
  return table.rows().map(row);
}

/** Of all series with this name and at least these labels. */
function sum(metrics: ReadonlyMap<unknown, unknown>, wanted: string): number {
  const name = /^[^{]*/.exec(wanted)?.[0] ?? '';
  const labels = [...wanted.matchAll(/\w+="[^"]*"/g)].map(([label]) => label);
  let total = 0;
  for (const [series, value] of metrics) {
    const text = String(series);
    if (text.replace(/\{.*/, '') === name && labels.every((label) => text.includes(label))) total += Number(value);
  }
  return total;
}
