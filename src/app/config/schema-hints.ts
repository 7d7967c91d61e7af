import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PACKAGE_ROOT } from '../package-root.js';
import type { Path } from './problem.js';

/** What contracts/config.schema.json says of one place in the file. */
export interface Hint {
  /** Its meaning, unit, bounds and default, as sentences. */
  readonly description: string | undefined;
  readonly examples: readonly unknown[];
  /** The keys that an object may have there; empty for what is no object. */
  readonly keys: readonly string[];
}

type Schema = Readonly<Record<string, unknown>>;

/** The schema as an explanation for people; the checking is done by its compiled form. Loaded when something is wrong. */
export class SchemaHints {
  private readonly root: Schema = asSchema(JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'contracts', 'config.schema.json'), 'utf8'))) ?? {};

  /** `data` is the whole file: which branch a pool's schema takes depends on its engine. Undefined for unknown places. */
  at(place: Path, data: unknown): Hint | undefined {
    let value = data;
    let schema: Schema | undefined = this.resolve(this.root, value);
    for (const part of place) {
      value = childOf(value, part);
      const child: Schema | undefined = typeof part === 'number' ? asSchema(schema?.['items']) : asSchema(asSchema(schema?.['properties'])?.[part]);
      schema = child === undefined ? undefined : this.resolve(child, value);
    }
    if (schema === undefined) return undefined;
    const { description, examples } = schema;
    return {
      description: typeof description === 'string' ? description : undefined,
      examples: Array.isArray(examples) ? examples : [],
      keys: Object.keys(asSchema(schema['properties']) ?? {}),
    };
  }

  /** Follows $ref (what stands beside it wins) and the branch that the discriminator names. */
  private resolve(schema: Schema, value: unknown): Schema {
    const reference = schema['$ref'];
    if (typeof reference === 'string') {
      const name = reference.split('/').at(-1) ?? '';
      const target = asSchema(asSchema(this.root['definitions'])?.[name]);
      return target === undefined ? schema : { ...this.resolve(target, value), ...schema };
    }
    const tag = asSchema(schema['discriminator'])?.['propertyName'];
    if (typeof tag !== 'string' || !Array.isArray(schema['oneOf'])) return schema;
    const branches = schema['oneOf'].map((branch) => this.resolve(asSchema(branch) ?? {}, value));
    const tags = branches.map((branch) => asSchema(asSchema(branch['properties'])?.[tag]));
    const taken = tags.findIndex((held) => held?.['const'] === childOf(value, tag));
    // Without a tag only the tag itself can be explained: by all that it may be.
    return branches[taken] ?? { properties: { [tag]: { ...tags[0], examples: tags.map((held) => held?.['const']) } } };
  }
}

function childOf(value: unknown, part: string | number): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, part)?.value : undefined;
}

function asSchema(value: unknown): Schema | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
