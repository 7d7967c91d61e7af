import { fixedEngine } from '../../../../../src/services/pools/engines/engine-source.js';
import { Pools } from '../../../../../src/services/pools/pools.js';
import { PromptSize } from '../../../../../src/services/pools/sizes/prompt-size.js';
import { FakeClock } from '../../../../support/fake-clock.js';
import { mockEngines, mockPool, submission } from '../../../../support/services.js';

const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const POOL = mockPool({ id: 'pool', replicas: [{ id: 'r0' }] });
/** 11 bytes, and 7 tokens for the mock engine: its start and six words. */
const PROMPT = 'a b c d e f';
const spec = (prompt = PROMPT, changes = {}) => submission(1, { input: { kind: 'prompt', prompt }, ...changes }).spec;

let pools: Pools;
let sizes: PromptSize;
async function open(options: { readonly ready: boolean }): Promise<void> {
  const clock = new FakeClock();
  const engines = mockEngines([], clock);
  pools = new Pools([POOL], { sources: (pool, replica) => fixedEngine(engines.create(pool, replica)), clock, logger });
  sizes = new PromptSize(() => pools.all(), clock, logger);
  if (options.ready) await pools.start();
}
afterEach(async () => pools.stop());

test('a prompt whose tokens are charged to somebody is counted by the engine', async () => {
  await open({ ready: true });
  expect(await sizes.check(spec(), true)).toEqual({ tokens: 7, atMost: 7 });
});

test('a short one that nobody is charged for is estimated, with what no tokenizer can exceed', async () => {
  await open({ ready: true });
  expect(await sizes.check(spec(), false)).toEqual({ tokens: 3, atMost: 11 + 64 });
});

test('a long one is counted, and one that may not fit its ctx', async () => {
  await open({ ready: true });
  expect((await sizes.check(spec('a '.repeat(128)), false)).atMost).toBeGreaterThan(256);
  const long = await sizes.check(spec('a '.repeat(129)), false);
  expect(long.atMost).toBe(long.tokens);
  expect(await sizes.check(spec(PROMPT, { ctx: 30, maxTokens: 20 }), false)).toEqual({ tokens: 7, atMost: 7 });
  await expect(sizes.check(spec(PROMPT, { ctx: 26, maxTokens: 20 }), false)).rejects.toMatchObject({ code: 'INVALID_PARAMS', field: 'prompt' });
  await expect(sizes.check(spec(PROMPT, { ctx: 27, maxTokens: 20 }), false)).resolves.toBeDefined();
});

test('the estimate learns from what engines counted, by pool and kind of input, the last ones most', async () => {
  await open({ ready: true });
  const { input } = spec();
  sizes.learn('pool', input, 7);
  expect((await sizes.check(spec(), false)).tokens).toBe(7);
  expect((await sizes.check(spec(`${PROMPT} ${PROMPT}`), false)).tokens).toBe(15);
  expect((await sizes.check(submission(1, { input: { kind: 'messages', messages: [{ role: 'user', content: PROMPT }] } }).spec, false)).tokens).toBe(3);
  for (let n = 0; n < 100; n++) sizes.learn('pool', input, 11);
  expect((await sizes.check(spec(), false)).tokens).toBe(11);
  sizes.learn('another', input, 1);
  expect((await sizes.check(spec(), false)).tokens).toBe(11);
});

test('long prompts teach nothing about short ones', async () => {
  await open({ ready: true });
  sizes.learn('pool', { kind: 'prompt', prompt: 'a '.repeat(200) }, 200);
  expect((await sizes.check(spec(), false)).tokens).toBe(3);
});

test('where no engine can count now the estimate stands, and the engine judges when the task runs', async () => {
  await open({ ready: false });
  expect(await sizes.check(spec(), true)).toEqual({ tokens: 3, atMost: 75 });
  await expect(sizes.check(spec('a '.repeat(3_000), { ctx: 100 }), true)).resolves.toMatchObject({ tokens: 1_500 });
});
