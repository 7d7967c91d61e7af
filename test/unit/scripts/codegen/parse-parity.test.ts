import { createServer, type Server } from 'node:http';
import express, { type ErrorRequestHandler } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import * as fc from 'fast-check';
import { DOCUMENTS } from '../../../../generated/documents.js';
import { parseQuery } from '../../../../generated/parse.js';

/** express-openapi-validator in front of nothing: 200 with what it made of the query, else its own status. */
const validatorAlone = (): Server => {
  const app = express();
  app.use(OpenApiValidator.middleware({ apiSpec: structuredClone(DOCUMENTS.data), validateSecurity: false, validateResponses: false }));
  app.get('/v1/tasks', (request, response) => void response.json(request.query));
  const refuse: ErrorRequestHandler = (error: { readonly status?: number }, _request, response, _next) => void response.status(error.status ?? 500).json({});
  app.use(refuse);
  return createServer(app);
};

const server = validatorAlone();
let base = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  base = `http://127.0.0.1:${address.port}/v1/tasks`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const name = fc.constantFrom('limit', 'limit', 'cursor', 'state', 'session_id', 'pool_id', 'Limit', 'offset', '__proto__', 'toString');
const value = fc.oneof(
  fc.integer({ min: -1, max: 202 }).map(String),
  fc.constantFrom('', ' 7 ', '0x1f', '1e2', '1.0', '1.5', 'true', 'null', 'queued', 'done', 'haiku', '.haiku', '6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10'),
  fc.constantFrom('urn:uuid:6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10', 'x'.repeat(65), '🍁', 'a,b', 'a b', '{"a":1}', '[1]'),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);

/** Percent-encoded throughout: the library also refuses reserved characters that are not, `+` for a space among them. */
const encoded = (pairs: readonly (readonly [string, string])[]): string =>
  pairs.map((pair) => pair.map((text) => encodeURIComponent(text).replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)).join('=')).join('&');

describe('parseQuery', () => {
  test('takes what express-openapi-validator takes, as the same values, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 3 }), async (pairs) => {
        const text = encoded(pairs);
        const response = await fetch(`${base}?${text}`);
        const taken: unknown = await response.json();
        const parsed = parseQuery('listTasks', new URLSearchParams(text));
        expect([response.status, taken]).toEqual(parsed.ok ? [200, parsed.value] : [400, {}]);
      }),
      { numRuns: 200 },
    );
  });

  test('refuses an infinite number, which express-openapi-validator lets through', async () => {
    const response = await fetch(`${base}?limit=Infinity`);
    expect(response.status).toBe(200);
    expect(parseQuery('listTasks', new URLSearchParams('limit=Infinity'))).toEqual({ ok: false, problems: [{ field: 'limit', message: 'must be a finite number' }] });
  });
});
