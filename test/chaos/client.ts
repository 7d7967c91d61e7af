import { setTimeout as sleep } from 'node:timers/promises';
import { at } from '../../scripts/json.js';
import { StreamReader } from '../support/sse.js';
import { ask } from './ask.js';
import type { TaskScript } from './plan.js';
import { isTerminal, isToken, newRecord, wordsOf, type TaskRecord } from './record.js';
import { followStream, type ReaderPlace } from './reader.js';
import { bodyOf } from './works.js';

const ASK_MS = 1_500;
const AGAIN_MS = 40;
/** Within three turns of the event loop every socket that had something to read has been read. */
const TURNS = 3;

/** One client with one task: hands it over, reads it with all its readers, cancels it, looks at it. Resolves when all is over. */
export async function runTask(place: ReaderPlace, script: TaskScript, random: () => number, faulty: () => boolean): Promise<TaskRecord> {
  const task = newRecord(script);
  await sleep(script.atMs);
  await handOver(place, task, faulty);
  if (task.admissions.length === 0) return task;
  await Promise.all([
    ...script.readers.map((reader) => followStream(place, task, reader, random)),
    ...(script.cancelAfter === undefined ? [] : [cancel(place, task, script.cancelAfter)]),
    look(place, task),
  ]);
  return task;
}

/** The same POST until it is answered 202: it may have been heard each time, and must be taken once. */
async function handOver(place: ReaderPlace, task: TaskRecord, faulty: () => boolean): Promise<void> {
  const { script } = task;
  const body = bodyOf(script.work, script);
  const post = async (throughProxy: boolean): Promise<void> => {
    const answer = await ask(`${throughProxy ? place.throughProxy : place.direct}/v1/tasks`, 'POST', body, ASK_MS);
    if (answer === undefined) return;
    const { status, json } = answer;
    if (status === 202 && json !== undefined) task.admissions.push(json);
    else if (status === 500 && !faulty()) task.refusals.push(`a POST was answered 500: ${JSON.stringify(json)}`);
    // Behind the proxy a request may have arrived in part.
    else if (![429, 500, 503].includes(status) && !throughProxy) task.refusals.push(`a POST was answered ${String(status)}: ${JSON.stringify(json)}`);
  };
  let throughProxy = script.postThroughProxy;
  while (task.admissions.length === 0 && task.refusals.length === 0 && !place.over()) {
    await Promise.all(Array.from({ length: script.posts }, () => post(throughProxy)));
    if (task.admissions.length === 0) await sleep(AGAIN_MS);
    throughProxy = false;
  }
}

/**
 * The rule by which tokens after a cancel are judged. The daemon promises that after the 204 no reader gets another token.
 * What it had sent before the 204 may lie unread in this process's sockets; on one machine that is delivered in the order in
 * which it was sent. So once this process has read the 204 and then everything that any socket held (a few turns of its event
 * loop), a direct connection that was open then gets no further token: `sealedAt`. Slow readers and those behind the proxy
 * have bytes on the way that cannot be told apart; for all of them counts that a read which begins after the 204 shows every
 * token that there will ever be: what any reader was shown must be in it, and it must be the same for ever.
 */
async function cancel(place: ReaderPlace, task: TaskRecord, after: number): Promise<void> {
  const { taskId } = task.script;
  const shown = (): number => task.readers[0]?.reduce((sum, { events }) => Math.max(sum, events.filter(isToken).length), 0) ?? 0;
  const waitUntil = performance.now() + 1_500;
  while (shown() < after && performance.now() < waitUntil && !place.over()) await sleep(2);
  while (!place.over()) {
    const answer = await ask(`${place.direct}/v1/tasks/${taskId}/cancel`, 'POST', undefined, ASK_MS);
    if (answer?.status === 204) break;
    if (answer !== undefined && answer.status !== 503) {
      task.faults.push(`tasks lost: a cancel was answered ${String(answer.status)}: ${JSON.stringify(answer.json)}`);
      return;
    }
    await sleep(AGAIN_MS);
  }
  if (place.over()) return;
  const open = [...(place.open.get(taskId) ?? [])];
  for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setImmediate(resolve));
  for (const { record, paused } of open) if (record.direct && !paused) record.sealedAt = record.events.length;
  task.canceled = { after: undefined };
  const read = await readOnce(`${place.direct}/v1/tasks/${taskId}/stream`);
  const terminal = read?.find(isTerminal);
  if (read !== undefined && terminal !== undefined) task.canceled.after = { tokens: read.filter(isToken).length, terminal: wordsOf(terminal) };
}

/** A whole stream on one direct connection. Undefined: it was cut off. */
export async function readOnce(url: string): Promise<StreamReader['events'] | undefined> {
  const signal = AbortSignal.timeout(4_000);
  try {
    const reader = await StreamReader.open(url, { signal });
    await reader.done(4_000);
    return reader.events;
  } catch {
    return undefined;
  }
}

/** Looks at the task now and then: once it has an outcome, it is that for ever. */
async function look(place: ReaderPlace, task: TaskRecord): Promise<void> {
  while (!place.over()) {
    const answer = await ask(`${place.direct}/v1/tasks/${task.script.taskId}`, 'GET', undefined, ASK_MS);
    const outcome = at(answer?.json, 'outcome');
    if (outcome !== undefined) task.outcomes.add(JSON.stringify(outcome));
    if (answer?.status === 404) task.faults.push('tasks lost: it was answered 202, and then getTask did not know it');
    if (outcome !== undefined || answer?.status === 404) return;
    await sleep(150);
  }
}
