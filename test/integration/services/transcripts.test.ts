import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kept } from '../../../generated/validators.js';
import type { Transcript } from '../../../generated/data.js';
import { openServices, passes, settle, submission, testUuid, type KitOptions, type MockPool, type ServiceKit } from '../../support/services.js';
import { FakeClock } from '../../support/fake-clock.js';
import { read } from '../../support/reader.js';
import { tempDirs } from '../../support/temp-dir.js';
import { DatabaseSync } from '@photostructure/sqlite';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let kit: ServiceKit;
let dataDir: string;
afterEach(async () => kit.close());

const KEPT = { store: true, prompts: false };
const FAST: MockPool = { id: 'pool', replicas: [{ id: 'r0', slots: 4, endChance: 0 }] };
/** One slot and a speed, so that the test's clock decides what runs. */
const SLOW: MockPool = { id: 'pool', queueCapacity: 3, replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 10, endChance: 0 }] };
const CANARY = 'the canary of a prompt';

async function open(options: Omit<KitOptions, 'dataDir'> & { readonly on?: string } = {}): Promise<void> {
  const { on = dirs.make(), ...rest } = options;
  dataDir = on;
  kit = await openServices({ dataDir, pools: [FAST], transcripts: KEPT, ...rest });
}
const digest = (n: number): string => n.toString(16).padStart(64, '0');
const admit = (n: number, changes: Parameters<typeof submission>[1] = {}) => kit.services.admission.admit(submission(n, changes, digest(n)));
const found = async (n: number) => (await kit.services.queries.get(testUuid(n))).task;
const state = (n: number, wanted: string) => settle(async () => (await found(n)).state === wanted);

/** Also lets the pace of the work behind pass. */
async function traced(n: number): Promise<string> {
  let id: string | undefined;
  await passes(kit, 5, async () => (id = (await found(n)).traceId) !== undefined);
  return id ?? '';
}

async function transcript(n: number): Promise<Transcript> {
  await traced(n);
  const content: unknown = JSON.parse(new TextDecoder().decode(await kit.services.transcripts.read(testUuid(n))));
  if (!kept.Transcript(content)) throw new Error(JSON.stringify(kept.Transcript.errors));
  return content;
}

async function drained(): Promise<void> {
  kit.services.pools.drain('pool', 0);
  await passes(kit, 1, async () => (await found(2)).outcome !== undefined);
}

/** Every byte of every artifact's file, and of those that have none. */
const artifacts = (): string =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && (entry.name.startsWith('artifacts.db') || entry.parentPath.startsWith(join(dataDir, 'artifacts'))))
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    .join('\n');

const textsOf = ({ frames }: Transcript): readonly string[] => frames.flatMap(({ t }) => t);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const stored = async (n: number): Promise<readonly string[]> => kit.store.tokens.read(testUuid(n), 0, 1_000_000);

describe('ORCH-3072: the transcript of a task', () => {
  it('that was completed holds its request, its one attempt, and all of its tokens with their moments', async () => {
    await open();
    await admit(1, { maxTokens: 12, stop: ['never there'] });
    const made = await transcript(1);
    expect(made).toMatchObject({
      recorded_by: { name: 'orchestratord' },
      task_id: testUuid(1),
      correlation_id: 'correlation-1',
      request: { max_tokens: 12, seed: 1, stop: ['never there'], request_sha256: digest(1), input_kind: 'prompt', input_sha256: sha256('An old silent pond') },
      pool_id: 'pool',
      attempts: [{ attempt: 1, pool_id: 'pool', replica_id: 'r0', tokens: 12 }],
      tokens: 12,
      outcome: { kind: 'completed', reason: 'length', tokens_out: 12 },
    });
    expect(textsOf(made)).toEqual(await stored(1));
    expect(made.text_sha256).toBe(sha256(textsOf(made).join('')));
  });

  it('is an artifact of the kind trace, tagged by its task and session', async () => {
    await open();
    await admit(1);
    const id = await traced(1);
    expect(await kit.services.artifacts.find(id)).toMatchObject({ kind: 'trace', tags: ['sse', 'stream', `task:${testUuid(1)}`, `session:${testUuid(0x10001)}`].sort() });
    const { bytes } = (await kit.services.artifacts.read(id)) ?? { bytes: new Uint8Array() };
    expect(sha256(new TextDecoder().decode(bytes))).toBe(id);
    expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({ metadata: { engine: 'mock', pool_id: 'pool', replica_id: 'r0', engine_version: expect.any(String) as string } });
  });

  it.each([
    ['canceled while it waited', 2, async () => kit.services.cancellation.cancel(testUuid(2)), { outcome: { kind: 'canceled', by: 'client' }, attempts: [], tokens: 0, frames: [] }],
    ['canceled while it decoded', 1, async () => kit.services.cancellation.cancel(testUuid(1)), { outcome: { kind: 'canceled', by: 'client' }, attempts: [{ attempt: 1 }] }],
    ['that waited past its deadline', 3, async () => Promise.resolve(kit.clock.advance(6_000)), { outcome: { kind: 'deadline', where: 'queue' }, attempts: [], tokens: 0 }],
    ['of a pool that was drained', 2, drained, { outcome: { kind: 'dropped', code: 'POOL_UNAVAILABLE' } }],
  ] as const)('%s is made too', async (_name, n, end, wanted) => {
    await open({ pools: [SLOW] });
    await admit(1, { maxTokens: 400 });
    await admit(2, { maxTokens: 4 });
    await admit(3, { maxTokens: 4, deadlineMs: 5_000, expectedTokens: 1 }).catch(() => admit(3, { maxTokens: 4, deadlineMs: 50_000 }));
    await state(1, 'running');
    await end();
    await settle(async () => (await found(n)).outcome !== undefined);
    expect(await transcript(n)).toMatchObject(wanted);
  });

  it('that failed shows its attempts and the failure', async () => {
    await open({ pools: [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, endChance: 0, faults: [{ kind: 'die', afterTokens: 3 }] }] }] });
    await admit(1);
    await passes(kit, 100, async () => (await found(1)).outcome !== undefined);
    const made = await transcript(1);
    expect(made.outcome).toMatchObject({ kind: 'failed', code: 'WORKER_RESET' });
    expect(textsOf(made)).toEqual(await stored(1));
    expect(made.attempts.length).toBeGreaterThan(0);
  });

  it('that reached its budget says so', async () => {
    await open();
    await admit(1, { maxTokens: 100, budget: { tokens: 12 } });
    const made = await transcript(1);
    expect(made.outcome).toMatchObject({ kind: 'budget', limit: 'tokens' });
    expect(made.request.granted_tokens).toBe(made.tokens);
  });

  it('holds what was durable, which of a canceled task may be more than its reader was shown', async () => {
    await open({ pools: [SLOW] });
    await admit(1, { maxTokens: 400 });
    const reader = await read(kit.services, testUuid(1));
    await passes(kit, 50, () => reader.log.texts.length > 5);
    await kit.services.cancellation.cancel(testUuid(1));
    const made = await transcript(1);
    expect(textsOf(made)).toEqual(await stored(1));
    expect(textsOf(made).slice(0, reader.log.texts.length)).toEqual(reader.log.texts);
    const moments = made.frames.map(({ at_ms }) => at_ms);
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    expect(moments.at(-1)).toBeGreaterThan(moments[0] ?? 0);
  });
});

describe('ORCH-3072: what no transcript holds', () => {
  const MESSAGES = [{ role: 'user', content: CANARY }] as const;

  it('is a prompt, a message or whose key it was, unless the operator allows prompts', async () => {
    await open();
    await kit.services.admission.admit({ ...submission(1, { input: { kind: 'prompt', prompt: CANARY } }, digest(1)), owner: 'the canary of an owner' });
    await kit.services.admission.admit({ ...submission(2, { input: { kind: 'messages', messages: MESSAGES } }, digest(2)), owner: 'the canary of an owner' });
    const made = [await transcript(1), await transcript(2)];
    expect(made.map(({ request }) => request.input_kind)).toEqual(['prompt', 'messages']);
    expect(made[0]?.request.input_sha256).toBe(sha256(CANARY));
    expect(made[1]?.request.input_sha256).toBe(sha256(`[{"content":"${CANARY}","role":"user"}]`));
    expect(artifacts()).toContain('orchestratord.transcript/1');
    expect(artifacts()).not.toContain('canary');
    expect(JSON.stringify(kit.log)).not.toContain(CANARY);
  });

  it('is, where the operator allows prompts, still whose key it was', async () => {
    await open({ transcripts: { store: true, prompts: true } });
    await kit.services.admission.admit({ ...submission(1, { input: { kind: 'prompt', prompt: CANARY } }, digest(1)), owner: 'the canary of an owner' });
    await admit(2, { input: { kind: 'messages', messages: MESSAGES } });
    expect((await transcript(1)).request.prompt).toBe(CANARY);
    expect((await transcript(2)).request.messages).toEqual(MESSAGES);
    expect(artifacts()).not.toContain('the canary of an owner');
    expect(JSON.stringify(kit.log)).not.toContain(CANARY);
  });
});

describe('ORCH-3072: transcripts that cannot be made as they should', () => {
  // Of 420 tokens it is found out when all is put together, of 700 long before.
  it.each([420, 700])('leave out the tokens, and the prompt, where it would be larger than an artifact may be: %d tokens', async (maxTokens) => {
    await open({ artifacts: { maxBytes: 4_096 }, transcripts: { store: true, prompts: true } });
    await admit(1, { maxTokens });
    const made = await transcript(1);
    expect(made).toMatchObject({ tokens: maxTokens, frames: [], text_sha256: sha256((await stored(1)).join('')) });
    expect(made.request).not.toHaveProperty('prompt');
  });

  it('read a log of many pages to its end, one such task at a time', async () => {
    await open({ artifacts: { maxBytes: 50_000_000 }, pools: [{ id: 'pool', replicas: [{ id: 'r0', slots: 4, endChance: 0, ctxMax: 200_000 }] }] });
    for (const n of [1, 2]) await admit(n, { maxTokens: 60_000, ctx: 100_000 });
    for (const n of [1, 2]) {
      const made = await transcript(n);
      expect(made.tokens).toBe(60_000);
      expect(made.text_sha256).toBe(sha256(textsOf(made).join('')));
      expect(made.frames.reduce((next, { i, t }) => (i === next ? next + t.length : NaN), 0)).toBe(60_000);
    }
  });

  it('are due no more where pinned artifacts fill the quota; that is said once, and the tasks are as good as any', async () => {
    await open({ artifacts: { quotaBytes: 3_000 } });
    await kit.services.artifacts.create({ kind: 'other', content: { filler: 'x'.repeat(2_500) }, tags: ['pinned'], metadata: {} }, 'client');
    for (const n of [1, 2, 3]) await admit(n);
    await passes(kit, 30, async () => (await Promise.all([1, 2, 3].map(found))).every(({ outcome, traceDue }) => outcome !== undefined && traceDue !== true));
    for (const n of [1, 2, 3]) expect(await found(n)).toMatchObject({ state: 'completed' });
    await expect(kit.services.transcripts.read(testUuid(1))).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('no room') as string });
    expect(kit.log.filter(({ level }) => level === 'warn' || level === 'error')).toHaveLength(1);
  });

  it('are made again after the disk was full; ends do not wait for that, and no token is removed before', async () => {
    await open({ retention: { streamAgeMs: 1_000 }, transcripts: { store: true, prompts: true } });
    const long = { input: { kind: 'prompt', prompt: 'x'.repeat(40_000) } } as const;
    // A transcript that is long has a file. A file where the directory of artifacts' temporary files was: what the driver meets is what a disk that fails gives it.
    const broken = join(dataDir, 'artifacts', 'tmp');
    renameSync(broken, `${broken}.away`);
    writeFileSync(broken, '');
    await admit(1, long);
    await state(1, 'completed');
    await passes(kit, 5, () => kit.log.some(({ level, human }) => level === 'error' && human.startsWith('Transcripts cannot be stored')));
    expect((await found(1)).traceDue).toBe(true);
    await expect(kit.services.transcripts.read(testUuid(1))).rejects.toMatchObject({ code: 'NOT_FOUND', retriable: true });
    await admit(2, long);
    await state(2, 'completed');
    rmSync(broken);
    renameSync(`${broken}.away`, broken);
    for (let sweep = 0; sweep < 5; sweep++) {
      kit.clock.advance(1_000);
      await settle(async () => (await stored(1)).length === 20);
    }
    expect((await transcript(1)).tokens).toBe(20);
    expect((await transcript(2)).tokens).toBe(20);
    expect(kit.log.filter(({ level }) => level === 'error')).toHaveLength(1);
    await passes(kit, 1_000, async () => (await stored(1)).length === 0);
  });
});

describe('ORCH-3072: after a restart', () => {
  const PAUSED = new FakeClock().wall();

  it('what was due is made, byte for byte as it would have been', async () => {
    await open({ clock: new FakeClock({ wall: PAUSED }) });
    await admit(1);
    await (await read(kit.services, testUuid(1))).done;
    const undisturbed = await traced(1);
    await kit.close();
    await open({ clock: new FakeClock({ wall: PAUSED }) });
    await admit(1);
    await (await read(kit.services, testUuid(1))).done;
    // The end was shown this very moment: its transcript has not begun.
    await kit.close();
    expect(artifacts()).not.toContain('orchestratord.transcript/1');
    await open({ on: dataDir, clock: new FakeClock({ wall: PAUSED + 60_000 }) });
    expect(await traced(1)).toBe(undisturbed);
  });

  it('without transcripts what was due is due no more, so that its tokens can be removed', async () => {
    await open();
    await admit(1);
    await (await read(kit.services, testUuid(1))).done;
    await kit.close();
    await open({ on: dataDir, transcripts: { store: false, prompts: false } });
    await settle(async () => (await found(1)).traceDue !== true);
    await expect(kit.services.transcripts.read(testUuid(1))).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('keeps none') as string });
  });

  it('a task that was taken up has one transcript, with all its tokens and both attempts', async () => {
    await open({ pools: [SLOW] });
    await admit(1, { maxTokens: 300 });
    const reader = await read(kit.services, testUuid(1));
    await passes(kit, 50, () => reader.log.texts.length > 5);
    const wall = kit.clock.wall();
    const quiet = kit.services.windDown();
    kit.services.abandon();
    await quiet;
    await kit.close();
    await open({ on: dataDir, clock: new FakeClock({ wall: wall + 1_000 }) });
    const made = await transcript(1);
    expect(made.tokens).toBe(300);
    expect(textsOf(made)).toEqual(await stored(1));
    expect(made.attempts.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(made.frames.at(-1)?.at_ms).toBeGreaterThan(1_000);
  });
});

describe('ORCH-3072: reading a transcript', () => {
  it('says of a task that is not known, not ended, or whose transcript was deleted, that there is none', async () => {
    await open({ pools: [SLOW] });
    await expect(kit.services.transcripts.read(testUuid(9))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await admit(1, { maxTokens: 400 });
    await expect(kit.services.transcripts.read(testUuid(1))).rejects.toMatchObject({ code: 'NOT_FOUND', retriable: true, retryAfterMs: 1_000 });
    await kit.services.cancellation.cancel(testUuid(1));
    await kit.services.artifacts.remove(await traced(1));
    await expect(kit.services.transcripts.read(testUuid(1))).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('deleted') as string });
  });

  it('says so where the disk has altered it, in its file', async () => {
    await open({ transcripts: { store: true, prompts: true } });
    await admit(1, { input: { kind: 'prompt', prompt: 'x'.repeat(40_000) } });
    const id = await traced(1);
    const file = join(dataDir, 'artifacts', id.slice(0, 2), `${id.slice(2)}.json`);
    writeFileSync(file, readFileSync(file, 'utf8').replace('completed', 'COMPLETED'));
    await expect(kit.services.transcripts.read(testUuid(1))).rejects.toMatchObject({ code: 'ARTIFACT_DAMAGED' });
  });

  it('says so where the disk has altered a short one, which lies in artifacts.db and has no file', async () => {
    await open();
    await admit(1);
    const id = await traced(1);
    expect(readdirSync(join(dataDir, 'artifacts'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
    await kit.close();
    const db = new DatabaseSync(join(dataDir, 'artifacts.db'));
    db.exec(`UPDATE artifact_text SET text = replace(text, 'completed', 'COMPLETED') WHERE id = '${id}'`);
    db.close();
    await open({ on: dataDir });
    await expect(kit.services.transcripts.read(testUuid(1))).rejects.toMatchObject({ code: 'ARTIFACT_DAMAGED' });
  });
});
