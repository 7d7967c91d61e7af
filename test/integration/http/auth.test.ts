import { networkInterfaces } from 'node:os';
import { ROUTES } from '../../../generated/routes.js';
import { call, closeConnections } from '../../support/http.js';
import { contractHandlers } from '../../support/http-handlers.js';
import { startServer, type TestServer } from '../../support/http-server.js';
import { exchangeRaw } from '../../support/raw-http.js';

const TASK = '6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10';
const SECURED = '/v1/tasks';
const OPEN = ['/metrics', '/healthz', '/readyz'];

describe('with API keys configured', () => {
  let server: TestServer;
  const callers: unknown[] = [];
  beforeAll(async () => {
    server = await startServer({
      keys: { laptop: 'sesame', cluster: 'pa\u00dfwort' },
      handlers: {
        listTasks: async (request, reply, context) => {
          callers.push(context.caller);
          return contractHandlers().listTasks(request, reply, context);
        },
      },
    });
  });
  afterAll(async () => {
    closeConnections();
    await server.close();
  });

  it('a request without a key is 401 and told how to send one', async () => {
    for (const headers of [{}, { 'x-api-key': '' }, { authorization: 'Bearer ' }, { authorization: 'Bearer' }, { authorization: 'Basic c2VzYW1l' }, { authorization: 'sesame' }]) {
      const { status, headers: answer, json } = await call(server.url + SECURED, { headers });
      expect([status, json?.['code'], answer['www-authenticate']]).toEqual([401, 'UNAUTHORIZED', 'Bearer realm="orchestratord"']);
    }
  });

  it('a wrong key is 403', async () => {
    for (const headers of [{ 'x-api-key': 'Sesame' }, { 'x-api-key': 'sesame ' + 'x' }, { authorization: 'Bearer sesam' }, { 'x-api-key': 'x'.repeat(10_000) }, { 'x-api-key': ['sesame', 'sesame'] }]) {
      expect(await call(server.url + SECURED, { headers })).toMatchObject({ status: 403, json: { code: 'FORBIDDEN' } });
    }
  });

  it('a right key is let in under its id, whichever header bears it', async () => {
    for (const headers of [{ 'x-api-key': 'sesame' }, { authorization: 'Bearer sesame' }, { authorization: 'bearer   sesame' }, { authorization: 'Bearer sesame', 'x-api-key': 'sesame' }]) {
      expect((await call(server.url + SECURED, { headers })).status).toBe(200);
      expect(callers.pop()).toEqual({ kind: 'key', id: 'laptop' });
    }
  });

  it('a key beyond ASCII is known by its UTF-8 bytes', async () => {
    const answer = await exchangeRaw(server.port, Buffer.from(`GET ${SECURED} HTTP/1.1\r\nHost: x\r\nX-API-Key: pa\u00dfwort\r\n\r\n`, 'utf8'));
    expect(answer.status).toBe(200);
    expect(callers.pop()).toEqual({ kind: 'key', id: 'cluster' });
  });

  it('two different keys are a mistake that is told, even where one is right', async () => {
    expect(await call(server.url + SECURED, { headers: { authorization: 'Bearer sesame', 'x-api-key': 'other' } })).toMatchObject({ status: 400, json: { field: 'Authorization' } });
  });

  it('every route but the probes and the metrics needs one, and so does what is no route', async () => {
    for (const route of ROUTES) {
      const path = `/${route.segments.map((each) => (each.kind === 'literal' ? each.text : TASK)).join('/')}`;
      expect([path, (await call(server.url + path, { method: route.method })).status]).toEqual([path, OPEN.includes(path) ? 200 : 401]);
    }
    for (const [method, path] of [['GET', '/nowhere'], ['OPTIONS', SECURED], ['PATCH', SECURED], ['HEAD', SECURED]] as const) {
      expect([method, path, (await call(server.url + path, { method })).status]).toEqual([method, path, 401]);
    }
    expect((await call(`${server.url}/metrics`, { method: 'POST' })).status).toBe(405);
  });

  it('a body is not read before its sender is known', async () => {
    const answer = await exchangeRaw(server.port, 'POST /v1/tasks HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n');
    expect(answer.status).toBe(401);
  });

  it('a peer elsewhere is served as well as one here, and a key never stands in the log', async () => {
    await call(server.url + SECURED, { headers: { 'x-api-key': 'sesame', 'x-forwarded-for': '10.1.2.3', origin: 'https://elsewhere.test' } });
    expect(JSON.stringify(server.log.entries)).not.toContain('sesame');
    expect(server.log.entries.some(({ fields }) => fields['key_id'] === 'laptop')).toBe(true);
  });

  it('a key that is not configured by a SHA-256 is refused at the start', async () => {
    const { createAuthenticator } = await import('../../../src/app/middleware/auth.js');
    expect(() => createAuthenticator([{ id: 'k', sha256: 'abc' }])).toThrow('API key k');
  });
});

describe('without API keys', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ host: '::' });
  });
  afterAll(async () => {
    closeConnections();
    await server.close();
  });

  it('a program on this machine is served, by IPv4, IPv6 and name', async () => {
    for (const host of ['127.0.0.1', '[::1]', 'localhost']) {
      expect((await call(`http://${host}:${server.port}${SECURED}`)).status).toBe(200);
    }
    expect((await call(server.url + SECURED, { headers: { origin: 'http://localhost:3000' } })).status).toBe(200);
  });

  it.each([
    ['a Host of another name: DNS rebinding', { host: 'evil.test' }],
    ['a Host that only begins well', { host: 'localhost.evil.test' }],
    ['an Origin elsewhere', { origin: 'https://evil.test' }],
    ['an Origin of null', { origin: 'null' }],
    ['Forwarded', { forwarded: 'for=10.1.2.3' }],
    ['X-Forwarded-For', { 'x-forwarded-for': '127.0.0.1' }],
    ['X-Forwarded-Anything', { 'x-forwarded-anything': '' }],
    ['X-Real-IP', { 'x-real-ip': '127.0.0.1' }],
    ['Via', { via: '1.1 proxy' }],
  ])('%s is not: 401, with the reason', async (_what, headers) => {
    const { status, json, headers: answer } = await call(server.url + SECURED, { headers });
    expect([status, json?.['code'], answer['www-authenticate']]).toEqual([401, 'UNAUTHORIZED', 'Bearer realm="orchestratord"']);
    expect(json?.['message']).toMatch(/No API key is configured, so only programs on this machine are served, and .+\. Configure keys/);
    for (const path of OPEN) expect((await call(server.url + path, { headers })).status).toBe(200);
  });

  it('a target that names another place does not get in by a good Host, nor the other way about', async () => {
    expect((await exchangeRaw(server.port, `GET http://evil.test${SECURED} HTTP/1.1\r\nHost: localhost\r\n\r\n`)).status).toBe(401);
    expect((await exchangeRaw(server.port, `GET http://localhost${SECURED} HTTP/1.1\r\nHost: evil.test\r\n\r\n`)).status).toBe(401);
    expect((await exchangeRaw(server.port, `GET http://localhost${SECURED} HTTP/1.1\r\nHost: localhost\r\n\r\n`)).status).toBe(200);
  });

  it('a forwarding header does not hide behind two thousand others', async () => {
    const many = 'a:1\r\n'.repeat(2500);
    expect((await exchangeRaw(server.port, `GET ${SECURED} HTTP/1.1\r\nHost: localhost\r\n${many}Forwarded: for=10.1.2.3\r\n\r\n`)).status).toBe(401);
  });

  it('a peer that comes from another machine is refused, whatever it says of itself', async () => {
    const outside = Object.values(networkInterfaces()).flat().find((each) => each !== undefined && !each.internal && each.family === 'IPv4');
    if (outside === undefined) return; // no other interface here; local-peer.test.ts judges the address alone
    expect((await call(`http://${outside.address}:${server.port}${SECURED}`, { headers: { host: 'localhost' } })).status).toBe(401);
  });
});
