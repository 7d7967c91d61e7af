import type { ListTasksHandler } from '../../../generated/operations.js';
import { DomainError } from '../../domain/errors.js';
import type { TaskQueries } from '../../services/tasks/queries.js';
import type { RequestContext } from '../context.js';
import { toWireTask } from './task-view.js';

const DEFAULT_LIMIT = 50;

/** One more than the page is read, so that the last page is known to be the last. */
export const listTasks =
  (queries: TaskQueries): ListTasksHandler<RequestContext> =>
  async ({ query }, reply) => {
    const { limit = DEFAULT_LIMIT, cursor, state, session_id: sessionId, pool_id: poolId } = query;
    const found = await queries.list({
      limit: limit + 1,
      ...(cursor === undefined ? {} : { before: parseCursor(cursor) }),
      ...(state === undefined ? {} : { state }),
      ...(sessionId === undefined ? {} : { sessionId: sessionId.toLowerCase() }),
      ...(poolId === undefined ? {} : { poolId }),
    });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return reply[200].json({
      body: { tasks: page.map(toWireTask), ...(last === undefined ? {} : { next_cursor: toCursor(last.task.sequence) }) },
    });
  };

/** Opaque on purpose: what it holds (a sequence) may change. */
const toCursor = (sequence: number): string => Buffer.from(`s${sequence}`).toString('base64url');

function parseCursor(cursor: string): number {
  const match = /^s(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (match?.[1] !== undefined) return Number(match[1]);
  throw new DomainError({
    code: 'INVALID_PARAMS',
    field: 'cursor',
    message: 'This cursor is none of ours. Give the next_cursor of the page before, or leave it out for the newest page.',
  });
}
