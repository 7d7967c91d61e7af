import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import { _ } from 'ajv/dist/compile/codegen/index.js';
import standalone from 'ajv/dist/standalone/index.js';
import formats from 'ajv-formats';
import ts from 'typescript';
import type { Model, Operation, Parameter } from '../model.js';
import { type JsonObject, Place, Refusal } from '../place.js';
import { schemasOf } from '../read-model.js';
import { plainSchema, schemaId } from './schemas.js';
import { ALL_CONTRACTS, header, key, twoSpaces } from './text.js';
import { CONFIG_FILE, configComponents } from './types.js';

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
type Kind = keyof typeof KINDS;

const COMMON: Options = { strict: true, strictTypes: true, allowUnionTypes: true, discriminator: true, inlineRefs: 8, messages: false, logger: false };

class Compiler {
  private readonly ajv: Ajv2020;
  private readonly exported: Record<string, string> = {};
  private readonly inline = new Map<string, string>();

  constructor(
    private readonly kind: Kind,
    shared: ReadonlyMap<string, JsonObject>,
  ) {
    this.ajv = new Ajv2020({ ...COMMON, ...KINDS[kind], code: { source: true, lines: true, formats: _`require("ajv-formats/dist/formats").fullFormats` } });
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

  /** Of a schema that has no name of its own; equal ones share a validator. */
  schema(name: string, schema: JsonObject): string {
    const text = JSON.stringify(schema);
    const known = this.inline.get(text) ?? name;
    if (known === name) {
      this.ajv.addSchema(schema, name);
      this.exported[name] = name;
      this.inline.set(text, name);
    }
    return `${this.kind}.${known}`;
  }

  code(): string {
    const emitted = standalone.default(this.ajv, this.exported).replace(/^"use strict";/, '');
    return `const ${this.kind} = (() => { const exports = {};\n${emitted}\nreturn exports; })();\n`;
  }
}

export interface Validators {
  readonly code: string;
  readonly types: string;
}

export const emitValidators = (model: Model): Validators => {
  const shared = new Map(
    model.documents.flatMap(({ name, place }) => schemasOf(place).map(([id, schema]) => [schemaId(name, id), plainSchema(schema, name)] as const)),
  );
  const compilers = {
    parameters: new Compiler('parameters', shared),
    bodies: new Compiler('bodies', shared),
    answers: new Compiler('answers', shared),
    config: new Compiler('config', configSchemas(model)),
  };
  const requests = lines(model.operations, (operation) => record(requestEntries(operation, compilers)));
  const responses = lines(model.operations, (operation) => record(responseEntries(operation, compilers)));
  const streams = model.operations.filter(({ answers }) => answers.some(({ content }) => content.kind === 'sse'));
  const events = lines(streams, (operation) => record(eventEntries(operation, compilers)));
  const config = compilers.config.component('config', 'Config');
  const parts = Object.values(compilers).map(compile);
  const tail = `exports.requests = {\n${requests}};\nexports.responses = {\n${responses}};\nexports.events = {\n${events}};\nexports.config = ${config};\n`;
  return { code: `${header([...ALL_CONTRACTS, CONFIG_FILE])}${printed(`'use strict';\n${parts.join('')}${tail}`)}`, types: emitTypings(streams) };
};

const compile = (compiler: Compiler): string => {
  try {
    return compiler.code();
  } catch (error) {
    throw new Refusal('contracts', `a schema does not compile: ${error instanceof Error ? error.message : String(error)}`);
  }
};

type Compilers = Readonly<Record<Kind, Compiler>>;
type Entries = readonly (readonly [string, string])[];

const record = (entries: Entries): string => `{ ${entries.map(([name, value]) => `${name}: ${value}`).join(', ')} }`;
const lines = (operations: readonly Operation[], value: (operation: Operation) => string): string =>
  operations.map((operation) => `${operation.id}: ${value(operation)},\n`).join('');

const requestEntries = ({ id, document, params, query, headers, body }: Operation, { parameters, bodies }: Compilers): Entries => {
  const entries: [string, string][] = [];
  const groups = { params, query, headers };
  for (const [name, group] of Object.entries(groups)) {
    if (group.length > 0) entries.push([name, parameters.schema(`${id}_${name}`, objectOf(group, document))]);
  }
  if (body !== undefined) entries.push(['body', bodies.component(document, body.component)]);
  return entries;
};

const responseEntries = ({ id, document, answers }: Operation, compilers: Compilers): Entries =>
  answers.map(({ status, headers, content }) => {
    const entries: [string, string][] = [];
    const name = `${id}_${status}`;
    entries.push(['headers', compilers.answers.schema(`${name}_headers`, objectOf(headers, document))]);
    if (content.kind === 'json') entries.push(['body', compilers.answers.component(document, content.component)]);
    if (content.kind === 'text') entries.push(['body', compilers.answers.schema(`${name}_body`, plainSchema(content.schema, document))]);
    return [String(status), record(entries)];
  });

const eventEntries = ({ document, answers }: Operation, compilers: Compilers): Entries =>
  answers.flatMap(({ content }) =>
    content.kind === 'sse' ? content.events.map(({ name, payload }) => [name, compilers.answers.component(document, payload)] as const) : [],
  );

const objectOf = (group: readonly Parameter[], document: string): JsonObject => ({
  type: 'object',
  properties: Object.fromEntries(group.map(({ name, schema }) => [name, plainSchema(schema, document)])),
  required: group.filter(({ required }) => required).map(({ name }) => name),
  additionalProperties: false,
});

const configSchemas = ({ config }: Model): ReadonlyMap<string, JsonObject> => {
  const document = { components: { schemas: configComponents(config) } };
  const schemas = Place.of({ file: CONFIG_FILE, document, origins: new Map() }).at('components').at('schemas');
  return new Map(schemas.entries().map(([name, schema]) => [schemaId('config', name), plainSchema(schema, 'config')]));
};

const printed = (code: string): string =>
  twoSpaces(ts.createPrinter().printFile(ts.createSourceFile('validators.cjs', code, ts.ScriptTarget.ES2022, false, ts.ScriptKind.JS)));

const emitTypings = (streams: readonly Operation[]): string => `${header([...ALL_CONTRACTS, CONFIG_FILE])}import type { Config } from './config.js' with { 'resolution-mode': 'import' };
import type * as control from './control.js' with { 'resolution-mode': 'import' };
import type * as data from './data.js' with { 'resolution-mode': 'import' };
import type { OperationId, Requests } from './operations.js' with { 'resolution-mode': 'import' };
import type { Violation } from './problem.js' with { 'resolution-mode': 'import' };

/** \`errors\` tells of the last call. A validator of parameters turns their strings into what the contract says, in place. */
export interface Validator<T> {
  (data: unknown): data is T;
  readonly errors?: readonly Violation[] | null;
}

export interface RequestValidators<Op extends OperationId> {
  readonly params?: Validator<Requests[Op]['params']>;
  readonly query?: Validator<Requests[Op]['query']>;
  readonly headers?: Validator<Requests[Op]['headers']>;
  readonly body?: Validator<Requests[Op]['body']>;
}

export interface ResponseValidators {
  /** Of the headers that a handler gives; the HTTP layer's own are not among them. */
  readonly headers: Validator<unknown>;
  /** Absent where there is no body, and for event streams. */
  readonly body?: Validator<unknown>;
}

export declare const requests: { readonly [Op in OperationId]: RequestValidators<Op> };
/** By operation and status; a status that is not declared has none. */
export declare const responses: { readonly [Op in OperationId]: { readonly [status: number]: ResponseValidators } };
export declare const events: {
${streams.map(streamTypings).join('')}};
export declare const config: Validator<Config>;
`;

const streamTypings = ({ id, document, answers }: Operation): string =>
  `  readonly ${id}: {\n${answers
    .flatMap(({ content }) => (content.kind === 'sse' ? content.events.map(({ name, payload }) => `    readonly ${key(name)}: Validator<${document}.${payload}>;\n`) : []))
    .join('')}  };\n`;
