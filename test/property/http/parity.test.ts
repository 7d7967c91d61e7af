import fc from 'fast-check';
import { call, closeConnections } from '../../support/http.js';
import { startServer, type TestServer } from '../../support/http-server.js';
import { anyRequest, TASK_BODY, type WireRequest } from '../../support/http-requests.js';

/** How many requests go down both ways. HTTP_PARITY_RUNS asks for more, HTTP_PARITY_SEED for those of a failure. */
const RUNS = Number(process.env['HTTP_PARITY_RUNS'] ?? 3000);
const SEED = process.env['HTTP_PARITY_SEED'];
/** Requests that are under way at once; the lanes are compared request by request all the same. */
const BATCH = 25;

/** Headers that differ from one answer to the next without meaning anything. */
const PASSING = new Set(['date', 'x-correlation-id']);

const ID = '6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10';
const NONE = '00000000-0000-4000-8000-000000000000';
const task = (change: object): Pick<WireRequest, 'method' | 'path' | 'body'> => ({ method: 'POST', path: '/v1/tasks', body: { ...TASK_BODY, ...change } });
const get = (path: string, headers = {}): Omit<WireRequest, 'operation'> => ({ method: 'GET', path, headers });

/** Each operation by each of its answers that the handlers of the test can give. */
const KNOWN: readonly (readonly [number, Partial<WireRequest> & Pick<WireRequest, 'method' | 'path'>])[] = [
  [202, task({})],
  [400, task({ ctx: 0 })],
  [400, task({ sampling: { top_p: 2 } })],
  [400, task({ response_format: { type: 'json_schema' } })],
  [404, task({ model_ref: 'missing' })],
  [429, task({ model_ref: 'full' })],
  [503, task({ model_ref: 'unready' })],
  [500, task({ model_ref: 'broken' })],
  [200, get('/v1/tasks')],
  [200, get('/v1/tasks?limit=1&state=queued')],
  [400, get('/v1/tasks?limit=0')],
  [200, get(`/v1/tasks/${ID}`)],
  [404, get(`/v1/tasks/${NONE}`)],
  [400, get('/v1/tasks/x')],
  [200, get(`/v1/tasks/${ID}/stream`)],
  [200, get(`/v1/tasks/${ID}/stream`, { 'last-event-id': '1' })],
  [204, get(`/v1/tasks/${ID}/stream`, { 'last-event-id': '3' })],
  [404, get(`/v1/tasks/${NONE}/stream`)],
  [204, { method: 'POST', path: `/v1/tasks/${ID}/cancel` }],
  [404, { method: 'POST', path: `/v1/tasks/${NONE}/cancel`, body: {} }],
  [200, get(`/v1/sessions/${ID}`)],
  [204, { method: 'DELETE', path: `/v1/sessions/${ID}` }],
  [200, get('/v1/capabilities')],
  [200, get('/v1/pools')],
  [200, get('/v1/pools/haiku/health')],
  [404, get('/v1/pools/missing/health')],
  [500, get('/v1/pools/unready/health')],
  [202, { method: 'POST', path: '/v1/pools/haiku/drain', body: { deadline_ms: 0 } }],
  [400, { method: 'POST', path: '/v1/pools/haiku/drain', body: null }],
  [200, get('/metrics')],
  [200, get('/healthz')],
  [200, get('/readyz')],
];

describe('the two lanes', () => {
  let hot: TestServer;
  let express: TestServer;
  beforeAll(async () => {
    hot = await startServer({ lanes: 'hot' });
    express = await startServer({ lanes: 'express' });
  });
  afterAll(async () => {
    closeConnections();
    await Promise.all([hot.close(), express.close()]);
  });

  const ask = async ({ url }: TestServer, { path, ...rest }: Partial<WireRequest> & { path: string }) => {
    const answer = await call(url + path, rest);
    const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !PASSING.has(name)));
    const id = answer.headers['x-correlation-id'];
    return { status: answer.status, headers, text: typeof id === 'string' ? answer.text.replaceAll(id, '<id>') : answer.text };
  };

  it.each(KNOWN)('give the same %i: %j', async (status, request) => {
    const [a, b] = await Promise.all([ask(hot, request), ask(express, request)]);
    expect(a.status).toBe(status);
    expect(b).toEqual(a);
  });

  it(`give the same answer to the same request (${RUNS} of them), and no 500`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRequest, { minLength: BATCH, maxLength: BATCH }), async (requests) => {
        await Promise.all(
          requests.map(async (request) => {
            const [a, b] = await Promise.all([ask(hot, request), ask(express, request)]);
            expect({ request, answer: b }).toEqual({ request, answer: a });
            expect({ request, status: a.status }).not.toMatchObject({ status: 500 });
          }),
        );
      }),
      { numRuns: Math.ceil(RUNS / BATCH), ...(SEED !== undefined && { seed: Number(SEED) }) },
    );
  }, 600_000);

  it('log the same defects, and none of them is a disagreement', () => {
    const defects = ({ log }: TestServer) => log.at('error').map(({ human, fields }) => `${human} ${String(fields['operation'])}`);
    expect(defects(express)).toEqual(defects(hot));
    expect(new Set(defects(hot))).toEqual(
      new Set([
        'A request failed in a way that nobody foresaw. It was answered 500; the cause is below. createTask',
        'A handler failed with POOL_UNREADY, which the contract does not allow it to. The client got a 500 in its place. getPoolHealth',
      ]),
    );
  });
});
