import assert from 'node:assert/strict';
import { Given, Then, type DataTable } from '@cucumber/cucumber';
import { at } from '../../scripts/json.js';
import { aLongOne, behindIt, oneAfterTheOther, runInBackground } from '../support/background.js';
import { eventually, expectInterval, expectRows, must } from '../support/expect.js';
import { names } from '../support/texts.js';
import type { Scenario } from '../support/world.js';

Given('the {word} pool runs task {word}', async function (this: Scenario, pool: string, name: string) {
  await runInBackground(this, pool, name, {});
});

Given('the {word} pool runs task {word} with:', async function (this: Scenario, pool: string, name: string, table: DataTable) {
  await runInBackground(this, pool, name, table.rowsHash());
});

Given('the {word} pool has run {int} tasks of {int} tokens', async function (this: Scenario, pool: string, tasks: number, tokens: number) {
  const before = Array.from({ length: tasks }, (_, at) => `before${at}`);
  await oneAfterTheOther(this, before, { model_ref: pool, max_tokens: String(tokens) });
});

Given('every pool has run a task of {int} tokens', async function (this: Scenario, tokens: number) {
  const pools = this.config['pools'];
  must(Array.isArray(pools), 'The configuration has no pools.');
  for (const pool of pools) {
    const pin = { 'placement.mode': 'pin', 'placement.pin_pool_id': String(at(pool, 'id')) };
    const changes = { ...pin, model_ref: String(at(pool, 'model')), max_tokens: String(tokens) };
    await oneAfterTheOther(this, [`first_in_${String(at(pool, 'id'))}`], changes);
  }
});

Given('tasks {} are waiting behind it', async function (this: Scenario, list: string) {
  for (const name of names(list)) assert.equal((await this.submit(name, behindIt(this))).status, 202, this.answer.text);
});

Given('tasks {} are waiting behind it with:', async function (this: Scenario, list: string, table: DataTable) {
  for (const name of names(list)) {
    assert.equal((await this.submit(name, { ...behindIt(this), ...table.rowsHash() })).status, 202, this.answer.text);
  }
});

Given('task {word} runs in pool {word}', async function (this: Scenario, name: string, pool: string) {
  await this.submit(name, { ...aLongOne, 'placement.mode': 'prefer', 'placement.prefer_pools': `[${pool}]` });
  await eventually(async () => expectRows(await this.look(name), { state: 'running', pool_id: pool }, name));
});

Given('task {word} runs in pool {word} with:', async function (this: Scenario, name: string, pool: string, table: DataTable) {
  await this.submit(name, { ...aLongOne, 'placement.mode': 'prefer', 'placement.prefer_pools': `[${pool}]`, ...table.rowsHash() });
  await eventually(async () => expectRows(await this.look(name), { state: 'running', pool_id: pool }, name));
});

Given('task {word} waits in pool {word}', async function (this: Scenario, name: string, pool: string) {
  // No other pool may take it while the spare one is busy.
  await this.submit('blocker', { ...aLongOne, max_tokens: '40', 'placement.avoid_pools': `[${pool}]` });
  await this.submit(name, { model_ref: 'slow', max_tokens: '2', 'placement.mode': 'prefer', 'placement.prefer_pools': `[${pool}]` });
  expectRows(await this.look(name), { state: 'queued', pool_id: pool }, name);
});

Given('task {word} waits in pool {word}, pinned', async function (this: Scenario, name: string, pool: string) {
  await this.submit(name, { model_ref: 'slow', 'placement.mode': 'pin', 'placement.pin_pool_id': pool });
  expectRows(await this.look(name), { state: 'queued', pool_id: pool }, name);
});

Then('tasks {} started in this order', async function (this: Scenario, list: string) {
  const starts: number[] = [];
  for (const name of names(list)) {
    await eventually(async () => assert.equal((await this.look(name))['state'], 'completed'));
    starts.push(Number((await this.look(name))['started_ms']));
  }
  assert.deepEqual(starts, [...starts].sort((one, other) => one - other), `The starts: ${starts.join(', ')}`);
});

Then('the first {int} of tasks {} to start were {}', async function (this: Scenario, count: number, list: string, first: string) {
  const starts: (readonly [string, number])[] = [];
  for (const name of names(list)) {
    await eventually(async () => assert.equal((await this.look(name))['state'], 'completed'));
    starts.push([name, Number((await this.look(name))['started_ms'])]);
  }
  const order = starts.sort(([, one], [, other]) => one - other).map(([name]) => name);
  assert.deepEqual(order.slice(0, count).sort(), [...names(first)].sort(), `The order of starts: ${order.join(', ')}`);
});

Then('task {word} started within {int} ms of its predicted start', async function (this: Scenario, name: string, ms: number) {
  await eventually(async () => assert.equal(typeof (await this.look(name))['started_ms'], 'number'));
  const task = await this.look(name);
  const waited = Number(task['started_ms']) - Number(task['admitted_ms']);
  const predicted = Number(at(task, 'admission.predicted_start_ms'));
  must(Math.abs(waited - predicted) <= ms, `It waited ${waited} ms; ${predicted} ms were predicted.`);
});

/** As both stand now, and as moments: time passes between two looks, and a wait shrinks with it. */
Then('task {word} is predicted to start after task {word}', async function (this: Scenario, later: string, earlier: string) {
  // The earlier one's is reckoned from before the question, the later one's from after the answer: how long an answer takes says nothing.
  const asked = performance.now();
  const first = asked + Number((await this.look(earlier))['predicted_start_ms']);
  const second = Number((await this.look(later))['predicted_start_ms']) + performance.now();
  must(second > first, `${second} against ${first}`);
});

Then("the answer's predicted start is within its interval", function (this: Scenario) {
  expectInterval(this.answer.json);
});

Then('task {word} shows the same prediction under admission', async function (this: Scenario, name: string) {
  const { task_id: _id, backoff_ms: _backoff, ...promised } = this.task(name).answer.json ?? {};
  assert.deepEqual((await this.look(name))['admission'], promised);
});

