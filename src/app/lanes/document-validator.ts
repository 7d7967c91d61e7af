import type { RequestHandler } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import { DOCUMENTS } from '../../../generated/documents.js';
import type { Route } from '../../../generated/routes.js';
import { rehearse } from './rehearsal.js';
import { validatorDocument, type Documents } from './validator-document.js';

/**
 * express-openapi-validator for `routes` of both contracts, proven to work: what it needs for each was compiled. By itself it
 * loads in the background, tells what is wrong with the document to every request for ever, and compiles at an operation's first request and
 * first answer, which holds up all streams for a tenth of a second each time.
 *
 * It takes half of what a start does. The event loop turns between two routes, so that what else is opened meanwhile goes on.
 */
export async function documentValidator(routes: readonly Route[], documents: Documents = DOCUMENTS): Promise<RequestHandler[]> {
  const handlers = OpenApiValidator.middleware({
    apiSpec: validatorDocument(routes, documents),
    // The rehearsal refuses what is broken; against the schema of OpenAPI it takes longer at every start.
    validateApiSpec: false,
    validateRequests: { allowUnknownQueryParameters: false, coerceTypes: false },
    validateResponses: { removeAdditional: false, coerceTypes: false },
    validateSecurity: false,
    fileUploader: false,
    ajvFormats: { mode: 'full' },
  });
  for (const route of routes) {
    await rehearse(handlers, route, documents[route.document]);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return handlers;
}
