import { DOCUMENTS } from '../../../generated/documents.js';
import type { Handlers } from '../../../generated/operations.js';
import { ROUTES } from '../../../generated/routes.js';
import type { RequestContext } from '../../../src/api/context.js';
import { createRouter } from '../../../src/app/router.js';
import { documentValidator } from '../../../src/app/lanes/document-validator.js';
import type { Document } from '../../../src/app/lanes/validator-document.js';
import { call, closeConnections } from '../../support/http.js';
import { contractHandlers } from '../../support/http-handlers.js';
import { TASK_BODY } from '../../support/http-requests.js';
import { startServer, type TestServer } from '../../support/http-server.js';
import { exchangeRaw } from '../../support/raw-http.js';

/** What express-openapi-validator does by itself and must not do here; each was seen with its version 5.6.2. */
const ID = '6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10';
type Lied = Partial<Handlers<RequestContext>>;

/** What only a handler that got past the compiler could answer. */
const forged = <T>(value: unknown): T => Object(value);

describe('express-openapi-validator', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ lanes: 'express' });
  });
  afterAll(async () => {
    closeConnections();
    await server.close();
  });

  it('1: does not keep a compiled schema for every Content-Type that a client makes up', async () => {
    const cost = async (contentType: (n: number) => string): Promise<number> => {
      const before = process.cpuUsage();
      for (let n = 0; n < 50; n += 1) {
        const headers = { 'content-type': contentType(n) };
        expect((await call(`${server.url}/v1/tasks`, { method: 'POST', headers, body: JSON.stringify(TASK_BODY) })).status).toBe(202);
        expect((await call(`${server.url}/v1/pools`, { headers })).status).toBe(200);
      }
      return process.cpuUsage(before).user;
    };
    await cost(() => 'application/json');
    const known = await cost(() => 'application/json');
    // Each one that is kept costs 170 kB, and some 20 ms of compilation: what 20 requests cost.
    expect(await cost((n) => `application/json; x=${n}`)).toBeLessThan(4 * known);
  });

  it('3: HEAD, OPTIONS, 406, WWW-Authenticate and a missing body are answered as HTTP has them', async () => {
    const url = `${server.url}/v1/pools`;
    expect((await call(url, { method: 'HEAD' })).status).toBe(200);
    expect((await call(url, { method: 'OPTIONS' })).status).toBe(204);
    expect((await call(url, { headers: { accept: 'text/html' } })).status).toBe(406);
    expect((await call(url, { headers: { host: 'evil.test' } })).headers['www-authenticate']).toBe('Bearer realm="orchestratord"');
    expect(await call(`${url}/haiku/drain`, { method: 'POST' })).toMatchObject({ status: 400, json: { field: 'body' } });
  });

  it.each([
    ['an unknown type', () => changed('"At least one replica answers.","type":"boolean"', '"At least one replica answers.","type":"bolean"')],
    ['a reference that leads nowhere', () => changed('#/components/schemas/PoolHealth"', '#/components/schemas/PoolHealt"')],
    ['a pattern that is none', () => changed('"pattern":"^[A-Za-z0-9][A-Za-z0-9._-]*$"', '"pattern":"("')],
    ['an example that does not fit', () => changed('"value":{"deadline_ms":30000}', '"value":{"deadline_ms":-1}')],
    ['a path that is no path', () => changed('"/v1/pools/{id}/drain"', '"v1/pools/{id}/drain"')],
  ])('4: a contract with %s is refused at the start', async (_what, damaged) => {
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const routes = ROUTES.filter((route) => route.document === 'control');
    await expect(documentValidator(routes, { ...DOCUMENTS, control: damaged() })).rejects.toThrow();
    quiet.mockRestore();
  });

  it('4: the contracts as they are are served', async () => {
    await documentValidator(ROUTES);
  });

  it('4: the event loop turns between the compilation of two routes, so that a start opens its files meanwhile', async () => {
    const routes = ROUTES.slice(0, 5);
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      next = setImmediate(turn);
    };
    let next = setImmediate(turn);
    await documentValidator(routes);
    clearImmediate(next);
    expect(turns).toBeGreaterThanOrEqual(routes.length);
  });

  it('5: path parameters reach the handler decoded, as the contract types them', async () => {
    const { json } = await call(`${server.url}/v1/pools/a%2E%62-c/health`);
    expect(json?.['pool_id']).toBe('a.b-c');
    expect(await call(`${server.url}/v1/pools/a%20b/health`)).toMatchObject({ status: 400, json: { field: 'id' } });
  });

  it('6: the two contracts do not answer 404 for each other', async () => {
    const statuses = await Promise.all(
      ROUTES.map(async (route) => {
        const path = `/${route.segments.map((each) => (each.kind === 'literal' ? each.text : ID)).join('/')}`;
        return (await call(server.url + path, { method: route.method })).status;
      }),
    );
    expect(new Set(ROUTES.map((route) => route.document))).toEqual(new Set(['data', 'control']));
    expect(statuses.filter((status) => status === 404)).toEqual([]);
  });

  it.each([
    ['a missing one', { createTask: undefined }, 'createTask has no handler'],
    ['one too many', { createReplicaSet: () => undefined }, 'createReplicaSet is no operation of the contracts'],
  ])('7: handlers are bound at the start: %s stops it', async (_what, change, message) => {
    const handlers = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const all = Object.fromEntries(Object.entries({ ...contractHandlers(), ...handlers }).filter(([name]) => !(name in change) || name in handlers));
    await expect(createRouter(forged<Handlers<RequestContext>>(all), forged({}))).rejects.toThrow(message);
  });

  it('8: nothing of a body is read for a stranger', async () => {
    const answer = await exchangeRaw(server.port, 'POST /v1/pools/haiku/drain HTTP/1.1\r\nHost: evil.test\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"a":1,"a":2');
    expect(answer.status).toBe(401);
  });

  it('9: null where a discriminator is looked for is a refusal and no crash', async () => {
    for (const [body, field] of [[null, 'body'], [{ ...TASK_BODY, response_format: null }, 'response_format'], [{ ...TASK_BODY, response_format: { type: null } }, 'response_format.type'], [{ ...TASK_BODY, response_format: {} }, 'response_format.type']] as const) {
      const answer = await call(`${server.url}/v1/tasks`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      expect(answer).toMatchObject({ status: 400, json: { field } });
    }
  });

  it('10: every body is a component, so that a default means the same everywhere', () => {
    for (const { paths } of Object.values(DOCUMENTS)) {
      for (const item of Object.values(paths ?? {})) {
        const schema = JSON.stringify(item?.post?.requestBody ?? '').match(/"application\/json":\{"schema":(\{[^}]*\})/)?.[1];
        if (schema !== undefined) expect(schema).toMatch(/^\{"\$ref":"#\/components\/schemas\/[A-Za-z]+"\}$/);
      }
    }
  });
});

describe.each(['hot', 'express'] as const)('2: on the %s lane an answer that breaks the contract is a 500, and ours', (lanes) => {
  const lies: readonly (readonly [string, string, Lied])[] = [
    ['a status that is not declared', '/healthz', { getHealthz: async () => forged({ kind: 'json', status: 201, headers: {}, body: { status: 'ok' } }) }],
    ['a body with one field more', '/healthz', { getHealthz: async () => forged({ kind: 'json', status: 200, headers: {}, body: { status: 'ok', secret: 'x' } }) }],
    ['a body with a wrong value', '/readyz', { getReadyz: async () => forged({ kind: 'json', status: 200, headers: {}, body: { status: 'maybe' } }) }],
    ['no body where one is declared', '/readyz', { getReadyz: async () => forged({ kind: 'empty', status: 200, headers: {} }) }],
    ['a header that is not declared', '/v1/pools', { listPools: async () => forged({ kind: 'json', status: 200, headers: { 'X-Secret': 'x' }, body: { pools: [] } }) }],
    ['text where JSON is declared', '/v1/pools', { listPools: async () => forged({ kind: 'text', status: 200, headers: {}, contentType: 'text/plain', body: 'x' }) }],
    ['JSON where text is declared', '/metrics', { getMetrics: async () => forged({ kind: 'json', status: 200, headers: {}, body: 'x' }) }],
    ['another text type', '/metrics', { getMetrics: async () => forged({ kind: 'text', status: 200, headers: {}, contentType: 'text/html', body: '<b>' }) }],
    ['a stream where none is declared', '/metrics', { getMetrics: async () => forged({ kind: 'sse', status: 200, headers: {}, run: async () => undefined }) }],
    ['JSON where a stream is declared', `/v1/tasks/${ID}/stream`, { streamTask: async () => forged({ kind: 'json', status: 200, headers: {}, body: {} }) }],
    ['a body where none is declared', `/v1/tasks/${ID}/stream`, { streamTask: async () => forged({ kind: 'json', status: 204, headers: {}, body: {} }) }],
    ['nothing at all', '/v1/capabilities', { getCapabilities: async () => forged(undefined) }],
    ['an exception that is no error', '/v1/capabilities', { getCapabilities: () => Promise.reject(forged<Error>('a string')) }],
    ['an exception before its first await', '/v1/capabilities', { getCapabilities: () => { throw new Error('at once'); } }],
  ];

  let server: TestServer;
  let lied: Lied = {};
  beforeAll(async () => {
    const honest = contractHandlers();
    server = await startServer({
      lanes,
      handlers: {
        getHealthz: (request, reply, context) => (lied.getHealthz ?? honest.getHealthz)(request, reply, context),
        getReadyz: (request, reply, context) => (lied.getReadyz ?? honest.getReadyz)(request, reply, context),
        listPools: (request, reply, context) => (lied.listPools ?? honest.listPools)(request, reply, context),
        getMetrics: (request, reply, context) => (lied.getMetrics ?? honest.getMetrics)(request, reply, context),
        streamTask: (request, reply, context) => (lied.streamTask ?? honest.streamTask)(request, reply, context),
        getCapabilities: (request, reply, context) => (lied.getCapabilities ?? honest.getCapabilities)(request, reply, context),
      },
    });
  });
  afterAll(async () => {
    closeConnections();
    await server.close();
  });

  it.each(lies)('%s', async (_what, path, lie) => {
    server.log.entries.length = 0;
    lied = lie;
    const { status, json, text } = await call(server.url + path);
    expect([status, json?.['code']]).toEqual([500, 'INTERNAL']);
    expect(text).not.toContain('secret');
    const [defect, ...others] = server.log.at('error');
    expect(others).toEqual([]);
    expect(defect?.fields.correlation_id).toBe(json?.['correlation_id']);
  });
});

/** The contract with one place of it changed. */
function changed(from: string, to: string): Document {
  const text = JSON.stringify(DOCUMENTS.control);
  const damaged = text.replace(from, to);
  if (damaged === text) throw new Error(`the contract has no ${from} any more`);
  return forged(JSON.parse(damaged));
}
