import type { MetricsData } from '../../../generated/data.js';
import type { StreamTaskEvents, StreamTaskHandler } from '../../../generated/operations.js';
import type { SseConnection, SseDone } from '../../../generated/reply.js';
import { DomainError } from '../../domain/errors.js';
import { parseCursor } from '../../domain/stream/cursor.js';
import type { MetricsEvent, TerminalEvent } from '../../domain/stream/event.js';
import type { Streams } from '../../services/streams/streams.js';
import type { Batch, Subscription } from '../../services/streams/subscription.js';
import type { RequestContext } from '../context.js';
import { toBudgetFields, toBudgetHeaders } from './budget-view.js';
import { toWireProspects } from './task-view.js';

type Connection = SseConnection<'streamTask'>;

/** The stream's way to a reader: what is durable, in order, at the reader's pace. Positions are the events' ids. */
export const streamTask =
  (streams: Streams): StreamTaskHandler<RequestContext> =>
  async ({ params, headers }, reply) => {
    const opened = await streams.subscribe(params.id.toLowerCase(), lastPosition(headers['last-event-id']));
    if (opened.kind === 'nothing_left') return reply[204].empty();
    return reply[200].sse({
      headers: toBudgetHeaders(opened.budget),
      run: async (emit, connection) => {
        const subscription = opened.subscription(connection.signal);
        try {
          for (;;) {
            // The batch is not kept here: while a reader is stuck, this function waits for hours perhaps.
            const written = write(await subscription.take(), subscription, emit, connection);
            if (written === undefined) continue;
            if (!(written instanceof Promise)) return written;
            await written;
          }
        } finally {
          subscription.close();
        }
      },
    });
  };

/**
 * Writes a batch as far as its reader has room. A promise is the wait for more; undefined: there is room.
 *
 * What it has no room for is given back and read again when it has, so that a reader that is stuck holds no page of text.
 */
function write(batch: Batch | undefined, subscription: Subscription, emit: StreamTaskEvents, connection: Connection): SseDone<'streamTask'> | Promise<void> | undefined {
  if (batch === undefined) return connection.cut();
  const { queued, started, texts, metrics, metricsPosition, terminal } = batch;
  if (queued !== undefined) emit.queued({ queue_position: queued.queuePosition, ...toWireProspects(queued) });
  if (started !== undefined) {
    emit.started('0', { queue_position: started.queuePosition, predicted_start_ms: started.predictedStartMs, on_time_probability: started.onTimeProbability });
  }
  let index = batch.first;
  const end = index + texts.length;
  for (const t of texts) {
    emit.token(String(index + 1), { t, i: index });
    index++;
    const room = index < end ? connection.drained() : undefined;
    if (room === undefined) continue;
    subscription.giveBack(index);
    return room;
  }
  if (metrics !== undefined) emit.metrics(metricsPosition === undefined ? undefined : String(metricsPosition), toWireMetrics(metrics));
  return terminal === undefined ? connection.drained() : writeTerminal(String(batch.terminalPosition), terminal, emit);
}

function writeTerminal(id: string, terminal: TerminalEvent, emit: StreamTaskEvents): SseDone<'streamTask'> {
  if (terminal.kind === 'error') {
    const { code, message, engine, retriable, differsAt } = terminal;
    return emit.error(id, { code, message, engine, retriable, ...(differsAt === undefined ? {} : { differs_at: differsAt }) });
  }
  const { tokensOut, decodeMs, reason } = terminal;
  return emit.end(id, { tokens_out: tokensOut, decode_ms: decodeMs, decode_time_ms: decodeMs, finish_reason: reason });
}

function toWireMetrics({ queueDepth, onTimeProbability, kvWarmth, attempt, replicaId, kvMigrated, predictedStartMs, budget }: MetricsEvent): MetricsData {
  return {
    queue_depth: queueDepth,
    on_time_probability: onTimeProbability,
    kv_warmth: kvWarmth,
    attempt,
    ...(replicaId === undefined ? {} : { replica_id: replicaId }),
    ...(kvMigrated === undefined ? {} : { kv_migrated: kvMigrated }),
    ...(predictedStartMs === undefined ? {} : { predicted_start_ms: predictedStartMs }),
    ...toBudgetFields(budget),
  };
}

function lastPosition(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const parsed = parseCursor(header);
  if (parsed.kind === 'cursor') return parsed.position;
  throw new DomainError(parsed.failure);
}
