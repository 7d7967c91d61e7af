import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Given } from '@cucumber/cucumber';
import { setSetting, type Scenario } from '../support/world.js';

/** `$file` and `$digest` stand for its path and its digest from now on. */
Given('a model file that requests may name', function (this: Scenario) {
  const directory = mkdtempSync(join(tmpdir(), 'orchestratord-models-'));
  this.cleanups.push(() => rmSync(directory, { recursive: true, force: true }));
  const bytes = 'the bytes of a model';
  const file = join(directory, 'haiku.gguf');
  writeFileSync(file, bytes);
  this.nameId('file', file);
  this.nameId('digest', `sha256:${createHash('sha256').update(bytes).digest('hex')}`);
  setSetting(this.config, 'catalog.directories', [directory]);
});
