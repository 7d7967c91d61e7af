import { findings } from './rules/all.js';

/** `tsx scripts/contracts/lint.ts [contracts folder]`: prints what is wrong and where, and exits 1 if anything is. */
const found = findings(process.argv[2] ?? 'contracts');
for (const { place, message } of found) console.error(`${place}: ${message}`);
if (found.length > 0) process.exitCode = 1;
else console.log('contracts: every bound, description, example, status, header and requirement id is in its place');
