import { startServer, type TestServer } from '../../support/http-server.js';
import { exchangeRaw, RawConnection, type RawAnswer } from '../../support/raw-http.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const POST = 'POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
const GET = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n';

/** An answer from outside the lanes is an answer like any other. */
function expectEnvelope(answer: RawAnswer, status: number, code: string): void {
  expect(answer).toMatchObject({ status, headers: { 'content-type': 'application/json; charset=utf-8', 'x-correlation-id': expect.any(String) } });
  expect(JSON.parse(answer.body)).toMatchObject({ code, correlation_id: answer.headers['x-correlation-id'] });
}

describe('on the wire', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ lanes: 'hot', limits: { headersTimeoutMs: 150, requestTimeoutMs: 300 } });
  });
  afterAll(async () => {
    expect(server.log.at('error')).toEqual([]);
    await server.close();
  });

  describe.each([
    ['a request line that is none', 'nonsense\r\n\r\n'],
    ['an unknown method', 'FETCH / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['another protocol', 'GET / SMTP/1.1\r\n\r\n'],
    ['a preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['TLS', Buffer.from('16030100f1010000ed0303', 'hex')],
    ['a space before a colon', 'GET / HTTP/1.1\r\nHost : localhost\r\n\r\n'],
    ['a folded header', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n c\r\n\r\n'],
    ['a NUL in a header', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: b\0c\r\n\r\n'],
    ['a bare LF', 'GET / HTTP/1.1\nHost: localhost\n\n'],
    ['a negative Content-Length', `${POST}Content-Length: -1\r\n\r\n`],
    ['a Content-Length that is no number', `${POST}Content-Length: 1x\r\n\r\n`],
    ['two lengths', `${POST}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`],
    ['a length beside chunks: request smuggling', `${POST}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['chunks that are not the last coding', `${POST}Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n`],
    ['an unknown coding', `${POST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
  ])('%s', (_what, bytes) => {
    it('is answered 400 and the connection is ended', async () => {
      const connection = await RawConnection.open(server.port);
      connection.send(bytes);
      const answer = await connection.answer();
      expectEnvelope(answer, 400, 'INVALID_PARAMS');
      expect(answer.headers['x-correlation-id']).toMatch(UUID);
      expect(answer.headers['connection']).toBe('close');
      expect(await connection.ended()).toBe('ended');
    });
  });

  it.each([
    ['a chunk size that is none', `${POST}Transfer-Encoding: chunked\r\nX-Correlation-Id: mine\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`],
    ['a chunk longer than it says', `${POST}Transfer-Encoding: chunked\r\nX-Correlation-Id: mine\r\n\r\n1\r\n{}\r\n0\r\n\r\n`],
    ['garbage after a good chunk', `${POST}Transfer-Encoding: chunked\r\nX-Correlation-Id: mine\r\n\r\n2\r\n{}\r\n\x01\x02\r\n`],
  ])('%s is answered 400 under the id of its request', async (_what, bytes) => {
    const connection = await RawConnection.open(server.port);
    connection.send(bytes);
    const answer = await connection.answer();
    expectEnvelope(answer, 400, 'INVALID_PARAMS');
    expect(answer.headers['x-correlation-id']).toBe('mine');
    expect(await connection.ended()).toBe('ended');
  });

  it('an answer that is given in the turn in which the parser gives up goes out whole', async () => {
    const connection = await RawConnection.open(server.port);
    connection.send('DELETE /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: gzip\r\n\r\n');
    expectEnvelope(await connection.answer(), 405, 'METHOD_NOT_ALLOWED');
    expect(await connection.ended()).toBe('ended');
  });

  it('a flood of what is no HTTP is answered once, and read on until its sender has seen it', async () => {
    const connection = await RawConnection.open(server.port);
    connection.send('nonsense\r\n\r\n');
    expectEnvelope(await connection.answer(), 400, 'INVALID_PARAMS');
    expect(await connection.ended()).toBe('ended');
    // A sender that has not looked up yet is not reset, which could cost it the answer.
    for (let n = 0; n < 20; n += 1) {
      await new Promise<void>((resolve, reject) => {
        connection.socket.write('x'.repeat(1_000_000), (error) => (error ? reject(error) : resolve()));
      });
    }
    expect(await connection.rest()).toBe('');
    connection.close();
  });

  it('headers over the limit are 431', async () => {
    for (const bytes of [`GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(17_000)}\r\n\r\n`, `GET /${'x'.repeat(17_000)} HTTP/1.1\r\n\r\n`, `GET /healthz HTTP/1.1\r\n${'a:b\r\n'.repeat(9000)}\r\n`]) {
      expectEnvelope(await exchangeRaw(server.port, bytes), 431, 'HEADERS_TOO_LARGE');
    }
  });

  it('chunk extensions without end are refused', async () => {
    const answer = await exchangeRaw(server.port, `${POST}Transfer-Encoding: chunked\r\n\r\n2;${'x'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`);
    expectEnvelope(answer, 413, 'TOO_LARGE');
  });

  it('headers that come too slowly are 408', async () => {
    const connection = await RawConnection.open(server.port);
    connection.send('GET /healthz HTTP/1.1\r\nHost: loc');
    expectEnvelope(await connection.answer(), 408, 'REQUEST_TIMEOUT');
    expect(await connection.ended()).toBe('ended');
  });

  it('a body that comes too slowly is 408, under the id of its request', async () => {
    const connection = await RawConnection.open(server.port);
    connection.send(`${POST}X-Correlation-Id: slow\r\nContent-Length: 100\r\n\r\n{`);
    const answer = await connection.answer();
    expectEnvelope(answer, 408, 'REQUEST_TIMEOUT');
    expect(answer.headers['x-correlation-id']).toBe('slow');
    expect(await connection.ended()).toBe('ended');
  });

  it('a client that ends its half of the connection in mid-body is told that something is missing', async () => {
    const connection = await RawConnection.open(server.port);
    connection.send(`${POST}X-Correlation-Id: half\r\nContent-Length: 100\r\n\r\n{`);
    connection.socket.end();
    const answer = await connection.answer();
    expectEnvelope(answer, 400, 'INVALID_PARAMS');
    expect(answer.headers['x-correlation-id']).toBe('half');
  });

  it('a client that is gone in mid-body is nobody to answer', async () => {
    const connection = await RawConnection.open(server.port);
    connection.send(`${POST}X-Correlation-Id: gone\r\nContent-Length: 100\r\n\r\n{`);
    await openRequests(1);
    connection.socket.resetAndDestroy();
    await openRequests(0);
    expect(server.log.entries.at(-1)).toMatchObject({ level: 'info', fields: { correlation_id: 'gone' }, human: expect.stringContaining('left before it was answered') });
  });

  it('CONNECT is refused', async () => {
    expectEnvelope(await exchangeRaw(server.port, 'CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test:443\r\n\r\n'), 405, 'METHOD_NOT_ALLOWED');
  });

  it('an upgrade is not made: the request is answered as if it had not asked', async () => {
    for (const protocol of ['websocket', 'h2c']) {
      const answer = await exchangeRaw(server.port, `GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`);
      expect(answer.status).toBe(200);
    }
  });

  it('an expectation other than 100-continue is refused', async () => {
    expectEnvelope(await exchangeRaw(server.port, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nExpect: miracles\r\n\r\n'), 400, 'INVALID_PARAMS');
  });

  it('pipelined requests are answered in order, what is no HTTP after them last', async () => {
    const connection = await RawConnection.open(server.port);
    connection.send(`${GET}GET /v1/tasks HTTP/1.1\r\nHost: localhost\r\n\r\n${GET}nonsense\r\n\r\n`);
    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await connection.answer()).status);
    expect(statuses).toEqual([200, 200, 200, 400]);
    expect(await connection.ended()).toBe('ended');
  });

  it('HTTP/1.0 gets its answers and its end', async () => {
    const connection = await RawConnection.open(server.port);
    connection.send('GET /healthz HTTP/1.0\r\n\r\n');
    expect((await connection.answer()).status).toBe(200);
    expect(await connection.ended()).toBe('ended');
  });

  it('five hundred connections of noise leave nothing behind', async () => {
    const noises = ['\r\n\r\n\r\n', '\0\0\0\0', 'GET', 'G'.repeat(5000), `${POST}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n`, `${POST}Content-Length: 99999999999999999999\r\n\r\n`];
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(
        Array.from({ length: 25 }, async (_none, n) => {
          const connection = await RawConnection.open(server.port);
          connection.send(noises[(round + n) % noises.length] ?? '');
          connection.socket.end();
          await connection.ended();
          connection.close();
        }),
      );
    }
    await openRequests(0);
    expect(server.server.openRequests).toBe(0);
  });

  /** Waits until so many requests are under way. */
  async function openRequests(wanted: number): Promise<void> {
    while (server.server.openRequests !== wanted) await new Promise((resolve) => setImmediate(resolve));
  }
});
