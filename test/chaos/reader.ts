import { setTimeout as sleep } from 'node:timers/promises';
import { StreamReader } from '../support/sse.js';
import type { ReaderScript } from './plan.js';
import { isTerminal, type ConnectionRecord, type TaskRecord } from './record.js';

const LOOK_MS = 8;
const OPEN_WITHIN_MS = 1_500;
/** Heartbeats come every 250 ms; a connection that is silent for longer is dead, whatever TCP says. */
const SILENT_MS = 1_200;
const PAUSE_MS = 120;

/** The connections of readers that are open now, by task, so that a cancel can seal them. */
export type OpenConnections = Map<string, Set<{ readonly record: ConnectionRecord; readonly paused: boolean }>>;

export interface ReaderPlace {
  readonly direct: string;
  readonly throughProxy: string;
  readonly open: OpenConnections;
  /** True once the round must end, whatever is still read. */
  readonly over: () => boolean;
}

/** Reads a task's stream to its terminal event, over as many connections as that takes, leaving and coming back as it is told. */
export async function followStream(place: ReaderPlace, task: TaskRecord, script: ReaderScript, random: () => number): Promise<void> {
  const connections: ConnectionRecord[] = [];
  task.readers.push(connections);
  await sleep(script.delayMs);
  let lastEventId: string | undefined;
  while (!place.over()) {
    const leaveAfter = script.leaves[connections.length];
    const base = script.throughProxy ? place.throughProxy : place.direct;
    const connection = await openConnection(place, `${base}/v1/tasks/${task.script.taskId}/stream`, task, lastEventId, !script.throughProxy);
    if (connection === 'nothing left') return;
    if (connection !== undefined) {
      connections.push(connection.record);
      await follow(place, task, connection, script.slow, leaveAfter);
      if (connection.record.events.some(isTerminal)) return;
      lastEventId = lastId(connection.record) ?? lastEventId;
    }
    if (script.goesBack && lastEventId !== undefined && random() < 0.5) lastEventId = String(Math.floor(random() * (Number(lastEventId) + 1)));
    await sleep(5 + random() * 40);
  }
}

interface Connection {
  readonly record: ConnectionRecord;
  readonly reader: StreamReader;
}

/** Undefined: it did not come about, and may later. */
async function openConnection(place: ReaderPlace, url: string, task: TaskRecord, lastEventId: string | undefined, direct: boolean): Promise<Connection | 'nothing left' | undefined> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), OPEN_WITHIN_MS);
  try {
    const reader = await StreamReader.open(url, { ...(lastEventId === undefined ? {} : { lastEventId }), signal: abort.signal });
    return { reader, record: { lastEventId, direct, events: reader.events, end: 'left', sealedAt: undefined } };
  } catch (error) {
    const status = /refused with (\d{3})/.exec(String(error))?.[1];
    if (status === '204') return 'nothing left';
    // Behind the proxy a request may have arrived in part.
    if (!direct) return undefined;
    // 400: a position that it was shown is not in the stream any more; 404, 410: the task or its tokens are not.
    if (status === '400' || status === '404' || status === '410') task.faults.push(`tokens lost: a reader came back with Last-Event-ID ${String(lastEventId)} and was told ${String(error).slice(0, 300)}`);
    else if (status !== undefined && status !== '429' && status !== '503' && !place.over()) task.faults.push(`5xx: the stream was ${String(error).slice(7, 300)}`);
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

async function follow(place: ReaderPlace, task: TaskRecord, { reader, record }: Connection, slow: boolean, leaveAfter: number | undefined): Promise<void> {
  const open = { record, paused: slow };
  const all = place.open.get(task.script.taskId) ?? new Set();
  place.open.set(task.script.taskId, all.add(open));
  let heard = 0;
  let heardAt = performance.now();
  let resumeAt = 0;
  while (reader.ended === undefined && !place.over()) {
    const now = performance.now();
    const paused = slow && now < resumeAt;
    const sign = reader.events.length + reader.comments;
    if (sign !== heard || paused) heardAt = now;
    if (slow && !paused && sign > heard + 10) {
      reader.pause();
      resumeAt = now + PAUSE_MS;
    } else if (slow && !paused) {
      reader.resume();
    }
    heard = paused ? heard : sign;
    if (leaveAfter !== undefined && reader.events.length >= leaveAfter) break;
    if (now - heardAt > SILENT_MS) break;
    await sleep(LOOK_MS);
  }
  record.end = reader.ended ?? 'left';
  reader.leave();
  all.delete(open);
}

const lastId = ({ events }: ConnectionRecord): string | undefined => events.findLast(({ id }) => id !== '')?.id;
