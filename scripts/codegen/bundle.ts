import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, posix } from 'node:path';
import { parseDocument } from 'yaml';
import { isList, isObject, type Json, type JsonObject, Refusal, type Root } from './place.js';

/** One file may name a component of another as `components.yaml#/components/schemas/Task`; other references are refused. */
const REFERENCE = /^([^#]*)#\/components\/([A-Za-z]+)\/([A-Za-z0-9._-]+)$/;

/** Under these keys the names are the contract's own, so that a property called `example` is not taken for an example. */
const NAME_MAPS = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas', 'headers', 'responses', 'content', 'paths', 'callbacks', 'links', 'variables', 'scopes']);
const LITERALS = new Set(['example', 'default', 'enum', 'const', 'value']);

const toJson = (value: unknown, place: string): Json => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item, index) => toJson(item, `${place}/${index}`));
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item, `${place}/${key}`)]));
  }
  throw new Refusal(place, `holds a value that JSON does not have: ${String(value)}`);
};

export const readYaml = (directory: string, file: string): JsonObject => {
  const path = join(directory, file);
  if (!existsSync(path)) throw new Refusal(file, 'no such file in the contracts folder');
  const parsed = parseDocument(readFileSync(path, 'utf8'), { uniqueKeys: true });
  const [broken] = parsed.errors;
  if (broken !== undefined) throw new Refusal(file, broken.message);
  const document = toJson(parsed.toJS(), `${file}#`);
  if (!isObject(document)) throw new Refusal(file, 'must hold an object');
  return document;
};

/**
 * One document with every component that it reaches, whichever file holds it, under its own `components`. References in
 * the result are all local. Two files that give different components one name are refused: generated types would clash.
 */
export const bundle = (directory: string, file: string): Root => {
  const files = new Map<string, JsonObject>();
  const origins = new Map<string, string>();
  const bundled = new Map<string, Map<string, Json>>();

  const read = (name: string): JsonObject => {
    const known = files.get(name) ?? readYaml(directory, name);
    files.set(name, known);
    return known;
  };

  const componentOf = (holder: string, kind: string, name: string): Json | undefined => {
    const components = read(holder)['components'];
    const group = isObject(components) ? components[kind] : undefined;
    return isObject(group) ? group[name] : undefined;
  };

  const target = (ref: string, from: string, place: string): { holder: string; kind: string; name: string } => {
    const [, path, kind, name] = REFERENCE.exec(ref) ?? [];
    if (path === undefined || kind === undefined || name === undefined) {
      throw new Refusal(place, `the reference ${ref} is not of the form file.yaml#/components/kind/name`);
    }
    const holder = path === '' ? from : posix.join(posix.dirname(from), path);
    if (path.includes(':') || path.includes('\\') || isAbsolute(path) || holder.startsWith('..')) {
      throw new Refusal(place, `the reference ${ref} leaves the contracts folder`);
    }
    return { holder, kind, name };
  };

  const include = (ref: string, from: string, place: string): string => {
    let { holder, kind, name } = target(ref, from, place);
    let held = componentOf(holder, kind, name);
    // An entry that only passes on a component of another file under the same name is that component.
    for (let hop = isObject(held) ? held['$ref'] : undefined; typeof hop === 'string'; hop = isObject(held) ? held['$ref'] : undefined) {
      const next = target(hop, holder, place);
      if (next.holder === holder || next.kind !== kind || next.name !== name) break;
      holder = next.holder;
      held = componentOf(holder, kind, name);
    }
    if (held === undefined) throw new Refusal(place, `the reference ${ref} leads nowhere`);
    const key = `${kind}/${name}`;
    const known = origins.get(key);
    if (known === undefined) {
      origins.set(key, holder);
      const group = bundled.get(kind) ?? new Map<string, Json>();
      bundled.set(kind, group);
      group.set(name, null);
      group.set(name, visit(held, holder, `${holder}#/components/${key}`, ''));
    } else if (known !== holder) {
      throw new Refusal(place, `${key} is defined in both ${known} and ${holder}`);
    }
    return `#/components/${key}`;
  };

  const visit = (value: Json, from: string, place: string, parent: string): Json => {
    if (isList(value)) return value.map((item, index) => visit(item, from, `${place}/${index}`, String(index)));
    if (!isObject(value)) return value;
    const named = NAME_MAPS.has(parent);
    const result: Record<string, Json> = {};
    for (const [key, item] of Object.entries(value)) {
      const here = `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (key === '$ref' && !named && typeof item === 'string') result[key] = include(item, from, here);
      else if (!named && LITERALS.has(key)) result[key] = item;
      else if (!named && key === 'examples' && isList(item)) result[key] = item;
      else if (!named && key === 'mapping' && parent === 'discriminator' && isObject(item)) {
        result[key] = Object.fromEntries(
          Object.entries(item).map(([tag, ref]) => [tag, typeof ref === 'string' ? include(ref, from, here) : ref]),
        );
      } else result[key] = visit(item, from, here, named ? '' : key);
    }
    return result;
  };

  const source = read(file);
  const { components, ...rest } = source;
  const document: Record<string, Json> = {};
  for (const [key, value] of Object.entries(rest)) document[key] = visit(value, file, `${file}#/${key}`, key);
  for (const [kind, group] of Object.entries(isObject(components) ? components : {})) {
    for (const name of Object.keys(isObject(group) ? group : {})) {
      include(`#/components/${kind}/${name}`, file, `${file}#/components/${kind}/${name}`);
    }
  }
  document['components'] = Object.fromEntries(
    [...bundled].sort(byKey).map(([kind, group]) => [kind, Object.fromEntries([...group].sort(byKey))]),
  );
  return { file, document, origins };
};

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);
