import type { DataTable } from '@cucumber/cucumber';
import type { Scenario } from './world.js';

/** `a, b and c` */
export const names = (text: string): readonly string[] => text.split(/, | and /);

/** The rows of a table, with the uuid for each `$name`. */
export const filled = (scenario: Scenario, table: DataTable): Record<string, string> =>
  Object.fromEntries(Object.entries(table.rowsHash()).map(([path, wanted]) => [path, scenario.fill(wanted)]));
