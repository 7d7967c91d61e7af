import { isList, isObject, type Place } from '../../codegen/place.js';
import type { Finding } from '../contracts.js';

/**
 * Every value of the contracts has bounds, a description and an example, and none has a default.
 *
 * Bounds are what keeps hostile input out before any code of ours sees it. A `default` would make the field non-optional
 * in generated types of components but not of inline bodies; defaults are prose, and handlers fill them.
 */
export const schemaFindings = (root: Place): readonly Finding[] => {
  const findings: Finding[] = [];
  for (const [, schema] of root.at('components').at('schemas').entries()) {
    if (!described(schema)) findings.push({ place: schema.pointer, message: 'has no description' });
    visit(schema, findings);
  }
  for (const schema of inlineSchemas(root)) visit(schema, findings);
  return findings;
};

/** Schemas outside components/schemas: of parameters, headers and media types. Found by key, at any depth. */
const inlineSchemas = (place: Place): readonly Place[] => {
  if (isList(place.value)) return place.items().flatMap(inlineSchemas);
  if (!isObject(place.value)) return [];
  return place.entries().flatMap(([key, child]) => {
    if (key === 'schemas' || key === 'examples' || key === 'example') return [];
    return key === 'schema' ? [child] : inlineSchemas(child);
  });
};

const visit = (schema: Place, findings: Finding[]): void => {
  if (schema.at('$ref').exists) return;
  const report = (message: string): void => void findings.push({ place: schema.pointer, message });
  if (schema.at('default').exists) report('has a default: say it in the description, and let the handler fill it');
  if (!schema.at('enum').exists && !schema.at('const').exists) boundsOf(schema, report);
  for (const [name, property] of schema.at('properties').entries()) visitProperty(name, property, findings);
  for (const key of ['items', 'additionalProperties'] as const) {
    if (isObject(schema.at(key).value)) visit(schema.at(key), findings);
  }
  for (const key of ['oneOf', 'anyOf', 'allOf'] as const) {
    for (const branch of schema.at(key).items()) visit(branch, findings);
  }
  if (schema.at('oneOf').exists) discriminatorOf(schema, report);
};

const visitProperty = (name: string, property: Place, findings: Finding[]): void => {
  const report = (message: string): void => void findings.push({ place: property.pointer, message });
  const target = property.resolved();
  if (!described(property) && !described(target)) report('has no description');
  const unit = UNITS.find(([suffix]) => name.endsWith(suffix));
  const text = `${property.at('description').value ?? ''} ${target.at('description').value ?? ''}`;
  if (unit !== undefined && isNumeric(target) && !unit[1].test(text)) report(`has a description without its unit (${unit[1].source})`);
  if (isScalar(target) && !target.at('const').exists && target.at('examples').items().length === 0) report('has no example');
  visit(property, findings);
};

/** A name that ends so promises this unit. */
const UNITS: readonly (readonly [suffix: string, unit: RegExp])[] = [
  ['_ms', /millisecond/i],
  ['_bytes', /byte/i],
  ['_per_second', /second/i],
  ['tokens', /token/i],
];

const boundsOf = (schema: Place, report: (message: string) => void): void => {
  const has = (...keys: readonly string[]): boolean => keys.some((key) => schema.at(key).exists);
  for (const type of typesOf(schema)) {
    if (type === 'string' && !has('maxLength')) report('is a string without maxLength');
    if (type === 'array' && !has('maxItems')) report('is an array without maxItems');
    if (type === 'array' && !has('items')) report('is an array without items');
    if (type === 'integer' || type === 'number') {
      if (!has('minimum', 'exclusiveMinimum')) report(`is ${type} without minimum`);
      if (!has('maximum', 'exclusiveMaximum')) report(`is ${type} without maximum`);
    }
    if (type === 'object') closedObject(schema, report);
  }
  if (typesOf(schema).length === 0 && !has('oneOf', 'anyOf', 'allOf')) report('has no type');
};

const closedObject = (schema: Place, report: (message: string) => void): void => {
  if (schema.at('oneOf').exists || schema.at('additionalProperties').value === false) return;
  if (!schema.at('x-free-form').flag()) report('is an object that allows unknown keys: additionalProperties must be false');
  else if (!schema.at('maxProperties').exists) report('is a free-form object without maxProperties');
};

/** A union is told apart by one field, or error messages speak of every branch at once. */
const discriminatorOf = (schema: Place, report: (message: string) => void): void => {
  const field = schema.at('discriminator').at('propertyName').value;
  if (typeof field !== 'string') return report('is a oneOf without a discriminator');
  const tags = schema.at('oneOf').items().map((branch) => branch.resolved().at('properties').at(field).at('const').value);
  const mapping = schema.at('discriminator').at('mapping');
  const mapped = mapping.entries().map(([tag]) => tag);
  if (tags.some((tag) => typeof tag !== 'string')) report(`has a branch whose ${field} is no const`);
  else if (mapping.exists && [...tags].sort().join() !== [...mapped].sort().join()) {
    report(`maps ${mapped.join(', ')} but its branches are ${tags.join(', ')}`);
  }
};

const typesOf = (schema: Place): readonly string[] => {
  const type = schema.at('type').value;
  if (typeof type === 'string') return [type];
  return isList(type) ? schema.at('type').texts() : [];
};

const isNumeric = (schema: Place): boolean => typesOf(schema).some((type) => type === 'integer' || type === 'number');
const isScalar = (schema: Place): boolean =>
  typesOf(schema).length > 0 && typesOf(schema).every((type) => type !== 'object' && type !== 'array');

const described = (schema: Place): boolean => {
  const text = schema.at('description').value;
  return typeof text === 'string' && text.trim().length > 0;
};
