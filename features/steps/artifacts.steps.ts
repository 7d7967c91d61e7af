import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { Then, When, type DataTable } from '@cucumber/cucumber';
import { parse } from 'yaml';
import { at, isRecord, type Json } from '../../scripts/json.js';
import { call } from '../../test/support/http.js';
import { must } from '../support/expect.js';
import { filled, names } from '../support/texts.js';
import type { Scenario } from '../support/world.js';

/** `changes` in YAML; `absent` takes a field away. Whatever is not said: a content that holds the name. */
async function store(scenario: Scenario, name: string, changes: Readonly<Record<string, string>> = {}): Promise<void> {
  const document: Record<string, unknown> = { kind: 'other', content: { name } };
  for (const [field, text] of Object.entries(changes)) {
    if (text === 'absent') delete document[field];
    else document[field] = parse(text);
  }
  await post(scenario, name, document);
}

async function post(scenario: Scenario, name: string, document: Json): Promise<void> {
  const answer = await scenario.request('/v1/artifacts', { method: 'POST', body: document });
  if (answer.status === 201) scenario.nameId(name, String(answer.json?.['id']));
  // The order of a list is that of milliseconds.
  await nextMillisecond();
}

async function nextMillisecond(): Promise<void> {
  const now = Date.now();
  while (Date.now() === now) await new Promise((resolve) => setImmediate(resolve));
}

When('artifact {word} is stored', async function (this: Scenario, name: string) {
  await store(this, name);
});

When('artifact {word} is stored with:', async function (this: Scenario, name: string, table: DataTable) {
  await store(this, name, filled(this, table));
});

const padded = (name: string, bytes: number): Json => ({ kind: 'other', content: { name, padding: 'p'.repeat(bytes) } });

When('artifact {word} of {int} bytes is stored with:', async function (this: Scenario, name: string, bytes: number, table: DataTable) {
  const changes = Object.entries(filled(this, table)).map(([field, text]) => [field, parse(text) as unknown]);
  await post(this, name, { ...padded(name, bytes), ...Object.fromEntries(changes) });
});

When('artifacts {} of {int} bytes are stored', async function (this: Scenario, list: string, bytes: number) {
  for (const name of names(list)) await post(this, name, padded(name, bytes));
});

When('all pages of {string} of artifacts are read', async function (this: Scenario, first: string) {
  const all: string[] = [];
  for (let path: string | undefined = first; path !== undefined; ) {
    const { json } = await this.request(path);
    all.push(...listed(json));
    const cursor: unknown = json?.['next_cursor'];
    path = cursor === undefined ? undefined : `${first}&cursor=${String(cursor)}`;
    must(all.length < 1000, 'The pages do not end.');
  }
  this.remembered.set('pages', all);
});

Then('the artifacts listed are {}', function (this: Scenario, list: string) {
  assert.deepEqual(listed(this.answer.json), names(list).map((name) => this.id(name)), this.answer.text);
});

Then('no artifact is listed', function (this: Scenario) {
  assert.deepEqual(listed(this.answer.json), []);
});

function listed(json: Json | undefined): readonly string[] {
  const found = json?.['artifacts'];
  must(Array.isArray(found), 'The answer is no list of artifacts.');
  return found.map((each: unknown) => String(at(each, 'id')));
}

Then('artifact {word} is whole', async function (this: Scenario, name: string) {
  await this.request(`/v1/artifacts/$${name}`);
  assert.equal(this.answer.status, 200, this.answer.text);
  assert.equal(createHash('sha256').update(this.answer.text).digest('hex'), this.id(name));
});

Then('artifacts {word} and {word} are different', function (this: Scenario, one: string, other: string) {
  assert.notEqual(this.id(one), this.id(other));
});

Then('the text of the answer is {string}', function (this: Scenario, text: string) {
  assert.equal(this.answer.text, text);
});

function fileOf(scenario: Scenario, name: string): string {
  const id = scenario.id(name);
  return join(scenario.dataDirInUse ?? '', 'artifacts', id.slice(0, 2), `${id.slice(2)}.json`);
}

When('the file of artifact {word} is altered', function (this: Scenario, name: string) {
  truncateSync(fileOf(this, name), 20);
});

Then('the file of artifact {word} lies in quarantine', function (this: Scenario, name: string) {
  assert.equal(existsSync(fileOf(this, name)), false);
  const kept = readdirSync(join(this.dataDirInUse ?? '', 'artifacts', 'quarantine'));
  must(kept.some((file) => file.endsWith(`-${this.id(name)}.json`)), kept.join());
});

Then('the log tells that artifact {word} is damaged', async function (this: Scenario, name: string) {
  const daemon = await this.daemon();
  const line = await daemon.logged(({ level, artifact_id: id }) => level === 'error' && id === this.id(name));
  assert.match(String(line['human']), /quarantine/);
});

/** Each client stores one document after the other. Only what was answered whole counts. */
When('artifacts are stored by {int} clients until {int} were answered, and the daemon is killed', async function (this: Scenario, clients: number, count: number) {
  const daemon = await this.daemon();
  const answered: string[] = [];
  let killed: Promise<unknown> | undefined;
  const client = async (lane: number): Promise<void> => {
    for (let n = 0; killed === undefined; n++) {
      const body = { kind: 'other', content: { lane, n, padding: 'p'.repeat(50_000) } };
      const answer = await call(`${daemon.url}/v1/artifacts`, { method: 'POST', body }).catch(() => undefined);
      if (answer?.status === 201 && isRecord(answer.json)) answered.push(String(answer.json['id']));
      if (answered.length >= count) killed ??= daemon.kill();
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, lane) => client(lane)));
  await killed;
  this.ended = { code: null, signal: 'SIGKILL' };
  this.remembered.set('artifacts', answered);
});

Then('every artifact that was answered is whole', async function (this: Scenario) {
  const ids = this.remembered.get('artifacts');
  must(Array.isArray(ids) && ids.length > 0, 'No artifact was answered.');
  for (const id of ids.map(String)) {
    const { status, text } = await this.request(`/v1/artifacts/${id}`);
    assert.equal(status, 200, text);
    assert.equal(createHash('sha256').update(text).digest('hex'), id);
  }
});
