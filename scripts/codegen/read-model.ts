import { readAnswers } from './answers.js';
import { bundle, readYaml } from './bundle.js';
import { type DocumentName, METHODS, type Method, type Model, type Operation, type Parameter, type Segment } from './model.js';
import { isParameterIn, readParameter } from './parameters.js';
import { isObject, Place } from './place.js';

const DOCUMENTS: readonly { readonly name: DocumentName; readonly file: string }[] = [
  { name: 'data', file: 'data.yaml' },
  { name: 'control', file: 'control.yaml' },
];
const CONFIG_FILE = 'config.schema.json';
const NOT_OPERATIONS = new Set(['parameters', 'summary', 'description']);

export const readModel = (directory: string): Model => {
  const documents = DOCUMENTS.map(({ name, file }) => ({ name, place: Place.of(bundle(directory, file)) }));
  const operations = documents.flatMap(({ name, place }) => readDocument(name, place));
  refuseTwins(operations);
  const versions = documents.map(({ place }) => place.at('info').at('version'));
  const [version] = versions;
  if (version === undefined) throw new Error('no contract document');
  for (const other of versions) {
    if (other.text() !== version.text()) other.refuse(`is not the ${version.text()} of ${version.pointer}: both are one API`);
  }
  const config = { file: CONFIG_FILE, document: readYaml(directory, CONFIG_FILE), origins: new Map<string, string>() };
  return { version: version.text(), documents, operations, config: Place.of(config) };
};

const readDocument = (document: DocumentName, place: Place): readonly Operation[] => {
  if (!/^3\.1\.\d+$/.test(place.at('openapi').text())) place.at('openapi').refuse('must be 3.1');
  return place
    .at('paths')
    .entries()
    .flatMap(([path, item]) =>
      item.entries().flatMap(([key, operation]) => {
        if (NOT_OPERATIONS.has(key) || key.startsWith('x-')) return [];
        const method = METHODS.find((candidate) => candidate === key) ?? operation.refuse(`is not supported: ${METHODS.join(', ')} are`);
        return [readOperation(document, path, method, item, operation)];
      }),
    );
};

const readOperation = (document: DocumentName, path: string, method: Method, item: Place, place: Place): Operation => {
  const id = place.at('operationId');
  if (!id.exists) place.refuse('has no operationId');
  if (!/^[a-z][A-Za-z0-9]*$/.test(id.text())) id.refuse('must be a plain camelCase word: it becomes names in the code');
  const requirements = place.at('x-req-id');
  if (requirements.texts().length === 0) place.refuse('has no x-req-id: name the requirements that it serves');
  const security = place.at('security');
  if (!security.exists) place.refuse('does not declare security: [] when it needs no key');
  const lane = place.at('x-lane');
  if (lane.exists && lane.value !== 'hot' && lane.value !== 'express') lane.refuse('must be hot or express');
  const segments = readSegments(path, item);
  const parameters = readParameters(item, place, document);
  refusePathMismatch(segments, parameters.params, place);
  return {
    id: id.text(),
    place,
    document,
    method,
    path,
    segments,
    requirements: requirements.texts(),
    hot: lane.value === 'hot',
    secured: security.items().length > 0,
    ...parameters,
    body: readBody(place.at('requestBody').resolved()),
    answers: readAnswers(place.at('responses'), document),
  };
};

const readSegments = (path: string, place: Place): readonly Segment[] => {
  if (!path.startsWith('/')) place.refuse('a path begins with /');
  return path
    .slice(1)
    .split('/')
    .map((text): Segment => {
      const [, name] = /^\{([A-Za-z_][A-Za-z0-9_]*)\}$/.exec(text) ?? [];
      if (name !== undefined) return { kind: 'param', name };
      if (!/^[A-Za-z0-9._-]+$/.test(text)) place.refuse('a path segment is either literal or one {parameter}');
      return { kind: 'literal', text };
    });
};

type Parameters = Pick<Operation, 'params' | 'query' | 'headers'>;

const readParameters = (item: Place, operation: Place, document: DocumentName): Parameters => {
  const found = new Map<string, { readonly where: string; readonly parameter: Parameter }>();
  // An operation's own parameter replaces the path's of the same name and place.
  for (const place of [...item.at('parameters').items(), ...operation.at('parameters').items()].map((each) => each.resolved())) {
    const where = place.at('in').text();
    if (!isParameterIn(where)) place.at('in').refuse('must be path, query or header');
    else found.set(`${where} ${place.at('name').text()}`, { where, parameter: readParameter(place, where, document) });
  }
  const within = (where: string): readonly Parameter[] =>
    [...found.values()].filter((each) => each.where === where).map((each) => each.parameter);
  // Node gives header names in lower case; the generated types do too.
  const headers = within('header').map((header) => ({ ...header, name: header.name.toLowerCase() }));
  return { params: within('path'), query: within('query'), headers };
};

const refusePathMismatch = (segments: readonly Segment[], params: readonly Parameter[], place: Place): void => {
  const named = segments.flatMap((segment) => (segment.kind === 'param' ? [segment.name] : []));
  for (const name of named) if (!params.some((param) => param.name === name)) place.refuse(`the path names {${name}}, which is not declared`);
  for (const param of params) if (!named.includes(param.name)) place.refuse(`the path has no {${param.name}}`);
};

const readBody = (place: Place): Operation['body'] => {
  if (!place.exists) return undefined;
  const media = place.at('content').entries();
  const [first, ...others] = media;
  if (first === undefined) return place.refuse('has no content');
  for (const [mediaType, held] of media) {
    if (mediaType !== 'application/json') held.refuse('is not supported: a request body is application/json');
  }
  for (const [, held] of others) held.refuse('one media type for each body');
  const component = first[1].at('schema').componentName('a body');
  return { required: place.at('required').flag(), mediaTypes: media.map(([mediaType]) => mediaType), component };
};

const refuseTwins = (operations: readonly Operation[]): void => {
  const ids = new Set<string>();
  const routes = new Set<string>();
  for (const operation of operations) {
    if (ids.has(operation.id)) operation.place.refuse(`the operationId ${operation.id} is taken`);
    const route = `${operation.method} ${operation.segments.map((segment) => (segment.kind === 'param' ? '{}' : segment.text)).join('/')}`;
    if (routes.has(route)) operation.place.refuse(`the route ${route} is taken`);
    ids.add(operation.id);
    routes.add(route);
  }
};

export const schemasOf = (place: Place): readonly (readonly [string, Place])[] => {
  const schemas = place.at('components').at('schemas');
  return schemas.entries().map(([name, schema]) => {
    if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) schema.refuse('a component schema is named in PascalCase: it becomes a type');
    if (!isObject(schema.value)) schema.refuse('must be an object');
    return [name, schema];
  });
};
