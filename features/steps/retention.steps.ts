import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { call } from '../../test/support/http.js';
import { eventually } from '../support/expect.js';
import type { Scenario } from '../support/world.js';

Then('the tokens of task {word} are soon no longer kept', async function (this: Scenario, name: string) {
  await soonIs(this, `/v1/tasks/${this.task(name).id}/stream`, 410);
});

Then('task {word} is soon forgotten', async function (this: Scenario, name: string) {
  await soonIs(this, `/v1/tasks/${this.task(name).id}`, 404);
});

When('the retention of streams passes', async function (this: Scenario) {
  // Wall time, as the daemon itself will count it after its start.
  const { stream_age_ms: ms } = { stream_age_ms: 0, ...(this.config['retention'] ?? {}) };
  await new Promise((resolve) => setTimeout(resolve, ms));
});

/** Without touching the answer that the scenario looks at. */
async function soonIs(scenario: Scenario, path: string, status: number): Promise<void> {
  const { url } = await scenario.daemon();
  await eventually(async () => assert.equal((await call(url + path, { headers: scenario.headers })).status, status));
}
