import type { MetricsData, QueuedData } from '../../../generated/data.js';
import type { StreamTaskEvents } from '../../../generated/operations.js';
import type { SseConnection, SseDone } from '../../../generated/reply.js';
import type { MetricsEvent, QueuedEvent, TerminalEvent } from '../../domain/stream/event.js';
import type { Batch, Subscription } from '../../services/streams/subscription.js';
import { toBudgetFields } from './budget-view.js';
import { toWireProspects } from './task-view.js';
import type { TextEvents } from './text-events.js';

type Done = SseDone<'streamTask'>;

/**
 * Writes batches to one reader as far as it has room. Requirement: ORCH-3069.
 *
 * What there is no room for is kept, because a reader that is merely slower has room in a moment. One that has none at the next
 * sign of life is stuck: the rest is given back, to be read again when it reads on, and no text is held for it.
 */
export class BatchWriter {
  private batch: Batch | undefined;
  private index = 0;

  constructor(
    private readonly subscription: Subscription,
    private readonly emit: StreamTaskEvents,
    private readonly events: TextEvents,
    private readonly connection: SseConnection<'streamTask'>,
  ) {}

  /** Takes and writes until the stream is over. */
  async run(): Promise<Done> {
    for (;;) {
      const done = this.begin(await this.subscription.take()) ?? (await this.rest());
      if (done !== undefined) return done;
    }
  }

  private begin(batch: Batch | undefined): Done | undefined {
    if (batch === undefined) return this.connection.cut();
    const { queued, started } = batch;
    if (queued !== undefined) this.emit.queued(toWireQueued(queued));
    if (started !== undefined) {
      this.emit.started('0', { queue_position: started.queuePosition, predicted_start_ms: started.predictedStartMs, on_time_probability: started.onTimeProbability });
    }
    return this.write(batch, batch.first);
  }

  /** Undefined: its end was not written. Then either all of it was, or the rest is kept. */
  private write(batch: Batch, from: number): Done | undefined {
    this.batch = undefined;
    const { events } = this;
    const { first, texts, metrics, metricsPosition, terminal, terminalPosition } = batch;
    const end = first + texts.length;
    const count = terminalPosition - 1;
    for (let index = from; index < end; ) {
      events.text(index, texts[index - first] ?? '', count);
      index++;
      if (index === end || this.connection.drained() === undefined) continue;
      this.batch = batch;
      this.index = index;
      return undefined;
    }
    if (metrics !== undefined && !events.partly) this.emit.metrics(metricsPosition === undefined ? undefined : events.idOf(metricsPosition), toWireMetrics(metrics));
    return terminal === undefined ? undefined : this.writeTerminal(events.endIdOf(terminalPosition), terminal);
  }

  /** Waits for room, and writes what is kept. */
  private async rest(): Promise<Done | undefined> {
    for (let room = this.connection.drained(); room !== undefined; room = this.connection.drained()) {
      await room;
      const done = this.goOn();
      if (done !== undefined) return done;
    }
    return undefined;
  }

  private goOn(): Done | undefined {
    const { batch, subscription, connection } = this;
    if (batch === undefined) return undefined;
    // After a cancel no token is shown; and where the connection is ending, nobody is there to see one.
    if (!subscription.frozen && !connection.signal.aborted && connection.drained() === undefined) return this.write(batch, this.index);
    this.batch = undefined;
    subscription.giveBack(this.index);
    return undefined;
  }

  private writeTerminal(id: string, terminal: TerminalEvent): Done {
    if (terminal.kind === 'error') {
      const { code, message, engine, retriable, differsAt } = terminal;
      return this.emit.error(id, { code, message, engine, retriable, ...(differsAt === undefined ? {} : { differs_at: differsAt }) });
    }
    const { tokensOut, decodeMs, reason } = terminal;
    return this.emit.end(id, { tokens_out: tokensOut, decode_ms: decodeMs, decode_time_ms: decodeMs, finish_reason: reason });
  }
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

function toWireQueued(queued: QueuedEvent): QueuedData {
  const { queuePosition, preparing } = queued;
  return {
    queue_position: queuePosition,
    ...toWireProspects(queued),
    ...(preparing === undefined
      ? {}
      : {
          preparing: {
            what: preparing.what,
            received_bytes: preparing.receivedBytes,
            ...(preparing.totalBytes === undefined ? {} : { total_bytes: preparing.totalBytes }),
          },
        }),
  };
}
