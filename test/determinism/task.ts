import { randomUUID } from 'node:crypto';
import { isRecord, type Json } from '../../scripts/json.js';
import { call } from '../support/http.js';
import type { Told } from './compare.js';
import type { Fleet } from './fleet.js';
import { Follower } from './follower.js';
import type { Sample } from './samples.js';

/** What else a task asks for; the rest is its sample's. */
export interface Manner {
  /** Default a new one. */
  readonly session?: string;
  /** Default the first pool's. */
  readonly model?: string;
  /** Default any. */
  readonly replica?: string;
  readonly kvHint?: 'reuse' | 'cold';
  /** Default strict. */
  readonly determinism?: 'strict' | 'best_effort';
  readonly priority?: 'interactive' | 'batch';
}

const CTX = 1_536;
const DEADLINE_MS = 120_000;

/** Submits and begins to read. */
export async function begin(fleet: Fleet, sample: Sample, manner: Manner = {}): Promise<Follower> {
  const taskId = randomUUID();
  const answer = await call(`${fleet.url}/v1/tasks`, {
    method: 'POST',
    body: {
      ...sample.request,
      task_id: taskId,
      session_id: manner.session ?? randomUUID(),
      workload: 'completion',
      engine: fleet.engine,
      model_ref: manner.model ?? 'pool',
      ctx: CTX,
      priority: manner.priority ?? 'interactive',
      deadline_ms: DEADLINE_MS,
      determinism: manner.determinism ?? 'strict',
      ...(manner.kvHint === undefined ? {} : { kv_hint: manner.kvHint }),
      ...(manner.replica === undefined ? {} : { placement: { require_device_mask: manner.replica } }),
    },
  });
  if (answer.status !== 202) throw new Error(`the task was refused with ${answer.status}: ${answer.text}`);
  const follower = new Follower(taskId);
  await follower.connect(fleet.url);
  return follower;
}

/** Submits and reads to the end. */
export const run = async (fleet: Fleet, sample: Sample, manner: Manner = {}): Promise<Told> => (await begin(fleet, sample, manner)).whole();

export async function look(fleet: Fleet, taskId: string): Promise<Json> {
  const answer = await call(`${fleet.url}/v1/tasks/${taskId}`);
  if (answer.status !== 200 || answer.json === undefined) throw new Error(`getTask answered ${answer.status}: ${answer.text}`);
  return answer.json;
}

/** What is wrong with the attempts that getTask shows of a task that was moved; undefined: nothing. */
export function attemptsFault(task: Json): string | undefined {
  const attempts = Array.isArray(task['attempts']) ? task['attempts'].filter(isRecord) : [];
  if (task['attempt'] !== attempts.length) return `getTask says attempt ${String(task['attempt'])} and shows ${attempts.length}`;
  const [last, ...lost] = [...attempts].reverse();
  if (last === undefined || lost.length === 0) return 'getTask shows no attempt that was lost';
  if (last['code'] !== undefined || lost.some(({ code }) => code === undefined)) return 'getTask does not say of the lost attempts, and of them alone, why they were lost';
  if (lost.some(({ replica_id: at }) => at === last['replica_id'])) return `the task went on at ${String(last['replica_id'])}, where it had been lost`;
  return undefined;
}

/** Does `work` with each, so many at once. */
export async function inLanes<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const lane = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
}
