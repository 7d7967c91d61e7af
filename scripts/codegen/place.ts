/** Plain JSON, and a cursor over it that knows where it stands, so that every refusal names the place in the contract. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** The contract says something that codegen cannot express without losing a part of its meaning. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly place: string,
    readonly reason: string,
  ) {
    super(`${place}: ${reason}`);
  }
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** A key as a part of a JSON pointer. */
export const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
export const LOCAL_REF = /^#\/components\/([A-Za-z]+)\/([A-Za-z0-9._-]+)$/;

/** The document that a place belongs to. `origins` tells from which file a component was bundled: 'schemas/Task' → file. */
export interface Root {
  readonly file: string;
  readonly document: JsonObject;
  readonly origins: ReadonlyMap<string, string>;
}

export class Place {
  private constructor(
    private readonly root: Root,
    readonly value: Json | undefined,
    private readonly path: readonly string[],
  ) {}

  static of(root: Root): Place {
    return new Place(root, root.document, []);
  }

  /** Such as `data.yaml#/paths/~1v1~1tasks/post`. */
  get pointer(): string {
    const [first, kind, name] = this.path;
    const origin = first === 'components' ? this.root.origins.get(`${kind}/${name}`) : undefined;
    return `${origin ?? this.root.file}#${this.path.map((key) => `/${escaped(key)}`).join('')}`;
  }

  get exists(): boolean {
    return this.value !== undefined;
  }

  refuse(reason: string): never {
    throw new Refusal(this.pointer, reason);
  }

  at(key: string): Place {
    const held = isObject(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined;
    return new Place(this.root, held, [...this.path, key]);
  }

  entries(): readonly (readonly [string, Place])[] {
    if (this.value === undefined) return [];
    return Object.keys(this.object()).map((key) => [key, this.at(key)]);
  }

  items(): readonly Place[] {
    if (this.value === undefined) return [];
    if (!isList(this.value)) return this.refuse('must be a list');
    return this.value.map((item, index) => new Place(this.root, item, [...this.path, String(index)]));
  }

  object(): JsonObject {
    return isObject(this.value) ? this.value : this.refuse('must be an object');
  }

  text(): string {
    return typeof this.value === 'string' ? this.value : this.refuse('must be a string');
  }

  /** A string list; empty when absent. */
  texts(): readonly string[] {
    return this.items().map((item) => item.text());
  }

  flag(): boolean {
    if (this.value === undefined) return false;
    return typeof this.value === 'boolean' ? this.value : this.refuse('must be true or false');
  }

  /** The name of the component schema that this place refers to, when it is nothing but such a reference. */
  schemaName(): string | undefined {
    const ref = this.at('$ref').value;
    const [, kind, name] = typeof ref === 'string' ? (LOCAL_REF.exec(ref) ?? []) : [];
    return kind === 'schemas' ? name : undefined;
  }

  componentName(what: string): string {
    return this.schemaName() ?? this.refuse(`${what} is a component: give it a name in components/schemas`);
  }

  /** This place, or what its `$ref` leads to. */
  resolved(): Place {
    let place: Place = this;
    for (const seen = new Set<string>(); ; ) {
      const ref = place.at('$ref').value;
      if (typeof ref !== 'string') return place;
      const [, kind, name] = LOCAL_REF.exec(ref) ?? [];
      if (kind === undefined || name === undefined) return place.refuse(`cannot follow the reference ${ref}`);
      if (seen.has(ref)) return place.refuse(`the reference ${ref} leads back to itself`);
      seen.add(ref);
      place = Place.of(this.root).at('components').at(kind).at(name);
      if (!place.exists) return this.refuse(`the reference ${ref} leads nowhere`);
    }
  }
}
