import { setTimeout as sleep } from 'node:timers/promises';
import { at } from '../../scripts/json.js';
import { Random } from '../support/random.js';
import { ask } from './ask.js';
import { readOnce, runTask } from './client.js';
import type { Harm, HarmKind } from './harm.js';
import { judgeTask, type Found, type Provoked, type Violation } from './judge.js';
import { findLeaks, findLeftEngines } from './leaks.js';
import { judgeLog } from './log.js';
import type { Memory } from './memory.js';
import type { Plan } from './plan.js';
import type { OpenConnections } from './reader.js';
import { isToken, type TaskRecord } from './record.js';
import { bodyOf, POOLS, type PoolId, type Work } from './works.js';
import type { World } from './world.js';

/** What happened in a round, for the report. */
export interface RoundResult {
  readonly violations: readonly Violation[];
  readonly harms: readonly HarmKind[];
  readonly counts: Counts;
}

export interface Counts {
  tasks: number;
  acknowledged: number;
  completed: number;
  canceled: number;
  otherEnds: number;
  tokensRead: number;
  connections: number;
  resumes: number;
  moves: number;
  sealed: number;
  enginesStarted: number;
}

/** Between the last harm and the moment at which everything must have ended, milliseconds. */
const QUIET_WITHIN_MS = 60_000;
const IDLE_EVERY = 10;

/** Harm, then peace, then the verdict. */
export async function runRound(world: World, plan: Plan, seed: number, references: ReadonlyMap<Work, string>, memory: Memory): Promise<RoundResult> {
  const random = new Random(seed + plan.round);
  const harms = new Set(plan.harms.map(({ harm }) => harm.kind));
  let over = false;
  const open: OpenConnections = new Map();
  const place = { direct: world.url, throughProxy: world.throughProxy, open, over: () => over };
  world.begin(plan, seed);
  const tasks = Promise.all(plan.tasks.map((script) => runTask(place, script, () => random.next(), () => harms.has('fill_disk'))));
  await Promise.all(
    plan.harms.map(async ({ atMs, harm }) => {
      await sleep(atMs);
      await world.harm(harm);
    }),
  );
  const unrestored = await world.heal();
  const hung = await untilQuiet(world);
  const late = setTimeout(() => (over = true), QUIET_WITHIN_MS);
  const records = await tasks;
  clearTimeout(late);
  const cutShort = over;
  over = true;

  const violations: Violation[] = [...unrestored, ...hung];
  if (cutShort) violations.push({ claim: 'lost_tokens', what: `readers were still reading ${String(QUIET_WITHIN_MS)} ms after the last task had ended` });
  const provoked = provokedBy(plan, world.mockFails);
  const counts: Counts = { tasks: records.length, acknowledged: 0, completed: 0, canceled: 0, otherEnds: 0, tokensRead: 0, connections: 0, resumes: 0, moves: 0, sealed: 0, enginesStarted: 0 };
  const findings = await Promise.all(
    records.map(async (record) => {
      const found = record.admissions.length === 0 ? undefined : await find(world, record.script.taskId);
      await repeat(world, record);
      return { record, found };
    }),
  );
  for (const { record, found } of findings) {
    const wrong = judgeTask(record, found, references.get(record.script.work) ?? '', provoked);
    violations.push(...wrong);
    count(counts, record, found);
    if (found !== undefined && wrong.length === 0) memory.add(record.script.taskId, found);
  }
  violations.push(...(await memory.check(random, (taskId) => find(world, taskId))));
  violations.push(...(await findLeftEngines(world)));
  violations.push(...(await findLeaks(world, world.born, plan.round % IDLE_EVERY === 0)));
  for (const what of world.faults.splice(0)) violations.push({ claim: 'crashes', what });
  const { lines, noise } = world.takeLog();
  counts.enginesStarted = lines.filter((line) => typeof line['pid'] === 'number' && typeof line['port'] === 'number').length;
  violations.push(...judgeLog(lines, noise, plan.harms.map(({ harm }) => harm)));
  return { violations, harms: plan.harms.map(({ harm }) => harm.kind), counts };
}

/**
 * What may break attempts until a task has had as many as it may. Reloads and changes of the configuration may not: whatever an old
 * engine has not ended in its time goes on at another.
 */
function provokedBy({ harms, wires }: Plan, mockFails: boolean): Provoked {
  const engines = new Set<PoolId>([...(mockFails ? ['poems' as const] : []), ...(wires.replicas ? ['haiku' as const] : []), ...harms.flatMap(({ harm }) => harmed(harm))]);
  return { engines, drained: new Set(harms.flatMap(({ harm }) => (harm.kind === 'drain_pool' ? [harm.pool] : []))) };
}

/** The pools of which it breaks attempts. */
function harmed({ kind }: Harm): readonly PoolId[] {
  switch (kind) {
    case 'kill_daemon':
    case 'stop_daemon':
    // One that is frozen finds its engines' silence too long when it thaws.
    case 'freeze_daemon':
      return POOLS;
    case 'kill_replica':
    case 'freeze_replica':
    case 'cut_replicas':
      return ['haiku'];
    case 'kill_engine':
      return ['ballads'];
    case 'cut_readers':
    case 'fill_disk':
    case 'jump_clock':
    case 'drain_pool':
    case 'reload_pool':
    case 'change_config':
      return [];
  }
}

async function untilQuiet(world: World): Promise<readonly Violation[]> {
  const deadline = performance.now() + QUIET_WITHIN_MS;
  for (;;) {
    const answers = await Promise.all(['queued', 'running'].map((state) => ask(`${world.url}/v1/tasks?state=${state}&limit=5`, 'GET', undefined, 3_000)));
    const left = answers.flatMap((answer) => {
      const tasks = at(answer?.json, 'tasks');
      return Array.isArray(tasks) ? tasks : [undefined];
    });
    if (left.length === 0) return [];
    if (performance.now() > deadline) {
      return [{ claim: 'lost_tasks', what: `${String(QUIET_WITHIN_MS)} ms after the last harm these had not ended: ${JSON.stringify(left).slice(0, 3_000)}` }];
    }
    await sleep(30);
  }
}

async function find(world: World, taskId: string): Promise<Found | undefined> {
  const stream = await readOnce(`${world.url}/v1/tasks/${taskId}/stream`);
  const task = await ask(`${world.url}/v1/tasks/${taskId}`, 'GET', undefined, 3_000);
  return stream === undefined || task?.status !== 200 || task.json === undefined ? undefined : { stream, task: task.json };
}

/** A POST of a task that has ended gets the answer that it had; with another body it is refused, and harms nothing. */
async function repeat(world: World, record: TaskRecord): Promise<void> {
  const { script, admissions } = record;
  if (!script.repeated || admissions.length === 0) return;
  const body = bodyOf(script.work, script);
  const same = await ask(`${world.url}/v1/tasks`, 'POST', body, 3_000);
  if (same?.status === 202 && same.json !== undefined) admissions.push(same.json);
  else record.refusals.push(`its repeat was answered ${JSON.stringify(same)}`);
  const other = await ask(`${world.url}/v1/tasks`, 'POST', { ...body, max_tokens: 5 }, 3_000);
  if (other?.status !== 409) record.refusals.push(`another body under its id was answered ${JSON.stringify(other)}`);
}

function count(counts: Counts, { admissions, readers }: TaskRecord, found: Found | undefined): void {
  if (admissions.length === 0) return;
  counts.acknowledged++;
  const kind = at(found?.task, 'outcome.kind');
  if (kind === 'completed') counts.completed++;
  else if (kind === 'canceled') counts.canceled++;
  else counts.otherEnds++;
  const attempt = Number(found?.task['attempt'] ?? 0);
  counts.moves += Math.max(0, attempt - 1);
  for (const { events, lastEventId, sealedAt } of readers.flat()) {
    counts.connections++;
    if (lastEventId !== undefined) counts.resumes++;
    if (sealedAt !== undefined) counts.sealed++;
    counts.tokensRead += events.filter(isToken).length;
  }
}
