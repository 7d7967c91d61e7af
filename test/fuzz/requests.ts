import { artifactBody, poolBody, taskBody } from './bodies.js';
import type { Random } from '../support/random.js';

/** One hostile exchange: bytes for a socket, and whether the peer then waits, goes away, or says no more. */
export interface Shot {
  readonly bytes: Buffer;
  /** `answer`: an HTTP answer must come. `either`: an answer or an end of the connection. `vanish`: we go at once. */
  readonly expects: 'answer' | 'either' | 'vanish';
  readonly head: boolean;
  /** The task that it may have created. */
  readonly taskId: string | undefined;
}

const PATHS: readonly [(id: string) => string, ...((id: string) => string)[]] = [
  () => '/v1/tasks',
  (id) => `/v1/tasks/${id}`,
  (id) => `/v1/tasks/${id}/stream`,
  (id) => `/v1/tasks/${id}/cancel`,
  (id) => `/v1/sessions/${id}`,
  () => '/v1/capabilities',
  () => '/v1/pools',
  () => '/v1/pools/pool/health',
  () => '/v1/pools/nowhere/drain',
  () => '/v1/artifacts',
  (id) => `/v1/artifacts/${id.replaceAll('-', '').repeat(2)}`,
  (id) => `/v1/artifacts/sha256:${id.replaceAll('-', '').repeat(2)}`,
  () => `/v1/artifacts/${EMPTY_ARTIFACT}`,
  () => `/v1/artifacts/SHA256:${EMPTY_ARTIFACT}`,
  () => '/v1/artifacts/..%2f..%2ftasks.db',
  () => '/metrics',
  () => '/healthz',
  () => '/readyz',
  () => '/v1/replicasets',
  () => '/',
  () => '//v1//tasks',
  () => '/v1/tasks/%00',
  () => '/v1/tasks/%ff%fe',
  () => '/v1/tasks/%',
  () => '/v1/tasks/..%2f..%2fetc',
  () => '*',
  () => 'http://127.0.0.1/v1/pools',
  () => `/v1/tasks/${'a'.repeat(3000)}`,
];
/** Of the document that artifactBody makes most often. */
const EMPTY_ARTIFACT = 'eeffaefebdaa070558ad30501896eeb8bc38d7890bd4f370d3aa8d00a524df8b';
const METHODS = ['GET', 'GET', 'GET', 'POST', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'BREW', 'get'] as const;
const QUERIES = ['', '', '', '?limit=3', '?limit=0', '?limit=x', '?limit=1&limit=2', '?state=running', '?state=%00', '?cursor=AAAA', '?a[b]=c', '?%', '?&&&==', '?kind=plan', '?tag=%00', '?tag=x&parent=zz', '?since_ms=-1&until_ms=1e300'] as const;
const EXTRA_HEADERS = [
  'Accept: text/html',
  'Accept: ;;;q=x',
  'Accept: */*;q=0',
  'Accept: application/json;q=0.1, text/event-stream',
  'Last-Event-ID: 0',
  'Last-Event-ID: -1',
  'Last-Event-ID: 99999999999999999999',
  'Last-Event-ID: \u00e9',
  'X-Correlation-Id: abc',
  'X-Correlation-Id: \u0001',
  `X-Correlation-Id: ${'c'.repeat(200)}`,
  'Content-Encoding: gzip',
  'Expect: 100-continue',
  'Expect: the unexpected',
  'Range: bytes=0-1',
  'Range: bytes=9-',
  'Range: bytes=-0',
  'Range: bytes=99999999999999999999999-',
  'Range: bytes=1-0,,',
  'If-None-Match: *',
  'If-None-Match: W/"a", "b',
  'If-Range: "x"',
  'Upgrade: websocket\r\nConnection: Upgrade',
  'X-Forwarded-For: 10.0.0.1',
  'Origin: http://evil.example',
  'Authorization: Bearer x',
  'Connection: close',
  'Transfer-Encoding: gzip',
  `X-Long: ${'h'.repeat(4000)}`,
] as const;
const TYPES = ['application/json', 'application/json', 'application/json; charset=utf-8', 'application/json; x=1', 'text/plain', 'application/x-www-form-urlencoded', '', ';', 'a/b/c'] as const;

/** `key`: of a server that asks for one; it is left out or wrong now and then. */
export function nextShot(random: Random, knownIds: readonly string[], key?: string): Shot {
  const kind = random.next();
  const login = key === undefined ? '' : random.chance(0.9) ? `X-API-Key: ${key}\r\n` : random.of(['', 'X-API-Key: wrong\r\n', `X-API-Key: ${key}, ${key}\r\n`]);
  if (kind < 0.4) return createTask(random, knownIds, login);
  if (kind < 0.5) return createArtifact(random, login);
  if (kind < 0.55) return changePool(random, login);
  if (kind < 0.9) return anyRequest(random, knownIds, login);
  return garbage(random);
}

function createTask(random: Random, knownIds: readonly string[], login: string): Shot {
  const { bytes: body, id } = taskBody(random, knownIds);
  const type = random.chance(0.9) ? 'application/json' : random.of(TYPES);
  const head = `POST /v1/tasks HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ${type}\r\n${login}${extras(random, 0.1)}`;
  if (random.chance(0.15)) {
    const chunks = chunked(random, body);
    return shot(`${head}Transfer-Encoding: chunked\r\n\r\n`, chunks.bytes, chunks.whole && !/Encoding: gzip|Expect/i.test(head) ? 'answer' : 'either', id);
  }
  return shot(`${head}Content-Length: ${body.length}\r\n\r\n`, body, /Transfer|Expect|Upgrade/i.test(head) ? 'either' : 'answer', id);
}

function createArtifact(random: Random, login: string): Shot {
  const body = artifactBody(random);
  const head = `POST /v1/artifacts HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${login}${extras(random, 0.1)}`;
  return shot(`${head}Content-Length: ${body.length}\r\n\r\n`, body, /Transfer|Expect|Upgrade/i.test(head) ? 'either' : 'answer', undefined);
}

/** Makes, changes, drains and removes pools, as few as there are names. */
function changePool(random: Random, login: string): Shot {
  const path = `/v1/pools/${random.of(['made', 'other', 'third'])}`;
  const [line, body] = random.of<readonly [string, Buffer]>([
    ['POST /v1/pools', poolBody(random, true)],
    [`PATCH ${path}`, poolBody(random, false)],
    [`DELETE ${path}?deadline_ms=${random.of(['0', '50', '-1', 'x', '1e9'])}`, Buffer.alloc(0)],
    [`POST ${path}/drain`, Buffer.from('{"deadline_ms":50}')],
    [`POST ${path}/undrain`, Buffer.alloc(0)],
  ]);
  const head = `${line} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${login}${extras(random, 0.1)}`;
  return shot(`${head}Content-Length: ${body.length}\r\n\r\n`, body, /Transfer|Expect|Upgrade/i.test(head) ? 'either' : 'answer', undefined);
}

function anyRequest(random: Random, knownIds: readonly string[], login: string): Shot {
  const method = random.of(METHODS);
  const id = random.chance(0.6) ? (knownIds[random.below(Math.max(1, knownIds.length))] ?? random.uuid()) : random.uuid();
  const path = random.of(PATHS)(id) + random.of(QUERIES);
  const body = random.chance(0.3) ? Buffer.from(random.of(['{}', '{"deadline_ms":1}', '{"deadline_ms":-1}', 'x', '[']) ) : undefined;
  const extra = login + extras(random, 0.3);
  const length = body === undefined ? '' : `Content-Type: ${random.of(TYPES)}\r\nContent-Length: ${body.length}\r\n`;
  // A stream of a known task may stay open for long; and what is odd in the request line may end the connection.
  const odd = path.includes('/stream') || method === 'get' || path === '*' || /Transfer|Expect|Upgrade/.test(extra);
  const bytes = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${extra}${length}\r\n`;
  return { ...shot(bytes, body ?? Buffer.alloc(0), odd ? 'either' : 'answer', undefined), head: method === 'HEAD' };
}

const GARBAGE: readonly [(random: Random) => Buffer, ...((random: Random) => Buffer)[]] = [
  (random) => random.bytes(1 + random.below(200)),
  () => Buffer.from('GET / HTTP/9.9\r\n\r\n'),
  () => Buffer.from('GET /healthz HTTP/1.1\r\n\r\n'),
  () => Buffer.from('GET /healthz HTTP/1.0\r\n\r\n'),
  () => Buffer.from('POST /v1/tasks HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello'),
  () => Buffer.from('POST /v1/tasks HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'),
  () => Buffer.from('POST /v1/tasks HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n'),
  () => Buffer.from('POST /v1/tasks HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n{'),
  () => Buffer.from(`GET /healthz HTTP/1.1\r\nHost: x\r\n${'X: y\r\n'.repeat(4000)}\r\n`),
  () => Buffer.from('GET /healthz HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n'),
  () => Buffer.from('GET /healthz HTTP/1.1\nHost: x\n\n'),
  () => Buffer.from('CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: x\r\n\r\n'),
  () => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  () => Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]),
  () => Buffer.from('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /readyz HTTP/1.1\r\nHost: x\r\n\r\n'),
];

const garbage = (random: Random): Shot => ({
  bytes: random.of(GARBAGE)(random),
  expects: random.chance(0.3) ? 'vanish' : 'either',
  head: false,
  taskId: undefined,
});

function chunked(random: Random, body: Buffer): { readonly bytes: Buffer; readonly whole: boolean } {
  const broken = random.chance(0.4);
  const size = broken ? random.of(['zz', '-1', 'fffffffffffffffff', '5;ext=', body.length.toString(16)]) : body.length.toString(16);
  const end = broken && random.chance(0.5) ? '0\r\nBad: \u0000\r\n\r\n' : '0\r\n\r\n';
  const data = body.length === 0 ? Buffer.alloc(0) : Buffer.concat([Buffer.from(`${size}\r\n`), body, Buffer.from('\r\n')]);
  return { bytes: Buffer.concat([data, Buffer.from(end)]), whole: !broken };
}

function extras(random: Random, probability: number): string {
  return random.chance(probability) ? `${random.of(EXTRA_HEADERS)}\r\n` : '';
}

function shot(head: string, body: Buffer, expects: Shot['expects'], taskId: string | undefined): Shot {
  return { bytes: Buffer.concat([Buffer.from(head, 'latin1'), body]), expects, head: false, taskId };
}
