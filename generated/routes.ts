/* Generated from contracts/data.yaml, contracts/control.yaml, contracts/components.yaml by npm run codegen; do not edit. */
import type { OperationId } from './operations.js';

/** The version of both contracts. */
export const API_VERSION = '0.1.0';

export type Segment = { readonly kind: 'literal'; readonly text: string } | { readonly kind: 'param'; readonly name: string };

export interface Route {
  readonly operationId: OperationId;
  readonly document: 'data' | 'control';
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH';
  /** As in the contract, such as /v1/tasks/{id}. */
  readonly path: string;
  readonly segments: readonly Segment[];
  /** Served in front of the framework. */
  readonly hot: boolean;
  /** Needs an API key where keys are configured. */
  readonly secured: boolean;
  /** A `list` is a parameter that may be repeated. */
  readonly query: readonly { readonly name: string; readonly list: boolean }[];
  /** Request headers that the operation reads, in lower case. */
  readonly headers: readonly string[];
  readonly body: { readonly required: boolean; readonly mediaTypes: readonly string[] } | undefined;
  /** Media types of what its handler answers; errors are always application/json. */
  readonly produces: readonly string[];
  /** Every status that the contract declares. Another one is a defect of ours. */
  readonly statuses: readonly number[];
}

export const ROUTE_OF: { readonly [Op in OperationId]: Route } = {
  createTask: {
    operationId: 'createTask',
    document: 'data',
    method: 'POST',
    path: '/v1/tasks',
    segments: [{ kind: 'literal', text: 'v1' }, { kind: 'literal', text: 'tasks' }],
    hot: true,
    secured: true,
    query: [],
    headers: ['x-correlation-id'],
    body: { required: true, mediaTypes: ['application/json'] },
    produces: ['application/json'],
    statuses: [202, 400, 401, 403, 404, 406, 409, 413, 415, 429, 500, 503],
  },
  listTasks: {
    operationId: 'listTasks',
    document: 'data',
    method: 'GET',
    path: '/v1/tasks',
    segments: [{ kind: 'literal', text: 'v1' }, { kind: 'literal', text: 'tasks' }],
    hot: false,
    secured: true,
    query: [{ name: 'limit', list: false }, { name: 'cursor', list: false }, { name: 'state', list: false }, { name: 'session_id', list: false }, { name: 'pool_id', list: false }],
    headers: ['x-correlation-id'],
    body: undefined,
    produces: ['application/json'],
    statuses: [200, 400, 401, 403, 406, 500],
  },
  getTask: {
    operationId: 'getTask',
    document: 'data',
    method: 'GET',
    path: '/v1/tasks/{id}',
    segments: [{ kind: 'literal', text: 'v1' }, { kind: 'literal', text: 'tasks' }, { kind: 'param', name: 'id' }],
    hot: false,
    secured: true,
    query: [],
    headers: ['x-correlation-id'],
    body: undefined,
    produces: ['application/json'],
    statuses: [200, 400, 401, 403, 404, 406, 500],
  },
  streamTask: {
    operationId: 'streamTask',
    document: 'data',
    method: 'GET',
    path: '/v1/tasks/{id}/stream',
    segments: [{ kind: 'literal', text: 'v1' }, { kind: 'literal', text: 'tasks' }, { kind: 'param', name: 'id' }, { kind: 'literal', text: 'stream' }],
    hot: true,
    secured: true,
    query: [],
    headers: ['x-correlation-id', 'last-event-id'],
    body: undefined,
    produces: ['text/event-stream'],
    statuses: [200, 204, 400, 401, 403, 404, 406, 410, 429, 500],
  },
  getTranscript: {
    operationId: 'getTranscript',
    document: 'data',
    method: 'GET',
    path: '/v1/tasks/{id}/transcript',
    segments: [{ kind: 'literal', text: 'v1' }, { kind: 'literal', text: 'tasks' }, { kind: 'param', name: 'id' }, { kind: 'literal', text: 'transcript' }],
    hot: false,
    secured: true,
    query: [],
    headers: ['x-correlation-id'],
    body: undefined,
    produces: ['application/json'],
    statuses: [200, 400, 401, 403, 404, 406, 410, 500],
  },
  cancelTask: {
    operationId: 'cancelTask',
    document: 'data',
    method: 'POST',
    path: '/v1/tasks/{id}/cancel',
    segments: [{ kind: 'literal', text: 'v1' }, { kind: 'literal', text: 'tasks' }, { kind: 'param', name: 'id' }, { kind: 'literal', text: 'cancel' }],
    hot: true,
    secured: true,
    query: [],
    headers: ['x-correlation-id'],
    body: undefined,
    produces: [],
    statuses: [204, 400, 401, 403, 404, 500],
  },
  getSession: {
    operationId: 'getSession',
    document: 'data',
    method: 'GET',
    path: '/v1/sessions/{id}',
    segments: [{ kind: 'literal', text: 'v1' }, { kind: 'literal', text: 'sessions' }, { kind: 'param', name: 'id' }],
    hot: false,
    secured: true,
    query: [],
    headers: ['x-correlation-id'],
    body: undefined,
    produces: ['application/json'],
    statuses: [200, 400, 401, 403, 404, 406, 500],
  },
  deleteSession: {
    operationId: 'deleteSession',
    document: 'data',
    method: 'DELETE',
    path: '/v1/sessions/{id}',
    segments: [{ kind: 'literal', text: 'v1' }, { kind: 'literal', text: 'sessions' }, { kind: 'param', name: 'id' }],
    hot: false,
    secured: true,
    query: [],
    headers: ['x-correlation-id'],
    body: undefined,
    produces: [],
    statuses: [204, 400, 401, 403, 500],
  },
  getCapabilities: {
    operationId: 'getCapabilities',
    document: 'control',
    method: 'GET',
    path: '/v1/capabilities',
    segments: [{ kind: 'literal', text: 'v1' }, { kind: 'literal', text: 'capabilities' }],
    hot: false,
    secured: true,
    query: [],
    headers: ['x-correlation-id'],
    body: undefined,
    produces: ['application/json'],
    statuses: [200, 400, 401, 403, 406, 500],
  },
  listPools: {
    operationId: 'listPools',
    document: 'control',
    method: 'GET',
    path: '/v1/pools',
    segments: [{ kind: 'literal', text: 'v1' }, { kind: 'literal', text: 'pools' }],
    hot: false,
    secured: true,
    query: [],
    headers: ['x-correlation-id'],
    body: undefined,
    produces: ['application/json'],
    statuses: [200, 400, 401, 403, 406, 500],
  },
  getPoolHealth: {
    operationId: 'getPoolHealth',
    document: 'control',
    method: 'GET',
    path: '/v1/pools/{id}/health',
    segments: [{ kind: 'literal', text: 'v1' }, { kind: 'literal', text: 'pools' }, { kind: 'param', name: 'id' }, { kind: 'literal', text: 'health' }],
    hot: false,
    secured: true,
    query: [],
    headers: ['x-correlation-id'],
    body: undefined,
    produces: ['application/json'],
    statuses: [200, 400, 401, 403, 404, 406, 500],
  },
  drainPool: {
    operationId: 'drainPool',
    document: 'control',
    method: 'POST',
    path: '/v1/pools/{id}/drain',
    segments: [{ kind: 'literal', text: 'v1' }, { kind: 'literal', text: 'pools' }, { kind: 'param', name: 'id' }, { kind: 'literal', text: 'drain' }],
    hot: false,
    secured: true,
    query: [],
    headers: ['x-correlation-id'],
    body: { required: true, mediaTypes: ['application/json'] },
    produces: ['application/json'],
    statuses: [202, 400, 401, 403, 404, 406, 413, 415, 500],
  },
  getMetrics: {
    operationId: 'getMetrics',
    document: 'control',
    method: 'GET',
    path: '/metrics',
    segments: [{ kind: 'literal', text: 'metrics' }],
    hot: false,
    secured: false,
    query: [],
    headers: ['x-correlation-id'],
    body: undefined,
    produces: ['text/plain; version=0.0.4; charset=utf-8'],
    statuses: [200, 400, 406, 500],
  },
  getHealthz: {
    operationId: 'getHealthz',
    document: 'control',
    method: 'GET',
    path: '/healthz',
    segments: [{ kind: 'literal', text: 'healthz' }],
    hot: true,
    secured: false,
    query: [],
    headers: ['x-correlation-id'],
    body: undefined,
    produces: ['application/json'],
    statuses: [200, 400, 406, 500],
  },
  getReadyz: {
    operationId: 'getReadyz',
    document: 'control',
    method: 'GET',
    path: '/readyz',
    segments: [{ kind: 'literal', text: 'readyz' }],
    hot: false,
    secured: false,
    query: [],
    headers: ['x-correlation-id'],
    body: undefined,
    produces: ['application/json'],
    statuses: [200, 400, 406, 500, 503],
  },
};

export const ROUTES: readonly Route[] = Object.values(ROUTE_OF);
