import { createHash } from 'node:crypto';
import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import { _ } from 'ajv/dist/compile/codegen/index.js';
import standalone from 'ajv/dist/standalone/index.js';
import formats from 'ajv-formats';
import { isList, isObject, type Json, type JsonObject, type Place } from '../place.js';
import { plainSchema, schemaId } from './schemas.js';

/**
 * What differs between the four kinds of input. Parameters are strings on the wire and are coerced exactly as
 * express-openapi-validator coerces them. Only the config is told all of its errors: hostile input must not cost.
 */
const KINDS = {
  parameters: { coerceTypes: true, useDefaults: true },
  bodies: { useDefaults: true },
  answers: {},
  config: { allErrors: true, useDefaults: true },
} as const satisfies Readonly<Record<string, Options>>;
export type Kind = keyof typeof KINDS;

const COMMON: Options = {
  strict: true,
  strictTypes: true,
  allowUnionTypes: true,
  discriminator: true,
  // Small schemas are checked in place; of larger ones each would be there as often as it is used.
  inlineRefs: 8,
  // problem.ts finds the words.
  messages: false,
  logger: false,
};

export class Compiler {
  private readonly ajv: Ajv2020;
  private readonly exported: Record<string, string> = {};

  constructor(
    private readonly kind: Kind,
    shared: ReadonlyMap<string, JsonObject>,
  ) {
    const code = { source: true, lines: true, formats: _`require("ajv-formats/dist/formats").fullFormats` };
    this.ajv = new Ajv2020({ ...COMMON, ...KINDS[kind], code });
    formats.default(this.ajv, { mode: 'full' });
    // Each component is a schema of its own: as $defs of one schema, each use of it would be compiled again.
    for (const [id, schema] of shared) this.ajv.addSchema(schema, id);
  }

  /** The expression under which the compiled validator of a component is found. */
  component(document: string, component: string): string {
    const name = `${document}_${component}`;
    this.exported[name] = schemaId(document, component);
    return `${this.kind}.${name}`;
  }

  /** Of a schema that has no name of its own: it is named by what it says, and equal ones share a validator. */
  schema(schema: JsonObject): string {
    const name = `schema_${createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 12)}`;
    if (!(name in this.exported)) this.ajv.addSchema(schema, name);
    this.exported[name] = name;
    return `${this.kind}.${name}`;
  }

  code(): string {
    // Node finds a CommonJS module's named exports by reading its text: only the file's own may be called so.
    const emitted = standalone
      .default(this.ajv, this.exported)
      .replace(/^"use strict";/, '')
      .replaceAll(/\bexports\.(?=\w+ = validate)/g, 'compiled.');
    return `const ${this.kind} = (() => { const compiled = {};\n${emitted}\nreturn compiled; })();\n`;
  }
}

/** Compiles one component without those that it refers to, to find which one is at fault. */
export const refuseAlone = (schema: Place, document: string): void => {
  const alone = (value: Json): Json => {
    if (isList(value)) return value.map(alone);
    if (!isObject(value)) return value;
    if ('$ref' in value) return {};
    return Object.fromEntries(Object.entries(value).flatMap(([name, held]) => (name === 'discriminator' ? [] : [[name, alone(held)]])));
  };
  const ajv = new Ajv2020(COMMON);
  formats.default(ajv, { mode: 'full' });
  const held = alone(plainSchema(schema, document));
  if (!isObject(held)) return;
  try {
    ajv.compile(held);
  } catch (error) {
    schema.refuse(messageOf(error));
  }
};

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
