import { terminalEvent } from '../../../../src/domain/stream/event.js';
import { NO_USAGE, type Outcome } from '../../../../src/domain/task/outcome.js';

const usage = { tokensIn: 3, tokensOut: 5, decodeMs: 70 };

test('a completed task ends its stream with end and what it used', () => {
  expect(terminalEvent({ kind: 'completed', reason: 'length', ...usage }, 'mock')).toEqual({ kind: 'end', reason: 'length', tokensOut: 5, decodeMs: 70 });
});

test('ORCH-3054: a task whose budget is spent ends its stream with end too: what it said stands', () => {
  expect(terminalEvent({ kind: 'budget', limit: 'cost', ...usage }, 'mock')).toEqual({ kind: 'end', reason: 'budget', tokensOut: 5, decodeMs: 70 });
});

test.each<[Outcome, string, boolean]>([
  [{ kind: 'canceled', by: 'client', ...usage }, 'CANCELED', false],
  [{ kind: 'canceled', by: 'disconnect', ...usage }, 'CANCELED', false],
  [{ kind: 'deadline', where: 'queue', ...NO_USAGE }, 'DEADLINE_UNMET', false],
  [{ kind: 'deadline', where: 'decode', ...usage }, 'DEADLINE_UNMET', false],
  [{ kind: 'dropped', code: 'POOL_UNAVAILABLE', message: 'drained', ...NO_USAGE }, 'POOL_UNAVAILABLE', true],
  [{ kind: 'failed', code: 'WORKER_RESET', message: 'died', ...usage }, 'WORKER_RESET', true],
  [{ kind: 'failed', code: 'INVALID_PARAMS', message: 'refused', ...usage }, 'INVALID_PARAMS', false],
])('%j ends its stream with the error %s', (outcome, code, retriable) => {
  expect(terminalEvent(outcome, 'mock')).toMatchObject({ kind: 'error', code, engine: 'mock', retriable });
});
