import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import type { DOCUMENTS } from '../../../generated/documents.js';
import type { Route } from '../../../generated/routes.js';

type Document = (typeof DOCUMENTS)['data'];

/** How the validator says no to a request. */
export interface Refusal extends Error {
  readonly status: number;
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status >= 400 && error.status < 500;
}

/**
 * express-openapi-validator for one contract, proven to work: the document was found valid, and the requests of all `routes` were compiled.
 * By itself it loads the document in the background and tells what is wrong with it to every request for ever.
 */
export async function documentValidator(document: Document, routes: readonly Route[]): Promise<RequestHandler[]> {
  const handlers = OpenApiValidator.middleware({
    apiSpec: withoutDiscriminators(document),
    validateApiSpec: true,
    validateRequests: { allowUnknownQueryParameters: false, coerceTypes: false },
    validateResponses: { removeAdditional: false, coerceTypes: false },
    validateSecurity: false,
    fileUploader: false,
    ajvFormats: { mode: 'full' },
  });
  for (const route of routes) await rehearse(handlers, route);
  return handlers;
}

/** Sends an empty request through: it may be refused, and anything else that goes wrong is the document's fault. */
function rehearse(handlers: RequestHandler[], route: Route): Promise<void> {
  const path = `/${route.segments.map((segment) => (segment.kind === 'param' ? 'rehearsal' : segment.text)).join('/')}`;
  const request = new IncomingMessage(new Socket());
  request.method = route.method;
  request.url = path;
  if (route.body !== undefined) request.headers['content-type'] = route.body.mediaTypes[0];
  return new Promise((resolve, reject) => {
    const app = express();
    app.use(handlers);
    app.use((_request: Request, _response: Response) => {
      resolve();
    });
    app.use((error: unknown, _request: Request, _response: Response, _next: NextFunction) => {
      if (isRefusal(error) && error.status === 400) resolve();
      else reject(new Error(`The contract cannot be served: ${route.method} ${route.path} fails for every request.`, { cause: error }));
    });
    app(request, new ServerResponse(request));
  });
}

/**
 * The validator's own handling of `discriminator` reads the tag of a body before it knows that the body is an object, and picks by the names of
 * components. Without the keyword the `oneOf` is judged as it stands, by the constant tags in its branches.
 */
function withoutDiscriminators(document: Document): Document {
  const copy = structuredClone(document);
  dropDiscriminators(copy);
  return copy;
}

function dropDiscriminators(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if ('discriminator' in value && 'oneOf' in value) delete value.discriminator;
  for (const item of Object.values(value)) dropDiscriminators(item);
}
