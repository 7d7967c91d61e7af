import fc from 'fast-check';
import { fromColumn, toColumn } from '../../../../../src/infra/store/sqlite/column-text.js';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: fc.constantFrom('"', '\\', '\u0000', '\ud800', 'a') }),
);

it('every text comes back as it was', () => {
  fc.assert(fc.property(anyText, (text) => fromColumn(toColumn(text)) === text));
});

it('a column never holds what SQLite cuts or replaces', () => {
  fc.assert(fc.property(anyText, (text) => toColumn(text) > '' && !/[\u0000\ud800-\udfff]/u.test(toColumn(text))));
});

it('usual identifiers are stored as they are, for people who read the file', () => {
  for (const id of ['6f0e1d2c-0000-4000-8000-000000000001', 'haiku', 'pool/a b', '日本']) expect(toColumn(id)).toBe(id);
});
