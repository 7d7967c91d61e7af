import type { Model, Operation, Segment } from '../model.js';
import { tsLiteral } from '../parameters.js';
import { ALL_CONTRACTS, header } from './text.js';

const list = (items: readonly string[]): string => `[${items.join(', ')}]`;
const texts = (items: readonly string[]): string => list(items.map(tsLiteral));

const segment = (each: Segment): string =>
  each.kind === 'literal' ? `{ kind: 'literal', text: ${tsLiteral(each.text)} }` : `{ kind: 'param', name: ${tsLiteral(each.name)} }`;

const route = (operation: Operation): string => {
  const { id, document, method, path, segments, hot, secured, body, query, headers, answers } = operation;
  const produces = answers.flatMap(({ content, error }) => (error || content.kind === 'empty' ? [] : [content.mediaType]));
  return `  ${id}: {
    operationId: '${id}',
    document: '${document}',
    method: '${method.toUpperCase()}',
    path: '${path}',
    segments: ${list(segments.map(segment))},
    hot: ${hot},
    secured: ${secured},
    query: ${list(query.map((each) => `{ name: ${tsLiteral(each.name)}, list: ${each.array} }`))},
    headers: ${texts(headers.map((each) => each.name))},
    body: ${body === undefined ? 'undefined' : `{ required: ${body.required}, mediaTypes: ${texts(body.mediaTypes)} }`},
    produces: ${texts([...new Set(produces)])},
    statuses: ${list(answers.map(({ status }) => String(status)))},
  },
`;
};

export const emitRoutes = ({ operations, version }: Model): string => `\
${header(ALL_CONTRACTS)}import type { OperationId } from './operations.js';

/** The version of both contracts. */
export const API_VERSION = ${tsLiteral(version)};

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
  /** A \`list\` is a parameter that may be repeated. */
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
${operations.map(route).join('')}};

export const ROUTES: readonly Route[] = Object.values(ROUTE_OF);
`;
