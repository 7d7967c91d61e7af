import { isList, isObject, type Json, type JsonObject, LOCAL_REF, type Place } from '../place.js';

const MAPS = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas']);
const LITERALS = new Set(['default', 'enum', 'const', 'required', 'dependentRequired']);
const ANNOTATIONS = new Set(['description', 'title', 'summary', 'example', 'examples', 'deprecated', 'externalDocs', 'xml', '$comment']);

export const schemaId = (document: string, component: string): string => `contract://${document}/${component}`;

/**
 * A contract's schema as the validator compiler takes it: without what only people and other tools read, its references
 * turned into the ids of the components of `document`.
 *
 * So that the first error is the one a person wants: a discriminated choice is first an object with one of the known
 * tags, then only the tagged branch; a `format` is checked before lengths and patterns.
 */
export const plainSchema = (schema: Place, document: string): JsonObject => {
  const plain = (place: Place): JsonObject => {
    const result: Record<string, Json> = {};
    for (const [key, held] of place.entries()) {
      if (ANNOTATIONS.has(key) || key.startsWith('x-') || key === 'discriminator') continue;
      result[key] = rewritten(key, held);
    }
    const tag = place.at('discriminator').at('propertyName');
    if (tag.exists) return { allOf: [knownTag(place, tag.text()), chosen(result, tag.text())] };
    const { format, ...rest } = result;
    const alone = format === undefined || Object.keys(rest).length <= 1;
    return alone ? result : { ...rest, allOf: [{ type: rest['type'] ?? null, format }] };
  };
  const rewritten = (key: string, held: Place): Json => {
    const { value } = held;
    if (value === undefined) return held.refuse('is missing');
    if (key === '$ref') return typeof value === 'string' ? schemaId(document, componentName(held, value)) : held.refuse('must be a string');
    if (LITERALS.has(key)) return value;
    if (MAPS.has(key)) return Object.fromEntries(held.entries().map(([name, each]) => [name, plainOr(each)]));
    return isList(value) ? held.items().map(plainOr) : plainOr(held);
  };
  /** A subschema may also be true or false. */
  const plainOr = (held: Place): Json => (isObject(held.value) ? plain(held) : (held.value ?? null));
  return plain(schema);
};

const componentName = (place: Place, ref: string): string => {
  const [, kind, name] = LOCAL_REF.exec(ref) ?? [];
  return kind === 'schemas' && name !== undefined ? name : place.refuse(`cannot follow ${ref} in a schema`);
};

const knownTag = (place: Place, tag: string): JsonObject => {
  const values = place
    .at('oneOf')
    .items()
    .map((branch) => {
      const held = branch.resolved().at('properties').at(tag).resolved().at('const');
      return held.exists ? held.text() : branch.refuse(`has no constant ${tag}, which the discriminator names`);
    });
  if (values.length === 0) place.refuse('a discriminator belongs to a oneOf');
  return { type: 'object', required: [tag], properties: { [tag]: { type: 'string', enum: values } } };
};

const chosen = (schema: JsonObject, tag: string): JsonObject => ({
  ...schema,
  type: 'object',
  required: [tag],
  discriminator: { propertyName: tag },
});
