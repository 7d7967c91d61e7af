import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TINY_CONTRACT, withTinyContract } from '../../../support/contract-copy.js';
import { generateTiny, runCodegen } from '../../../support/tiny-codegen.js';

// Each run of the command is a process of its own, which a busy machine starts slowly.
const tiny = generateTiny();
afterAll(tiny.remove);

const file = (name: string): string => join(tiny.directory, name);
const read = (name: string): string => readFileSync(file(name), 'utf8');

describe('npm run codegen', () => {
  test('each file says where it comes from', () => {
    for (const name of readdirSync(tiny.directory)) expect(read(name)).toMatch(/^\/\* Generated from contracts\/[^\n]* by npm run codegen; do not edit\. \*\/\n/);
  });

  test('a check exits 1 and names what was edited and nothing else: the same contracts give the same bytes', () => {
    appendFileSync(file('routes.ts'), '// mine\n');
    expect(runCodegen('--check', '--contracts', TINY_CONTRACT, '--out', tiny.directory)).toEqual({
      status: 1,
      output: `${file('routes.ts')} is not what the contracts give\nRun npm run codegen and commit the result.\n`,
    });
  });

  test('a contract that cannot be expressed exits 2, writes nothing, and is told by its place', async () => {
    const before = read('operations.ts');
    const { status, output } = await withTinyContract('data.yaml', 'x-req-id: [T-1]', 'x-req-id: []', (contracts) =>
      runCodegen('--contracts', contracts, '--out', tiny.directory),
    );
    expect(status).toBe(2);
    expect(output).toContain('data.yaml#/paths/~1things~1{number}~1watch/get\n  has no x-req-id');
    expect(read('operations.ts')).toBe(before);
  });
});

describe('what codegen makes of a contract', () => {
  test('headers that the server sets are not asked of a handler, required ones are, optional ones may be left out', () => {
    const operations = read('operations.ts');
    expect(operations).toContain("readonly 201: { json(answer: { readonly headers: { readonly Location: string; readonly 'X-Note'?: string }; readonly body: control.Thing }): Reply<'makeThing'> };");
    expect(operations).toContain("readonly 200: { text(answer: { readonly headers?: { readonly ETag?: string }; readonly body: string }): Reply<'getText'> };");
    expect(operations).toContain("readonly 304: { empty(answer: { readonly headers: { readonly ETag: string } }): Reply<'getText'> };");
  });

  test('an error envelope has no builder, a body of its own has one whatever its status', () => {
    const operations = read('operations.ts');
    expect(operations).toContain('readonly 503: { json(');
    expect(operations).not.toContain('readonly 404:');
  });

  test('parameters have the types that they are parsed to', () => {
    expect(read('operations.ts')).toContain(`export interface WatchThingRequest {
  readonly params: { readonly number: number };
  readonly query: { readonly kind?: readonly data.Kind[]; readonly limit: number; readonly deep?: boolean };
  readonly headers: { readonly 'x-correlation-id'?: string; readonly 'if-depth': number };
  readonly body: undefined;
}`);
  });

  test('the id of an event is asked for where it always has one, may be undefined where it may lack it, and cannot be given where it has none', () => {
    expect(read('operations.ts')).toContain(`export interface WatchThingEvents {
  made(eventId: string, data: data.Made): void;
  noted(eventId: string | undefined, data: data.Made): void;
  quiet(data: data.Made): void;
  gone(eventId: string, data: data.Gone): SseDone<'watchThing'>;
}`);
    const reply = read('reply.ts');
    expect(reply).toContain("this.write('made', events.watchThing.made, eventId, data);");
    expect(reply).toContain("this.write('noted', events.watchThing.noted, eventId, data);");
    expect(reply).toContain("this.write('quiet', events.watchThing.quiet, undefined, data);");
  });

  test('closed sets are constants, under the name of their component or of the property that holds them', () => {
    expect(read('vocabulary.ts')).toContain("export const KINDS = [\n  'red',\n  'green',\n] as const;\nexport type Kind = (typeof KINDS)[number];");
    expect(read('vocabulary.ts')).toContain("export const THING_STATE_VALUES = [\n  'new',\n  'old',\n] as const;");
  });

  test('the tag of a choice keeps its constant in the types', () => {
    expect(read('control.ts')).toMatch(/Square: \{\s+\/\*\*[^/]*\*\/\s+readonly shape: "square";/);
  });
});
