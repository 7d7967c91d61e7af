import fc from 'fast-check';
import { compilePattern } from '../../../src/lib/linear-pattern.js';
import { cpuTimeOf } from '../../support/cpu-time.js';

const atom = fc.constantFrom('a', 'b', '.', '\\d', '\\w', '\\b', '\\B', '^', '$', '[ab]', '[^a]', '[a-c1]', '\\.', '-');
const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 3 },
    atom,
    fc.tuple(fc.constantFrom('a', 'b', '.', '[ab1]', '(?:ab)', '(a|)'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}', '+?')).map(([what, times]) => what + times),
    fc.tuple(fc.constantFrom('(', '(?:'), tie('pattern'), fc.constantFrom(')', ')*', ')+', ')?', '){1,2}')).map((parts) => parts.join('')),
  ),
  pattern: fc.oneof({ maxDepth: 3 }, fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')), fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('|'))),
}));

/** Every stretch that the runtime's own engine can match, by asking it for each one. */
function expected(source: string, text: string): string {
  const hidden = Array.from(text, () => false);
  for (let from = 0; from < text.length; from += 1) {
    for (let to = from + 1; to <= text.length; to += 1) {
      if (new RegExp(`(?<=^[^]{${from}})(?:${source})(?=[^]{${text.length - to}}$)`).test(text)) hidden.fill(true, from, to);
    }
  }
  return Array.from(text, (character, at) => (hidden[at] === true ? '#' : character)).join('').replace(/#+/g, '#');
}

describe('a pattern of linear cost (OC-CTRL-2080)', () => {
  it('finds what the runtime\'s own engine finds', () => {
    fc.assert(
      fc.property(pattern, fc.stringMatching(/^[abc1.\- \n]{0,8}$/), (source, text) => {
        const compiled = compilePattern(source);
        // Chance makes one in thousands too large.
        fc.pre(compiled.ok || !compiled.problem.startsWith('It is too large'));
        if (!compiled.ok) throw new Error(`${source}: ${compiled.problem}`);
        expect({ source, text, found: compiled.pattern.replace(text, '#').replace(/#+/g, '#') }).toEqual({ source, text, found: expected(source, text) });
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throws, and compiles nothing that the runtime\'s own engine refuses', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab(){}[\]|*+?.\\^$0-9,:=!<>dwsbux-]{1,20}$/), (source) => {
        const compiled = compilePattern(source);
        if (compiled.ok) expect(() => new RegExp(source)).not.toThrow();
        else expect(compiled.problem).toMatch(/\.$/);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('a hostile pattern (OC-CTRL-2080)', () => {
  it.each(['(a+)+b', '(a|a)*b', '(a|aa)+$', '(.*)*x', 'a*a*a*a*a*a*a*b', '(([a-z])+.)+[A-Z]([a-z])+$', '(x+x+)+y'])('%s costs what its length and the text\'s say', (source) => {
    const compiled = compilePattern(source);
    if (!compiled.ok) throw new Error(compiled.problem);
    const spent = cpuTimeOf(() => {
      expect(compiled.pattern.replace(`${'a'.repeat(8_000)}!`, '#').length).toBeGreaterThan(0);
      compiled.pattern.replace('x'.repeat(8_000), '#');
    });
    // The runtime's own engine would need longer than the universe has; this needs some ten milliseconds.
    expect(spent).toBeLessThan(2_000);
  });

  it.each([
    ['(a)\\1', 'references back'],
    ['(?=a)', 'looking around'],
    ['(?<!a)b', 'looking around'],
    ['(?<name>a)', 'names of groups'],
    ['a{251}', 'up to 250'],
    ['(a{100}){100}', 'too large'],
    ['(((a{0,40}){0,40}){0,40})', 'too large'],
    ['(', 'ends too early|not closed'],
    ['a)', 'not opened'],
    ['*', 'nothing to repeat'],
    ['[a', 'ends too early'],
    ['[b-a]', 'a range of characters'],
    ['\\', 'ends too early'],
    ['\\q', 'not supported'],
    ['\\u12', 'hexadecimal'],
    ['(?:'.repeat(21), 'at most 20 deep'],
    ['x'.repeat(501), '1 to 500'],
    ['', '1 to 500'],
  ])('%s is refused, with the reason', (source, why) => {
    expect(compilePattern(source)).toEqual({ ok: false, problem: expect.stringMatching(new RegExp(why)) });
  });
});
