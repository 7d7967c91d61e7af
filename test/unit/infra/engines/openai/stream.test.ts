import type { ServerResponse } from 'node:http';
import type { Engine } from '../../../../../src/ports/engine.js';
import { RecordingSink, complete, gate, generateRequest, never } from '../../../../support/engine-sink.js';
import { FakeClock } from '../../../../support/fake-clock.js';
import type { Script } from '../../../../support/scripted-server.js';
import { answer, wireForm } from '../../../../support/wire-forms.js';
import { CHAT, against, timeouts } from './against.js';

describe('over a socket', () => {
  const bytes = Buffer.from(wireForm('openai', 'ollama-chat').response.body);
  /** Writes the body in pieces, each flushed by itself, and leaves when all are out. */
  const inPieces = (pieces: readonly Buffer[], end: (response: ServerResponse) => void): Promise<Engine> =>
    against((request, response) => {
      if (request.url !== '/v1/chat/completions') return request.url === '/v1/models' ? answer('openai', 'plain-models', response) : void response.writeHead(404).end();
      response.socket?.setNoDelay(true);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const write = async (): Promise<void> => {
        for (const piece of pieces) {
          await new Promise((written) => response.write(piece, written));
          await new Promise((turn) => setImmediate(turn));
        }
        end(response);
      };
      void write();
    }, { ctxMax: 100 });

  test('a body that comes byte by byte is the same text', async () => {
    const engine = await inPieces(Array.from(bytes, (byte) => Buffer.from([byte])), (response) => response.end());
    expect(await complete(engine, { input: CHAT })).toMatchObject({ text: 'the old pond', finish: 'stop', tokensIn: 30, tokensOut: 4 });
  });

  test('a connection cut after any of its events breaks the attempt off, with what came before', async () => {
    const ends = [...bytes.toString().matchAll(/\n\n/g)].map(({ index }) => index + 2);
    for (const at of ends.slice(0, 3)) {
      const engine = await inPieces([bytes.subarray(0, at)], (response) => response.destroy());
      const sink = new RecordingSink();
      await expect(engine.generate(generateRequest({ input: CHAT }), sink, never())).rejects.toMatchObject({ name: 'EngineError', code: 'WORKER_RESET' });
      expect('the old pond'.startsWith(sink.text) && sink.text !== '').toBe(true);
    }
  });

  test('an abort closes the connection, which is how the server learns of it', async () => {
    const { opened: left, open } = gate();
    const engine = await inPieces([bytes.subarray(0, bytes.indexOf('\n\n') + 2)], (response) => response.once('close', open));
    const sink = new RecordingSink();
    const abort = new AbortController();
    sink.onToken = () => abort.abort();
    await expect(engine.generate(generateRequest({ input: CHAT }), sink, abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
    await left;
    expect(sink.pieces).toEqual(['the']);
  });
});

describe('time limits', () => {
  /** Answers a completion as `respond` says, and moves the clock as the test does. */
  const timed = async (respond: Script): Promise<{ readonly engine: Engine; readonly clock: FakeClock; readonly asked: Promise<void> }> => {
    const clock = new FakeClock();
    const { opened: asked, open } = gate();
    const engine = await against((request, response, body) => {
      if (request.url === '/v1/models') return answer('openai', 'plain-models', response);
      if (request.url !== '/v1/chat/completions') return void response.writeHead(404).end();
      respond(request, response, body);
      open();
    }, { clock, ctxMax: 100 });
    await engine.describe(never());
    return { engine, clock, asked };
  };
  const EVENTS = { 'content-type': 'text/event-stream' };
  const over = { name: 'EngineError', code: 'DECODE_TIMEOUT' };

  test('no first token within its limit, pings or not', async () => {
    const { engine, clock, asked } = await timed((_, response) => void response.writeHead(200, EVENTS).write(': ping\n\n'));
    const attempt = complete(engine, { input: CHAT });
    await asked;
    clock.advance(timeouts.firstTokenMs);
    await expect(attempt).rejects.toMatchObject({ ...over, message: expect.stringContaining('no token within 5000 ms') });
    expect(clock.pendingTimers).toBe(0);
  });

  test('silence after the first token, and the wall for one that goes on; a thought ends the wait for the first', async () => {
    for (const first of ['data: {"choices":[{"delta":{"content":"a"}}]}\n\n', 'data: {"choices":[{"delta":{"reasoning_content":"hm"}}]}\n\n']) {
      const { engine, clock, asked } = await timed((_, response) => void response.writeHead(200, EVENTS).write(first));
      const attempt = complete(engine, { input: CHAT });
      await asked;
      // The idle limit is the nearer one once the event was read.
      while ((clock.nextTimerInMs ?? 0) !== timeouts.idleMs) await new Promise((done) => setImmediate(done));
      clock.advance(timeouts.idleMs);
      await expect(attempt).rejects.toMatchObject({ ...over, message: expect.stringContaining('fell silent for 2000 ms') });
    }
  });

  test('all tries together have the first-token limit of one', async () => {
    let tries = 0;
    const { engine, clock, asked } = await timed((_, response) => {
      if (++tries === 1) response.writeHead(503, { 'retry-after': '4' }).end();
    });
    const attempt = complete(engine, { input: CHAT });
    await asked;
    while (clock.nextTimerInMs !== 4_000) await new Promise((done) => setImmediate(done));
    clock.advance(4_000);
    while (tries < 2 || clock.pendingTimers === 0) await new Promise((done) => setImmediate(done));
    clock.advance(1_000);
    await expect(attempt).rejects.toMatchObject({ ...over, message: expect.stringContaining('no token within 5000 ms') });
    expect(tries).toBe(2);
  });
});

test('a batch of vectors may be larger than any short answer, and is bounded too', async () => {
  const vector = `[${Array.from({ length: 200_000 }, (_, i) => (i % 7) / 8).join(',')}]`;
  let copies = 12;
  const engine = await against((request, response) => {
    if (request.url === '/v1/models') return answer('openai', 'plain-models', response);
    if (request.url !== '/v1/embeddings') return void response.writeHead(404).end();
    response.end(`{"data":[${Array.from({ length: copies }, (_, index) => `{"index":${index},"embedding":${vector}}`).join(',')}]}`);
  }, { ctxMax: 100, workloads: ['embedding'] });
  const { taskId } = generateRequest();
  const { vectors } = await engine.embed({ taskId, texts: Array.from({ length: 12 }, String) }, never());
  expect(vectors.map(({ length }) => length)).toEqual(Array.from({ length: 12 }, () => 200_000));
  copies = 80;
  await expect(engine.embed({ taskId, texts: ['a'] }, never())).rejects.toMatchObject({ code: 'WORKER_RESET', message: expect.stringContaining('67108864') });
});
