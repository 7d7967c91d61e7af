import type { PoolHealth } from '../../../generated/control.js';
import type { Transcript } from '../../../generated/data.js';
import { requests } from '../../../generated/validators.js';
import { choosePool, expectation, replayRequest } from '../../../src/cli/transcript/replay.js';
import { PROMPT, TEXTS, transcriptOf } from '../../support/transcripts.js';

const transcript = transcriptOf();
const IDS = { taskId: '7a0e1b63-7e1f-4a1d-8e1b-1a7a4d3c2b21', sessionId: '1e7ce8b1-4a1b-4c4d-9a6f-2a3e4d5c6b7a' };
const usage = { tokens_in: 4, tokens_out: 7, decode_ms: 1 };

describe('what of a transcript is made again (ORCH-3072)', () => {
  it('is all of it where it was completed', () => {
    expect(expectation(transcript)).toEqual({ tokens: TEXTS, extent: 'whole', because: undefined });
  });

  it.each<Transcript['outcome']>([
    { kind: 'canceled', by: 'client', ...usage },
    { kind: 'deadline', where: 'decode', ...usage },
    { kind: 'budget', limit: 'tokens', ...usage },
    { kind: 'failed', code: 'WORKER_RESET', message: 'It died.', ...usage },
  ])('is its beginning where it ended early: $kind', (outcome) => {
    expect(expectation({ ...transcript, outcome })).toMatchObject({ tokens: TEXTS, extent: 'prefix' });
  });

  it('is what came before a continuation', () => {
    expect(expectation({ ...transcript, continued_from: 3 })).toMatchObject({ tokens: TEXTS.slice(0, 3), extent: 'prefix', because: expect.stringContaining('token 3') });
    expect(expectation({ ...transcript, continued_from: 7 })).toMatchObject({ extent: 'whole' });
  });

  it('is nothing of an embedding or a rerank: numbers are not compared byte for byte', () => {
    const { request } = transcript;
    expect(expectation(transcriptOf([], { request: { ...request, workload: 'embedding', input_kind: 'texts' } }))).toEqual({ nothing: expect.stringContaining('cannot compare these') });
  });

  it('is nothing where it never ran, or has no text', () => {
    expect(expectation(transcriptOf([], { attempts: [] }))).toHaveProperty('nothing');
    expect(expectation({ ...transcript, frames: [] })).toHaveProperty('nothing');
    expect(expectation({ ...transcript, continued_from: 0 })).toHaveProperty('nothing');
    expect(expectation(transcriptOf([], { outcome: { kind: 'canceled', by: 'client', ...usage } }))).toHaveProperty('nothing');
    expect(expectation(transcriptOf([]))).toMatchObject({ tokens: [], extent: 'whole' });
  });
});

describe('the request that makes it again', () => {
  it('is one that the contract takes, and differs in what the proof needs', () => {
    const request = { ...transcript.request, granted_tokens: 9, sampling: { temperature: 0.7 }, stop: ['\n\n'], response_format: { type: 'grammar', grammar: 'root ::= "a"' }, sampler_profile_version: 'v1' } as const;
    const body = replayRequest({ ...transcript, request }, { kind: 'prompt', prompt: PROMPT }, 'fast', IDS);
    expect(requests.createTask.body?.(structuredClone(body))).toBe(true);
    expect(body).toEqual({
      task_id: IDS.taskId,
      session_id: IDS.sessionId,
      workload: 'completion',
      model_ref: 'mock',
      engine: 'mock',
      ctx: 64,
      priority: 'interactive',
      max_tokens: 9,
      deadline_ms: 3_600_000,
      prompt: PROMPT,
      seed: 42,
      determinism: 'strict',
      kv_hint: 'cold',
      sampling: { temperature: 0.7 },
      stop: ['\n\n'],
      response_format: { type: 'grammar', grammar: 'root ::= "a"' },
      sampler_profile_version: 'v1',
      on_disconnect: 'continue',
      placement: { mode: 'pin', pin_pool_id: 'fast' },
    });
  });

  it('bears messages where the task had them', () => {
    const messages = [{ role: 'user', content: PROMPT }] as const;
    const body = replayRequest(transcript, { kind: 'messages', messages }, 'fast', IDS);
    expect(requests.createTask.body?.(structuredClone(body))).toBe(true);
    expect(body).toMatchObject({ messages });
    expect(body).not.toHaveProperty('prompt');
  });
});

describe('where it is made again', () => {
  const pool = (id: string, versions: readonly string[], changes: Partial<PoolHealth> = {}): PoolHealth => ({
    pool_id: id,
    engine: 'mock',
    model: 'mock',
    live: true,
    ready: true,
    draining: false,
    metrics: { queue_depth_interactive: 0, queue_depth_batch: 0, slots: 1, slots_busy: 0 },
    last_error: null,
    replicas: versions.map((engine_version, i) => ({ replica_id: `m${String(i)}`, live: true, ready: true, slots: 1, slots_busy: 0, engine_version, last_error: null })),
    ...changes,
  });
  const choose = (pools: readonly PoolHealth[], poolId?: string, anyVersion = false): string => {
    const choice = choosePool(pools, transcript, { poolId, anyVersion });
    return choice.kind === 'chosen' ? choice.pool.poolId : `none: ${choice.why}`;
  };

  it('is a pool of the version that made it, best where all its replicas have it, best the same one', () => {
    expect(choose([pool('old', ['0.9.0']), pool('b', ['1.0.0'])])).toBe('b');
    expect(choose([pool('mixed', ['0.9.0', '1.0.0']), pool('b', ['1.0.0'])])).toBe('b');
    expect(choose([pool('mixed', ['0.9.0', '1.0.0']), pool('old', ['0.9.0'])])).toBe('mixed');
    expect(choose([pool('b', ['1.0.0']), pool('fast', ['1.0.0', '1.0.0'])])).toBe('fast');
    expect(choose([pool('b', ['1.0.0']), pool('c', ['1.0.0'])], 'c')).toBe('c');
  });

  it('is nowhere where there is none, and the reason says what there is', () => {
    expect(choose([])).toBe('none: The daemon has no pool.');
    expect(choose([pool('b', ['1.0.0'])], 'x')).toBe('none: The daemon has no pool x; it has b.');
    expect(choose([pool('b', ['2.0.0']), pool('c', ['0.9.0', '0.8.0'])])).toContain('made by mock 1.0.0; here there are b with 2.0.0, c with 0.9.0 and 0.8.0.');
    expect(choose([pool('b', ['1.0.0'], { engine: 'llamacpp' }), pool('c', ['1.0.0'], { model: 'other' })])).toContain('b (llamacpp, mock), c (mock, other)');
    expect(choose([pool('b', ['1.0.0'], { ready: false })])).toContain('No replica of b is ready.');
  });

  it('is on another version only where that was asked for', () => {
    expect(choose([pool('b', ['2.0.0'])], undefined, true)).toBe('b');
    expect(choose([pool('b', ['2.0.0'])])).toMatch(/^none: .*--any-version/);
  });
});
