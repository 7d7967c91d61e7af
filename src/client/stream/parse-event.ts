import type { EventSourceMessage } from 'eventsource-parser';
import type { EndData, ErrorData, MetricsData, QueuedData, StartedData, TaskEvent, TaskResult, TokenData } from '../../../generated/data.js';
import { ERROR_CODES, FINISH_REASONS, WORKLOADS } from '../../../generated/vocabulary.js';
import { ConnectionError, isOneOf } from '../errors.js';

/**
 * A server-sent event as an event of the contract; undefined for one of a name that this client does not know, which a newer
 * daemon may send. What is read here is checked; fields that are added to an event do no harm. Pure.
 */
export function parseEvent(message: EventSourceMessage): TaskEvent | undefined {
  const { event, id } = message;
  switch (event) {
    case 'token': {
      const token = parsed(message, isToken);
      // A token's place is told twice, and both must say the same.
      if (Number(token.id) !== token.data.i + 1) throw strange(message);
      return { event, ...token };
    }
    case 'result':
      return { event, ...parsed(message, isResult) };
    case 'metrics':
      return { event, ...(id === undefined ? {} : { id: position(message) }), data: parsed(message, isMetrics, false).data };
    case 'queued':
      return { event, data: parsed(message, isQueued, false).data };
    case 'started':
      return { event, ...parsed(message, isStarted) };
    case 'end':
      return { event, ...parsed(message, isEnd) };
    case 'error':
      return { event, ...parsed(message, isError) };
    default:
      return undefined;
  }
}

export const isTerminal = ({ event }: TaskEvent): boolean => event === 'end' || event === 'error';

const POSITION = /^(0|[1-9][0-9]{0,14})$/;

function position(message: EventSourceMessage): string {
  const { id } = message;
  if (id !== undefined && POSITION.test(id)) return id;
  throw strange(message);
}

function parsed<T>(message: EventSourceMessage, is: (fields: Fields) => fields is Fields & T, withId = true): { readonly id: string; readonly data: T } {
  let data: unknown;
  try {
    data = JSON.parse(message.data);
  } catch (cause) {
    throw strange(message, cause);
  }
  if (!isFields(data) || !is(data)) throw strange(message);
  return { id: withId ? position(message) : '', data };
}

/** Its data is not shown: it may be a token's text. */
const strange = ({ event = 'message', id }: EventSourceMessage, cause?: unknown): ConnectionError =>
  new ConnectionError(
    `The stream sent an event ${event} (id ${id ?? 'none'}) that is not as the contract says. Something between here and the daemon changes it, or this client is too old.`,
    false,
    cause === undefined ? undefined : { cause },
  );

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const number = (fields: Fields, ...names: readonly string[]): boolean => names.every((name) => typeof fields[name] === 'number');

const isToken = (fields: Fields): fields is Fields & TokenData => typeof fields['t'] === 'string' && Number.isSafeInteger(fields['i']);
/** Its lists are not looked into: they may hold millions of numbers. */
const isResult = (fields: Fields): fields is Fields & TaskResult =>
  typeof fields['task_id'] === 'string' && isOneOf(WORKLOADS, fields['workload']) && number(fields, 'tokens_in') && (Array.isArray(fields['embeddings']) || Array.isArray(fields['scores']));
const isQueued = (fields: Fields): fields is Fields & QueuedData =>
  number(fields, 'queue_position', 'predicted_start_ms', 'predicted_start_low_ms', 'predicted_start_high_ms', 'on_time_probability');
const isStarted = (fields: Fields): fields is Fields & StartedData => number(fields, 'queue_position', 'predicted_start_ms', 'on_time_probability');
const isMetrics = (fields: Fields): fields is Fields & MetricsData => number(fields, 'queue_depth', 'on_time_probability') && typeof fields['kv_warmth'] === 'boolean';
const isEnd = (fields: Fields): fields is Fields & EndData => number(fields, 'tokens_out', 'decode_ms') && isOneOf(FINISH_REASONS, fields['finish_reason']);
const isError = (fields: Fields): fields is Fields & ErrorData =>
  isOneOf(ERROR_CODES, fields['code']) && typeof fields['message'] === 'string' && typeof fields['retriable'] === 'boolean';
