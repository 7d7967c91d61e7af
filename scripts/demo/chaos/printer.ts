import type { WriteStream } from 'node:tty';
import { widthOf } from '../width.js';

const COLUMNS = 76;
const INDENT = '    ';
const ESC = '\x1b';

/** Prints lines, and between them a text that grows piece by piece, broken at spaces. Colors only where a terminal has them. */
export class Printer {
  private column = 0;
  private word = '';

  constructor(private readonly out: NodeJS.WriteStream | WriteStream) {}

  line(text = ''): void {
    this.endText();
    this.out.write(`${text}\n`);
  }

  title(text: string): void {
    this.line();
    this.line(this.paint('1', text));
    this.line();
  }

  /** A line across the text, for what happened to it there. */
  mark(what: string, color: '31' | '32'): void {
    this.line(`${INDENT}${this.paint(color, `── ${what} ${'─'.repeat(Math.max(0, COLUMNS - INDENT.length - what.length - 4))}`)}`);
  }

  /** The next piece of a text. A word is shown when it is complete. */
  piece(text: string): void {
    for (const character of text) {
      if (character === '\n') this.endText();
      else if (character === ' ') {
        this.flush();
        this.word = this.column === 0 ? '' : ' ';
      } else if (!/\p{Cc}/u.test(character)) {
        this.word += character;
      }
    }
  }

  private flush(): void {
    const width = widthOf(this.word);
    if (this.word.trim() === '') return;
    if (this.column > 0 && this.column + width > COLUMNS) {
      this.out.write('\n');
      this.column = 0;
      this.word = this.word.trimStart();
    }
    if (this.column === 0) {
      this.out.write(INDENT);
      this.column = INDENT.length;
    }
    this.out.write(this.word);
    this.column += widthOf(this.word);
    this.word = '';
  }

  private endText(): void {
    this.flush();
    this.word = '';
    if (this.column > 0) this.out.write('\n');
    this.column = 0;
  }

  private paint(code: string, text: string): string {
    // hasColors knows NO_COLOR.
    return this.out.isTTY && this.out.hasColors() ? `${ESC}[${code}m${text}${ESC}[0m` : text;
  }
}
