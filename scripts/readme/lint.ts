import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readmeFindings } from './rules.js';

/** `npm run lint:readme`: what README.md says of operations, codes, keys, flags, series, scripts, packages and files is so. */
const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts'));
const findings = readmeFindings(readFileSync('README.md', 'utf8'), readFileSync('.ci/run', 'utf8'), sources);
for (const finding of findings) console.error(`README.md: ${finding}`);
console.log(findings.length === 0 ? 'README.md says what is so' : `README.md: ${String(findings.length)} things are not so`);
process.exitCode = findings.length === 0 ? 0 : 1;
