import { rename, writeFile } from 'node:fs/promises';
import { When, type DataTable } from '@cucumber/cucumber';
import { must } from '../support/expect.js';
import { poolOf } from '../support/pools.js';
import type { Scenario } from '../support/world.js';

/** As an editor does: a new file in the old one's place. */
async function write(scenario: Scenario, config: object): Promise<void> {
  must(scenario.own, 'Tag the scenario @own: the configuration of its daemon changes.');
  const { configFile } = await scenario.daemon();
  must(configFile !== undefined, 'The daemon has no configuration file.');
  await writeFile(`${configFile}.new`, JSON.stringify(config));
  await rename(`${configFile}.new`, configFile);
}

When('the configuration file changes to these pools:', async function (this: Scenario, table: DataTable) {
  this.config['pools'] = table.hashes().map(poolOf);
  await write(this, this.config);
});
