import { type Model, pascal } from '../model.js';
import { tsLiteral } from '../parameters.js';
import type { Place } from '../place.js';
import { schemasOf } from '../read-model.js';
import { ALL_CONTRACTS, header } from './text.js';

interface Vocabulary {
  readonly constant: string;
  readonly values: readonly string[];
}

/** Every closed set of strings: a component's in the plural of its name, a property's as <COMPONENT>_<PROPERTY>_VALUES. */
export const emitVocabulary = ({ documents }: Model): string => {
  const found = new Map<string, Vocabulary>();
  for (const { place } of documents) {
    for (const [name, schema] of schemasOf(place)) {
      for (const [suffix, values] of closedSets(schema)) {
        const type = name + suffix;
        const constant = suffix === '' ? plural(upper(type)) : `${upper(type)}_VALUES`;
        const known = found.get(type);
        if (known !== undefined && known.values.join() !== values.join()) schema.refuse(`${type} has other values in the other contract`);
        found.set(type, { constant, values });
      }
    }
  }
  const entries = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  return header(ALL_CONTRACTS) + entries.map(([type, vocabulary]) => entry(type, vocabulary)).join('');
};

/** The sets in a schema, each with the names of the properties that lead to it, such as `KvHint`. */
const closedSets = (schema: Place, suffix = ''): readonly (readonly [string, readonly string[]])[] => {
  const values = schema.at('enum').items();
  const own = values.length > 0 && values.every(({ value }) => typeof value === 'string') ? [[suffix, schema.at('enum').texts()] as const] : [];
  const properties = schema.at('properties').entries().flatMap(([name, held]) => closedSets(held, suffix + words(name)));
  const branches = ['oneOf', 'anyOf', 'allOf'].flatMap((each) => schema.at(each).items()).flatMap((each) => closedSets(each, suffix));
  const items = schema.at('items');
  return [...own, ...properties, ...branches, ...(items.exists ? closedSets(items, suffix) : [])];
};

const words = (snake: string): string => snake.split(/[^A-Za-z0-9]+/).map(pascal).join('');
const upper = (name: string): string => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();

const plural = (constant: string): string => {
  if (/(S|X|CH|SH)$/.test(constant)) return `${constant}ES`;
  return /[^AEIOU]Y$/.test(constant) ? `${constant.slice(0, -1)}IES` : `${constant}S`;
};

const entry = (type: string, { constant, values }: Vocabulary): string => `
export const ${constant} = [
${values.map((value) => `  ${tsLiteral(value)},\n`).join('')}] as const;
export type ${type} = (typeof ${constant})[number];
`;
