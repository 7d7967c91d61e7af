import fc from 'fast-check';
import type { HttpReplicaDefinition, MockReplicaDefinition, PoolDefinition } from '../../../src/domain/pool/definition.js';
import { POOL_DEFAULTS } from '../../../src/domain/pool/defaults.js';
import { isManaged } from '../../../src/domain/pool/definition.js';
import { definitionDigest, readRecord, writeRecord, type PoolRecord } from '../../../src/services/pools/registry/pool-record.js';
import { TemplateGone, type RunSources } from '../../../src/services/pools/registry/stored-definition.js';

const amount = fc.integer({ min: 0, max: 1e12 });
const text = fc.string({ maxLength: 20, unit: 'binary' });
const definite = { noNullPrototype: true } as const;

const place = { id: text, devices: text, kvCapacityBytes: amount };
const mock: fc.Arbitrary<MockReplicaDefinition> = fc.record(
  {
    ...place,
    slots: amount,
    tokensPerSecond: amount,
    firstTokenMs: amount,
    prefillTokensPerSecond: amount,
    endChance: fc.double({ min: 0, max: 1, noNaN: true }).map((chance) => chance + 0),
    ctxMax: amount,
    version: text,
    faults: fc.record({ refuse: fc.boolean(), attempts: amount, stallAfterTokens: amount, dieAfterTokens: amount, malformedAfterTokens: amount }, { requiredKeys: ['refuse'], ...definite }),
  },
  { requiredKeys: ['id', 'slots', 'tokensPerSecond', 'firstTokenMs', 'endChance', 'ctxMax', 'version', 'faults'], ...definite },
);
const http: fc.Arbitrary<HttpReplicaDefinition> = fc.oneof(
  fc.record({ ...place, slots: amount, ctxMax: amount, url: text }, { requiredKeys: ['id', 'url'], ...definite }),
  fc.record(
    { ...place, slots: amount, ctxMax: amount, command: fc.array(text), env: fc.dictionary(fc.stringMatching(/^[A-Z_]{1,9}$/), text, definite), workingDirectory: text, port: amount, startTimeoutMs: amount, stopGraceMs: amount, idleUnloadMs: amount },
    { requiredKeys: ['id', 'command', 'env', 'startTimeoutMs', 'stopGraceMs'], ...definite },
  ),
);

/** A request can name the same template for several replicas, and says nothing of what it runs. */
const TEMPLATE = { id: 'llama', command: ['llama-server', '{port}'], env: { TOKEN: 'sk-template' }, startTimeoutMs: 600_000, stopGraceMs: 7 };
const { id: _id, ...RUN } = TEMPLATE;
const templated: fc.Arbitrary<HttpReplicaDefinition> = fc.record({ ...place, port: amount, slots: amount }, { requiredKeys: ['id'], ...definite }).map((where) => ({ ...where, template: TEMPLATE.id, ...RUN }));

const common = {
  id: text,
  model: text,
  modelRefs: fc.array(text, { maxLength: 4 }),
  queueCapacity: amount,
  queueTokens: amount,
  queuePolicy: fc.constantFrom('reject', 'drop-lru', 'shed-low-priority'),
  batchShare: amount,
  modelState: fc.constantFrom('active', 'retired'),
  price: fc.record({ inputToken: amount, outputToken: amount }, definite),
  kvBytesPerToken: amount,
  probeIntervalMs: amount,
  timeouts: fc.record({ connectMs: amount, firstTokenMs: amount, idleMs: amount, wallMs: amount }, definite),
  selfTest: fc.constantFrom('off', 'degrade', 'require'),
  breaker: fc.record({ windowMs: amount, minAttempts: amount, errorRate: amount, firstTokenSloMs: amount, openMs: amount, openMaxMs: amount }, { requiredKeys: ['windowMs', 'minAttempts', 'errorRate', 'openMs', 'openMaxMs'], ...definite }),
  reload: fc.record({ strategy: fc.constantFrom('auto', 'beside', 'sequence'), drainMs: amount }, definite),
} as const;
const REQUIRED = ['id', 'model', 'modelRefs', 'queueCapacity', 'queuePolicy', 'batchShare', 'modelState', 'probeIntervalMs', 'timeouts', 'selfTest', 'breaker', 'reload', 'engine', 'replicas'] as const;

/** As the defaults have it. */
const sample = (): PoolDefinition => ({
  ...POOL_DEFAULTS.pool,
  id: 'pool',
  model: 'm',
  modelRefs: [],
  queueCapacity: POOL_DEFAULTS.queue.capacity,
  queuePolicy: POOL_DEFAULTS.queue.policy,
  batchShare: POOL_DEFAULTS.queue.batchShare,
  selfTest: 'off',
  engine: 'mock',
  replicas: [{ id: 'm0', ...POOL_DEFAULTS.mockReplica, version: OWN, faults: { refuse: false } }],
});

const anyDefinition: fc.Arbitrary<PoolDefinition> = fc.oneof(
  fc.record({ ...common, engine: fc.constant('mock'), replicas: fc.array(mock, { minLength: 1, maxLength: 3 }) }, { requiredKeys: [...REQUIRED], ...definite }),
  fc.record(
    { ...common, engine: fc.constantFrom('llamacpp', 'vllm', 'tgi', 'triton', 'openai'), engineModel: text, apiKeyEnv: text, workloads: fc.subarray(['completion', 'embedding', 'rerank'] as const), replicas: fc.array(fc.oneof(http, templated), { minLength: 1, maxLength: 3 }) },
    { requiredKeys: [...REQUIRED], ...definite },
  ),
);

const definitions = anyDefinition.filter((definition) => new Set(definition.replicas.map(({ id }) => id)).size === definition.replicas.length);

const base = fc.option(text, { nil: null });
const source = fc.constantFrom('config' as const, 'contract' as const);
const records: fc.Arbitrary<PoolRecord> = fc.oneof(
  fc.record({ kind: fc.constant('defined' as const), base, source, definition: definitions }),
  fc.record({ kind: fc.constant('removing' as const), base, source, definition: definitions, deadlineAt: amount }),
  fc.record({ kind: fc.constant('removed' as const), base }),
);
/** The configuration as it was when the record was written. */
const sourcesOf = (record: PoolRecord): RunSources => ({ templates: [TEMPLATE], configured: record.kind === 'removed' ? undefined : record.definition, without: () => undefined });
/** A damaged name of a template is one that is gone. */
function harmed(record: PoolRecord, text: string): PoolRecord | undefined {
  try {
    return read(record, text);
  } catch (error) {
    expect(error).toBeInstanceOf(TemplateGone);
    return undefined;
  }
}
const OWN = '1.2.3';
const write = (record: PoolRecord): string => writeRecord(record, OWN);
const read = (record: PoolRecord, text: string, own = OWN): PoolRecord | undefined => readRecord(idOf(record), text, own, sourcesOf(record));
const idOf = (record: PoolRecord): string => (record.kind === 'removed' ? 'pool' : record.definition.id);

test('OC-CTRL-2063: what contract said of a pool comes back from the store as it was', () => {
  fc.assert(fc.property(records, (record) => expect(read(record, write(record))).toEqual(record)));
});

test('OC-CTRL-2063: what a disk made of it is the same, or nothing, and never an exception', () => {
  fc.assert(
    fc.property(records, fc.nat(), fc.string({ maxLength: 3 }), (record, at, damage) => {
      const whole = write(record);
      const place = at % (whole.length + 1);
      const found = harmed(record, whole.slice(0, place) + damage + whole.slice(place + damage.length));
      if (found !== undefined) expect(['defined', 'removing', 'removed']).toContain(found.kind);
      expect(read(record, whole.slice(0, place))?.kind).toBe(place === whole.length ? record.kind : undefined);
    }),
  );
});

test('a definition has the same digest before and after the store, and in every version of the daemon', () => {
  fc.assert(
    fc.property(definitions, text, (definition, version) => {
      const written: PoolRecord = { kind: 'defined', base: null, source: 'config', definition };
      const record = read(written, writeRecord(written, version), version);
      expect(record?.kind === 'defined' && definitionDigest(record.definition, version)).toBe(definitionDigest(definition, version));
      if (definition.engine !== 'mock') return;
      const telling = (own: string) => definitionDigest({ ...definition, replicas: definition.replicas.map((replica) => ({ ...replica, version: own })) }, own);
      expect(telling('1')).toBe(telling('2'));
    }),
  );
});

test('OC-CTRL-2063: what is stored of a pool holds no value of a variable, and nothing of a template but its name', () => {
  fc.assert(
    fc.property(definitions, (definition) => {
      const secret = { ...definition, replicas: definition.replicas.map((replica) => (isManaged(replica) && replica.template === undefined ? { ...replica, env: { HF_TOKEN: 'sk-of-the-replica' } } : replica)) } as PoolDefinition;
      const text = write({ kind: 'defined', base: null, source: 'contract', definition: secret });
      expect(text).not.toMatch(/sk-of-the-replica|sk-template|llama-server/);
    }),
  );
});

test('OC-CTRL-2063: a template that is gone is told, and one that has changed counts as it is now', () => {
  const definition = { ...sample(), engine: 'llamacpp', replicas: [{ id: 'r0', template: 'llama', ...RUN }] } as const satisfies PoolDefinition;
  const text = write({ kind: 'defined', base: null, source: 'contract', definition });
  const sources = { templates: [{ ...TEMPLATE, command: ['other-server', '{port}'] }], configured: undefined, without: () => undefined };
  expect(readRecord(definition.id, text, OWN, sources)).toMatchObject({ definition: { replicas: [{ command: ['other-server', '{port}'] }] } });
  expect(() => readRecord(definition.id, text, OWN, { ...sources, templates: [] })).toThrow(/template llama, which the configuration no longer has/);
});

test('OC-CTRL-2063: a version with more to say, or with other defaults, still knows a pool by what was said of it', () => {
  const definition = sample();
  const text = write({ kind: 'defined', base: null, source: 'contract', definition });
  // What is by default is not there, so that a later version fills it in as it likes, and takes the digest of what is left.
  expect(Object.keys((JSON.parse(text) as { definition: object }).definition).sort()).toEqual(['engine', 'id', 'model', 'replicas', 'selfTest']);
  expect(readRecord(definition.id, text, '9.9.9', { templates: [], configured: undefined, without: () => undefined })).toMatchObject({ definition: { ...definition, replicas: [{ id: 'm0', version: '9.9.9' }] } });
});
