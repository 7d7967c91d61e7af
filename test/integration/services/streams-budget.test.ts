import { toWireTask } from '../../../src/api/tasks/task-view.js';
import { FrameReader } from '../../support/frames.js';
import { openServices, passes, settle, submission, testUuid, type KitOptions, type ServiceKit } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let kit: ServiceKit;
afterEach(async () => kit.close());
const PRICED = [{ id: 'pool', price: { inputToken: 0.001, outputToken: 0.01 }, replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 10, endChance: 0 }] }];
const start = async (options: Omit<KitOptions, 'dataDir'> = {}): Promise<ServiceKit> => (kit = await openServices({ dataDir: dirs.make(), pools: PRICED, ...options }));

async function read(n: number): Promise<FrameReader> {
  const reader = await FrameReader.open(kit, testUuid(n));
  if (reader === undefined) throw new Error('nothing is left of this stream');
  return reader;
}
const passUntil = (done: () => boolean | Promise<boolean>): Promise<void> => passes(kit, 20, done);
/** Lets a running task decode with its reader at its heels: a token every 100 ms. */
async function follow(reader: FrameReader, tokens: number): Promise<void> {
  for (let due = 0; due <= tokens; due++) {
    kit.clock.advance(100);
    await settle(() => reader.of('token').length >= due);
  }
}
const view = (n: number) => kit.services.queries.get(testUuid(n));
const ended = async (n: number): Promise<boolean> => (await view(n)).task.outcome !== undefined;

describe('ORCH-3054: a stream', () => {
  it('tells what is left of the budgets in its head, in metrics while it waits, and less and less while it decodes', async () => {
    await start({ budgets: { tokens: 1_000, timeMs: 600_000, cost: 50 } });
    await kit.services.admission.admit(submission(1, { maxTokens: 40 }));
    await kit.services.admission.admit(submission(2, { maxTokens: 60 }));
    await kit.services.admission.admit(submission(3, { maxTokens: 60 }));
    const reader = await read(3);
    // A session of its own, and nothing of it is used yet.
    expect(reader.headers).toEqual({ 'X-Budget-Tokens-Remaining': 1_000, 'X-Budget-Time-Remaining-Ms': 600_000, 'X-Budget-Cost-Remaining': 50 });
    await passUntil(async () => (await view(2)).task.state === 'running');
    await kit.services.cancellation.cancel(testUuid(2));
    await settle(async () => (await view(3)).task.state === 'running');
    await follow(reader, 60);
    await reader.done;
    const { task } = await view(3);
    const began = reader.names.indexOf('started');
    let seen = 0;
    let told = 0;
    for (const [at, { event, data }] of reader.frames.entries()) {
      if (event === 'token') seen++;
      if (event !== 'metrics') continue;
      told++;
      if (at < began) {
        expect(data).toMatchObject({ tokens_budget_remaining: 1_000, time_budget_remaining_ms: 600_000, cost_budget_remaining: 50 });
        continue;
      }
      // What is durable may be ahead of what this reader was sent, never behind it.
      expect(data['tokens_budget_remaining']).toBeLessThanOrEqual(1_000 - task.promptTokens - seen);
      expect(data['tokens_budget_remaining']).toBeGreaterThanOrEqual(1_000 - task.promptTokens - 60);
      expect(data['cost_budget_remaining']).toBeCloseTo(50 - task.promptTokens * 0.001 - (1_000 - task.promptTokens - Number(data['tokens_budget_remaining'])) * 0.01, 6);
      expect(data['time_budget_remaining_ms']).toBeLessThanOrEqual(600_000 - seen * 100 + 200);
    }
    expect(told).toBeGreaterThanOrEqual(6);
  });

  it('ends where its budget does, with end, and getTask tells what it was granted', async () => {
    await start({ budgets: { tokens: 30 } });
    await kit.services.admission.admit(submission(1, { maxTokens: 100 }));
    const reader = await read(1);
    await passUntil(() => ended(1));
    await reader.done;
    const { task } = await view(1);
    const left = 30 - task.promptTokens;
    expect(reader.of('token')).toHaveLength(left);
    expect(reader.frames.at(-1)).toMatchObject({ event: 'end', id: String(left + 1), data: { tokens_out: left, finish_reason: 'budget' } });
    expect(toWireTask(await view(1))).toMatchObject({ state: 'budget', granted_tokens: left, outcome: { kind: 'budget', limit: 'tokens' } });
  });

  it('says nothing of budgets where none counts, and none once its task has ended', async () => {
    await start();
    await kit.services.admission.admit(submission(1, { maxTokens: 30 }));
    const reader = await read(1);
    await settle(async () => (await view(1)).task.state === 'running');
    await follow(reader, 30);
    await reader.done;
    expect(reader.headers).toEqual({});
    expect(reader.of('metrics').length).toBeGreaterThan(0);
    for (const { data } of reader.of('metrics')) expect(Object.keys(data).filter((name) => name.includes('budget'))).toEqual([]);
    expect(toWireTask(await view(1))).not.toHaveProperty('granted_tokens');
    await kit.services.admission.admit(submission(2, { maxTokens: 5, budget: { tokens: 100 } }));
    // It has begun: its prompt is spent.
    expect((await read(2)).headers).toEqual({ 'X-Budget-Tokens-Remaining': 100 - (await view(2)).task.promptTokens });
    await passUntil(() => ended(2));
    expect((await read(2)).headers).toEqual({});
  });
});
