import { DomainError, type Failure } from '../../../src/domain/errors.js';

test('a failure that was thrown still says all that it said, and nothing more', () => {
  const failure: Failure = {
    code: 'ADMISSION_REJECT',
    message: 'The queue is full.',
    field: 'priority',
    engine: 'mock',
    poolId: 'p',
    retriable: true,
    retryAfterMs: 800,
    policyLabel: 'queue_full',
  };
  expect(new DomainError(failure)).toMatchObject(failure);
  expect({ ...new DomainError({ code: 'NOT_FOUND', message: 'No such task.' }) }).toEqual({ name: 'DomainError', code: 'NOT_FOUND' });
});
