import { ScenarioError } from '../../../../scripts/simulate/scenario/problem.js';
import { scenarioOf } from './support.js';

const FLEET = `
fleet:
  pools:
    - { id: a, model: m, replicas: 2, slots: 4 }
    - { id: b, model: m, replicas: [{ id: slow, tokens_per_second: 5 }, { id: fast }], tokens_per_second: 50 }
`;
const WORKLOAD = `
workload:
  flows:
    - { id: people, model: m, rate: 2, prompt_tokens: 100, output_tokens: { lognormal: { median: 200, sigma: 0.5 } } }
`;

async function refusal(text: string): Promise<string> {
  try {
    await scenarioOf(text);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  throw new Error('The scenario was taken.');
}

describe('a scenario file', () => {
  test('means what it says, and what it leaves out has a default', async () => {
    const { title, variants } = await scenarioOf(`name: Noon\nduration: 1h 30m\nwarm_up: 5m\nseed: 9\n${FLEET}${WORKLOAD}`);
    expect(title).toBe('Noon');
    expect(variants).toHaveLength(1);
    const scenario = variants[0]?.scenario;
    expect(scenario).toMatchObject({ durationMs: 5_400_000, warmUpMs: 300_000, seed: 9 });
    expect(scenario?.pools.map(({ replicas }) => replicas.map(({ id, tokensPerSecond }) => [id, tokensPerSecond]))).toEqual([
      [['r0', 40], ['r1', 40]],
      [['slow', 5], ['fast', 50]],
    ]);
    expect(scenario?.flows[0]).toMatchObject({ sharer: { kind: 'key', key: 'people' }, weight: 1, priority: 'interactive', retry: { attempts: 0 } });
  });

  test.each([
    ['a misspelt key', `duration: 1h\n${FLEET.replace('slots: 4', 'slot: 4')}${WORKLOAD}`, 'scenario.yaml:5:39: fleet.pools[0].slot is not a key', 'Did you mean slots?'],
    ['a number out of bounds', `duration: 1h\n${FLEET}${WORKLOAD.replace('rate: 2', 'rate: -2')}`, 'workload.flows[0].rate must be a number above 0', 'and is -2'],
    ['a missing key', `duration: 1h\n${FLEET}${WORKLOAD.replace('rate: 2, ', '')}`, 'workload.flows[0] lacks its key rate', ''],
    ['a time without its unit', `duration: 90\n${FLEET}${WORKLOAD}`, 'scenario.yaml:1:11: duration must be a time above 0, and is 90', '90s'],
    ['a model that no pool serves', `duration: 1h\n${FLEET}${WORKLOAD.replace('model: m', 'model: x')}`, 'workload.flows[0].model is "x", which no pool serves', 'Name one of m'],
    ['a policy that does not exist', `duration: 1h\n${FLEET.replace('slots: 4', 'slots: 4, queue_policy: drop_lru')}${WORKLOAD}`, 'fleet.pools[0].queue_policy must be reject', 'Did you mean drop-lru?'],
    ['a part of a distribution', `duration: 1h\n${FLEET}${WORKLOAD.replace(', sigma: 0.5', '')}`, 'workload.flows[0].output_tokens.lognormal lacks its key sigma', ''],
    ['two pools of one name', `duration: 1h\n${FLEET.replace('id: b', 'id: a')}${WORKLOAD}`, 'fleet.pools[1].id is the id of another pool too', ''],
    ['a flow that is key and sessions', `duration: 1h\n${FLEET}${WORKLOAD.replace('rate: 2', 'rate: 2, key: k, sessions: 3')}`, 'workload.flows[0].sessions stands beside key', ''],
    ['failures of an unknown pool', `duration: 1h\n${FLEET}${WORKLOAD}\nfailures: { random: [{ pool: c, mtbf: 1d, mttr: 5m }] }`, 'failures.random[0].pool must be a, b, and is "c"', ''],
    ['tasks for which there is no context', `duration: 1h\n${FLEET}${WORKLOAD.replace('rate: 2', 'rate: 2, max_tokens: 8192')}`, 'workload.flows[0].max_tokens is 8192', 'the largest ctx_max is 8192'],
    ['what a compared run sets', `duration: 1h\n${FLEET}${WORKLOAD}\ncompare:\n  - { name: one, set: { fleet.pools.a.slots: none } }`, 'scenario.yaml:13:46: fleet.pools[0].slots must be a whole number', 'and is "none"'],
    ['a path of a compared run that leads nowhere', `duration: 1h\n${FLEET}${WORKLOAD}\ncompare:\n  - { name: one, set: { fleet.pools.c.slots: 2 } }`, 'leads nowhere in this file', ''],
    ['what is not YAML', 'duration: [1h', 'scenario.yaml:1:', ''],
  ])('%s is refused with its line, its key and a way out', async (_, text, wrong, instead) => {
    const message = await refusal(text);
    expect(message).toContain(wrong);
    expect(message).toContain(instead);
    expect(message).toMatch(/^Nothing was simulated/);
  });

  test('all that is wrong is said at once, and once', async () => {
    const text = `duration: 1h\n${FLEET.replace('slots: 4', 'slot: 4')}${WORKLOAD.replace('rate: 2', 'rate: -2')}\ncompare: [{ name: one }, { name: two }]`;
    const message = await refusal(text);
    expect(message).toContain('2 problems');
  });

  test('a file that is not there is refused by its name', async () => {
    const { loadScenario } = await import('../../../../scripts/simulate/scenario/load.js');
    await expect(loadScenario('/nowhere/noon.yaml')).rejects.toThrow(/noon\.yaml: There is no such file/);
  });

  test('a compared run differs in what it sets and in nothing else', async () => {
    const { variants } = await scenarioOf(`duration: 1h\n${FLEET}${WORKLOAD}\ncompare:\n  - { name: small, set: { fleet.pools.*.queue_capacity: 8, workload.flows.people.rate: 4 } }\n  - { name: usual }`);
    expect(variants.map(({ name }) => name)).toEqual(['small', 'usual']);
    const [small, usual] = variants.map(({ scenario }) => scenario);
    expect(small?.pools.map(({ queueCapacity }) => queueCapacity)).toEqual([8, 8]);
    expect(small?.flows[0]?.rate.perSecond).toBe(4);
    expect(usual?.pools.map(({ queueCapacity }) => queueCapacity)).toEqual([1024, 1024]);
    expect(usual?.flows[0]?.rate.perSecond).toBe(2);
  });
});
