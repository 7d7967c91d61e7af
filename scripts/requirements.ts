import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { at, isRecord } from './json.js';

/**
 * `npm run requirements`: every requirement id of the contracts (x-req-id) is explained in contracts/requirements.yaml and
 * is the tag of at least one scenario or stands in the name of at least one jest test; and no tag or name has an id that
 * nobody wrote down. Prints each requirement with where it is shown.
 */
const CONTRACTS = ['contracts/data.yaml', 'contracts/control.yaml'];
const ID = /\b(?:ORCH|OC-CTRL)-\d{4}\b/g;

interface Shown {
  readonly scenarios: Set<string>;
  readonly tests: Set<string>;
}

const explained = await yaml('contracts/requirements.yaml');
if (!isRecord(explained)) throw new Error('contracts/requirements.yaml is not a map of ids to sentences.');
const named = new Map<string, string>();
for (const file of CONTRACTS) collect(await yaml(file), file);

const shown = new Map<string, Shown>([...new Set([...Object.keys(explained), ...named.keys()])].map((id) => [id, { scenarios: new Set(), tests: new Set() }]));
const unknown: string[] = [];
for (const file of await files('features', '.feature')) for (const [id, where] of tagged(await readFile(file, 'utf8'), file)) note(id, where, 'scenarios');
for (const file of await files('test', '.test.ts')) for (const [id, where] of inTestNames(await readFile(file, 'utf8'), file)) note(id, where, 'tests');

const faults = [
  ...[...named].filter(([id]) => !(id in explained)).map(([id, where]) => `${id} (${where}) is not explained in contracts/requirements.yaml.`),
  ...Object.keys(explained).filter((id) => !named.has(id)).map((id) => `${id} is explained, and no operation or contract names it.`),
  ...[...shown].filter(([, { scenarios, tests }]) => scenarios.size + tests.size === 0).map(([id]) => `${id} has no scenario and no test.`),
  ...unknown,
];

console.log('id            scenarios  tests  what it asks');
for (const [id, { scenarios, tests }] of shown) {
  const asks = String(explained[id] ?? '?');
  console.log(`${id.padEnd(12)}  ${String(scenarios.size).padStart(9)}  ${String(tests.size).padStart(5)}  ${asks.length > 100 ? `${asks.slice(0, 99)}…` : asks}`);
}
console.log(`${shown.size} requirements, ${faults.length} faults`);
for (const fault of faults) console.error(fault);
if (shown.size === 0 || faults.length > 0) process.exitCode = 1;

function note(id: string, where: string, kind: keyof Shown): void {
  const requirement = shown.get(id);
  if (requirement === undefined) unknown.push(`${where} names ${id}, which nobody has written down.`);
  else requirement[kind].add(where);
}

/** Every x-req-id of a document, wherever it stands. */
function collect(value: unknown, where: string): void {
  if (Array.isArray(value)) for (const item of value) collect(item, where);
  if (!isRecord(value)) return;
  const ids = value['x-req-id'];
  if (Array.isArray(ids)) for (const id of ids) named.set(String(id), String(at(value, 'operationId') ?? where));
  for (const item of Object.values(value)) collect(item, where);
}

/** Tags count for each scenario below them up to the next one; those above `Feature:` for all of the file. */
function tagged(text: string, file: string): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  let ofFeature: string[] = [];
  let tags: string[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line.startsWith('@')) tags.push(...(line.match(ID) ?? []));
    else if (line.startsWith('Feature:')) [ofFeature, tags] = [tags, []];
    else if (/^Scenario(?: Outline)?:/.test(line)) {
      for (const id of [...ofFeature, ...tags]) found.push([id, `${file}: ${line.replace(/^[^:]*: */, '')}`]);
      tags = [];
    }
  }
  return found;
}

/** Ids in the first argument of describe, it and test (each, skip and the like included). */
function inTestNames(text: string, file: string): readonly (readonly [string, string])[] {
  const names = text.matchAll(/\b(?:describe|it|test)\w*(?:\.\w+)*(?:\([^()]*\))?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g);
  return [...names].flatMap(([, , name = '']) => (name.match(ID) ?? []).map((id) => [id, `${file}: ${name}`] as const));
}

async function files(folder: string, ending: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries.filter((entry) => entry.endsWith(ending)).map((entry) => join(folder, entry)).sort();
}

async function yaml(file: string): Promise<unknown> {
  return parse(await readFile(file, 'utf8'));
}
