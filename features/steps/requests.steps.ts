import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { Then, When, type DataTable } from '@cucumber/cucumber';
import { at } from '../../scripts/json.js';
import { parse } from 'yaml';
import { eventually, expectRows, expectValue, must } from '../support/expect.js';
import { filled } from '../support/texts.js';
import type { Scenario } from '../support/world.js';

/** `GET /v1/tasks/$a`, where $a stands for the uuid of task a. */
const methodAndPath = (line: string): { method: string; path: string } => {
  const [method = '', path = ''] = line.split(' ');
  return { method, path };
};

When('{string} is requested', async function (this: Scenario, line: string) {
  const { method, path } = methodAndPath(line);
  await this.request(path, { method });
  this.page = { path, cursor: String(this.answer.json?.['next_cursor']) };
});

When('{string} is requested with the headers:', async function (this: Scenario, line: string, table: DataTable) {
  const { method, path } = methodAndPath(line);
  await this.request(path, { method, headers: filled(this, table) });
});

When('{string} is requested with the body {string} and the headers:', async function (this: Scenario, line: string, body: string, table: DataTable) {
  const { method, path } = methodAndPath(line);
  await this.request(path, { method, body, headers: table.rowsHash() });
});

When('{string} is requested with the body:', async function (this: Scenario, line: string, body: string) {
  const { method, path } = methodAndPath(line);
  await this.request(path, { method, body: this.fill(body), headers: { 'content-type': 'application/json' } });
});

When('{string} is requested with a body of {int} bytes', async function (this: Scenario, line: string, bytes: number) {
  const { method, path } = methodAndPath(line);
  const frame = { ...this.taskBody('template'), prompt: '' };
  const prompt = 'x'.repeat(bytes - JSON.stringify(frame).length);
  await this.request(path, { method, body: { ...frame, prompt } });
});

When('{string} is requested with {int} nested arrays', async function (this: Scenario, line: string, depth: number) {
  const { method, path } = methodAndPath(line);
  await this.request(path, { method, body: '['.repeat(depth) + ']'.repeat(depth), headers: { 'content-type': 'application/json' } });
});

When('{string} is requested with {int} bytes of headers', async function (this: Scenario, line: string, bytes: number) {
  const { method, path } = methodAndPath(line);
  await this.request(path, { method, headers: { 'x-filler': 'x'.repeat(bytes) } });
});

When('{string} is requested with an endless body', async function (this: Scenario, line: string) {
  const { method, path } = methodAndPath(line);
  const daemon = await this.daemon();
  this.answer = await new Promise((resolve, reject) => {
    const outgoing = request(daemon.url + path, { method, agent: false, headers: { 'content-type': 'application/json' } }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      incoming.on('end', () => {
        clearInterval(feeding);
        outgoing.destroy();
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json: parse(text) });
      });
    });
    outgoing.on('error', reject);
    const feeding = setInterval(() => outgoing.write('"'.padEnd(1000, 'x')), 5);
  });
});

When('a task is submitted whose {word} holds the bytes {word}', async function (this: Scenario, field: string, hex: string) {
  const marker = 'MARKER';
  const [before = '', after = ''] = JSON.stringify({ ...this.taskBody('template'), [field]: marker }).split(marker);
  const body = Buffer.concat([Buffer.from(before), Buffer.from(hex, 'hex'), Buffer.from(after)]);
  await this.request('/v1/tasks', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
});

Then('the answer is {int}', function (this: Scenario, status: number) {
  assert.equal(this.answer.status, status, this.answer.text);
});

Then('the answer is {int} {word}', function (this: Scenario, status: number, code: string) {
  expectError(this, status, code);
});

Then('the answer is {int} {word} about {word}', function (this: Scenario, status: number, code: string, field: string) {
  expectError(this, status, code);
  // The name of a header means the same in any case.
  assert.equal(String(this.answer.json?.['field']).toLowerCase(), field.toLowerCase(), this.answer.text);
});

Then('the answer shows:', function (this: Scenario, table: DataTable) {
  expectRows(this.answer.json, filled(this, table), 'the answer');
});

Then('the message says {string}', function (this: Scenario, text: string) {
  const message = String(this.answer.json?.['message']);
  must(message.toLowerCase().includes(text.toLowerCase()), message);
});

Then('the answer has the headers:', function (this: Scenario, table: DataTable) {
  for (const [name, wanted] of Object.entries(filled(this, table))) {
    expectValue(this.answer.headers[name.toLowerCase()], wanted, `the header ${name}`);
  }
});

Then('the answer is empty', function (this: Scenario) {
  assert.equal(this.answer.text, '');
});

Then('{string} soon shows:', async function (this: Scenario, line: string, table: DataTable) {
  const { method, path } = methodAndPath(line);
  await eventually(async () => {
    await this.request(path, { method });
    expectRows(this.answer.json, filled(this, table), line);
  });
});

Then('the answer shows the version of both contracts', async function (this: Scenario) {
  for (const contract of ['contracts/data.yaml', 'contracts/control.yaml']) {
    const document: unknown = parse(await readFile(contract, 'utf8'));
    assert.equal(this.answer.json?.['api_version'], at(document, 'info.version'));
  }
});

Then('the entry of the engine {word} shows:', function (this: Scenario, engine: string, table: DataTable) {
  const engines = this.answer.json?.['engines'];
  must(Array.isArray(engines), this.answer.text);
  const entry: unknown = engines.find((each: unknown) => at(each, 'engine') === engine);
  expectRows(entry, table.rowsHash(), engine);
});

Then('the {word} of the answer is remembered', function (this: Scenario, path: string) {
  this.remembered.set(path, at(this.answer.json, path));
});

Then('the answer has the remembered {word}', function (this: Scenario, path: string) {
  assert.deepEqual(at(this.answer.json, path), this.remembered.get(path));
});

Then('the answer has less than the remembered {word}', function (this: Scenario, path: string) {
  const [now, before] = [Number(at(this.answer.json, path)), Number(this.remembered.get(path))];
  must(now < before, `${path} is ${now}, and was ${before}.`);
});

/** Every failure has the envelope, the code's one status, and the request's correlation id. */
function expectError(scenario: Scenario, status: number, code: string): void {
  const { answer } = scenario;
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.headers['content-type']?.split(';')[0], 'application/json');
  assert.equal(answer.json?.['code'], code, answer.text);
  assert.match(String(answer.json?.['message']), /\S/);
  assert.equal(answer.json?.['correlation_id'], answer.headers['x-correlation-id']);
}
