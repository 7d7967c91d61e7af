/**
 * npm run lint:metrics                     what the code registers and what ci/metrics.lint.json declares are the same
 * npm run lint:metrics -- URL or FILE      and this scrape keeps to it (with promtool too, where it is on PATH)
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Registry } from 'prom-client';
import { LABEL_BUDGETS } from '../src/infra/telemetry/label-budget.js';
import { createSeries } from '../src/infra/telemetry/series.js';
import { readDeclaration, type Declaration } from './metrics-lint/declaration.js';
import { lintDeclaration, lintRegistered, lintScrape } from './metrics-lint/rules.js';

const declared = readDeclaration(path.resolve(import.meta.dirname, '../ci/metrics.lint.json'));
const registry = new Registry();
createSeries(registry);
const problems = [...lintDeclaration(declared), ...lintRegistered(registry, LABEL_BUDGETS, declared)];

const source = process.argv[2];
if (source !== undefined) {
  const text = await scrape(source);
  problems.push(...lintScrape(text, declared), ...promtool(text, declared));
}

for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0
    ? `metrics: ${String(declared.series.length)} series are registered as declared${source === undefined ? '' : `, and ${source} keeps to it`}`
    : `metrics: ${String(problems.length)} problems`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

async function scrape(from: string): Promise<string> {
  if (!/^https?:\/\//.test(from)) return readFileSync(from, 'utf8');
  const answer = await fetch(from);
  if (!answer.ok) throw new Error(`${from} answered ${String(answer.status)}`);
  const contentType = answer.headers.get('content-type') ?? '';
  if (!contentType.startsWith('text/plain; version=0.0.4')) throw new Error(`${from} has the content type "${contentType}"`);
  return answer.text();
}

function promtool(text: string, { promtoolExceptions }: Declaration): string[] {
  const check = spawnSync('promtool', ['check', 'metrics'], { input: text, encoding: 'utf8' });
  if (check.error !== undefined) return [];
  return `${check.stdout}${check.stderr}`
    .split('\n')
    .filter((line) => line !== '' && !promtoolExceptions.some(({ series, says }) => line.startsWith(`${series} `) && line.includes(says)))
    .map((line) => `promtool: ${line}`);
}
