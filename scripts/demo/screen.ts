/** One task as the demo shows it. Times are milliseconds after its submission. */
export interface Row {
  readonly name: string;
  readonly priority: string;
  pool: string;
  place: number | undefined;
  predictedMs: number | undefined;
  startedMs: number | undefined;
  state: string;
  text: string;
}

/** Draws the rows: over and over in a terminal, one line for each change elsewhere. */
export interface Screen {
  changed(row: Row, what: string): void;
  finish(): void;
}

const REDRAW_MS = 60;
const FIXED_COLUMNS = 64;

export function terminalScreen(rows: readonly Row[], out: NodeJS.WriteStream): Screen {
  let drawn = false;
  const draw = (): void => {
    if (drawn) out.write(`\x1b[${rows.length + 1}A`);
    drawn = true;
    const width = Math.max(16, (out.columns || 120) - FIXED_COLUMNS);
    out.write(`\x1b[2K\x1b[1m${header()}\x1b[0m\n`);
    for (const row of rows) out.write(`\x1b[2K${line(row, width)}\n`);
  };
  draw();
  const timer = setInterval(draw, REDRAW_MS);
  return {
    changed: () => undefined,
    finish: () => {
      clearInterval(timer);
      draw();
    },
  };
}

export function plainScreen(out: NodeJS.WritableStream): Screen {
  return {
    changed: (row, what) => void out.write(`${row.name.padEnd(9)} ${what}\n`),
    finish: () => undefined,
  };
}

/** The table of what was promised and what came. */
export function summary(rows: readonly Row[]): string {
  const lines = rows.map((row) => `${line(row, 0).trimEnd()}`);
  return [header().replace(/ text$/, ''), ...lines].join('\n');
}

const header = (): string =>
  `${'task'.padEnd(9)} ${'class'.padEnd(11)} ${'pool'.padEnd(7)} ${'place'.padStart(5)} ${'predicted'.padStart(9)} ${'started'.padStart(8)} ${'state'.padEnd(9)} text`;

function line(row: Row, width: number): string {
  const cells = [
    row.name.padEnd(9),
    row.priority.padEnd(11),
    row.pool.padEnd(7),
    (row.place?.toString() ?? '').padStart(5),
    ms(row.predictedMs).padStart(9),
    ms(row.startedMs).padStart(8),
    row.state.padEnd(9),
    width === 0 ? '' : row.text.replaceAll('\n', ' / ').slice(-width),
  ];
  return cells.join(' ');
}

const ms = (value: number | undefined): string => (value === undefined ? '' : `${Math.round(value)} ms`);
