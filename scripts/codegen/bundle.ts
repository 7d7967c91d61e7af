import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, posix } from 'node:path';
import { parseDocument } from 'yaml';
import { escaped, isList, isObject, type Json, type JsonObject, Refusal, type Root } from './place.js';

/** One file may name a component of another as `components.yaml#/components/schemas/Task`; other references are refused. */
const REFERENCE = /^([^#]*)#\/components\/([A-Za-z]+)\/([A-Za-z0-9._-]+)$/;

/** Under these keys the names are the contract's own, so that a property called `example` is not taken for an example. */
const NAME_MAPS = new Set([
  ...['properties', 'patternProperties', '$defs', 'dependentSchemas'],
  ...['paths', 'responses', 'headers', 'content', 'callbacks', 'links', 'variables', 'scopes'],
]);
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
  return parsedOnce(file, readFileSync(path, 'utf8'));
};

/** The newest texts by file name, with what they hold: whoever compares contracts reads the same files again and again. */
const parsed = new Map<string, JsonObject>();
const MOST_PARSED = 32;

const parsedOnce = (file: string, text: string): JsonObject => {
  const key = `${file}\n${text}`;
  const known = parsed.get(key) ?? parse(file, text);
  parsed.delete(key);
  parsed.set(key, known);
  for (const oldest of parsed.keys()) {
    if (parsed.size <= MOST_PARSED) break;
    parsed.delete(oldest);
  }
  return known;
};

const parse = (file: string, text: string): JsonObject => {
  const yaml = parseDocument(text, { uniqueKeys: true });
  const [broken] = yaml.errors;
  if (broken !== undefined) throw new Refusal(file, broken.message);
  const document = toJson(yaml.toJS(), `${file}#`);
  if (!isObject(document)) throw new Refusal(file, 'must hold an object');
  return document;
};

/**
 * One document with every component that it reaches, whichever file holds it, under its own `components`. References in
 * the result are all local. Two files that give different components one name are refused: generated types would clash.
 */
export const bundle = (directory: string, file: string): Root => new Bundler(directory).bundle(file);

/** A component in the file that defines it. */
interface Held {
  readonly file: string;
  readonly kind: string;
  readonly name: string;
  readonly value: Json | undefined;
}

class Bundler {
  private readonly files = new Map<string, JsonObject>();
  private readonly origins = new Map<string, string>();
  private readonly kinds = new Map<string, Map<string, Json>>();

  constructor(private readonly directory: string) {}

  bundle(file: string): Root {
    const { components, ...rest } = this.read(file);
    const document: Record<string, Json> = {};
    for (const [key, value] of Object.entries(rest)) document[key] = this.visit(value, file, `${file}#/${key}`, key);
    for (const [kind, group] of Object.entries(isObject(components) ? components : {})) {
      for (const name of Object.keys(isObject(group) ? group : {})) {
        this.include(`#/components/${kind}/${name}`, file, `${file}#/components/${kind}/${name}`);
      }
    }
    document['components'] = Object.fromEntries(
      [...this.kinds].sort(byKey).map(([kind, group]) => [kind, Object.fromEntries([...group].sort(byKey))]),
    );
    return { file, document, origins: this.origins };
  }

  private read(file: string): JsonObject {
    const known = this.files.get(file) ?? readYaml(this.directory, file);
    this.files.set(file, known);
    return known;
  }

  /** What `ref`, found in `from`, leads to. An entry that only passes on another file's component of its name is that one. */
  private find(ref: string, from: string, place: string): Held {
    const [, path, kind, name] = REFERENCE.exec(ref) ?? [];
    if (path === undefined || kind === undefined || name === undefined) {
      throw new Refusal(place, `the reference ${ref} is not of the form file.yaml#/components/kind/name`);
    }
    const file = path === '' ? from : posix.join(posix.dirname(from), path);
    if (path.includes(':') || path.includes('\\') || isAbsolute(path) || file.startsWith('..')) {
      throw new Refusal(place, `the reference ${ref} leaves the contracts folder`);
    }
    const components = this.read(file)['components'];
    const group = isObject(components) ? components[kind] : undefined;
    const value = isObject(group) ? group[name] : undefined;
    const onward = isObject(value) ? value['$ref'] : undefined;
    if (typeof onward !== 'string' || onward.startsWith('#') || !onward.endsWith(`/components/${kind}/${name}`)) return { file, kind, name, value };
    return this.find(onward, file, `${file}#/components/${kind}/${name}`);
  }

  /** Takes the component into the document and gives its local reference. */
  private include(ref: string, from: string, place: string): string {
    const { file, kind, name, value } = this.find(ref, from, place);
    if (value === undefined) throw new Refusal(place, `the reference ${ref} leads nowhere`);
    const key = `${kind}/${name}`;
    const known = this.origins.get(key);
    if (known !== undefined && known !== file) throw new Refusal(place, `${key} is defined in both ${known} and ${file}`);
    if (known === undefined) {
      this.origins.set(key, file);
      const group = this.kinds.get(kind) ?? new Map<string, Json>();
      this.kinds.set(kind, group);
      group.set(name, this.visit(value, file, `${file}#/components/${key}`, ''));
    }
    return `#/components/${key}`;
  }

  /** `parent`: the key under which `value` stands. */
  private visit(value: Json, from: string, place: string, parent: string): Json {
    if (isList(value)) return value.map((item, index) => this.visit(item, from, `${place}/${index}`, ''));
    if (!isObject(value)) return value;
    const named = NAME_MAPS.has(parent);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        const here = `${place}/${escaped(key)}`;
        return [key, named ? this.visit(item, from, here, '') : this.visitKeyword(key, item, from, here, parent)];
      }),
    );
  }

  private visitKeyword(key: string, item: Json, from: string, place: string, parent: string): Json {
    if (key === '$ref' && typeof item === 'string') return this.include(item, from, place);
    if (LITERALS.has(key) || (key === 'examples' && isList(item))) return item;
    if (key === 'mapping' && parent === 'discriminator' && isObject(item)) {
      return Object.fromEntries(
        Object.entries(item).map(([tag, ref]) => [tag, typeof ref === 'string' ? this.include(ref, from, `${place}/${escaped(tag)}`) : ref]),
      );
    }
    return this.visit(item, from, place, key);
  }
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);
