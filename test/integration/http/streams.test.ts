import type { StreamTaskEvents } from '../../../generated/operations.js';
import type { SseConnection, SseDone } from '../../../generated/reply.js';
import { DomainError } from '../../../src/domain/errors.js';
import { FakeClock } from '../../support/fake-clock.js';
import { startServer, type TestServer } from '../../support/http-server.js';
import { RawConnection } from '../../support/raw-http.js';
import { StreamReader } from '../../support/sse.js';

const PATH = '/v1/tasks/6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10/stream';
const GET = `GET ${PATH} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
const END = { tokens_out: 0, decode_ms: 0, decode_time_ms: 0, finish_reason: 'stop' } as const;
type Connection = SseConnection<'streamTask'>;
type Done = SseDone<'streamTask'>;
type Run = (emit: StreamTaskEvents, connection: Connection) => Promise<Done>;

/** Settled by hand. */
function promise<T>(): { readonly settled: Promise<T>; readonly settle: (value: T) => void } {
  let settle = (_value: T): void => {};
  const settled = new Promise<T>((resolve) => (settle = resolve));
  return { settled, settle };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

describe.each(['hot', 'express'] as const)('a stream on the %s lane', (lanes) => {
  let server: TestServer;
  let clock: FakeClock;
  let run: Run;
  let runs = 0;
  let headers: { 'X-Budget-Tokens-Remaining'?: number; 'X-Budget-Time-Remaining-Ms'?: number; 'X-Budget-Cost-Remaining'?: number } = {};
  beforeAll(async () => {
    clock = new FakeClock();
    server = await startServer({
      lanes,
      clock,
      streams: { heartbeatMs: 1000, retryMs: 250 },
      handlers: {
        streamTask: async (_request, reply) =>
          reply[200].sse({
            headers,
            run: (emit, connection) => {
              runs += 1;
              return run(emit, connection);
            },
          }),
      },
    });
  });
  beforeEach(() => {
    server.log.entries.length = 0;
  });
  afterEach(async () => {
    // Whatever happened, nothing is left of it.
    await until(() => server.server.openRequests === 0);
    expect(clock.pendingTimers).toBe(0);
  });
  afterAll(() => server.close());

  /** A stream that the test writes, and its reader. */
  async function open(): Promise<{ reader: StreamReader; emit: StreamTaskEvents; connection: Connection; end: (done: Done) => void }> {
    const started = promise<[StreamTaskEvents, Connection]>();
    const ended = promise<Done>();
    run = (emit, connection) => {
      started.settle([emit, connection]);
      return ended.settled;
    };
    const reader = await StreamReader.open(server.url + PATH);
    const [emit, connection] = await started.settled;
    return { reader, emit, connection, end: ended.settle };
  }

  it('has the head that proxies and browsers need, and says when to come back', async () => {
    const { reader, emit, end } = await open();
    expect(reader.headers).toMatchObject({ 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no', 'x-correlation-id': expect.any(String) });
    expect(reader.headers['content-length']).toBeUndefined();
    end(emit.end('0', END));
    await reader.done();
    expect([reader.retryMs, reader.ended]).toEqual([250, 'closed']);
  });

  it('is open for its reader before anything was said', async () => {
    const { reader, emit, end } = await open();
    expect(reader.events).toEqual([]);
    end(emit.end('0', END));
    expect((await reader.done()).map(({ event }) => event)).toEqual(['end']);
  });

  it('tells everything, in order, with its ids', async () => {
    const { reader, emit, end } = await open();
    emit.started('0', { queue_position: 1, predicted_start_ms: 2, on_time_probability: 1 });
    for (let i = 0; i < 1000; i += 1) {
      if (i % 100 === 0) await turn();
      emit.token(String(i + 1), { t: `🐸 "${i}"\n\r\u2028`, i });
    }
    end(emit.end('1001', END));
    const events = await reader.done();
    expect(events.map(({ id }) => id)).toEqual(Array.from({ length: 1002 }, (_none, n) => String(n)));
    expect(reader.tokens().map(({ data }) => data['t'])).toEqual(Array.from({ length: 1000 }, (_none, i) => `🐸 "${i}"\n\r\u2028`));
  });

  it('gives no id to what comes before started, so that a reader that comes back has none to send', async () => {
    const queued = { queue_position: 1, predicted_start_ms: 20, predicted_start_low_ms: 10, predicted_start_high_ms: 30, on_time_probability: 0.5 };
    const metrics = { queue_depth: 1, on_time_probability: 0.5, kv_warmth: false, predicted_start_ms: 20 };
    run = async (emit) => {
      emit.queued(queued);
      emit.metrics(undefined, metrics);
      emit.started('0', { queue_position: 1, predicted_start_ms: 20, on_time_probability: 0.5 });
      emit.metrics('0', metrics);
      return emit.end('1', END);
    };
    const connection = await RawConnection.open(server.port);
    connection.send(GET);
    const wire = await connection.until((text) => text.endsWith('0\r\n\r\n'));
    expect(wire).toContain(`event: queued\ndata: ${JSON.stringify(queued)}\n\nevent: metrics\ndata: ${JSON.stringify(metrics)}\n\nid: 0\nevent: started\n`);
    connection.close();
    const reader = await StreamReader.open(server.url + PATH);
    expect((await reader.done()).map(({ event, id }) => [event, id])).toEqual([['queued', ''], ['metrics', ''], ['started', '0'], ['metrics', '0'], ['end', '1']]);
  });

  it('tells in its head what is left of the budgets, and nothing where none counts', async () => {
    headers = { 'X-Budget-Tokens-Remaining': 0, 'X-Budget-Time-Remaining-Ms': 59_000, 'X-Budget-Cost-Remaining': 0.048 };
    const told = await open();
    expect(told.reader.headers).toMatchObject({ 'x-budget-tokens-remaining': '0', 'x-budget-time-remaining-ms': '59000', 'x-budget-cost-remaining': '0.048' });
    told.end(told.emit.end('0', END));
    await told.reader.done();
    headers = {};
    const silent = await open();
    expect(Object.keys(silent.reader.headers).filter((name) => name.startsWith('x-budget'))).toEqual([]);
    silent.end(silent.emit.end('0', END));
    await silent.reader.done();
  });

  it('puts what is said in one turn of the event loop into one chunk, the end included', async () => {
    run = async (emit) => {
      emit.started('0', { queue_position: 0, predicted_start_ms: 0, on_time_probability: 1 });
      for (let i = 0; i < 50; i += 1) emit.token(String(i + 1), { t: 'x', i });
      return emit.end('51', END);
    };
    const connection = await RawConnection.open(server.port);
    connection.send(GET);
    const wire = await connection.until((text) => text.endsWith('0\r\n\r\n'));
    expect(wire.match(/^[0-9a-f]+\r$/gm)).toHaveLength(2);
    connection.close();
  });

  it('leaves its connection ready for the next request, and answers one that was sent ahead', async () => {
    run = async (emit) => emit.end('0', END);
    const connection = await RawConnection.open(server.port);
    connection.send(`${GET}GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect((await connection.answer()).body).toContain('event: end');
    expect((await connection.answer()).status).toBe(200);
    connection.send(GET);
    expect((await connection.answer()).body).toContain('event: end');
    connection.close();
  });

  it('is whole for HTTP/1.0 too, where the end of the connection is its end', async () => {
    run = async (emit) => {
      emit.token('1', { t: 'x', i: 0 });
      return emit.end('2', END);
    };
    const connection = await RawConnection.open(server.port);
    connection.send(`GET ${PATH} HTTP/1.0\r\n\r\n`);
    const wire = await connection.rest();
    expect(wire.slice(wire.indexOf('\r\n\r\n') + 4)).toBe('retry: 250\n\nid: 1\nevent: token\ndata: {"t":"x","i":0}\n\nid: 2\nevent: end\ndata: {"tokens_out":0,"decode_ms":0,"decode_time_ms":0,"finish_reason":"stop"}\n\n');
  });

  it('beats while it is idle, and only then', async () => {
    const { reader, emit, end } = await open();
    clock.advance(1000);
    // The head itself was the first sign of life.
    for (let beats = 1; beats <= 3; beats += 1) {
      clock.advance(1000);
      await until(() => reader.comments === beats);
    }
    emit.token('1', { t: 'x', i: 0 });
    await reader.until((events) => events.length === 1);
    clock.advance(1000);
    await turn();
    clock.advance(1000);
    await until(() => reader.comments === 4);
    end(emit.end('2', END));
    await reader.done();
    expect(reader.comments).toBe(4);
  });

  it('makes its producer wait for a reader that does not read, and loses nothing', async () => {
    const { reader, emit, connection, end } = await open();
    reader.pause();
    const text = 'x'.repeat(10_000);
    let sent = 0;
    let room: Promise<void> | undefined;
    // What the sockets on both sides hold is bounded, so at some time there is no room.
    while ((room = connection.drained()) === undefined) {
      emit.token(String(sent + 1), { t: text, i: sent });
      sent += 1;
      if (sent % 4 === 0) await turn();
    }
    expect(sent).toBeLessThan(2000);
    const before = process.memoryUsage().arrayBuffers;
    clock.advance(10_000);
    await turn();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000);
    reader.resume();
    // It settles at a heartbeat's time too.
    for (; room !== undefined; room = connection.drained()) await room;
    end(emit.end(String(sent + 1), END));
    await reader.done();
    expect(reader.tokens()).toHaveLength(sent);
    expect(reader.text()).toBe(text.repeat(sent));
    // Nor were signs of life heaped up for it while it slept.
    expect(reader.comments).toBe(0);
  });

  it('whose reader leaves aborts its signal, and what is still said goes nowhere', async () => {
    const { reader, emit, connection, end } = await open();
    emit.token('1', { t: 'x', i: 0 });
    await reader.until((events) => events.length === 1);
    reader.leave();
    await until(() => connection.signal.aborted);
    for (let i = 1; i < 100; i += 1) emit.token(String(i + 1), { t: 'x'.repeat(1000), i });
    expect(connection.drained()).toBeUndefined();
    end(connection.cut());
    await until(() => server.server.openRequests === 0);
    expect(server.log.at('error')).toEqual([]);
  });

  it('whose reader leaves while its producer waits lets the producer go on', async () => {
    const { reader, emit, connection, end } = await open();
    reader.pause();
    let room: Promise<void> | undefined;
    for (let i = 0; (room = connection.drained()) === undefined; i += 1) {
      emit.token(String(i + 1), { t: 'x'.repeat(10_000), i });
      await turn();
    }
    reader.leave();
    await room;
    await until(() => connection.signal.aborted);
    end(connection.cut());
  });

  it('to a client that sent a long body with its request still sees that client leave', async () => {
    const aborted = promise<void>();
    run = async (_emit, connection) => {
      await new Promise<void>((resolve) => connection.signal.addEventListener('abort', () => resolve()));
      aborted.settle();
      return connection.cut();
    };
    const connection = await RawConnection.open(server.port);
    connection.send(`GET ${PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000000\r\n\r\n`);
    connection.send(Buffer.alloc(9_000_000));
    await connection.until((text) => text.includes('retry:'));
    connection.close();
    await aborted.settled;
  });

  it('on which a client sends garbage is cut', async () => {
    const ended = promise<boolean>();
    run = async (_emit, connection) => {
      await new Promise<void>((resolve) => connection.signal.addEventListener('abort', () => resolve()));
      ended.settle(true);
      return connection.cut();
    };
    const connection = await RawConnection.open(server.port);
    connection.send(GET);
    await connection.until((text) => text.includes('retry:'));
    connection.send('nonsense\r\n\r\n');
    expect(await ended.settled).toBe(true);
    await connection.ended();
  });

  it('that fails before it said anything is an error like any other', async () => {
    run = () => Promise.reject(new DomainError({ code: 'NOT_FOUND', message: 'No task has this id.' }));
    await expect(StreamReader.open(server.url + PATH)).rejects.toThrow('refused with 404');
    run = () => {
      throw new Error('a defect');
    };
    await expect(StreamReader.open(server.url + PATH)).rejects.toThrow('refused with 500');
    expect(server.log.at('error')).toMatchObject([{ cause: { message: 'a defect' } }]);
  });

  it('that fails later is cut, which its reader can tell from an end', async () => {
    const failed = promise<Done>();
    run = (emit) => {
      emit.started('0', { queue_position: 0, predicted_start_ms: 0, on_time_probability: 1 });
      return failed.settled.then(() => Promise.reject(new Error('a defect')));
    };
    const connection = await RawConnection.open(server.port);
    connection.send(GET);
    await connection.until((text) => text.includes('event: started'));
    failed.settle(Object(undefined));
    const wire = await connection.rest();
    expect(wire).not.toContain('\r\n0\r\n\r\n');
    expect(server.log.at('error')).toMatchObject([{ cause: { message: 'a defect' }, fields: { correlation_id: expect.any(String) } }]);
  });

  it('never shows a payload that breaks the contract', async () => {
    const broken: unknown = { t: 5, i: 'x' };
    const proceed = promise<void>();
    run = async (emit) => {
      emit.started('0', { queue_position: 0, predicted_start_ms: 0, on_time_probability: 1 });
      await proceed.settled;
      Reflect.apply(emit.token, emit, ['1', broken]);
      return emit.end('2', END);
    };
    const connection = await RawConnection.open(server.port);
    connection.send(GET);
    await connection.until((text) => text.includes('event: started'));
    proceed.settle();
    const wire = await connection.rest();
    expect(wire).not.toContain('event: token');
    expect(wire).not.toContain('event: end');
    expect(String(server.log.at('error')[0]?.cause)).toContain('token');
  });

  it('says nothing after its terminal event', async () => {
    run = async (emit) => {
      const done = emit.end('1', END);
      emit.token('2', { t: 'late', i: 0 });
      return done;
    };
    const reader = await StreamReader.open(server.url + PATH);
    expect((await reader.done()).map(({ event }) => event)).toEqual(['end']);
  });

  it('is looked at by HEAD without being read', async () => {
    const before = runs;
    const connection = await RawConnection.open(server.port);
    connection.send(`HEAD ${PATH} HTTP/1.1\r\nHost: localhost\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    const head = await connection.answer(true);
    expect([head.status, head.headers['content-type'], head.headers['cache-control']]).toEqual([200, 'text/event-stream', 'no-cache, no-transform']);
    expect((await connection.answer()).status).toBe(200);
    expect(runs).toBe(before);
    connection.close();
  });

  it('is one line in the access log, when it is over', async () => {
    const { reader, emit, end } = await open();
    expect(server.log.entries).toEqual([]);
    clock.advance(500);
    end(emit.end('0', END));
    await reader.done();
    await until(() => server.server.openRequests === 0);
    expect(server.log.entries).toMatchObject([{ level: 'info', fields: { status: 200, operation: 'streamTask', job_id: '6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10', duration_ms: 500 } }]);
  });
});
