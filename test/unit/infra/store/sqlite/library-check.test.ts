import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkLibrary } from '../../../../../src/infra/store/sqlite/library-check.js';
import { StoreFault } from '../../../../../src/ports/store.js';
import { tempDirs } from '../../../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(dirs.removeAll);

/** A library that writes down each process that loads it. */
function library(body: string): { readonly file: string; readonly loads: () => number } {
  const dir = dirs.make();
  const file = join(dir, 'library.cjs');
  const log = join(dir, 'loads');
  writeFileSync(file, `require('node:fs').appendFileSync(${JSON.stringify(log)}, 'x');\n${body}`);
  return { file, loads: () => (existsSync(log) ? readFileSync(log, 'utf8').length : 0) };
}

const WORKING = 'exports.DatabaseSync = class { exec() {} };';

it('a library that works is tried once for each data directory', async () => {
  const { file, loads } = library(WORKING);
  const [one, two] = [dirs.make(), dirs.make()];
  await checkLibrary(one, file);
  await checkLibrary(one, file);
  expect(loads()).toBe(1);
  await checkLibrary(two, file);
  expect(loads()).toBe(2);
});

it('a library that was changed is tried again', async () => {
  const { file, loads } = library(WORKING);
  const dir = dirs.make();
  await checkLibrary(dir, file);
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n// another build`);
  await checkLibrary(dir, file);
  expect(loads()).toBe(2);
});

it.each([
  ['crashes the process', 'process.abort();', /SIGABRT|exit code/],
  ['throws', 'throw new Error("wrong ELF class");', /wrong ELF class/],
])('a library that %s is a typed fault that says what to do, each time', async (_, body, said) => {
  const { file, loads } = library(body);
  const dir = dirs.make();
  for (let start = 1; start <= 2; start++) {
    const fault: unknown = await checkLibrary(dir, file).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(StoreFault);
    expect(fault).toMatchObject({ kind: 'library', message: expect.stringMatching(said) });
    expect(fault).toMatchObject({ message: expect.stringContaining('npm ci') });
    expect(loads()).toBe(start);
  }
  expect(readdirSync(dir)).toEqual([]);
});

it('the library of this installation works', async () => {
  await checkLibrary(dirs.make());
});
