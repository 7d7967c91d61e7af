/**
 * How many decisions a second the scheduler alone makes while a million tasks wait, and what each of them costs in memory.
 *
 *   npm run bench:scheduler [-- <tasks queued> <rounds> [<case>]]
 *
 * Three cases, each in a process of its own: all tasks are of one API key, of a thousand of them, or each of a session of
 * its own. Two models, each in two pools of 4 replicas with 4 slots. First the queue is filled; then every round submits and
 * confirms a task, ends a running one (so the next starts), sometimes cancels one anywhere in the queue or asks for the
 * standing of one, so that the queue stays as long as it was. Not measured: the dispatcher, the store, the engines. The
 * figures include this loop's own cost.
 */
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { Decision, SchedulerEvent, SchedulerTask } from '../../src/domain/scheduling/event.js';
import type { PoolState } from '../../src/domain/scheduling/pool-state.js';
import { Scheduler } from '../../src/domain/scheduling/scheduler.js';

/** How many flows there are; 0: as many as tasks. */
const CASES: ReadonlyMap<string, number> = new Map([
  ['one-key', 1],
  ['1000-keys', 1000],
  ['sessions', 0],
]);
const [queued = 1_000_000, rounds = 300_000] = process.argv.slice(2, 4).map(Number);
const only = process.argv[4];
const AIM = 200_000;

if (only === undefined) {
  for (const name of CASES.keys()) {
    console.log(`\n${name}`);
    const { status } = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), String(queued), String(rounds), name], { stdio: 'inherit' });
    if (status !== 0) process.exit(1);
  }
  process.exit(0);
}
const flows = CASES.get(only);
if (flows === undefined) throw new Error(`There is no case ${only}; there are ${[...CASES.keys()].join(', ')}.`);

const POOLS = ['a0', 'a1', 'b0', 'b1'];
const modelOf = (poolId: string): string => `file:models/${poolId.charAt(0)}.gguf`;

function pool(poolId: string): PoolState {
  const replicas = ['r0', 'r1', 'r2', 'r3'].map((replicaId) => ({ replicaId, ready: true, slots: 4, ctxMax: 8192 }));
  const modelRefs = [modelOf(poolId)];
  return { poolId, engine: 'mock', modelRefs, workloads: ['completion'], draining: false, modelState: 'active', queueCapacity: 10 * queued, queuePolicy: 'reject', batchShare: 0.1, replicas };
}

/** Marsaglia's xorshift32: the same run every time. */
let noise = 20_260_101;
function random(below: number): number {
  noise ^= noise << 13;
  noise ^= noise >>> 17;
  noise ^= noise << 5;
  return (noise >>> 0) % below;
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
/** A string of its own, as one that came over the wire. */
const received = (text: string): string => Buffer.from(text).toString('latin1');
/** A uuid with the task's number in it. */
const idOf = (task: number): string => received(`${hex(random(2 ** 31), 8)}-0000-4000-8000-${hex(task, 12)}`);
const numberOf = (taskId: string): number => parseInt(taskId.slice(24), 16);

/** A flow's weight is always the same. */
function flowOf(sessionId: string): { readonly flow: string; readonly weight: number } {
  if (flows === 0) return { flow: received(`session:${sessionId}`), weight: 1 };
  const key = random(flows ?? 1);
  return { flow: received(`key:${key}`), weight: 1 + (key % 3) };
}

/** As admission makes it from a request: nothing is shared with another task but what the code shares. */
function taskOf(task: number, now: number): SchedulerTask {
  const sessionId = idOf(task);
  return {
    taskId: idOf(task),
    sessionId,
    ...flowOf(sessionId),
    priority: random(3) === 0 ? 'batch' : 'interactive',
    engine: 'mock',
    modelRef: received(modelOf(random(2) === 0 ? 'a' : 'b')),
    workload: 'completion',
    ctx: 1024 * (1 + random(8)),
    placement: { mode: 'auto', preferPools: [], avoidPools: [], allowFallback: true },
    promptTokens: 10 + random(1000),
    maxTokens: 16 + random(1000),
    deadlineAt: now + 1e12 + random(1_000_000),
  };
}

type State = 'unknown' | 'waiting' | 'running' | 'gone';
const states: State[] = [];
const ids: string[] = [];
const running: number[] = [];
let decisions = 0;
let events = 0;

const scheduler = new Scheduler();
let now = 0;

function note(decided: readonly Decision[]): void {
  decisions += decided.length;
  for (const decision of decided) {
    if (decision.kind !== 'start') continue;
    const task = numberOf(decision.taskId);
    states[task] = 'running';
    running.push(task);
  }
}

function apply(event: SchedulerEvent): void {
  events++;
  note(scheduler.apply(event, now));
}

function submit(task: SchedulerTask): void {
  ids.push(task.taskId);
  states.push('waiting');
  apply({ kind: 'submit', task });
  apply({ kind: 'confirm', taskId: task.taskId });
}

function end(): void {
  const slot = random(running.length);
  const task = running[slot];
  const last = running.pop();
  if (task === undefined || last === undefined) return;
  if (slot < running.length) running[slot] = last;
  states[task] = 'gone';
  const timings = { promptTokens: 500, tokensOut: 200 + random(200), firstTokenMs: 300 + random(500), decodeMs: 4000 + random(2000) };
  apply({ kind: 'ended', taskId: ids[task] ?? '', timings, requeue: false });
}

function anyWaiting(): number {
  for (;;) {
    const task = random(states.length);
    if (states[task] === 'waiting') return task;
  }
}

function cancel(): void {
  const task = anyWaiting();
  states[task] = 'gone';
  apply({ kind: 'cancel', taskId: ids[task] ?? '' });
}

let standings = 0;
function ask(): void {
  standings++;
  if (scheduler.standing(ids[anyWaiting()] ?? '', now)?.kind !== 'queued') throw new Error('a waiting task has no standing');
}

const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
};

/** Wall time, and the process's CPU time: on a machine that others use too, the two differ. */
function start(): () => { seconds: number; cpuSeconds: number } {
  const at = performance.now();
  const cpu = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { seconds: (performance.now() - at) / 1000, cpuSeconds: (user + system) / 1e6 };
  };
}

function timed(what: string, count: number, run: () => void): void {
  const before = { decisions, events };
  const clock = start();
  for (let i = 0; i < count; i++) run();
  const { seconds } = clock();
  const perSecond = (n: number): string => Math.round(n / seconds).toLocaleString('en');
  const each = ((1e6 * seconds) / count).toFixed(2);
  console.log(`${what.padEnd(34)} ${each.padStart(7)} µs each  ${perSecond(events - before.events).padStart(9)} events/s  ${perSecond(decisions - before.decisions).padStart(9)} decisions/s`);
}

for (const poolId of POOLS) apply({ kind: 'pool', pool: pool(poolId) });
const before = heap();
timed('fill (submit + confirm)', queued, () => {
  now += 0.05;
  submit(taskOf(ids.length, now));
});
// The ids and states are this loop's own: what it would cost without a scheduler.
const own = ids.length * (8 + 8);
if (globalThis.gc) console.log(`memory: ${Math.round((heap() - before - own) / queued)} bytes per queued task, its id included`);
else console.log('memory: run with NODE_OPTIONS=--expose-gc to see it');

/** Tasks are made ahead, a few at a time and off the clock: parsing requests is not what is measured. */
const CHUNK = 5_000;
let fresh: SchedulerTask[] = [];
const make = (count: number): void => {
  fresh = Array.from({ length: count }, (_, i) => taskOf(ids.length + i, now)).reverse();
};
const submitFresh = (): void => {
  const task = fresh.pop();
  if (task !== undefined) submit(task);
};

const ALONE = 4 * CHUNK;
make(2 * ALONE);
timed('submit + confirm', 2 * ALONE, submitFresh);
timed('ended, and the next starts', ALONE, end);
timed('cancel anywhere', ALONE, cancel);
timed('standing anywhere', ALONE, ask);

const rates: { readonly wall: number; readonly cpu: number }[] = [];
for (let done = 0; done < rounds; done += CHUNK) {
  make(CHUNK);
  decisions = 0;
  standings = 0;
  const clock = start();
  for (let i = 0; i < CHUNK; i++) {
    now += 0.05;
    submitFresh();
    if (i % 10 < 9) end();
    else cancel();
    if (i % 5 === 0) ask();
  }
  const { seconds, cpuSeconds } = clock();
  rates.push({ wall: (decisions + standings) / seconds, cpu: (decisions + standings) / cpuSeconds });
}

const waiting = POOLS.reduce((sum, id) => sum + scheduler.queueDepth(id, 'interactive') + scheduler.queueDepth(id, 'batch'), 0);
const shown = (of: 'wall' | 'cpu', at: number): string => {
  const sorted = rates.map((rate) => rate[of]).sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(at * (sorted.length - 1))] ?? 0).toLocaleString('en');
};
console.log(`\nmixed, ${waiting.toLocaleString('en')} tasks queued; decisions a second, standings counted (aim: ${AIM.toLocaleString('en')}); ${rates.length} rounds of ${CHUNK}:`);
for (const of of ['wall', 'cpu'] as const) {
  console.log(`  of ${of} time: median ${shown(of, 0.5)}, worst tenth ${shown(of, 0.1)}, best tenth ${shown(of, 0.9)}`);
}
