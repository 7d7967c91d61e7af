import ts from 'typescript';
import type { Model, Operation, Parameter } from '../model.js';
import { type JsonObject, Place, Refusal } from '../place.js';
import { schemasOf } from '../read-model.js';
import { Compiler, type Kind, messageOf, refuseAlone } from './compiler.js';
import { CONFIG_FILE, configComponents } from './config-schema.js';
import { plainSchema, schemaId } from './schemas.js';
import { ALL_CONTRACTS, header, twoSpaces } from './text.js';
import { emitTypings, type KeptSchema } from './validator-types.js';

export interface Validators {
  readonly code: string;
  readonly types: string;
}

export const emitValidators = (model: Model): Validators => {
  const shared = new Map<string, JsonObject>();
  for (const { name, place } of model.documents) {
    for (const [id, schema] of schemasOf(place)) shared.set(schemaId(name, id), plainSchema(schema, name));
  }
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
  const kept = keptSchemas(model);
  const documents = kept.map(({ document, component }) => `${component}: ${compilers.answers.component(document, component)},\n`).join('');
  const config = compilers.config.component('config', 'Config');
  const parts = Object.values(compilers).map((compiler) => compile(compiler, model));
  const code = `'use strict';
${parts.join('')}
exports.requests = {
${requests}};
exports.responses = {
${responses}};
exports.events = {
${events}};
exports.kept = {
${documents}};
exports.config = ${config};
`;
  return { code: header([...ALL_CONTRACTS, CONFIG_FILE]) + printed(code), types: emitTypings(streams, kept) };
};

/** What is also kept in files, apart from any answer, and is held against its schema when it is read. */
const keptSchemas = ({ documents }: Model): readonly KeptSchema[] =>
  documents.flatMap(({ name: document, place }) => schemasOf(place).filter(([, schema]) => schema.at('x-kept').flag()).map(([component]) => ({ document, component })));

const compile = (compiler: Compiler, model: Model): string => {
  try {
    return compiler.code();
  } catch (error) {
    for (const { name, place } of model.documents) for (const [, schema] of schemasOf(place)) refuseAlone(schema, name);
    throw new Refusal('contracts', `a schema does not compile: ${messageOf(error)}`);
  }
};

type Compilers = Readonly<Record<Kind, Compiler>>;
type Entries = readonly (readonly [string, string])[];

const record = (entries: Entries): string => `{\n${entries.map(([name, value]) => `${name}: ${value},\n`).join('')}}`;
const lines = (operations: readonly Operation[], value: (operation: Operation) => string): string =>
  operations.map((operation) => `${operation.id}: ${value(operation)},\n`).join('');

const requestEntries = ({ document, params, query, headers, body }: Operation, { parameters, bodies }: Compilers): Entries => {
  const entries: [string, string][] = [];
  const groups = { params, query, headers };
  for (const [name, group] of Object.entries(groups)) {
    if (group.length > 0) entries.push([name, parameters.schema(objectOf(group, document))]);
  }
  if (body !== undefined) entries.push(['body', bodies.component(document, body.component)]);
  return entries;
};

const responseEntries = ({ document, answers }: Operation, compilers: Compilers): Entries =>
  answers.map(({ status, headers, content }) => {
    const entries: [string, string][] = [];
    entries.push(['headers', compilers.answers.schema(objectOf(headers, document))]);
    if (content.kind === 'json') entries.push(['body', compilers.answers.component(document, content.component)]);
    if (content.kind === 'bytes') entries.push(['bytes', 'true']);
    if (content.kind === 'text') entries.push(['body', compilers.answers.schema(plainSchema(content.schema, document))]);
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
