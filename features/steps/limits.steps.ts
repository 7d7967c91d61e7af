import assert from 'node:assert/strict';
import { Given, Then, When, type DataTable } from '@cucumber/cucumber';
import { at } from '../../scripts/json.js';
import { behindIt } from '../support/background.js';
import { eventually, must } from '../support/expect.js';
import { names } from '../support/texts.js';
import type { Scenario } from '../support/world.js';

const withKey = (key: string): Readonly<Record<string, string>> => ({ 'x-api-key': key });

/** With the API key of that name. */
When('{word} submits task {word}', async function (this: Scenario, key: string, name: string) {
  await this.submit(name, {}, withKey(key));
});

When('{word} submits task {word} with:', async function (this: Scenario, key: string, name: string, table: DataTable) {
  await this.submit(name, table.rowsHash(), withKey(key));
});

When('{word} submits task {word} again', async function (this: Scenario, key: string, name: string) {
  this.task(name);
  await this.submit(name, {}, withKey(key));
});

When('{word} submits task {word} {int} times at once', async function (this: Scenario, key: string, name: string, times: number) {
  const answers = await Promise.all(Array.from({ length: times }, () => this.submit(name, {}, withKey(key))));
  this.remembered.set('answers', answers.map(({ status, text }) => `${status} ${text}`));
});

Given('{word} has tasks {} waiting behind it with:', async function (this: Scenario, key: string, list: string, table: DataTable) {
  for (const name of names(list)) {
    const answer = await this.submit(name, { ...behindIt(this), ...table.rowsHash() }, withKey(key));
    assert.equal(answer.status, 202, answer.text);
  }
});

When('{int} tasks of session {word} are submitted at once, with:', async function (this: Scenario, count: number, session: string, table: DataTable) {
  const crowd = Array.from({ length: count }, (_, at) => `crowd${at}`);
  const answers = await Promise.all(crowd.map((name) => this.submit(name, { ...table.rowsHash(), session_id: `$${session}` })));
  const admitted = crowd.filter((_, at) => answers[at]?.status === 202);
  must(admitted.length > 0 && admitted.length < count, `${admitted.length} of ${count} were admitted.`);
  this.remembered.set('crowd', admitted);
});

Then('what they used of the session {word} and what it has left make {int} tokens', async function (this: Scenario, session: string, tokens: number) {
  const crowd = this.remembered.get('crowd');
  must(Array.isArray(crowd), 'No crowd came.');
  let used = 0;
  for (const name of crowd.map(String)) {
    await eventually(async () => assert.notEqual((await this.look(name))['outcome'], undefined));
    const task = await this.look(name);
    used += Number(at(task, 'outcome.tokens_in')) + Number(at(task, 'outcome.tokens_out'));
  }
  await this.request(`/v1/sessions/$${session}`);
  assert.equal(used + Number(this.answer.json?.['tokens_budget_remaining']), tokens, this.answer.text);
});

/** One after the other, until one is refused: it is called `refused`, and no other waits for it. */
When('newcomers of {int} tokens fill the {word} pool', async function (this: Scenario, tokens: number, pool: string) {
  const size = { model_ref: pool, max_tokens: String(tokens), expected_tokens: String(tokens) };
  for (let count = 0; ; count++) {
    must(count < 100, 'The queue never gets full.');
    const answer = await this.submit(`filler${count}`, size);
    if (answer.status === 202) continue;
    assert.equal(answer.status, 429, answer.text);
    this.remembered.set('due', performance.now() + Number(answer.headers['x-backoff-ms']));
    this.rename(`filler${count}`, 'refused');
    return;
  }
});

Then('task refused was refused with a time to come back', function (this: Scenario) {
  const { answer } = this.task('refused');
  assert.equal(answer.json?.['policy_label'], 'queue_full', answer.text);
  assert.equal(String(answer.json?.['retry_after_ms']), answer.headers['x-backoff-ms']);
  must(Number(answer.headers['retry-after']) * 1000 >= Number(answer.headers['x-backoff-ms']), 'Retry-After is shorter than X-Backoff-Ms.');
});

/** Each is a task of its own that does not come back. */
When('newcomers of {int} tokens go on coming to the {word} pool until task refused may come back', async function (this: Scenario, tokens: number, pool: string) {
  const size = { model_ref: pool, max_tokens: String(tokens), expected_tokens: String(tokens) };
  const due = Number(this.remembered.get('due'));
  let refused = 0;
  for (let count = 0; performance.now() < due; count++) {
    if ((await this.submit(`newcomer${count}`, size)).status === 429) refused++;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, Math.min(20, due - performance.now()))));
  }
  this.remembered.set('refused meanwhile', refused);
});

Then('some of them were refused meanwhile', function (this: Scenario) {
  must(Number(this.remembered.get('refused meanwhile')) > 0, 'All newcomers found a place.');
});

