/** One task as the demo shows it. Times are milliseconds after the 202 that admitted it. */
export interface Row {
  readonly name: string;
  readonly priority: 'interactive' | 'batch';
  pool: string;
  place: number | undefined;
  predictedMs: number | undefined;
  startedMs: number | undefined;
  state: 'new' | 'queued' | 'running' | 'done' | 'canceled' | 'failed';
  tokens: number;
  text: string;
}

/** Draws the rows: over and over in a terminal, one line for each change elsewhere. */
export interface Screen {
  /** `what` is what happened to the row, for a screen that tells a story. */
  changed(row: Row, what: string): void;
  /** Leaves the terminal as it was found. Idempotent. */
  finish(): void;
}

/** As wide as `cells`, so that both screens and the summary agree. */
export const TABLE_HEAD = `${'task'.padEnd(7)} ${'class'.padEnd(11)} ${'pool'.padEnd(6)} ${'place'.padStart(5)} ${'predicted'.padStart(9)} ${'started'.padStart(8)} ${'tokens'.padStart(6)}  state`;

/** The row without its state, whose color is the screen's affair. */
export function cells(row: Row): string {
  return [
    row.name.padEnd(7),
    row.priority.padEnd(11),
    row.pool.padEnd(6),
    (row.place?.toString() ?? '').padStart(5),
    ms(row.predictedMs).padStart(9),
    ms(row.startedMs).padStart(8),
    (row.tokens === 0 ? '' : row.tokens.toString()).padStart(6),
    ' ',
  ].join(' ');
}

/** The table of what was predicted and what came. */
export const table = (rows: readonly Row[]): string => [TABLE_HEAD, ...rows.map((row) => `${cells(row)}${row.state}`)].join('\n');

export const ms = (value: number | undefined): string => (value === undefined ? '' : `${Math.round(value)} ms`);
