import { WriteStream } from 'node:tty';
import type { Row } from '../../../../scripts/demo/row.js';
import { LEAST, terminalScreen } from '../../../../scripts/demo/terminal-screen.js';
import { widthOf } from '../../../../scripts/demo/width.js';

/** A terminal of that size: it keeps what is written to it. */
function terminal(columns: number): { readonly out: WriteStream; readonly written: string[] } {
  const written: string[] = [];
  const out: WriteStream = Object.create(WriteStream.prototype);
  return { out: Object.assign(out, { columns, rows: 24, write: (text: string) => written.push(text) > 0, hasColors: () => true }), written };
}

const row = (state: Row['state'], name: string): Row => ({
  name,
  priority: 'interactive',
  pool: 'swift',
  place: 0,
  predictedMs: 100_000,
  startedMs: 100_000,
  state,
  tokens: 20,
  text: 'two cups and no guest 月\nthe river carries one ginkgo leaf 🍂 and a-word-that-is-longer-than-any-panel-of-this-terminal\x1b[2J',
});

const shown = (text: string): string[] => text.replace(/\x1b\[[?0-9;]*[A-Za-z]/g, '').split('\n');

describe('the demo in a terminal', () => {
  test.each([LEAST.columns, 80, 120])('no line of a frame is wider than a terminal of %i columns less one', (columns) => {
    const { out, written } = terminal(columns);
    const rows = [row('running', 'pond'), row('running', 'moon'), row('canceled', 'storm'), row('queued', 'train')];
    terminalScreen(rows, 3, out).finish();
    for (const line of shown(written.join(''))) expect(widthOf(line)).toBeLessThan(columns);
    expect(written.join('')).not.toContain('\x1b[2J');
  });

  test('a frame that is as the one before is not written, and the cursor comes back at the end', () => {
    const { out, written } = terminal(80);
    const screen = terminalScreen([row('running', 'pond')], 1, out);
    screen.finish();
    screen.finish();
    expect(written).toEqual(['\x1b[?25l', expect.stringContaining('pond'), '\x1b[?25h']);
  });
});
