import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findBase } from './diff/base.js';
import { compareContracts, objection } from './diff/breaking.js';

/** `npm run diff:contracts`: exits 1 on a breaking change that info.version does not announce. */
const main = async (): Promise<void> => {
  const base = findBase(process.cwd());
  if (base === undefined) {
    console.log('contracts: neither a release tag nor the main branch holds contracts yet, so there is nothing to break');
    return;
  }
  try {
    const comparison = await compareContracts(join(base.directory, 'contracts'), resolve('contracts'));
    const { versions, breaking } = comparison;
    console.log(`contracts: ${versions.revision} against ${versions.base} of ${base.name}, breaking changes: ${breaking.length}`);
    for (const { place, message } of breaking) console.log(`  ${place}: ${message}`);
    const failure = objection(comparison);
    if (failure === undefined) return;
    console.error(failure);
    process.exitCode = 1;
  } finally {
    rmSync(base.directory, { recursive: true });
  }
};

await main();
