import { call, closeConnections } from '../../support/http.js';
import { TASK_BODY } from '../../support/http-requests.js';
import { startServer, type TestServer } from '../../support/http-server.js';
import { exchangeRaw, RawConnection } from '../../support/raw-http.js';

const JSON_HEADERS = { 'content-type': 'application/json' };

/** The same for both lanes: createTask is hot, drainPool is not. */
describe.each([
  ['hot', '/v1/tasks', TASK_BODY, 202],
  ['express', '/v1/pools/haiku/drain', { deadline_ms: 5 }, 202],
] as const)('a body on the %s lane', (_lane, path, good, success) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(async () => {
    closeConnections();
    expect(server.log.at('error')).toEqual([]);
    await server.close();
  });
  const post = (body: string | Uint8Array, headers: Record<string, string> = JSON_HEADERS) => call(server.url + path, { method: 'POST', headers, body });

  it.each(['application/json', 'Application/JSON', 'application/json; charset=utf-8', 'application/json;charset="UTF-8"', 'application/json; x=1'])('is taken as %s', async (type) => {
    expect((await post(JSON.stringify(good), { 'content-type': type })).status).toBe(success);
  });

  it.each(['text/plain', 'application/jsonp', 'application/json; charset=utf-16', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'json', ''])('is not taken as %j', async (type) => {
    expect(await post(JSON.stringify(good), { 'content-type': type })).toMatchObject({ status: 415, json: { code: 'UNSUPPORTED_MEDIA_TYPE', field: 'Content-Type' } });
  });

  it('without a Content-Type is refused, and so is a compressed one', async () => {
    expect((await post(JSON.stringify(good), {})).status).toBe(415);
    expect(await post(JSON.stringify(good), { ...JSON_HEADERS, 'content-encoding': 'gzip' })).toMatchObject({ status: 415, json: { field: 'Content-Encoding' } });
    expect((await post(JSON.stringify(good), { ...JSON_HEADERS, 'content-encoding': 'identity' })).status).toBe(success);
  });

  it.each([
    ['nothing', '', 'body'],
    ['null', 'null', 'body'],
    ['a list', '[]', 'body'],
    ['a string', '"x"', 'body'],
    ['no JSON', '{', 'body'],
    ['two values', '{} {}', 'body'],
    ['a byte order mark', '\uFEFF{}', 'body'],
    ['a name given twice', '{"deadline_ms":1,"ctx":1,"deadline_ms":2}', 'deadline_ms'],
    ['half a surrogate pair', '{"deadline_ms":"\\ud800"}', 'deadline_ms'],
    ['an unknown field', JSON.stringify({ ...good, nope: 1 }), 'nope'],
    ['__proto__', `{"__proto__":{"x":1},${JSON.stringify(good).slice(1)}`, '__proto__'],
    ['constructor', `{"constructor":1,${JSON.stringify(good).slice(1)}`, 'constructor'],
    ['a number out of a double', JSON.stringify({ ...good, deadline_ms: 0 }).replace('"deadline_ms":0', '"deadline_ms":1e999'), 'deadline_ms'],
    ['a number as text', JSON.stringify({ ...good, deadline_ms: '5' }), 'deadline_ms'],
    ['a fraction', JSON.stringify({ ...good, deadline_ms: 1.5 }), 'deadline_ms'],
  ])('of %s is refused, with the field', async (_what, text, field) => {
    expect(await post(text)).toMatchObject({ status: 400, json: { code: 'INVALID_PARAMS', field } });
  });

  it('that is not UTF-8 is refused, with the place', async () => {
    const bytes = Buffer.from('{"prompt":"caf\u00e9"}', 'latin1');
    const { status, json } = await post(bytes);
    expect([status, json?.['message']]).toEqual([400, 'The body is not valid UTF-8: the byte at offset 14 breaks it.']);
  });

  it('says where JSON goes wrong and not what stands there', async () => {
    const { json } = await post('{"prompt":"my secret",\n  "ctx": tru}');
    expect(json?.['message']).toBe('The body is not valid JSON: line 2, column 10, a value was expected.');
    expect(json?.['field']).toBe('ctx');
  });

  it('nested a hundred deep is refused as too large', async () => {
    for (const text of ['{"a":'.repeat(100), `${'['.repeat(65)}${']'.repeat(65)}`, '['.repeat(60_000)]) {
      expect(await post(text)).toMatchObject({ status: 413, json: { code: 'TOO_LARGE' } });
    }
  });

  it('of ten megabytes is refused before it is read, and its sender hears it', async () => {
    const connection = await RawConnection.open(server.port);
    connection.send(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 10000000\r\n\r\n`);
    // Nothing of the body is there yet.
    expect(await connection.answer()).toMatchObject({ status: 413, headers: { connection: 'close' } });
    connection.send(Buffer.alloc(10_000_000, 0x20));
    // It is read to its end and thrown away: the connection ends in order and is not reset under the sender's hands.
    expect(await connection.ended()).toBe('ended');
  });

  it('of ten megabytes in chunks is refused where it passes the limit', async () => {
    const connection = await RawConnection.open(server.port);
    connection.send(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`);
    const chunk = `10000\r\n${' '.repeat(65_536)}\r\n`;
    connection.send(chunk.repeat(2));
    expect((await connection.answer()).status).toBe(413);
    connection.send(`${chunk.repeat(20)}0\r\n\r\n`);
    expect(await connection.ended()).toBe('ended');
  });

  it('exactly at the limit is read', async () => {
    const text = JSON.stringify(good);
    expect((await post(text + ' '.repeat(65_536 - text.length))).status).toBe(success);
    expect((await post(text + ' '.repeat(65_537 - text.length))).status).toBe(413);
  });

  it('in many small pieces, chunked or not, is the same body', async () => {
    const text = JSON.stringify(good);
    const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
    expect((await exchangeRaw(server.port, `${head}Transfer-Encoding: chunked\r\n\r\n${[...text].map((c) => `1\r\n${c}\r\n`).join('')}0\r\n\r\n`)).status).toBe(success);
    const connection = await RawConnection.open(server.port);
    connection.send(`${head}Content-Length: ${text.length}\r\n\r\n`);
    for (const c of text) connection.send(c);
    expect((await connection.answer()).status).toBe(success);
    connection.close();
  });

  it('behind Expect: 100-continue is asked for once it may come', async () => {
    const text = JSON.stringify(good);
    const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: ${text.length}\r\n`;
    const connection = await RawConnection.open(server.port);
    connection.send(`${head}Content-Type: application/json\r\n\r\n`);
    expect(await connection.until((seen) => seen.includes('\r\n\r\n'))).toContain('HTTP/1.1 100 Continue');
    connection.send(text);
    expect((await connection.answer()).status).toBe(success);
    connection.close();

    const refused = await RawConnection.open(server.port);
    refused.send(`${head}Content-Type: text/xml\r\n\r\n`);
    expect(await refused.rest()).toMatch(/^HTTP\/1\.1 415 /);
  });
});

describe('a body that no operation asked for', () => {
  it('is dropped, and the connection goes on', async () => {
    const server = await startServer({ lanes: 'hot' });
    const connection = await RawConnection.open(server.port);
    connection.send('POST /v1/tasks/6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10/cancel HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nab');
    expect((await connection.answer()).status).toBe(204);
    connection.send('cdeGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect((await connection.answer()).status).toBe(200);
    connection.close();
    await server.close();
  });
});
