import { fork } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { isRecord } from '../../scripts/json.js';
import { recordPact } from './consumer.js';
import { ADMISSION } from './interactions/admission.js';
import { ARTIFACTS } from './interactions/artifacts.js';
import { CATALOG } from './interactions/catalog.js';
import { CONTROL } from './interactions/control.js';
import { POOLS } from './interactions/pools.js';
import { RESULTS } from './interactions/results.js';
import { STREAMS } from './interactions/streams.js';
import { TASKS } from './interactions/tasks.js';
import { TRANSCRIPTS } from './interactions/transcripts.js';
import { normalisePact, PACT_FILE, readPact } from './pact-file.js';
import type { Report } from './run-verification.js';

/**
 * `npm run pact`: the client's side writes the pact and must give what is committed; the built daemon must keep it; and answers
 * with a fault in them must not pass. `npm run pact -- --write` writes the pact anew first.
 */
const INTERACTIONS = [...ADMISSION, ...TASKS, ...STREAMS, ...CONTROL, ...POOLS, ...CATALOG, ...ARTIFACTS, ...TRANSCRIPTS, ...RESULTS];

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

async function consume(write: boolean): Promise<boolean> {
  const fresh = normalisePact(await recordPact(INTERACTIONS), INTERACTIONS);
  if (write) await writeFile(PACT_FILE, fresh);
  const same = fresh === (await readPact());
  say(`consumer: ${INTERACTIONS.length} interactions played; ${PACT_FILE} ${same ? 'is as committed' : 'DIFFERS: see npm run pact -- --write, and git diff'}`);
  return same;
}

/** Rejects with all that the process wrote where it ends without a report. */
function provide(): Promise<Report> {
  const child = fork(new URL('run-verification.ts', import.meta.url), { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    let report: Report | undefined;
    child.on('message', (message) => {
      if (isReport(message)) report = message;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (report === undefined) reject(new Error(`The verification ended without a report (exit code ${code}). It said:\n${output}`));
      else resolve(report);
    });
  });
}

const isReport = (value: unknown): value is Report => isRecord(value) && isRecord(value['verified']) && Array.isArray(value['mutations']);

function judge({ verified, mutations }: Report): boolean {
  say('\nprovider');
  const missing = INTERACTIONS.filter(({ description }) => !verified.interactions.some((each) => each.description === description));
  for (const { description, ok } of verified.interactions) say(`  ${ok ? 'ok  ' : 'FAIL'} ${description}`);
  for (const { description } of missing) say(`  FAIL ${description}: it was not verified`);
  for (const { type, words } of verified.mismatches) say(`       ${type}: ${words}`);
  for (const state of verified.unmade) say(`       state not made: ${state}`);

  say('\nanswers with a fault in them');
  for (const { name, interaction, missed, words } of mutations) {
    say(`  ${missed === undefined ? 'found ' : 'MISSED'} ${name.padEnd(36)} ${interaction.split(':')[0]?.padEnd(14) ?? ''} ${missed ?? shortened(words)}`);
  }
  const kept = missing.length === 0 && verified.unmade.length === 0 && verified.mismatches.length === 0 && verified.interactions.every(({ ok }) => ok);
  const found = mutations.filter(({ missed }) => missed === undefined).length;
  say(`\n${verified.interactions.filter(({ ok }) => ok).length} of ${INTERACTIONS.length} interactions kept, ${found} of ${mutations.length} faults found`);
  return kept && mutations.length > 0 && found === mutations.length;
}

const shortened = (words: string): string => {
  const line = words.replaceAll('\n', ' ');
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
};

const begun = performance.now();
const same = await consume(process.argv.includes('--write'));
const kept = judge(await provide());
say(`${((performance.now() - begun) / 1000).toFixed(1)} s`);
process.exit(same && kept ? 0 : 1);
