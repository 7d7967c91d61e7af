import assert from 'node:assert/strict';
import { Given, Then, When, type DataTable } from '@cucumber/cucumber';
import type { StreamEvent, StreamReader } from '../../test/support/sse.js';
import { eventually, expectInterval, expectRows, expectValue, must } from '../support/expect.js';
import type { Scenario } from '../support/world.js';

When('{word} reads task {word}', async function (this: Scenario, reader: string, task: string) {
  await this.read(reader, task);
});

When('{word} reads task {word} after event {word}', async function (this: Scenario, reader: string, task: string, id: string) {
  await this.read(reader, task, id);
});

When('{word} reads task {word} on from where {word} stopped', async function (this: Scenario, reader: string, task: string, before: string) {
  await this.read(reader, task, lastId(this.reader(before).events));
});

Given('{word} has read {int} tokens of task {word}', async function (this: Scenario, reader: string, tokens: number, task: string) {
  const opened = await this.read(reader, task);
  await opened.until((events) => Number(events.at(-1)?.id ?? 0) >= tokens);
});

When('{word} leaves', function (this: Scenario, reader: string) {
  this.reader(reader).leave();
});

When('{word} stops taking bytes', function (this: Scenario, reader: string) {
  this.reader(reader).pause();
});

When('{word} takes bytes again', function (this: Scenario, reader: string) {
  this.reader(reader).resume();
});

Then("{word}'s stream ends with {word}", async function (this: Scenario, reader: string, wanted: string) {
  const events = await this.reader(reader).done();
  const last = events.at(-1);
  assert.equal(this.reader(reader).ended, 'closed');
  if (wanted === 'end') assert.equal(last?.event, 'end', JSON.stringify(last));
  else assert.deepEqual([last?.event, last?.data['code']], ['error', wanted]);
});

Then("{word}'s stream is whole and in order", function (this: Scenario, reader: string) {
  expectOrder(this.reader(reader).events);
});

Then("{word}'s stream has {int} tokens", function (this: Scenario, reader: string, tokens: number) {
  assert.equal(this.reader(reader).tokens().length, tokens);
});

Then('{word} has read fewer tokens than {word}', function (this: Scenario, one: string, other: string) {
  const [fewer, more] = [this.reader(one).tokens().length, this.reader(other).tokens().length];
  must(fewer < more, `${one} has read ${fewer}, ${other} ${more}.`);
});

Then("{word}'s stream has {int} tokens at least", function (this: Scenario, reader: string, tokens: number) {
  expectValue(this.reader(reader).tokens().length, `at least ${tokens}`, 'the number of tokens');
});

Then("{word}'s {word} event shows:", function (this: Scenario, reader: string, event: string, table: DataTable) {
  const found = this.reader(reader).events.find((each) => each.event === event);
  must(found !== undefined, `There was no ${event} event.`);
  expectRows(found, table.rowsHash(), event);
});

Then("{word}'s stream has a {word} event", async function (this: Scenario, reader: string, event: string) {
  await this.reader(reader).until((events) => count(events, event) > 0);
});

Then('{word} and {word} have read the same', function (this: Scenario, one: string, other: string) {
  assert.deepEqual(lasting(this.reader(other)), lasting(this.reader(one)));
});

Then('{word} and {word} together have read what {word} has', function (this: Scenario, one: string, other: string, whole: string) {
  assert.deepEqual([...lasting(this.reader(one)), ...lasting(this.reader(other))], lasting(this.reader(whole)));
});

Then('all that {word} has read stands the same in what {word} has read', function (this: Scenario, one: string, other: string) {
  const whole = new Map(lasting(this.reader(other)).map((event) => [event.id, event]));
  for (const event of lasting(this.reader(one))) assert.deepEqual(whole.get(event.id), event);
});

When(
  'task {word} is submitted with the middle of what {word} has read as its stop text',
  async function (this: Scenario, task: string, reader: string) {
    const text = this.reader(reader).text();
    const stop = text.slice(text.length / 2, text.length / 2 + 6);
    this.remembered.set('stop text', stop);
    await this.submit(task, { max_tokens: '40', stop: JSON.stringify([stop]) });
  },
);

Then("{word}'s text is what {word} has read before it", function (this: Scenario, stopped: string, reader: string) {
  const text = this.reader(reader).text();
  const stop = String(this.remembered.get('stop text'));
  must(text.includes(stop), `The text does not hold ${JSON.stringify(stop)}.`);
  assert.equal(this.reader(stopped).text(), text.slice(0, text.indexOf(stop)));
});

Then("{word}'s started event tells what the answer to task {word} told", function (this: Scenario, reader: string, task: string) {
  const { queue_position, predicted_start_ms, on_time_probability } = this.task(task).answer.json ?? {};
  const started = this.reader(reader).events.find(({ event }) => event === 'started');
  assert.deepEqual(started?.data, { queue_position, predicted_start_ms, on_time_probability });
});

Then('{word} soon reads a(n) {word} event with:', async function (this: Scenario, reader: string, event: string, table: DataTable) {
  const rows = table.rowsHash();
  await this.reader(reader).until((events) => events.some((each) => each.event === event && holds(each, rows)));
});

Then("{word}'s {word} events came {int} ms apart at least", function (this: Scenario, reader: string, event: string, ms: number) {
  const moments = this.reader(reader).events.filter((each) => each.event === event).map(({ at }) => at);
  const gaps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
  must(gaps.length > 0 && gaps.every((gap) => gap >= ms), `The gaps: ${gaps.map(Math.round).join(', ')} ms`);
});

Then('every prediction that {word} has read is within its interval', function (this: Scenario, reader: string) {
  const told = this.reader(reader).events.filter(({ event }) => event === 'queued');
  must(told.length > 0, 'No prediction was read.');
  for (const { data } of told) expectInterval(data);
});

Then("{word}'s stream has no {word} event", function (this: Scenario, reader: string, event: string) {
  assert.deepEqual(this.reader(reader).events.filter((each) => each.event === event), []);
});

Then('{word} has read what {word} read after event {int}', function (this: Scenario, later: string, whole: string, id: number) {
  assert.deepEqual(lasting(this.reader(later)), lasting(this.reader(whole)).slice(id + 1));
});

When('the stream of task {word} is asked for what follows its end', async function (this: Scenario, task: string) {
  const last = [...this.readers.values()].at(-1)?.events.at(-1);
  await this.request(`/v1/tasks/$${task}/stream`, { headers: { 'last-event-id': last?.id ?? '' } });
});

When('{int} readers read task {word}', async function (this: Scenario, readers: number, task: string) {
  await Promise.all(Array.from({ length: readers }, (_, at) => this.read(`reader${at}`, task)));
});

Then('all {int} have read the same whole stream', async function (this: Scenario, readers: number) {
  const all = [...this.readers.values()];
  assert.equal(all.length, readers);
  for (const reader of all) {
    await reader.done();
    expectOrder(reader.events);
    assert.deepEqual(lasting(reader), all[0] === undefined ? [] : lasting(all[0]));
  }
});

When('{int} readers of task {word} take no bytes', async function (this: Scenario, readers: number, task: string) {
  const stuck = await Promise.all(Array.from({ length: readers }, (_, at) => this.read(`reader${at}`, task)));
  for (const reader of stuck) reader.pause();
});

Then('{word} can soon read task {word}', async function (this: Scenario, reader: string, task: string) {
  await eventually(async () => void (await this.read(reader, task)));
});

When('{int} tasks are read and canceled at their third token', async function (this: Scenario, tasks: number) {
  await Promise.all(
    Array.from({ length: tasks }, async (_, at) => {
      const name = `race${at}`;
      await this.submit(name, { max_tokens: '8000', ctx: '8192' });
      const reader = await this.read(name, name);
      await reader.until((events) => count(events, 'token') >= 3);
      assert.equal((await this.request(`/v1/tasks/$${name}/cancel`, { method: 'POST' })).status, 204);
      await this.noteCanceled(name);
    }),
  );
});

Then('no token came after any of the 204s, and each stream ends with CANCELED', async function (this: Scenario) {
  for (const [name, reader] of this.readers) {
    const events = await reader.done();
    const canceledAt = Number(this.remembered.get(`canceled ${name}`));
    assert.deepEqual(events.filter((event) => event.event === 'token' && event.at > canceledAt), []);
    assert.equal(events.at(-1)?.data['code'], 'CANCELED');
    expectOrder(events);
  }
});

Then('no token of task {word} came to {word} after the 204', async function (this: Scenario, task: string, reader: string) {
  const canceledAt = Number(this.remembered.get(`canceled ${task}`));
  const events = await this.reader(reader).done();
  const late = events.filter((event) => event.event === 'token' && event.at > canceledAt);
  assert.deepEqual(late, []);
});

Then('{word} gets {int} heartbeats', async function (this: Scenario, reader: string, beats: number) {
  const before = this.reader(reader).comments;
  await eventually(() => must(this.reader(reader).comments >= before + beats, `${this.reader(reader).comments - before} heartbeats came.`));
});

Then("the headers of {word}'s stream are:", function (this: Scenario, reader: string, table: DataTable) {
  for (const [name, wanted] of Object.entries(table.rowsHash())) {
    expectValue(this.reader(reader).headers[name.toLowerCase()], wanted, `the header ${name}`);
  }
});

const count = (events: readonly StreamEvent[], name: string): number => events.filter((event) => event.event === name).length;

/** What an EventSource would send; undefined where no event had an id yet. */
const lastId = (events: readonly StreamEvent[]): string | undefined => events.findLast(({ id }) => id !== '')?.id;

function holds(event: StreamEvent, rows: Readonly<Record<string, string>>): boolean {
  try {
    expectRows(event, rows, event.event);
    return true;
  } catch {
    return false;
  }
}

/** What a stream keeps for ever: neither the metrics nor how the task stood while it waited, nor the moment of arrival. */
const lasting = (reader: StreamReader): readonly Omit<StreamEvent, 'at'>[] =>
  reader.events.filter(({ event }) => event !== 'metrics' && event !== 'queued').map(({ event, id, data }) => ({ event, id, data }));

/**
 * While the task waits `queued`, with metrics between, all without an id; then started, token 0, 1, 2 … with the metrics between
 * them, and one end or error; each with its position as its id. Tokens that were made and not yet sent when a cancel was decided
 * are not sent, but they keep their places before the end.
 */
function expectOrder(all: readonly StreamEvent[]): void {
  const begun = all.findIndex(({ event }) => event !== 'queued' && event !== 'metrics');
  const waited = all.slice(0, begun);
  if (waited.length > 0) assert.equal(waited[0]?.event, 'queued');
  for (const event of waited) assert.equal(event.id, '', `${event.event} has an id before started`);
  const events = all.slice(begun);
  const last = events.at(-1);
  must(last?.event === 'end' || last?.event === 'error', `The last event is ${last?.event}.`);
  if (events.length === 1) return;
  assert.equal(events[0]?.event, 'started');
  assert.equal(events[0]?.id, '0');
  let position = 0;
  for (const event of events.slice(1, -1)) {
    if (event.event === 'metrics') {
      assert.equal(event.id, String(position), 'metrics bear the id of the event before them');
      continue;
    }
    assert.equal(event.event, 'token');
    assert.equal(event.data['i'], position);
    position++;
    assert.equal(event.id, String(position));
  }
  if (last.data['code'] === 'CANCELED') must(Number(last.id) > position, `The end has the id ${last.id} after ${position} tokens.`);
  else assert.equal(last.id, String(position + 1));
}
