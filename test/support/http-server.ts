import { createHash } from 'node:crypto';
import type { Handlers } from '../../generated/operations.js';
import type { RequestContext } from '../../src/api/context.js';
import type { ServerLimits, StreamSettings } from '../../src/app/limits.js';
import type { LaneChoice } from '../../src/app/router.js';
import { createServer, type HttpServer } from '../../src/app/server.js';
import { systemIds } from '../../src/infra/system/ids.js';
import type { Clock } from '../../src/ports/clock.js';
import type { LogFields, Logger } from '../../src/ports/logger.js';
import { FakeClock } from './fake-clock.js';
import { contractHandlers } from './http-handlers.js';

export interface LogEntry {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly human: string;
  readonly fields: LogFields;
  readonly cause: unknown;
}

export class LogBook implements Logger {
  readonly entries: LogEntry[] = [];
  debug(human: string, fields: LogFields = {}): void {
    this.entries.push({ level: 'debug', human, fields, cause: undefined });
  }
  info(human: string, fields: LogFields = {}): void {
    this.entries.push({ level: 'info', human, fields, cause: undefined });
  }
  warn(human: string, fields: LogFields = {}): void {
    this.entries.push({ level: 'warn', human, fields, cause: undefined });
  }
  error(human: string, fields: LogFields = {}, cause?: unknown): void {
    this.entries.push({ level: 'error', human, fields, cause });
  }
  at(level: LogEntry['level']): readonly LogEntry[] {
    return this.entries.filter((entry) => entry.level === level);
  }
}

export interface TestServerOptions {
  readonly handlers?: Partial<Handlers<RequestContext>>;
  /** Keys in clear, by id. */
  readonly keys?: Readonly<Record<string, string>>;
  readonly limits?: Partial<ServerLimits>;
  readonly streams?: Partial<StreamSettings>;
  readonly lanes?: LaneChoice;
  readonly clock?: Clock;
  readonly host?: string;
  /** Default: a free one. */
  readonly port?: number;
}

export interface TestServer {
  readonly server: HttpServer;
  readonly port: number;
  readonly url: string;
  readonly log: LogBook;
  readonly clock: Clock;
  close(): Promise<void>;
}

/** The real server on a real socket, with handlers that keep the contract. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const log = new LogBook();
  const clock = options.clock ?? new FakeClock();
  const server = await createServer({
    handlers: contractHandlers(options.handlers),
    keys: Object.entries(options.keys ?? {}).map(([id, key]) => ({ id, sha256: createHash('sha256').update(key).digest('hex') })),
    limits: { bodyBytes: 65_536, headerBytes: 16_384, jsonDepth: 64, headersTimeoutMs: 10_000, requestTimeoutMs: 30_000, ...options.limits },
    streams: { heartbeatMs: 15_000, retryMs: 1000, coalesceMs: 0, ...options.streams },
    logger: log,
    clock,
    ids: systemIds,
    ...(options.lanes !== undefined && { lanes: options.lanes }),
  });
  const { port } = await server.listen(options.host ?? '127.0.0.1', options.port ?? 0);
  return { server, port, url: `http://127.0.0.1:${port}`, log, clock, close: () => server.closeAll() };
}
