import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { kept } from '../../../../generated/validators.js';
import type { CreateTaskRequest } from '../../../../generated/operations.js';
import { toSubmission } from '../../../../src/api/tasks/submission.js';
import { toWireTranscript } from '../../../../src/api/tasks/transcript-view.js';
import { Recording } from '../../../../src/domain/artifact/recording.js';
import { NOTHING_SPENT } from '../../../../src/domain/session/budget.js';
import { OUTCOME_KINDS, type Outcome } from '../../../../src/domain/task/outcome.js';
import { canonicalDigest, canonicalJson } from '../../../../src/lib/canonical-json.js';
import { textDigest } from '../../../../src/lib/text-digest.js';
import type { StoredTask } from '../../../../src/ports/store.js';
import { endedTask, transcriptInput, type Transcript } from '../../../../src/services/transcripts/transcript.js';

const CANARY = 'a secret that nobody may find';
const ADMITTED = Date.UTC(2026, 0, 1);

const text = fc.string({ unit: 'binary', maxLength: 12 });
const some = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
const id = fc.constantFrom('haiku', 'pretend', 'a.b-c_9');
const count = fc.maxSafeInteger().map(Math.abs);
const ratio = fc.double({ min: 0, max: 1, noNaN: true });
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** Any request for a completion that the contract lets through. */
const body: fc.Arbitrary<CreateTaskRequest['body']> = fc
  .record({
    task_id: fc.uuid(),
    session_id: fc.uuid(),
    workload: fc.constant('completion' as const),
    model_ref: fc.constantFrom('mock', 'file:/models/俳句.gguf'),
    engine: fc.constantFrom('mock' as const, 'llamacpp' as const),
    ctx: fc.integer({ min: 1, max: 10_000_000 }),
    priority: fc.constantFrom('interactive' as const, 'batch' as const),
    max_tokens: fc.integer({ min: 1, max: 1_000_000 }),
    deadline_ms: fc.integer({ min: 1, max: 604_800_000 }),
    input: fc.oneof(
      text.map((prompt) => ({ prompt: CANARY + prompt })),
      fc.array(fc.record({ role: fc.constantFrom('system' as const, 'user' as const, 'assistant' as const, 'tool' as const), content: text.map((content) => CANARY + content) }), { minLength: 1, maxLength: 3 }).map((messages) => ({ messages })),
    ),
    rest: fc.record(
      {
        seed: fc.maxSafeInteger(),
        determinism: fc.constantFrom('strict' as const, 'best_effort' as const),
        sampler_profile_version: some,
        expected_tokens: fc.integer({ min: 1, max: 1_000_000 }),
        kv_hint: fc.constantFrom('reuse' as const, 'cold' as const),
        placement: fc.oneof(
          fc.record({ mode: fc.constantFrom('auto' as const, 'prefer' as const), prefer_pools: fc.array(id, { maxLength: 3 }), avoid_pools: fc.array(id, { maxLength: 3 }), allow_fallback: fc.boolean() }, { requiredKeys: [] }),
          fc.record({ mode: fc.constant('pin' as const), pin_pool_id: id, require_device_mask: fc.constantFrom('0', 'GPU:1') }, { requiredKeys: ['mode', 'pin_pool_id'] }),
        ),
        sampling: fc.record({ temperature: fc.double({ min: 0, max: 5, noNaN: true }), top_p: ratio, top_k: fc.integer({ min: 0, max: 1_000_000 }), min_p: ratio, repeat_penalty: fc.double({ min: 0.01, max: 10, noNaN: true }), presence_penalty: fc.double({ min: -2, max: 2, noNaN: true }) }, { requiredKeys: [] }),
        stop: fc.array(some, { maxLength: 3 }),
        response_format: fc.oneof(
          fc.constant({ type: 'text' as const }),
          fc.record({ type: fc.constant('grammar' as const), grammar: some }),
          fc.record({ type: fc.constant('json_schema' as const), json_schema: fc.dictionary(some, fc.jsonValue(), { maxKeys: 4 }) }),
        ),
        on_disconnect: fc.constantFrom('continue' as const, 'cancel' as const),
        budget: fc.record({ tokens: fc.integer({ min: 1 }), time_ms: fc.integer({ min: 1, max: 604_800_000 }), cost: fc.double({ min: 0, max: 1_000_000_000, noNaN: true }) }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ input, rest, ...asked }) => ({ ...asked, ...rest, ...input }));

const usage = { tokensIn: count, tokensOut: count, decodeMs: count };
const message = fc.constant('The replica died and no other could go on.');
const OUTCOMES: Readonly<Record<Outcome['kind'], fc.Arbitrary<Outcome>>> = {
  completed: fc.record({ kind: fc.constant('completed' as const), reason: fc.constantFrom('stop' as const, 'length' as const), ...usage }),
  canceled: fc.record({ kind: fc.constant('canceled' as const), by: fc.constantFrom('client' as const, 'disconnect' as const), ...usage }),
  deadline: fc.record({ kind: fc.constant('deadline' as const), where: fc.constantFrom('queue' as const, 'decode' as const), ...usage }),
  budget: fc.record({ kind: fc.constant('budget' as const), limit: fc.constantFrom('tokens' as const, 'time' as const, 'cost' as const), ...usage }),
  dropped: fc.record({ kind: fc.constant('dropped' as const), code: fc.constantFrom('QUEUE_FULL_DROP_LRU' as const, 'POOL_UNAVAILABLE' as const), message, ...usage }),
  failed: fc.record({ kind: fc.constant('failed' as const), code: fc.constant('WORKER_RESET' as const), message, differsAt: count, ...usage }, { requiredKeys: ['kind', 'code', 'message', 'tokensIn', 'tokensOut', 'decodeMs'] }),
};

const moment = fc.integer({ min: ADMITTED, max: ADMITTED + 604_800_000 });
const lost = fc.record({ attempt: fc.integer({ min: 1, max: 9 }), poolId: id, replicaId: id, engineVersion: some, startedAt: moment, endedAt: moment, tokens: count, code: fc.constant('WORKER_RESET' as const), message }, { requiredKeys: ['attempt', 'poolId', 'replicaId', 'engineVersion', 'startedAt', 'tokens', 'code', 'message'] });
const ran = fc.record({ replicaId: id, engineVersion: some, startedAt: moment, firstTokenAt: moment, continuedFrom: count }, { requiredKeys: [] });

/** Any task that has ended, with any log of its stream. */
const facts = fc.record({
  body,
  outcome: fc.oneof(...OUTCOME_KINDS.map((kind) => OUTCOMES[kind])),
  lostAttempts: fc.array(lost, { maxLength: 32 }),
  ran,
  decision: fc.record({ selectedPoolId: fc.option(id), candidatesConsidered: count, filtersApplied: fc.array(fc.constantFrom('ctx', 'ready'), { maxLength: 3 }), tieBreakersApplied: fc.array(fc.constant('session_affinity'), { maxLength: 3 }), pinned: fc.boolean(), fallbackUsed: fc.boolean() }),
  outputTokens: optional(fc.integer({ min: 1, max: 1_000_000 })),
  queuePosition: fc.nat(),
  onTimeProbability: ratio,
  frames: fc.array(fc.record({ texts: fc.array(text, { minLength: 1, maxLength: 4 }), at: fc.oneof(fc.constant(0), moment) }), { maxLength: 6 }),
  shown: fc.boolean(),
});

type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never;

function transcriptOf({ body: asked, outcome, lostAttempts, ran: last, decision, outputTokens, queuePosition, onTimeProbability, frames, shown }: Facts): Transcript {
  const { spec, ...submitted } = toSubmission(asked, 'the owner', 'c-1');
  const stored: StoredTask = {
    ...submitted,
    ...last,
    spec: { ...spec, seed: spec.seed ?? 7 },
    admittedAt: ADMITTED,
    queuePosition,
    predictedStartMs: 1,
    predictedStartLowMs: 0,
    predictedStartHighMs: 2,
    onTimeProbability,
    poolId: 'haiku',
    decision,
    promptTokens: 4,
    sequence: 1,
    revision: 3,
    state: outcome.kind,
    attempt: lostAttempts.length + 1,
    endedAt: ADMITTED + 5_000,
    outcome,
    lostAttempts,
    ...(outputTokens === undefined ? {} : { grant: { outputTokens, reserved: NOTHING_SPENT } }),
  };
  const recording = new Recording(ADMITTED, 1_000_000);
  for (const { texts, at } of frames) recording.add({ first: recording.tokens, at, texts });
  const task = endedTask(stored);
  if (task === undefined) throw new Error('it has ended');
  return {
    recorder: { version: '0.1.0', apiVersion: '0.1.0' },
    task,
    input: transcriptInput(stored.spec.input, shown),
    frames: recording.frames ?? [],
    tokens: recording.tokens,
    textSha256: recording.finish(),
  };
}

describe('ORCH-3072: a transcript as the wire shows it', () => {
  it('keeps the contract, whatever was asked for and however it ended', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const wire: unknown = JSON.parse(JSON.stringify(toWireTranscript(transcriptOf(given))));
        expect(kept.Transcript(wire) ? [] : kept.Transcript.errors).toEqual([]);
      }),
    );
  });

  it('of a usual task names its members in the order of canonical JSON, so that nothing is left to sort', () => {
    const last = { replicaId: 'haiku' as const, engineVersion: 'v', startedAt: ADMITTED + 1, firstTokenAt: ADMITTED + 2 };
    fc.assert(
      fc.property(facts, (given) => {
        const { task_id, session_id, workload, model_ref, engine, ctx, priority, max_tokens, deadline_ms } = given.body;
        const asked = { task_id, session_id, workload, model_ref, engine, ctx, priority, max_tokens, deadline_ms, prompt: CANARY };
        const wire = toWireTranscript(transcriptOf({ ...given, lostAttempts: [], outputTokens: undefined, shown: false, body: asked, ran: last, outcome: { kind: 'completed', reason: 'stop', tokensIn: 4, tokensOut: 1, decodeMs: 2 } }));
        expect(JSON.stringify(wire)).toBe(canonicalJson(wire));
      }),
    );
  });

  it('holds all texts under dense indices, and the digest of the whole', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { frames, tokens, text_sha256 } = toWireTranscript(transcriptOf(given));
        const texts = frames.flatMap(({ t }) => t);
        let next = 0;
        for (const { i, t } of frames) {
          expect(i).toBe(next);
          next += t.length;
        }
        expect(texts).toEqual(given.frames.flatMap((frame) => frame.texts));
        expect(tokens).toBe(texts.length);
        expect(text_sha256).toBe(createHash('sha256').update(texts.join('')).digest('hex'));
      }),
    );
  });

  it('holds the prompt where that is allowed, else its digest alone; and never whose key it was', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const wire = toWireTranscript(transcriptOf(given));
        const { prompt, messages } = given.body;
        expect(wire.request.input_sha256).toBe(prompt === undefined ? canonicalDigest(messages) : textDigest(prompt));
        expect(JSON.stringify(wire).includes(CANARY)).toBe(given.shown);
        expect(JSON.stringify(wire)).not.toContain('the owner');
        if (!given.shown) return;
        expect([wire.request.prompt, wire.request.messages]).toEqual([prompt, messages]);
      }),
    );
  });

  it('holds the request as it was sent, defaults filled in, so that it can be sent again', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { request, task_id, session_id } = toWireTranscript(transcriptOf({ ...given, shown: true }));
        const { request_sha256, input_sha256: _input, input_kind: _kind, granted_tokens: _granted, ...asked } = request;
        const { spec, requestDigest } = toSubmission(given.body, 'the owner', 'c-1');
        expect(toSubmission({ ...asked, task_id, session_id }, 'the owner', 'c-1').spec).toEqual({ ...spec, seed: spec.seed ?? 7 });
        expect(request_sha256).toBe(requestDigest);
      }),
    );
  });
});
