import { isList, isObject, type Json, type JsonObject, type Place } from '../place.js';

export const CONFIG_FILE = 'config.schema.json';
const LOCAL = /^#\/(?:\$defs|definitions)\/([A-Za-z0-9]+)$/;

/** The config schema as the component `Config`, and each of its definitions as a component of its own. */
export const configComponents = (config: Place): JsonObject => {
  const { $schema: _schema, $id: _id, $defs, definitions = $defs, ...root } = config.object();
  const local = (value: Json): Json => {
    if (isList(value)) return value.map(local);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => {
        if (name !== '$ref' || typeof item !== 'string') return [name, local(item)];
        const [, target] = LOCAL.exec(item) ?? [];
        return [name, `#/components/schemas/${target ?? config.refuse(`cannot follow ${item}: only #/definitions/Name`)}`];
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
