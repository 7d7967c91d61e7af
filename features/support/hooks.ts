import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { After, AfterAll, Before, setDefaultTimeout, setParallelCanAssign, setWorldConstructor } from '@cucumber/cucumber';
import { call, closeConnections } from '../../test/support/http.js';
import { stopAll } from './daemons.js';
import { Scenario } from './world.js';
import { PATIENCE_MS } from '../../test/support/patience.js';

setWorldConstructor(Scenario);
// Beyond what a daemon's start may take (test/support/daemon.ts).
setDefaultTimeout(2 * PATIENCE_MS);
// A feature stays with the worker that began it, and so do the daemons that its scenarios share: a start costs more than a second of CPU.
setParallelCanAssign((scenario, running) => running.every(({ uri }) => uri !== scenario.uri));

Before({ tags: '@own' }, function (this: Scenario) {
  this.own = true;
});

/**
 * Leaves a shared daemon idle, and ends an own one. No scenario may make the daemon log an error or write to stderr by the
 * way: whatever the scenario was about, that is a defect.
 */
After(async function (this: Scenario) {
  for (const reader of this.readers.values()) reader.leave();
  const daemon = this.daemonInUse;
  if (daemon !== undefined && !this.own && this.ended === undefined) {
    await Promise.all(
      [...this.tasks.values()]
        .filter(({ answer }) => answer.status === 202)
        .map(({ id }) => call(`${daemon.url}/v1/tasks/${id}/cancel`, { method: 'POST', headers: this.headers })),
    );
  }
  if (daemon !== undefined && this.own) await daemon.kill();
  for (const cleanup of this.cleanups.reverse()) await cleanup();
  if (this.dataDirInUse !== undefined) await rm(dirname(this.dataDirInUse), { recursive: true, force: true });
  if (daemon !== undefined) {
    assert.deepEqual(this.newErrors(daemon), [], 'The daemon logged errors.');
    assert.equal(daemon.noise(), '', 'The daemon wrote something that is no line of its log.');
  }
});

AfterAll(async () => {
  closeConnections();
  await stopAll();
});
