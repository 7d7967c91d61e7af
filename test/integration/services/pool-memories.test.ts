import { FakeClock } from '../../support/fake-clock.js';
import { openServices, passes, settle, submission, testUuid, type KitOptions, type ServiceKit } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

/** 20 tokens take two seconds. */
const POOLS = [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 10, endChance: 0 }] }];

let kit: ServiceKit;
const open = async (options: KitOptions): Promise<ServiceKit> => (kit = await openServices({ pools: POOLS, ...options }));
afterEach(async () => kit.close());

const stateOf = async (n: number) => (await kit.services.queries.get(testUuid(n))).task.state;

/** Runs tasks one after the other. */
async function run(from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n++) {
    await kit.services.admission.admit(submission(n));
    await passes(kit, 100, async () => (await stateOf(n)) === 'completed');
  }
}

/** On an engine that takes no time. */
async function end(n: number): Promise<void> {
  await kit.services.admission.admit(submission(n));
  await settle(async () => (await stateOf(n)) === 'completed');
}

/** What the second of two tasks is told of its start. */
async function foretold(n: number): Promise<number> {
  await kit.services.admission.admit(submission(n));
  const { predictedStartMs } = await kit.services.admission.admit(submission(n + 1));
  return predictedStartMs;
}

it('what a pool taught outlasts the process: after a restart the first prediction is as good as before', async () => {
  const dataDir = dirs.make();
  await open({ dataDir });
  const ignorant = await foretold(101);
  await kit.close();

  const taughtDir = dirs.make();
  await open({ dataDir: taughtDir });
  await run(1, 6);
  await kit.close();
  await open({ dataDir: taughtDir });
  const informed = await foretold(101);
  expect(ignorant).toBeLessThan(800);
  expect(informed).toBeGreaterThan(1500);
  expect(informed).toBeLessThan(2700);
  expect(dataDir).not.toBe(taughtDir);
});

it('a damaged memory, or one of another version, is said to be so and not used', async () => {
  const dataDir = dirs.make();
  await open({ dataDir });
  await kit.store.states.put('pool', 'pool', '{"version":1,"speeds":');
  await kit.store.states.put('pool', 'elsewhere', '{"version":99}');
  await kit.close();
  await open({ dataDir });
  const warnings = kit.log.filter(({ level }) => level === 'warn');
  expect(warnings.map(({ fields }) => fields['pool_id']).sort()).toEqual(['elsewhere', 'pool']);
  expect(await foretold(1)).toBeLessThan(800);
});

it('it is written at once, then at most every five seconds, and what is left at the end', async () => {
  const clock = new FakeClock();
  await open({ dataDir: dirs.make(), clock, pools: [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, endChance: 0 }] }] });
  await end(1);
  const at = async (): Promise<string | undefined> => (await kit.store.states.load('pool')).get('pool');
  const first = await at();
  expect(first).toBeDefined();
  clock.advance(4_900);
  await end(2);
  expect(await at()).toBe(first);
  clock.advance(200);
  await end(3);
  const later = await at();
  expect(later).not.toBe(first);
  await end(4);
  await kit.services.stop();
  expect(await at()).not.toBe(later);
});
