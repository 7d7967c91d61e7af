import { DOCUMENTS } from '../../../../generated/documents.js';
import { ROUTES, type Route } from '../../../../generated/routes.js';
import { validatorDocument, type Documents } from '../../../../src/app/lanes/validator-document.js';

const forged = <T>(value: unknown): T => Object(value);

/** A contract with one operation, GET /things, and the components that its answer needs. */
function contract(schemas: object, answer: object = { $ref: '#/components/schemas/Thing' }): Documents {
  const responses = { 200: { description: 'Yes.', content: { 'application/json': { schema: answer } } }, 500: { description: 'No.' } };
  return forged({ data: { openapi: '3.1.0', info: { title: 'T', version: '1.0.0' }, paths: { '/things': { get: { responses } } }, components: { schemas } }, control: {} });
}
const THINGS = forged<Route>({ document: 'data', method: 'GET', path: '/things', statuses: [200, 500] });

const answerOf = (documents: Documents): unknown => validatorDocument([THINGS], documents).paths?.['/things']?.get?.responses;
const answering = (schema: object): object => ({ 200: { content: { 'application/json': { schema } } } });

describe('The contracts as express-openapi-validator gets them', () => {
  it('hold every operation that is asked for, and no other', () => {
    const asked = ROUTES.filter(({ hot }) => !hot);
    const { paths } = validatorDocument(asked, DOCUMENTS);
    const held = Object.entries(paths ?? {}).flatMap(([path, item]) => Object.keys(item ?? {}).map((method) => `${method.toUpperCase()} ${path}`));
    expect(held.sort()).toEqual(asked.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('refer to nothing, and leave the contracts as they were', () => {
    const before = JSON.stringify(DOCUMENTS);
    expect(JSON.stringify(validatorDocument(ROUTES, DOCUMENTS))).not.toContain('"$ref"');
    expect(JSON.stringify(DOCUMENTS)).toBe(before);
  });

  it('hold no error answer, and of answers with the same schema the first', () => {
    const { data } = contract({ Thing: { type: 'object' } });
    const documents = forged<Documents>({ data: { ...data, paths: { ...data.paths, '/others': data.paths?.['/things'] } } });
    const { paths } = validatorDocument([THINGS, { ...THINGS, path: '/others' }], documents);
    expect(paths).toEqual({ '/things': { get: { responses: answering({ type: 'object' }) } }, '/others': { get: { responses: answering({}) } } });
  });

  it('put what is referred to in its place, with what stands beside the reference', () => {
    const schemas = { Thing: { type: 'object', properties: { size: { $ref: '#/components/schemas/Size', maximum: 3, description: 'How large.' } } }, Size: { type: 'integer', examples: [1] } };
    expect(answerOf(contract(schemas))).toEqual(answering({ type: 'object', properties: { size: { allOf: [{ type: 'integer' }, { maximum: 3 }] } } }));
  });

  it('keep properties and constants whatever they are called', () => {
    const thing = { type: 'object', properties: { default: { const: { title: 'x' } }, description: { type: 'string', description: 'Of it.' }, 'x-y': { enum: [{ $ref: 'no reference' }] } } };
    const { default: byDefault, 'x-y': own } = thing.properties;
    expect(answerOf(contract({ Thing: thing }))).toEqual(answering({ type: 'object', properties: { default: byDefault, description: { type: 'string' }, 'x-y': own } }));
  });

  it.each([
    ['a schema that holds itself', contract({ Thing: { type: 'object', properties: { next: { $ref: '#/components/schemas/Thing' } } } }), '#/components/schemas/Thing holds itself'],
    ['a reference that leads nowhere', contract({}), '#/components/schemas/Thing leads nowhere'],
    ['a route that is not there', forged<Documents>({ ...contract({}), data: { paths: {} } }), 'it has no GET /things'],
  ])('are refused for %s', (_what, documents, message) => {
    expect(() => validatorDocument([THINGS], documents)).toThrow(message);
  });
});
