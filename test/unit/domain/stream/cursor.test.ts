import { nextToken, parseCursor, positionOfToken, STARTED_POSITION, terminalPosition } from '../../../../src/domain/stream/cursor.js';

test.each([
  ['0', 0],
  ['7', 7],
  ['007', 7],
  ['999999999999999', 999_999_999_999_999],
])('the id %s is position %d', (header, position) => {
  expect(parseCursor(header)).toEqual({ kind: 'cursor', position });
});

test.each(['', ' 1', '1 ', '-1', '+1', '1.0', '1e3', '0x1', '٣', '1\n', 'abc', '1000000000000000', 'NaN'])('%j is no id of ours', (header) => {
  expect(parseCursor(header)).toMatchObject({ kind: 'invalid', failure: { code: 'INVALID_PARAMS', field: 'Last-Event-ID' } });
});

test('a reader goes on with the token after the last position that it has seen', () => {
  expect(nextToken(undefined)).toBe(0);
  expect(nextToken(STARTED_POSITION)).toBe(0);
  expect(nextToken(positionOfToken(0))).toBe(1);
  expect(nextToken(positionOfToken(41))).toBe(42);
});

test('the terminal event comes right after the last token, or after started when there was none', () => {
  expect(terminalPosition(0)).toBe(STARTED_POSITION + 1);
  expect(terminalPosition(3)).toBe(positionOfToken(2) + 1);
});
