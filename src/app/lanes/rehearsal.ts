import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import type { Route } from '../../../generated/routes.js';
import { isRecord } from '../../lib/record.js';

/**
 * Sends the contract's own example of a request through `handlers`, and an empty answer back. The request must pass; the
 * answer need not. Rejects with what is wrong with the contract.
 */
export function rehearse(handlers: RequestHandler[], route: Route, document: object): Promise<void> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  request.method = route.method;
  request.url = examplePath(route, document);
  if (route.body !== undefined) request.headers['content-type'] = route.body.mediaTypes[0];
  return new Promise((resolve, reject) => {
    const app = express();
    app.use((req: Request, res: Response, next: NextFunction) => {
      if (route.body !== undefined) req.body = exampleBody(route, document);
      // Nothing is to be written: what matters is the check in front of it.
      res.json = () => res;
      next();
    });
    app.use(handlers);
    app.use((_req: Request, res: Response) => {
      res.status(route.statuses[0] ?? 200).json({});
      resolve();
    });
    app.use((error: unknown, _req: Request, _res: Response, _next: NextFunction) => {
      if (error instanceof OpenApiValidator.error.InternalServerError) resolve();
      else {
        const what = `${route.method} ${route.path} refuses the contract's own example, or fails for every request`;
        reject(new Error(`The contract cannot be served: ${what}.`, { cause: error }));
      }
    });
    app(request, response);
  });
}

function examplePath(route: Route, document: object): string {
  const operation = at(document, ['paths', route.path, route.method.toLowerCase()]);
  const parameters = asList(at(operation, ['parameters'])).map((each) => resolved(document, each));
  const segments = route.segments.map((segment) => {
    if (segment.kind === 'literal') return segment.text;
    const parameter = parameters.find((each) => at(each, ['in']) === 'path' && at(each, ['name']) === segment.name);
    const [example] = asList(at(resolved(document, at(parameter, ['schema'])), ['examples']));
    return encodeURIComponent(String(example));
  });
  return `/${segments.join('/')}`;
}

function exampleBody(route: Route, document: object): unknown {
  const body = resolved(document, at(document, ['paths', route.path, route.method.toLowerCase(), 'requestBody']));
  const examples = at(body, ['content', route.body?.mediaTypes[0] ?? '', 'examples']);
  const [first] = isRecord(examples) ? Object.values(examples) : [];
  return structuredClone(at(first, ['value']));
}

function at(value: unknown, path: readonly string[]): unknown {
  let here = value;
  for (const key of path) here = isRecord(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  return here;
}

/** What a local `$ref` leads to, or the value itself. */
function resolved(document: object, value: unknown): unknown {
  const ref = at(value, ['$ref']);
  return typeof ref === 'string' ? resolved(document, at(document, ref.split('/').slice(1))) : value;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
