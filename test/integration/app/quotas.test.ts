import { createHash, randomUUID } from 'node:crypto';
import path from 'node:path';
import request from 'supertest';
import { readDeclaration } from '../../../scripts/metrics-lint/declaration.js';
import { lintScrape } from '../../../scripts/metrics-lint/rules.js';
import { startDaemon, type Daemon } from '../../support/daemon.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs('orchd-quotas-');
afterAll(() => dirs.removeAll());

const key = (id: string, limits?: object) => ({ id, sha256: createHash('sha256').update(id).digest('hex'), ...(limits === undefined ? {} : { limits }) });
const config = (...keys: object[]) => ({ auth: { keys }, pools: [{ id: 'p', engine: 'mock', model: 'mock', kv_bytes_per_token: 1000, replicas: [{ id: 'r', slots: 4 }] }] });

const task = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  task_id: randomUUID(),
  session_id: randomUUID(),
  workload: 'completion',
  model_ref: 'mock',
  engine: 'mock',
  ctx: 2048,
  priority: 'interactive',
  max_tokens: 12,
  deadline_ms: 600_000,
  prompt: 'An old silent pond',
  ...changes,
});

const create = ({ url }: Daemon, holder: string, changes?: Record<string, unknown>) => request(url).post('/v1/tasks').set('X-API-Key', holder).send(task(changes));
const offered = async ({ url }: Daemon, holder: string): Promise<unknown> => (await request(url).get('/v1/capabilities').set('X-API-Key', holder).expect(200)).body;

async function ready(daemon: Daemon): Promise<Daemon> {
  for (let status = 0; status !== 200; ) status = (await request(daemon.url).get('/readyz')).status;
  return daemon;
}

describe('a daemon with limited keys', () => {
  let daemon: Daemon;
  beforeAll(async () => {
    const team = key('team', { requests_per_minute: 600, tokens_per_minute: 60_000, concurrent_jobs: 2, queued_kv_mb: 4096 });
    // It gets a request back every half minute and a token every 20 ms, so that a busy machine does not change what is left of them.
    const slow = key('slow', { requests_per_minute: 2, tokens_per_minute: 3000, concurrent_jobs: 2, queued_kv_mb: 4096 });
    daemon = await ready(await startDaemon({ config: config(team, slow, key('guest', { requests_per_minute: 1 }), key('free')) }));
  });
  afterAll(() => daemon.stop());

  it('tells a key its limits and what is left of them with each task that it takes', async () => {
    const id = randomUUID();
    const { headers } = await create(daemon, 'slow', { task_id: id, max_tokens: 1500 }).expect(202);
    await request(daemon.url).post(`/v1/tasks/${id}/cancel`).set('X-API-Key', 'slow').expect(204);
    expect(headers['ratelimit-policy']).toBe('"requests";q=2;w=60, "tokens";q=3000;qu="tokens";w=60, "concurrent_jobs";q=2;qu="concurrent-requests", "queued_kv_mb";q=4096;qu="megabytes"');
    expect(headers['ratelimit']).toMatch(/^"requests";r=1;t=(30|2\d), "tokens";r=1[4-9]\d\d;t=(3[01]|2\d), "concurrent_jobs";r=1, "queued_kv_mb";r=409\d$/);
  });

  it('tells it with every 429 too, whatever refused the task', async () => {
    await create(daemon, 'guest').expect(202);
    const { body, headers } = await create(daemon, 'guest').expect(429);
    expect(body).toMatchObject({ code: 'ADMISSION_REJECT', policy_label: 'key_requests', retriable: true });
    expect(headers['ratelimit-policy']).toBe('"requests";q=1;w=60');
    expect(headers['ratelimit']).toMatch(/^"requests";r=0;t=(60|5\d)$/);
    expect(Number(headers['retry-after'])).toBeGreaterThan(50);
    const session = { session_id: randomUUID() };
    const turns = [];
    for (let turn = 0; turn < 9; turn++) {
      const answer = await create(daemon, 'team', { ...session, max_tokens: 1 });
      if (answer.text.includes('key_concurrent_jobs')) turn--;
      else turns.push(answer);
    }
    expect(turns.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 202, 202, 202, 429]);
    expect(turns[8]?.body).toMatchObject({ policy_label: 'session_turn_limit' });
    expect(turns[8]?.headers['ratelimit']).toMatch(/^"requests";r=\d+;t=\d+, /);
  });

  it('tells it with no other error, and nothing to keys without limits', async () => {
    expect((await create(daemon, 'team', { model_ref: 'missing' }).expect(404)).headers).not.toHaveProperty('ratelimit');
    expect((await create(daemon, 'free').expect(202)).headers).not.toHaveProperty('ratelimit-policy');
  });

  it('shows each key its own limits among the capabilities', async () => {
    expect(await offered(daemon, 'team')).toMatchObject({ engines: [{ engine: 'mock', rate_limits: { requests_per_minute: 600, tokens_per_minute: 60_000, concurrent_jobs: 2, queued_kv_mb: 4096 } }] });
    expect(await offered(daemon, 'guest')).toMatchObject({ engines: [{ rate_limits: { requests_per_minute: 1 } }] });
    expect(await offered(daemon, 'free')).toMatchObject({ engines: [{ rate_limits: {} }] });
  });

  it('has a scrape that keeps to ci/metrics.lint.json, with the policies that refused', async () => {
    const scrape = (await request(daemon.url).get('/metrics').expect(200)).text;
    expect(lintScrape(scrape, readDeclaration(path.resolve('ci/metrics.lint.json')))).toEqual([]);
    expect(scrape).toContain('admission_backpressure_events_total{engine="mock",policy="key_requests"} 1');
    expect(scrape).toContain('admission_share{priority="interactive"} 1');
    expect(scrape).toContain('deadlines_met_ratio{priority="interactive"} 1');
  });
});

it('a kill does not give a key its requests back', async () => {
  const dataDir = dirs.make();
  const limited = config(key('guest', { requests_per_minute: 2 }));
  const first = await ready(await startDaemon({ config: limited, dataDir }));
  await create(first, 'guest').expect(202);
  await create(first, 'guest').expect(202);
  await first.kill();
  const second = await ready(await startDaemon({ config: limited, dataDir }));
  try {
    const { body, headers } = await create(second, 'guest').expect(429);
    expect(body).toMatchObject({ code: 'ADMISSION_REJECT', policy_label: 'key_requests' });
    expect(Number(headers['x-backoff-ms'])).toBeLessThan(30_000);
  } finally {
    await second.stop();
  }
});
