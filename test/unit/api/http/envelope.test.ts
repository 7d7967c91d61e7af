import fc from 'fast-check';
import { responses } from '../../../../generated/validators.js';
import { errorAnswer } from '../../../../src/api/http/envelope.js';
import { ERROR_CODES, POLICY_LABELS } from '../../../../src/domain/errors.js';

describe('the error envelope', () => {
  it('rounds Retry-After up to whole seconds and keeps the milliseconds beside it', () => {
    const { headers, body } = errorAnswer({ code: 'ADMISSION_REJECT', message: 'Full.', retryAfterMs: 1450.2 }, 'c');
    expect(headers).toEqual({ 'Retry-After': 2, 'X-Backoff-Ms': 1451 });
    expect(body).toMatchObject({ retry_after_ms: 1451, retriable: true });
  });

  it.each([
    ['ADMISSION_REJECT', 1],
    ['SHUTTING_DOWN', 1],
    ['INVALID_PARAMS', undefined],
    ['INTERNAL', undefined],
  ] as const)('%s without a time of its own says Retry-After: %j', (code, seconds) => {
    expect(errorAnswer({ code, message: 'x' }, 'c').headers['Retry-After']).toBe(seconds);
  });

  it('asks for a key with 401', () => {
    expect(errorAnswer({ code: 'UNAUTHORIZED', message: 'x' }, 'c').headers).toEqual({ 'WWW-Authenticate': 'Bearer realm="orchestratord"' });
  });

  it('says what the failure says, over what its code says', () => {
    const { body } = errorAnswer(
      { code: 'NOT_FOUND', message: 'm', field: 'model_ref', engine: 'mock', poolId: 'p', retriable: true, policyLabel: 'queue_full' },
      'id',
    );
    expect(body).toEqual({
      code: 'NOT_FOUND',
      message: 'm',
      correlation_id: 'id',
      field: 'model_ref',
      engine: 'mock',
      pool_id: 'p',
      retriable: true,
      policy_label: 'queue_full',
    });
  });

  it('cuts what a client made long to what the contract allows, never inside a character', () => {
    for (const message of ['x'.repeat(3000), '😀'.repeat(1500), `x${'😀'.repeat(1500)}`]) {
      const { body } = errorAnswer({ code: 'INVALID_PARAMS', message, field: message }, 'c');
      for (const [text, max] of [[body.message, 2048], [body.field ?? '', 256]] as const) {
        expect(text.length).toBeLessThanOrEqual(max);
        expect(text.length).toBeGreaterThan(max - 3);
        expect(text.endsWith('…')).toBe(true);
        expect(/\p{Surrogate}/u.test(text)).toBe(false);
      }
    }
  });

  it('fits the contract, whatever a client wrote into a message or a field', () => {
    const valid = responses.createTask[400]?.body;
    if (valid === undefined) throw new Error('createTask declares no 400');
    fc.assert(
      fc.property(
        fc.constantFrom(...ERROR_CODES),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3000 }),
        fc.option(fc.string({ unit: 'grapheme', maxLength: 400 }), { nil: undefined }),
        fc.option(fc.oneof(fc.double({ noNaN: true }), fc.integer()), { nil: undefined }),
        fc.option(fc.constantFrom(...POLICY_LABELS), { nil: undefined }),
        (code, message, field, retryAfterMs, policyLabel) => {
          const { body } = errorAnswer(
            { code, message, ...(field !== undefined && { field }), ...(retryAfterMs !== undefined && { retryAfterMs }), ...(policyLabel !== undefined && { policyLabel }) },
            'id',
          );
          expect({ fits: valid(body), errors: valid.errors, body }).toMatchObject({ fits: true });
          expect(/\p{Surrogate}/u.test(body.message)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });
});
