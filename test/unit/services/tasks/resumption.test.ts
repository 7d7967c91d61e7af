import type { LostAttempt } from '../../../../src/domain/task/attempt.js';
import type { TaskSpec } from '../../../../src/domain/task/task.js';
import { EngineError } from '../../../../src/ports/engine.js';
import type { StoredTask } from '../../../../src/ports/store.js';
import { failedEnding } from '../../../../src/services/tasks/ending.js';
import { DifferentText } from '../../../../src/services/tasks/prefix.js';
import { beginningOf, boundTo, mayRepeat, orphanedMessage, outputLimit, withLoss } from '../../../../src/services/tasks/resumption.js';
import { submission } from '../../../support/services.js';

const task = (spec: Partial<TaskSpec> = {}, changes: Partial<StoredTask> = {}): StoredTask => ({
  ...{ spec: { ...submission(1).spec, seed: 1, ...spec }, requestDigest: '', owner: 'loopback', correlationId: '', admittedAt: 0, queuePosition: 0, poolId: 'pool' },
  ...{ predictedStartMs: 0, predictedStartLowMs: 0, predictedStartHighMs: 0, onTimeProbability: 1, promptTokens: 5, sequence: 1, revision: 1 },
  decision: { selectedPoolId: 'pool', candidatesConsidered: 1, filtersApplied: [], tieBreakersApplied: [], pinned: false, fallbackUsed: false },
  ...{ state: 'running', attempt: 2, replicaId: 'r1', engineVersion: 'v2', startedAt: 20, lostAttempts: [] },
  ...changes,
});
const lost = (changes: Partial<LostAttempt> = {}): LostAttempt => ({
  ...{ attempt: 1, poolId: 'pool', replicaId: 'r0', engineVersion: 'v1', startedAt: 10, endedAt: 15, tokens: 3, code: 'WORKER_RESET', message: 'It died.' },
  ...changes,
});

describe('ORCH-3065: how the next attempt begins', () => {
  const best = { determinism: 'best_effort' } as const;
  const able = ['continuation'] as const;

  it('continues where the task lets it and the engine can', () => {
    expect(beginningOf(task(best), 7, able)).toBe('continued');
  });

  it.each([
    ['anew', 'nothing was delivered', best, 0, able],
    ['again', 'the task is strict', { determinism: 'strict' }, 7, able],
    ['again', 'the engine cannot continue', best, 7, []],
    ['again', 'a grammar holds the text', { ...best, responseFormat: { kind: 'grammar', grammar: 'root ::= "a"' } }, 7, able],
    ['again', 'a schema holds the text', { ...best, responseFormat: { kind: 'json_schema', schema: {} } }, 7, able],
    ['again', 'no token is left to ask for', best, 20, able],
  ] as const)('begins %s where %s', (beginning, _why, spec, delivered, features) => {
    expect(beginningOf(task(spec), delivered, features)).toBe(beginning);
  });

  it('asks for no more than budgets grant', () => {
    const granted = task(best, { grant: { outputTokens: 7, reserved: { tokens: 0, timeMs: 0, cost: 0 } } });
    expect(outputLimit(granted)).toBe(7);
    expect(beginningOf(granted, 7, able)).toBe('again');
  });
});

describe('ORCH-3064: the version that a text is bound to', () => {
  const strict = { determinism: 'strict' } as const;

  it('is that of the first attempt that left some of it', () => {
    const lostAttempts = [lost({ tokens: 0, engineVersion: 'v0' }), lost({ attempt: 2 }), lost({ attempt: 3, engineVersion: 'v1' })];
    expect(boundTo(task(strict, { lostAttempts }), 3)).toBe('v1');
  });

  it('is none where nothing was delivered, the task is not strict, or nobody knows who made it', () => {
    expect(boundTo(task(strict, { lostAttempts: [lost({ tokens: 0 })] }), 0)).toBeUndefined();
    expect(boundTo(task({ determinism: 'best_effort' }, { lostAttempts: [lost()] }), 3)).toBeUndefined();
    expect(boundTo(task(strict), 3)).toBeUndefined();
  });

  it('is named with those that there are instead', () => {
    expect(orphanedMessage('v1', ['v2', 'v3'])).toMatch(/version v1,.* run v2, v3\./);
    expect(orphanedMessage('v1', [])).toContain('no replica of it is left');
  });
});

describe('ORCH-3067: a lost attempt', () => {
  it('is remembered with where it ran, after those before it', () => {
    const loss = { tokens: 9, code: 'WORKER_RESET', message: 'It died too.', endedAt: 30 } as const;
    expect(withLoss(task({}, { lostAttempts: [lost()] }), loss)).toEqual([
      lost(),
      { attempt: 2, poolId: 'pool', replicaId: 'r1', engineVersion: 'v2', startedAt: 20, ...loss },
    ]);
  });

  it('is made again twice, however often the daemon cut others', () => {
    const error = new EngineError('WORKER_RESET', 'It died.');
    const { endedAt: _unseen, ...cut } = lost();
    expect(mayRepeat(task({}, { lostAttempts: [cut, cut, cut, lost()] }), error, true)).toBe(true);
    expect(mayRepeat(task({}, { lostAttempts: [lost(), cut, lost()] }), error, true)).toBe(false);
  });

  it.each([
    ['POOL_UNREADY', true, true],
    ['REPLICA_EXHAUSTED', true, true],
    ['DECODE_TIMEOUT', false, true],
    ['DECODE_TIMEOUT', true, false],
    ['INVALID_PARAMS', false, false],
    ['INTERNAL', false, false],
  ] as const)('%s (tokens seen: %s) is repeated: %s', (code, tokensSeen, again) => {
    expect(mayRepeat(task(), new EngineError(code, 'No.'), tokensSeen)).toBe(again);
  });

  it('ORCH-3066: that gave another text is not made again, and ends the task with the index', () => {
    const error = new DifferentText(4, false);
    expect(mayRepeat(task(), error, true)).toBe(false);
    expect(failedEnding(error)).toEqual({ kind: 'failed', code: 'WORKER_RESET', message: expect.stringContaining('from token 4 on'), differsAt: 4 });
    expect(failedEnding(new EngineError('WORKER_RESET', 'It died.'))).toEqual({ kind: 'failed', code: 'WORKER_RESET', message: 'It died.' });
    expect(new DifferentText(4, true).message).toContain('had been continued before');
  });
});
