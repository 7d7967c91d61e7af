import assert from 'node:assert/strict';
import { Given, Then, When, type DataTable } from '@cucumber/cucumber';
import { at, isRecord } from '../../scripts/json.js';
import { eventually, expectRows, must } from '../support/expect.js';
import type { Scenario } from '../support/world.js';

/** `a, b and c` */
const names = (text: string): readonly string[] => text.split(/, | and /);

When('task {word} is submitted', async function (this: Scenario, name: string) {
  await this.submit(name);
});

When('task {word} is submitted with:', async function (this: Scenario, name: string, table: DataTable) {
  await this.submit(name, table.rowsHash());
});

When('task {word} is submitted again', async function (this: Scenario, name: string) {
  this.task(name);
  await this.submit(name);
});

When('task {word} is submitted again with:', async function (this: Scenario, name: string, table: DataTable) {
  this.task(name);
  await this.submit(name, table.rowsHash());
});

When('task {word} is submitted again with its fields in reverse and its ids in upper case', async function (this: Scenario, name: string) {
  const { body } = this.task(name);
  const shouted = { ...body, task_id: String(body['task_id']).toUpperCase(), session_id: String(body['session_id']).toUpperCase() };
  await this.request('/v1/tasks', { method: 'POST', body: Object.fromEntries(Object.entries(shouted).reverse()) });
});

When('task {word} is submitted with the seed that task {word} shows', async function (this: Scenario, name: string, other: string) {
  const { seed } = await this.look(other);
  await this.submit(name, { seed: String(seed), max_tokens: String(this.task(other).body['max_tokens']) });
});

When('tasks {} of session {word} are submitted', async function (this: Scenario, list: string, session: string) {
  for (const name of names(list)) {
    assert.equal((await this.submit(name, { session_id: `$${session}` })).status, 202, this.answer.text);
  }
});

When('tasks {} are submitted one after the other is done, with:', async function (this: Scenario, list: string, table: DataTable) {
  await oneAfterTheOther(this, names(list), table.rowsHash());
});

When(
  'tasks {} are turns of session {word} one after the other, with:',
  async function (this: Scenario, list: string, session: string, table: DataTable) {
    await oneAfterTheOther(this, names(list), { ...table.rowsHash(), session_id: `$${session}` });
  },
);

Given('the slow pool has run {int} tasks of {int} tokens', { timeout: 30_000 }, async function (this: Scenario, tasks: number, tokens: number) {
  const before = Array.from({ length: tasks }, (_, at) => `before${at}`);
  await oneAfterTheOther(this, before, { model_ref: 'slow', max_tokens: String(tokens) });
});

Given('every pool has run a task of {int} tokens', { timeout: 30_000 }, async function (this: Scenario, tokens: number) {
  const pools = this.config['pools'];
  must(Array.isArray(pools), 'The configuration has no pools.');
  for (const pool of pools) {
    const pin = { 'placement.mode': 'pin', 'placement.pin_pool_id': String(at(pool, 'id')) };
    const changes = { ...pin, model_ref: String(at(pool, 'model')), max_tokens: String(tokens) };
    await oneAfterTheOther(this, [`first_in_${String(at(pool, 'id'))}`], changes);
  }
});

When('a task of {int} words of prompt is submitted with:', async function (this: Scenario, words: number, table: DataTable) {
  await this.submit('wordy', { ...table.rowsHash(), prompt: 'frog pond '.repeat(words / 2) });
});

Given('task {word} runs in pool {word}', async function (this: Scenario, name: string, pool: string) {
  await this.submit(name, { ...aLongOne, 'placement.mode': 'prefer', 'placement.prefer_pools': `[${pool}]` });
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

When('task {word} is submitted {int} times at once', async function (this: Scenario, name: string, times: number) {
  const answers = await Promise.all(Array.from({ length: times }, () => this.submit(name)));
  this.remembered.set('answers', answers.map(({ status, text }) => `${status} ${text}`));
});

Then('all of them got the same 202', function (this: Scenario) {
  const answers = this.remembered.get('answers');
  must(Array.isArray(answers), 'Nothing was submitted at once.');
  const different = new Set(answers);
  assert.equal(different.size, 1, [...different].join('\n'));
  assert.match(String(answers[0]), /^202 /);
});

Given('tasks {} are waiting behind it', async function (this: Scenario, list: string) {
  for (const name of names(list)) assert.equal((await this.submit(name, onTheSlowPool)).status, 202, this.answer.text);
});

Given('tasks {} are waiting behind it with:', async function (this: Scenario, list: string, table: DataTable) {
  for (const name of names(list)) {
    assert.equal((await this.submit(name, { ...onTheSlowPool, ...table.rowsHash() })).status, 202, this.answer.text);
  }
});

/** 20 seconds long, so that nothing behind it starts while a scenario looks; it is canceled at the scenario's end. */
const aLongOne = { model_ref: 'slow', max_tokens: '1000' };
const onTheSlowPool = { model_ref: 'slow' };

Given('the slow pool runs task {word}', async function (this: Scenario, name: string) {
  assert.equal((await this.submit(name, aLongOne)).status, 202, this.answer.text);
  await eventually(async () => assert.equal((await this.look(name))['state'], 'running'));
});

Given('the slow pool runs task {word} with:', async function (this: Scenario, name: string, table: DataTable) {
  assert.equal((await this.submit(name, { ...aLongOne, ...table.rowsHash() })).status, 202, this.answer.text);
  await eventually(async () => assert.equal((await this.look(name))['state'], 'running'));
});

When('task {word} is canceled', async function (this: Scenario, name: string) {
  await this.request(`/v1/tasks/${this.id(name)}/cancel`, { method: 'POST' });
  await this.noteCanceled(name);
});

When('the deadline of task {word} passes', async function (this: Scenario, name: string) {
  // Wall time, as the daemon itself will count it after its start.
  await new Promise((resolve) => setTimeout(resolve, Number(this.task(name).body['deadline_ms'])));
});

Then('task {word} is {word} in the end', { timeout: 25_000 }, async function (this: Scenario, name: string, state: string) {
  await eventually(async () => assert.equal((await this.look(name))['state'], state), 20_000);
});

Then('task {word} shows:', async function (this: Scenario, name: string, table: DataTable) {
  expectRows(await this.look(name), filled(this, table), `task ${name}`);
});

Then('task {word} soon shows:', async function (this: Scenario, name: string, table: DataTable) {
  await eventually(async () => expectRows(await this.look(name), filled(this, table), `task ${name}`));
});

Then('tasks {} started in this order', { timeout: 25_000 }, async function (this: Scenario, list: string) {
  const starts: number[] = [];
  for (const name of names(list)) {
    await eventually(async () => assert.equal((await this.look(name))['state'], 'completed'), 20_000);
    starts.push(Number((await this.look(name))['started_ms']));
  }
  assert.deepEqual(starts, [...starts].sort((one, other) => one - other), `The starts: ${starts.join(', ')}`);
});

Then('task {word} started within {int} ms of its predicted start', async function (this: Scenario, name: string, ms: number) {
  await eventually(async () => assert.equal(typeof (await this.look(name))['started_ms'], 'number'), 20_000);
  const task = await this.look(name);
  const waited = Number(task['started_ms']) - Number(task['admitted_ms']);
  const predicted = Number(at(task, 'admission.predicted_start_ms'));
  must(Math.abs(waited - predicted) <= ms, `It waited ${waited} ms; ${predicted} ms were predicted.`);
});

Then('the moments of task {word} are in order', async function (this: Scenario, name: string) {
  const task = await this.look(name);
  const moments = ['admitted_ms', 'started_ms', 'first_token_ms', 'ended_ms'].map((moment) => Number(task[moment]));
  assert.deepEqual(moments, [...moments].sort((one, other) => one - other));
  must(moments.every(Number.isInteger), `The moments: ${moments.join(', ')}`);
});

/** The moment and not the wait: time passes between two submissions, and a wait shrinks with it. */
Then('task {word} is predicted to start after task {word}', async function (this: Scenario, later: string, earlier: string) {
  const moment = async (name: string): Promise<number> => {
    const task = await this.look(name);
    return Number(task['admitted_ms']) + Number(at(task, 'admission.predicted_start_ms'));
  };
  const [first, second] = [await moment(earlier), await moment(later)];
  must(second > first, `${second} against ${first}`);
});

Then('tasks {word} and {word} have the same seed and text', { timeout: 25_000 }, async function (this: Scenario, one: string, other: string) {
  const [first, second] = [await made(this, one), await made(this, other)];
  assert.notEqual(first.text, '');
  assert.deepEqual(second, first);
});

Then('tasks {word} and {word} have different texts', async function (this: Scenario, one: string, other: string) {
  assert.notEqual((await made(this, one)).text, (await made(this, other)).text);
});

Then('tasks {} show the same decision', async function (this: Scenario, list: string) {
  const decisions = await Promise.all(names(list).map(async (name) => (await this.look(name))['decision']));
  for (const decision of decisions) assert.deepEqual(decision, decisions[0]);
});

Then('tasks {} ran on the same replica', async function (this: Scenario, list: string) {
  const replicas = await Promise.all(names(list).map(async (name) => (await this.look(name))['replica_id']));
  assert.equal(typeof replicas[0], 'string');
  assert.equal(new Set(replicas).size, 1, replicas.join(', '));
});

Then('the list holds {}', function (this: Scenario, list: string) {
  assert.deepEqual(listed(this), list === 'nothing' ? [] : names(list).map((name) => this.id(name)));
});

When('the tasks of session {word} are listed {int} at a time', async function (this: Scenario, session: string, limit: number) {
  const all: string[] = [];
  const first = `/v1/tasks?session_id=$${session}&limit=${limit}`;
  for (let path: string | undefined = first; path !== undefined; ) {
    await this.request(path);
    const page = listed(this);
    must(page.length <= limit, `A page of ${page.length}`);
    all.push(...page);
    const cursor: unknown = this.answer.json?.['next_cursor'];
    path = cursor === undefined ? undefined : `${first}&cursor=${String(cursor)}`;
    must(all.length < 1000, 'The pages do not end.');
  }
  this.remembered.set('pages', all);
});

When('the page after it is requested', async function (this: Scenario) {
  const { path, cursor } = this.page;
  await this.request(`${path}&cursor=${cursor}`);
});

Then('the pages together hold {}', function (this: Scenario, list: string) {
  assert.deepEqual(this.remembered.get('pages'), names(list).map((name) => this.id(name)));
});

async function oneAfterTheOther(scenario: Scenario, list: readonly string[], changes: Readonly<Record<string, string>>): Promise<void> {
  for (const name of list) {
    assert.equal((await scenario.submit(name, changes)).status, 202, scenario.answer.text);
    await eventually(async () => assert.equal((await scenario.look(name))['state'], 'completed'), 10_000);
  }
}

/** What a task came to: its seed, and its whole text read from its stream. */
async function made(scenario: Scenario, name: string): Promise<{ seed: unknown; text: string }> {
  const reader = await scenario.read(`the reader of ${name}`, name);
  const events = await reader.done(20_000);
  assert.equal(events.at(-1)?.event, 'end', JSON.stringify(events.at(-1)));
  return { seed: (await scenario.look(name))['seed'], text: reader.text() };
}

function listed(scenario: Scenario): readonly string[] {
  const tasks = scenario.answer.json?.['tasks'];
  must(Array.isArray(tasks), scenario.answer.text);
  return tasks.map((task: unknown) => (isRecord(task) ? String(task['task_id']) : ''));
}

const filled = (scenario: Scenario, table: DataTable): Record<string, string> =>
  Object.fromEntries(Object.entries(table.rowsHash()).map(([path, wanted]) => [path, scenario.fill(wanted)]));
