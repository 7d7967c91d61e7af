import { bundle, readYaml } from '../codegen/bundle.js';
import { METHODS } from '../codegen/model.js';
import { isList, isObject, type Json, Place } from '../codegen/place.js';

/** What is wrong, and where: `data.yaml#/paths/…`. */
export interface Finding {
  readonly place: string;
  readonly message: string;
}

export const DOCUMENT_FILES = ['data.yaml', 'control.yaml'] as const;
export type DocumentFile = (typeof DOCUMENT_FILES)[number];

export interface Contracts {
  readonly documents: readonly { readonly file: DocumentFile; readonly root: Place }[];
  /** The config file's schema, in the form of a document with components, so that the same rules read it. */
  readonly config: Place;
}

/** Throws codegen's Refusal where a document cannot be read or a reference leads nowhere. */
export const readContracts = (directory: string): Contracts => ({
  documents: DOCUMENT_FILES.map((file) => ({ file, root: Place.of(bundle(directory, file)) })),
  config: readConfigSchema(directory),
});

const CONFIG_FILE = 'config.schema.json';

const readConfigSchema = (directory: string): Place => {
  const { definitions, $schema: _draft, ...config } = readYaml(directory, CONFIG_FILE);
  const schemas = { ...(isObject(definitions) ? definitions : {}), Config: config };
  return Place.of({ file: CONFIG_FILE, document: { components: { schemas: asComponents(schemas) } }, origins: new Map() });
};

/** The same JSON with references to definitions turned into references to components. */
const asComponents = (value: Json): Json => {
  if (typeof value === 'string') return value.replace(/^#\/definitions\//, '#/components/schemas/');
  if (isList(value)) return value.map(asComponents);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asComponents(item)])) : value;
};

export interface OperationPlace {
  readonly id: string;
  readonly path: string;
  readonly place: Place;
}

export const operations = (root: Place): readonly OperationPlace[] =>
  root
    .at('paths')
    .entries()
    .flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const place = item.at(method);
        return place.exists ? [{ id: place.at('operationId').text(), path, place }] : [];
      }),
    );
