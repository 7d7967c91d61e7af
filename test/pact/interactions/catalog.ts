import { Matchers } from '@pact-foundation/pact';
import type { Interaction, State, Value } from '../interaction.js';
import { EMPTY_HEADERS, envelope, ERROR_READS, get, JSON_HEADERS, KEYED, WITH_KEY } from '../shapes.js';

const { eachLike, integer, string } = Matchers;

const newModel = (id: string): Record<string, Value> => ({ id, model_ref: `hf:org/${id}/${id}.gguf`, tags: ['small'], trust_policy: { require_sbom: true } });

const entered = (id: string): State => ({ name: 'a model is in the catalog', params: { model: newModel(id) } });

const absent = (id: string): State => ({ name: 'no model has this id', params: { model_id: id } });

const model = (id: string, live: Record<string, unknown>): Record<string, unknown> => ({
  id,
  model_ref: `hf:org/${id}/${id}.gguf`,
  tags: ['small'],
  manifests: [],
  signatures: [],
  trust_policy: { mode: string('permissive'), require_sbom: true },
  created_ms: integer(1_767_225_600_000),
  pools: [],
  ...live,
});

const MODEL_READS = ['id', 'model_ref', 'state', 'tags.0', 'trust_policy.mode', 'created_ms'];

const post = (path: string, body?: Value): Interaction['request'] => ({ method: 'POST', path, headers: WITH_KEY, ...(body === undefined ? {} : { body }) });

/** Models with a name. */
export const CATALOG: readonly Interaction[] = [
  {
    description: 'createCatalogModel: a model is entered',
    states: [KEYED],
    request: post('/v1/catalog/models', newModel('entered')),
    answer: { status: 201, headers: JSON_HEADERS, json: model('entered', { state: 'Active' }) },
    reads: MODEL_READS,
  },
  {
    description: 'createCatalogModel: the id is that of another model',
    states: [KEYED, entered('taken')],
    request: post('/v1/catalog/models', { ...newModel('taken'), tags: ['large'] }),
    answer: { status: 409, headers: JSON_HEADERS, json: envelope('CONFLICT', { field: 'id', retriable: false }) },
    reads: [...ERROR_READS, 'field'],
  },
  {
    description: 'createCatalogModel: a model from where none is fetched',
    states: [KEYED],
    request: post('/v1/catalog/models', { id: 'bucket', model_ref: 's3://bucket/haiku.gguf' }),
    answer: { status: 400, headers: JSON_HEADERS, json: envelope('INVALID_PARAMS', { field: 'model_ref', retriable: false }) },
    reads: [...ERROR_READS, 'field'],
  },
  {
    description: 'listCatalogModels: the models that there are',
    states: [KEYED, entered('listed')],
    request: get('/v1/catalog/models'),
    answer: { status: 200, headers: JSON_HEADERS, json: { models: eachLike({ id: string('listed'), model_ref: string('hf:org/listed/listed.gguf'), state: Matchers.regex('^(Active|Retired)$', 'Active') }) } },
    reads: ['models.0.id', 'models.0.model_ref', 'models.0.state'],
  },
  {
    description: 'getCatalogModel: a model that is known',
    states: [KEYED, entered('known')],
    request: get('/v1/catalog/models/known'),
    answer: { status: 200, headers: JSON_HEADERS, json: model('known', { state: 'Active' }) },
    reads: MODEL_READS,
  },
  {
    description: 'getCatalogModel: a model that is not',
    states: [KEYED, absent('nobody')],
    request: get('/v1/catalog/models/nobody'),
    answer: { status: 404, headers: JSON_HEADERS, json: envelope('NOT_FOUND', { field: 'id', retriable: false }) },
    reads: ERROR_READS,
  },
  {
    description: 'verifyCatalogModel: a verification begins',
    states: [KEYED, entered('doubted')],
    request: post('/v1/catalog/models/doubted/verify'),
    answer: { status: 202, headers: JSON_HEADERS, json: model('doubted', { state: 'Active', verification: { result: 'running', started_ms: integer(1_767_225_600_000) } }) },
    reads: [...MODEL_READS, 'verification.result', 'verification.started_ms'],
  },
  {
    description: 'setCatalogModelState: a model is retired with a deadline',
    states: [KEYED, entered('old')],
    request: post('/v1/catalog/models/old/state', { state: 'Retired', deadline_ms: 60_000 }),
    answer: { status: 202, headers: JSON_HEADERS, json: model('old', { state: 'Retired', retire_deadline_ms: integer(1_767_225_660_000) }) },
    reads: [...MODEL_READS, 'retire_deadline_ms'],
  },
  {
    description: 'deleteCatalogModel: a model is removed',
    states: [KEYED, entered('removed')],
    request: { method: 'DELETE', path: '/v1/catalog/models/removed', headers: WITH_KEY },
    answer: { status: 204, headers: EMPTY_HEADERS },
  },
];
