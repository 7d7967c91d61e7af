import type { AdmitResult, NewTask, SessionStore, StoredTask, TaskStore, TaskTransition } from '../../../ports/store.js';
import type { Channel } from './channel.js';
import { fromColumn, toColumn } from './column-text.js';
import type { Cell, ListFilters, Reply, TaskRead, TaskWrite } from './protocol.js';
import { collect, nothing, numberReply, pieceReply, rowReply, textReply, unlessDamaged, type OnDamaged } from './replies.js';
import { sessionCells, sessionOf } from './session-row.js';
import { TRACE_DUE } from './task-columns.js';
import { admitted, cellsOf, taskOf } from './task-row.js';

type TaskChannel = Channel<TaskWrite, TaskRead>;

const tasksIn = (reply: Reply) => pieceReply(reply, taskOf);
const idsIn = (reply: Reply): readonly string[] => rowReply(reply).map((id) => fromColumn(textReply(id)));
const applied = (reply: Reply): boolean => numberReply(reply) === 1;
const found = (reply: Reply): StoredTask | undefined => (reply === null ? undefined : taskOf(rowReply(reply)));
const filter = (text: string | undefined): Cell => (text === undefined ? null : toColumn(text));

/** Rows that one write changes: a row may hold a prompt of megabytes, and others wait for the thread meanwhile. */
const ROWS_AT_ONCE = 50;

export function openTaskStore(channel: TaskChannel, onDamaged: OnDamaged | undefined): TaskStore {
  const readable = unlessDamaged(taskOf, onDamaged);
  const unfinishedIn = (reply: Reply) => pieceReply(reply, readable);
  const inSlices = async (kind: 'log_removed' | 'remove_tasks', taskIds: readonly string[]): Promise<void> => {
    for (let from = 0; from < taskIds.length; from += ROWS_AT_ONCE) {
      await channel.write([kind, taskIds.slice(from, from + ROWS_AT_ONCE).map(toColumn)], nothing);
    }
  };
  return {
    admit: (task) =>
      channel.write(['admit', cellsOf(task), sessionCells(task.session)], (reply) => admission(task, reply)),
    find: (taskId) => channel.read(['find', toColumn(taskId)], found),
    transition: (transition, when = 'now') => {
      const operation: TaskWrite = ['transition', transition.change.to, transitionCells(transition), sessionAfter(transition)];
      return when === 'now' ? channel.write(operation, applied) : channel.writeWithNext(operation, applied);
    },
    list: (query) => {
      const filters: ListFilters = [filter(query.sessionId), filter(query.state), filter(query.poolId), filter(query.priority)];
      return collect(query.limit, query.before ?? Number.MAX_SAFE_INTEGER, (before, left) =>
        channel.read(['list', filters, Number(before), left], tasksIn),
      );
    },
    unfinished: (after, limit) =>
      collect(limit, after, (from, left) => channel.read(['unfinished', Number(from), left], unfinishedIn)),
    traceDue: async (limit) => {
      const rows = (await channel.read(['trace_due', limit], rowReply)).map(rowReply);
      const tasks: StoredTask[] = [];
      for (const row of rows) {
        const task = readable(row);
        if (task !== undefined) tasks.push(task);
        // Nobody can make it a transcript, and left due it would come first for ever.
        else await channel.write(['traced', textReply(row[0]), null], nothing);
      }
      return tasks;
    },
    traced: (taskId, artifactId, when = 'now') => {
      const operation: TaskWrite = ['traced', toColumn(taskId), artifactId ?? null];
      return when === 'now' ? channel.write(operation, nothing) : channel.writeWithNext(operation, nothing);
    },
    withLog: (before, limit) => channel.read(['with_log', before, limit], idsIn),
    logRemoved: (taskIds) => inSlices('log_removed', taskIds),
    withoutLog: (before, limit) => channel.read(['without_log', before, limit], idsIn),
    remove: (taskIds) => inSlices('remove_tasks', taskIds),
  };
}

/** A new row answers with its sequence, a taken id with the row that has it. */
function admission(task: NewTask, reply: Reply): AdmitResult {
  return typeof reply === 'number' ? { kind: 'created', task: admitted(task, reply) } : { kind: 'exists', task: taskOf(rowReply(reply)) };
}

function transitionCells({ taskId, revision, change }: TaskTransition): readonly Cell[] {
  const row = [toColumn(taskId), revision];
  switch (change.to) {
    case 'running':
      return [change.attempt, toColumn(change.poolId), toColumn(change.replicaId), toColumn(change.engineVersion), change.startedAt, change.continuedFrom ?? null, ...row];
    case 'queued':
      return [toColumn(change.poolId), change.decision === undefined ? null : JSON.stringify(change.decision), change.lostAttempts === undefined ? null : JSON.stringify(change.lostAttempts), ...row];
    case 'completed':
    case 'canceled':
    case 'deadline':
    case 'budget':
    case 'dropped':
    case 'failed':
      return [JSON.stringify(change.outcome), change.endedAt, change.firstTokenAt ?? null, change.traceDue === true ? TRACE_DUE : null, ...row];
  }
}

const sessionAfter = ({ change }: TaskTransition): readonly Cell[] | null =>
  'session' in change && change.session !== undefined ? sessionCells(change.session) : null;

export function openSessionStore(channel: TaskChannel, onDamaged: OnDamaged | undefined): SessionStore {
  const readable = unlessDamaged(sessionOf, onDamaged);
  const sessionsIn = (reply: Reply) => pieceReply(reply, readable);
  return {
    usedSince: (since) => collect(Infinity, '', (after) => channel.read(['sessions', since, String(after)], sessionsIn)),
    put: (session, when = 'now') => {
      const operation: TaskWrite = ['put_session', sessionCells(session)];
      return when === 'now' ? channel.write(operation, nothing) : channel.writeWithNext(operation, nothing);
    },
    remove: (sessionIds) => channel.write(['remove_sessions', sessionIds.map(toColumn)], nothing),
  };
}
