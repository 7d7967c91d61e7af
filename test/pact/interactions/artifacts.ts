import { createHash } from 'node:crypto';
import { Matchers } from '@pact-foundation/pact';
import type { Interaction, State, Value } from '../interaction.js';
import { EMPTY_HEADERS, envelope, ERROR_READS, get, JSON_HEADERS, KEYED, WITH_KEY } from '../shapes.js';

const { eachLike, integer, regex, string } = Matchers;

/** Two documents of the pact; the bytes that they are kept as are known beforehand, and so are their ids. */
const PLAN: Record<string, Value> = { content: { steps: ['read', 'summarize'] }, kind: 'plan', metadata: {}, tags: ['pact'] };
const DOOMED: Record<string, Value> = { content: { steps: ['delete'] }, kind: 'plan', metadata: {}, tags: [] };

/** Their members are written in the order of the canonical form. */
const idOf = (document: Record<string, Value>): string => createHash('sha256').update(JSON.stringify(document)).digest('hex');

const stored = (document: Record<string, Value>): State => ({ name: 'an artifact is stored', params: { artifact: document } });
const path = (document: Record<string, Value>): string => `/v1/artifacts/${idOf(document)}`;
const etag = (document: Record<string, Value>): string => `"sha256:${idOf(document)}"`;
const NOBODYS = 'ab'.repeat(32);

const ref = (document: Record<string, Value>): Record<string, unknown> => ({
  id: idOf(document),
  kind: 'plan',
  digest: `sha256:${idOf(document)}`,
  created_ms: integer(1_767_225_600_000),
  tags: document['tags'],
});

const ARTIFACT_HEADERS = {
  ...EMPTY_HEADERS,
  'Content-Type': 'application/json',
  ETag: etag(PLAN),
  // A comma makes many values of one: each of them is a word.
  'Cache-Control': regex('^[a-z0-9=-]+$', 'private, immutable, max-age=31536000'),
  'Accept-Ranges': 'bytes',
};

/** Documents named by what is in them. */
export const ARTIFACTS: readonly Interaction[] = [
  {
    description: 'createArtifact: a document is stored under the digest of its canonical form',
    states: [KEYED],
    request: { method: 'POST', path: '/v1/artifacts', headers: WITH_KEY, body: { kind: 'plan', tags: ['pact', 'pact'], content: { steps: ['read', 'summarize'] } } },
    answer: { status: 201, headers: { ...JSON_HEADERS, Location: path(PLAN), ETag: etag(PLAN) }, json: ref(PLAN) },
    reads: ['id', 'kind', 'digest', 'created_ms', 'tags.0'],
  },
  {
    description: 'createArtifact: a parent that is not there',
    states: [KEYED, { name: 'no artifact has this id', params: { artifact_id: NOBODYS } }],
    request: { method: 'POST', path: '/v1/artifacts', headers: WITH_KEY, body: { ...PLAN, parent: NOBODYS } },
    answer: { status: 400, headers: JSON_HEADERS, json: envelope('INVALID_PARAMS', { field: 'parent', retriable: false }) },
    reads: [...ERROR_READS, 'field'],
  },
  {
    description: 'getArtifact: the document with its entity tag',
    states: [KEYED, stored(PLAN)],
    request: get(path(PLAN)),
    answer: {
      status: 200,
      headers: { ...ARTIFACT_HEADERS, 'Content-Digest': `sha-256=:${Buffer.from(idOf(PLAN), 'hex').toString('base64')}:` },
      json: PLAN,
    },
    reads: ['content.steps.0', 'kind', 'tags.0', 'metadata'],
  },
  {
    description: 'getArtifact: whoever has it is told so',
    states: [KEYED, stored(PLAN)],
    request: { method: 'GET', path: path(PLAN), headers: { ...WITH_KEY, 'If-None-Match': etag(PLAN) } },
    answer: { status: 304, headers: { ...EMPTY_HEADERS, ETag: etag(PLAN) } },
  },
  {
    description: 'getArtifact: an unknown id',
    states: [KEYED, { name: 'no artifact has this id', params: { artifact_id: NOBODYS } }],
    request: get(`/v1/artifacts/${NOBODYS}`),
    answer: { status: 404, headers: JSON_HEADERS, json: envelope('NOT_FOUND', { field: 'id', retriable: false }) },
    reads: ERROR_READS,
  },
  {
    description: 'listArtifacts: those with a tag',
    states: [KEYED, stored(PLAN)],
    request: get('/v1/artifacts', { tag: 'pact', kind: 'plan', limit: '10' }),
    answer: {
      status: 200,
      headers: JSON_HEADERS,
      json: { artifacts: eachLike({ ...ref(PLAN), id: regex('^[0-9a-f]{64}$', idOf(PLAN)), digest: regex('^sha256:[0-9a-f]{64}$', `sha256:${idOf(PLAN)}`), tags: eachLike(string('pact')) }) },
    },
    reads: ['artifacts.0.id', 'artifacts.0.kind', 'artifacts.0.digest', 'artifacts.0.created_ms', 'artifacts.0.tags.0'],
  },
  {
    description: 'deleteArtifact: a document goes',
    states: [KEYED, stored(DOOMED)],
    request: { method: 'DELETE', path: path(DOOMED), headers: WITH_KEY },
    answer: { status: 204, headers: EMPTY_HEADERS },
  },
];
