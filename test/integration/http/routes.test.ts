import { DOCUMENTS } from '../../../generated/documents.js';
import { ROUTES } from '../../../generated/routes.js';
import { call, closeConnections } from '../../support/http.js';
import { startServer, type TestServer } from '../../support/http-server.js';

const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'TRACE'] as const;
const fill = (path: string): string => path.replaceAll(/\{[^}]+\}/g, '6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10');
const operationsOf = (document: (typeof DOCUMENTS)['data']): string[] =>
  Object.entries(document.paths ?? {}).flatMap(([path, item]) => METHODS.filter((method) => Object.keys(item ?? {}).includes(method.toLowerCase())).map((method) => `${method} ${path}`));

describe.each(['hot', 'express', 'contract'] as const)('the mounted routes, lanes: %s', (lanes) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ lanes });
  });
  afterAll(async () => {
    closeConnections();
    await server.close();
  });

  it('are the operations of the contracts, no more and no fewer', async () => {
    const declared = [...operationsOf(DOCUMENTS.data), ...operationsOf(DOCUMENTS.control)];
    const paths = [...new Set(declared.map((each) => each.split(' ')[1] ?? ''))];
    const served: string[] = [];
    for (const path of paths) {
      for (const method of METHODS) {
        const { status, headers } = await call(server.url + fill(path), { method });
        if (status === 405) expect(headers.allow?.split(', ')).not.toContain(method);
        else served.push(`${method} ${path}`);
        expect(status).not.toBe(404);
      }
    }
    expect(served.sort()).toEqual(declared.sort());
    expect(served).toEqual(ROUTES.map((route) => `${route.method} ${route.path}`).sort());
  });

  it.each(['/v1/replicasets', '/v1/replicasets/x', '/v1/catalog', '/v1/pools/x/unload', '/docs', '/openapi.json', '/favicon.ico'])('%s is none of them', async (path) => {
    for (const method of METHODS) expect((await call(server.url + path, { method })).status).toBe(404);
  });
});
