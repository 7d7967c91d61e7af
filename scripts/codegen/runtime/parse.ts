import type { OperationId, Requests } from '../../../generated/operations.js';
import { describeErrors, type Problem } from './problem.js';
import { ROUTE_OF } from '../../../generated/routes.js';
import type { Validator } from '../../../generated/validators.cjs';
import { requests } from '../../../generated/validators.js';

/** The parts of a request, from the wire's strings to what a handler gets; they mean what express-openapi-validator means. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | Refused;

interface Refused {
  readonly ok: false;
  readonly problems: readonly Problem[];
}

type Values = Record<string, unknown>;

const refused = (field: string, message: string): Refused => ({ ok: false, problems: [{ field, message }] });

const checked = <T>(validator: Validator<T> | undefined, value: unknown): Parsed<T> =>
  validator === undefined || validator(value) ? { ok: true, value: value as T } : { ok: false, problems: describeErrors(validator.errors) };

/** Validators of parameters change strings into numbers in place, and then let `Infinity` pass every bound. */
const coerced = <T>(validator: Validator<T> | undefined, values: Values): Parsed<T> => {
  const parsed = checked(validator, values);
  if (!parsed.ok) return parsed;
  for (const name of Object.keys(values)) {
    const value = values[name];
    const numbers: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (numbers.some((each) => typeof each === 'number' && !Number.isFinite(each))) return refused(name, 'must be a finite number');
  }
  return parsed;
};

/** `params` are percent-decoded. */
export const parseParams = <Op extends OperationId>(
  operationId: Op,
  params: Readonly<Record<string, string>>,
): Parsed<Requests[Op]['params']> => coerced<Requests[Op]['params']>(requests[operationId].params, { ...params });

/** Refuses a parameter that the contract does not name, one that is empty, and a repeated one that is not a list. */
export const parseQuery = <Op extends OperationId>(operationId: Op, search: URLSearchParams): Parsed<Requests[Op]['query']> => {
  const known = ROUTE_OF[operationId].query;
  const values: Values = {};
  for (const [name, value] of search) {
    const parameter = known.find((each) => each.name === name);
    if (parameter === undefined) return unknown(name, known.map((each) => each.name));
    if (value === '') return refused(name, 'must not be empty: leave it out instead');
    if (parameter.list) values[name] = search.getAll(name);
    else if (values[name] === undefined) values[name] = value;
    else return refused(name, 'must be given once');
  }
  return coerced<Requests[Op]['query']>(requests[operationId].query, values);
};

/** Takes Node's header object and gives the operation's own headers only, in lower case. */
export const parseHeaders = <Op extends OperationId>(
  operationId: Op,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Parsed<Requests[Op]['headers']> => {
  const values: Values = {};
  for (const name of ROUTE_OF[operationId].headers) {
    const value = headers[name];
    if (value !== undefined) values[name] = value;
  }
  return coerced<Requests[Op]['headers']>(requests[operationId].headers, values);
};

/** `body` is parsed JSON, or undefined where there was none. Defaults of the contract are filled in. */
export const parseBody = <Op extends OperationId>(operationId: Op, body: unknown): Parsed<Requests[Op]['body']> => {
  const route = ROUTE_OF[operationId].body;
  if (route === undefined) return { ok: true, value: undefined as Requests[Op]['body'] };
  if (body === undefined && !route.required) return { ok: true, value: undefined as Requests[Op]['body'] };
  if (body === undefined) return refused('body', 'is required');
  const parsed = checked<Requests[Op]['body']>(requests[operationId].body, body);
  return parsed.ok ? parsed : { ok: false, problems: parsed.problems.map(({ field, message }) => ({ field: field || 'body', message })) };
};

/** The name is the client's own, and goes into answers and logs. */
const unknown = (name: string, known: readonly string[]): Refused =>
  refused(
    name.length > 100 ? `${name.slice(0, 100)}…` : name,
    known.length === 0 ? 'is not a known query parameter: this operation has none' : `is not a known query parameter; there are: ${known.join(', ')}`,
  );
