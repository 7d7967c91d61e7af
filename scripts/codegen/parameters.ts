import type { Parameter } from './model.js';
import { isList, type Json, type Place } from './place.js';

/** The TypeScript of a value that fits in a header, a path segment or a query parameter; all else is refused. */
export const scalarType = (schema: Place, document: string): string => {
  const name = schema.schemaName();
  const target = schema.resolved();
  if (target.at('enum').exists) {
    return name === undefined ? target.at('enum').items().map(literal).join(' | ') : `${document}.${name}`;
  }
  if (target.at('const').exists) return literal(target.at('const'));
  switch (target.at('type').value) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return schema.refuse('must be a string, an integer, a number, a boolean or an enum of them here');
  }
};

const literal = (place: Place): string => {
  const value: Json | undefined = place.value;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? tsLiteral(value)
    : place.refuse('must be a string, a number or a boolean');
};

export const tsLiteral = (value: string | number | boolean): string =>
  typeof value === 'string' ? `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'` : String(value);

const STYLES = { path: 'simple', query: 'form', header: 'simple' } as const;
export type ParameterIn = keyof typeof STYLES;

export const isParameterIn = (value: string): value is ParameterIn => Object.hasOwn(STYLES, value);

/** Only what both lanes read alike: the default styles, and lists only as a repeated query parameter. */
export const readParameter = (place: Place, where: ParameterIn, document: string): Parameter => {
  for (const key of ['content', 'allowReserved', 'allowEmptyValue']) {
    if (place.at(key).exists) place.at(key).refuse('is not supported: describe the parameter by a schema in the default style');
  }
  const style = place.at('style');
  if (style.exists && style.value !== STYLES[where]) style.refuse(`is not supported for a ${where} parameter: only ${STYLES[where]} is`);
  const schema = place.at('schema');
  if (!schema.exists) place.refuse('has no schema');
  const target = schema.resolved();
  const array = target.at('type').value === 'array';
  if (array && where !== 'query') schema.refuse('a list is only supported in the query');
  const explode = place.at('explode');
  if (array ? explode.value === false : explode.exists) explode.refuse('is not supported: a list is a repeated query parameter');
  if (isList(target.at('type').value)) target.at('type').refuse('a parameter has one type, and is absent rather than null');
  const required = place.at('required').flag();
  if (where === 'path' && !required) place.refuse('a path parameter must be required');
  return {
    name: place.at('name').text(),
    required,
    present: required || target.at('default').exists,
    array,
    type: array ? listOf(scalarType(target.at('items'), document)) : scalarType(schema, document),
    schema,
  };
};

const listOf = (type: string): string => `readonly ${type.includes(' ') ? `(${type})` : type}[]`;
