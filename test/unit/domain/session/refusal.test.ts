import { ownBudgetTooSmall, sessionBudgetSpent } from '../../../../src/domain/session/refusal.js';

const session = {
  limits: { tokens: 100 },
  spent: { tokens: 60, timeMs: 0, cost: 0 },
  reserved: { tokens: 35, timeMs: 0, cost: 0 },
  expiresInMs: 400_000,
};

test('a task\'s own budget that is too small names its field, what it is and what it would have to be', () => {
  expect(ownBudgetTooSmall({ whose: 'task', budget: 'tokens', needed: 11, left: 10 })).toMatchObject({
    code: 'INVALID_PARAMS',
    field: 'budget.tokens',
    message: expect.stringContaining('budget.tokens 10 is less than the task needs at the least for its prompt and output (11)'),
  });
  expect(ownBudgetTooSmall({ whose: 'task', budget: 'time', needed: 1, left: 0 }).field).toBe('budget.time_ms');
  expect(ownBudgetTooSmall({ whose: 'task', budget: 'cost', needed: 0.30000000000000004, left: 0.1 })).toMatchObject({
    field: 'budget.cost',
    message: expect.stringContaining('(0.3)'),
  });
});

test('while other tasks of the session hold what it needs, it is to come again soon', () => {
  const failure = sessionBudgetSpent({ whose: 'session', budget: 'tokens', needed: 11, left: 5 }, session);
  expect(failure).toMatchObject({ code: 'ADMISSION_REJECT', policyLabel: 'session_budget', field: 'session_id', retriable: true, retryAfterMs: 1_000 });
  expect(failure.message).toContain('is 100: 60 are spent, 35 reserved for its tasks that have not ended, 5 left');
  expect(failure.message).toContain('at least 11');
});

test('once it is spent, only a fresh session helps: another one, or this one when it has expired', () => {
  const failure = sessionBudgetSpent({ whose: 'session', budget: 'tokens', needed: 41, left: 5 }, session);
  expect(failure).toMatchObject({ retriable: true, retryAfterMs: 400_000 });
  expect(failure.message).toContain('another session_id');
});
