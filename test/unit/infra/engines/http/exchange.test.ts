import { createServer, type Socket } from 'node:net';
import type { ServerResponse } from 'node:http';
import { createLlamacppEngine } from '../../../../../src/infra/engines/llamacpp/engine.js';
import type { Engine, GenerateResult } from '../../../../../src/ports/engine.js';
import { RecordingSink, complete, gate, generateRequest, never } from '../../../../support/engine-sink.js';
import { FakeClock } from '../../../../support/fake-clock.js';
import { serve, type Script, type ScriptedServer } from '../../../../support/scripted-server.js';
import { EVENTS, FINAL_EVENT, PROGRESS_EVENT, replay, tokenEvent } from '../llamacpp/recorded.js';

/** What all HTTP engines have in common, shown on llama.cpp's driver against servers that misbehave. */
const timeouts = { connectMs: 1_000, firstTokenMs: 5_000, idleMs: 2_000, wallMs: 60_000 };

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

interface Setting {
  readonly engine: Engine;
  readonly server: ScriptedServer;
  readonly clock: FakeClock;
}
async function against(script: Script): Promise<Setting> {
  const server = await serve(script);
  const clock = new FakeClock();
  const engine = createLlamacppEngine({ url: server.url, timeouts, clock });
  opened.push(() => engine.close(), () => server.close());
  return { engine, server, clock };
}
/** A server of raw bytes, for what node:http would not say. */
async function raw(onSocket: (socket: Socket) => void, scheme = 'http'): Promise<{ readonly engine: Engine; readonly clock: FakeClock }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = address !== null && typeof address !== 'string' ? address.port : 0;
  const clock = new FakeClock();
  const engine = createLlamacppEngine({ url: `${scheme}://127.0.0.1:${port}`, timeouts, clock });
  opened.push(
    () => engine.close(),
    async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  );
  return { engine, clock };
}

/** A stream that a test steers: it answers, and the response is then in the test's hands. */
async function steered(): Promise<Setting & { readonly sink: RecordingSink; readonly attempt: Promise<GenerateResult>; readonly response: ServerResponse; tokens(count: number): Promise<void> }> {
  let response: ServerResponse | undefined;
  const called = gate();
  const setting = await against((_, answer) => {
    response = answer.writeHead(200, EVENTS);
    answer.flushHeaders();
    called.open();
  });
  const sink = new RecordingSink();
  const attempt = setting.engine.generate(generateRequest(), sink, never());
  attempt.catch(() => undefined);
  await called.opened;
  if (response === undefined) throw new Error('No request came.');
  const tokens = (count: number): Promise<void> =>
    new Promise((resolve) => {
      sink.onToken = (seen) => {
        if (seen >= count) resolve();
      };
      if (sink.pieces.length >= count) resolve();
    });
  return { ...setting, sink, attempt, response, tokens };
}

describe('time limits', () => {
  test('a server that takes the connection and never greets is unready after the connect limit', async () => {
    const reached = gate();
    const { engine, clock } = await raw(() => reached.open(), 'https');
    const attempt = expect(complete(engine)).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining('within 1000 ms') });
    await reached.opened;
    clock.advance(1_000);
    await attempt;
  });

  test('without a token the attempt ends at the first-token limit, progress or not', async () => {
    const { clock, attempt, response, sink } = await steered();
    const told = gate();
    sink.onAsked = told.open;
    response.write(PROGRESS_EVENT);
    await told.opened;
    clock.advance(4_999);
    const again = gate();
    sink.onAsked = again.open;
    response.write(PROGRESS_EVENT);
    await again.opened;
    clock.advance(1);
    await expect(attempt).rejects.toMatchObject({ code: 'DECODE_TIMEOUT', message: expect.stringContaining('no token within 5000 ms') });
    expect(sink.prompts).toHaveLength(1);
  });

  test('silence between tokens ends it at the idle limit, counted from the last one', async () => {
    const { clock, attempt, response, tokens } = await steered();
    for (let count = 1; count <= 3; count++) {
      response.write(tokenEvent(' still'));
      await tokens(count);
      clock.advance(1_999);
    }
    clock.advance(1);
    await expect(attempt).rejects.toMatchObject({ code: 'DECODE_TIMEOUT', message: expect.stringContaining('silent for 2000 ms') });
  });

  test('pings of a server whose engine hangs do not put the idle limit off', async () => {
    const { clock, attempt, response, tokens, sink } = await steered();
    response.write(tokenEvent(' still'));
    await tokens(1);
    clock.advance(1_500);
    const pinged = gate();
    sink.onAsked = pinged.open;
    response.write(': ping\n\n');
    await pinged.opened;
    clock.advance(500);
    await expect(attempt).rejects.toMatchObject({ code: 'DECODE_TIMEOUT', message: expect.stringContaining('silent for 2000 ms') });
  });

  test('an attempt that goes on and on ends at the wall limit', async () => {
    const { clock, attempt, response, tokens, sink } = await steered();
    for (let count = 1; count <= 40; count++) {
      response.write(tokenEvent(' on'));
      await tokens(count);
      clock.advance(1_500);
    }
    await expect(attempt).rejects.toMatchObject({ code: 'DECODE_TIMEOUT', message: expect.stringContaining('over 60000 ms') });
    expect(sink.pieces).toHaveLength(40);
  });

  test('while a full sink holds the stream, the engine’s silence does not count', async () => {
    const { clock, attempt, response, tokens, sink } = await steered();
    const full = gate();
    const asked = gate();
    sink.onAsked = asked.open;
    sink.hold = full.opened;
    response.write(tokenEvent(' a'));
    await asked.opened;
    clock.advance(30_000);
    sink.hold = undefined;
    full.open();
    response.write(tokenEvent(' b'));
    await tokens(2);
    clock.advance(1_999);
    response.end(FINAL_EVENT);
    await expect(attempt).resolves.toMatchObject({ finish: 'length' });
  });

  test('a short answer that does not come makes the engine unready', async () => {
    const asked = gate();
    const { engine, clock } = await against(() => asked.open());
    const attempt = expect(engine.describe(never())).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining('did not answer /props within 2000 ms') });
    await asked.opened;
    clock.advance(2_000);
    await attempt;
  });

  test('a finished attempt leaves no timer', async () => {
    const { engine, clock } = await against((_, response) => response.writeHead(200, EVENTS).end(tokenEvent(' a') + FINAL_EVENT));
    await complete(engine);
    await complete(engine);
    await engine.close();
    await new Promise(setImmediate);
    expect(clock.pendingTimers).toBe(0);
  });

  test('an engine that does not end the body after its last event loses the connection, not the result', async () => {
    const { clock, attempt, response } = await steered();
    const closed = new Promise((resolve) => response.once('close', resolve));
    response.write(tokenEvent(' a') + FINAL_EVENT);
    await expect(attempt).resolves.toMatchObject({ tokensOut: 2 });
    clock.advance(1_000);
    await closed;
  });
});

test('a full sink stops the reading, and nothing is lost', async () => {
  let response: ServerResponse | undefined;
  const { engine } = await against((request, answer) => {
    if (request.url === '/completion') (response = answer.writeHead(200, EVENTS)).write(tokenEvent(' a'));
    else replay('health-ok', answer);
  });
  const sink = new RecordingSink();
  const [full, asked] = [gate(), gate()];
  sink.hold = full.opened;
  sink.onAsked = asked.open;
  const attempt = engine.generate(generateRequest(), sink, never());
  await asked.opened;
  await new Promise((sent) => response?.write(tokenEvent(' b'), sent));
  await engine.probe(never());
  await engine.probe(never());
  expect([sink.pieces, sink.asked]).toEqual([[' a'], 1]);
  full.open();
  response?.end(FINAL_EVENT);
  await attempt;
  expect(sink.pieces).toEqual([' a', ' b']);
});

describe('answers that break off or are none', () => {
  test('a stream that is cut is WORKER_RESET, and what came stays', async () => {
    const { attempt, response, tokens, sink } = await steered();
    response.write(tokenEvent(' a') + tokenEvent(' b').slice(0, 20));
    await tokens(1);
    response.destroy();
    await expect(attempt).rejects.toMatchObject({ code: 'WORKER_RESET', message: expect.stringContaining('broke off') });
    expect(sink.pieces).toEqual([' a']);
  });

  test('a body that ends before the last event is WORKER_RESET', async () => {
    const { attempt, response } = await steered();
    response.end(tokenEvent(' a'));
    await expect(attempt).rejects.toMatchObject({ code: 'WORKER_RESET' });
  });

  test.each([
    ['no answer at all', '', /without an answer/],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', /broken HTTP/],
    ['endless headers', `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, /broken HTTP/],
    ['half a body', 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: 999\r\n\r\ndata', /broke off/],
    ['another media type', 'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 2\r\n\r\nhi', /text\/html/],
  ])('%s is WORKER_RESET', async (_, bytes, words) => {
    const { engine } = await raw((socket) => socket.once('data', () => socket.end(bytes)));
    await expect(complete(engine)).rejects.toMatchObject({ name: 'EngineError', code: 'WORKER_RESET', message: expect.stringMatching(words) });
  });

  test('a web page where llama-server should be is said to be one', async () => {
    const { engine } = await against((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>hello</html>'));
    await expect(engine.describe(never())).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining('does not describe itself') });
    expect(await engine.probe(never())).toMatchObject({ live: true, ready: false, lastError: expect.stringContaining('/health') });
  });

  test('an answer without an end is given up at its bound', async () => {
    const { engine } = await against((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const megabyte = 'x'.repeat(1_048_576);
      for (let sent = 0; sent < 9; sent++) response.write(megabyte);
    });
    await expect(engine.describe(never())).rejects.toMatchObject({ code: 'WORKER_RESET', message: expect.stringContaining('over 8388608 characters') });
  });

  test('a redirect is not followed', async () => {
    const elsewhere = await serve((_, response) => replay('completion', response));
    opened.push(() => elsewhere.close());
    const { engine } = await against((_, response) => response.writeHead(307, { location: `${elsewhere.url}/completion` }).end());
    await expect(complete(engine)).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining('redirect (307)') });
    expect(elsewhere.connections()).toBe(0);
  });

  test('what an engine says is quoted on one line and cut', async () => {
    const message = `bad\r\n\u001b[31m\u202e${'x'.repeat(5_000)}`;
    const { engine } = await against((_, response) => response.writeHead(400).end(JSON.stringify({ error: { message, type: 'invalid_request_error' } })));
    const { message: said } = await complete(engine).then(
      () => new Error('It ran.'),
      (error: Error) => error,
    );
    expect(said).toMatch(/^[\x20-\x7e…]+$/);
    expect(said.length).toBeLessThan(600);
  });

  test('a sink that throws ends the attempt as our own failure', async () => {
    const { engine } = await against((_, response) => response.writeHead(200, EVENTS).end(tokenEvent(' a') + FINAL_EVENT));
    const sink = new RecordingSink();
    sink.onToken = () => {
      throw new Error('the disk is gone');
    };
    await expect(engine.generate(generateRequest(), sink, never())).rejects.toMatchObject({ code: 'INTERNAL', message: expect.stringContaining('the disk is gone') });
  });

  test('a sink that fails while it is full does so too', async () => {
    const { engine } = await against((_, response) => response.writeHead(200, EVENTS).write(tokenEvent(' a')));
    const sink = new RecordingSink();
    sink.onAsked = () => {
      sink.hold = Promise.reject(new Error('the log is gone'));
    };
    await expect(engine.generate(generateRequest(), sink, never())).rejects.toMatchObject({ code: 'INTERNAL', message: expect.stringContaining('the log is gone') });
  });
});

describe('connections', () => {
  test('one connection serves one task after the other', async () => {
    const { engine, server } = await against((_, response) => response.writeHead(200, EVENTS).end(tokenEvent(' a') + FINAL_EVENT));
    for (let task = 0; task < 5; task++) {
      await complete(engine);
      await engine.probe(never());
    }
    expect(server.connections()).toBeLessThanOrEqual(2);
  });

  test('a kept connection that the engine had closed costs no task', async () => {
    let served = 0;
    const { engine, server } = await against((request, response) => {
      // Every connection dies as its second request comes: an idle limit that just passed.
      if (++served % 2 === 0) request.socket.destroy();
      else response.writeHead(200, EVENTS).end(tokenEvent(' a') + FINAL_EVENT);
    });
    await complete(engine);
    expect((await complete(engine)).text).toBe(' a');
    expect([served, server.connections()]).toEqual([3, 2]);
  });

  test('an abort closes the connection of its task', async () => {
    const { engine } = await against((request, response) => {
      request.socket.once('close', closed.open);
      response.writeHead(200, EVENTS).write(tokenEvent(' a'));
    });
    const closed = gate();
    const abort = new AbortController();
    const sink = new RecordingSink();
    sink.onToken = () => abort.abort();
    await expect(engine.generate(generateRequest(), sink, abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
    await closed.opened;
    expect(sink.pieces).toEqual([' a']);
  });

  test('an abort while the template is asked for ends there', async () => {
    const paths: string[] = [];
    const asked = gate();
    const { engine } = await against((request) => {
      paths.push(request.url ?? '');
      asked.open();
    });
    const abort = new AbortController();
    const input = { kind: 'messages', messages: [{ role: 'user', content: 'hi' }] } as const;
    const attempt = expect(engine.generate(generateRequest({ input }), new RecordingSink(), abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
    await asked.opened;
    abort.abort();
    await attempt;
    expect(paths).toEqual(['/apply-template']);
  });
});
