import fc from 'fast-check';
import { ERROR_CODES } from '../../../../../src/domain/errors.js';
import type { PlacementDecision } from '../../../../../src/domain/scheduling/placement/placement.js';
import { BUDGET_KINDS, type Grant } from '../../../../../src/domain/session/budget.js';
import type { LostAttempt } from '../../../../../src/domain/task/attempt.js';
import { OUTCOME_KINDS, type Outcome } from '../../../../../src/domain/task/outcome.js';
import { ENGINE_KINDS, PRIORITIES, WORKLOADS, type TaskSpec } from '../../../../../src/domain/task/task.js';
import { parseGrant } from '../../../../../src/infra/store/sqlite/budget-json.js';
import { parseLostAttempts } from '../../../../../src/infra/store/sqlite/lost-attempts-json.js';
import { parseOutcome } from '../../../../../src/infra/store/sqlite/outcome-json.js';
import { parseDecision, parseSpec } from '../../../../../src/infra/store/sqlite/spec-json.js';
import { Unreadable } from '../../../../../src/infra/store/sqlite/stored-json.js';

const text = fc.string({ unit: 'binary' });
const number = fc.oneof(fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((value) => value + 0);
const texts = fc.array(text, { maxLength: 3 });

const amounts = { tokens: number, timeMs: number, cost: number };

/** Every member of the type, so that one that is added without being stored fails here. */
const spec: fc.Arbitrary<TaskSpec> = fc.record(
  {
    taskId: text,
    sessionId: text,
    workload: fc.constantFrom(...WORKLOADS),
    modelRef: text,
    engine: fc.constantFrom(...ENGINE_KINDS),
    ctx: number,
    priority: fc.constantFrom(...PRIORITIES),
    maxTokens: number,
    deadlineMs: number,
    input: fc.oneof(
      fc.record({ kind: fc.constant('prompt' as const), prompt: text }),
      fc.record({
        kind: fc.constant('messages' as const),
        messages: fc.array(fc.record({ role: fc.constantFrom('system', 'user', 'assistant', 'tool'), content: text }), { maxLength: 3 }),
      }),
    ),
    seed: number,
    determinism: fc.constantFrom('strict', 'best_effort'),
    samplerProfileVersion: text,
    expectedTokens: number,
    kvHint: fc.constantFrom('reuse', 'cold'),
    placement: fc.record(
      {
        mode: fc.constantFrom('auto', 'pin', 'prefer'),
        pinPoolId: text,
        preferPools: texts,
        avoidPools: texts,
        requireDeviceMask: text,
        allowFallback: fc.boolean(),
      },
      { requiredKeys: ['mode', 'preferPools', 'avoidPools', 'allowFallback'] },
    ),
    sampling: fc.record(
      { temperature: number, topP: number, topK: number, minP: number, repeatPenalty: number, presencePenalty: number },
      { requiredKeys: [] },
    ),
    stop: texts,
    responseFormat: fc.oneof(
      fc.record({ kind: fc.constant('text' as const) }),
      fc.record({ kind: fc.constant('grammar' as const), grammar: text }),
      fc.record({
        kind: fc.constant('json_schema' as const),
        schema: fc.dictionary(text, fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value)))),
      }),
    ),
    onDisconnect: fc.constantFrom('continue', 'cancel'),
    budget: fc.record(amounts, { requiredKeys: [] }),
  },
  {
    requiredKeys: [
      'taskId', 'sessionId', 'workload', 'modelRef', 'engine', 'ctx', 'priority', 'maxTokens', 'deadlineMs', 'input', 'seed',
      'determinism', 'kvHint', 'placement', 'sampling', 'stop', 'responseFormat', 'onDisconnect',
    ],
  },
);

const decision: fc.Arbitrary<PlacementDecision> = fc.record({
  selectedPoolId: fc.option(text),
  candidatesConsidered: number,
  filtersApplied: texts,
  tieBreakersApplied: texts,
  pinned: fc.boolean(),
  fallbackUsed: fc.boolean(),
});

const grant: fc.Arbitrary<Grant> = fc.record(
  { outputTokens: number, boundBy: fc.constantFrom('tokens', 'cost'), timeMs: number, reserved: fc.record(amounts) },
  { requiredKeys: ['outputTokens', 'reserved'] },
);

const usage = { tokensIn: number, tokensOut: number, decodeMs: number };
const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({ kind: fc.constant('completed' as const), reason: fc.constantFrom('stop', 'length'), ...usage }),
  fc.record({ kind: fc.constant('canceled' as const), by: fc.constantFrom('client', 'disconnect'), ...usage }),
  fc.record({ kind: fc.constant('deadline' as const), where: fc.constantFrom('queue', 'decode'), ...usage }),
  fc.record({ kind: fc.constant('budget' as const), limit: fc.constantFrom(...BUDGET_KINDS), ...usage }),
  fc.record({ kind: fc.constant('dropped' as const), code: fc.constantFrom(...ERROR_CODES), message: text, ...usage }),
  fc.record(
    { kind: fc.constant('failed' as const), code: fc.constantFrom(...ERROR_CODES), message: text, differsAt: number, ...usage },
    { requiredKeys: ['kind', 'code', 'message', 'tokensIn', 'tokensOut', 'decodeMs'] },
  ),
);

const lostAttempt: fc.Arbitrary<LostAttempt> = fc.record(
  { attempt: number, poolId: text, replicaId: text, engineVersion: text, startedAt: number, endedAt: number, tokens: number, code: fc.constantFrom(...ERROR_CODES), message: text },
  { requiredKeys: ['attempt', 'poolId', 'replicaId', 'engineVersion', 'startedAt', 'tokens', 'code', 'message'] },
);

const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

it('a spec, a decision, a grant, an outcome and lost attempts come back as they were stored', () => {
  fc.assert(fc.property(spec, (value) => expect(parseSpec(stored(value))).toStrictEqual(stored(value))));
  fc.assert(fc.property(decision, (value) => expect(parseDecision(stored(value))).toStrictEqual(stored(value))));
  fc.assert(fc.property(grant, (value) => expect(parseGrant(stored(value))).toStrictEqual(stored(value))));
  fc.assert(fc.property(outcome, (value) => expect(parseOutcome(stored(value))).toStrictEqual(stored(value))));
  fc.assert(fc.property(fc.array(lostAttempt, { maxLength: 3 }), (value) => expect(parseLostAttempts(stored(value))).toStrictEqual(stored(value))));
});

/** One member, at any depth, removed, renamed or put to a value of another type. */
function damage(value: unknown, path: readonly string[], how: 'remove' | 'rename' | 'replace'): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return Symbol;
  const [name, ...rest] = path;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      if (key !== name) return [[key, inner]];
      if (rest.length > 0) return [[key, damage(inner, rest, how)]];
      if (how === 'remove') return [];
      return how === 'rename' ? [[`${key}_`, inner]] : [[key, { not: 'this' }]];
    }),
  );
}

const REQUIRED = [
  'taskId', 'sessionId', 'workload', 'modelRef', 'engine', 'ctx', 'priority', 'maxTokens', 'deadlineMs', 'input', 'input.kind', 'seed',
  'determinism', 'kvHint', 'placement', 'placement.mode', 'placement.preferPools', 'placement.avoidPools', 'placement.allowFallback',
  'stop', 'responseFormat', 'responseFormat.kind', 'onDisconnect',
];

it.each(REQUIRED)('a spec whose %s is missing, renamed or of another type is refused, and the place is named', (path) => {
  const [whole] = fc.sample(spec, { numRuns: 1, seed: 1 });
  for (const how of ['remove', 'rename', 'replace'] as const) {
    const damaged = damage(whole, path.split('.'), how);
    expect(() => parseSpec(damaged)).toThrow(Unreadable);
    expect(() => parseSpec(damaged)).toThrow(path.split('.')[0] ?? '');
  }
});

it('an outcome of an unknown kind, code or reason is refused', () => {
  const zero = { tokensIn: 0, tokensOut: 0, decodeMs: 0 };
  for (const wrong of [
    undefined,
    [],
    { ...zero, kind: 'vanished' },
    { ...zero, kind: 'completed', reason: 'boredom' },
    { ...zero, kind: 'budget', limit: 'patience' },
    { ...zero, kind: 'failed', code: 'E_WHAT', message: '' },
    { kind: 'canceled', by: 'client', tokensIn: 0, tokensOut: 0 },
    { ...zero, kind: 'canceled', by: 'client', extra: 1 },
  ]) {
    expect(() => parseOutcome(wrong)).toThrow(Unreadable);
  }
  expect(new Set(OUTCOME_KINDS).size).toBe(6);
});

it('a budget or a grant that is not one is refused, and the place is named', () => {
  const [whole] = fc.sample(spec, { numRuns: 1, seed: 1 });
  for (const budget of [null, [], 5, { tokens: '5' }, { tokens: null }, { seconds: 5 }]) {
    expect(() => parseSpec({ ...whole, budget })).toThrow(/^spec\.budget/);
  }
  const reserved = { tokens: 1, timeMs: 2, cost: 3 };
  for (const [wrong, where] of [
    [[], /^budget_grant is not an object/],
    [{ reserved }, /outputTokens is not a number/],
    [{ outputTokens: 1 }, /reserved is not an object/],
    [{ outputTokens: 1, reserved: { tokens: 1, timeMs: 2 } }, /reserved\.cost is not a number/],
    [{ outputTokens: 1, reserved, boundBy: 'time' }, /boundBy is not one of tokens, cost/],
    [{ outputTokens: 1, reserved, timeMs: null }, /timeMs is not a number/],
    [{ outputTokens: 1, reserved, more: 1 }, /more is not a member/],
  ] as const) {
    expect(() => parseGrant(wrong)).toThrow(where);
  }
});
