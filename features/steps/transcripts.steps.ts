import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Then } from '@cucumber/cucumber';
import { at } from '../../scripts/json.js';
import { call } from '../../test/support/http.js';
import { eventually, must } from '../support/expect.js';
import type { Scenario } from '../support/world.js';

Then('the transcript of task {word} holds what {word} has read', async function (this: Scenario, task: string, reader: string) {
  const daemon = await this.daemon();
  await eventually(async () => {
    const { status, text, json } = await call(`${daemon.url}/v1/tasks/${this.id(task)}/transcript`, { headers: this.headers });
    assert.equal(status, 200, text);
    const frames = at(json, 'frames');
    must(Array.isArray(frames), text);
    const read = this.reader(reader).text();
    assert.equal(frames.flatMap((frame: unknown) => at(frame, 't')).join(''), read);
    assert.equal(at(json, 'text_sha256'), createHash('sha256').update(read).digest('hex'));
  });
});

Then('{string} is in no file of an artifact', async function (this: Scenario, secret: string) {
  const { dataDir } = await this.daemon();
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && (entry.name.startsWith('artifacts.db') || entry.parentPath.includes('/artifacts')));
  must(files.length > 0, `No artifact is in ${dataDir}.`);
  for (const { parentPath, name } of files) {
    const text = await readFile(join(parentPath, name), 'utf8');
    must(!text.includes(secret), `It is in ${join(parentPath, name)}.`);
  }
});
