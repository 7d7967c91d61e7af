import { next, TASK_STATES, type TaskEvent, type TaskState } from '../../../domain/task/lifecycle.js';
import type { Reply, TaskRead, TaskWrite } from './protocol.js';
import { FIRST_REVISION, INSERTED, SELECTED, SEQUENCE_CELL, SESSION_COLUMNS, TRACE_DUE } from './task-columns.js';
import { cells, piece, rowsWithin, select, type Database, type Statement } from './statement.js';
import { openTaskList } from './task-list.js';
import type { DataFile } from './turnstile.js';

/** Tasks, sessions and states, in the worker. Every change is one conditional statement; the order of cells is task-columns.ts's. */
export function openTaskFile(db: Database): DataFile<TaskWrite, TaskRead> {
  const insert = db.prepare(
    `INSERT INTO task (${INSERTED.join(', ')}, state, revision, attempt)
     VALUES (${INSERTED.map(() => '?').join(', ')}, 'queued', ${FIRST_REVISION}, 0) ON CONFLICT (task_id) DO NOTHING`,
  );
  const putSession = db.prepare(
    `INSERT INTO session (${SESSION_COLUMNS.join(', ')}) VALUES (${SESSION_COLUMNS.map(() => '?').join(', ')})
     ON CONFLICT (session_id) DO UPDATE SET ${SESSION_COLUMNS.slice(1).map((name) => `${name} = excluded.${name}`).join(', ')}`,
  );
  const removeSession = db.prepare('DELETE FROM session WHERE session_id = ?');
  const removeState = db.prepare('DELETE FROM state WHERE kind = ? AND id = ?');
  const putState = db.prepare('INSERT INTO state (kind, id, json) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json');
  const transitions = prepareTransitions(db);

  const find = select(db, `SELECT ${SELECTED.join(', ')} FROM task WHERE task_id = ?`);
  // Left to itself the planner takes the index of states and sorts everything that is unfinished for each page.
  const unfinished = select(
    db,
    `SELECT ${SELECTED.join(', ')} FROM task INDEXED BY task_unfinished WHERE state IN ('queued', 'running') AND sequence > ? ORDER BY sequence LIMIT ?`,
  );
  const sessions = select(
    db,
    `SELECT ${SESSION_COLUMNS.join(', ')} FROM session WHERE last_used_at >= ? AND session_id > ? ORDER BY session_id`,
  );
  const states = select(db, 'SELECT id, json FROM state WHERE kind = ? AND id > ? ORDER BY id');
  const list = openTaskList(db);
  // An index that is not named loses to that of states, and everything that ended is sorted.
  const traceDue = select(
    db,
    `SELECT ${SELECTED.join(', ')} FROM task INDEXED BY task_trace_due
     WHERE trace = '${TRACE_DUE}' AND log_removed IS NULL AND ended_at >= 0 ORDER BY ended_at, sequence LIMIT ?`,
  );
  const traced = db.prepare(`UPDATE task SET trace = ? WHERE task_id = ? AND trace = '${TRACE_DUE}'`);
  const withLog = select(
    db,
    `SELECT task_id FROM task INDEXED BY task_with_log
     WHERE ended_at IS NOT NULL AND log_removed IS NULL AND trace IS NOT '${TRACE_DUE}' AND ended_at < ? ORDER BY ended_at, sequence LIMIT ?`,
  );
  const withoutLog = select(
    db,
    'SELECT task_id FROM task INDEXED BY task_without_log WHERE log_removed IS NOT NULL AND ended_at < ? ORDER BY ended_at, sequence LIMIT ?',
  );
  const logRemoved = db.prepare('UPDATE task SET log_removed = 1 WHERE task_id = ? AND ended_at IS NOT NULL');
  const removeTask = db.prepare('DELETE FROM task WHERE task_id = ? AND ended_at IS NOT NULL');

  const findRow = (taskId: string): Reply => cells(find.get(taskId));

  return {
    write(operation: TaskWrite): Reply {
      switch (operation[0]) {
        case 'admit': {
          const [, task, session] = operation;
          const inserted = insert.run(...task);
          if (Number(inserted.changes) === 0) return findRow(String(task[0]));
          putSession.run(...session);
          return Number(inserted.lastInsertRowid);
        }
        case 'transition': {
          const [, to, changes, session] = operation;
          const changed = Number(transitions[to].run(...changes).changes);
          if (changed === 1 && session !== null) putSession.run(...session);
          return changed;
        }
        case 'put_session':
          putSession.run(...operation[1]);
          return null;
        case 'remove_sessions':
          for (const id of operation[1]) removeSession.run(id);
          return null;
        case 'put_state':
          putState.run(...operation[1]);
          return null;
        case 'remove_state':
          removeState.run(...operation[1]);
          return null;
        case 'traced':
          traced.run(operation[2], operation[1]);
          return null;
        case 'log_removed':
          for (const id of operation[1]) logRemoved.run(id);
          return null;
        case 'remove_tasks':
          for (const id of operation[1]) removeTask.run(id);
          return null;
      }
    },
    read(operation: TaskRead): Reply {
      switch (operation[0]) {
        case 'find':
          return findRow(operation[1]);
        case 'list':
          return list(operation[1], operation[2], operation[3]);
        case 'unfinished': {
          const found = rowsWithin(unfinished.iterate(operation[1], operation[2]));
          // Whether these were all is not known: who could not read some of them asks on.
          return piece({ rows: found.rows, more: found.more || found.rows.length === operation[2] }, SEQUENCE_CELL);
        }
        case 'sessions':
          return piece(rowsWithin(sessions.iterate(operation[1], operation[2])), 0);
        case 'states':
          return piece(rowsWithin(states.iterate(operation[1], operation[2])), 0);
        case 'trace_due':
          // As many as fit in one answer: who asks again gets the next.
          return rowsWithin(traceDue.iterate(operation[1])).rows;
        case 'with_log':
          return ids(withLog.iterate(operation[1], operation[2]));
        case 'without_log':
          return ids(withoutLog.iterate(operation[1], operation[2]));
      }
    },
    forget: () => undefined,
  };
}

const ids = (found: Iterable<unknown>): Reply => rowsWithin(found).rows.map(([id]) => id ?? null);

/**
 * The lifecycle's edges are in the WHERE clause: a row that ended never moves again, whoever asks.
 * Parameters: what changes, then the task's id and its revision.
 */
function prepareTransitions(db: Database): Record<TaskState, Statement> {
  const to = (state: TaskState, by: TaskEvent, changes: string): Statement => {
    const sources = TASK_STATES.filter((from) => {
      const edge = next(from, by);
      return typeof edge === 'object' && edge.to === state;
    });
    return db.prepare(
      `UPDATE task SET state = '${state}', revision = revision + 1, ${changes}
       WHERE task_id = ? AND revision = ? AND state IN (${sources.map((source) => `'${source}'`).join(', ')})`,
    );
  };
  const ended = 'outcome = ?, ended_at = ?, first_token_at = coalesce(?, first_token_at), trace = ?';
  return {
    running: to('running', 'start', 'attempt = ?, pool_id = ?, replica_id = ?, engine_version = ?, started_at = ?, continued_from = coalesce(?, continued_from)'),
    queued: to('queued', 'requeue', 'pool_id = ?, decision = coalesce(?, decision), lost_attempts = coalesce(?, lost_attempts), replica_id = NULL, engine_version = NULL, started_at = NULL'),
    completed: to('completed', 'completed', ended),
    canceled: to('canceled', 'canceled', ended),
    deadline: to('deadline', 'deadline', ended),
    budget: to('budget', 'budget', ended),
    dropped: to('dropped', 'dropped', ended),
    failed: to('failed', 'failed', ended),
  };
}
