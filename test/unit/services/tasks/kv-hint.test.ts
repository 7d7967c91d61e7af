import { kvHintOf } from '../../../../src/services/tasks/resumption.js';

describe('what an attempt may use of a KV cache (ORCH-3064)', () => {
  test('a text that may have to come out again byte for byte uses none, whatever its client hinted', () => {
    expect(kvHintOf({ determinism: 'strict', kvHint: 'reuse' })).toBe('cold');
    expect(kvHintOf({ determinism: 'strict', kvHint: 'cold' })).toBe('cold');
  });

  test('else the client decides', () => {
    expect(kvHintOf({ determinism: 'best_effort', kvHint: 'reuse' })).toBe('reuse');
    expect(kvHintOf({ determinism: 'best_effort', kvHint: 'cold' })).toBe('cold');
  });
});
