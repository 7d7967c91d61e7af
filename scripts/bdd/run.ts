import { at, isRecord } from '../json.js';
import { runCucumber } from './cucumber.js';

/**
 * `npm run bdd`: the scenarios, against daemons that are started for them. Arguments go to cucumber-js:
 * `npm run bdd -- --profile real`, `npm run bdd -- --name 'A cancel races'`.
 *
 * cucumber-js answers 0 when it found no scenario at all; here that is a failure.
 */
const SLOW_MS = 4_000;

const begun = performance.now();
const { code, messages } = await runCucumber(process.argv.slice(2), false);

const names = new Map<string, string>();
const caseOf = new Map<string, string>();
const begunAt = new Map<string, number>();
const slow: string[] = [];
let scenarios = 0;
for (const message of messages) {
  if (!isRecord(message)) continue;
  const { pickle, testCase, testCaseStarted, testCaseFinished } = message;
  if (pickle !== undefined) names.set(String(at(pickle, 'id')), `${String(at(pickle, 'uri'))}: ${String(at(pickle, 'name'))}`);
  if (testCase !== undefined) caseOf.set(String(at(testCase, 'id')), String(at(testCase, 'pickleId')));
  if (testCaseStarted !== undefined) {
    begunAt.set(String(at(testCaseStarted, 'id')), millis(at(testCaseStarted, 'timestamp')));
    names.set(String(at(testCaseStarted, 'id')), names.get(caseOf.get(String(at(testCaseStarted, 'testCaseId'))) ?? '') ?? '?');
  }
  if (testCaseFinished !== undefined) {
    scenarios++;
    const id = String(at(testCaseFinished, 'testCaseStartedId'));
    const took = millis(at(testCaseFinished, 'timestamp')) - (begunAt.get(id) ?? 0);
    if (took > SLOW_MS) slow.push(`${(took / 1000).toFixed(1)} s  ${names.get(id) ?? '?'}`);
  }
}

for (const line of slow) console.log(`slow: ${line}`);
console.log(`${scenarios} scenarios in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
if (scenarios === 0) console.error('No scenario ran: check the tags, names and paths that were asked for.');
process.exitCode = scenarios === 0 ? 1 : code;

function millis(timestamp: unknown): number {
  return Number(at(timestamp, 'seconds')) * 1000 + Number(at(timestamp, 'nanos')) / 1e6;
}
