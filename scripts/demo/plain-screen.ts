import { ms, table, type Row, type Screen } from './row.js';

/** For a pipe, a file, or a terminal that is too small: a story in lines, each text when it is complete. */
export function plainScreen(out: NodeJS.WritableStream, rows: readonly Row[]): Screen {
  const startedAt = performance.now();
  let finished = false;
  return {
    changed: (row, what) => {
      out.write(`${ms(performance.now() - startedAt).padStart(8)}  ${row.name.padEnd(7)} ${what}\n`);
      if (row.state === 'done') out.write(indented(row.text));
    },
    finish: () => {
      if (finished) return;
      finished = true;
      out.write(`\n${table(rows)}\n`);
    },
  };
}

function indented(text: string): string {
  const lines = text.replace(/[^\P{Cc}\n]/gu, '').trim().split('\n');
  return lines.map((line) => `${' '.repeat(20)}| ${line}`.trimEnd()).join('\n') + '\n';
}
