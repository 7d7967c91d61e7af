import { announcement, nextBreaking } from '../../../../../scripts/contracts/diff/version.js';

describe('the version of the contracts', () => {
  it.each([
    ['0.1.0', '0.2.0', 'raised'],
    ['0.1.9', '0.2.0', 'raised'],
    ['0.9.0', '1.0.0', 'raised'],
    ['1.4.2', '2.0.0', 'raised'],
    ['0.1.0', '0.1.0', 'not raised'],
    ['0.1.0', '0.1.1', 'not raised'],
    ['1.4.2', '1.5.0', 'not raised'],
    ['0.2.0', '0.1.9', 'went back'],
    ['1.0.0', '0.9.0', 'went back'],
    ['0.1.2', '0.1.1', 'went back'],
  ])('%s to %s is %s', (base, revision, expected) => {
    expect(announcement(base, revision)).toBe(expected);
  });

  it('announces a breaking change by the minor part below 1.0.0, then by the major part', () => {
    expect([nextBreaking('0.3.7'), nextBreaking('2.3.7')]).toEqual(['0.4.0', '3.0.0']);
  });

  it('must be three numbers', () => {
    expect(() => announcement('0.1.0', 'next')).toThrow('info.version next');
  });
});
