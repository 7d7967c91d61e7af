import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { load, refusal, WORKING_DIRECTORY } from './sources.js';

const HASH = 'ab'.repeat(32);
const mock = (replicas: string): string => `pools:\n  - { id: a, engine: mock, model: mock, replicas: ${replicas} }\n`;
const llamacpp = (replicas: string): string => `pools:\n  - { id: a, engine: llamacpp, model: m, replicas: ${replicas} }\n`;

/** One mistake with ^ before it, what is said of it and what to do. */
it.each<[name: string, yaml: string, wrong: string, instead: string]>([
  ['an unknown key at the top', '\n\n^lisen: x\n', 'lisen is not a key that is known here', 'Did you mean listen?'],
  ['a key in another spelling', 'queue:\n  ^Capacity: 5\n', 'queue.Capacity is not a key', 'Did you mean capacity?'],
  ['a key in camel case', '^dataDir: x\n', 'dataDir is not a key', 'Did you mean data_dir?'],
  ['a key like no other', 'log: { ^volume: 11 }\n', 'log.volume is not a key', 'Known here: format, level, redact.'],
  ['two letters swapped deep down', mock('[{ id: r, faults: { ^refsue: true } }]'), 'pools[0].replicas[0].faults.refsue', 'Did you mean refuse?'],
  ['a key of the other engine', llamacpp('[{ id: r, url: "http://x", ^tokens_per_second: 3 }]'), 'pools[0].replicas[0].tokens_per_second', 'Known here: command, ctx_max, devices, env, id, idle_unload_ms, kv_capacity_bytes, port, slots, start_timeout_ms, stop_grace_ms, template, url, working_directory.'],
  ['a mock replica with a url', mock('[{ id: r, ^url: "http://x" }]'), 'pools[0].replicas[0].url is not a key', 'A mock replica is in the daemon itself and has no url; a pool of servers has the engine llamacpp.'],
  ['a llamacpp replica without a url', llamacpp('[^{ id: r }]'), 'pools[0].replicas[0] does not say how it is reached', 'Write url: with the base URL of a server that runs'],
  ['a pool without an engine', 'pools:\n  - ^{ id: a }\n', 'pools[0] lacks its key engine', 'For example: "mock" or "llamacpp" or'],
  ['an engine that is not there', 'pools:\n  - { id: a, engine: ^llama-cpp, model: m, replicas: [] }\n', 'must be one of: mock, llamacpp, vllm, tgi, triton, openai, and is "llama-cpp"', 'Did you mean llamacpp?'],
  ['an empty id', mock('[{ id: ^"" }]'), 'id must not be empty', 'unique in its pool'],
  ['no replicas', mock('^[]'), 'pools[0].replicas must not be empty', 'Its replicas, 1 to 1024.'],
  ['a number in quotes', 'queue: { capacity: ^"5" }\n', 'queue.capacity must be an integer, and is "5"', 'Write it without quotes: 5.'],
  ['text without quotes', llamacpp('[{ id: r, url: "http://x", devices: ^0 }]'), 'devices must be a string, and is 0', 'Write it in quotes: "0".'],
  ['yes for true', mock('[{ id: r, faults: { refuse: ^yes } }]'), 'refuse must be true or false, and is "yes"', 'Write true.'],
  ['a key without its value', 'limits:^\n', 'limits must be an object, and is empty', 'Remove the key, or give it a value.'],
  ['a number out of bounds', 'sessions: { ttl_ms: ^5 }\n', 'sessions.ttl_ms must be >= 1000, and is 5', 'Time to live from the last use, milliseconds, 1000 to 604800000. Default 600000.'],
  ['a level in capitals', 'log: { level: ^INFO }\n', 'log.level must be one of: error, warn, info, debug', 'Did you mean info?'],
  ['an address without a port', 'listen: ^localhost\n', 'listen does not have the form that is wanted, and is "localhost"', 'host:port'],
  ['a port that does not exist', 'listen: ^localhost:70000\n', 'listen is "localhost:70000", which is no address to listen on', 'the port is 0 to 65535'],
  ['an address that does not exist', 'listen: ^127.0.0.300:80\n', 'no address to listen on', 'Write host:port'],
  ['a broken IPv6 address', 'listen: ^"[::1::]:80"\n', 'no address to listen on', 'Write host:port'],
  ['a key instead of its hash', 'auth: { keys: [{ id: a, sha256: ^sesame }] }\n', 'this looks like a key, not its hash', 'printf %s KEY | sha256sum'],
  ['a hash that YAML took for a number', `auth: { keys: [{ id: a, sha256: ^${'12'.repeat(32)} }] }\n`, 'was read as a number', 'must stand in quotes'],
  ['two keys of one id', `auth:\n  keys:\n    - { id: a, sha256: "${HASH}" }\n    - { id: ^a, sha256: "${'cd'.repeat(32)}" }\n`, 'auth.keys[1].id is "a", as is auth.keys[0].id (orchd.yaml:3:13)', 'give this one another'],
  ['a key that bears the name of callers without one', `auth:\n  keys:\n    - { id: ^loopback, sha256: "${HASH}" }\n`, 'own word for callers', 'another id'],
  ['one key under two ids', `auth:\n  keys:\n    - { id: a, sha256: "${HASH}" }\n    - { id: b, sha256: ^"${HASH.toUpperCase()}" }\n`, 'the same key twice', 'Remove one of the two'],
  ['two pools of one id', `${mock('[{ id: r }]')}  - { id: ^a, engine: mock, model: x, replicas: [{ id: r }] }\n`, 'pools[1].id is "a", as is pools[0].id (orchd.yaml:2:11)', 'by its id'],
  ['a model from a bucket', 'pools:\n  - { id: a, engine: mock, model: ^"s3://bucket/a.gguf", replicas: [{ id: r }] }\n', 'pools[0].model is "s3://bucket/a.gguf"', 'not fetched from s3:'],
  ['another name for it in a registry', 'pools:\n  - { id: a, engine: mock, model: m, model_refs: [b, ^"oci://host/a:1"], replicas: [{ id: r }] }\n', 'pools[0].model_refs[1] is "oci://host/a:1"', 'not fetched from oci:'],
  ['an outbound rule that is no range', 'outbound: { allow: [{ host: ^10.0.0.0/99 }] }\n', 'outbound.allow[0].host cannot be read', 'without a scheme'],
  ['an engine that is denied', `outbound: { deny: [{ host: 10.0.0.0/8 }] }\n${llamacpp('[{ id: r, url: ^"http://10.1.2.3:8080" }]')}`, 'a url that the daemon may not speak to', 'Remove that denial, or the replica.'],
  ['two replicas of one id', mock('[{ id: r }, { id: ^r }]'), 'pools[0].replicas[1].id is "r"', 'Within a pool'],
  ['a url with a password', llamacpp('[{ id: r, url: ^"http://me:sesame@x" }]'), 'holds a user name or a password', 'Write the base URL'],
  ['a url of another kind', llamacpp('[{ id: r, url: ^"ftp://me:sesame@x" }]'), 'does not have the form that is wanted', 'Its base URL, http or https'],
  ['a replica with two ways', llamacpp('[{ id: r, url: "http://x", command: ^[x, "{port}"] }]'), 'has both url and command', 'Keep one of them.'],
  ['a port of a server at a url', llamacpp('[{ id: r, url: "http://x", port: ^80 }]'), 'the daemon does not run a server at a url', 'Remove port'],
  ['a command without its port', llamacpp('[{ id: r, command: ^[llama-server, -m, x] }]'), 'has no {port} in it', 'Write {port} where the program takes its port'],
  ['a template that there is none of', `templates: [{ id: llama, command: [x, "{port}"] }]\n${llamacpp('[{ id: r, template: ^lama }]')}`, 'there is no such template', 'Did you mean llama?'],
  ['two templates of one name', `templates: [{ id: a, command: [x, "{port}"] }, { id: ^a, command: [y, "{port}"] }]\n`, 'templates[1].id is "a"', 'give this one another'],
  ['a breaker that shrinks', 'pools:\n  - { id: a, engine: mock, model: m, replicas: [{ id: r }], breaker: { open_ms: 5000, open_max_ms: ^1000 } }\n', 'is less than open_ms (5000)', 'Write open_max_ms: 5000 or more.'],
  ['a pattern that is none', 'log: { redact: [^"("] }\n', 'log.redact[0]', ''],
  ['an API key that is nowhere', 'pools:\n  - { id: a, engine: openai, model: m, api_key_env: ^NOT_SET_HERE, replicas: [{ id: r, url: "http://x" }] }\n', 'NOT_SET_HERE, which is not set', 'Start the daemon with NOT_SET_HERE set'],
  ['a url that is none', llamacpp('[{ id: r, url: ^"http://[x" }]'), 'is not a URL', 'Write the base URL'],
  ['a limit on KV cache without its size', `auth:\n  keys:\n    - { id: a, sha256: "${HASH}", limits: { queued_kv_mb: ^4096 } }\npools:\n  - { id: sized, engine: mock, model: m, kv_bytes_per_token: 2, replicas: [{ id: r }] }\n  - { id: bare, engine: mock, model: m, replicas: [{ id: r }] }\n`, 'auth.keys[0].limits.queued_kv_mb limits KV cache, but nobody can tell what a task takes of it: pool bare is without kv_bytes_per_token', 'Write kv_bytes_per_token: the bytes that one token takes, such as 114688, into it'],
  ['a limit on KV cache without any pool of its own', `auth: { keys: [{ id: a, sha256: "${HASH}", limits: { queued_kv_mb: ^1 } }] }\n`, 'pool pretend is without', 'or remove this limit'],
  ['a limit on KV cache with many pools', `auth: { keys: [{ id: a, sha256: "${HASH}", limits: { queued_kv_mb: ^1 } }] }\npools:\n${Array.from({ length: 7 }, (_, n) => `  - { id: p${String(n)}, engine: mock, model: m, replicas: [{ id: r }] }\n`).join('')}`, 'pools p0, p1, p2, p3, p4 and 2 more are without', 'into each of them'],
  ['a KV cache of bytes without the size of a token', mock('[{ id: r }, { id: s, kv_capacity_bytes: ^1000 }]'), 'pools[0].replicas[1].kv_capacity_bytes is set, but nobody can tell how many tokens that is: pool a is without kv_bytes_per_token', 'into pool a, or remove this one'],
  ['a budget of cost without a price', `sessions: { budgets: { cost: ^1.5 } }\npools:\n  - { id: free, engine: mock, model: m, replicas: [{ id: r }] }\n  - { id: paid, engine: mock, model: m, price: { input_token: 0, output_token: 1 }, replicas: [{ id: r }] }\n`, 'not everything has a price: pool free is without one', 'Write price: { input_token: 0.0000005, output_token: 0.0000015 } with your own figures'],
  ['a budget of cost without any pool of its own', 'sessions: { budgets: { cost: ^1 } }\n', 'pool pretend is without one', 'or remove this budget'],
  ['a price in part', `pools: [{ id: a, engine: mock, model: m, price: ^{ input_token: 1 }, replicas: [{ id: r }] }]\n`, 'pools[0].price lacks its key output_token', 'One output token'],
  ['a weight of nothing', `auth: { keys: [{ id: a, sha256: "${HASH}", weight: ^0 }] }\n`, 'auth.keys[0].weight must be >= 0.000001, and is 0', 'Default 1.'],
  ['a policy that is not there', 'queue: { policy: ^drop_lru }\n', 'queue.policy must be one of: reject, drop-lru, shed-low-priority', 'Did you mean drop-lru?'],
  ['headers that may take longer than the request', 'limits: { headers_timeout_ms: ^40000 }\n', 'limits.headers_timeout_ms (40000) is longer than limits.request_timeout_ms (30000)', 'Lower the first or raise the second'],
  ['tasks that are forgotten before their tokens', 'retention:\n  task_age_ms: ^3600000\n', 'retention.stream_age_ms (604800000) is longer than retention.task_age_ms (3600000)', 'Write task_age_ms: 604800000 or more, or stream_age_ms: 3600000 or less.'],
  ['tokens that are kept longer than their tasks', 'retention: { stream_age_ms: ^2592000001 }\n', 'retention.stream_age_ms (2592000001) is longer than retention.task_age_ms (2592000000)', 'Write task_age_ms: 2592000001 or more'],
  ['both ages the wrong way round', 'retention:\n  stream_age_ms: 5000\n  task_age_ms: ^4000\n', 'nobody can ask for the tokens of a task that is forgotten', 'Write task_age_ms: 5000 or more, or stream_age_ms: 4000 or less.'],
  ['a stream bound of nothing', 'retention: { stream_bytes: ^1000 }\n', 'retention.stream_bytes must be >= 1048576, and is 1000', 'Default 10737418240, 10 GiB.'],
  ['an artifact that no quota holds', 'artifacts: { max_bytes: 4194304, quota_bytes: ^2097152 }\n', 'artifacts.max_bytes (4194304) is more than artifacts.quota_bytes (2097152)', 'Write quota_bytes: 4194304 or more, or max_bytes: 2097152 or less.'],
  ['a quota below the largest artifact that is allowed by default', 'artifacts:\n  quota_bytes: ^1048576\n', 'artifacts.max_bytes (16777216) is more than artifacts.quota_bytes (1048576)', 'or max_bytes: 1048576 or less'],
  ['a key that is there twice', 'queue: { capacity: 5 }\n^queue: { capacity: 6 }\n', 'The key "queue" is there twice', 'Keep one of them'],
  ['a list where an object is wanted', '^- listen\n', 'the file must be an object, and is a list', 'The configuration file of orchestratord'],
])('%s is refused with its line and a way out', async (_, marked, wrong, instead) => {
  const [problem, ...others] = await refusal({ yaml: marked.replace('^', '') });
  expect(others).toEqual([]);
  const before = marked.slice(0, marked.indexOf('^')).split('\n');
  expect(problem?.where).toBe(`orchd.yaml:${String(before.length)}:${String((before.at(-1) ?? '').length + 1)}`);
  expect(problem?.wrong).toContain(wrong);
  expect(problem?.instead).toContain(instead);
  expect(JSON.stringify(problem)).not.toMatch(/sesame/);
});

it.each<[name: string, yaml: string | Uint8Array, where: string, wrong: string]>([
  ['a tab', 'queue:\n\tcapacity: 5\n', 'orchd.yaml:2:1', 'indented with spaces'],
  ['an open quote', 'listen: "x\n', 'orchd.yaml:2:1', 'not YAML'],
  ['two documents', 'listen: :1\n---\nlisten: :2\n', 'orchd.yaml:2:1', 'more than one YAML document'],
  ['a tag', 'listen: !js/function x\n', 'orchd.yaml:1:9', 'a YAML tag that means nothing here'],
  ['an alias of nothing', 'listen: *x\n', 'orchd.yaml', 'Unresolved alias'],
  ['a bomb of aliases', 'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]\n', 'orchd.yaml', 'Excessive alias count'],
  ['bytes that are no text', Uint8Array.of(0x6c, 0xff, 0xfe), 'orchd.yaml', 'not UTF-8'],
  ['more than a configuration can be', 'x'.repeat(1024 * 1024 + 1), 'orchd.yaml', 'at most 1048576'],
])('a file with %s is refused', async (_, yaml, where, wrong) => {
  const [problem] = await refusal({ yaml });
  expect(problem?.where).toBe(where);
  expect(problem?.wrong).toContain(wrong);
});

it('a mistake in an anchor is shown where it is written, not where it is used', async () => {
  const yaml = 'pools:\n  - { id: a, engine: mock, model: m, replicas: &both [{ id: r }] }\n  - { id: b, engine: mock, model: m, replicas: &odd [{ id: r, slots: 0 }] }\n  - { id: c, engine: mock, model: m, replicas: *odd }\n  - { id: d, engine: mock, model: m, replicas: *both }\n';
  expect((await refusal({ yaml })).map(({ where }) => where)).toEqual(['orchd.yaml:3:70']);
});

it('all mistakes of the file, the environment and the flags are told at once, the file\'s by line', async () => {
  const problems = await refusal({
    yaml: 'sessions: { max_turns: 0 }\nqueue: { capacity: x, polcy: reject }\nlisten: 5\n',
    environment: { ORCHD_LOG_LEVL: 'info' },
    args: ['--data-dri', 'x'],
  });
  expect(problems.map(({ where }) => where)).toEqual(['--data-dri', 'x', 'ORCHD_LOG_LEVL', 'orchd.yaml:1:24', 'orchd.yaml:2:20', 'orchd.yaml:2:23', 'orchd.yaml:3:9']);
});

it('the whole message counts the problems and cannot move the cursor of a terminal', async () => {
  await expect(load({ yaml: '"\\e[2Ja": 1\n"b\\nc": 2\n' })).rejects.toThrow(
    /^orchestratord did not start: 2 problems with its configuration\.\n {2}orchd\.yaml:1:1: \\u001b\[2Ja is not a key that is known here\.\n {6}Known here: .*\n {2}orchd\.yaml:2:1: b\\nc is not/,
  );
});

describe('a file that', () => {
  it('is not there is named as it was asked for', async () => {
    expect(await refusal({ args: ['--config', 'nowhere.yaml'] })).toEqual([{ where: 'nowhere.yaml', wrong: 'There is no such file.', instead: expect.stringContaining('without a file there is one pool of the mock engine') }]);
  });

  it('is a directory is refused', async () => {
    mkdirSync(path.join(WORKING_DIRECTORY, 'dir'), { recursive: true });
    expect((await refusal({ args: ['--config', 'dir'] }))[0]?.wrong).toContain('is a directory');
  });

  const asRoot = process.getuid?.() === 0;
  (asRoot ? it.skip : it)('may not be read is refused (root may read everything: skipped there)', async () => {
    await load({ yaml: '' });
    chmodSync(path.join(WORKING_DIRECTORY, 'orchd.yaml'), 0);
    expect((await refusal({ args: ['--config', 'orchd.yaml'] }))[0]?.wrong).toContain('may not be read');
    chmodSync(path.join(WORKING_DIRECTORY, 'orchd.yaml'), 0o600);
  });
});
