import * as fc from 'fast-check';
import { describeError, describeErrors, type Violation } from '../../../../generated/problem.js';
import { config, requests } from '../../../../generated/validators.js';

const violation = (keyword: string, instancePath: string, params: Violation['params'] = {}): Violation => ({ keyword, instancePath, params });

describe('describeError', () => {
  test.each([
    ['a nested field', violation('maximum', '/sampling/top_p', { comparison: '<=', limit: 1 }), 'sampling.top_p', 'must be <= 1'],
    ['an item of a list', violation('type', '/messages/0/content', { type: 'string' }), 'messages[0].content', 'must be a string'],
    ['what is missing', violation('required', '/placement', { missingProperty: 'mode' }), 'placement.mode', 'is required'],
    ['what is unknown', violation('additionalProperties', '', { additionalProperty: 'promt' }), 'promt', 'is not a known field'],
    ['a closed set', violation('enum', '/priority', { allowedValues: ['interactive', 'batch'] }), 'priority', 'must be one of: interactive, batch'],
    ['a set with null', violation('enum', '/a', { allowedValues: ['x', null] }), 'a', 'must be one of: x, null'],
    ['one of two types', violation('type', '/a', { type: ['string', 'null'] }), 'a', 'must be a string or null'],
    ['a UUID', violation('format', '/task_id', { format: 'uuid' }), 'task_id', 'must be a UUID, such as 6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10'],
    ['an empty text', violation('minLength', '/prompt', { limit: 1 }), 'prompt', 'must not be empty'],
    ['a key with a slash', violation('type', '/a~1b/c~0d', { type: 'integer' }), 'a/b.c~d', 'must be an integer'],
    ['the whole', violation('type', '', { type: 'object' }), '', 'must be an object'],
    ['a keyword that is not known here', { ...violation('surprise', '/a'), message: 'must surprise' }, 'a', 'must surprise'],
  ])('%s', (_what, given, field, message) => {
    expect(describeError(given)).toEqual({ field, message });
  });

  test('a name that a client made up is cut', () => {
    expect(describeError(violation('additionalProperties', '', { additionalProperty: 'x'.repeat(1_000_000) })).field).toHaveLength(201);
  });
});

describe('describeErrors', () => {
  test('of a choice says what the branches found deeper, else that none fits', () => {
    const choice = violation('oneOf', '/form', { passingSchemas: null });
    expect(describeErrors([violation('type', '/form', { type: 'object' }), choice])).toEqual([
      { field: 'form', message: 'must have one of the forms that the contract allows' },
    ]);
    expect(describeErrors([violation('minimum', '/form/size', { comparison: '>=', limit: 1 }), choice])).toEqual([{ field: 'form.size', message: 'must be >= 1' }]);
  });

  test('says each thing once', () => {
    const twice = violation('required', '', { missingProperty: 'a' });
    expect(describeErrors([twice, twice])).toHaveLength(1);
    expect(describeErrors(null)).toEqual([]);
  });

  test('of a config file says everything that is wrong', () => {
    expect(config({ listen: 1, queue: { capacity: 0 }, nonsense: true })).toBe(false);
    expect(describeErrors(config.errors)).toEqual([
      { field: 'nonsense', message: 'is not a known field' },
      { field: 'listen', message: 'must be a string' },
      { field: 'queue.capacity', message: 'must be >= 1' },
    ]);
  });

  test('finds words for whatever is wrong with a body', () => {
    const body = requests.createTask.body;
    if (body === undefined) throw new Error('createTask takes a body');
    fc.assert(
      fc.property(fc.anything(), (value) => {
        if (body(value)) return;
        const problems = describeErrors(body.errors);
        expect(problems.length).toBeGreaterThan(0);
        for (const { message } of problems) expect(message).toMatch(/^(must|is) /);
      }),
    );
  });
});
