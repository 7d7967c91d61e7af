import assert from 'node:assert/strict';
import { Given, When, type DataTable } from '@cucumber/cucumber';
import { isRecord } from '../../scripts/json.js';
import { call } from '../../test/support/http.js';
import { startLlamaServer, type LlamaServer } from '../../test/support/llama-server.js';
import { eventually, must } from '../support/expect.js';
import { poolOf } from '../support/pools.js';
import type { Scenario } from '../support/world.js';

type Replica = Readonly<Record<string, unknown>>;

/** By replica, of each scenario. */
const llamaServers = new WeakMap<Scenario, ReadonlyMap<unknown, LlamaServer>>();

/** A row for each replica, with any of its keys and of its faults. */
Given('a daemon whose pool {string} has these replicas:', function (this: Scenario, id: string, table: DataTable) {
  const replicas = table.hashes().map(({ id: replicaId = '', ...row }) => ({ ...replicasOf(poolOf(row))[0], id: replicaId }));
  this.config['pools'] = [{ id, engine: 'mock', model: id, probe_interval_ms: 50, replicas }];
  this.standardTask = { ...this.standardTask, model_ref: id };
});

When('the replicas of pool {string} have the version {word}', function (this: Scenario, id: string, version: string) {
  changeReplicas(this, id, { version });
});

When('the texts of pool {string} end after their first poem', function (this: Scenario, id: string) {
  changeReplicas(this, id, { end_chance: 1 });
});

Given('{int} llama.cpp servers of 1 slot, and a daemon with a pool {string} on them', async function (this: Scenario, count: number, id: string) {
  const servers = await Promise.all(Array.from({ length: count }, () => startLlamaServer({ slots: 1 })));
  for (const server of servers) this.cleanups.push(() => server.stop());
  llamaServers.set(this, new Map(servers.map((server, at) => [`r${at}`, server])));
  const replicas = servers.map(({ url }, at) => ({ id: `r${at}`, url }));
  this.config['pools'] = [{ id, engine: 'llamacpp', model: id, probe_interval_ms: 50, replicas }];
  this.standardTask = { ...this.standardTask, engine: 'llamacpp', model_ref: id };
  const daemon = await this.daemon();
  await eventually(async () => {
    const { json } = await call(`${daemon.url}/v1/pools/${id}/health`);
    assert.deepEqual(replicasOf(json).map(({ ready }) => ready), replicas.map(() => true));
  });
});

Given(
  '{word} has read {int} tokens of a strict task {word} of {int} tokens',
  async function (this: Scenario, reader: string, tokens: number, task: string, maxTokens: number) {
    // A grammar that forbids the end: the end-of-text token would come before the server is killed.
    const response_format = '{type: grammar, grammar: "root ::= [a-z ]+ root"}';
    assert.equal((await this.submit(task, { max_tokens: String(maxTokens), determinism: 'strict', response_format })).status, 202, this.answer.text);
    const opened = await this.read(reader, task);
    await opened.until((events) => events.filter((event) => event.event === 'token').length >= tokens);
  },
);

When('the llama.cpp server under task {word} is killed', async function (this: Scenario, task: string) {
  const server = llamaServers.get(this)?.get((await this.look(task))['replica_id']);
  must(server !== undefined, 'The task runs at no server of this scenario.');
  await server.stop();
});

When('task {word} is submitted as task {word} was', async function (this: Scenario, name: string, other: string) {
  const { task_id: _task, session_id: _session, ...asked } = this.task(other).body;
  this.standardTask = asked;
  assert.equal((await this.submit(name)).status, 202, this.answer.text);
});

function changeReplicas(scenario: Scenario, id: string, change: Replica): void {
  const pools = scenario.config['pools'];
  must(Array.isArray(pools), 'The configuration has no pools.');
  scenario.config['pools'] = pools.map((pool: unknown) =>
    isRecord(pool) && pool['id'] === id ? { ...pool, replicas: replicasOf(pool).map((replica) => ({ ...replica, ...change })) } : pool,
  );
}

function replicasOf(pool: unknown): readonly Replica[] {
  const replicas = isRecord(pool) ? pool['replicas'] : undefined;
  return Array.isArray(replicas) ? replicas.filter(isRecord) : [];
}
