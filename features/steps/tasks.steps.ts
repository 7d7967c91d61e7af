import assert from 'node:assert/strict';
import { Then, When, type DataTable } from '@cucumber/cucumber';
import { isRecord } from '../../scripts/json.js';
import { eventually, expectRows, must } from '../support/expect.js';
import { oneAfterTheOther } from '../support/background.js';
import { filled, names } from '../support/texts.js';
import type { Scenario } from '../support/world.js';

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

When('a task of {int} words of prompt is submitted with:', async function (this: Scenario, words: number, table: DataTable) {
  await this.submit('wordy', { ...table.rowsHash(), prompt: 'frog pond '.repeat(words / 2) });
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

When('task {word} is canceled', async function (this: Scenario, name: string) {
  await this.request(`/v1/tasks/${this.id(name)}/cancel`, { method: 'POST' });
  await this.noteCanceled(name);
});

When('the deadline of task {word} passes', async function (this: Scenario, name: string) {
  // Wall time, as the daemon itself will count it after its start.
  await new Promise((resolve) => setTimeout(resolve, Number(this.task(name).body['deadline_ms'])));
});

Then('task {word} is {word} in the end', async function (this: Scenario, name: string, state: string) {
  await eventually(async () => assert.equal((await this.look(name))['state'], state));
});

Then('task {word} shows:', async function (this: Scenario, name: string, table: DataTable) {
  expectRows(await this.look(name), filled(this, table), `task ${name}`);
});

Then('task {word} soon shows:', async function (this: Scenario, name: string, table: DataTable) {
  await eventually(async () => expectRows(await this.look(name), filled(this, table), `task ${name}`));
});

Then('the moments of task {word} are in order', async function (this: Scenario, name: string) {
  const task = await this.look(name);
  const moments = ['admitted_ms', 'started_ms', 'first_token_ms', 'ended_ms'].map((moment) => Number(task[moment]));
  assert.deepEqual(moments, [...moments].sort((one, other) => one - other));
  must(moments.every(Number.isInteger), `The moments: ${moments.join(', ')}`);
});

Then('tasks {word} and {word} have the same seed and text', async function (this: Scenario, one: string, other: string) {
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

/** What a task came to: its seed, and its whole text read from its stream. */
async function made(scenario: Scenario, name: string): Promise<{ seed: unknown; text: string }> {
  const reader = await scenario.read(`the reader of ${name}`, name);
  const events = await reader.done();
  assert.equal(events.at(-1)?.event, 'end', JSON.stringify(events.at(-1)));
  return { seed: (await scenario.look(name))['seed'], text: reader.text() };
}

function listed(scenario: Scenario): readonly string[] {
  const tasks = scenario.answer.json?.['tasks'];
  must(Array.isArray(tasks), scenario.answer.text);
  return tasks.map((task: unknown) => (isRecord(task) ? String(task['task_id']) : ''));
}
