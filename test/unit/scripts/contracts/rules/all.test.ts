import { findings } from '../../../../../scripts/contracts/rules/all.js';
import { type Edit, edited, removeCopies } from '../edited.js';

const messages = (...edits: readonly Edit[]): readonly string[] =>
  findings(edited('contracts', edits)).map(({ place, message }) => `${place}: ${message}`);

afterAll(removeCopies);

describe('the contract rules', () => {
  it('find nothing in the contracts as they stand', () => {
    expect(findings('contracts')).toEqual([]);
  });

  const cases: readonly (readonly [claim: string, edits: readonly Edit[], found: string])[] = [
    [
      'a string needs a maxLength',
      [['data.yaml', '          minLength: 1\n          maxLength: 1000000\n          examples: [An old silent pond]', '          examples: [An old silent pond]']],
      'data.yaml#/components/schemas/TaskRequest/properties/prompt: is a string without maxLength',
    ],
    [
      'an array needs a maxItems',
      [['data.yaml', '          minItems: 1\n          maxItems: 1024\n          items: { $ref: \'#/components/schemas/ChatMessage\' }', '          items: { $ref: \'#/components/schemas/ChatMessage\' }']],
      'data.yaml#/components/schemas/TaskRequest/properties/messages: is an array without maxItems',
    ],
    ['an integer needs a maximum', [['control.yaml', '          maximum: 86400000\n', '']], 'control.yaml#/components/schemas/DrainRequest/properties/deadline_ms: is integer without maximum'],
    ['an integer needs a minimum', [['control.yaml', '          minimum: 0\n          maximum: 86400000\n', '          maximum: 86400000\n']], 'control.yaml#/components/schemas/DrainRequest/properties/deadline_ms: is integer without minimum'],
    ['an inline parameter schema needs bounds', [['data.yaml', 'minimum: 1, maximum: 200, ', 'minimum: 1, ']], 'data.yaml#/paths/~1v1~1tasks/get/parameters/1/schema: is integer without maximum'],
    [
      'an object refuses unknown keys',
      [['control.yaml', '    Healthz:\n      description: The process is alive.\n      type: object\n      additionalProperties: false', '    Healthz:\n      description: The process is alive.\n      type: object']],
      'control.yaml#/components/schemas/Healthz: is an object that allows unknown keys: additionalProperties must be false',
    ],
    ['a free-form object is bounded', [['data.yaml', '          maxProperties: 256\n', '']], 'data.yaml#/components/schemas/ResponseFormatJsonSchema/properties/json_schema: is a free-form object without maxProperties'],
    ['a property needs a description', [['data.yaml', 'description: Who speaks.', 'title: Who speaks.']], 'data.yaml#/components/schemas/ChatMessage/properties/role: has no description'],
    ['a component needs a description', [['components.yaml', 'description: From 0 to 1.', 'title: From 0 to 1.']], 'components.yaml#/components/schemas/Ratio: has no description'],
    ['a field in milliseconds says so', [['data.yaml', 'description: When it ended, Unix milliseconds.', 'description: When it ended.'], ['data.yaml', 'description: A moment, milliseconds since', 'description: A moment since']], 'data.yaml#/components/schemas/Task/properties/ended_ms: has a description without its unit (millisecond)'],
    ['a scalar needs an example', [['data.yaml', '          enum: [continue, cancel]\n          examples: [continue]', '          enum: [continue, cancel]']], 'data.yaml#/components/schemas/TaskRequest/properties/on_disconnect: has no example'],
    ['no field has a default', [['data.yaml', '          enum: [continue, cancel]', '          default: continue\n          enum: [continue, cancel]']], 'data.yaml#/components/schemas/TaskRequest/properties/on_disconnect: has a default: say it in the description, and let the handler fill it'],
    ['a union is told apart by a field', [['data.yaml', '        propertyName: kind', '        x-name: kind']], 'data.yaml#/components/schemas/TaskOutcome: is a oneOf without a discriminator'],
    ['a union maps all its branches', [['data.yaml', "          metrics: '#/components/schemas/MetricsEvent'\n", '']], 'data.yaml#/components/schemas/TaskEvent: maps queued, started, token, result, end, error but its branches are queued, started, token, result, metrics, end, error'],
    ['the config schema obeys the same rules', [['config.schema.json', '"maxLength": 4096,', '']], 'config.schema.json#/components/schemas/Config/properties/data_dir: is a string without maxLength'],
    ['an operation declares its security', [['control.yaml', '      security: []\n', '']], 'control.yaml#/paths/~1metrics/get: getMetrics: declares no security'],
    ['no route under /v1/ is open', [['data.yaml', '      x-req-id: [ORCH-3042]\n      security: *secured', '      x-req-id: [ORCH-3042]\n      security: []']], 'data.yaml#/paths/~1v1~1sessions~1{id}/delete/security: deleteSession: is open, but all routes under /v1/ need a key'],
    ['a secured operation declares 401', [['control.yaml', "        '401': { $ref: 'components.yaml#/components/responses/Unauthorized' }\n", '']], 'control.yaml#/paths/~1v1~1capabilities/get/responses: getCapabilities: needs a key but does not declare 401'],
    ['an operation with a body declares 415', [['control.yaml', "        '415': { $ref: 'components.yaml#/components/responses/UnsupportedMediaType' }\n", '']], 'control.yaml#/paths/~1v1~1pools/post/responses: createPool: does not declare 415: it takes a body'],
    ['a 429 tells when to come back', [['components.yaml', "        Retry-After: { $ref: '#/components/headers/RetryAfter' }\n        X-Backoff-Ms", '        X-Backoff-Ms']], 'components.yaml#/components/responses/TooManyRequests: createTask: 429 must have the required header Retry-After'],
    ['the correlation id is a required header', [['components.yaml', '      required: true\n      x-set-by-server: true', '      required: false\n      x-set-by-server: true']], 'components.yaml#/components/responses/InvalidParams: getTask: 400 must have the required header X-Correlation-Id'],
    ['a body has an example', [['control.yaml', '            examples:\n              half-a-minute: { value: { deadline_ms: 30000 } }\n', '']], 'control.yaml#/paths/~1v1~1pools~1{id}~1drain/post/requestBody/content/application~1json: drainPool: application/json has no example'],
    ['an id of an operation is in the table', [['requirements.yaml', 'ORCH-3042:', 'ORCH-3942:']], 'data.yaml#/paths/~1v1~1sessions~1{id}/delete/x-req-id: ORCH-3042 is not in requirements.yaml'],
    ['an id of the table is named by an operation', [['requirements.yaml', 'ORCH-3042:', 'ORCH-3942:']], 'requirements.yaml#/ORCH-3942: no operation names it in x-req-id'],
    ['a requirement is a sentence', [['requirements.yaml', 'deleting is idempotent, and its tasks stay.', 'deleting is idempotent']], 'requirements.yaml#/ORCH-3042: must be one sentence that ends in a full stop'],
    ['both documents bear one version', [['control.yaml', '  version: 0.1.0\n  summary', '  version: 0.2.0\n  summary']], 'info.version: the documents differ: 0.1.0, 0.2.0'],
    ['OpenAPI is 3.1.0', [['control.yaml', 'openapi: 3.1.0', 'openapi: 3.2.0']], 'control.yaml#/openapi: must be 3.1.0: the validators know no other'],
    ['a reference leads somewhere', [['components.yaml', '    Ratio:', '    Rate:']], 'leads nowhere'],
  ];

  it.each(cases)('%s', (_claim, edits, found) => {
    expect(messages(...edits)).toContainEqual(expect.stringContaining(found));
  });
});
