import type { StreamTaskHandler } from '../../../generated/operations.js';
import { DomainError } from '../../domain/errors.js';
import { parseCursor } from '../../domain/stream/cursor.js';
import type { Streams } from '../../services/streams/streams.js';
import type { RequestContext } from '../context.js';
import { BatchWriter } from './batch-writer.js';
import { toBudgetHeaders } from './budget-view.js';
import { ResultEvents, TokenEvents } from './text-events.js';

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
          const events = opened.shows === 'result' ? new ResultEvents(emit) : new TokenEvents(emit);
          return await new BatchWriter(subscription, emit, events, connection).run();
        } finally {
          subscription.close();
        }
      },
    });
  };

function lastPosition(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const parsed = parseCursor(header);
  if (parsed.kind === 'cursor') return parsed.position;
  throw new DomainError(parsed.failure);
}
