import { isTerminal, TASK_STATES } from '../../../domain/task/lifecycle.js';
import { StoreFault, type NewTask, type StoredTask } from '../../../ports/store.js';
import { fromColumn, toColumn } from './column-text.js';
import { parseGrant } from './budget-json.js';
import { parseLostAttempts } from './lost-attempts-json.js';
import { parseOutcome } from './outcome-json.js';
import type { Cell, Reply } from './protocol.js';
import { parseDecision, parseSpec } from './spec-json.js';
import { asNumber, asText, json, oneOf, Unreadable, type Draft } from './stored-json.js';
import { FIRST_REVISION, INSERTED, SELECTED, TRACE_DUE } from './task-columns.js';

/** A task between the domain and its row. Both directions run on the main thread; the order of cells is task-columns.ts's. */
export function cellsOf(task: NewTask): readonly Cell[] {
  const cells: Readonly<Record<(typeof INSERTED)[number], Cell>> = {
    task_id: toColumn(task.spec.taskId),
    session_id: toColumn(task.spec.sessionId),
    pool_id: toColumn(task.poolId),
    priority: task.spec.priority,
    request_digest: toColumn(task.requestDigest),
    owner: toColumn(task.owner),
    correlation_id: toColumn(task.correlationId),
    admitted_at: task.admittedAt,
    queue_position: task.queuePosition,
    predicted_start_ms: task.predictedStartMs,
    predicted_start_low_ms: task.predictedStartLowMs,
    predicted_start_high_ms: task.predictedStartHighMs,
    on_time_probability: task.onTimeProbability,
    prompt_tokens: task.promptTokens,
    decision: JSON.stringify(task.decision),
    budget_grant: task.grant === undefined ? null : JSON.stringify(task.grant),
    spec: JSON.stringify(task.spec),
  };
  return INSERTED.map((name) => cells[name]);
}

/** What `admit` answers for a new row, without reading it back. With what is not known yet, so that a task has one shape all its life. */
export const admitted = (task: NewTask, sequence: number): StoredTask => ({
  spec: task.spec,
  requestDigest: task.requestDigest,
  owner: task.owner,
  correlationId: task.correlationId,
  admittedAt: task.admittedAt,
  queuePosition: task.queuePosition,
  predictedStartMs: task.predictedStartMs,
  predictedStartLowMs: task.predictedStartLowMs,
  predictedStartHighMs: task.predictedStartHighMs,
  onTimeProbability: task.onTimeProbability,
  poolId: task.poolId,
  decision: task.decision,
  promptTokens: task.promptTokens,
  sequence,
  revision: FIRST_REVISION,
  state: 'queued',
  attempt: 0,
  lostAttempts: [],
  replicaId: undefined,
  engineVersion: undefined,
  startedAt: undefined,
  firstTokenAt: undefined,
  endedAt: undefined,
  outcome: undefined,
  continuedFrom: undefined,
  ...(task.grant === undefined ? {} : { grant: task.grant }),
});

type Column = (typeof SELECTED)[number];
const PLACES: ReadonlyMap<Column, number> = new Map(SELECTED.map((name, at) => [name, at]));

/** Throws StoreFault `corrupt`, which names the task, where the row is not one that cellsOf and the transitions could have written. */
export function taskOf(row: readonly Reply[]): StoredTask {
  const cell = (name: Column): unknown => row[PLACES.get(name) ?? -1];
  try {
    return parse(cell);
  } catch (error) {
    const why = error instanceof Unreadable || error instanceof SyntaxError ? error.message : undefined;
    if (why === undefined) throw error;
    throw new StoreFault('corrupt', `The stored row of task ${String(cell('task_id'))} is damaged (${why}). The disk or a foreign program changed it. Restore tasks.db from a backup, or delete that row with the daemon stopped.`);
  }
}

function parse(cell: (name: Column) => unknown): StoredTask {
  const text = (name: Column): string => asText(cell(name), name);
  const id = (name: Column): string => fromColumn(text(name));
  const number = (name: Column): number => asNumber(cell(name), name);
  const predictedStartMs = number('predicted_start_ms');

  const spec = parseSpec(json(text('spec'), 'spec'));
  if (spec.taskId !== id('task_id')) throw new Unreadable('spec.taskId', 'the task_id of its row');
  const task: Draft<StoredTask> = {
    spec,
    requestDigest: id('request_digest'),
    owner: id('owner'),
    correlationId: id('correlation_id'),
    admittedAt: number('admitted_at'),
    queuePosition: number('queue_position'),
    predictedStartMs,
    predictedStartLowMs: cell('predicted_start_low_ms') === null ? predictedStartMs : number('predicted_start_low_ms'),
    predictedStartHighMs: cell('predicted_start_high_ms') === null ? predictedStartMs : number('predicted_start_high_ms'),
    onTimeProbability: number('on_time_probability'),
    poolId: id('pool_id'),
    decision: parseDecision(json(text('decision'), 'decision')),
    promptTokens: number('prompt_tokens'),
    sequence: number('sequence'),
    revision: number('revision'),
    state: oneOf(cell('state'), 'state', TASK_STATES),
    attempt: number('attempt'),
    lostAttempts: cell('lost_attempts') === null ? [] : parseLostAttempts(json(text('lost_attempts'), 'lost_attempts')),
  };
  if (cell('budget_grant') !== null) task.grant = parseGrant(json(text('budget_grant'), 'budget_grant'));
  if (cell('replica_id') !== null) task.replicaId = id('replica_id');
  if (cell('engine_version') !== null) task.engineVersion = id('engine_version');
  if (cell('started_at') !== null) task.startedAt = number('started_at');
  if (cell('first_token_at') !== null) task.firstTokenAt = number('first_token_at');
  if (cell('ended_at') !== null) task.endedAt = number('ended_at');
  if (cell('outcome') !== null) task.outcome = parseOutcome(json(text('outcome'), 'outcome'));
  if (cell('continued_from') !== null) task.continuedFrom = number('continued_from');
  if (cell('trace') === TRACE_DUE) task.traceDue = true;
  else if (cell('trace') !== null) task.traceId = text('trace');
  if (task.outcome?.kind !== (isTerminal(task.state) ? task.state : undefined)) throw new Unreadable('outcome', `that of a task which is ${task.state}`);
  return task;
}
