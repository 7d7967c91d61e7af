import assert from 'node:assert/strict';
import { Given, Then } from '@cucumber/cucumber';
import { at, isRecord } from '../../scripts/json.js';
import { call } from '../../test/support/http.js';
import { startLlamaServer } from '../../test/support/llama-server.js';
import { must } from '../support/expect.js';
import type { Scenario } from '../support/world.js';

const SERVER = 'the llama.cpp server';

Given('a llama.cpp server of {int} slots that embeds', async function (this: Scenario, slots: number) {
  const server = await startLlamaServer({ slots, args: ['--embedding', '--pooling', 'mean'] });
  this.cleanups.push(() => server.stop());
  this.remembered.set(SERVER, server);
});

Then("the answer is what {word}'s result event shows", function (this: Scenario, reader: string) {
  const events = this.reader(reader).events.filter(({ event }) => event === 'result');
  assert.equal(events.length, 1);
  assert.deepEqual(this.answer.json, events[0]?.data);
});

Then('the answer holds {int} vectors of {int} numbers, the last two of them equal', function (this: Scenario, vectors: number, numbers: number) {
  const found = vectorsOf(this.answer.json);
  assert.deepEqual(found.map(({ length }) => length), Array.from({ length: vectors }, () => numbers));
  assert.deepEqual(found.at(-1), found.at(-2));
  assert.notDeepEqual(found.at(-1), found.at(-3));
});

Then('the events of the answer are {string}', function (this: Scenario, names: string) {
  const found = [...this.answer.text.matchAll(/^event: (\w+)$/gm)].map(([, name]) => name);
  assert.equal(found.join(' '), names);
});

/** Alone, each in a request of its own: in company an engine rounds otherwise in the last digits. */
Then('the vectors of the answer are what the llama.cpp server itself gives', async function (this: Scenario) {
  const [task] = this.tasks.values();
  const inputs = task?.body['inputs'];
  const server = this.remembered.get(SERVER);
  must(Array.isArray(inputs) && isRecord(server), 'No texts were embedded.');
  for (const [index, vector] of vectorsOf(this.answer.json).entries()) {
    const { json } = await call(`${String(server['url'])}/v1/embeddings`, { method: 'POST', body: { input: inputs[index] } });
    const own = at(json, 'data.0.embedding');
    must(Array.isArray(own) && own.length === vector.length, 'The server gives another number of numbers.');
    const distance = Math.hypot(...vector.map((number, place) => number - Number(own[place])));
    must(distance < 0.001, `Vector ${index} is ${distance} away from the server's own.`);
  }
});

function vectorsOf(result: unknown): readonly (readonly number[])[] {
  const embeddings = at(result, 'embeddings');
  must(Array.isArray(embeddings), 'There are no embeddings.');
  return embeddings.map((entry: unknown) => {
    const vector = at(entry, 'embedding');
    must(Array.isArray(vector), 'There is no vector.');
    return vector.map(Number);
  });
}
