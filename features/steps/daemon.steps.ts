import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Given, Then, When, type DataTable } from '@cucumber/cucumber';
import { parse } from 'yaml';
import { isRecord } from '../../scripts/json.js';
import { call } from '../../test/support/http.js';
import { eventually, must } from '../support/expect.js';
import { poolOf } from '../support/pools.js';
import { setSetting, STANDARD_POOLS, type Scenario } from '../support/world.js';

Given('a daemon', function (this: Scenario) {
  // What a scenario knows of it. `quick`: 8 slots of 2000 tokens a second. `slow`: 1 slot of 50. `long`: 2 slots of 20 000, with
  // room for long texts. `dying`: dies after 5 tokens. `gone`: a llama.cpp server that is not there. No text ends by itself.
});

Given('a daemon with these pools:', function (this: Scenario, table: DataTable) {
  this.config['pools'] = table.hashes().map(poolOf);
});

Given('a daemon without budgets', function (this: Scenario) {
  this.config['pools'] = STANDARD_POOLS;
  delete this.config['sessions'];
});

Given('the setting {word} is {word}', function (this: Scenario, path: string, value: string) {
  setSetting(this.config, path, parse(value));
});

Given('its heap is bounded to {int} MB', function (this: Scenario, megabytes: number) {
  must(this.own, 'Tag the scenario @own: a shared daemon has the heap that it needs.');
  this.env = { NODE_OPTIONS: `--max-old-space-size=${megabytes}` };
});

Given('it listens on all addresses', function (this: Scenario) {
  this.listen = '0.0.0.0:0';
});

Given('the API key {string}', function (this: Scenario, key: string) {
  const sha256 = createHash('sha256').update(key).digest('hex');
  setSetting(this.config, 'auth.keys', [{ id: 'somebody', sha256 }]);
});

/** Rows: `id`, which is the key itself as well; `weight`; any of its limits. The requests of the scenario itself bear the first one. */
Given('these API keys:', function (this: Scenario, table: DataTable) {
  const keys = table.hashes().map(({ id = '', weight, ...cells }) => {
    const limits = Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== '').map(([name, cell]) => [name, Number(cell)]));
    return { id, sha256: createHash('sha256').update(id).digest('hex'), ...(weight === undefined ? {} : { weight: Number(weight) }), limits };
  });
  setSetting(this.config, 'auth.keys', keys);
  this.headers['x-api-key'] = keys[0]?.id ?? '';
});

When('the model of pool {word} is retired', function (this: Scenario, id: string) {
  const pools = this.config['pools'];
  must(Array.isArray(pools), 'The configuration has no pools.');
  this.config['pools'] = pools.map((pool: unknown) => (isRecord(pool) && pool['id'] === id ? { ...pool, model_state: 'retired' } : pool));
});

Given('every request bears the header {word} {string}', function (this: Scenario, name: string, value: string) {
  this.headers[name.toLowerCase()] = value;
});

When('the daemon is killed', async function (this: Scenario) {
  must(this.own, 'Tag the scenario @own: its daemon is killed.');
  this.ended = await (await this.daemon()).kill();
});

When('the daemon is started again', async function (this: Scenario) {
  await this.start();
  this.ended = undefined;
});

When('the daemon gets {word}', async function (this: Scenario, signal: string) {
  must(this.own, 'Tag the scenario @own: its daemon gets a signal.');
  must(signal === 'SIGTERM' || signal === 'SIGINT', `${signal} is not a way to stop a daemon.`);
  (await this.daemon()).signal(signal);
});

Then('the daemon ends within {int} ms', async function (this: Scenario, ms: number) {
  const daemon = await this.daemon();
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error(`It still runs after ${ms} ms.`)), ms).unref());
  this.ended = await Promise.race([daemon.exited, late]);
});

Then('its exit code is {int}', function (this: Scenario, code: number) {
  assert.deepEqual(this.ended, { code, signal: null });
});

Then('the daemon serves on', async function (this: Scenario) {
  const daemon = await this.daemon();
  const answer = await call(`${daemon.url}/healthz`);
  assert.equal(answer.status, 200);
  assert.equal((await this.submit(`probe${this.tasks.size}`)).status, 202);
});

Then('the daemon becomes {word}', async function (this: Scenario, how: string) {
  const wanted = { ready: 200, unready: 503 }[how];
  must(wanted !== undefined, 'ready or unready');
  const daemon = await this.daemon();
  await eventually(async () => assert.equal((await call(`${daemon.url}/readyz`)).status, wanted));
});
