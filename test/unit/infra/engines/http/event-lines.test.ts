import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { EventLines, MAX_LINE } from '../../../../../src/infra/engines/http/event-lines.js';
import { EngineError } from '../../../../../src/ports/engine.js';

function ours(pieces: readonly string[]): string[] {
  const seen: string[] = [];
  const lines = new EventLines('http://engine', (text, start, end) => seen.push(text.slice(start, end)));
  for (const piece of pieces) lines.feed(piece);
  return seen;
}

function reference(body: string): string[] {
  const seen: string[] = [];
  createParser({ onEvent: (event) => seen.push(event.data) }).feed(body);
  return seen;
}

const value = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n\0]/g, ''));
/** One event: at most one data line, as engines send them, among all that SSE allows beside it. */
const event = fc.tuple(
  fc.array(fc.tuple(fc.constantFrom(':', ': ping', 'event: x', 'id: 7', 'retry: 10'), value), { maxLength: 2 }),
  fc.option(fc.tuple(fc.constantFrom('data:', 'data: ', 'data:  '), value)),
);
const stream = fc.tuple(fc.array(event, { maxLength: 15 }), fc.constantFrom('\n', '\r\n')).map(([events, end]) =>
  events
    .map(([others, data]) => {
      const lines = others.map(([field, text]) => (field.startsWith(':') ? field + text : field));
      return [...lines, ...(data === null ? [] : [data.join('')]), '', ''].join(end);
    })
    .join(''),
);

const cut = (body: string, places: readonly number[]): string[] => {
  const at = [0, ...places.filter((place) => place <= body.length).sort((a, b) => a - b), body.length];
  return at.slice(1).map((end, i) => body.slice(at[i], end));
};

test('any event stream, cut anywhere, gives the data that eventsource-parser finds', () => {
  fc.assert(
    fc.property(stream, fc.array(fc.nat(600), { maxLength: 30 }), (body, places) => {
      const expected = reference(body);
      expect(ours(cut(body, places))).toEqual(expected);
      expect(ours([...body])).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test('a line may be as long as its bound, in as many pieces as it likes, and no longer', () => {
  const data = 'x'.repeat(MAX_LINE - 6);
  const pieces = ['data: ', ...(data.match(/.{1,1000}/g) ?? [])];
  expect(ours([...pieces, '\n\n'])).toEqual([data]);
  expect(() => ours([...pieces, 'y'])).toThrow(EngineError);
});

test('what is no event stream is not taken for one', () => {
  for (const line of ['<html>', '{"error":"x"}', 'dat', 'HTTP/1.1 200 OK']) {
    expect(() => ours([`${line}\n`])).toThrow(expect.objectContaining({ code: 'WORKER_RESET', message: expect.stringContaining('no server-sent event') }));
  }
});
