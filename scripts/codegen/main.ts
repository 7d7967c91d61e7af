import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generate } from './generate.js';
import { drift, write } from './output.js';
import { Refusal } from './place.js';

/**
 * npm run codegen [-- --check] [--contracts DIR] [--out DIR]
 *
 * Writes generated/ from contracts/; with --check only compares, and exits 1 naming each file that differs, is missing or
 * is not generated any more. Exits 2 when it cannot express the contract.
 */
const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    contracts: { type: 'string', default: 'contracts' },
    out: { type: 'string', default: 'generated' },
  },
});

const run = async (): Promise<number> => {
  const files = await generate(values.contracts);
  if (!values.check) {
    const changed = write(files, values.out);
    console.log(changed.length === 0 ? `${values.out} is up to date` : `changed ${changed.join(', ')}`);
    return 0;
  }
  const changed = drift(files, values.out);
  for (const name of changed) console.error(`${join(values.out, name)} is not what the contracts give`);
  if (changed.length > 0) console.error('Run npm run codegen and commit the result.');
  return changed.length > 0 ? 1 : 0;
};

run().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Refusal ? `codegen cannot express the contract\n  ${error.place}\n  ${error.reason}` : error);
    process.exitCode = 2;
  },
);
