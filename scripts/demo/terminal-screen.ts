import type { WriteStream } from 'node:tty';
import { cells, TABLE_HEAD, type Row, type Screen } from './row.js';
import { fit, widthOf, wrap } from './width.js';

const REDRAW_MS = 80;
const PANEL_LINES = 6;
const GAP = 2;
const ESC = '\x1b';
const HIDE_CURSOR = `${ESC}[?25l`;
const SHOW_CURSOR = `${ESC}[?25h`;
const BEGIN_UPDATE = `${ESC}[?2026h`;
const END_UPDATE = `${ESC}[?2026l`;

/** Rows and columns that a drawing needs; a smaller terminal gets the plain screen. */
export const LEAST = { columns: 72, rows: (tasks: number): number => tasks + PANEL_LINES + 5 } as const;

/**
 * A table of all tasks, and under it the texts of those that run, side by side: a panel for each slot.
 *
 * A frame is one write over the one before, lines cut to the width that the terminal has at that moment, so that nothing
 * flickers, wraps or scrolls. The last column stays free: some terminals wrap as soon as it is written.
 */
export function terminalScreen(rows: readonly Row[], slots: number, out: WriteStream): Screen {
  const panels: (Row | undefined)[] = Array.from({ length: slots }, () => undefined);
  let last = '';
  let height = 0;
  let over = false;
  const draw = (): void => {
    seat(panels, rows);
    const lines = frame(rows, panels, out.columns - 1, out.hasColors());
    const text = lines.map((line) => `${line}${ESC}[K\n`).join('');
    if (text === last) return;
    const up = height === 0 ? '' : `${ESC}[${String(height)}F`;
    out.write(`${BEGIN_UPDATE}${up}${text}${END_UPDATE}`);
    last = text;
    height = lines.length;
  };
  // What a terminal does to lines that it has drawn is its own affair: after a change of size the screen begins anew.
  const resized = (): void => {
    out.write(`${ESC}[2J${ESC}[H`);
    last = '';
    height = 0;
    draw();
  };
  out.write(HIDE_CURSOR);
  out.on('resize', resized);
  draw();
  const timer = setInterval(draw, REDRAW_MS);
  return {
    changed: () => undefined,
    finish: () => {
      if (over) return;
      over = true;
      clearInterval(timer);
      out.off('resize', resized);
      draw();
      out.write(SHOW_CURSOR);
    },
  };
}

/** Gives each running task a panel, one of its own pool if it can be, and leaves an ended task its own until then. */
function seat(panels: (Row | undefined)[], rows: readonly Row[]): void {
  for (const row of rows) {
    if (row.state !== 'running' || panels.includes(row)) continue;
    const choices: readonly ((held: Row | undefined) => boolean)[] = [
      (held) => held !== undefined && held.state !== 'running' && held.pool === row.pool,
      (held) => held === undefined,
      (held) => held?.state !== 'running',
    ];
    const at = choices.map((fits) => panels.findIndex(fits)).find((found) => found !== -1);
    if (at !== undefined) panels[at] = row;
  }
}

function frame(rows: readonly Row[], panels: readonly (Row | undefined)[], columns: number, color: boolean): string[] {
  const paint = (code: string, text: string): string => (color ? `${ESC}[${code}m${text}${ESC}[0m` : text);
  const width = Math.floor((columns - GAP * (panels.length - 1)) / panels.length);
  const bodies = panels.map((row) => (row === undefined ? [] : wrap(row.text.trim(), width).slice(-PANEL_LINES)));
  const beside = (part: (at: number) => string): string => panels.map((_, at) => part(at)).join(' '.repeat(GAP));
  return [
    paint('1', fit(TABLE_HEAD, columns)),
    ...rows.map((row) => `${fit(cells(row), widthOf(cells(row)))}${paint(COLORS[row.state], fit(row.state, columns - widthOf(cells(row))))}`),
    '',
    beside((at) => paint('2', title(panels[at], width))),
    ...Array.from({ length: PANEL_LINES }, (_, line) => beside((at) => fit(bodies[at]?.[line] ?? '', width))),
  ];
}

function title(row: Row | undefined, width: number): string {
  const name = row === undefined ? '' : ` ${row.name} on ${row.pool} `;
  return `─${name}${'─'.repeat(Math.max(0, width - 1 - name.length))}`;
}

const COLORS = { new: '2', queued: '33', running: '32', done: '0', canceled: '35', failed: '31' } as const satisfies Record<Row['state'], string>;
