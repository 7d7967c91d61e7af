import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { FlushQueue } from '../../../../src/api/http/flush-queue.js';
import { SseStream } from '../../../../src/api/http/sse.js';
import { FakeClock } from '../../../support/fake-clock.js';

/** The stream alone, on a real socket whose other end does not read, with a signal that does not follow the socket. */
describe('a producer that waits for room', () => {
  let server: Server;
  let client: Socket;
  let stream: SseStream;
  let aborter: AbortController;
  const clock = new FakeClock();

  beforeEach(async () => {
    server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    client = connect(port, '127.0.0.1');
    client.pause();
    client.on('error', () => undefined);
    client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const response = await new Promise<ServerResponse>((resolve) => server.once('request', (_request, res) => resolve(res)));
    aborter = new AbortController();
    stream = new SseStream(response, {
      headers: {},
      retryMs: 0,
      heartbeatMs: 1000,
      schedule: (delayMs, fire) => clock.schedule(delayMs, fire),
      flushes: new FlushQueue((run) => clock.soon(run)),
      held: undefined,
      signal: aborter.signal,
    });
  });
  afterEach(async () => {
    client.destroy();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    expect(clock.pendingTimers).toBe(0);
  });

  /** Writes until the sockets on both sides hold no more, and gives what the producer waits for. */
  async function full(): Promise<{ readonly room: Promise<void> | undefined }> {
    for (;;) {
      stream.event('token', '1', JSON.stringify('x'.repeat(50_000)));
      for (let n = 0; n < 20 && stream.drained() !== undefined; n += 1) await new Promise((resolve) => setImmediate(resolve));
      const room = stream.drained();
      if (room !== undefined) return { room };
    }
  }

  it('is let go when its signal aborts, and is not stopped again', async () => {
    const { room } = await full();
    aborter.abort();
    await room;
    expect(stream.drained()).toBeUndefined();
    stream.cut();
  });

  it('is let go when the stream is over, and is not stopped again', async () => {
    const { room } = await full();
    stream.cut();
    await room;
    expect(stream.drained()).toBeUndefined();
    stream.event('token', '2', '"after"');
    stream.finish();
  });

  it('is not interrupted by a sign of life within an event that comes in parts', async () => {
    let got = '';
    client.setEncoding('utf8').on('data', (text: string) => (got += text));
    client.resume();
    stream.begin('result', '1');
    stream.part('{"a":');
    for (let s = 0; s < 5; s++) clock.advance(1_000);
    stream.part('1}');
    stream.end();
    for (let s = 0; s < 3; s++) clock.advance(1_000);
    stream.finish();
    while (!got.endsWith('0\r\n\r\n')) await new Promise((resolve) => setImmediate(resolve));
    const body = got.slice(got.indexOf('\r\n\r\n') + 4).replace(/(?:^|\r\n)[0-9a-f]+\r\n/g, '');
    expect(body).toContain('id: 1\nevent: result\ndata: {"a":1}\n\n');
    expect(body).toContain(': keep-alive');
  });
});
