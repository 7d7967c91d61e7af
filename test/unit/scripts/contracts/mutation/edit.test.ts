import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Edit, withEdits } from '../../../../../scripts/contracts/mutation/edit.js';

const contracts = mkdtempSync(join(tmpdir(), 'mutation-edit-'));
writeFileSync(join(contracts, 'data.yaml'), 'a: { b: 1, c: [x, y] }\nd: 2\n');

const after = (...edits: readonly Edit[]): Promise<unknown> =>
  withEdits(contracts, 'data.yaml', edits, async (directory): Promise<unknown> => parse(readFileSync(join(directory, 'data.yaml'), 'utf8')));

afterAll(() => rmSync(contracts, { recursive: true }));

describe('an edit of a contract', () => {
  it.each<readonly [string, Edit, unknown]>([
    ['sets a value', { kind: 'set', path: ['a', 'b'], to: { z: 1 } }, { a: { b: { z: 1 }, c: ['x', 'y'] }, d: 2 }],
    ['removes a key', { kind: 'remove', path: ['a', 'b'] }, { a: { c: ['x', 'y'] }, d: 2 }],
    ['renames a key', { kind: 'rename', path: ['a', 'b'], as: 'e' }, { a: { e: 1, c: ['x', 'y'] }, d: 2 }],
    ['renames a key at the top', { kind: 'rename', path: ['d'], as: 'e' }, { a: { b: 1, c: ['x', 'y'] }, e: 2 }],
    ['appends to a list', { kind: 'append', path: ['a', 'c'], value: 'z' }, { a: { b: 1, c: ['x', 'y', 'z'] }, d: 2 }],
    ['drops a value from a list', { kind: 'drop', path: ['a', 'c'], value: 'x' }, { a: { b: 1, c: ['y'] }, d: 2 }],
  ])('%s', async (_claim, edit, expected) => {
    expect(await after(edit)).toEqual(expected);
  });

  it.each<Edit>([
    { kind: 'set', path: ['q', 'b'], to: 1 },
    { kind: 'remove', path: ['a', 'q'] },
    { kind: 'rename', path: ['a', 'q'], as: 'e' },
    { kind: 'append', path: ['a', 'b'], value: 1 },
    { kind: 'drop', path: ['a', 'c'], value: 'q' },
  ])('that finds nothing to $kind is an error, so that a mutation cannot prove nothing', async (edit) => {
    await expect(after(edit)).rejects.toThrow(`nothing to ${edit.kind}`);
  });

  it('leaves the contracts as they were and no copy behind', async () => {
    const copy = await withEdits(contracts, 'data.yaml', [{ kind: 'remove', path: ['d'] }], async (directory) => directory);
    expect(existsSync(copy)).toBe(false);
    expect(parse(readFileSync(join(contracts, 'data.yaml'), 'utf8'))).toHaveProperty('d', 2);
  });
});
