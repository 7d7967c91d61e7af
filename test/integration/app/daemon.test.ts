import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { at } from '../../../scripts/json.js';
import type { components as control } from '../../../generated/control.js';
import type { components } from '../../../generated/data.js';
import { bootstrap, type Daemon } from '../../../src/app/bootstrap.js';
import { loadConfig } from '../../../src/app/config/load.js';
import type { ResolvedConfig } from '../../../src/app/config/resolved.js';
import { createLogger } from '../../../src/infra/logger/logger.js';
import { systemClock } from '../../../src/infra/system/clock.js';
import { readDeclaration } from '../../../scripts/metrics-lint/declaration.js';
import { lintScrape } from '../../../scripts/metrics-lint/rules.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

const logger = createLogger({ level: 'error', format: 'json', color: false, fd: 2, clock: systemClock });

function configured(yaml: string, home: string): Promise<ResolvedConfig> {
  const configFile = join(home, 'config.yaml');
  writeFileSync(configFile, yaml);
  const over = { listen: { host: '127.0.0.1', port: 0 }, dataDir: join(home, 'data') };
  return loadConfig({ environment: {}, flags: { over, configFile, problems: [] }, workingDirectory: home, terminal: false, version: '0.0.0' });
}

const start = async (yaml: string, home = dirs.make()): Promise<Daemon> => bootstrap(await configured(yaml, home), logger, '0.0.0', () => undefined);
const urlOf = (daemon: Daemon): string => `http://127.0.0.1:${daemon.address.port}`;

const task = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  task_id: randomUUID(),
  session_id: randomUUID(),
  workload: 'completion',
  model_ref: 'mock',
  engine: 'mock',
  ctx: 2048,
  priority: 'interactive',
  max_tokens: 12,
  deadline_ms: 60_000,
  prompt: 'An old silent pond',
  ...changes,
});

const FAST = 'pools: [{ id: fast, engine: mock, model: mock, replicas: [{ id: m0, slots: 4 }] }]';

describe('the daemon over HTTP', () => {
  let daemon: Daemon;
  let url: string;
  beforeAll(async () => {
    daemon = await start(FAST);
    url = urlOf(daemon);
    for (let status = 0; status !== 200; ) status = (await request(url).get('/readyz')).status;
  });
  afterAll(() => daemon.stop());

  it('takes a task, streams it and shows how it ended', async () => {
    const body = task({ seed: 3 });
    const admitted = await request(url).post('/v1/tasks').send(body).expect(202);
    expect(admitted.body).toEqual({
      task_id: body['task_id'],
      queue_position: 0,
      predicted_start_ms: 0,
      predicted_start_low_ms: 0,
      predicted_start_high_ms: expect.any(Number),
      on_time_probability: expect.any(Number),
      backoff_ms: 0,
    });
    const stream = await request(url).get(`/v1/tasks/${String(body['task_id'])}/stream`).buffer(true).expect(200);
    expect(stream.headers['content-type']).toBe('text/event-stream');
    const events = stream.text.split('\n\n').filter((frame) => frame.startsWith('id: '));
    expect(events[0]).toBe(`id: 0\nevent: started\ndata: {"queue_position":0,"predicted_start_ms":0,"on_time_probability":${String(at(admitted.body, 'on_time_probability'))}}`);
    expect(events.at(-1)).toMatch(/^id: \d+\nevent: end\ndata: \{"tokens_out":\d+,/);
    const shown = await request(url).get(`/v1/tasks/${String(body['task_id'])}`).expect(200);
    expect(shown.body).toMatchObject({ state: 'completed', seed: 3, pool_id: 'fast', replica_id: 'm0', attempt: 1, outcome: { kind: 'completed' } });
    const resumed = await request(url).get(`/v1/tasks/${String(body['task_id'])}/stream`).set('Last-Event-ID', '2').buffer(true).expect(200);
    expect(resumed.text.split('\n\n').filter((frame) => frame.startsWith('id: '))).toEqual(events.slice(3));
    const last = String(events.length - 1);
    await request(url).get(`/v1/tasks/${String(body['task_id'])}/stream`).set('Last-Event-ID', last).expect(204);
  });

  it('reads ids in capitals as the same ids', async () => {
    const body = task();
    const id = String(body['task_id']);
    await request(url).post('/v1/tasks').send({ ...body, task_id: id.toUpperCase() }).expect(202);
    await request(url).get(`/v1/tasks/${id}`).expect(200);
    await request(url).post(`/v1/tasks/${id.toUpperCase()}/cancel`).expect(204);
  });

  it('lists tasks newest first, a page at a time, by state, session and pool', async () => {
    const sessionId = randomUUID();
    const ids: unknown[] = [];
    for (let n = 0; n < 5; n++) {
      const body = task({ session_id: sessionId });
      ids.unshift(body['task_id']);
      await request(url).post('/v1/tasks').send(body).expect(202);
    }
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const query = cursor === undefined ? {} : { cursor };
      const page = await request(url).get('/v1/tasks').query({ session_id: sessionId, limit: 2, ...query }).expect(200);
      const body = page.body as components['schemas']['TaskList'];
      for (const { task_id: id } of body.tasks) seen.push(id);
      cursor = body.next_cursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(ids);
    const elsewhere = await request(url).get('/v1/tasks').query({ pool_id: 'nowhere' }).expect(200);
    expect(elsewhere.body).toEqual({ tasks: [] });
    const wrong = await request(url).get('/v1/tasks').query({ cursor: 'AAAA' }).expect(400);
    expect(wrong.body).toMatchObject({ code: 'INVALID_PARAMS', field: 'cursor' });
  });

  it.each([
    ['prompt', { prompt: undefined }],
    ['messages', { messages: [{ role: 'user', content: 'hi' }] }],
    ['inputs', { inputs: ['x'] }],
    ['prompt', { workload: 'embedding', inputs: ['x'] }],
    ['inputs', { workload: 'embedding', prompt: undefined }],
    ['placement.pin_pool_id', { placement: { mode: 'pin' } }],
    ['placement.pin_pool_id', { placement: { mode: 'auto', pin_pool_id: 'fast' } }],
    ['response_format', { response_format: { type: 'json_schema', json_schema: { type: 'object' } } }],
    ['ctx', { ctx: 1_000_000 }],
    ['max_tokens', { ctx: 10, max_tokens: 11 }],
  ])('refuses a wrong %s and names it', async (field, changes) => {
    const answer = await request(url).post('/v1/tasks').send(task(changes)).expect(400);
    expect(answer.body).toMatchObject({ code: 'INVALID_PARAMS', field });
  });

  it.each([
    ['model_ref', { model_ref: 'nobody' }],
    ['placement.pin_pool_id', { placement: { mode: 'pin', pin_pool_id: 'nowhere' } }],
  ])('does not find an unknown %s', async (field, changes) => {
    const answer = await request(url).post('/v1/tasks').send(task(changes)).expect(404);
    expect(answer.body).toMatchObject({ code: 'NOT_FOUND', field });
  });

  it('counts what it did', async () => {
    await request(url).post('/v1/tasks').send(task({ model_ref: 'nobody' })).expect(404);
    const { text } = await request(url).get('/metrics').buffer(true).expect(200);
    expect(text).toMatch(/tasks_enqueued_total\{engine="mock",engine_version="[^"]+",pool_id="fast",replica_id="m0",priority="interactive"\} [1-9]/);
    expect(text).toMatch(/tasks_rejected_total\{engine="mock",reason="NOT_FOUND"\} [1-9]/);
    expect(lintScrape(text, readDeclaration('ci/metrics.lint.json'))).toEqual([]);
  });
});

describe('a daemon whose engines are away', () => {
  it('is alive, not ready, says why, and refuses tasks with when to come back', async () => {
    const daemon = await start('pools: [{ id: away, engine: mock, model: mock, replicas: [{ id: m0, faults: { refuse: true } }] }]');
    try {
      const url = urlOf(daemon);
      await request(url).get('/healthz').expect(200);
      const ready = await request(url).get('/readyz').expect(503);
      expect(ready.body).toMatchObject({ code: 'POOL_UNREADY' });
      let health: Partial<control['schemas']['PoolHealth']> = {};
      while (typeof health.last_error !== 'string') health = (await request(url).get('/v1/pools/away/health').expect(200)).body as typeof health;
      expect(health).toMatchObject({ live: false, ready: false });
      const refused = await request(url).post('/v1/tasks').send(task()).expect(503);
      expect(refused.body).toMatchObject({ code: 'POOL_UNREADY', retriable: true });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    } finally {
      await daemon.stop();
    }
  });
});

describe('two daemons', () => {
  it('do not share a data directory: the second says whose it is', async () => {
    const home = dirs.make();
    const first = await start(FAST, home);
    await expect(start(FAST, home)).rejects.toMatchObject({ kind: 'in_use', message: expect.stringContaining(home) });
    await first.stop();
    const again = await start(FAST, home);
    await again.stop();
  });
});
