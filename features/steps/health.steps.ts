import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { at } from '../../scripts/json.js';
import { call } from '../../test/support/http.js';
import { must } from '../support/expect.js';
import { parseExposition } from '../support/exposition.js';
import type { Scenario } from '../support/world.js';

const FIGURES = resolve('test/fixtures/gpu/nvidia-smi');

/** A program of that name on a PATH that has nothing else; `script`: absent, there is none. */
async function onlyTool(scenario: Scenario, script: string | undefined): Promise<void> {
  must(scenario.own, 'Tag the scenario @own: its daemon has a PATH of its own.');
  const dir = await mkdtemp(join(tmpdir(), 'gpu-tools-'));
  scenario.cleanups.push(() => rm(dir, { recursive: true }));
  if (script !== undefined) {
    const path = join(dir, 'nvidia-smi');
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
  }
  scenario.env = { ...scenario.env, PATH: dir };
}

/** GPU 0 is at work and has 9214 of 16376 MiB in use; GPU 1 idles and has 12. */
Given('the machine has two GPUs, as nvidia-smi tells', async function (this: Scenario) {
  await onlyTool(this, `case "$1" in --query-gpu*) /bin/cat ${FIGURES}/two.535.csv ;; *) /bin/cat ${FIGURES}/processes.535.csv ;; esac`);
});

Given('the machine has no tool that tells of GPUs', async function (this: Scenario) {
  await onlyTool(this, undefined);
});

Then('no series {word} is scraped', async function (this: Scenario, name: string) {
  const answer = await call(`${(await this.daemon()).url}/metrics`);
  assert.equal(answer.status, 200);
  const found = [...parseExposition(answer.text).keys()].filter((series) => series.replace(/\{.*/, '') === name);
  assert.deepEqual(found, []);
});

/** What a well-behaved client does with a refusal. */
When('the time has passed that the answer told', async function (this: Scenario) {
  const told = at(this.answer.json, 'retry_after_ms');
  must(typeof told === 'number', `The answer tells no time: ${this.answer.text}`);
  await new Promise((passed) => setTimeout(passed, told));
});
