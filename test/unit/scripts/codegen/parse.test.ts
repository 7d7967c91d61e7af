import { join } from 'node:path';
import type { Parsed } from '../../../../generated/parse.js';
import { generateTiny } from '../../../support/tiny-codegen.js';

interface TinyParse {
  readonly parseParams: (operationId: string, params: Readonly<Record<string, string>>) => Parsed<unknown>;
  readonly parseQuery: (operationId: string, search: URLSearchParams) => Parsed<unknown>;
  readonly parseHeaders: (operationId: string, headers: Readonly<Record<string, string>>) => Parsed<unknown>;
  readonly parseBody: (operationId: string, body: unknown) => Parsed<unknown>;
}

const tiny = generateTiny();
afterAll(tiny.remove);
const { parseParams, parseQuery, parseHeaders, parseBody } = jest.requireActual<TinyParse>(join(tiny.directory, 'parse.ts'));

const query = (text: string): Parsed<unknown> => parseQuery('watchThing', new URLSearchParams(text));
const fits = (value: unknown) => ({ ok: true, value });
const wrong = (field: string, message: string) => ({ ok: false, problems: [{ field, message }] });

describe('a query', () => {
  test('becomes what the contract says, with its defaults', () => {
    expect(query('limit=3&deep=true&kind=red')).toEqual(fits({ limit: 3, deep: true, kind: ['red'] }));
    expect(query('')).toEqual(fits({ limit: 10 }));
  });

  test('may repeat a list and nothing else', () => {
    expect(query('kind=red&kind=green')).toEqual(fits({ limit: 10, kind: ['red', 'green'] }));
    expect(query('limit=1&limit=1')).toEqual(wrong('limit', 'must be given once'));
    expect(query('kind=red&kind=red&kind=red&kind=red')).toEqual(wrong('kind', 'must have at most 3 items'));
  });

  test('is refused with the field and what it wants', () => {
    expect(query('limit=0')).toEqual(wrong('limit', 'must be >= 1'));
    expect(query('limit=many')).toEqual(wrong('limit', 'must be an integer'));
    expect(query('limit=1.5')).toEqual(wrong('limit', 'must be an integer'));
    for (const text of ['Infinity', '-Infinity', '1e999']) expect(query(`limit=${text}`)).toMatchObject({ ok: false, problems: [{ field: 'limit' }] });
    expect(query('deep=yes')).toEqual(wrong('deep', 'must be true or false'));
    expect(query('kind=blue')).toEqual(wrong('kind[0]', 'must be one of: red, green'));
    expect(query('limit=')).toEqual(wrong('limit', 'must not be empty: leave it out instead'));
  });

  test('names no parameter that the contract does not know, whatever its name', () => {
    expect(query('color=red')).toEqual(wrong('color', 'is not a known query parameter; there are: kind, limit, deep'));
    for (const name of ['__proto__', 'constructor', 'toString', 'limit[]', 'Limit']) expect(query(`${name}=1`)).toMatchObject({ ok: false });
    expect(parseQuery('replayThing', new URLSearchParams('a=1'))).toEqual(wrong('a', 'is not a known query parameter: this operation has none'));
    expect(query(`${'x'.repeat(10_000)}=1`)).toMatchObject({ problems: [{ field: `${'x'.repeat(100)}…` }] });
  });
});

describe('path parameters and headers', () => {
  test('become what the contract says', () => {
    expect(parseParams('watchThing', { number: '7' })).toEqual(fits({ number: 7 }));
    expect(parseHeaders('watchThing', { 'if-depth': '2', 'x-correlation-id': 'a', cookie: 'secret' })).toEqual(fits({ 'if-depth': 2, 'x-correlation-id': 'a' }));
  });

  test('are refused by name', () => {
    expect(parseParams('watchThing', { number: 'x' })).toEqual(wrong('number', 'must be an integer'));
    expect(parseParams('watchThing', { number: '10' })).toEqual(wrong('number', 'must be <= 9'));
    expect(parseHeaders('watchThing', {})).toEqual(wrong('if-depth', 'is required'));
    expect(parseHeaders('watchThing', { 'if-depth': '0', 'x-correlation-id': 'x'.repeat(17) })).toEqual(wrong('x-correlation-id', 'must have at most 16 characters'));
  });
});

describe('a body', () => {
  test('gets its defaults, and its strings are not taken for numbers', () => {
    expect(parseBody('makeThing', {})).toEqual(fits({ size: 7 }));
    expect(parseBody('makeThing', { size: '7' })).toEqual(wrong('size', 'must be an integer'));
  });

  test('may be absent where the contract says so, and is not read where there is none', () => {
    expect(parseBody('makeThing', undefined)).toEqual(fits(undefined));
    expect(parseBody('getText', { any: 'thing' })).toEqual(fits(undefined));
  });

  test('that is no object is told as a whole', () => {
    for (const body of [null, [], 'x', 1]) expect(parseBody('makeThing', body)).toEqual(wrong('body', 'must be an object'));
  });

  test('with a choice in it is told the tag first, then what that branch wants', () => {
    const form = (value: unknown): Parsed<unknown> => parseBody('makeThing', { size: 1, form: value });
    expect(form({ shape: 'round', radius: 1 })).toEqual(fits({ size: 1, form: { shape: 'round', radius: 1 } }));
    expect(form(null)).toEqual(wrong('form', 'must be an object'));
    expect(form({})).toEqual(wrong('form.shape', 'is required'));
    expect(form({ shape: 'oval' })).toEqual(wrong('form.shape', 'must be one of: round, square'));
    expect(form({ shape: 'round' })).toEqual(wrong('form.radius', 'is required'));
    expect(form({ shape: 'round', radius: 0 })).toEqual(wrong('form.radius', 'must be > 0'));
    expect(form({ shape: 'square', side: 0.7 })).toEqual(wrong('form.side', 'must be a multiple of 0.5'));
    expect(form({ shape: 'square', side: 1, radius: 1 })).toEqual(wrong('form.radius', 'is not a known field'));
  });

  test('counts code points, as people count characters', () => {
    expect(parseBody('makeThing', { names: ['🍁🍁🍁'] })).toMatchObject({ ok: true });
    expect(parseBody('makeThing', { names: ['🍁🍁🍁🍁'] })).toEqual(wrong('names[0]', 'must have at most 3 characters'));
    expect(parseBody('makeThing', { names: ['a', 'a'] })).toEqual(wrong('names', 'must not hold one item twice (items 0 and 1)'));
  });

  test('is told one thing at a time, so that a hostile one costs no more than its first fault', () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, 0]));
    expect(parseBody('makeThing', many)).toEqual(wrong('k0', 'is not a known field'));
  });
});
