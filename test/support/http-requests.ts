import fc from 'fast-check';
import { ROUTES } from '../../generated/routes.js';
import type { Call } from './http.js';

/** A request on its way to a server, for tests that send many. `operation` is whose route it was made from. */
export interface WireRequest extends Call {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const UUIDS = ['6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10', '0d6bd7a0-3f0a-4b3c-8f5e-1f2d3c4b5a69', 'ABCDEF52-6D0E-4F0C-9D0A-0F6F3C2B1A10', '6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a1', '{6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10}', 'urn:uuid:6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10'];

export const TASK_BODY: Readonly<Record<string, unknown>> = {
  task_id: UUIDS[0],
  session_id: UUIDS[1],
  workload: 'completion',
  model_ref: 'mock',
  engine: 'mock',
  ctx: 2048,
  priority: 'interactive',
  max_tokens: 64,
  deadline_ms: 30_000,
  prompt: 'An old silent pond',
};

/** Values at and beyond the edges of the contract's types. */
const edge = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -0, 1, -1, 0.5, 1e9, 1e308, -1e308, 5e-324, 2 ** 53, 2 ** 53 + 2, -(2 ** 53), 604_800_000, 604_800_001, '', ' ', '0', '1', 'null', 'mock', 'llamacpp', 'batch', 'strict', 'text', 'json_schema', '😀', 'x'.repeat(2000), [], {}, [[]], [null], { type: 'text' }, { type: 'grammar' }, { __proto__: 1 }),
  fc.constantFrom<unknown>(...UUIDS, 'missing', 'full', 'unready'),
  fc.jsonValue({ maxDepth: 3 }),
);

const part: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  model_ref: fc.constantFrom('mock', 'missing', 'full', 'full', 'unready', 'file:/x', 'a\u0001b', ''),
  messages: fc.array(fc.record({ role: fc.oneof(fc.constantFrom('user', 'system'), edge), content: fc.oneof(fc.string(), edge) }, { requiredKeys: [] }), { maxLength: 3 }),
  seed: fc.oneof(fc.integer(), fc.double(), edge),
  sampling: fc.dictionary(fc.constantFrom('temperature', 'top_p', 'top_k', 'min_p', 'repeat_penalty', 'presence_penalty', 'top_q'), fc.oneof(fc.double({ min: -1, max: 6 }), fc.integer({ min: -2, max: 100 }), edge), { maxKeys: 4 }),
  stop: fc.oneof(fc.array(fc.oneof(fc.string(), edge), { maxLength: 18 }), edge),
  response_format: fc.oneof(
    fc.record({ type: fc.oneof(fc.constantFrom('text', 'json_schema', 'grammar'), edge), json_schema: fc.oneof(fc.constant({ type: 'object' }), edge), grammar: fc.oneof(fc.string(), edge) }, { requiredKeys: [] }),
    edge,
  ),
  placement: fc.oneof(
    fc.record({ mode: fc.oneof(fc.constantFrom('pin', 'prefer', 'auto'), edge), pin_pool_id: fc.oneof(fc.constant('haiku'), edge), prefer_pools: fc.oneof(fc.array(fc.constantFrom('haiku', '-', 'a b')), edge), allow_fallback: fc.oneof(fc.boolean(), edge), extra: edge }, { requiredKeys: [] }),
    edge,
  ),
  determinism: fc.oneof(fc.constantFrom('strict', 'best_effort'), edge),
  kv_hint: fc.oneof(fc.constantFrom('reuse', 'cold'), edge),
  on_disconnect: fc.oneof(fc.constantFrom('continue', 'cancel'), edge),
  expected_tokens: fc.oneof(fc.nat(), edge),
  inputs: fc.oneof(fc.array(fc.string(), { maxLength: 3 }), edge),
  ctx: fc.oneof(fc.integer({ min: -1, max: 10_000_001 }), edge),
  max_tokens: fc.oneof(fc.integer({ min: -1, max: 1_000_001 }), edge),
  deadline_ms: fc.oneof(fc.integer(), edge),
  task_id: edge,
  unknown: edge,
};

/** A task, valid or with up to three of its fields changed, added or taken away. */
const taskBody: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(TASK_BODY) },
  { weight: 9, arbitrary: fc.array(change(), { minLength: 1, maxLength: 3 }).map((changes) => changes.reduce<Record<string, unknown>>((task, apply) => apply(task), { ...TASK_BODY })) },
  { weight: 1, arbitrary: edge },
);

function change(): fc.Arbitrary<(task: Record<string, unknown>) => Record<string, unknown>> {
  const set = fc.constantFrom(...Object.keys(part)).chain((name) => (part[name] ?? edge).map((value) => (task: Record<string, unknown>) => ({ ...task, [name]: value })));
  const without = fc.constantFrom(...Object.keys(TASK_BODY)).map((name) => (task: Record<string, unknown>) => Object.fromEntries(Object.entries(task).filter(([key]) => key !== name)));
  return fc.oneof({ weight: 4, arbitrary: set }, { weight: 1, arbitrary: without });
}

const drainBody = fc.oneof(fc.record({ deadline_ms: fc.oneof(fc.nat(), edge) }), edge);

/** Bodies as text: JSON mostly, now and then not quite. */
function bodyText(value: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const json = value.map((each) => JSON.stringify(each));
  const damaged = fc.tuple(json, fc.nat(), fc.constantFrom('', '}', '"', ',', '{"a":1,"a":2}', '\\ud800')).map(([text, seed, damage]) => {
    const at = seed % (text.length + 1);
    return text.slice(0, at) + damage + text.slice(at + 1);
  });
  return fc.oneof({ weight: 8, arbitrary: json }, { weight: 1, arbitrary: damaged }, { weight: 1, arbitrary: fc.constantFrom('', ' ', '[', '[]', 'null', '"x"', '1e999', '{"deadline_ms":1e400}', '{"deadline_ms":-0}') });
}

const segment = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...UUIDS, '00000000-0000-4000-8000-000000000000', 'haiku', 'missing') },
  { weight: 1, arbitrary: fc.constantFrom('a%20b', '%2e%2e', 'a%2Fb', '%', '%ff', '%00', ':id', '*', '(x)', 'a.b', '-', 'é') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 70 }).map((text) => encodeURIComponent(text)) },
);

const queryPair = fc.oneof(
  fc.tuple(fc.constant('limit'), fc.oneof(fc.integer({ min: -1, max: 300 }).map(String), fc.constantFrom('1e2', '0x10', '+5', ' 5', '05', '1.0', '1.5', 'NaN', '', 'true'))),
  fc.tuple(fc.constantFrom('cursor', 'state', 'session_id', 'pool_id'), fc.constantFrom('queued', 'MTIzNA', 'haiku', '', 'a:b', "it's", ...UUIDS)),
  fc.tuple(fc.constantFrom('x', 'limit[a]', 'limit[]', '__proto__', 'Limit', ' limit', 'a&b'), fc.constantFrom('1', '')),
);
const query = fc.oneof(
  { weight: 4, arbitrary: fc.constant('') },
  { weight: 5, arbitrary: fc.array(queryPair, { minLength: 1, maxLength: 3 }).map((pairs) => `?${pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')}`) },
  { weight: 1, arbitrary: fc.constantFrom('?', '?&', '?limit', '?limit=%', '?limit=1&&', '?limit=1+', '?cursor=a:b', '?limit[a]=1', '?state=queued;limit=2', '?=1', '?a?b=1') },
);

const header = fc.record(
  {
    accept: fc.constantFrom('*/*', 'application/json', 'text/event-stream', 'text/html', 'application/*;q=0.1', 'application/json;q=0', 'x'),
    'x-correlation-id': fc.oneof(fc.constantFrom('abc', '', 'a b', 'x'.repeat(129), '123', 'true'), fc.string({ maxLength: 20 }).filter((text) => /^[\x20-\x7e]*$/.test(text))),
    'last-event-id': fc.constantFrom('0', '1', '3', '007', '-1', '', 'x', '1e3', '99999999999999999999'),
    'if-none-match': fc.constantFrom('*', '"x"'),
    'content-encoding': fc.constantFrom('identity', 'gzip'),
    'accept-encoding': fc.constant('gzip, br'),
    cookie: fc.constant('a=1'),
  },
  { requiredKeys: [] },
);

const contentType = fc.oneof(
  { weight: 12, arbitrary: fc.constant('application/json') },
  { weight: 3, arbitrary: fc.constantFrom('Application/JSON; charset=UTF-8', 'application/json; x=1', 'application/json;', 'application/json; charset=utf-16', 'text/plain', 'json', '', 'application/jsonp', 'multipart/form-data; boundary=x') },
);

/** A request to any route of the contracts: valid, nearly valid, or wild. */
export const anyRequest: fc.Arbitrary<WireRequest> = fc
  .tuple(
    fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...ROUTES) }, { weight: 1, arbitrary: fc.constantFrom(...ROUTES.filter((route) => route.body !== undefined)) }),
    fc.array(segment, { minLength: 2, maxLength: 2 }),
    query,
    fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: header }),
    fc.oneof({ weight: 20, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom('HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE') }),
    contentType,
    bodyText(taskBody),
    bodyText(drainBody),
    fc.nat(19),
  )
  .map(([route, segments, search, headers, otherMethod, type, task, drain, chance]) => {
    const method = otherMethod ?? route.method;
    const path = `/${route.segments.map((each, at) => (each.kind === 'literal' ? each.text : (segments[at % 2] ?? ''))).join('/')}`;
    // A query belongs to listTasks; elsewhere it is refused, which needs no proof a thousand times.
    const withQuery = route.operationId === 'listTasks' || chance === 0 ? search : '';
    const body = route.operationId === 'createTask' ? task : route.operationId === 'drainPool' ? drain : chance === 1 ? task : undefined;
    const sends = body !== undefined && (method === 'POST' || chance === 2) && chance !== 3;
    return {
      operation: route.operationId,
      method,
      path: Buffer.from(path + withQuery).toString('latin1'),
      // Reading on from somewhere is what streams are about; chance alone would seldom ask for it.
      headers: { ...headers, ...(route.operationId === 'streamTask' && chance > 11 && { 'last-event-id': String(chance - 12) }), ...(sends && type !== '' && { 'content-type': type }) },
      ...(sends && { body }),
    };
  });
