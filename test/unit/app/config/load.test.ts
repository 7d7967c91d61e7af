import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { printConfig } from '../../../../src/app/config/print.js';
import { ConfigError } from '../../../../src/app/config/problem.js';
import { load, WORKING_DIRECTORY } from './sources.js';

const HASH = 'ab'.repeat(32);
/** Of a pool that says nothing of them. */
const USUAL = {
  selfTest: 'off',
  breaker: { windowMs: 30_000, minAttempts: 10, errorRate: 0.5, openMs: 10_000, openMaxMs: 300_000 },
  reload: { strategy: 'auto', drainMs: 600_000 },
};

describe('a daemon that was told nothing', () => {
  it('serves one pool of the mock engine on port 8080 of every address', async () => {
    const config = await load({});
    expect(config).toMatchObject({
      file: undefined,
      listen: { host: '0.0.0.0', port: 8080 },
      dataDir: path.join(WORKING_DIRECTORY, 'data'),
      auth: { keys: [] },
      queue: { capacity: 1024, policy: 'reject', batchShare: 0.1 },
      sessions: { ttlMs: 600_000, maxTurns: 8, expired: 'begin_anew', budgets: {} },
      log: { level: 'info', format: 'json' },
      pools: [
        {
          id: 'pretend',
          engine: 'mock',
          model: 'mock',
          queueCapacity: 1024,
          replicas: [{ id: 'm0', slots: 2, tokensPerSecond: 300, firstTokenMs: 20, endChance: 0.125, ctxMax: 8192, version: '9.9.9', faults: { refuse: false } }],
        },
      ],
    });
  });

  it.each(['', '# only a comment\n', '{}'])('or whose file says nothing (%j) has the same', async (yaml) => {
    expect({ ...(await load({ yaml })), file: undefined }).toEqual(await load({}));
  });

  it('has the defaults that the schema tells people', async () => {
    const schema: unknown = JSON.parse(readFileSync(path.resolve(__dirname, '../../../../contracts/config.schema.json'), 'utf8'));
    const yaml = `
auth: { keys: [{ id: a, sha256: "${HASH}" }] }
queue: {}
pools:
  - { id: m, engine: mock, model: mock, timeouts: {}, replicas: [{ id: r, faults: {} }] }
  - { id: l, engine: llamacpp, model: x, replicas: [{ id: r, url: "http://x" }, { id: s, command: [x, "{port}"] }] }`;
    const config = await load({ yaml });
    const printed = printConfig(config);
    const told = defaultsTold(schema);
    expect(told.length).toBeGreaterThan(28);
    for (const [key, value] of told) expect(printed).toMatch(new RegExp(`^ *(- )?${key}: "?${value.replaceAll('.', '\\.')}"?$`, 'm'));
  });
});

/** Each `Default x.` of the schema's descriptions with its key, for those that are plain values. */
function defaultsTold(schema: unknown): [string, string][] {
  const found = new Map<string, string>();
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, child] of Object.entries<unknown>({ ...node })) {
      const description: unknown = typeof child === 'object' && child !== null && 'description' in child ? child.description : undefined;
      const value = typeof description === 'string' ? /Default ([\d.:]+|true|false|reject|info|active)\.(?: |$)/.exec(description)?.[1] : undefined;
      if (value !== undefined) found.set(key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^_/, ''), value);
      walk(child);
    }
  };
  walk(schema);
  return [...found];
}

describe('a file', () => {
  it('is taken as it is written', async () => {
    const config = await load({
      yaml: `
listen: 127.0.0.1:9090
data_dir: ./state
auth: { keys: [ { id: laptop, sha256: "${HASH.toUpperCase()}" } ] }
queue: { capacity: 64 }
sessions: { ttl_ms: 1000, max_turns: 2, expired: refuse }
log: { level: warn, format: pretty }
shutdown: { deadline_ms: 0 }
pools:
  - id: haiku
    engine: llamacpp
    model: file:../models/tiny.gguf
    model_refs: [haiku]
    kv_bytes_per_token: 28672
    timeouts: { idle_ms: 5000 }
    replicas:
      - { id: r0, url: "http://127.0.0.1:18080", slots: 4, devices: "0" }
      - { id: r1, url: "http://127.0.0.1:18081" }
  - id: pretend
    engine: mock
    model: mock
    queue_capacity: 3
    replicas: [ { id: m0, slots: 2, tokens_per_second: 50.5, first_token_ms: 0, end_chance: 0.5, ctx_max: 100, version: "7", faults: { attempts: 3, die_after_tokens: 0 } } ]
`,
    });
    expect(config).toMatchObject({
      file: path.join(WORKING_DIRECTORY, 'orchd.yaml'),
      listen: { host: '127.0.0.1', port: 9090 },
      dataDir: path.join(WORKING_DIRECTORY, 'state'),
      auth: { keys: [{ id: 'laptop', sha256: HASH }] },
      queue: { capacity: 64 },
      sessions: { ttlMs: 1000, maxTurns: 2, expired: 'refuse' },
      log: { level: 'warn', format: 'pretty' },
      shutdown: { deadlineMs: 0 },
    });
    expect(config.pools).toEqual([
      {
        id: 'haiku',
        engine: 'llamacpp',
        model: 'file:../models/tiny.gguf',
        modelRefs: ['haiku'],
        queueCapacity: 64,
        queuePolicy: 'reject',
        batchShare: 0.1,
        modelState: 'active',
        kvBytesPerToken: 28672,
        probeIntervalMs: 2000,
        timeouts: { connectMs: 2000, firstTokenMs: 120_000, idleMs: 5000, wallMs: 3_600_000 },
        ...USUAL,
        replicas: [
          { id: 'r0', url: 'http://127.0.0.1:18080', slots: 4, devices: '0' },
          { id: 'r1', url: 'http://127.0.0.1:18081' },
        ],
      },
      {
        id: 'pretend',
        engine: 'mock',
        model: 'mock',
        modelRefs: [],
        queueCapacity: 3,
        queuePolicy: 'reject',
        batchShare: 0.1,
        modelState: 'active',
        probeIntervalMs: 2000,
        timeouts: { connectMs: 2000, firstTokenMs: 120_000, idleMs: 30_000, wallMs: 3_600_000 },
        ...USUAL,
        replicas: [{ id: 'm0', slots: 2, tokensPerSecond: 50.5, firstTokenMs: 0, endChance: 0.5, ctxMax: 100, version: '7', faults: { attempts: 3, refuse: false, dieAfterTokens: 0 } }],
      },
    ]);
  });

  it('says how long what has ended is kept, and in how many bytes (ORCH-3068)', async () => {
    const { retention } = await load({ yaml: 'retention: { stream_age_ms: 60000, stream_bytes: 1048576, task_age_ms: 60000 }' });
    expect(retention).toEqual({ streamAgeMs: 60_000, streamBytes: 1_048_576, taskAgeMs: 60_000 });
    expect((await load({})).retention).toEqual({ streamAgeMs: 604_800_000, streamBytes: 10_737_418_240, taskAgeMs: 2_592_000_000 });
  });

  it('takes no key that is lighter than a millionth, of which tokens over the weight would be rounded together', async () => {
    const keyOf = (weight: string) => load({ yaml: `auth: { keys: [{ id: a, sha256: "${HASH}", weight: ${weight} }] }` });
    expect((await keyOf('0.000001')).auth.keys).toMatchObject([{ weight: 1e-6 }]);
    await expect(keyOf('1.0e-9')).rejects.toThrow(/auth\.keys\[0\]\.weight.*0\.000001/s);
  });

  it('may limit keys, bound sessions and price models', async () => {
    const config = await load({
      yaml: `
auth:
  keys:
    - { id: team, sha256: "${HASH}", weight: 2.5, limits: { concurrent_jobs: 8, requests_per_minute: 60, tokens_per_minute: 60000, queued_kv_mb: 4096 } }
    - { id: guest, sha256: "${'cd'.repeat(32)}", limits: { concurrent_jobs: 1 } }
queue: { capacity: 10, policy: drop-lru, tokens: 5000, batch_share: 0.3 }
sessions: { budgets: { tokens: 1000, time_ms: 60000, cost: 1.5 } }
streams: { queued_interval_ms: 250 }
pools:
  - id: own
    engine: mock
    model: mock
    queue_policy: shed-low-priority
    queue_tokens: 100
    model_state: retired
    kv_bytes_per_token: 100
    price: { input_token: 0.5, output_token: 2 }
    replicas: [ { id: m0, prefill_tokens_per_second: 900, kv_capacity_bytes: 1000 } ]
  - { id: as-all, engine: llamacpp, model: x, kv_bytes_per_token: 1, price: { input_token: 0, output_token: 0 }, replicas: [ { id: r0, url: "http://x", kv_capacity_bytes: 7 } ] }
`,
    });
    expect(config.auth.keys).toEqual([
      { id: 'team', sha256: HASH, weight: 2.5, limits: { concurrentJobs: 8, requestsPerMinute: 60, tokensPerMinute: 60_000, queuedKvBytes: 4_096_000_000 } },
      { id: 'guest', sha256: 'cd'.repeat(32), weight: 1, limits: { concurrentJobs: 1 } },
    ]);
    expect(config.queue).toEqual({ capacity: 10, policy: 'drop-lru', tokens: 5000, batchShare: 0.3 });
    expect(config.sessions.budgets).toEqual({ tokens: 1000, timeMs: 60_000, cost: 1.5 });
    expect(config.streams.queuedIntervalMs).toBe(250);
    expect(config.pools).toMatchObject([
      {
        queuePolicy: 'shed-low-priority',
        queueTokens: 100,
        batchShare: 0.3,
        modelState: 'retired',
        kvBytesPerToken: 100,
        price: { inputToken: 0.5, outputToken: 2 },
        replicas: [{ prefillTokensPerSecond: 900, kvCapacityBytes: 1000 }],
      },
      { queuePolicy: 'drop-lru', queueTokens: 5000, batchShare: 0.3, modelState: 'active', price: { inputToken: 0, outputToken: 0 }, replicas: [{ kvCapacityBytes: 7 }] },
    ]);
  });

  it('cannot be changed by any part of the daemon once it is read', async () => {
    const config = await load({ yaml: 'queue: { capacity: 5 }' });
    expect(() => Object.assign(config.queue, { capacity: 6 })).toThrow(TypeError);
    expect(() => Object.assign(config.pools[0]?.replicas[0] ?? {}, { id: 'x' })).toThrow(TypeError);
  });

  it.each([
    ['127.0.0.1:0', { host: '127.0.0.1', port: 0 }],
    [':9', { host: '0.0.0.0', port: 9 }],
    ['"[::1]:65535"', { host: '::1', port: 65535 }],
    ['localhost:80', { host: 'localhost', port: 80 }],
    ['box-1.lan:80', { host: 'box-1.lan', port: 80 }],
  ])('may listen on %s', async (listen, wanted) => {
    expect((await load({ yaml: `listen: ${listen}` })).listen).toEqual(wanted);
  });
});

describe('the printed configuration', () => {
  const ms = fc.integer({ min: 1000, max: 3_600_000 });
  const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });
  const replica = fc.record(
    { slots: fc.integer({ min: 1, max: 4096 }), devices: fc.constantFrom('0', '0,1', 'cpu'), tokens_per_second: fc.integer({ min: 1, max: 1000 }), kv_capacity_bytes: fc.integer({ min: 1, max: 1_000_000 }), prefill_tokens_per_second: fc.integer({ min: 1, max: 1000 }), faults: fc.record({ refuse: fc.boolean(), stall_after_tokens: fc.nat(100) }, { requiredKeys: [] }) },
    { requiredKeys: [] },
  );
  const file = fc.record(
    {
      listen: fc.constantFrom('127.0.0.1:1', '[::1]:2', 'x.example:3', ':4'),
      data_dir: fc.constantFrom('./a', '/b', 'c/../d'),
      queue: fc.record({ policy: fc.constantFrom('reject', 'drop-lru', 'shed-low-priority'), tokens: fc.integer({ min: 1, max: 1_000_000 }), batch_share: fc.constantFrom(0, 0.25, 0.9) }, { requiredKeys: [] }),
      sessions: fc.record(
        { ttl_ms: ms, max_turns: fc.integer({ min: 1, max: 99 }), expired: fc.constantFrom('begin_anew', 'refuse'), budgets: fc.record({ tokens: fc.integer({ min: 1, max: 1_000_000 }), time_ms: ms, cost: fc.constantFrom(0.5, 3) }, { requiredKeys: [] }) },
        { requiredKeys: [] },
      ),
      limits: fc.record({ request_timeout_ms: fc.integer({ min: 20_000, max: 3_600_000 }), open_streams: fc.integer({ min: 1, max: 100_000 }) }, { requiredKeys: [] }),
      log: fc.record({ level: fc.constantFrom('debug', 'error'), format: fc.constantFrom('json', 'pretty') }, { requiredKeys: [] }),
      pools: fc.array(fc.tuple(maybe(fc.integer({ min: 1, max: 100 })), fc.array(replica, { minLength: 1, maxLength: 3 })), { minLength: 1, maxLength: 3 }).map((pools) =>
        pools.map(([queue_capacity, replicas], index) => ({ id: `p${String(index)}`, engine: 'mock', model: 'on: "it"', kv_bytes_per_token: 2, price: { input_token: 0.25, output_token: 1 }, ...(queue_capacity === undefined ? {} : { queue_capacity }), replicas: replicas.map((each, number) => ({ id: `r${String(number)}`, ...each })) })),
      ),
    },
    // A budget of cost needs a price, which the pool of a file that names none does not have.
    { requiredKeys: ['pools'] },
  );

  it('is a file that means the same', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (written) => {
        const config = await load({ yaml: JSON.stringify(written) });
        expect(await load({ yaml: printConfig(config) })).toEqual(config);
      }),
      { numRuns: 25 },
    );
  });

  it('has the limits of keys as the file has them', async () => {
    const limits = 'concurrent_jobs: 8, requests_per_minute: 60, tokens_per_minute: 60000, queued_kv_mb: 4096';
    const yaml = `auth: { keys: [{ id: a, sha256: "${HASH}", weight: 2, limits: { ${limits} } }] }\npools: [{ id: p, engine: mock, model: m, kv_bytes_per_token: 2, replicas: [{ id: r }] }]`;
    const config = await load({ yaml });
    const printed = printConfig(config);
    expect(await load({ yaml: printed.replace(/sha256: .*/, `sha256: "${HASH}"`) })).toEqual(config);
    for (const limit of limits.split(', ')) expect(printed).toContain(limit);
  });

  it('tells keys apart without giving their hashes away', async () => {
    const printed = printConfig(await load({ yaml: `auth: { keys: [{ id: laptop, sha256: "${HASH}" }] }` }));
    expect(printed).toContain('id: laptop');
    expect(printed).not.toContain(HASH.slice(0, 16));
  });
});

describe('whatever a file holds', () => {
  const yaml = fc.oneof(fc.json(), fc.string(), fc.uint8Array(), fc.constantFrom('a: &a [*a]', '{pools: &p [*p]}', 'pools: [[]]', '? {a: b}\n: c', '[1, 2', '"', '- a', 'null', '3', '__proto__: { listen: x }', 'constructor: 1'));

  it('the daemon starts or says what is wrong, and never falls', async () => {
    await fc.assert(
      fc.asyncProperty(yaml, async (text) => {
        try {
          await load({ yaml: text });
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
        }
      }),
      { numRuns: 200 },
    );
  });
});
