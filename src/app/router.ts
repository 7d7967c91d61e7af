import type { Handlers, NoExtra } from '../../generated/operations.js';
import { ROUTES, type Route } from '../../generated/routes.js';
import type { RequestContext } from '../api/context.js';
import { documentValidator } from './lanes/document-validator.js';
import { ExpressLane, type ExpressLaneParts } from './lanes/express.js';
import { HotLane } from './lanes/hot.js';
import type { Lane } from './lanes/lane.js';
import { bindOperation, type HandlerMap, type Operation } from './operation.js';
import { RouteTree } from './route-tree.js';

/** Which way operations go: `contract`, each as its x-lane says; the other two send all of them one way, for tests of parity. */
export type LaneChoice = 'contract' | 'hot' | 'express';

/** An operation of the contracts, bound to its handler, and the lane that serves it. */
export interface Mounted {
  readonly route: Route;
  readonly operation: Operation;
  readonly lane: Lane;
}

/**
 * Everything that is served: exactly the contracts' operations. Rejects when handlers and contracts are not the same set, or
 * when a contract cannot be served.
 */
export async function createRouter<H extends Handlers<RequestContext>>(
  handlers: H & NoExtra<H, Handlers<RequestContext>>,
  parts: ExpressLaneParts,
  choice: LaneChoice = 'contract',
  validator?: ReturnType<typeof expressValidator>,
): Promise<RouteTree<Mounted>> {
  const ids = ROUTES.map((route) => route.operationId);
  sameSet(Object.keys(handlers), ids);
  const map: HandlerMap = handlers;
  const hot = new HotLane(parts.responder);
  const express = await ExpressLane.create(expressRoutes(choice), parts, validator);
  return new RouteTree(
    ROUTES.map((route) => ({ route, operation: bindOperation(route.operationId, map), lane: goesHot(route, choice) ? hot : express })),
  );
}

const expressRoutes = (choice: LaneChoice): readonly Route[] => ROUTES.filter((route) => !goesHot(route, choice));

/** The validator of what goes through Express as the contracts say, for `createRouter`: it takes long, and may be begun before that. */
export const expressValidator = (): ReturnType<typeof documentValidator> => documentValidator(expressRoutes('contract'));

function goesHot(route: Route, choice: LaneChoice): boolean {
  return choice === 'contract' ? route.hot : choice === 'hot';
}

/** The compiler has proven as much for what it could see; a variable with one key more gets past it. */
function sameSet(given: readonly string[], declared: readonly string[]): void {
  const missing = declared.filter((id) => !given.includes(id));
  const extra = given.filter((id) => !declared.includes(id));
  if (missing.length === 0 && extra.length === 0) return;
  const said = [...missing.map((id) => `${id} has no handler`), ...extra.map((id) => `${id} is no operation of the contracts`)];
  throw new Error(`Handlers and contracts differ: ${said.join('; ')}.`);
}
