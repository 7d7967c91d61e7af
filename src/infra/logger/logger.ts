import { Writable } from 'node:stream';
import winston from 'winston';
import type { Clock, Timer } from '../../ports/clock.js';
import { LOG_LEVELS, type LogFields, type Logger, type LogLevel } from '../../ports/logger.js';
import { jsonLine, prettyLine, type Entry } from './format.js';
import { LineSink } from './line-sink.js';
import { Redactor } from './redactor.js';

export interface LoggerOptions {
  readonly level: LogLevel;
  readonly format: 'json' | 'pretty';
  /** Only for `pretty`. */
  readonly color: boolean;
  /** Where lines go: 1 is stdout. The logger does not close it. */
  readonly fd: number;
  readonly clock: Clock;
  /** Through which every text goes; absent: one that knows no secret, only what secrets look like. */
  readonly redactor?: Redactor;
}

/**
 * Lines gather for so long before they are made and written: a busy daemon's thousand lines a second are then a hundred writes, and
 * none is made while somebody waits for what it tells of.
 */
const GATHER_MS = 10;
/** Entries that wait to be made into lines, at most: some hundred bytes each. */
const MOST_ENTRIES = 100;

/** The logger port by winston. */
export interface ProcessLogger extends Logger {
  /** Resolves when all lines so far are out, at the latest after `withinMs`. Await it before the process exits. */
  flush(withinMs: number): Promise<void>;
}

export function createLogger(options: LoggerOptions): ProcessLogger {
  const { clock } = options;
  const rank = LOG_LEVELS.indexOf(options.level);
  const debugging = options.level === 'debug';
  const redactor = options.redactor ?? new Redactor({});
  const sink = new LineSink(options.fd, clock);
  const render = ({ entry, at }: Noted): string =>
    options.format === 'json' ? jsonLine(entry, at, debugging, redactor) : prettyLine(entry, at, debugging, options.color, redactor);
  const logger = winston.createLogger({
    levels: Object.fromEntries(LOG_LEVELS.map((level, index) => [level, index])),
    level: options.level,
    format: winston.format.printf(({ message }) => String(message)),
    transports: [new winston.transports.Stream({ stream: into((lines) => sink.write(lines, count)), eol: '' })],
  });
  let gathered: Noted[] = [];
  let gathering: Timer | undefined;
  /** Of the lines that are on their way through winston. */
  let count = 0;
  // Asked here, before anything is built: most lines of a busy daemon are debug lines that nobody wants.
  const emit = (entry: Entry): void => {
    if (LOG_LEVELS.indexOf(entry.level) > rank) return;
    gathered.push({ entry, at: clock.wall() });
    if (gathered.length >= MOST_ENTRIES) send();
    else gathering ??= clock.schedule(GATHER_MS, send);
  };
  const send = (): void => {
    gathering?.cancel();
    gathering = undefined;
    const entries = gathered;
    gathered = [];
    const lost = sink.takeLost();
    if (lost > 0) entries.unshift({ entry: lostLines(lost), at: entries[0]?.at ?? clock.wall() });
    count = entries.length;
    // The level was asked for above, and one write goes through winston for all of them.
    if (count > 0) logger.write({ level: 'error', message: entries.map(render).join('\n') });
  };
  return {
    debug: (human, fields) => {
      emit({ level: 'debug', human, fields, cause: undefined });
    },
    info: (human, fields) => {
      emit({ level: 'info', human, fields, cause: undefined });
    },
    warn: (human, fields) => {
      emit({ level: 'warn', human, fields, cause: undefined });
    },
    error: (human: string, fields?: LogFields, ...causes: unknown[]) => {
      emit({ level: 'error', human, fields, cause: causes.length === 0 ? undefined : { thrown: causes[0] } });
    },
    flush: (withinMs) => {
      send();
      return sink.flush(withinMs);
    },
  };
}

interface Noted {
  readonly entry: Entry;
  /** Unix ms. */
  readonly at: number;
}

const lostLines = (lost: number): Entry => ({
  level: 'warn',
  human: `${String(lost)} log lines were lost because the reader of the log is too slow.`,
  fields: { lost_lines: lost },
  cause: undefined,
});

/** Takes lines within the call: winston's own buffers stay empty, so only the sink's bound matters. */
function into(take: (lines: string) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write: (lines: string, _encoding, done) => {
      take(lines);
      done();
    },
  });
}
