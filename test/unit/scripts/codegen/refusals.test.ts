import { emitValidators } from '../../../../scripts/codegen/emit/validators.js';
import { emitVocabulary } from '../../../../scripts/codegen/emit/vocabulary.js';
import { readModel } from '../../../../scripts/codegen/read-model.js';
import { withTinyContract } from '../../../support/contract-copy.js';

interface Wrong {
  readonly what: string;
  readonly file?: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly reason: string;
}

const WATCH = 'data.yaml#/paths/~1things~1{number}~1watch/get';
const MAKE = 'control.yaml#/paths/~1things/post';

const WRONG: readonly Wrong[] = [
  { what: 'an operation without a name', from: 'operationId: watchThing', to: 'summary: x', place: WATCH, reason: 'has no operationId' },
  { what: 'an operationId that is no name in code', from: 'operationId: watchThing', to: 'operationId: watch-thing', place: `${WATCH}/operationId`, reason: 'camelCase' },
  { what: 'one operationId twice', from: 'operationId: replayThing', to: 'operationId: watchThing', place: '~1replay/get', reason: 'watchThing is taken' },
  { what: 'one operationId in both documents', file: 'control.yaml', from: 'operationId: makeThing', to: 'operationId: watchThing', place: MAKE, reason: 'watchThing is taken' },
  { what: 'an operation without requirements', from: 'x-req-id: [T-1]', to: 'x-req-id: []', place: WATCH, reason: 'has no x-req-id' },
  { what: 'an operation that does not declare security', file: 'control.yaml', from: 'security: []', to: 'summary: x', place: MAKE, reason: 'does not declare security' },
  { what: 'a lane that does not exist', from: 'x-lane: hot', to: 'x-lane: warm', place: `${WATCH}/x-lane`, reason: 'must be hot or express' },
  { what: 'a stream that cannot end', from: 'x-sse-terminal: true', to: 'description: x', place: 'text~1event-stream/schema', reason: 'no event is marked x-sse-terminal' },
  { what: 'an event without its name', from: 'event: { type: string, const: made }', to: 'event: { type: string }', place: 'schemas/MadeEvent/properties/event/const', reason: 'must be a string' },
  { what: 'two events of one name', from: 'const: gone', to: 'const: made', place: 'text~1event-stream/schema', reason: 'two events bear the same name' },
  { what: 'an event name that is no method name', from: 'const: gone', to: 'const: gone-away', place: 'GoneEvent/properties/event', reason: 'plain word' },
  { what: 'an event whose data may be absent', from: 'required: [event, id, data]', to: 'required: [event, id]', place: 'schemas/MadeEvent', reason: 'required property data' },
  { what: 'an event whose id is required and not declared', from: "const: made }\n        id: { type: string }\n", to: 'const: made }\n', place: 'schemas/MadeEvent', reason: 'required property id is not declared' },
  { what: 'a payload without a name', from: "data: { $ref: '#/components/schemas/Made' }", to: 'data: { type: object }', place: 'MadeEvent/properties/data', reason: 'give it a name' },
  { what: 'a request body without a name', file: 'control.yaml', from: "{ $ref: '#/components/schemas/ThingRequest' }", to: '{ type: object }', place: `${MAKE}/requestBody/content/application~1json/schema`, reason: 'give it a name' },
  { what: 'a response body without a name', file: 'control.yaml', from: "{ $ref: '#/components/schemas/Thing' }", to: '{ type: object }', place: `${MAKE}/responses/201/content/application~1json/schema`, reason: 'give it a name' },
  { what: 'a request body that is no JSON', file: 'control.yaml', from: 'application/json', to: 'multipart/form-data', place: `${MAKE}/requestBody/content/multipart~1form-data`, reason: 'a request body is application/json' },
  { what: 'a media type that has no builder', file: 'control.yaml', from: 'text/plain; charset=utf-8', to: 'image/png', place: '~1text/get/responses/200/content/image~1png', reason: 'is not supported' },
  { what: 'stored bytes of something else than JSON', file: 'control.yaml', from: 'text/plain; charset=utf-8:\n', to: 'text/plain; charset=utf-8:\n              x-bytes: true\n', place: '~1text/get/responses/200/content/text~1plain; charset=utf-8/x-bytes', reason: 'only JSON' },
  { what: 'an error of stored bytes', file: 'control.yaml', from: "schema: { $ref: '#/components/schemas/Asleep' }", to: "schema: { $ref: '#/components/schemas/Asleep' }\n              x-bytes: true", place: `${MAKE}/responses/503/content`, reason: 'never stored bytes' },
  { what: 'a part of what is not stored bytes', file: 'control.yaml', from: "'201':", to: "'206':", place: `${MAKE}/responses/206`, reason: 'mark its media type x-bytes' },
  { what: 'a 304 with a body', file: 'control.yaml', from: 'description: The same.', to: "description: x, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }", place: 'responses/304/content', reason: 'a 304 has no body' },
  { what: 'a default response', from: "'404'", to: 'default', place: 'responses/default', reason: 'by their status' },
  { what: 'a range of statuses', from: "'404'", to: "'4XX'", place: 'responses/4XX', reason: 'by their status' },
  { what: 'an error with a status of success', from: "'404'", to: "'202'", place: 'components.yaml#/components/responses/NotFound', reason: 'ErrorEnvelope belongs to a status of 400' },
  { what: 'a style that only one lane reads', from: 'name: kind, in: query,', to: 'name: kind, in: query, style: spaceDelimited,', place: `${WATCH}/parameters/0/style`, reason: 'only form is' },
  { what: 'a list in one query parameter', from: 'name: kind, in: query,', to: 'name: kind, in: query, explode: false,', place: `${WATCH}/parameters/0/explode`, reason: 'repeated query parameter' },
  { what: 'a parameter described by a media type', from: 'name: deep, in: query,', to: 'name: deep, in: query, content: {},', place: `${WATCH}/parameters/2/content`, reason: 'is not supported' },
  { what: 'an object as a parameter', from: 'schema: { type: boolean }', to: 'schema: { type: object }', place: `${WATCH}/parameters/2/schema`, reason: 'must be a string' },
  { what: 'a parameter that may be null', from: 'schema: { type: boolean }', to: "schema: { type: [boolean, 'null'] }", place: `${WATCH}/parameters/2/schema/type`, reason: 'one type' },
  { what: 'a cookie', from: 'name: deep, in: query', to: 'name: deep, in: cookie', place: `${WATCH}/parameters/2/in`, reason: 'path, query or header' },
  { what: 'a path that names no declared parameter', from: '/things/{number}/replay', to: '/things/{digits}/replay', place: '/things~1{digits}~1replay/get'.slice(1), reason: '{digits}, which is not declared' },
  { what: 'a path segment of two parts', from: '/things/{number}/replay', to: '/things/a{number}/replay', place: '~1replay', reason: 'either literal or one' },
  { what: 'one route twice', from: 'paths:\n', to: "paths:\n  /text: { get: { operationId: twin, x-req-id: [T-9], security: [], responses: { '204': { description: x } } } }\n", place: 'control.yaml#/paths/~1text/get', reason: 'is taken' },
  { what: 'a method that is not served', from: 'get:\n      operationId: replayThing', to: 'trace:\n      operationId: replayThing', place: '~1replay/trace', reason: 'is not supported' },
  { what: 'a reference to a file elsewhere', from: "'components.yaml#/components/responses/NotFound'", to: "'../components.yaml#/components/responses/NotFound'", place: 'data.yaml#/paths', reason: 'leaves the contracts folder' },
  { what: 'a reference to a URL', from: "'components.yaml#/components/responses/NotFound'", to: "'https://example.org/a.yaml#/components/responses/NotFound'", place: 'data.yaml#/paths', reason: 'leaves the contracts folder' },
  { what: 'a reference to nothing', from: "'components.yaml#/components/responses/NotFound'", to: "'components.yaml#/components/responses/Gone'", place: 'data.yaml#/paths', reason: 'leads nowhere' },
  { what: 'a reference into the middle of a component', from: "'#/components/schemas/Kind'", to: "'#/components/schemas/Made/properties/name'", place: 'data.yaml#/paths', reason: 'is not of the form' },
  { what: 'one name for two components', from: '    Kind: {', to: '    ErrorCode: { type: string }\n    Kind: {', place: 'data.yaml#/components/schemas/ErrorCode', reason: 'is defined in both' },
  { what: 'two versions of one API', file: 'control.yaml', from: 'version: 1.2.3', to: 'version: 1.2.4', place: 'control.yaml#/info/version', reason: 'both are one API' },
  { what: 'another OpenAPI', from: 'openapi: 3.1.0', to: 'openapi: 3.0.3', place: 'data.yaml#/openapi', reason: 'must be 3.1' },
  { what: 'a discriminator that its branches do not bear', file: 'control.yaml', from: 'shape: { type: string, const: square }', to: 'shape: { type: string }', place: 'schemas/Form/oneOf/1', reason: 'has no constant shape' },
  { what: 'a keyword that no validator knows', file: 'control.yaml', from: 'multipleOf: 0.5', to: 'multiplesOf: 0.5', place: 'control.yaml#/components/schemas/Square', reason: 'multiplesOf' },
  { what: 'a format that no validator knows', file: 'control.yaml', from: 'format: uuid', to: 'format: guid', place: 'control.yaml#/components/schemas/Thing', reason: 'guid' },
  { what: 'a set that differs between the documents', file: 'control.yaml', from: 'ThingRequest:\n', to: 'Kind: { type: string, enum: [blue] }\n    ThingRequest:\n', place: 'control.yaml#/components/schemas/Kind', reason: 'has other values in the other contract' },
  { what: 'YAML that is broken', from: 'openapi: 3.1.0', to: 'openapi: [', place: 'data.yaml', reason: '' },
  { what: 'a key given twice', from: 'openapi: 3.1.0', to: 'openapi: 3.1.0\nopenapi: 3.1.0', place: 'data.yaml', reason: 'unique' },
  { what: 'a config reference out of its file', file: 'config.schema.json', from: '#/definitions/Queue', to: 'other.json#/Queue', place: 'config.schema.json', reason: 'cannot follow other.json#/Queue' },
];

/** All of codegen that can refuse: what prints the types takes any schema. */
const digest = (directory: string): void => {
  const model = readModel(directory);
  emitVocabulary(model);
  emitValidators(model);
};

describe('codegen refuses what it cannot express, and names the place', () => {
  test.each(WRONG.map((wrong) => [wrong.what, wrong] as const))('%s', async (_what, { file = 'data.yaml', from, to, place, reason }) => {
    const refusal = withTinyContract(file, from, to, digest);
    await expect(refusal).rejects.toMatchObject({
      name: 'Refusal',
      place: expect.stringContaining(place),
      reason: expect.stringContaining(reason),
    });
  });
});
