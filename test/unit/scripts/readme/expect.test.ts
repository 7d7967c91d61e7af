import { difference } from '../../../../scripts/readme/expect.js';

const text = (expected: string, real: string): string | undefined => difference({ format: 'text', text: expected, line: 1 }, real);
const json = (expected: unknown, real: unknown): string | undefined =>
  difference({ format: 'json', text: JSON.stringify(expected), line: 1 }, JSON.stringify(real));

describe('what README.md shows against what a command prints', () => {
  test('the dots stand for a part of a line, and alone for lines', () => {
    expect(text('id: …\n…\nend (a.b)\n', 'id: 7\nx\ny\nend (a.b)\n')).toBeUndefined();
    expect(text('id: …\nend\n', 'id: 7\nx\nend\n')).toBeDefined();
    expect(text('a.b', 'axb')).toBeDefined();
    expect(text('a', 'a\nb')).toBeDefined();
  });

  test('in JSON numbers may be others, and nothing else', () => {
    expect(json({ a: 1, b: 'x…', c: [true, null] }, { c: [true, null], b: 'xyz', a: 2 })).toBeUndefined();
    expect(json({ a: 1 }, { a: '1' })).toBe('.a is "1"');
    expect(json({ a: 1 }, { a: 1, b: 2 })).toBe('.b is there and README.md does not have it');
    expect(json({ a: 1, b: 2 }, { a: 1 })).toBe('.b is missing');
    expect(json({ a: [1] }, { a: [1, 2] })).toBe('.a.1 is there and README.md does not have it');
    expect(json({ a: true }, { a: false })).toBe('.a is false');
  });
});
