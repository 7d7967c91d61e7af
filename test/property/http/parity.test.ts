import fc from 'fast-check';
import { call, closeConnections, type Call } from '../../support/http.js';
import { startServer, type TestServer } from '../../support/http-server.js';
import { anyRequest, type WireRequest } from '../../support/http-requests.js';

/** How many requests go down both ways. HTTP_PARITY_RUNS asks for more, HTTP_PARITY_SEED for those of a failure. */
const RUNS = Number(process.env['HTTP_PARITY_RUNS'] ?? 3000);
const SEED = process.env['HTTP_PARITY_SEED'];
/** Requests that are under way at once; the lanes are compared request by request all the same. */
const BATCH = 25;

/** Headers that differ from one answer to the next without meaning anything. */
const PASSING = new Set(['date', 'x-correlation-id']);

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

  it(`give the same answer to the same request (${RUNS} of them)`, async () => {
    const statuses = new Map<string, number>();
    const ask = async ({ url }: TestServer, { path, ...rest }: WireRequest): Promise<unknown> => {
      const answer = await call(url + path, rest satisfies Call);
      const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !PASSING.has(name)));
      const id = answer.headers['x-correlation-id'];
      return { status: answer.status, headers, text: typeof id === 'string' ? answer.text.replaceAll(id, '<id>') : answer.text };
    };
    await fc.assert(
      fc.asyncProperty(fc.array(anyRequest, { minLength: BATCH, maxLength: BATCH }), async (requests) => {
        await Promise.all(
          requests.map(async (request) => {
            const [a, b] = await Promise.all([ask(hot, request), ask(express, request)]);
            expect({ request, answer: b }).toEqual({ request, answer: a });
            const key = `${request.operation} ${String(Object(a).status)}`;
            statuses.set(key, (statuses.get(key) ?? 0) + 1);
          }),
        );
      }),
      { numRuns: Math.ceil(RUNS / BATCH), ...(SEED !== undefined && { seed: Number(SEED) }) },
    );
    // The requests were worth asking: each operation was reached and refused, and nothing that was sent is our fault.
    const seen = [...statuses.keys()];
    expect(seen.filter((key) => / 5(?!03)/.test(key))).toEqual([]);
    for (const key of ['createTask 202', 'createTask 400', 'createTask 404', 'createTask 429', 'listTasks 200', 'listTasks 400', 'getTask 200', 'getTask 400', 'getTask 404', 'streamTask 200', 'streamTask 204', 'cancelTask 204', 'drainPool 202', 'drainPool 400', 'getSession 200', 'getMetrics 200']) {
      expect(seen).toContain(key);
    }
  }, 600_000);

  it('never disagreed about a request', () => {
    expect(express.log.at('error').map(({ human, fields, cause }) => [human, fields, String(cause)])).toEqual([]);
    expect(hot.log.at('error')).toEqual([]);
  });
});
