import { accepts, essence } from '../../../src/lib/media-type.js';

describe('media types', () => {
  it.each([
    ['application/json', 'application/json'],
    ['Application/JSON ; charset=utf-8', 'application/json'],
    ['text/plain;version=0.0.4', 'text/plain'],
    ['json', undefined],
    ['/json', undefined],
    ['application/', undefined],
    ['', undefined],
    ['a b/c', undefined],
    ['a/b/c', undefined],
  ])('the essence of %j is %j', (header, wanted) => {
    expect(essence(header)).toBe(wanted);
  });

  it.each([
    ['*/*', true],
    ['application/*', true],
    ['application/json', true],
    ['APPLICATION/JSON', true],
    ['application/json; charset=utf-8', true],
    ['text/html, application/json;q=0.1', true],
    ['text/html', false],
    ['text/*', false],
    ['application/json;q=0', false],
    ['application/json;q=0.000, */*', false],
    ['application/*;q=0, application/json', true],
    ['*/*;q=0', false],
    ['*/*;q=0, application/json;q=0.001', true],
    ['application/json;q=0.0001', true],
    ['*/json', true], // no range at all is left: nothing was asked for
    ['', true],
    [',,,', true],
    ['garbage', true],
    ['garbage, text/html', false],
    ['text/html;x="a,application/json"', false],
    ['application/json;x="\\";q=0"', true],
  ])('Accept: %j takes application/json: %j', (accept, wanted) => {
    expect(accepts(accept, ['application/json'])).toBe(wanted);
  });

  it('one of several offered types is enough', () => {
    expect(accepts('text/event-stream', ['application/json', 'text/event-stream'])).toBe(true);
  });

  it('a header of 16 kB of commas or quotes costs nothing to speak of', () => {
    for (const piece of [',', '"', ';q=', 'a/b,', '*/*;', '\\"']) {
      const before = process.cpuUsage();
      accepts(piece.repeat(16_384 / piece.length), ['application/json']);
      const { user, system } = process.cpuUsage(before);
      expect(user + system).toBeLessThan(200_000);
    }
  });
});
