import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { isList, isObject, type Json, type JsonObject, type Place } from '../place.js';
import { CONFIG_FILE, configComponents } from './config-schema.js';
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

export const emitConfig = async (config: Place): Promise<string> => {
  const document = { openapi: '3.1.0', info: { title: 'config', version: '1' }, paths: {}, components: { schemas: configComponents(config) } };
  const unused = new Set(['paths', 'webhooks', 'operations', '$defs']);
  return header([CONFIG_FILE]) + (await printTypes(document, (name) => !unused.has(name)));
};
