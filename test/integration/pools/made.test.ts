import { openServices, settle, submission, testUuid, type ServiceKit } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';
import { read } from '../../support/reader.js';
import { ask, ids, isReady, restart, stateOf } from './daemon-runs.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

const POOLS = [{ id: 'pool', replicas: [{ id: 'r0', slots: 2, endChance: 0 }] }];
const TEMPLATE = { id: 'llama', command: ['/bin/false', '{model}', '{port}'], env: {}, startTimeoutMs: 1_000, stopGraceMs: 100 };

const failure = (kit: ServiceKit, changes: Parameters<typeof ask>[1]) => expect(kit.services.registry.create(ask('new', changes))).rejects;

describe('a pool made by contract (OC-CTRL-2060)', () => {
  let kit: ServiceKit;
  beforeAll(async () => {
    const outbound = { allow: [{ host: 'engines.example', purposes: ['engine' as const] }], deny: [] };
    const dataDir = dirs.make();
    kit = await openServices({ dataDir, pools: POOLS, outbound, catalog: { directories: [dataDir] }, templates: [TEMPLATE, { ...TEMPLATE, id: 'portless', command: ['/bin/false'] }] });
  });
  afterAll(() => kit.close());

  it('takes work once its replicas are ready, with every default of the configuration', async () => {
    const pool = await kit.services.registry.create(ask('made'));
    expect(pool).toMatchObject({ source: 'contract', removing: false, definition: { queueCapacity: 100, queuePolicy: 'reject', selfTest: 'off', modelState: 'active', probeIntervalMs: 2_000 } });
    await isReady(kit, 'made');
    await kit.services.admission.admit(submission(1, { modelRef: 'made' }));
    expect((await (await read(kit.services, testUuid(1))).done).texts).toHaveLength(20);
    expect((await kit.services.queries.get(testUuid(1))).task.poolId).toBe('made');
  });

  it('is refused under an id that is taken', () => failure(kit, { id: 'pool' }).toMatchObject({ code: 'CONFLICT', field: 'id' }));

  it('is made once by requests at the same time', async () => {
    const made = await Promise.allSettled([1, 2, 3].map(() => kit.services.registry.create(ask('twin'))));
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(ids(kit).filter((id) => id === 'twin')).toHaveLength(1);
  });

  it.each([
    ['two replicas of one id', { replicas: [{ id: 'a' }, { id: 'a' }] }, 'replicas[1].id', /id a/],
    ['a url of a mock replica', { replicas: [{ id: 'a', url: 'http://engines.example' }] }, 'replicas[0].url', /no url/],
    ['a template of a mock replica', { replicas: [{ id: 'a', template: 'llama' }] }, 'replicas[0].template', /no template/],
    ['workloads of the mock engine', { workloads: ['completion' as const] }, 'workloads', /HTTP/],
    ['the engine model of the mock engine', { engineModel: 'm' }, 'engine_model', /HTTP/],
    ['a mock figure of a real engine', { engine: 'vllm' as const, replicas: [{ id: 'a', url: 'http://engines.example', firstTokenMs: 1 }] }, 'replicas[0].first_token_ms', /mock/],
    ['url and template at once', { engine: 'vllm' as const, replicas: [{ id: 'a', url: 'http://engines.example', template: 'llama' }] }, 'replicas[0].template', /one way/],
    ['a replica that is reached in no way', { engine: 'vllm' as const, replicas: [{ id: 'a' }] }, 'replicas[0]', /url, or a template/],
    ['a template that there is not', { engine: 'vllm' as const, replicas: [{ id: 'a', template: 'lama' }] }, 'replicas[0].template', /Did you mean llama\?/],
    ['a template that is not told its port', { engine: 'vllm' as const, replicas: [{ id: 'a', template: 'portless' }] }, 'replicas[0].template', /\{port\}/],
    ['a password in a url', { engine: 'vllm' as const, replicas: [{ id: 'a', url: 'http://me:secret@engines.example' }] }, 'replicas[0].url', /^(?!.*secret)/],
    ['a host that no rule allows', { engine: 'vllm' as const, replicas: [{ id: 'a', url: 'http://127.0.0.1:9' }] }, 'replicas[0].url', /outbound: \{ allow/],
    ['a bucket as the model of an engine that the daemon runs', { engine: 'vllm' as const, model: 's3://bucket/model', replicas: [{ id: 'a', template: 'llama' }] }, 'model', /s3/],
    ['memory for KV caches of unknown size', { replicas: [{ id: 'a', kvCapacityBytes: 1 }] }, 'replicas[0].kv_capacity_bytes', /kv_bytes_per_token/],
  ])('is refused with %s (OC-CTRL-2064)', async (_what, changes, field, message) => {
    await failure(kit, changes).toMatchObject({ code: 'INVALID_PARAMS', field, message: expect.stringMatching(message) });
    expect(kit.services.pools.has('new')).toBe(false);
  });

  it('may name a host that a rule allows, and a template', async () => {
    await kit.services.registry.create(ask('far', { engine: 'vllm', replicas: [{ id: 'a', url: 'http://engines.example:8000' }] }));
    const { definition } = await kit.services.registry.create(ask('ran', { engine: 'llamacpp', model: 'file:m.gguf', replicas: [{ id: 'a', template: 'llama', slots: 3 }] }));
    expect(definition).toMatchObject({ selfTest: 'degrade', replicas: [{ id: 'a', slots: 3, command: TEMPLATE.command }] });
  });

  it('is refused while there are as many pools as may be', async () => {
    for (let n = ids(kit).length; n < 256; n++) await kit.services.registry.create(ask(`p${n}`));
    await failure(kit, {}).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('256') });
  });
});

describe('a pool that a limit counts in', () => {
  it('must have what the limit is counted with', async () => {
    const kit = await openServices({ dataDir: dirs.make(), budgets: { cost: 1 }, keys: new Map([['k', { weight: 1, limits: { queuedKvBytes: 1_000 } }]]) });
    try {
      await failure(kit, { price: { inputToken: 0, outputToken: 0 } }).toMatchObject({ code: 'INVALID_PARAMS', field: 'kv_bytes_per_token' });
      await failure(kit, { kvBytesPerToken: 2 }).toMatchObject({ code: 'INVALID_PARAMS', field: 'price' });
    } finally {
      await kit.close();
    }
  });
});

describe('after a restart (OC-CTRL-2063)', () => {
  it('a pool that was made is there again, and its tasks go on', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: POOLS });
    const replicas = [{ id: 'm0', slots: 1, tokensPerSecond: 5, endChance: 0 }];
    await kit.services.registry.create(ask('made', { replicas, price: { inputToken: 1, outputToken: 2 } }));
    await isReady(kit, 'made');
    for (const n of [1, 2]) await kit.services.admission.admit(submission(n, { modelRef: 'made' }));
    await settle(async () => (await stateOf(kit, 1)) === 'running');
    kit = await restart(kit, { dataDir, pools: POOLS });
    try {
      expect(ids(kit)).toEqual(['pool', 'made']);
      expect(kit.services.pools.get('made')).toMatchObject({ source: 'contract', definition: { price: { inputToken: 1, outputToken: 2 } } });
      await isReady(kit, 'made');
      await settle(async () => (await stateOf(kit, 1)) === 'running');
      expect(await stateOf(kit, 2)).toBe('queued');
    } finally {
      await kit.close();
    }
  });

  it('what is damaged is told and skipped, and the rest is there', async () => {
    const dataDir = dirs.make();
    let kit = await openServices({ dataDir, pools: POOLS });
    await kit.services.registry.create(ask('made'));
    await kit.store.states.put('pool_change', 'torn', '{"version":1,"base":nu');
    await kit.store.states.put('pool_change', 'odd', '{"version":1,"base":null,"source":"contract","definition":{"id":"odd","engine":"mock"}}');
    await kit.store.states.put('pool_drain', 'pool', '{"deadlineAt":"soon"}');
    kit = await restart(kit, { dataDir, pools: POOLS });
    try {
      expect(ids(kit)).toEqual(['pool', 'made']);
      expect(kit.log.filter(({ level, human }) => level === 'error' && human.includes('damaged')).map(({ fields }) => fields.pool_id)).toEqual(expect.arrayContaining(['torn', 'odd', 'pool']));
    } finally {
      await kit.close();
    }
  });

  it('a url that no rule allows any more is not spoken to', async () => {
    const dataDir = dirs.make();
    const outbound = { allow: [{ host: 'engines.example', purposes: [] }], deny: [] };
    let kit = await openServices({ dataDir, pools: POOLS, outbound });
    await kit.services.registry.create(ask('far', { engine: 'vllm', replicas: [{ id: 'a', url: 'http://engines.example:8000' }] }));
    kit = await restart(kit, { dataDir, pools: POOLS });
    try {
      expect(ids(kit)).toEqual(['pool']);
      expect(kit.log.some(({ level, human }) => level === 'error' && human.includes('not allowed any more'))).toBe(true);
    } finally {
      await kit.close();
    }
  });
});
