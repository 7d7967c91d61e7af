import { promptDigest, seedOf } from './samples.js';
import type { Fault, Finding } from './tally.js';

/** Faults of one property that are told in full. */
const TOLD = 5;

/** A line for each property: of how many samples it holds. */
export function table(findings: readonly Finding[]): string {
  const rows = findings.map(({ engine, property, equal, of, must, note, seconds }) => [
    engine,
    property,
    `${equal} of ${of}`,
    must ? (equal === of && of > 0 ? 'holds' : 'FAILS') : 'seen',
    `${seconds.toFixed(1)} s`,
    note ?? '',
  ]);
  const head = ['engine', 'property', 'equal', '', 'time', ''];
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  return [head, ...rows].map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}

/** What does not hold, and how to see it again; empty where all does. */
export function faultsText(findings: readonly Finding[]): string {
  const lines = findings
    .filter(({ must, faults }) => must && faults.length > 0)
    .flatMap((finding) => [
      `\n${finding.engine}, ${finding.property}: ${finding.faults.length} of ${finding.of} do not hold`,
      ...finding.faults.slice(0, TOLD).map((fault) => faultText(finding, fault)),
      ...(finding.faults.length > TOLD ? [`  … and seeds ${finding.faults.slice(TOLD).map(({ sample }) => sample.place).join(', ')}`] : []),
    ]);
  return lines.map((line) => `${line}\n`).join('');
}

function faultText({ engine, caseName }: Finding, { sample, what, difference }: Fault): string {
  return [
    `  seed ${sample.place} (${seedOf(sample)}), prompt ${promptDigest(sample)}: ${what}`,
    ...(difference === undefined ? [] : [`    expected: ${JSON.stringify(difference.expected)}`, `    got:      ${JSON.stringify(difference.actual)}`]),
    `    again: npm run test:determinism -- --engine ${engine} --case ${caseName} --seed ${sample.place}`,
  ].join('\n');
}

/** Nothing that must hold fails, and something was looked at. */
export const holds = (findings: readonly Finding[]): boolean =>
  findings.length > 0 && findings.every(({ must, equal, of }) => !must || (of > 0 && equal === of));
