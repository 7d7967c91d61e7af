import { malformed } from './failure.js';

/** The longest line that is kept while its end is awaited, in UTF-16 units. A token's is about a hundred. */
export const MAX_LINE = 1_048_576;

const SPACE = 32;
const CARRIAGE_RETURN = 13;
const SILENT = [':', 'event:', 'id:', 'retry:'];

/** The data of one event: `text` from `start` to `end`. No string is cut out for it. */
export type DataReader = (text: string, start: number, end: number) => void;

/**
 * The events of a server-sent event stream, fed in pieces of any size. Every data line counts as an event of its own, as
 * all engines send them; lines end with LF or CRLF.
 *
 * It is our own code because every token passes here: with eventsource-parser in its place, which cuts a string and makes
 * an object for each event, reading a token costs a tenth more. That parser is the
 * reference in the test.
 */
export class EventLines {
  #rest = '';

  constructor(
    private readonly name: string,
    private readonly onData: DataReader,
  ) {}

  /** Throws EngineError when a line exceeds its bound or is none of an event stream, and whatever `onData` throws. */
  feed(piece: string): void {
    let lineFeed = piece.indexOf('\n');
    if (lineFeed === -1) return this.#keep(piece);
    // Joined only when the line is complete: a line in a thousand pieces is searched once.
    const text = this.#rest === '' ? piece : this.#rest + piece;
    lineFeed += this.#rest.length;
    this.#rest = '';
    let start = 0;
    for (; lineFeed !== -1; lineFeed = text.indexOf('\n', start)) {
      const end = text.charCodeAt(lineFeed - 1) === CARRIAGE_RETURN ? lineFeed - 1 : lineFeed;
      if (end > start) this.#line(text, start, end);
      start = lineFeed + 1;
    }
    if (start < text.length) this.#keep(text.slice(start));
  }

  #keep(piece: string): void {
    if (this.#rest.length + piece.length > MAX_LINE) throw malformed(this.name, `a line of over ${MAX_LINE} characters`);
    this.#rest += piece;
  }

  #line(text: string, start: number, end: number): void {
    if (text.startsWith('data:', start)) this.onData(text, text.charCodeAt(start + 5) === SPACE ? start + 6 : start + 5, end);
    else if (text.startsWith('error:', start)) this.#olderFailure(text.slice(start + 6, end));
    // Not quoted: it may hold what was decoded.
    else if (!SILENT.some((field) => text.startsWith(field, start))) throw malformed(this.name, 'a line that is no server-sent event');
  }

  /** llama-server before 2025 names a failure `error`, and not `data`. */
  #olderFailure(value: string): void {
    const data = `{"error":${value}}`;
    this.onData(data, 0, data.length);
  }
}
