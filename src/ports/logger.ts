/** From the gravest to the finest; a logger prints its own level and what stands before it. */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The fields of a log line, in the wire names that consumers rely on. Never a key, a token's text or a prompt. */
export interface LogFields {
  readonly correlation_id?: string;
  readonly job_id?: string;
  readonly session_id?: string;
  readonly engine?: string;
  readonly engine_version?: string | undefined;
  readonly pool_id?: string;
  readonly replica_id?: string | undefined;
  readonly queue_position?: number;
  readonly predicted_start_ms?: number;
  readonly tokens_in?: number;
  readonly tokens_out?: number;
  readonly decode_time_ms?: number;
  readonly kv_warmth?: boolean;
  readonly [extra: string]: string | number | boolean | readonly string[] | undefined;
}

/** Structured logging. `human` is one short sentence: what happened, what it means, what to do. */
export interface Logger {
  debug(human: string, fields?: LogFields): void;
  info(human: string, fields?: LogFields): void;
  warn(human: string, fields?: LogFields): void;
  error(human: string, fields?: LogFields, cause?: unknown): void;
}
