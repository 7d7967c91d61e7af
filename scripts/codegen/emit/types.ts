import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { type Json, type JsonObject, type Place, isList, isObject } from '../place.js';
import { header, twoSpaces } from './text.js';

const NAME_MAPS = new Set(['properties', 'patternProperties', '$defs', 'schemas', 'headers', 'responses']);

/**
 * openapi-typescript rewrites the tag of a discriminated schema to the name of its component. The tags are `const`
 * properties already, so it gets to see no discriminator.
 */
const withoutDiscriminators = (value: Json, named = false): Json => {
  if (isList(value)) return value.map((item) => withoutDiscriminators(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => named || key !== 'discriminator')
      .map(([key, item]) => [key, withoutDiscriminators(item, !named && NAME_MAPS.has(key))]),
  );
};

const printTypes = async (document: JsonObject, keep: (name: string) => boolean): Promise<string> => {
  const source = Buffer.from(JSON.stringify(withoutDiscriminators(document)));
  const nodes = await openapiTS(source, { immutable: true, rootTypes: true, rootTypesNoSchemaPrefix: true, silent: true });
  return twoSpaces(astToString(nodes.filter((node) => keep(declaredName(node)))));
};

const declaredName = (node: ts.Node): string =>
  ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) ? node.name.text : '';

export const emitTypes = async (place: Place, file: string): Promise<string> =>
  header([file, 'components.yaml']) + (await printTypes(place.object(), (name) => name !== 'webhooks' && name !== '$defs'));

export const CONFIG_FILE = 'config.schema.json';

/** The config schema as the component `Config`, and each of its definitions as a component of its own. */
export const configComponents = (config: Place): JsonObject => {
  const { $schema: _schema, $id: _id, $defs, definitions = $defs, ...root } = config.object();
  const local = (value: Json): Json => {
    if (isList(value)) return value.map(local);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => {
        if (name !== '$ref' || typeof item !== 'string') return [name, local(item)];
        const [, target] = /^#\/(?:\$defs|definitions)\/([A-Za-z0-9]+)$/.exec(item) ?? config.refuse(`cannot follow ${item}: only #/definitions/Name`);
        return [name, `#/components/schemas/${target ?? ''}`];
      }),
    );
  };
  const components: Record<string, Json> = { Config: local(root) };
  for (const [name, schema] of Object.entries(isObject(definitions) ? definitions : {})) {
    if (name in components) config.at('definitions').at(name).refuse('Config is the name of the whole');
    components[name] = local(schema);
  }
  return components;
};

export const emitConfig = async (config: Place): Promise<string> => {
  const document = { openapi: '3.1.0', info: { title: 'config', version: '1' }, paths: {}, components: { schemas: configComponents(config) } };
  const unused = new Set(['paths', 'webhooks', 'operations', '$defs']);
  return header([CONFIG_FILE]) + (await printTypes(document, (name) => !unused.has(name)));
};
