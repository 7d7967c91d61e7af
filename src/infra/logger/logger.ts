import { Writable } from 'node:stream';
import winston from 'winston';
import type { Clock } from '../../ports/clock.js';
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
  const render = (entry: Entry): string =>
    options.format === 'json' ? jsonLine(entry, clock.wall(), debugging, redactor) : prettyLine(entry, clock.wall(), debugging, options.color, redactor);
  const logger = winston.createLogger({
    levels: Object.fromEntries(LOG_LEVELS.map((level, index) => [level, index])),
    level: options.level,
    format: winston.format.printf(({ message }) => String(message)),
    transports: [new winston.transports.Stream({ stream: into(sink), eol: '' })],
  });
  // Asked here, before anything is built: most lines of a busy daemon are debug lines that nobody wants.
  const emit = (entry: Entry): void => {
    if (LOG_LEVELS.indexOf(entry.level) > rank) return;
    const lost = sink.takeLost();
    if (lost > 0) send({ level: 'warn', human: `${String(lost)} log lines were lost because the reader of the log is too slow.`, fields: { lost_lines: lost }, cause: undefined });
    send(entry);
  };
  const send = (entry: Entry): void => {
    logger.write({ level: entry.level, message: render(entry) });
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
    flush: (withinMs) => sink.flush(withinMs),
  };
}

/** Takes lines within the call: winston's own buffers stay empty, so only the sink's bound matters. */
function into(sink: LineSink): Writable {
  return new Writable({
    decodeStrings: false,
    write: (line: string, _encoding, done) => {
      sink.write(line);
      done();
    },
  });
}
