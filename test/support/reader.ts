import type { MetricsEvent, StartedEvent, TerminalEvent } from '../../src/domain/stream/event.js';
import type { Services } from '../../src/app/services.js';

/** A reader of one stream, as the API's handler is one: it remembers what it had. */
export interface ReaderLog {
  readonly started: StartedEvent[];
  readonly texts: string[];
  /** Index of the first token that it got. */
  first: number | undefined;
  terminal: TerminalEvent | undefined;
  terminalPosition: number | undefined;
  metrics: number;
  readonly told: MetricsEvent[];
}

export interface TestReader {
  readonly log: ReaderLog;
  /** Resolves when the terminal event came, or the reader left. */
  readonly done: Promise<ReaderLog>;
  leave(): void;
}

export async function read(services: Services, taskId: string, lastPosition?: number): Promise<TestReader> {
  const opened = await services.streams.subscribe(taskId, lastPosition);
  if (opened.kind === 'nothing_left') throw new Error('nothing is left of this stream');
  const abort = new AbortController();
  const subscription = opened.subscription(abort.signal);
  const log: ReaderLog = { started: [], texts: [], first: undefined, terminal: undefined, terminalPosition: undefined, metrics: 0, told: [] };
  const follow = async (): Promise<ReaderLog> => {
    try {
      for (;;) {
        const batch = await subscription.take();
        if (batch === undefined) return log;
        if (batch.started !== undefined) log.started.push(batch.started);
        if (batch.texts.length > 0) {
          log.first ??= batch.first;
          if (batch.first !== log.first + log.texts.length) throw new Error(`gap: token ${batch.first} after ${log.first + log.texts.length - 1}`);
          for (const text of batch.texts) log.texts.push(text);
        }
        if (batch.metrics !== undefined) {
          log.metrics++;
          log.told.push(batch.metrics);
        }
        if (batch.terminal !== undefined) {
          log.terminal = batch.terminal;
          log.terminalPosition = batch.terminalPosition;
          return log;
        }
      }
    } finally {
      subscription.close();
    }
  };
  return { log, done: follow(), leave: () => abort.abort() };
}
