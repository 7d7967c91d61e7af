import fc from 'fast-check';
import type { HttpReplicaDefinition, MockReplicaDefinition, PoolDefinition } from '../../../src/domain/pool/definition.js';
import { definitionDigest, readRecord, writeRecord, type PoolRecord } from '../../../src/services/pools/registry/pool-record.js';

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

const definitions: fc.Arbitrary<PoolDefinition> = fc.oneof(
  fc.record({ ...common, engine: fc.constant('mock'), replicas: fc.array(mock, { minLength: 1, maxLength: 3 }) }, { requiredKeys: [...REQUIRED], ...definite }),
  fc.record(
    { ...common, engine: fc.constantFrom('llamacpp', 'vllm', 'tgi', 'triton', 'openai'), engineModel: text, apiKeyEnv: text, workloads: fc.subarray(['completion', 'embedding', 'rerank'] as const), replicas: fc.array(http, { minLength: 1, maxLength: 3 }) },
    { requiredKeys: [...REQUIRED], ...definite },
  ),
);

const base = fc.option(text, { nil: null });
const source = fc.constantFrom('config' as const, 'contract' as const);
const records: fc.Arbitrary<PoolRecord> = fc.oneof(
  fc.record({ kind: fc.constant('defined' as const), base, source, definition: definitions }),
  fc.record({ kind: fc.constant('removing' as const), base, source, definition: definitions, deadlineAt: amount }),
  fc.record({ kind: fc.constant('removed' as const), base }),
);
const idOf = (record: PoolRecord): string => (record.kind === 'removed' ? 'pool' : record.definition.id);

test('OC-CTRL-2063: what contract said of a pool comes back from the store as it was', () => {
  fc.assert(fc.property(records, (record) => expect(readRecord(idOf(record), writeRecord(record))).toEqual(record)));
});

test('OC-CTRL-2063: what a disk made of it is the same, or nothing, and never an exception', () => {
  fc.assert(
    fc.property(records, fc.nat(), fc.string({ maxLength: 3 }), (record, at, damage) => {
      const whole = writeRecord(record);
      const place = at % (whole.length + 1);
      const read = readRecord(idOf(record), whole.slice(0, place) + damage + whole.slice(place + damage.length));
      if (read !== undefined) expect(['defined', 'removing', 'removed']).toContain(read.kind);
      expect(readRecord(idOf(record), whole.slice(0, place))?.kind).toBe(place === whole.length ? record.kind : undefined);
    }),
  );
});

test('a definition has the same digest before and after the store, and in every version of the daemon', () => {
  fc.assert(
    fc.property(definitions, text, (definition, version) => {
      const record = readRecord(definition.id, writeRecord({ kind: 'defined', base: null, source: 'config', definition }));
      expect(record?.kind === 'defined' && definitionDigest(record.definition, version)).toBe(definitionDigest(definition, version));
      if (definition.engine !== 'mock') return;
      const telling = (own: string) => definitionDigest({ ...definition, replicas: definition.replicas.map((replica) => ({ ...replica, version: own })) }, own);
      expect(telling('1')).toBe(telling('2'));
    }),
  );
});
