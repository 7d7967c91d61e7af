import { openServices, settle, submission, testUuid, type KitOptions, type ServiceKit } from '../../support/services.js';
import { read } from '../../support/reader.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let kit: ServiceKit;
const open = async (options: Omit<KitOptions, 'dataDir'> = {}): Promise<ServiceKit> =>
  (kit = await openServices({ dataDir: dirs.make(), maxTurns: 1000, ...options }));
afterEach(async () => kit.close());

const SESSION = testUuid(0x5e55);
/** 5 tokens for the mock engine: its start and four words. */
const PROMPT = { sessionId: SESSION, input: { kind: 'prompt', prompt: 'An old silent pond' } } as const;
/** One token in 100 ms, on one slot. */
const SLOW = { id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 10, endChance: 0 }] };
const PRICED = { id: 'pool', price: { inputToken: 0.01, outputToken: 0.1 }, replicas: [{ id: 'r0', slots: 4, endChance: 0 }] };

const outcomeOf = async (n: number) => (await kit.services.queries.get(testUuid(n))).task.outcome;
const ended = async (n: number) => settle(async () => (await outcomeOf(n)) !== undefined);
const left = () => kit.services.budgets.ofSession(SESSION);
const refusal = (n: number, changes = {}) => kit.services.admission.admit(submission(n, { ...PROMPT, ...changes })).then(() => undefined, (cause: unknown) => cause);

describe('a budget of tokens', () => {
  it('is not overdrawn by ten tasks at once: what is not there is granted to none', async () => {
    const { services } = await open({ budgets: { tokens: 110 } });
    const tasks = Array.from({ length: 10 }, (_, n) => n + 1);
    const answers = await Promise.allSettled(tasks.map((n) => services.admission.admit(submission(n, PROMPT))));
    // Four of 5 + 20 tokens, one that gets the 10 that are left, and none for the rest.
    expect(answers.map(({ status }) => status)).toEqual([...Array(5).fill('fulfilled'), ...Array(5).fill('rejected')]);
    for (const answer of answers.slice(5)) {
      expect(answer).toMatchObject({
        reason: { code: 'ADMISSION_REJECT', policyLabel: 'session_budget', field: 'session_id', retriable: true, retryAfterMs: 1_000 },
      });
    }
    for (const n of tasks.slice(0, 5)) await ended(n);
    expect(await outcomeOf(4)).toMatchObject({ kind: 'completed', tokensIn: 5, tokensOut: 20 });
    expect(await outcomeOf(5)).toMatchObject({ kind: 'budget', limit: 'tokens', tokensIn: 5, tokensOut: 5 });
    expect(services.sessions.view(SESSION).session).toMatchObject({ turns: 5, spent: { tokens: 110 } });
    expect(left()).toEqual({ tokens: 0 });
  });

  it('gives back what a task did not use, so that the next one has it', async () => {
    const { services } = await open({ budgets: { tokens: 60 }, pools: [SLOW] });
    await services.admission.admit(submission(1, { ...PROMPT, maxTokens: 50 }));
    expect(await refusal(2)).toMatchObject({ policyLabel: 'session_budget', retryAfterMs: 1_000 });
    expect(left()).toEqual({ tokens: 5 });
    await services.cancellation.cancel(testUuid(1));
    const used = await outcomeOf(1);
    expect(left()).toEqual({ tokens: 60 - (used?.tokensIn ?? 0) - (used?.tokensOut ?? 0) });
    await expect(services.admission.admit(submission(2, PROMPT))).resolves.toBeDefined();
  });

  it('ends a stream at that token: it ends well, with the reason budget', async () => {
    const { services } = await open({ budgets: { tokens: 12 } });
    await services.admission.admit(submission(1, PROMPT));
    const log = await (await read(services, testUuid(1))).done;
    expect(log.texts).toHaveLength(7);
    expect(log.terminal).toMatchObject({ kind: 'end', tokensOut: 7, reason: 'budget' });
    const { task } = await services.queries.get(testUuid(1));
    expect(task).toMatchObject({ state: 'budget', grant: { outputTokens: 7, boundBy: 'tokens' } });
  });

  it('makes the text that an unbounded task makes, only less of it', async () => {
    const { services } = await open();
    await services.admission.admit(submission(1, { seed: 3 }));
    await services.admission.admit(submission(2, { seed: 3, budget: { tokens: 14 } }));
    const whole = await (await read(services, testUuid(1))).done;
    const bounded = await (await read(services, testUuid(2))).done;
    expect(bounded.texts).toEqual(whole.texts.slice(0, 9));
  });

  it('of the task itself counts beside the session\'s: the smaller one', async () => {
    const { services } = await open({ budgets: { tokens: 1_000 } });
    const first = await services.admission.admit(submission(1, { ...PROMPT, budget: { tokens: 15 } }));
    expect(first.budget?.tokens).toBeLessThanOrEqual(15);
    await ended(1);
    expect(await outcomeOf(1)).toMatchObject({ kind: 'budget', limit: 'tokens', tokensOut: 10 });
    expect(left()).toEqual({ tokens: 985 });
  });

  it('of the task that does not hold its prompt and one token is the request\'s fault', async () => {
    await open();
    expect(await refusal(1, { budget: { tokens: 5 } })).toMatchObject({ code: 'INVALID_PARAMS', field: 'budget.tokens' });
    expect(await refusal(1, { budget: { tokens: 6 } })).toBeUndefined();
  });

  it('that is spent says when the session would be a fresh one; it is one then', async () => {
    const { services, clock } = await open({ budgets: { tokens: 10 } });
    await services.admission.admit(submission(1, PROMPT));
    await ended(1);
    clock.advance(100_000);
    expect(await refusal(2)).toMatchObject({ policyLabel: 'session_budget', retryAfterMs: 500_000 });
    clock.advance(500_000);
    expect(left()).toEqual({ tokens: 10 });
    expect(await refusal(2)).toBeUndefined();
  });

  it('is forgotten with a deleted session, but what runs keeps what was reserved for it', async () => {
    const { services } = await open({ budgets: { tokens: 100 }, pools: [SLOW] });
    await services.admission.admit(submission(1, { ...PROMPT, maxTokens: 55 }));
    await services.sessions.remove(SESSION);
    expect(left()).toEqual({ tokens: 40 });
    await services.cancellation.cancel(testUuid(1));
    expect(left()).toEqual({ tokens: 100 });
  });
});

describe('a budget of cost', () => {
  it('is reserved at the price of the model and ends a stream at that token', async () => {
    const { services } = await open({ pools: [PRICED], budgets: { cost: 1 } });
    await services.admission.admit(submission(1, PROMPT));
    const log = await (await read(services, testUuid(1))).done;
    // The prompt costs 0.05; what is left of 1 pays for 9 tokens.
    expect(log.texts).toHaveLength(9);
    expect(await outcomeOf(1)).toMatchObject({ kind: 'budget', limit: 'cost', tokensOut: 9 });
    expect(left()).toEqual({ cost: 0.05 });
    expect(await refusal(2)).toMatchObject({ policyLabel: 'session_budget' });
  });

  it('is reserved at the highest price at which it may run, and settled at the price of the pool where it ran', async () => {
    const cheap = { ...PRICED, id: 'cheap', price: { inputToken: 0.001, outputToken: 0.01 } };
    const { services } = await open({ pools: [PRICED, cheap], budgets: { cost: 1 } });
    await services.admission.admit(submission(1, { ...PROMPT, placement: { mode: 'pin', pinPoolId: 'cheap', preferPools: [], avoidPools: [], allowFallback: true } }));
    await ended(1);
    expect(await outcomeOf(1)).toMatchObject({ kind: 'budget', tokensOut: 9 });
    expect(left()).toEqual({ cost: 0.905 });
  });

  it('in a request means nothing for a model without a price, and the request is told so', async () => {
    await open();
    expect(await refusal(1, { budget: { cost: 1 } })).toMatchObject({ code: 'INVALID_PARAMS', field: 'budget.cost' });
    expect(await refusal(1, { budget: { cost: 1 }, modelRef: 'nobody-serves-this' })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that does not pay for the prompt and one token is the request\'s fault', async () => {
    await open({ pools: [PRICED] });
    expect(await refusal(1, { budget: { cost: 0.14 } })).toMatchObject({ code: 'INVALID_PARAMS', field: 'budget.cost' });
    expect(await refusal(1, { budget: { cost: 0.15 } })).toBeUndefined();
  });
});

describe('a budget of time', () => {
  it('ends a stream when it is spent on a slot; waiting costs none, and the text so far stands', async () => {
    const { services, clock } = await open({ pools: [SLOW] });
    await services.admission.admit(submission(1, { maxTokens: 100 }));
    await services.admission.admit(submission(2, { ...PROMPT, maxTokens: 100, budget: { timeMs: 1_050 } }));
    clock.advance(9_000);
    await services.cancellation.cancel(testUuid(1));
    await settle(async () => (await services.queries.get(testUuid(2))).task.state === 'running');
    clock.advance(1_000);
    const reader = await read(services, testUuid(2));
    await settle(() => reader.log.texts.length === 11);
    clock.advance(49);
    expect(await outcomeOf(2)).toBeUndefined();
    clock.advance(1);
    const log = await reader.done;
    expect(log.terminal).toMatchObject({ kind: 'end', tokensOut: 11, reason: 'budget' });
    expect(log.terminalPosition).toBe(12);
    expect(await outcomeOf(2)).toMatchObject({ kind: 'budget', limit: 'time', tokensIn: 5, tokensOut: 11 });
    expect(services.sessions.view(SESSION).session.spent).toMatchObject({ tokens: 16, timeMs: 1_050 });
  });

  it('is shared by the attempts of a task', async () => {
    const dying = { ...SLOW, replicas: [{ ...SLOW.replicas[0], id: 'r0', faults: [{ kind: 'die', afterTokens: 7, attempts: 1 } as const] }] };
    const { services, clock } = await open({ pools: [dying] });
    await services.admission.admit(submission(1, { ...PROMPT, maxTokens: 100, budget: { timeMs: 1_000 } }));
    const attempt = async () => (await services.queries.get(testUuid(1))).task.attempt;
    await settle(async () => (await attempt()) === 1);
    await settle(() => {
      if (clock.monotonic() < 1_700) clock.advance(100);
      return kit.log.some(({ human }) => human.includes('queued again'));
    });
    await settle(async () => (await attempt()) === 2);
    const secondAt = clock.monotonic();
    clock.advance(299);
    expect(await outcomeOf(1)).toBeUndefined();
    clock.advance(1);
    await ended(1);
    expect(clock.monotonic() - secondAt).toBe(300);
    expect(await outcomeOf(1)).toMatchObject({ kind: 'budget', limit: 'time' });
    expect(services.sessions.view(SESSION).session.spent.timeMs).toBe(1_000);
  });

  it('of the session is reserved up to the deadline, and what was not used comes back', async () => {
    const { services, clock } = await open({ pools: [SLOW], budgets: { timeMs: 60_000 } });
    await services.admission.admit(submission(1, { ...PROMPT, deadlineMs: 60_000 }));
    expect(await refusal(2)).toMatchObject({ policyLabel: 'session_budget', retryAfterMs: 1_000 });
    await settle(async () => (await services.queries.get(testUuid(1))).task.state === 'running');
    clock.advance(1_900);
    await ended(1);
    expect(left()).toEqual({ timeMs: 58_100 });
    clock.advance(60_000);
    expect(await outcomeOf(1)).toMatchObject({ kind: 'completed', reason: 'length' });
  });
});

describe('what is left', () => {
  it('is the same in the answer, in metrics frames and headers, and for the session', async () => {
    const { services, clock } = await open({ pools: [SLOW], budgets: { tokens: 100, timeMs: 60_000 } });
    const admitted = await services.admission.admit(submission(1, { ...PROMPT, deadlineMs: 30_000 }));
    expect(admitted.budget).toEqual({ tokens: 95, timeMs: 60_000 });
    const second = await services.admission.admit(submission(2, { ...PROMPT, deadlineMs: 20_000, budget: { tokens: 30 } }));
    // Of the session: 100 less the 25 of the first. Its own is smaller. It waits, so nothing of it is used.
    expect(second.budget).toEqual({ tokens: 30, timeMs: 30_000 });
    expect(left()).toEqual({ tokens: 50, timeMs: 10_000 });
    await settle(async () => (await services.queries.get(testUuid(1))).task.state === 'running');
    clock.advance(950);
    const reader = await read(services, testUuid(1));
    await settle(() => reader.log.texts.length === 10);
    const opened = await services.streams.subscribe(testUuid(1), undefined);
    expect(opened).toMatchObject({ budget: { tokens: 100 - 25 - 5 - 10, timeMs: 60_000 - 20_000 - 950 } });
    reader.leave();
    await reader.done;
  });

  it('is told to a repeat as it is now, and to nobody where no budget counts', async () => {
    const { services } = await open({ budgets: { tokens: 100 } });
    await services.admission.admit(submission(1, PROMPT));
    await ended(1);
    expect((await services.admission.admit(submission(1, PROMPT))).budget).toEqual({ tokens: 75 });
    await kit.close();
    await open();
    expect((await kit.services.admission.admit(submission(1, PROMPT))).budget).toBeUndefined();
    expect(left()).toBeUndefined();
  });
});
