import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { at } from '../../scripts/json.js';
import { call } from '../../test/support/http.js';
import { enginesWith, makerOf, managedPool, otherModel, ownModel } from '../../test/support/managed.js';
import { eventually, must } from '../support/expect.js';
import type { Scenario } from '../support/world.js';

const DIRECTORY = 'the directory of models';

Given('a daemon that runs {int} llama.cpp servers of 2 slots for a pool {string}', async function (this: Scenario, count: number, id: string) {
  const directory = mkdtempSync(join(tmpdir(), 'orchestratord-models-'));
  this.cleanups.push(() => {
    for (const pid of ['tiny.gguf', 'other.gguf'].flatMap((name) => enginesWith(join(directory, name)))) process.kill(pid, 'SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  });
  this.remembered.set(DIRECTORY, directory);
  this.config['catalog'] = { directories: [directory] };
  this.config['shutdown'] = { deadline_ms: 500 };
  this.config['pools'] = [managedPool({ id, model: ownModel(directory), replicas: Array.from({ length: count }, (_, n) => ({ id: `r${n}` })) })];
  this.standardTask = { ...this.standardTask, engine: 'llamacpp', model_ref: id, ctx: 2048 };
  await ready(this);
});

Given('both are ready', async function (this: Scenario) {
  await ready(this);
});

Given('beside it a pool {string} whose model is not there', async function (this: Scenario, id: string) {
  const pools = this.config['pools'];
  must(Array.isArray(pools), 'The configuration has no pools.');
  await (await this.daemon()).kill();
  this.config['pools'] = [...pools, managedPool({ id, model: join(directoryOf(this), 'none.gguf'), replicas: [{ id: 'r0' }] })];
  await this.start();
  await ready(this);
});

When('the managed llama.cpp server under task {word} is killed', async function (this: Scenario, task: string) {
  const replicaId = (await this.look(task))['replica_id'];
  const started = (await this.daemon()).logs().findLast((line) => line['replica_id'] === replicaId && typeof line['port'] === 'number' && typeof line['pid'] === 'number');
  must(started !== undefined, `The log tells of no process of ${String(replicaId)}.`);
  process.kill(Number(started['pid']), 'SIGKILL');
});

When('the pool {string} is reloaded with the other model', async function (this: Scenario, id: string) {
  const model = otherModel(directoryOf(this));
  await this.request(`/v1/pools/${id}/reload`, { method: 'POST', body: { new_model_ref: `file:${model}`, strategy: 'beside' } });
  assert.equal(this.answer.status, 202, this.answer.text);
  this.standardTask = { ...this.standardTask, response_format: { type: 'grammar', grammar: 'root ::= [a-z .]+ root' } };
});

When('the configuration file gives the pool {string} {int} servers with the further argument {string}, and the daemon gets SIGHUP', async function (this: Scenario, id: string, count: number, argument: string) {
  const daemon = await this.daemon();
  must(daemon.configFile !== undefined, 'The daemon has no configuration file.');
  const replicas = Array.from({ length: count }, (_, n) => ({ id: `r${n}` }));
  this.config['pools'] = [managedPool({ id, model: join(directoryOf(this), 'tiny.gguf'), replicas, args: [argument] })];
  writeFileSync(`${daemon.configFile}.new`, JSON.stringify(this.config));
  renameSync(`${daemon.configFile}.new`, daemon.configFile);
  daemon.signal('SIGHUP');
});

Then("{word}'s text is the other model's", function (this: Scenario, reader: string) {
  assert.equal(makerOf(this.reader(reader).text()), 'other');
});

Then('the daemon has logged why', async function (this: Scenario) {
  const daemon = await this.daemon();
  const wanted = (line: object): boolean => /another start would end the same way/.test(JSON.stringify(line));
  must(this.newErrors(daemon).every(wanted) && this.newErrors(daemon).length > 0, JSON.stringify(this.newErrors(daemon)));
  this.expectErrors(daemon);
});

Then('no llama.cpp server of it is left', function (this: Scenario) {
  assert.deepEqual(enginesWith(join(directoryOf(this), 'tiny.gguf')), []);
});

async function ready(scenario: Scenario): Promise<void> {
  const daemon = await scenario.daemon();
  await eventually(async () => {
    const { json } = await call(`${daemon.url}/v1/pools/haiku/health`);
    const replicas = at(json, 'replicas');
    must(Array.isArray(replicas) && replicas.every((replica) => at(replica, 'ready') === true), JSON.stringify(json));
  });
}

function directoryOf(scenario: Scenario): string {
  return String(scenario.remembered.get(DIRECTORY));
}
