import { readFileSync } from 'node:fs';
import { isRecord } from '../../src/lib/record.js';

type Json = Readonly<Record<string, unknown>>;

/** `pools[].timeouts.idle_ms` → its default, or `required`. */
export type ConfigKeys = ReadonlyMap<string, string>;

const REPLICA = 'pools[].replicas[]';

/** Every key that a configuration may have: those of all files, of embedded replicas (`mock`) and of those behind HTTP (`server`). */
export function readConfigKeys(): { readonly common: ConfigKeys; readonly replicas: ReadonlyMap<string, ConfigKeys> } {
  const schema: unknown = JSON.parse(readFileSync('contracts/config.schema.json', 'utf8'));
  const root = record(schema);
  const definitions = record(root['definitions']);
  const common = new Map<string, string>();
  const replicas = new Map<string, Map<string, string>>();

  const visit = (given: Json, path: string, required: boolean, into: Map<string, string>): void => {
    const node = resolve(given, definitions);
    const { oneOf } = node;
    if (Array.isArray(oneOf)) {
      if (path !== 'pools[]') throw new Error(`${path}: a choice that is not the kind of engine is not known here.`);
      for (const branch of oneOf) visit(record(branch), path, required, into);
      return;
    }
    const items = isRecord(node['items']) ? resolve(node['items'], definitions) : undefined;
    if (items !== undefined && (isRecord(items['properties']) || Array.isArray(items['oneOf']))) {
      if (path === 'pools') into.set(path, defaultOf(node, required));
      visit(items, `${path}[]`, required, into);
      return;
    }
    const properties = node['properties'];
    if (!isRecord(properties)) {
      into.set(path, defaultOf(node, required));
      return;
    }
    const wanted: readonly unknown[] = Array.isArray(node['required']) ? node['required'] : [];
    for (const [name, child] of Object.entries(properties)) {
      const here = path === '' ? name : `${path}.${name}`;
      const engine = record(properties['engine'] ?? {})['const'];
      const target = here === 'pools[].replicas' ? fresh(replicas, engine === 'mock' ? 'mock' : 'server') : into;
      visit(record(child), here, wanted.includes(name), target);
    }
  };
  visit(root, '', false, common);
  for (const keys of replicas.values()) for (const key of keys.keys()) if (!key.startsWith(REPLICA)) keys.delete(key);
  return { common, replicas };
}

/** What stands beside a $ref wins. */
function resolve(node: Json, definitions: Json): Json {
  const reference = node['$ref'];
  if (typeof reference !== 'string') return node;
  const { $ref: _reference, ...beside } = node;
  return { ...resolve(record(definitions[reference.split('/').at(-1) ?? '']), definitions), ...beside };
}

/** Descriptions end with it: `… Default 8.` */
function defaultOf(node: Json, required: boolean): string {
  const found = /\bDefault (.+)\.$/.exec(String(node['description'] ?? ''))?.[1];
  return required ? 'required' : (found ?? 'no default is told');
}

function fresh(all: Map<string, Map<string, string>>, name: string): Map<string, string> {
  const made = new Map<string, string>();
  all.set(name, made);
  return made;
}

function record(value: unknown): Json {
  if (!isRecord(value)) throw new Error('contracts/config.schema.json: an object was expected.');
  return value;
}
