import { join } from 'node:path';
import { bundle } from '../../../../../scripts/codegen/bundle.js';
import { Place } from '../../../../../scripts/codegen/place.js';
import { lostWords } from '../../../../../scripts/contracts/diff/vocabulary.js';
import { edited, removeCopies } from '../edited.js';

const SMALL = join('test', 'unit', 'scripts', 'contracts', 'diff', 'small');
const read = (directory: string): Place => Place.of(bundle(directory, 'data.yaml'));
const lost = (from: string, to: string): readonly string[] =>
  lostWords(read(SMALL), read(edited(SMALL, [['data.yaml', from, to]]))).map(({ message }) => message);

afterAll(removeCopies);

describe('words that clients know', () => {
  const cases: readonly (readonly [claim: string, from: string, to: string, found: readonly string[]])[] = [
    ['an event that a stream no longer has', "        - { $ref: '#/components/schemas/TokenEvent' }\n", '', ['lost the branch token']],
    ['an end event that is gone', "        - { $ref: '#/components/schemas/EndEvent' }\n", '', ['lost the branch end']],
    ['an event that bears another name', 'const: token', 'const: tok', ['lost the branch token']],
    ['an event that no longer ends the stream', '      x-sse-terminal: true\n', '', ['end no longer ends the stream']],
    ['an event that now ends the stream', '    TokenEvent:\n      type: object\n', '    TokenEvent:\n      type: object\n      x-sse-terminal: true\n', ['token now ends the stream']],
    ['an enum value that an answer no longer has', 'enum: [open, closed]', 'enum: [open]', ['lost the value closed']],
    ['an enum value that a request no longer takes', 'enum: [red, green]', 'enum: [green]', ['lost the value red']],
    ['a new enum value, which is no loss', 'enum: [open, closed]', 'enum: [open, closed, lost]', []],
    ['events in another order, which is no loss', "        - { $ref: '#/components/schemas/TokenEvent' }\n        - { $ref: '#/components/schemas/EndEvent' }\n", "        - { $ref: '#/components/schemas/EndEvent' }\n        - { $ref: '#/components/schemas/TokenEvent' }\n", []],
  ];

  it.each(cases)('%s', (_claim, from, to, found) => {
    expect(lost(from, to)).toEqual(found);
  });

  it('a new event that ends the stream, which clients of today would not see', () => {
    const revision = edited(SMALL, [
      ['data.yaml', "        - { $ref: '#/components/schemas/EndEvent' }\n", "        - { $ref: '#/components/schemas/EndEvent' }\n        - { $ref: '#/components/schemas/StopEvent' }\n"],
      ['data.yaml', '    EndEvent:\n', '    StopEvent: { type: object, x-sse-terminal: true, required: [event], properties: { event: { type: string, const: stop } } }\n    EndEvent:\n'],
    ]);
    expect(lostWords(read(SMALL), read(revision)).map(({ message }) => message)).toEqual(['gained stop, which ends the stream unseen by clients of today']);
  });
});
