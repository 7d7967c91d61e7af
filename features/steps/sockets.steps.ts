import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Given, Then, When } from '@cucumber/cucumber';
import { call } from '../../test/support/http.js';
import { must } from '../support/expect.js';
import type { Scenario } from '../support/world.js';

/** Bytes that no HTTP library would send. */
async function open(scenario: Scenario): Promise<Socket> {
  const daemon = await scenario.daemon();
  const socket = connect(daemon.port, '127.0.0.1');
  socket.on('error', () => undefined);
  scenario.cleanups.push(() => void socket.destroy());
  return socket;
}

async function everything(socket: Socket, withinMs: number): Promise<string> {
  let said = '';
  socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')));
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The connection was still open after ${withinMs} ms. So far: ${said}`)), withinMs);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  return said;
}

/** As in C: \r, \n, \0 and \xff; the lines of the text itself are joined without anything between them. */
const bytesOf = (text: string): Buffer =>
  Buffer.from(
    text
      .split('\n')
      .join('')
      .replace(/\\(r|n|0|x[0-9a-f]{2})/g, (_, code: string) =>
        code.startsWith('x') ? String.fromCharCode(parseInt(code.slice(1), 16)) : { r: '\r', n: '\n', '0': '\0' }[code] ?? '',
      ),
    'latin1',
  );

When('a client sends these bytes and closes:', async function (this: Scenario, text: string) {
  const socket = await open(this);
  socket.end(bytesOf(text));
  this.remembered.set('raw', await everything(socket, 5_000));
});

When('a client sends these bytes and falls silent:', async function (this: Scenario, text: string) {
  const socket = await open(this);
  socket.write(bytesOf(text));
  this.remembered.set('raw', await everything(socket, 15_000));
});

Given('{int} clients that connect and say nothing', async function (this: Scenario, clients: number) {
  for (let client = 0; client < clients; client++) await open(this);
});

Then('the raw answer begins with {string}', function (this: Scenario, start: string) {
  const raw = String(this.remembered.get('raw'));
  must(raw.startsWith(start), JSON.stringify(raw));
});

Then('the raw answer bears {string}', function (this: Scenario, text: string) {
  const raw = String(this.remembered.get('raw'));
  must(raw.toLowerCase().includes(text.toLowerCase()), JSON.stringify(raw));
});

Then('the connection is closed without a 5xx', function (this: Scenario) {
  assert.doesNotMatch(String(this.remembered.get('raw')), /^HTTP\/1\.1 5/m);
});

/** The machine's own address beside 127.0.0.1: a peer that is not loopback. */
When('{string} is requested from another address', async function (this: Scenario, line: string) {
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal);
  if (outside === undefined) return 'skipped';
  const [method = '', path = ''] = line.split(' ');
  const daemon = await this.daemon();
  this.answer = await call(`http://${outside.address}:${daemon.port}${path}`, { method, headers: this.headers });
  return undefined;
});
