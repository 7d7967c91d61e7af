import assert from 'node:assert/strict';
import { eventually } from './expect.js';
import type { Scenario } from './world.js';

/** What a scenario has running while it looks at something else. */

/** 20 seconds long, so that nothing behind it starts while a scenario looks; it is canceled at the scenario's end. */
export const aLongOne = { model_ref: 'slow', max_tokens: '1000' };

export async function runInBackground(scenario: Scenario, pool: string, name: string, changes: Readonly<Record<string, string>>): Promise<void> {
  scenario.remembered.set('the pool', pool);
  assert.equal((await scenario.submit(name, { ...aLongOne, model_ref: pool, ...changes })).status, 202, scenario.answer.text);
  await eventually(async () => assert.equal((await scenario.look(name))['state'], 'running'));
}

/** On the pool that runs a task, for what waits behind that. */
export const behindIt = (scenario: Scenario): Readonly<Record<string, string>> => ({ model_ref: String(scenario.remembered.get('the pool') ?? 'slow') });

export async function oneAfterTheOther(scenario: Scenario, list: readonly string[], changes: Readonly<Record<string, string>>): Promise<void> {
  for (const name of list) {
    assert.equal((await scenario.submit(name, changes)).status, 202, scenario.answer.text);
    await eventually(async () => assert.equal((await scenario.look(name))['state'], 'completed'));
  }
}
