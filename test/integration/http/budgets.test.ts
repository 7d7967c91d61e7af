import { randomUUID } from 'node:crypto';
import { startDaemon, type Daemon } from '../../support/daemon.js';
import { call, closeConnections } from '../../support/http.js';
import { StreamReader } from '../../support/sse.js';

let daemon: Daemon;
const config = {
  sessions: { budgets: { tokens: 40, time_ms: 60_000, cost: 0.5 } },
  pools: [
    { id: 'priced', engine: 'mock', model: 'priced', price: { input_token: 0.001, output_token: 0.01 }, replicas: [{ id: 'm0', slots: 1 }] },
  ],
};
beforeAll(async () => {
  daemon = await startDaemon({ config });
  for (let status = 0; status !== 200; ) status = (await call(`${daemon.url}/readyz`)).status;
});
afterAll(async () => {
  closeConnections();
  await daemon.stop();
});

/** A prompt of 5 tokens. */
const task = (session: string, changes: object = {}) => ({
  task_id: randomUUID(),
  session_id: session,
  workload: 'completion',
  model_ref: 'priced',
  engine: 'mock',
  ctx: 2048,
  priority: 'interactive',
  max_tokens: 100,
  deadline_ms: 20_000,
  prompt: 'An old silent pond',
  seed: 4,
  ...changes,
});
const submit = (body: object) => call(`${daemon.url}/v1/tasks`, { method: 'POST', body });
const sessionOf = async (id: string) => (await call(`${daemon.url}/v1/sessions/${id}`)).json;

test('a task is told what is left, ends at the token where its budget does, and the session says what it used', async () => {
  const session = randomUUID();
  expect(await sessionOf(session)).toMatchObject({ tokens_budget_remaining: 40, time_budget_remaining_ms: 60_000, cost_budget_remaining: 0.5 });
  const body = task(session, { budget: { tokens: 9, time_ms: 10_000, cost: 0.2 } });
  const admitted = await submit(body);
  expect(admitted.status).toBe(202);
  expect(Number(admitted.headers['x-budget-tokens-remaining'])).toBeLessThanOrEqual(9);
  expect(Number(admitted.headers['x-budget-time-remaining-ms'])).toBeLessThanOrEqual(10_000);
  expect(Number(admitted.headers['x-budget-cost-remaining'])).toBeLessThanOrEqual(0.2);
  const stream = await StreamReader.open(`${daemon.url}/v1/tasks/${body.task_id}/stream`);
  const events = await stream.until((seen) => seen.some(({ event }) => event === 'end'));
  expect(events.filter(({ event }) => event === 'token')).toHaveLength(4);
  expect(events.at(-1)).toMatchObject({ event: 'end', id: '5', data: { tokens_out: 4, finish_reason: 'budget' } });
  expect((await call(`${daemon.url}/v1/tasks/${body.task_id}`)).json).toMatchObject({
    state: 'budget',
    granted_tokens: 4,
    outcome: { kind: 'budget', limit: 'tokens', tokens_in: 5, tokens_out: 4 },
  });
  // 5 × 0.001 + 4 × 0.01.
  expect(await sessionOf(session)).toMatchObject({ tokens_budget_remaining: 31, cost_budget_remaining: 0.455 });
});

test('a session that has too little left refuses with its label, what is left, and when to come again', async () => {
  const session = randomUUID();
  const first = task(session, { max_tokens: 35 });
  await submit(first);
  await (await StreamReader.open(`${daemon.url}/v1/tasks/${first.task_id}/stream`)).until((seen) => seen.some(({ event }) => event === 'end'));
  const left = Number((await sessionOf(session))?.['tokens_budget_remaining']);
  const refused = await submit(task(session, { prompt: 'word '.repeat(left + 1) }));
  expect(refused.status).toBe(429);
  expect(refused.json).toMatchObject({ code: 'ADMISSION_REJECT', policy_label: 'session_budget', field: 'session_id', retriable: true });
  expect(Number(refused.json?.['retry_after_ms'])).toBeGreaterThan(590_000);
  expect(refused.headers['x-backoff-ms']).toBe(String(refused.json?.['retry_after_ms']));
});

test('a budget of the request that is too small names its field', async () => {
  const refused = await submit(task(randomUUID(), { budget: { tokens: 5 } }));
  expect(refused.status).toBe(400);
  expect(refused.json).toMatchObject({ code: 'INVALID_PARAMS', field: 'budget.tokens' });
});

test('the same task with another budget is another request', async () => {
  const body = task(randomUUID(), { budget: { tokens: 20 } });
  expect((await submit(body)).status).toBe(202);
  expect((await submit(body)).status).toBe(202);
  expect((await submit({ ...body, budget: { tokens: 21 } })).status).toBe(409);
});
