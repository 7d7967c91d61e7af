import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ROUTES } from '../../generated/routes.js';
import { httpMeaning } from '../../src/api/http/status.js';
import { HELP } from '../../src/app/cli.js';
import { VARIABLE_NAMES } from '../../src/app/config/environment.js';
import { ERROR_CODES } from '../../src/domain/errors.js';
import { isRecord } from '../../src/lib/record.js';
import { readBlocks } from './blocks.js';
import { readConfigKeys, type ConfigKeys } from './config-keys.js';
import { codesIn, tablesOf, withoutFences, type Table } from './tables.js';

/** What README.md says that is not so, each as a sentence; empty when all of it holds. */
export function readmeFindings(markdown: string, ciRun: string, sources: readonly string[]): string[] {
  const tables = tablesOf(markdown);
  return [
    ...setUp(markdown, ciRun),
    ...operations(tableOf(tables, 'operation')),
    ...same('error code', rowsBy(tableOf(tables, 'code'), 1), new Map(ERROR_CODES.map((code) => [code, String(httpMeaning(code).status)]))),
    ...same('event', eventFields(tableOf(tables, 'event')), declaredEvents()),
    ...configuration(tables),
    ...flags(tableOf(tables, 'flag')),
    ...same('series', names(tableOf(tables, 'series')), marked(declaredSeries())),
    ...scripts(tableOf(tables, 'script'), markdown),
    ...dependencies(tables),
    ...paths(markdown, sources),
  ];
}

/** The two commands of a fresh clone are the only ones that the runner leaves out: .ci/run begins with them. */
function setUp(markdown: string, ciRun: string): string[] {
  const commands = readBlocks(markdown).flatMap((block) => (block.kind === 'setup' ? block.text.trim() : []));
  const wanted = ['npm ci && npm run demo', 'npm ci && npm test'];
  return [
    ...(commands.join('\n') === wanted.join('\n') ? [] : [`the set-up is these two commands, each in a block of its own: ${wanted.join(' | ')}`]),
    ...commands.filter((command) => !ciRun.includes(command)).map((command) => `.ci/run does not have "${command}", which the set-up says`),
  ];
}

function operations(table: Table): string[] {
  const said = new Map(table.rows.map(([operation = '', route = '', statuses = '']) => [bare(operation), `${bare(route)} ${statuses}`]));
  const real = new Map(ROUTES.map(({ operationId, method, path, statuses }) => [operationId, `${method} ${path} ${statuses.join(', ')}`]));
  return same('operation', said, real);
}

function configuration(tables: readonly Table[]): string[] {
  const { common, replicas } = readConfigKeys();
  const compare = (head: string, keys: ConfigKeys): string[] => same(head, rowsBy(tableOf(tables, head), 1), keys);
  return [...compare('key', common), ...[...replicas].flatMap(([engine, keys]) => compare(`key of a ${engine} replica`, keys))];
}

function flags(table: Table): string[] {
  const codes = table.rows.flatMap(([flag = '', variable = '']) => codesIn(`${flag} ${variable}`)).map((code) => code.split(' ')[0] ?? '');
  const real = [...HELP.matchAll(/--[a-z-]+/g)].map(([flag]) => flag).concat(VARIABLE_NAMES, '-h');
  return same('flag or variable', marked(codes), marked(real));
}

/** Event → the names of its data, in order of the alphabet. */
const eventFields = (table: Table): Map<string, string> => new Map(table.rows.map(([event = '', , data = '']) => [bare(event), codesIn(data).sort().join(' ')]));

function declaredEvents(): Map<string, string> {
  const contract: unknown = parse(readFileSync('contracts/data.yaml', 'utf8'));
  const schemas = ['components', 'schemas'].reduce<unknown>(member, contract);
  const mapping = ['TaskEvent', 'discriminator', 'mapping'].reduce<unknown>(member, schemas);
  return new Map(
    Object.entries(isRecord(mapping) ? mapping : {}).map(([event, reference]) => {
      const shape = member(schemas, lastOf(reference));
      const data = member(member(shape, 'properties'), 'data');
      const properties = member(member(schemas, lastOf(member(data, '$ref'))), 'properties');
      return [event, Object.keys(isRecord(properties) ? properties : {}).sort().join(' ')];
    }),
  );
}

/** The name that a reference ends with. */
const lastOf = (reference: unknown): string => String(reference).split('/').at(-1) ?? '';

const member = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);

function declaredSeries(): string[] {
  const series = jsonFile('ci/metrics.lint.json')['series'];
  return Array.isArray(series) ? series.map((each: unknown) => (isRecord(each) ? String(each['name']) : '')) : [];
}

function scripts(table: Table, markdown: string): string[] {
  const real = Object.keys(packageMap('scripts'));
  const named = (text: string): string[] => [...text.matchAll(/npm (?:run (?:--silent )?([a-z][a-z:-]*)|(start|test)\b)/g)].flatMap(([, run, short]) => run ?? short ?? []);
  const everywhere = named(markdown).filter((name) => !real.includes(name));
  return [
    ...same('script', marked(table.rows.flatMap(([script = '']) => named(script))), marked(real)),
    ...[...new Set(everywhere)].map((name) => `npm run ${name} is named, and there is no such script`),
  ];
}

function dependencies(tables: readonly Table[]): string[] {
  return [
    ...same('package', names(tableOf(tables, 'package')), marked(Object.keys(packageMap('dependencies')))),
    ...same('package for development', names(tableOf(tables, 'package, development only')), marked(Object.keys(packageMap('devDependencies')))),
  ];
}

/** Every source is told of once in the file list, and every path and link leads somewhere. */
function paths(markdown: string, sources: readonly string[]): string[] {
  const text = withoutFences(markdown);
  const [, ...sections] = text.split(/^#### `(?=src\/)/m);
  const told = sections.flatMap((section) => {
    const [heading = '', ...rest] = section.split('\n');
    const folder = heading.split('`')[0] ?? '';
    const body = rest.join('\n').split(/^#/m)[0] ?? '';
    return codesIn(body).filter((code) => /^[\w/-]+\.ts$/.test(code)).map((file) => `${folder}/${file}`);
  });
  const rooted = codesIn(text).filter((code) => /^(src|test|scripts|contracts|ci|features|generated|examples|\.ci)\/[\w./-]*$/.test(code));
  const links = [...text.matchAll(/\]\(([^)#][^)]*)\)/g)].flatMap(([, link]) => link ?? []).filter((link) => !/^https?:/.test(link));
  return [
    ...same('source', marked(told), marked(sources)),
    ...[...new Set([...rooted, ...links])].filter((path) => !existsSync(path)).map((path) => `${path} is named and does not exist`),
  ];
}

function tableOf(tables: readonly Table[], head: string): Table {
  const table = tables.find(({ head: [first] }) => first === head);
  if (table === undefined) throw new Error(`README.md has no table whose first column is "${head}".`);
  return table;
}

const packageMap = (key: string): Readonly<Record<string, unknown>> => {
  const value = jsonFile('package.json')[key];
  return isRecord(value) ? value : {};
};

function jsonFile(path: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return isRecord(value) ? value : {};
}

const bare = (cell: string): string => cell.replaceAll('`', '');

/** First cell → the cell at `column`. */
const rowsBy = (table: Table, column: number): Map<string, string> => new Map(table.rows.map((row) => [bare(row[0] ?? ''), bare(row[column] ?? '')]));

const names = (table: Table): Map<string, string> => marked(table.rows.flatMap(([first = '']) => codesIn(first)));

const marked = (list: readonly string[]): Map<string, string> => new Map(list.map((name) => [name, '']));

function same(what: string, said: ReadonlyMap<string, string>, real: ReadonlyMap<string, string>): string[] {
  const all = new Set([...said.keys(), ...real.keys()]);
  return [...all].flatMap((name) => {
    const [told, fact] = [said.get(name), real.get(name)];
    if (told === undefined) return [`${what} ${name} is not told of${fact === '' || fact === undefined ? '' : ` (${fact})`}`];
    if (fact === undefined) return [`${what} ${name} does not exist`];
    return told === fact ? [] : [`${what} ${name}: "${told}" is said, and it is "${fact}"`];
  });
}
