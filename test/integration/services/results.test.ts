import type { TaskResult } from '../../../generated/data.js';
import { events } from '../../../generated/validators.js';
import type { Submission } from '../../../src/services/tasks/admission.js';
import { FakeClock } from '../../support/fake-clock.js';
import { FrameReader } from '../../support/frames.js';
import { openServices, passes, settle, submission, testUuid, type KitOptions, type ServiceKit } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let kit: ServiceKit;
const open = async (options: Partial<KitOptions> = {}): Promise<ServiceKit> => (kit = await openServices({ dataDir: dirs.make(), ...options }));
afterEach(async () => kit.close());

/** One slot and a prefill, so that the test's clock decides when it answers. */
const SLOW = [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, prefillTokensPerSecond: 10 }] }];
const FAST = [{ id: 'pool', replicas: [{ id: 'r0', slots: 1 }] }];
const TEXTS = ['An old silent pond', 'A frog jumps in', 'An old silent pond'];

const embedding = (n: number, changes: Partial<Submission['spec']> = {}): Submission =>
  submission(n, { workload: 'embedding', input: { kind: 'texts', texts: TEXTS }, maxTokens: 1_000, ctx: 512, ...changes });
const rerank = (n: number, query: string, documents: readonly string[]): Submission =>
  submission(n, { workload: 'rerank', input: { kind: 'documents', query, documents }, ctx: 512 });

const taskOf = async (n: number) => (await kit.services.queries.get(testUuid(n))).task;
const ended = (n: number): Promise<void> => settle(async () => (await taskOf(n)).outcome !== undefined);
/** Held against the contract. */
const resultOf = async (n: number): Promise<TaskResult> => {
  const result: unknown = JSON.parse(Buffer.from(await kit.services.results.read(testUuid(n))).toString());
  if (events.streamTask.result(result)) return result;
  throw new Error('The result is not as the contract says.');
};
const framesOf = async (n: number, last?: string): Promise<FrameReader> => {
  const reader = await FrameReader.open(kit, testUuid(n), last);
  if (reader === undefined) throw new Error('Nothing is left to read.');
  return reader;
};

async function restart(options: Partial<KitOptions> & { readonly dataDir: string }): Promise<void> {
  const wall = kit.clock.wall();
  const quiet = kit.services.windDown();
  kit.services.abandon();
  await quiet;
  await kit.close();
  await open({ ...options, clock: new FakeClock({ wall, monotonic: 5 }) });
}

describe('an embedding (ORCH-3090, ORCH-3091)', () => {
  it('ends with one vector for each text, shown as one event and answered as the same bytes', async () => {
    await open();
    await kit.services.admission.admit(embedding(1));
    const reader = await framesOf(1);
    await reader.done;
    expect(reader.names.filter((name) => name !== 'queued' && name !== 'metrics')).toEqual(['started', 'result', 'end']);
    expect(reader.frames.slice(-2)).toMatchObject([{ id: '1' }, { id: '2', data: { tokens_out: 0, decode_ms: 0, finish_reason: 'stop' } }]);
    const result = await resultOf(1);
    expect(reader.of('result')[0]?.data).toEqual(result);
    expect(result).toMatchObject({ task_id: testUuid(1), workload: 'embedding', model_ref: 'mock', tokens_in: 15 });
    const [first, second, third] = result.embeddings ?? [];
    expect([first?.index, second?.index, third?.index]).toEqual([0, 1, 2]);
    expect(first?.embedding).toEqual(third?.embedding);
    expect(first?.embedding).not.toEqual(second?.embedding);
    expect((await taskOf(1)).outcome).toEqual({ kind: 'completed', reason: 'stop', tokensIn: 15, tokensOut: 0, decodeMs: 0 });
  });

  it('is resumed by Last-Event-ID as tokens are, also after its end', async () => {
    await open();
    await kit.services.admission.admit(embedding(1));
    await ended(1);
    for (const [last, names] of [[undefined, ['started', 'result', 'end']], ['0', ['result', 'end']], ['1', ['end']]] as const) {
      const reader = await framesOf(1, last);
      await reader.done;
      expect(reader.names).toEqual(names);
      expect(reader.frames.at(-1)?.id).toBe('2');
    }
    expect(await FrameReader.open(kit, testUuid(1), '2')).toBeUndefined();
    await expect(FrameReader.open(kit, testUuid(1), '3')).rejects.toMatchObject({ code: 'INVALID_PARAMS', field: 'Last-Event-ID' });
  });

  it('of a thousand texts is one result, and its pieces never break a reader that has no room', async () => {
    await open();
    const texts = Array.from({ length: 1_024 }, (_, n) => `text ${n}`);
    await kit.services.admission.admit(embedding(1, { input: { kind: 'texts', texts } }));
    await ended(1);
    const reader = await framesOf(1);
    reader.stall();
    await settle(() => reader.names.includes('started'));
    reader.flow();
    await reader.done;
    expect(reader.names).toEqual(['started', 'result', 'end']);
    const { embeddings } = await resultOf(1);
    expect(embeddings).toHaveLength(1_024);
    expect(reader.of('result')[0]?.data['embeddings']).toEqual(embeddings);
  });

  it('neither foretells nor reserves output: its max_tokens says nothing', async () => {
    await open({ budgets: { tokens: 20 }, pools: FAST });
    await expect(kit.services.admission.admit(embedding(1))).resolves.toMatchObject({ budget: { tokens: 5 } });
    await ended(1);
    expect(kit.services.sessions.view(testUuid(0x10001)).session.spent.tokens).toBe(15);
    await expect(kit.services.admission.admit({ ...embedding(2), spec: { ...embedding(2).spec, sessionId: testUuid(0x10001) } })).rejects.toMatchObject({ policyLabel: 'session_budget' });
  });

  it('with one text over ctx is refused with the text at fault', async () => {
    await open();
    const texts = ['short', 'word '.repeat(200), 'short too'];
    await expect(kit.services.admission.admit(embedding(1, { ctx: 100, input: { kind: 'texts', texts } }))).rejects.toMatchObject({ code: 'INVALID_PARAMS', field: 'inputs[1]' });
    await expect(kit.services.admission.admit(embedding(2, { ctx: 300, input: { kind: 'texts', texts: [...texts, ...texts] } }))).resolves.toBeDefined();
  });

  it('canceled while the engine works has no result, and its slot is free at once', async () => {
    await open({ pools: SLOW });
    await kit.services.admission.admit(embedding(1));
    await settle(async () => (await taskOf(1)).state === 'running');
    await expect(kit.services.results.read(testUuid(1))).rejects.toMatchObject({ code: 'CONFLICT', retriable: true, retryAfterMs: 1_000 });
    await kit.services.admission.admit(embedding(2));
    await kit.services.cancellation.cancel(testUuid(1));
    const reader = await framesOf(1);
    await reader.done;
    expect(reader.names).toEqual(['started', 'error']);
    await expect(kit.services.results.read(testUuid(1))).rejects.toMatchObject({ code: 'CONFLICT', retriable: false, message: expect.stringContaining('canceled by a client') });
    await settle(async () => (await taskOf(2)).state === 'running');
    kit.clock.advance(5_000);
    await ended(2);
    expect((await taskOf(2)).outcome).toMatchObject({ kind: 'completed' });
  });

  it('whose deadline passes while the engine works ends with it', async () => {
    await open({ pools: [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, faults: [{ kind: 'stall', afterTokens: 0 }] }] }] });
    await kit.services.admission.admit(embedding(1, { deadlineMs: 5_000 }));
    await settle(async () => (await taskOf(1)).state === 'running');
    kit.clock.advance(5_001);
    await ended(1);
    expect((await taskOf(1)).outcome).toMatchObject({ kind: 'deadline', where: 'decode', tokensOut: 0 });
  });

  it('whose replica dies is made again at the next one', async () => {
    await open({ pools: [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, faults: [{ kind: 'die', afterTokens: 0, attempts: 1 }] }, { id: 'r1', slots: 1 }] }] });
    await kit.services.admission.admit(embedding(1, { determinism: 'strict' }));
    await ended(1);
    expect(await taskOf(1)).toMatchObject({ state: 'completed', lostAttempts: [{ code: 'WORKER_RESET', tokens: 0 }] });
    expect((await resultOf(1)).embeddings).toHaveLength(3);
  });
});

describe('a rerank (ORCH-3090)', () => {
  it('puts the best document first and keeps the documents\' places; equal ones stay in their order', async () => {
    await open();
    await kit.services.admission.admit(rerank(1, 'frog pond', ['nothing of it', 'the frog and the pond', 'a frog', 'a pond']));
    await ended(1);
    expect(await resultOf(1)).toEqual({
      task_id: testUuid(1),
      workload: 'rerank',
      model_ref: 'mock',
      scores: [
        { index: 1, score: 1 },
        { index: 2, score: 0.5 },
        { index: 3, score: 0.5 },
        { index: 0, score: 0 },
      ],
      tokens_in: 28,
    });
  });
});

describe('a result that is asked for (ORCH-3092)', () => {
  it('of a completion is refused, and of nobody is not found', async () => {
    await open();
    await kit.services.admission.admit(submission(1));
    await expect(kit.services.results.read(testUuid(1))).rejects.toMatchObject({ code: 'INVALID_PARAMS', field: 'id' });
    await expect(kit.services.results.read(testUuid(9))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('while its task waits comes with the wait that is foretold', async () => {
    await open({ pools: SLOW });
    await kit.services.admission.admit(embedding(1, { input: { kind: 'texts', texts: ['word '.repeat(400)] } }));
    const { predictedStartMs } = await kit.services.admission.admit(embedding(2));
    expect(predictedStartMs).toBeGreaterThan(100);
    const failure = await kit.services.results.read(testUuid(2)).catch((cause: unknown) => cause);
    expect(failure).toMatchObject({ code: 'CONFLICT', retriable: true });
  });

  it('once retention took it is gone for good', async () => {
    await open({ retention: { streamAgeMs: 1_000 } });
    await kit.services.admission.admit(embedding(1));
    await ended(1);
    await passes(kit, 1_000, async () => (await kit.store.tokens.extent(testUuid(1))).first > 0);
    await expect(kit.services.results.read(testUuid(1))).rejects.toMatchObject({ code: 'STREAM_EXPIRED' });
    await expect(FrameReader.open(kit, testUuid(1), '0')).rejects.toMatchObject({ code: 'STREAM_EXPIRED' });
    const last = await framesOf(1, '1');
    await last.done;
    expect(last.names).toEqual(['end']);
  });
});

describe('after a restart (ORCH-3093)', () => {
  const stored = async (): Promise<readonly string[]> => {
    await open();
    await kit.services.admission.admit(embedding(1));
    await ended(1);
    const { next } = await kit.store.tokens.extent(testUuid(1));
    const pieces = await kit.store.tokens.read(testUuid(1), 0, 1_000_000);
    expect(pieces).toHaveLength(next);
    await kit.close();
    return pieces;
  };

  it('a result that was durable before the crash ends its task as completed, and is not made again', async () => {
    const texts = await stored();
    const dataDir = dirs.make();
    await open({ dataDir, pools: SLOW });
    await kit.services.admission.admit(embedding(1));
    await settle(async () => (await kit.store.tasks.find(testUuid(1)))?.state === 'running');
    await kit.store.tokens.append([{ taskId: testUuid(1), epoch: 1, first: 0, at: 5, texts }]);
    // A pool that never answers: whoever asked it would wait for ever.
    await restart({ dataDir, pools: SLOW });
    await ended(1);
    expect(await taskOf(1)).toMatchObject({ attempt: 1, outcome: { kind: 'completed', reason: 'stop', tokensIn: 15, tokensOut: 0 } });
    expect((await resultOf(1)).embeddings).toHaveLength(3);
  });

  it('the same where the crash came before the row said that the task runs', async () => {
    const texts = await stored();
    const dataDir = dirs.make();
    await open({ dataDir, pools: SLOW });
    await kit.services.admission.admit(embedding(2));
    await kit.services.admission.admit(embedding(1));
    await kit.store.tokens.append([{ taskId: testUuid(1), epoch: 1, first: 0, at: 5, texts }]);
    await kit.services.cancellation.cancel(testUuid(2));
    await restart({ dataDir, pools: SLOW });
    await ended(1);
    expect(await taskOf(1)).toMatchObject({ outcome: { kind: 'completed', tokensIn: 15, tokensOut: 0 } });
    const reader = await framesOf(1);
    await reader.done;
    expect(reader.names).toEqual(['started', 'result', 'end']);
  });

  it('a result that was not durable is made again', async () => {
    const dataDir = dirs.make();
    await open({ dataDir, pools: SLOW });
    await kit.services.admission.admit(embedding(1));
    await settle(async () => (await kit.store.tasks.find(testUuid(1)))?.state === 'running');
    await restart({ dataDir, pools: FAST });
    await ended(1);
    expect(await taskOf(1)).toMatchObject({ attempt: 2, outcome: { kind: 'completed' } });
    expect((await resultOf(1)).tokens_in).toBe(15);
  });
});

describe('the transcript of an embedding', () => {
  it('holds the size and the digest of the result and none of its numbers', async () => {
    await open({ transcripts: { store: true, prompts: true } });
    await kit.services.admission.admit(embedding(1));
    await ended(1);
    await passes(kit, 100, async () => (await kit.store.tasks.find(testUuid(1)))?.traceId !== undefined);
    const transcript: unknown = JSON.parse(Buffer.from(await kit.services.transcripts.read(testUuid(1))).toString());
    const bytes = (await kit.services.results.read(testUuid(1))).length;
    expect(transcript).toMatchObject({ tokens: 0, frames: [], result: { bytes, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }, request: { input_kind: 'texts', inputs: TEXTS } });
  });
});
