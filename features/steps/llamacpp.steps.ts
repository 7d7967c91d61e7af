import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { call } from '../../test/support/http.js';
import { startLlamaServer, type LlamaServer } from '../../test/support/llama-server.js';
import { eventually, must } from '../support/expect.js';
import type { Scenario } from '../support/world.js';

const SERVER = 'the llama.cpp server';

Given('a llama.cpp server of {int} slots', async function (this: Scenario, slots: number) {
  const server = await startLlamaServer({ slots });
  this.cleanups.push(() => server.stop());
  this.remembered.set(SERVER, server);
});

Given('a daemon with a pool {string} on it', async function (this: Scenario, id: string) {
  const { url } = serverOf(this);
  this.config['pools'] = [{ id, engine: 'llamacpp', model: id, probe_interval_ms: 50, replicas: [{ id: 'r0', url }] }];
  this.standardTask = { ...this.standardTask, engine: 'llamacpp', model_ref: id };
  const daemon = await this.daemon();
  await eventually(async () => assert.equal((await call(`${daemon.url}/readyz`)).status, 200));
});

Given(
  '{word} has read {int} tokens of a task {word} of {int} tokens',
  async function (this: Scenario, reader: string, tokens: number, task: string, maxTokens: number) {
    // The end-of-text token would end it before it is canceled or killed.
    assert.equal((await this.submit(task, { max_tokens: String(maxTokens), ...NEVER_ENDING })).status, 202, this.answer.text);
    const opened = await this.read(reader, task);
    await opened.until((events) => events.filter((event) => event.event === 'token').length >= tokens);
  },
);

/** A grammar that forbids the end. */
const NEVER_ENDING = { response_format: '{type: grammar, grammar: "root ::= [a-z ]+ root"}' };

Then(
  "{word}'s text is what the llama.cpp server itself gives for the seed {int} and {int} tokens",
  async function (this: Scenario, reader: string, seed: number, tokens: number) {
    const body = { prompt: this.standardTask['prompt'], seed, n_predict: tokens, cache_prompt: false };
    const direct = await call(`${serverOf(this).url}/completion`, { method: 'POST', body });
    assert.equal(direct.status, 200, direct.text);
    assert.equal(this.reader(reader).text(), direct.json?.['content']);
  },
);

Then('the llama.cpp server soon shows no busy slot', async function (this: Scenario) {
  await eventually(async () => {
    const answer = await call(`${serverOf(this).url}/slots`);
    const slots: unknown = JSON.parse(answer.text);
    must(Array.isArray(slots) && slots.length > 0, answer.text);
    must(slots.every((slot: { is_processing?: unknown }) => slot.is_processing === false), answer.text);
  }, 2_000);
});

When('the llama.cpp server is killed', async function (this: Scenario) {
  await this.daemon();
  await serverOf(this).stop();
});

function serverOf(scenario: Scenario): LlamaServer {
  const server = scenario.remembered.get(SERVER);
  must(isServer(server), 'No llama.cpp server was started.');
  return server;
}

const isServer = (value: unknown): value is LlamaServer => typeof value === 'object' && value !== null && 'url' in value && 'stop' in value;
