import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MARK } from '../../../../scripts/codegen/emit/text.js';
import { drift, write } from '../../../../scripts/codegen/output.js';

const FILES = new Map([
  ['a.ts', `${MARK}a`],
  ['b.ts', `${MARK}b`],
]);

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'generated-'));
});
afterEach(() => rmSync(directory, { recursive: true }));
const put = (name: string, text: string): void => writeFileSync(join(directory, name), text);

describe('generated/', () => {
  test('drifts by what was edited, is missing, or is no longer generated', () => {
    put('a.ts', 'edited');
    put('old.ts', `${MARK}old`);
    expect(drift(FILES, directory)).toEqual(['a.ts', 'b.ts', 'old.ts']);
    expect(drift(FILES, join(directory, 'nowhere'))).toEqual(['a.ts', 'b.ts']);
  });

  test('holds exactly what was generated once it is written', () => {
    put('a.ts', 'edited');
    put('old.ts', `${MARK}old`);
    expect(write(FILES, directory)).toEqual(['a.ts', 'b.ts', 'old.ts']);
    expect(drift(FILES, directory)).toEqual([]);
    expect(readdirSync(directory)).toEqual(['a.ts', 'b.ts']);
    expect(write(FILES, directory)).toEqual([]);
  });

  test('never loses a file that codegen did not write: nothing is changed', () => {
    put('old.ts', `${MARK}old`);
    put('notes.md', 'mine');
    expect(() => write(FILES, directory)).toThrow('notes.md is not generated');
    expect(readdirSync(directory)).toEqual(['notes.md', 'old.ts']);
    expect(readFileSync(join(directory, 'notes.md'), 'utf8')).toBe('mine');
  });
});
