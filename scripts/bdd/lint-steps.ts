import { at, isRecord } from '../json.js';
import { runCucumber } from './cucumber.js';

/**
 * `npm run lint:steps`: every step of every scenario, in any profile, has exactly one definition, and every definition is
 * used. Nothing is run.
 */
interface Place {
  readonly text: string;
  readonly where: string;
}

const { code, messages } = await runCucumber(['--dry-run', '--profile', 'all'], true);

const definitions = new Map<string, Place>();
const steps = new Map<string, Place>();
const used = new Set<string>();
const faults: string[] = [];
let scenarios = 0;

for (const message of messages) {
  if (!isRecord(message)) continue;
  const { stepDefinition, pickle, testCase } = message;
  if (stepDefinition !== undefined) {
    const where = `${String(at(stepDefinition, 'sourceReference.uri'))}:${String(at(stepDefinition, 'sourceReference.location.line'))}`;
    definitions.set(String(at(stepDefinition, 'id')), { text: String(at(stepDefinition, 'pattern.source')), where });
  }
  if (pickle !== undefined) {
    scenarios++;
    for (const step of list(at(pickle, 'steps'))) {
      steps.set(String(at(step, 'id')), { text: String(at(step, 'text')), where: `${String(at(pickle, 'uri'))} (${String(at(pickle, 'name'))})` });
    }
  }
  for (const step of list(at(testCase, 'testSteps'))) {
    const pickled = steps.get(String(at(step, 'pickleStepId')));
    if (pickled === undefined) continue;
    const matches = list(at(step, 'stepDefinitionIds')).map(String);
    for (const id of matches) used.add(id);
    if (matches.length === 0) faults.push(`undefined: ${pickled.text}\n    in ${pickled.where}`);
    if (matches.length > 1) {
      const several = matches.map((id) => definitions.get(id)?.text).join('\n    ');
      faults.push(`ambiguous: ${pickled.text}\n    in ${pickled.where}, matches\n    ${several}`);
    }
  }
}
for (const [id, { text, where }] of definitions) if (!used.has(id)) faults.push(`unused: ${text}\n    at ${where}`);

for (const fault of new Set(faults)) console.error(fault);
console.log(`${scenarios} scenarios, ${definitions.size} step definitions, ${new Set(faults).size} faults`);
if (code !== 0 || scenarios === 0 || faults.length > 0) process.exitCode = 1;

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
