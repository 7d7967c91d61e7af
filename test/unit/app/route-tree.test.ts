import fc from 'fast-check';
import { ROUTES } from '../../../generated/routes.js';
import { pathParams, RouteTree } from '../../../src/app/route-tree.js';

const tree = new RouteTree(ROUTES.map((route) => ({ route })));
const found = (path: string) => {
  const here = tree.find(path);
  if (here === undefined || here.kind === 'malformed') return here?.kind;
  return here.mounted.map(({ route }) => [route.operationId, pathParams(route, here.values)]);
};

describe('the route tree', () => {
  it('finds all operations of a path, with its parameters decoded', () => {
    expect(found('/v1/tasks')).toEqual([['createTask', {}], ['listTasks', {}]]);
    expect(found('/v1/tasks/a%20b%2Fc/stream')).toEqual([['streamTask', { id: 'a b/c' }]]);
    expect(found('/v1/pools/+/health')).toEqual([['getPoolHealth', { id: '+' }]]);
    expect(found('/metrics')).toEqual([['getMetrics', {}]]);
  });

  it.each(['/', '//', '/v1', '/v1/', '/v1/tasks/', '/v1//tasks', '/V1/tasks', '/v1/tasks//stream', '/v1/tasks/x/y', '/v1/replicasets', '/v1/tasks/x/stream/', '/v1/../metrics', '/v1/tasks/%2e%2e/metrics'])(
    'nothing is at %s',
    (path) => {
      expect(found(path)).toBeUndefined();
    },
  );

  it.each(['/v1/%', '/v1/tasks/%ff', '/v1/tasks/%00/stream', '/%e0%80'])('%s is malformed', (path) => {
    expect(found(path)).toBe('malformed');
  });

  it('a literal segment may be percent-encoded too', () => {
    expect(found('/%76%31/tasks')).toEqual([['createTask', {}], ['listTasks', {}]]);
  });

  it('finds exactly what a scan over all routes finds', () => {
    const segment = fc.constantFrom('v1', 'tasks', 'pools', 'sessions', 'stream', 'cancel', 'health', 'drain', 'metrics', 'healthz', 'capabilities', 'x', '');
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 5 }), (segments) => {
        const scanned = ROUTES.filter(
          (route) =>
            route.segments.length === segments.length &&
            route.segments.every((each, at) => (each.kind === 'literal' ? each.text === segments[at] : segments[at] !== '')),
        ).map((route) => route.operationId);
        const here = tree.find(`/${segments.join('/')}`);
        expect(here?.kind === 'mounted' ? here.mounted.map(({ route }) => route.operationId) : []).toEqual(scanned);
      }),
      { numRuns: 2000 },
    );
  });
});
