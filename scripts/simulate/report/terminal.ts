import { showDuration } from '../scenario/duration.js';
import type { Report } from '../simulate.js';
import { tablesOf, type Table } from './tables.js';

/** The report as text for a terminal. */
export function terminalText(report: Report): string {
  return [head(report), ...tablesOf(report).map(tableText)].join('\n');
}

export function head({ title, seed, durationMs, warmUpMs, replicas }: Report): string {
  const warm = warmUpMs > 0 ? `, the first ${showDuration(warmUpMs)} not counted` : '';
  return `${title}: ${showDuration(durationMs)} of traffic on ${String(replicas)} replicas${warm}; seed ${String(seed)}.\n`;
}

function tableText({ title, note, columns, rows }: Table): string {
  const lines = [columns, ...rows];
  const names = columns[1] === 'run' ? 2 : 1;
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const text = lines.map((line) => `  ${line.map((cell, column) => (column < names ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`.trimEnd());
  return [title, ...(note === undefined ? [] : [`  ${note}`]), ...text, ''].join('\n');
}
