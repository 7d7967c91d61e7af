import { join } from 'node:path';
import { bundle } from '../../../../../scripts/codegen/bundle.js';
import { Place } from '../../../../../scripts/codegen/place.js';
import { lostGuarantees } from '../../../../../scripts/contracts/diff/guarantees.js';
import { edited, removeCopies } from '../edited.js';

const SMALL = join('test', 'unit', 'scripts', 'contracts', 'diff', 'small');
const read = (directory: string): Place => Place.of(bundle(directory, 'data.yaml'));
const lost = (from: string, to: string): readonly string[] =>
  lostGuarantees(read(SMALL), read(edited(SMALL, [['data.yaml', from, to]]))).map(({ message }) => message);

afterAll(removeCopies);

describe('promises that clients rely on', () => {
  const cases: readonly (readonly [claim: string, from: string, to: string, found: readonly string[]])[] = [
    ['an open operation whose security: [] is removed', '      security: []\n', '', ['getHealth was open and now needs apiKey or bearer']],
    ['an open operation that gets a key', '      security: []\n', '      security: [{ bearer: [] }]\n', ['getHealth was open and now needs bearer']],
    ['a secured operation that opens', 'deleteThings\n      security: [{ apiKey: [] }, { bearer: [] }]', 'deleteThings\n      security: []', ['deleteThings needed apiKey or bearer and is now open to everybody']],
    ['an operation where a key becomes optional', 'deleteThings\n      security: [', 'deleteThings\n      security: [{}, ', ['deleteThings needed apiKey or bearer and is now open to everybody']],
    ['a way to authenticate that is gone', 'deleteThings\n      security: [{ apiKey: [] }, { bearer: [] }]', 'deleteThings\n      security: [{ bearer: [] }]', ['deleteThings no longer takes apiKey']],
    ['two keys where one was enough', 'deleteThings\n      security: [{ apiKey: [] }, { bearer: [] }]', 'deleteThings\n      security: [{ apiKey: [], bearer: [] }]', ['deleteThings no longer takes apiKey', 'deleteThings no longer takes bearer']],
    ['security that moved to the root unchanged', 'deleteThings\n      security: [{ apiKey: [] }, { bearer: [] }]\n', 'deleteThings\n', []],
    ['one more way to authenticate', 'deleteThings\n      security: [', 'deleteThings\n      security: [{ apiKey: [], bearer: [] }, ', []],
    ['a header that is no longer always there', 'X-Correlation-Id: { required: true,', 'X-Correlation-Id: { required: false,', ['the header X-Correlation-Id of 201 is no longer always there']],
  ];

  it.each(cases)('%s', (_claim, from, to, found) => {
    expect(lost(from, to)).toEqual(found);
  });
});
