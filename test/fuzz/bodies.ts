import type { Random } from '../support/random.js';

/** Bodies of createTask: valid ones, and every way that we know to spoil one. */

type Json = Record<string, unknown>;

function validTask(random: Random, knownIds: readonly string[]): Json {
  const known = knownIds[random.below(Math.max(1, knownIds.length))];
  return {
    task_id: known !== undefined && random.chance(0.2) ? known : random.uuid(),
    // A few are used by many, until their turns or their budgets are.
    session_id: random.chance(0.3) ? `00000000-0000-4000-8000-0000000000${10 + random.below(60)}` : random.uuid(),
    workload: 'completion',
    model_ref: 'mock',
    engine: 'mock',
    ctx: 1 + random.below(4096) + 64,
    priority: random.of(['interactive', 'batch']),
    max_tokens: 1 + random.below(8),
    deadline_ms: 60_000,
    prompt: random.of(['An old silent pond', 'ça va? 🍁', '\u0000', ' ', 'x'.repeat(2000)]),
    ...(random.chance(0.3) ? { seed: random.below(1000) } : {}),
    ...(random.chance(0.2) ? { stop: ['.'] } : {}),
    ...(random.chance(0.2) ? { sampling: { temperature: random.next() } } : {}),
    ...(random.chance(0.2) ? { expected_tokens: 1 + random.below(16) } : {}),
    ...(random.chance(0.3) ? { budget: budgetOf(random) } : {}),
    ...(random.chance(0.2) ? { placement: { mode: random.of(['auto', 'prefer', 'pin']), prefer_pools: ['pool'], pin_pool_id: 'pool' } } : {}),
  };
}

/** Now and then enough for the task. */
const budgetOf = (random: Random): Json => ({
  ...(random.chance(0.7) ? { tokens: 1 + random.below(3000) } : {}),
  ...(random.chance(0.7) ? { time_ms: 1 + random.below(200) } : {}),
  ...(random.chance(0.7) ? { cost: random.next() * 0.05 } : {}),
});

const STRANGE: readonly [unknown, ...unknown[]] = [
  null,
  true,
  [],
  {},
  '',
  'x',
  0,
  -1,
  -0,
  1.5,
  1e308,
  9_007_199_254_740_993,
  'a'.repeat(5000),
  [[[[[[]]]]]],
  { a: { b: { c: {} } } },
  '\ud83d\ude00',
  '../../etc/passwd',
  '__proto__',
];

const STRANGE_BUDGETS: readonly [unknown, ...unknown[]] = [
  {},
  { tokens: 0 },
  { tokens: -5 },
  { tokens: 1.5 },
  { tokens: '9' },
  { tokens: null },
  { tokens: 9_007_199_254_740_991, time_ms: 604_800_000, cost: 1_000_000_000 },
  { tokens: 1e300 },
  { time_ms: 0 },
  { time_ms: 604_800_001 },
  { cost: -0 },
  { cost: 0 },
  { cost: 1e-300 },
  { cost: 5e-324, tokens: 1, time_ms: 1 },
  { cost: 1e9 + 1 },
  { cost: [1] },
  { money: 1 },
  { __proto__: { tokens: 1 }, constructor: 1 },
  { tokens: { valueOf: 1 } },
];

/** Rewrites the text of valid JSON into what parsers disagree about. */
const SPOIL: readonly [(text: string, random: Random) => string | Buffer, ...((text: string, random: Random) => string | Buffer)[]] = [
  (text, random) => text.slice(0, random.below(text.length)),
  (text) => text.replace('{', '{"task_id":"00000000-0000-4000-8000-000000000000",'),
  (text) => text.replace('{', '{"__proto__":{"ctx":1},"constructor":1,'),
  (text) => `\ufeff${text}`,
  (text) => `${text}${text}`,
  (text) => text.replace('"prompt":"', '"prompt":"\\ud800'),
  (text) => text.replace('"prompt":"', '"prompt":"\\udc00\\ud800'),
  (text) => Buffer.concat([Buffer.from(text.slice(0, 40)), Buffer.from([0xff, 0xfe, 0xc0, 0x80]), Buffer.from(text.slice(40))]),
  (_text, random) => '['.repeat(50 + random.below(400)) + ']'.repeat(50 + random.below(400)),
  (_text, random) => `${'{"a":'.repeat(80 + random.below(100))}1${'}'.repeat(180)}`,
  (text) => text.replace(/"ctx":\d+/, '"ctx":1e999'),
  (text) => text.replace(/"ctx":\d+/, '"ctx":NaN'),
  (text) => text.replace(/"ctx":\d+/, '"ctx":0x10'),
  (text) => text.replace(/"ctx":\d+/, '"ctx":12345678901234567890123456789'),
  (text) => text.replaceAll('"', "'"),
  (text) => text.replace(/,/g, ',,'),
  (text) => text.replace('}', ',}'),
  (_text, random) => random.bytes(random.below(300)),
  () => '',
  () => 'null',
  () => '"a string"',
  () => '[]',
];

export function taskBody(random: Random, knownIds: readonly string[]): { readonly bytes: Buffer; readonly id: string } {
  const task = validTask(random, knownIds);
  const id = String(task['task_id']);
  const kind = random.next();
  if (kind < 0.35) return { bytes: Buffer.from(JSON.stringify(task)), id };
  const keys = Object.keys(task);
  const key = keys[random.below(keys.length)] ?? 'ctx';
  if (kind < 0.45) delete task[key];
  else if (kind < 0.65) task[key] = random.of(STRANGE);
  else if (kind < 0.68) task['budget'] = random.of(STRANGE_BUDGETS);
  else if (kind < 0.72) task[`${key}_${random.below(10)}`] = 1;
  else if (kind < 0.75) task['messages'] = random.of<unknown>([[{ role: 'user', content: 'hi' }], [{ role: 'wizard', content: 1 }], [], 'x']);
  else if (kind < 0.8) task['response_format'] = random.of<unknown>([{ type: 'text' }, { type: 'grammar' }, { type: 'json_schema', json_schema: {} }, null]);
  const text = JSON.stringify(task);
  if (kind < 0.8) return { bytes: Buffer.from(text), id };
  const spoiled = random.of(SPOIL)(text, random);
  return { bytes: typeof spoiled === 'string' ? Buffer.from(spoiled) : spoiled, id };
}

/** Bodies of createArtifact. One of the plain ones is stored again and again. */
export function artifactBody(random: Random): Buffer {
  const kind = random.next();
  if (kind < 0.2) return Buffer.from('{"kind":"other","content":{}}');
  const document: Json = {
    kind: random.of(['plan', 'summary', 'diff', 'trace', 'other']),
    content: random.chance(0.7) ? { n: random.below(100), text: 'x'.repeat(random.below(20_000)) } : { '__proto__x': random.of(STRANGE), '\u0000': [random.of(STRANGE)] },
    ...(random.chance(0.5) ? { tags: [random.of(['pinned', 'x', 'y', '\ud83d\ude00'])] } : {}),
    ...(random.chance(0.2) ? { parent: random.uuid().replaceAll('-', '').repeat(2) } : {}),
    ...(random.chance(0.3) ? { metadata: { a: random.below(10) } } : {}),
  };
  if (kind < 0.6) return Buffer.from(JSON.stringify(document));
  const keys = Object.keys(document);
  document[keys[random.below(keys.length)] ?? 'kind'] = random.of(STRANGE);
  const text = JSON.stringify(document);
  if (kind < 0.85) return Buffer.from(text);
  const spoiled = random.of(SPOIL)(text, random);
  return typeof spoiled === 'string' ? Buffer.from(spoiled) : spoiled;
}

/** Bodies of createPool and updatePool, of pools other than the one that the rest of the run needs. */
export function poolBody(random: Random, isNew: boolean): Buffer {
  const pool: Json = {
    ...(isNew ? { id: random.of(['made', 'other', 'third']), engine: random.of(['mock', 'mock', 'vllm']), model: 'pool' } : {}),
    price: { input_token: 0, output_token: 0 },
    kv_bytes_per_token: 1000,
    replicas: [random.of<Json>([{ id: 'r0' }, { id: 'r0', slots: 2 }, { id: 'r0', url: 'http://169.254.169.254' }, { id: 'r1', template: '../sh' }]), ...(random.chance(0.2) ? [{ id: 'r0' }] : [])],
    ...(random.chance(0.3) ? { reload: { drain_ms: random.below(100) } } : {}),
  };
  const kind = random.next();
  if (kind < 0.5) return Buffer.from(JSON.stringify(pool));
  const keys = Object.keys(pool);
  pool[keys[random.below(keys.length)] ?? 'replicas'] = random.of(STRANGE);
  const text = JSON.stringify(pool);
  if (kind < 0.85) return Buffer.from(text);
  const spoiled = random.of(SPOIL)(text, random);
  return typeof spoiled === 'string' ? Buffer.from(spoiled) : spoiled;
}
