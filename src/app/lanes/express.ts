import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { Route } from '../../../generated/routes.js';
import { DomainError } from '../../domain/errors.js';
import { writeQuery } from '../../lib/query-string.js';
import type { Logger } from '../../ports/logger.js';
import type { Answers } from '../answer.js';
import type { Call } from '../operation.js';
import type { Admitted, Lane } from './lane.js';
import { BREACH, type Responder, type WriteJson } from './responder.js';
import { documentValidator } from './document-validator.js';

/**
 * The long way: Express, and express-openapi-validator reading the contracts themselves, beside the compiled validators. It serves what is
 * not called all the time, and it is the second opinion on codegen: a request that one of the two judges differently is logged.
 *
 * The gate has matched the route, checked the media type and parsed the body, so Express routes, and parses nothing.
 */
export class ExpressLane implements Lane {
  private readonly calls = new WeakMap<object, Passage>();
  private readonly app = application();

  private constructor(private readonly parts: ExpressLaneParts) {}

  /** `validator`: of the same routes, where it is in the making. Rejects when a contract is broken: found here, at the start, and not by every request. */
  static async create(routes: readonly Route[], parts: ExpressLaneParts, validator?: ReturnType<typeof documentValidator>): Promise<ExpressLane> {
    const lane = new ExpressLane(parts);
    if (routes.length === 0) return lane;
    const { app } = lane;
    app.use(lane.enter);
    app.use(await (validator ?? documentValidator(routes)));
    for (const route of routes) mount(app, route, lane.handle);
    app.use(lane.lost);
    app.use(lane.failed);
    return lane;
  }

  serve(admitted: Admitted): Promise<void> {
    const { exchange, operation, call, query } = admitted;
    const { request, response } = exchange;
    const write = this.parts.responder.jsonWriter(exchange);
    // One spelling of what Express and the validator read by themselves: they compare paths as they are written, refuse reserved
    // characters that are not encoded, know no HEAD, and keep a compiled schema for each Content-Type that they ever met.
    request.headers['content-type'] = call.body === undefined ? undefined : operation.route.body?.mediaTypes[0];
    const path = writePath(operation.route, call.params);
    request.url = query.size === 0 ? path : `${path}?${writeQuery(query)}`;
    request.method = operation.route.method;
    return new Promise((resolve) => {
      this.calls.set(request, { admitted, write, resolve, answering: false });
      this.app(request, response);
    });
  }

  private readonly enter = (request: Request, response: Response, next: NextFunction): void => {
    const passage = this.passage(request);
    request.body = passage.admitted.call.body;
    // The validator puts its check of responses around `json`. What it lets through goes out by the same writer as in the other lane.
    response.json = (body: unknown) => {
      passage.write(response.statusCode, passage.headers ?? {}, body);
      return response;
    };
    next();
  };

  private readonly handle = (request: Request, response: Response, next: NextFunction): void => {
    const passage = this.passage(request);
    const { exchange, operation, call } = passage.admitted;
    const { responder } = this.parts;
    const writeJson: WriteJson = (status, headers, body) => {
      passage.answering = true;
      passage.headers = headers;
      response.status(status).json(body);
    };
    const answer = async (): Promise<void> => {
      try {
        await responder.reply(exchange, operation, await operation.run(call), writeJson);
      } catch (error) {
        responder.failure(exchange, operation, error, passage.write);
      }
      passage.resolve();
    };
    const refusal = operation.refusal(call);
    if (refusal !== undefined) this.disagreement(passage, 'refuses', refusal);
    answer().catch(next);
  };

  /** A request that is in the route table and not in Express: the two were built from different contracts. */
  private readonly lost = (request: Request, _response: Response, next: NextFunction): void => {
    next(new Error(`${request.method} ${request.path} is in the route table and not mounted`));
  };

  private readonly failed = (error: unknown, request: Request, _response: Response, _next: NextFunction): void => {
    const passage = this.passage(request);
    const { exchange, operation, call } = passage.admitted;
    if (passage.answering) {
      this.parts.answers.defect(exchange, BREACH, error);
    } else if (isRefusal(error)) {
      // It says no in its own words, and to a missing body with 415; what is told is told as in the other lane.
      const refusal = operation.refusal(call);
      if (refusal === undefined) this.disagreement(passage, 'accepts', error);
      const told = refusal ?? new DomainError({ code: 'INVALID_PARAMS', message: `The request does not fit the contract: ${error.message}` });
      this.parts.responder.failure(exchange, operation, told, passage.write);
    } else {
      this.parts.answers.fail(exchange, error);
    }
    passage.resolve();
  };

  private disagreement(passage: Passage, compiled: 'accepts' | 'refuses', cause: unknown): void {
    const { exchange, operation } = passage.admitted;
    this.parts.logger.error(
      `The compiled validator ${compiled} a request that the contract's other validator does not. The request was refused. This is a defect of codegen.`,
      { correlation_id: exchange.correlationId, operation: operation.route.operationId },
      cause,
    );
  }

  private passage(request: Request): Passage {
    const passage = this.calls.get(request);
    if (passage === undefined) throw new Error('a request came to Express that did not pass the gate');
    return passage;
  }
}

export interface ExpressLaneParts {
  readonly responder: Responder;
  readonly answers: Answers;
  readonly logger: Logger;
}

interface Passage {
  readonly admitted: Admitted;
  readonly write: WriteJson;
  readonly resolve: () => void;
  /** The handler has answered: what fails now is the answer. */
  answering: boolean;
  headers?: Parameters<WriteJson>[1];
}

/** How the validator says no to a request. */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status >= 400 && error.status < 500;
}

function application(): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('query parser', 'simple');
  return app;
}

function writePath(route: Route, params: Call['params']): string {
  let path = '';
  for (const segment of route.segments) path += `/${segment.kind === 'literal' ? segment.text : encodeURIComponent(params[segment.name] ?? '')}`;
  return path;
}

function mount(app: Express, route: Route, handle: (request: Request, response: Response, next: NextFunction) => void): void {
  const path = `/${route.segments.map((segment) => (segment.kind === 'param' ? `:${segment.name}` : segment.text)).join('/')}`;
  switch (route.method) {
    case 'GET':
      app.get(path, handle);
      return;
    case 'PUT':
      app.put(path, handle);
      return;
    case 'POST':
      app.post(path, handle);
      return;
    case 'DELETE':
      app.delete(path, handle);
      return;
    case 'PATCH':
      app.patch(path, handle);
  }
}
