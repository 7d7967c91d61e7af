import { ROUTES, type Route } from '../../../generated/routes.js';
import { call, closeConnections } from '../../support/http.js';
import { startServer, type TestServer } from '../../support/http-server.js';
import { exchangeRaw, RawConnection } from '../../support/raw-http.js';

const TASK = '6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const pathOf = (route: Route): string => `/${route.segments.map((each) => (each.kind === 'literal' ? each.text : TASK)).join('/')}`;

describe('the gate', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(async () => {
    closeConnections();
    await server.close();
  });

  describe('correlation ids', () => {
    it('a valid one is echoed, the longest too', async () => {
      for (const id of ['a', '~!id/with:signs', 'x'.repeat(128)]) {
        const { headers } = await call(`${server.url}/healthz`, { headers: { 'x-correlation-id': id } });
        expect(headers['x-correlation-id']).toBe(id);
      }
    });

    it.each(['', 'x'.repeat(129), 'two words', 'caf\u00e9', 'a\tb'])('%j is not echoed: the request is refused under a new one', async (id) => {
      const { status, headers, json } = await call(`${server.url}/metrics`, { headers: { 'x-correlation-id': id } });
      expect({ status, field: json?.['field'] }).toEqual({ status: 400, field: 'x-correlation-id' });
      expect(headers['x-correlation-id']).toMatch(UUID);
      expect(json?.['correlation_id']).toBe(headers['x-correlation-id']);
    });

    it.each([
      ['200', 'GET /healthz', 'GET', '/healthz', {}],
      ['200 of the metrics', 'GET /metrics', 'GET', '/metrics', {}],
      ['404', 'an unknown route', 'GET', '/v1/replicasets', {}],
      ['405', 'a wrong method', 'PATCH', '/v1/tasks', {}],
      ['406', 'a wrong Accept', 'GET', '/v1/tasks', { accept: 'text/html' }],
      ['413', 'a long body', 'POST', '/v1/tasks', { 'content-type': 'application/json', 'content-length': '99999999' }],
      ['415', 'a wrong media type', 'POST', '/v1/tasks', { 'content-type': 'text/xml', 'content-length': '2' }],
    ])('a %s bears one (%s)', async (status, _what, method, path, headers) => {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const answer = await exchangeRaw(server.port, `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nX-Correlation-Id: mine\r\n${lines.join('')}\r\n`);
      expect([String(answer.status), answer.headers['x-correlation-id']]).toEqual([status.slice(0, 3), 'mine']);
    });

    it('every operation bears one, on success and on refusal', async () => {
      for (const route of ROUTES) {
        for (const headers of [{}, { accept: 'x/y' }]) {
          const answer = await call(`${server.url}${pathOf(route)}`, { method: route.method, headers });
          expect(answer.headers['x-correlation-id']).toMatch(UUID);
          if (answer.status >= 400) expect(answer.json?.['correlation_id']).toBe(answer.headers['x-correlation-id']);
        }
      }
    });
  });

  describe('routes and methods', () => {
    it.each(['/', '/v1', '/v1/tasks/', '/V1/tasks', '//v1/tasks', '/v1/replicasets', '/v1/replicasets/x', '/metrics/', '/v1/artifacts/'])('%s is not found', async (path) => {
      expect(await call(server.url + path)).toMatchObject({ status: 404, json: { code: 'NOT_FOUND' } });
    });

    it('a method that a path does not take is 405, with those that it takes', async () => {
      const { status, headers, json } = await call(`${server.url}/v1/tasks`, { method: 'DELETE' });
      expect([status, headers.allow, json?.['code']]).toEqual([405, 'GET, HEAD, OPTIONS, POST', 'METHOD_NOT_ALLOWED']);
      expect((await call(`${server.url}/v1/tasks/${TASK}/cancel`)).headers.allow).toBe('OPTIONS, POST');
      expect((await call(`${server.url}/metrics`, { method: 'TRACE' })).headers.allow).toBe('GET, HEAD, OPTIONS');
    });

    it('OPTIONS tells the methods of a path and gives nothing to other origins', async () => {
      const { status, headers, text } = await call(`${server.url}/v1/sessions/${TASK}`, { method: 'OPTIONS', headers: { origin: 'http://localhost:3000', 'access-control-request-method': 'DELETE' } });
      expect([status, headers.allow, text]).toEqual([204, 'DELETE, GET, HEAD, OPTIONS', '']);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect((await exchangeRaw(server.port, 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n')).headers['allow']).toBe('DELETE, GET, HEAD, OPTIONS, PATCH, POST');
      expect((await call(`${server.url}/nowhere`, { method: 'OPTIONS' })).status).toBe(404);
    });

    it('HEAD answers as GET does, with no body, in both lanes', async () => {
      for (const path of ['/healthz', '/metrics', '/v1/tasks', `/v1/tasks/${TASK}`, '/v1/tasks/nope', '/nowhere']) {
        const connection = await RawConnection.open(server.port);
        connection.send(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nX-Correlation-Id: c\r\n\r\n`);
        const get = await connection.answer();
        connection.send(`HEAD ${path} HTTP/1.1\r\nHost: localhost\r\nX-Correlation-Id: c\r\n\r\n`);
        const head = await connection.answer(true);
        // The connection is still in step: another request on it is answered.
        connection.send(`GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n`);
        expect((await connection.answer()).status).toBe(200);
        connection.close();
        const { date: _then, ...wanted } = get.headers;
        const { date: _now, ...got } = head.headers;
        expect([head.status, got]).toEqual([get.status, wanted]);
      }
    });
  });

  describe('what the client takes and sends', () => {
    it.each(['text/html', 'application/json;q=0', 'text/event-stream'])('Accept: %s is refused where JSON is answered', async (accept) => {
      for (const path of ['/v1/tasks', '/healthz']) {
        expect(await call(server.url + path, { headers: { accept } })).toMatchObject({ status: 406, json: { code: 'NOT_ACCEPTABLE', field: 'Accept' } });
      }
    });

    it('a scrape with the Accept of Prometheus is served', async () => {
      const accept = 'application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.1';
      const { status, headers } = await call(`${server.url}/metrics`, { headers: { accept } });
      expect([status, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    });

    it('an error is JSON for a reader that takes only events', async () => {
      const { status, headers } = await call(`${server.url}/v1/tasks/00000000-0000-4000-8000-000000000000/stream`, { headers: { accept: 'text/event-stream' } });
      expect([status, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
    });

    it('an operation without a body in its answer asks nothing of Accept', async () => {
      expect((await call(`${server.url}/v1/tasks/${TASK}/cancel`, { method: 'POST', headers: { accept: 'text/html' } })).status).toBe(204);
    });
  });

  describe('targets', () => {
    it.each([
      ['an absolute URL', 'GET http://localhost/healthz HTTP/1.1', 200],
      ['an absolute URL with a query', 'GET http://localhost:80/v1/tasks?limit=1 HTTP/1.1', 200],
      ['an absolute URL without a path', 'GET http://localhost HTTP/1.1', 404],
      ['an absolute URL without a path, with a query', 'GET http://localhost?x=1 HTTP/1.1', 404],
      ['another scheme', 'GET ftp://localhost/healthz HTTP/1.1', 400],
      ['a fragment', 'GET /healthz#x HTTP/1.1', 400],
      ['a byte over 127', 'GET /healthz\u00e9 HTTP/1.1', 400],
      ['broken percent-encoding', 'GET /v1/tasks/%zz HTTP/1.1', 400],
      ['percent-encoding that is not UTF-8', 'GET /v1/tasks/%ff HTTP/1.1', 400],
      ['an encoded NUL', 'GET /v1/tasks/%00 HTTP/1.1', 400],
      ['an encoded slash in an id', 'GET /v1/tasks/a%2fstream HTTP/1.1', 400],
      ['dots', 'GET /v1/../metrics HTTP/1.1', 404],
      ['* without OPTIONS', 'GET * HTTP/1.1', 404],
      ['an encoded literal', 'GET /v1/%74asks?limit=1 HTTP/1.1', 200],
    ])('%s: %s', async (_what, line, status) => {
      expect((await exchangeRaw(server.port, Buffer.from(`${line}\r\nHost: localhost\r\n\r\n`, 'latin1'))).status).toBe(status);
    });

    it.each([
      ['no Host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
      ['two Hosts', 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n', 400],
      ['no Host in HTTP/1.0', 'GET /healthz HTTP/1.0\r\n\r\n', 200],
    ])('%s', async (_what, bytes, status) => {
      const answer = await exchangeRaw(server.port, bytes);
      expect([answer.status, answer.headers['x-correlation-id']]).toEqual([status, expect.stringMatching(UUID)]);
    });
  });

  describe('the query', () => {
    it.each([
      ['limit=0', 'limit'],
      ['limit=x', 'limit'],
      ['limit=', 'limit'],
      ['limit', 'limit'],
      ['limit=1&limit=2', 'limit'],
      ['limit=%', 'limit'],
      ['limit=%ff', 'limit'],
      ['state=dead', 'state'],
      ['session_id=x', 'session_id'],
      ['cursor=a%20b', 'cursor'],
      ['nope=1', 'nope'],
      ['__proto__=1', '__proto__'],
      ['limit[a]=1', 'limit[a]'],
    ])('?%s is refused and %s named', async (query, field) => {
      expect(await call(`${server.url}/v1/tasks?${query}`)).toMatchObject({ status: 400, json: { code: 'INVALID_PARAMS', field } });
    });

    it('is taken with or without the encoding that a browser leaves out', async () => {
      expect((await call(`${server.url}/v1/tasks?limit=1&session_id=${TASK}&&state=queued`)).status).toBe(200);
      // Reserved characters mean themselves here; that these are no cursor is the contract's judgement.
      expect(await call(`${server.url}/v1/tasks?cursor=a:b`)).toMatchObject({ status: 400, json: { field: 'cursor' } });
    });
  });
});
