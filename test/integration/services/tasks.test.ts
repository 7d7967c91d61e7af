import { openServices, settle, submission, testUuid, type KitOptions, type ServiceKit } from '../../support/services.js';
import { read } from '../../support/reader.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let kit: ServiceKit;
const open = async (options: Omit<KitOptions, 'dataDir'> = {}): Promise<ServiceKit> => (kit = await openServices({ dataDir: dirs.make(), ...options }));
afterEach(async () => kit.close());

/** One slot and a speed, so that the test's clock decides what runs. */
const SLOW = [{ id: 'pool', queueCapacity: 3, replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 10, endChance: 0 }] }];

const outcomeOf = async (n: number) => (await kit.services.queries.get(testUuid(n))).task.outcome;
const stateOf = async (n: number) => (await kit.services.queries.get(testUuid(n))).task.state;

describe('a task', () => {
  it('runs from admission to its end with nobody reading, and its stream can be read afterwards', async () => {
    const { services } = await open();
    const admitted = await services.admission.admit(submission(1));
    expect(admitted).toMatchObject({ taskId: testUuid(1), queuePosition: 0, predictedStartMs: 0, backoffMs: 0 });
    await settle(async () => (await stateOf(1)) === 'completed');
    const log = await (await read(services, testUuid(1))).done;
    expect(log.started).toEqual([{ kind: 'started', queuePosition: 0, predictedStartMs: 0, onTimeProbability: 1 }]);
    expect(log.texts).toHaveLength(20);
    expect(log.terminal).toMatchObject({ kind: 'end', tokensOut: 20, reason: 'length' });
    expect(log.terminalPosition).toBe(21);
  });

  it('is one task however often and however parallel its request is repeated', async () => {
    const { services, store } = await open();
    const answers = await Promise.all(Array.from({ length: 1000 }, () => services.admission.admit(submission(1))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await store.tasks.list({ limit: 10 })).toHaveLength(1);
    await settle(async () => (await stateOf(1)) === 'completed');
    await expect(services.admission.admit(submission(1))).resolves.toMatchObject({ queuePosition: 0 });
    expect(services.sessions.view(testUuid(0x10001)).session.turns).toBe(1);
  });

  it('with the id of another request is a conflict, while that runs and after it ended', async () => {
    const { services } = await open();
    await services.admission.admit(submission(1));
    await expect(services.admission.admit(submission(1, {}, 'another'))).rejects.toMatchObject({ code: 'CONFLICT', field: 'task_id' });
    await settle(async () => (await stateOf(1)) === 'completed');
    await expect(services.admission.admit(submission(1, {}, 'another'))).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(services.sessions.view(testUuid(0x10001)).session.turns).toBe(1);
  });

  it('that is refused leaves no place and no turn behind', async () => {
    const { services } = await open({ pools: SLOW });
    for (let n = 1; n <= 4; n++) await services.admission.admit(submission(n));
    await expect(services.admission.admit(submission(5))).rejects.toMatchObject({
      code: 'ADMISSION_REJECT',
      policyLabel: 'queue_full',
      retriable: true,
    });
    expect(services.sessions.view(testUuid(0x10005)).session.turns).toBe(0);
    // A repeat of an admitted task is answered even so.
    await expect(services.admission.admit(submission(4))).resolves.toMatchObject({ queuePosition: 2 });
    await services.cancellation.cancel(testUuid(4));
    await expect(services.admission.admit(submission(5))).resolves.toMatchObject({ queuePosition: 2 });
  });

  it('over its context is refused with the field at fault, whatever the engine', async () => {
    const { services } = await open();
    const long = { kind: 'prompt', prompt: 'word '.repeat(400) } as const;
    await expect(services.admission.admit(submission(1, { ctx: 100, maxTokens: 20, input: long }))).rejects.toMatchObject({
      code: 'INVALID_PARAMS',
      field: 'prompt',
    });
    await expect(services.admission.admit(submission(2, { ctx: 10, maxTokens: 20 }))).rejects.toMatchObject({ field: 'max_tokens' });
    await expect(services.admission.admit(submission(3, { responseFormat: { kind: 'grammar', grammar: 'x' } }))).rejects.toMatchObject({
      field: 'response_format',
    });
  });

  it('is held to the context that the configuration allows a replica, where that is less than the engine\'s', async () => {
    const { services } = await open({ pools: [{ id: 'pool', ctxMax: 1000, replicas: [{ id: 'r0', slots: 1 }] }] });
    await expect(services.admission.admit(submission(1, { ctx: 1001 }))).rejects.toMatchObject({ code: 'INVALID_PARAMS', field: 'ctx' });
    await expect(services.admission.admit(submission(1, { ctx: 1000 }))).resolves.toMatchObject({ queuePosition: 0 });
  });

  it('ORCH-3058 that is placed or refused leaves its decision in the log', async () => {
    const { services, log } = await open();
    await services.admission.admit(submission(1));
    await services.admission.admit(submission(2, { modelRef: 'nobody' })).catch(() => undefined);
    const decisions = log.flatMap(({ fields }) => (fields['filters_applied'] === undefined ? [] : [[fields['job_id'], fields['filters_applied'], fields['pinned']]]));
    expect(decisions).toEqual([
      [testUuid(1), expect.arrayContaining(['engine', 'model', 'deadline']), false],
      [testUuid(2), ['engine', 'model'], false],
    ]);
  });

  it('that waits past its deadline ends without having run', async () => {
    const { services, clock } = await open({ pools: SLOW });
    await services.admission.admit(submission(1, { maxTokens: 400 }));
    await services.admission.admit(submission(2, { deadlineMs: 30_000, expectedTokens: 1 }));
    await settle(async () => (await stateOf(1)) === 'running');
    clock.advance(30_001);
    await settle(async () => (await stateOf(2)) === 'deadline');
    expect(await outcomeOf(2)).toMatchObject({ kind: 'deadline', where: 'queue', tokensOut: 0 });
    const log = await (await read(services, testUuid(2))).done;
    expect(log).toMatchObject({ started: [], texts: [], terminal: { kind: 'error', code: 'DEADLINE_UNMET' }, terminalPosition: 1 });
  });

  it('that decodes past its deadline is stopped; what it said stands', async () => {
    const { services, clock } = await open({ pools: SLOW });
    await services.admission.admit(submission(1, { maxTokens: 400, deadlineMs: 25_000, expectedTokens: 1 }));
    await settle(async () => (await stateOf(1)) === 'running');
    const reader = await read(services, testUuid(1));
    clock.advance(10_000);
    await settle(() => reader.log.texts.length >= 90);
    clock.advance(15_001);
    const log = await reader.done;
    expect(log.terminal).toMatchObject({ kind: 'error', code: 'DEADLINE_UNMET' });
    expect(await outcomeOf(1)).toMatchObject({ kind: 'deadline', where: 'decode' });
    expect(log.terminalPosition).toBe(log.texts.length + 1);
  });

  it('that is cut short tells how long it decoded until then, however little it made', async () => {
    const { services, clock } = await open({ pools: SLOW });
    await services.admission.admit(submission(1, { maxTokens: 400, deadlineMs: 2_050, expectedTokens: 1 }));
    await settle(async () => (await stateOf(1)) === 'running');
    // Ten a second; the last is durable when the time is over.
    for (let tokens = 0; tokens < 20; tokens++) {
      clock.advance(100);
      await settle(async () => (await kit.store.tokens.extent(testUuid(1))).next >= tokens);
    }
    clock.advance(50);
    await settle(async () => (await stateOf(1)) === 'deadline');
    const { tokensOut = 0, decodeMs } = (await outcomeOf(1)) ?? {};
    expect(tokensOut).toBeGreaterThanOrEqual(19);
    expect(decodeMs).toBeGreaterThan(1_700);
    expect(decodeMs).toBeLessThanOrEqual(2_050);
  });

  it('whose replica dies is made again from its seed: the reader gets each token once and the text of an undisturbed run', async () => {
    const { services } = await open({
      pools: [{ id: 'pool', replicas: [{ id: 'r0', slots: 2, endChance: 0, faults: [{ kind: 'die', afterTokens: 7, attempts: 1 }] }] }],
    });
    await services.admission.admit(submission(1, { seed: 5, determinism: 'strict' }));
    const disturbed = await (await read(services, testUuid(1))).done;
    await services.admission.admit(submission(2, { seed: 5 }));
    const undisturbed = await (await read(services, testUuid(2))).done;
    expect(disturbed.texts).toEqual(undisturbed.texts);
    expect(disturbed.terminal).toMatchObject({ kind: 'end', tokensOut: 20 });
    expect((await services.queries.get(testUuid(1))).task.attempt).toBe(2);
  });

  it('whose replica dies every time ends with the engine\'s error after three attempts', async () => {
    const { services } = await open({
      pools: [{ id: 'pool', replicas: [{ id: 'r0', slots: 2, endChance: 0, faults: [{ kind: 'die', afterTokens: 3 }] }] }],
    });
    await services.admission.admit(submission(1, { determinism: 'strict' }));
    const log = await (await read(services, testUuid(1))).done;
    expect(log.texts).toHaveLength(3);
    expect(log.terminal).toMatchObject({ kind: 'error', code: 'WORKER_RESET' });
    expect((await services.queries.get(testUuid(1))).task).toMatchObject({ state: 'failed', attempt: 3 });
  });

  it('of a pool that drains past its deadline is dropped, running or waiting', async () => {
    const { services, clock } = await open({ pools: SLOW });
    await services.admission.admit(submission(1, { maxTokens: 400 }));
    await services.admission.admit(submission(2));
    await settle(async () => (await stateOf(1)) === 'running');
    services.pools.drain('pool', 2_000);
    await expect(services.admission.admit(submission(3))).rejects.toMatchObject({ code: 'POOL_UNAVAILABLE', policyLabel: 'pool_draining' });
    clock.advance(2_000);
    await settle(async () => (await stateOf(1)) === 'dropped' && (await stateOf(2)) === 'dropped');
    expect(await outcomeOf(1)).toMatchObject({ kind: 'dropped', code: 'POOL_UNAVAILABLE' });
  });
});

describe('a cancel', () => {
  it('of a waiting task is final: it never starts, and its stream ends with CANCELED', async () => {
    const { services, clock } = await open({ pools: SLOW });
    await services.admission.admit(submission(1));
    await services.admission.admit(submission(2));
    await services.cancellation.cancel(testUuid(2));
    expect(await outcomeOf(2)).toMatchObject({ kind: 'canceled', by: 'client' });
    clock.advance(60_000);
    await settle(async () => (await stateOf(1)) === 'completed');
    expect((await services.queries.get(testUuid(2))).task.attempt).toBe(0);
    expect((await (await read(services, testUuid(2))).done).terminal).toMatchObject({ kind: 'error', code: 'CANCELED' });
  });

  it('of a running task shows no token after it, and frees the slot for the next', async () => {
    const { services, clock } = await open({ pools: SLOW });
    await services.admission.admit(submission(1, { maxTokens: 400 }));
    await services.admission.admit(submission(2));
    const reader = await read(services, testUuid(1));
    await settle(async () => (await stateOf(1)) === 'running');
    clock.advance(2_000);
    await settle(() => reader.log.texts.length > 0);
    await services.cancellation.cancel(testUuid(1));
    const seen = reader.log.texts.length;
    clock.advance(5_000);
    const log = await reader.done;
    expect(log.texts).toHaveLength(seen);
    expect(log.terminal).toMatchObject({ kind: 'error', code: 'CANCELED' });
    await settle(async () => (await stateOf(2)) !== 'queued');
    expect(services.reports.of('pool').running).toBeLessThanOrEqual(1);
  });

  it('of an ended task changes nothing; of an unknown one is NOT_FOUND', async () => {
    const { services } = await open();
    await services.admission.admit(submission(1));
    await settle(async () => (await stateOf(1)) === 'completed');
    await services.cancellation.cancel(testUuid(1));
    expect(await outcomeOf(1)).toMatchObject({ kind: 'completed' });
    await expect(services.cancellation.cancel(testUuid(99))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('that races with everything else leaves each task with exactly one outcome', async () => {
    const { services } = await open({ pools: [{ id: 'pool', replicas: [{ id: 'r0', slots: 3, endChance: 0 }] }] });
    const ids = Array.from({ length: 60 }, (_, n) => n + 1);
    await Promise.all(ids.map(async (n) => {
      await services.admission.admit(submission(n, { maxTokens: 1 + (n % 5) }));
      if (n % 2 === 0) await services.cancellation.cancel(testUuid(n));
    }));
    await settle(async () => (await Promise.all(ids.map(outcomeOf))).every((outcome) => outcome !== undefined));
    for (const n of ids) {
      const outcome = await outcomeOf(n);
      const log = await (await read(services, testUuid(n))).done;
      if (outcome?.kind === 'canceled') expect(log.terminal).toMatchObject({ code: 'CANCELED' });
      else expect(log.texts).toHaveLength(1 + (n % 5));
    }
    expect(kit.log.filter((line) => line.level === 'error')).toEqual([]);
  });
});

describe('on_disconnect: cancel', () => {
  it('cancels when the last reader has left for the grace period, and not before', async () => {
    const { services, clock } = await open({ pools: SLOW });
    await services.admission.admit(submission(1, { maxTokens: 400, onDisconnect: 'cancel' }));
    await settle(async () => (await stateOf(1)) === 'running');
    const first = await read(services, testUuid(1));
    const second = await read(services, testUuid(1));
    first.leave();
    clock.advance(5_001);
    expect(await stateOf(1)).toBe('running');
    second.leave();
    await second.done;
    clock.advance(4_000);
    const back = await read(services, testUuid(1));
    clock.advance(2_000);
    expect(await stateOf(1)).toBe('running');
    back.leave();
    await back.done;
    clock.advance(5_001);
    await settle(async () => (await stateOf(1)) === 'canceled');
    expect(await outcomeOf(1)).toMatchObject({ kind: 'canceled', by: 'disconnect' });
  });
});
