import { type Model, pascal } from '../model.js';
import { tsLiteral } from '../parameters.js';
import type { Place } from '../place.js';
import { schemasOf } from '../read-model.js';
import { ALL_CONTRACTS, header } from './text.js';

/** Every closed set of strings: a component's under its own name, a property's as <Component><Property>. */
export const emitVocabulary = ({ documents }: Model): string => {
  const found = new Map<string, readonly string[]>();
  const visit = (name: string, schema: Place): void => {
    const values = schema.at('enum').items();
    if (values.length > 0 && values.every((each) => typeof each.value === 'string')) found.set(name, schema.at('enum').texts());
    for (const [property, held] of schema.at('properties').entries()) visit(name + words(property), held);
    visitList(name, schema.at('items'));
    for (const each of ['oneOf', 'anyOf', 'allOf']) for (const item of schema.at(each).items()) visitList(name, item);
  };
  const visitList = (name: string, schema: Place): void => {
    if (schema.exists) visit(name, schema);
  };
  for (const { place } of documents) for (const [name, schema] of schemasOf(place)) visit(name, schema);
  const entries = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  return header(ALL_CONTRACTS) + entries.map(([name, values]) => entry(name, values)).join('');
};

const words = (snake: string): string => snake.split(/[^A-Za-z0-9]+/).map(pascal).join('');

const entry = (name: string, values: readonly string[]): string => {
  const constant = plural(name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase());
  return `
export const ${constant} = [${values.map(tsLiteral).join(', ')}] as const;
export type ${name} = (typeof ${constant})[number];
`;
};

const plural = (constant: string): string => {
  if (/(S|X|CH|SH)$/.test(constant)) return `${constant}ES`;
  return /[^AEIOU]Y$/.test(constant) ? `${constant.slice(0, -1)}IES` : `${constant}S`;
};
