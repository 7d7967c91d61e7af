import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cloneFindings } from './rules.js';

/** `npm run lint:clone`: what a clone holds installs anywhere; see rules.ts. */
const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\0').filter((file) => file !== '');
const findings = files.flatMap((file) => cloneFindings(file, read(file)));
for (const finding of findings) console.error(finding);
console.log(findings.length === 0 ? `${String(files.length)} files name no registry and no download` : `${String(findings.length)} places tie a clone to one registry or machine`);
process.exitCode = findings.length === 0 ? 0 : 1;

/** A file that was removed and not yet committed has nothing to say. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
