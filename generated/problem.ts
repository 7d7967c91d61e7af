/* Generated from contracts/data.yaml, contracts/control.yaml, contracts/components.yaml by npm run codegen; do not edit. */
/** What a validator found, in words that a person can act on. Pure. */

/** An error of a compiled validator; the part of Ajv's ErrorObject that is read here. */
export interface Violation {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** `field` is a path such as `sampling.top_p` or `messages[0].role`; empty where the whole is at fault. */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

/** A field's name may be the client's own, and goes into answers and logs. */
const MAX_FIELD = 200;

export const describeError = ({ instancePath, keyword, params, message }: Violation): Problem => {
  const culprit = params['missingProperty'] ?? params['additionalProperty'] ?? params['unevaluatedProperty'] ?? params['propertyName'];
  return { field: fieldOf(instancePath, culprit), message: wish(keyword, params) ?? message ?? 'is not valid' };
};

/**
 * One problem for each thing that is wrong. Of a failed `oneOf`, `anyOf` or `if`, what its branches found is kept where
 * they looked deeper than the choice itself, else only the choice.
 */
export const describeErrors = (violations: readonly Violation[] | null | undefined): readonly Problem[] => {
  const all = violations ?? [];
  const choices = all.filter(({ keyword }) => CHOICES.has(keyword));
  const told = all.filter((violation) => {
    const { instancePath, keyword } = violation;
    if (CHOICES.has(keyword)) return !all.some((other) => isBelow(other.instancePath, instancePath));
    return !choices.some((choice) => choice.instancePath === instancePath && all.indexOf(violation) < all.indexOf(choice));
  });
  const problems = new Map<string, Problem>();
  for (const problem of told.map(describeError)) problems.set(`${problem.field} ${problem.message}`, problem);
  return [...problems.values()];
};

const CHOICES = new Set(['oneOf', 'anyOf', 'if']);
const isBelow = (path: string, base: string): boolean => path.length > base.length && path.startsWith(`${base}/`);

const fieldOf = (instancePath: string, culprit: unknown): string => {
  const keys = instancePath.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (typeof culprit === 'string') keys.push(culprit);
  const path = keys.reduce((held, key) => (/^\d+$/.test(key) && held !== '' ? `${held}[${key}]` : held === '' ? key : `${held}.${key}`), '');
  return path.length > MAX_FIELD ? `${path.slice(0, MAX_FIELD)}…` : path;
};

const wish = (keyword: string, params: Violation['params']): string | undefined => {
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
      return 'is required';
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return 'is not a known field';
    case 'type':
      return `must be ${types(params['type'])}`;
    case 'enum':
      return `must be one of: ${list(params['allowedValues'])}`;
    case 'const':
      return `must be ${show(params['allowedValue'])}`;
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `must be ${show(params['comparison'])} ${show(params['limit'])}`;
    case 'multipleOf':
      return `must be a multiple of ${show(params['multipleOf'])}`;
    case 'minLength':
      return params['limit'] === 1 ? 'must not be empty' : `must have at least ${count(params['limit'], 'character')}`;
    case 'maxLength':
      return `must have at most ${count(params['limit'], 'character')}`;
    case 'minItems':
      return params['limit'] === 1 ? 'must not be empty' : `must have at least ${count(params['limit'], 'item')}`;
    case 'maxItems':
      return `must have at most ${count(params['limit'], 'item')}`;
    case 'minProperties':
      return `must have at least ${count(params['limit'], 'field')}`;
    case 'maxProperties':
      return `must have at most ${count(params['limit'], 'field')}`;
    case 'uniqueItems':
      return `must not hold one item twice (items ${show(params['i'])} and ${show(params['j'])})`;
    case 'pattern':
      return `must match ${show(params['pattern'])}`;
    case 'format':
      return `must be ${FORMATS[show(params['format'])] ?? `a valid ${show(params['format'])}`}`;
    case 'oneOf':
    case 'anyOf':
      return 'must have one of the forms that the contract allows';
    case 'false schema':
      return 'is not allowed here';
    default:
      return undefined;
  }
};

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'a UUID, such as 6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10',
  int64: 'an integer of 64 bits',
  double: 'a number',
};

const ARTICLES: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

const types = (given: unknown): string =>
  (Array.isArray(given) ? given : [given]).map((type) => ARTICLES[String(type)] ?? String(type)).join(' or ');

const show = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined'));
const list = (values: unknown): string => (Array.isArray(values) ? values.map(show).join(', ') : show(values));
const count = (limit: unknown, noun: string): string => `${show(limit)} ${noun}${limit === 1 ? '' : 's'}`;
