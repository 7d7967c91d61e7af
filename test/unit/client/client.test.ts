import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TaskRequest } from '../../../generated/data.js';
import { createClient, type Client } from '../../../src/client/client.js';
import { serve, type ScriptedServer } from '../../support/scripted-server.js';
import { impatient } from '../../support/stream-peer.js';

const BODY: TaskRequest = {
  task_id: '6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10',
  session_id: '0d6bd7a0-3f0a-4b3c-8f5e-1f2d3c4b5a69',
  workload: 'completion',
  model_ref: 'mock',
  engine: 'mock',
  ctx: 64,
  priority: 'interactive',
  max_tokens: 8,
  deadline_ms: 1_000,
  prompt: 'An old silent pond',
};
const ADMITTED = { task_id: BODY.task_id, queue_position: 0, predicted_start_ms: 0, predicted_start_low_ms: 0, predicted_start_high_ms: 0, on_time_probability: 1, backoff_ms: 0 };
const REFUSED = { code: 'ADMISSION_REJECT', message: 'Full.', correlation_id: 'c', retriable: true, retry_after_ms: 70, policy_label: 'queue_full' };

type Answer = (response: ServerResponse, request: IncomingMessage) => void;
const json = (status: number, body: unknown): Answer => (response) => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const cut: Answer = (response) => response.socket?.destroy();

interface Peer extends ScriptedServer {
  readonly client: Client;
  readonly waits: readonly number[];
  readonly bodies: readonly string[];
  readonly lines: readonly string[];
  readonly keys: readonly unknown[];
}

const peers: ScriptedServer[] = [];
afterEach(async () => {
  for (const peer of peers.splice(0)) await peer.close();
});

async function peerOf(answers: readonly Answer[], path = ''): Promise<Peer> {
  const bodies: string[] = [];
  const lines: string[] = [];
  const keys: unknown[] = [];
  const server = await serve((request, response, body) => {
    bodies.push(body);
    keys.push(request.headers.authorization);
    lines.push(`${String(request.method)} ${String(request.url)}`);
    (answers[bodies.length - 1] ?? json(500, {}))(response, request);
  });
  peers.push(server);
  const { surroundings, waits } = impatient();
  return { ...server, bodies, lines, keys, waits, client: createClient({ url: `${server.url}${path}`, apiKey: 'k', surroundings }) };
}

describe('a task that is handed over', () => {
  it('is handed over again under the same id while nobody answers', async () => {
    const { client, bodies, waits, keys } = await peerOf([cut, (response) => void response.writeHead(202, { 'content-length': '900' }).write('{"task_id"', () => response.socket?.destroy()), json(202, ADMITTED)]);
    expect(await client.tasks.create(BODY)).toEqual(ADMITTED);
    expect(bodies.map((body) => JSON.parse(body) as unknown)).toEqual([BODY, BODY, BODY]);
    expect(waits).toEqual([1000, 2000]);
    expect(keys).toEqual(['Bearer k', 'Bearer k', 'Bearer k']);
  });

  it('is refused with a typed error, and not handed over again', async () => {
    const { client, bodies } = await peerOf([json(429, REFUSED)]);
    await expect(client.tasks.create(BODY)).rejects.toMatchObject({ name: 'OrchestratordError', code: 'ADMISSION_REJECT', status: 429, retriable: true, retryAfterMs: 70, policyLabel: 'queue_full', correlationId: 'c', message: 'Full.' });
    expect(bodies).toHaveLength(1);
  });

  it('is handed over again when the refusal says, where that was asked for', async () => {
    const { client, waits } = await peerOf([json(429, REFUSED), json(503, { ...REFUSED, code: 'SHUTTING_DOWN' }), json(202, ADMITTED)]);
    expect(await client.tasks.create(BODY, { retryRefused: true })).toEqual(ADMITTED);
    expect(waits).toEqual([70, 70]);
  });

  it('is not handed over again when it is at fault, whatever was asked for', async () => {
    const { client, bodies } = await peerOf([json(409, { ...REFUSED, code: 'CONFLICT', field: 'task_id' })]);
    await expect(client.tasks.create(BODY, { retryRefused: true })).rejects.toMatchObject({ code: 'CONFLICT', field: 'task_id' });
    expect(bodies).toHaveLength(1);
  });

  it('is given up with the reason of the signal', async () => {
    const leave = new AbortController();
    const reason = new Error('enough');
    const { client } = await peerOf([cut, cut]);
    await expect(client.tasks.create(BODY, { signal: leave.signal, onRetry: () => leave.abort(reason) })).rejects.toBe(reason);
  });

  it('is given up with the reason of the signal while an answer is awaited', async () => {
    const leave = new AbortController();
    const reason = new Error('enough');
    const { client } = await peerOf([() => leave.abort(reason)]);
    await expect(client.tasks.create(BODY, { signal: leave.signal })).rejects.toBe(reason);
  });
});

describe('an answer', () => {
  it('that is none is a ConnectionError that says what came', async () => {
    const page: Answer = (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Welcome');
    const { client } = await peerOf([page, (response) => void response.writeHead(404).end('no such page'), cut, cut, json(200, undefined)]);
    await expect(client.tasks.get(BODY.task_id)).rejects.toMatchObject({ name: 'ConnectionError', retriable: false });
    await expect(client.tasks.get(BODY.task_id)).rejects.toMatchObject({ name: 'ConnectionError', message: expect.stringContaining('no such page') });
    await expect(client.tasks.get(BODY.task_id)).rejects.toMatchObject({ name: 'ConnectionError', retriable: true });
    await expect(client.tasks.get(BODY.task_id)).rejects.toMatchObject({ name: 'ConnectionError', retriable: false });
  });

  it('with a result is typed as one; one that is not there yet is a refusal that may be retried', async () => {
    const result = { task_id: BODY.task_id, workload: 'rerank', model_ref: 'mock', scores: [{ index: 0, score: 0.5 }], tokens_in: 3 };
    const { client, lines } = await peerOf([json(409, { ...REFUSED, code: 'CONFLICT', field: 'id' }), json(200, result)]);
    await expect(client.tasks.result(BODY.task_id)).rejects.toMatchObject({ code: 'CONFLICT', retriable: true, retryAfterMs: 70 });
    const { scores } = await client.tasks.result(BODY.task_id);
    expect(scores).toEqual(result.scores);
    expect(lines).toEqual([`GET /v1/tasks/${BODY.task_id}/result`, `GET /v1/tasks/${BODY.task_id}/result`]);
  });

  it('that is lost on the way is asked for once more, where nothing is handed over', async () => {
    const { client, lines } = await peerOf([cut, json(200, { tasks: [] }), cut, (response) => void response.writeHead(204).end()]);
    expect(await client.tasks.list()).toEqual({ tasks: [] });
    await client.tasks.cancel('a');
    expect(lines).toEqual(['GET /v1/tasks', 'GET /v1/tasks', 'POST /v1/tasks/a/cancel', 'POST /v1/tasks/a/cancel']);
  });

  it('that does not come in time is a ConnectionError', async () => {
    const { url } = await peerOf([() => undefined]);
    await expect(createClient({ url, timeoutMs: 20 }).capabilities()).rejects.toMatchObject({ name: 'ConnectionError', message: expect.stringContaining('within 20 ms') });
  });

  it('of nobody names the reason', async () => {
    const { url, close } = await peerOf([]);
    await close();
    peers.pop();
    await expect(createClient({ url }).capabilities()).rejects.toMatchObject({ name: 'ConnectionError', message: expect.stringContaining('ECONNREFUSED') });
  });

  it('with a code that this client does not know is not taken for another one', async () => {
    const { client } = await peerOf([json(418, { code: 'TEAPOT', message: 'm', correlation_id: 'c' })]);
    await expect(client.capabilities()).rejects.toMatchObject({ name: 'ConnectionError', message: expect.stringContaining('TEAPOT') });
  });
});

describe('the routes', () => {
  it('lie below the path of the url', async () => {
    const { client, lines } = await peerOf([json(200, { tasks: [] }), json(200, { pools: [] }), (response) => void response.writeHead(204).end(), (response) => void response.writeHead(204).end()], '/llm/');
    expect(await client.tasks.list({ limit: 2, state: 'queued' })).toEqual({ tasks: [] });
    expect(await client.pools.list()).toEqual([]);
    await client.tasks.cancel('a/b');
    await client.sessions.remove(BODY.session_id);
    expect(lines).toEqual(['GET /llm/v1/tasks?limit=2&state=queued', 'GET /llm/v1/pools', 'POST /llm/v1/tasks/a%2Fb/cancel', `DELETE /llm/v1/sessions/${BODY.session_id}`]);
  });

  it.each(['nonsense', 'ftp://127.0.0.1/'])('are not looked for at %s', (url) => {
    expect(() => createClient({ url })).toThrow(expect.objectContaining({ name: 'TypeError' }));
  });
});
