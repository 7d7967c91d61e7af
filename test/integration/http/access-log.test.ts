import { FakeClock } from '../../support/fake-clock.js';
import { call, closeConnections } from '../../support/http.js';
import { TASK_BODY } from '../../support/http-requests.js';
import { startServer, type TestServer } from '../../support/http-server.js';
import { RawConnection } from '../../support/raw-http.js';

const ID = '6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10';

describe('the access log', () => {
  let server: TestServer;
  const clock = new FakeClock();
  beforeAll(async () => {
    server = await startServer({ clock, keys: { laptop: 'sesame' } });
  });
  beforeEach(() => {
    server.log.entries.length = 0;
  });
  afterAll(async () => {
    closeConnections();
    await server.close();
  });
  const logged = async () => {
    while (server.server.openRequests > 0) await new Promise((resolve) => setImmediate(resolve));
    return server.log.entries;
  };
  const headers = { 'x-api-key': 'sesame', 'x-correlation-id': 'c-1' };

  it.each([
    ['GET', `/v1/tasks/${ID}`, { operation: 'getTask', job_id: ID, status: 200, key_id: 'laptop' }],
    ['POST', `/v1/tasks/${ID}/cancel`, { operation: 'cancelTask', job_id: ID, status: 204, key_id: 'laptop' }],
    ['GET', `/v1/sessions/${ID}`, { operation: 'getSession', session_id: ID, status: 200, key_id: 'laptop' }],
    ['GET', '/v1/pools/haiku/health', { operation: 'getPoolHealth', pool_id: 'haiku', status: 200, key_id: 'laptop' }],
    ['HEAD', '/v1/tasks', { operation: 'listTasks', status: 200, key_id: 'laptop' }],
    ['GET', '/v1/tasks/x', { operation: 'getTask', job_id: 'x', status: 400, key_id: 'laptop' }],
    ['GET', '/nowhere', { status: 404, key_id: 'laptop' }],
  ])('%s %s is one line', async (method, path, fields) => {
    await call(server.url + path, { method, headers });
    expect(await logged()).toEqual([
      { level: 'info', human: `${method} ${path} was answered ${fields.status}.`, cause: undefined, fields: { correlation_id: 'c-1', method, path, duration_ms: 0, ...fields } },
    ]);
  });

  it('probes and scrapes are told at debug level, their failures are not', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics']) await call(server.url + path);
    expect((await logged()).map(({ level }) => level)).toEqual(['debug', 'debug', 'debug']);
    server.log.entries.length = 0;
    await call(`${server.url}/metrics?x=1`);
    expect((await logged()).map(({ level }) => level)).toEqual(['info']);
  });

  it('a defect is a line of its own, with its cause, under the same id', async () => {
    await call(`${server.url}/v1/tasks`, { method: 'POST', headers, body: { ...TASK_BODY, model_ref: 'broken' } });
    expect(await logged()).toMatchObject([
      { level: 'error', fields: { correlation_id: 'c-1', operation: 'createTask' }, cause: { message: 'a cause that no client may see' } },
      { level: 'info', fields: { correlation_id: 'c-1', status: 500 } },
    ]);
  });

  it('never holds a key, a query, a prompt or more of a path than its beginning', async () => {
    const secrets = ['sesame', 'wrong-key', 'MTIzNA', 'my prompt', 'z'.repeat(300)];
    await call(`${server.url}/v1/tasks?cursor=MTIzNA`, { headers });
    await call(`${server.url}/v1/tasks`, { headers: { authorization: 'Bearer wrong-key' } });
    await call(`${server.url}/v1/tasks`, { method: 'POST', headers, body: { ...TASK_BODY, prompt: 'my prompt', ctx: 0 } });
    await call(`${server.url}/v1/tasks`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{"prompt":"my prompt" x' });
    await call(`${server.url}/${'z'.repeat(300)}`, { headers });
    const text = JSON.stringify(await logged());
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('a connection that sent no HTTP is told under the id of its answer', async () => {
    const connection = await RawConnection.open(server.port);
    connection.send('nonsense\r\n\r\n');
    const { headers: answer } = await connection.answer();
    connection.close();
    expect(server.log.entries).toMatchObject([{ level: 'info', human: expect.stringContaining('A connection was refused with 400'), fields: { correlation_id: answer['x-correlation-id'] } }]);
  });
});
