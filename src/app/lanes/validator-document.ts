import type { DOCUMENTS } from '../../../generated/documents.js';
import type { Route } from '../../../generated/routes.js';
import { isRecord } from '../../lib/record.js';

/** The bundled contracts, or such as tests have damaged. */
export type Documents = typeof DOCUMENTS;
export type Document = Documents[Route['document']];

/**
 * Both contracts as express-openapi-validator gets them: one document, with the operations of `routes` alone. It holds each schema once more
 * for every operation and walks the whole document each time, and it compiles what a `$ref` names only to look it up. Said the
 * short way the same takes half the time of a start. What is different:
 *
 * - No references: what is referred to stands where it is referred to.
 * - No error answers: they are one envelope, checked when it is made. And of answers with the same schema one: its
 *   own compiled check (responder.ts) holds for each.
 * - No `discriminator`: it would read the tag of a body before it knows that the body is an object, and the constant tags in the branches of
 *   the `oneOf` say the same.
 * - No `default`: it judges a body, and the compiled validators complete it.
 *
 * Throws where a contract lacks a route, or a reference leads nowhere or back to itself.
 */
export function validatorDocument(routes: readonly Route[], documents: Documents): Document {
  const paths: NonNullable<Document['paths']> = {};
  const answered = new Set<string>();
  for (const route of routes) {
    const document = documents[route.document];
    const operation = member(member(document.paths, route.path), route.method.toLowerCase());
    if (!isRecord(operation)) throw new Error(`The contract cannot be served: it has no ${route.method} ${route.path}.`);
    const spoken = withoutRepeats(withoutErrors(operation), answered);
    Object.assign((paths[route.path] ??= {}), { [route.method.toLowerCase()]: inlined(spoken, document, []) });
  }
  const { openapi, info } = documents.data;
  return { openapi, info, paths, components: {}, webhooks: {} };
}

type Values = Readonly<Record<string, unknown>>;

const withoutErrors = (operation: Values): Values => ({
  ...operation,
  responses: Object.fromEntries(entriesOf(operation['responses']).filter(([status]) => Number(status) < 400)),
});

/** Marks in `answered` the schemas that it leaves. */
function withoutRepeats(operation: Values, answered: Set<string>): Values {
  const once = (media: unknown): unknown => {
    const ref = member(member(media, 'schema'), '$ref');
    if (typeof ref !== 'string') return media;
    const repeated = answered.has(ref);
    answered.add(ref);
    return repeated ? { schema: {} } : media;
  };
  const responses = entriesOf(operation['responses']).map(([status, response]) => {
    if (!isRecord(response) || !isRecord(response['content'])) return [status, response];
    return [status, { ...response, content: mapped(response['content'], once) }];
  });
  return { ...operation, responses: Object.fromEntries(responses) };
}

/** Told to people, or told otherwise (see above); `headers` of answers are checked by the compiled validators alone. */
const LEFT_OUT = new Set(['description', 'summary', 'title', 'tags', 'example', 'examples', 'deprecated', 'security', 'headers', 'discriminator', 'default']);
/** Under these the keys are the contract's own names. */
const NAMED = new Set(['properties', 'patternProperties', 'dependentSchemas', 'responses', 'content']);
const LITERAL = new Set(['const', 'enum']);

/** `within`: the references that led here. */
function inlined(value: unknown, document: Document, within: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => inlined(item, document, within));
  if (!isRecord(value)) return value;
  const { $ref: ref, ...others } = value;
  const here = Object.fromEntries(
    Object.entries(others).flatMap(([key, item]) => {
      if (LEFT_OUT.has(key) || key.startsWith('x-')) return [];
      if (LITERAL.has(key)) return [[key, item]];
      return [[key, NAMED.has(key) && isRecord(item) ? mapped(item, (named) => inlined(named, document, within)) : inlined(item, document, within)]];
    }),
  );
  if (typeof ref !== 'string') return here;
  const there = inlined(target(ref, document, within), document, [...within, ref]);
  return Object.keys(here).length === 0 ? there : { allOf: [there, here] };
}

function target(ref: string, document: Document, within: readonly string[]): unknown {
  if (within.includes(ref)) throw new Error(`The contract cannot be served: ${ref} holds itself, and express-openapi-validator gets it without references.`);
  const found = ref.split('/').slice(1).reduce<unknown>(member, document);
  if (found === undefined) throw new Error(`The contract cannot be served: ${ref} leads nowhere.`);
  return found;
}

const entriesOf = (value: unknown): [string, unknown][] => (isRecord(value) ? Object.entries(value) : []);

const mapped = (values: Values, change: (value: unknown) => unknown): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));

const member = (value: unknown, name: string): unknown => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined);
