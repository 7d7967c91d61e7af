import { HttpEndpoint } from '../../../../../src/infra/engines/http/endpoint.js';
import { askStream, EventStream, type StreamEvents } from '../../../../../src/infra/engines/http/event-stream.js';
import { EngineError } from '../../../../../src/ports/engine.js';
import { RecordingSink, gate, never } from '../../../../support/engine-sink.js';
import { FakeClock } from '../../../../support/fake-clock.js';
import { serve, type Script } from '../../../../support/scripted-server.js';

const timeouts = { connectMs: 1_000, firstTokenMs: 5_000, idleMs: 2_000, wallMs: 60_000 };
const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

/** A stream whose events end it. `spentMs`: how long the attempt took before. */
async function ask(script: Script, spentMs = 0): Promise<{ readonly clock: FakeClock; readonly asked: Promise<string> }> {
  const server = await serve(script);
  const endpoint = new HttpEndpoint(server.url);
  const clock = new FakeClock();
  opened.push(async () => endpoint.close(), () => server.close());
  const startedAt = clock.monotonic() - spentMs;
  const asked = askStream<string>({ endpoint, request: { method: 'GET', path: '/stream' }, timeouts, clock, startedAt }, never(), (flow) => {
    const events: StreamEvents = {
      event: (text, start, end) => flow.finish(text.slice(start, end), 'unwanted'),
      end: () => flow.finish('the end'),
      refusal: ({ status, text }) => new EngineError('INTERNAL', `${status} ${text}`),
    };
    return new EventStream('http://engine', new RecordingSink(), flow, events);
  });
  return { clock, asked };
}
const EVENTS = { 'content-type': 'text/event-stream' };

describe('a stream of events', () => {
  test('ends with its body, or before, where the rest is unwanted: then the connection is closed', async () => {
    expect(await (await ask((_, response) => void response.writeHead(200, EVENTS).end(':\n\n'))).asked).toBe('the end');
    const closed = gate();
    const { asked } = await ask((_, response) => {
      response.on('close', () => closed.open());
      response.writeHead(200, EVENTS).write('data: one\n\ndata: two\n\n');
    });
    expect(await asked).toBe('one');
    await closed.opened;
  });

  test('refused, its reason is read whole', async () => {
    const { asked } = await ask((_, response) => {
      response.writeHead(418).write('a');
      response.end('b');
    });
    await expect(asked).rejects.toMatchObject({ message: '418 ab' });
  });

  test('of another kind is malformed', async () => {
    const { asked } = await ask((_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('data: one\n\n'));
    await expect(asked).rejects.toMatchObject({ code: 'WORKER_RESET', message: expect.stringContaining('text/html') });
  });

  test('has for its first event what the attempt has left, and the message tells the whole limit', async () => {
    const called = gate();
    const { clock, asked } = await ask((_, response) => {
      response.writeHead(200, EVENTS).flushHeaders();
      called.open();
    }, 4_000);
    await called.opened;
    clock.advance(1_001);
    await expect(asked).rejects.toMatchObject({ code: 'DECODE_TIMEOUT', message: expect.stringContaining('5000 ms') });
  });
});
