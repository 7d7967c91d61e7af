import type { RequestHandler } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import { DOCUMENTS } from '../../../generated/documents.js';
import type { Route } from '../../../generated/routes.js';
import { isRecord } from '../../lib/record.js';
import { rehearse } from './rehearsal.js';

export type Document = (typeof DOCUMENTS)[Route['document']];

/**
 * express-openapi-validator for one contract, proven to work: the document is valid, and what it needs for each of `routes` was
 * compiled. By itself it loads in the background, tells what is wrong with the document to every request for ever, and
 * compiles at an operation's first request and first answer, which holds up all streams for a tenth of a second each time.
 */
export async function documentValidator(name: Route['document'], routes: readonly Route[], document: Document = DOCUMENTS[name]): Promise<RequestHandler[]> {
  const handlers = OpenApiValidator.middleware({
    apiSpec: adapted(document, routes),
    // The rehearsal refuses what is broken; against the schema of OpenAPI it takes another third of a second at every start.
    validateApiSpec: false,
    validateRequests: { allowUnknownQueryParameters: false, coerceTypes: false },
    validateResponses: { removeAdditional: false, coerceTypes: false },
    validateSecurity: false,
    fileUploader: false,
    ajvFormats: { mode: 'full' },
  });
  for (const route of routes) await rehearse(handlers, route, document);
  return handlers;
}

/**
 * Two things are kept from the validator. `discriminator`: it would read the tag of a body before it knows that the body is an object, and
 * the constant tags in the branches of the `oneOf` say the same. Error responses: they are one envelope, checked when it is
 * made; compiled anew for each status of each operation they are most of the time that a start takes. And for the same reason an
 * answer whose schema another operation answers with: its own compiled check (responder.ts) holds for each. Nor does it see operations
 * that are not among `routes`: it compiles their schemas too, and nobody asks it for them.
 */
function adapted(document: Document, routes: readonly Route[]): Document {
  const copy = structuredClone(document);
  dropOthers(copy.paths, routes);
  dropDiscriminators(copy);
  dropErrors(copy.paths);
  dropRepeatedAnswers(copy.paths);
  return copy;
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

function dropOthers(paths: unknown, routes: readonly Route[]): void {
  if (!isRecord(paths)) return;
  for (const [path, item] of Object.entries(paths)) {
    const served = routes.filter((route) => route.path === path).map(({ method }) => method.toLowerCase());
    if (served.length === 0) delete paths[path];
    else if (isRecord(item)) for (const method of METHODS) if (!served.includes(method)) delete item[method];
  }
}

function dropErrors(paths: unknown): void {
  const items = isRecord(paths) ? Object.values(paths) : [];
  for (const operation of items.flatMap((item) => (isRecord(item) ? Object.values(item) : []))) dropErrorsOf(operation);
}

function dropErrorsOf(operation: unknown): void {
  if (!isRecord(operation) || !isRecord(operation['responses'])) return;
  for (const status of Object.keys(operation['responses'])) if (Number(status) >= 400) delete operation['responses'][status];
}

function dropRepeatedAnswers(paths: unknown): void {
  const seen = new Set<string>();
  for (const operation of valuesOf(paths).flatMap(valuesOf)) {
    for (const content of valuesOf(member(operation, 'responses')).flatMap((response) => valuesOf(member(response, 'content')))) {
      const ref = member(member(content, 'schema'), '$ref');
      if (typeof ref !== 'string' || !isRecord(content)) continue;
      if (seen.has(ref)) content['schema'] = {};
      seen.add(ref);
    }
  }
}

const valuesOf = (value: unknown): readonly unknown[] => (isRecord(value) ? Object.values(value) : []);

const member = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);

function dropDiscriminators(value: unknown): void {
  if (!isRecord(value)) return;
  if ('oneOf' in value) delete value['discriminator'];
  for (const item of Object.values(value)) dropDiscriminators(item);
}
