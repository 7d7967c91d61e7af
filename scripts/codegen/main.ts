import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drift } from './drift.js';
import { MARK } from './emit/text.js';
import { generate } from './generate.js';
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

/** Only what codegen wrote: with a wrong --out nobody loses a file. */
const removeStale = (path: string): void => {
  if (!statSync(path).isFile() || !readFileSync(path, 'utf8').startsWith(MARK)) throw new Error(`${path} is not generated: move it away`);
  rmSync(path);
};

const run = async (): Promise<number> => {
  const files = await generate(values.contracts);
  const changed = drift(files, values.out);
  if (values.check) {
    for (const name of changed) console.error(`${join(values.out, name)} is not what the contracts give`);
    if (changed.length > 0) console.error('Run npm run codegen and commit the result.');
    return changed.length > 0 ? 1 : 0;
  }
  mkdirSync(values.out, { recursive: true });
  for (const name of changed) {
    const text = files.get(name);
    if (text === undefined) removeStale(join(values.out, name));
    else writeFileSync(join(values.out, name), text);
  }
  console.log(changed.length === 0 ? 'generated/ is up to date' : `wrote ${changed.join(', ')}`);
  return 0;
};

run().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Refusal ? `codegen cannot express the contract\n  ${error.place}\n  ${error.reason}` : error);
    process.exitCode = 2;
  },
);
