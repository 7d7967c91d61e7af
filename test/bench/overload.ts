import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseRecord } from '../../scripts/json.js';
import { Random } from '../support/random.js';
import { startBenchDaemon } from './parts/daemon.js';

/**
 * Is a refusal's retry time true? More clients than the pool can serve hand over tasks without end; each that is refused
 * waits as long as it was told and asks again with the same task. Some do not wait, as some always do.
 *
 * Printed: how many of those who waited were admitted when they came back (aim: at least 9 in 10), how long they were told to wait,
 * how many the impatient got, and that the pool was kept busy meanwhile.
 */
const CLIENTS = Number(process.env['BENCH_CLIENTS'] ?? 300);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 30);
const WARM_UP_SECONDS = 8;
const IMPATIENT_SHARE = 0.1;
const THINK_MS = 2_000;
const SLOTS = 8;
const QUEUE = 32;
const TOKENS_PER_SECOND = 200;
const FIRST_TOKEN_MS = 20;
/** Every task runs to its max_tokens, so that what the pool can do is known. */
const LENGTHS = [10, 20, 30, 60] as const;

const random = new Random(Number(process.env['BENCH_SEED'] ?? 1));
const counts = { asked: 0, admitted: 0, patientReturns: 0, patientAdmitted: 0, impatientReturns: 0, impatientAdmitted: 0, tokens: 0 };
const told: number[] = [];
let measuring = false;
let over = false;

const port = (daemon: { readonly port: string }): string => `http://127.0.0.1:${daemon.port}/v1/tasks`;

interface Answer {
  readonly admitted: boolean;
  readonly retryAfterMs: number;
}

async function ask(url: string, task: object): Promise<Answer> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(task) });
  const body = parseRecord(await answer.text());
  if (answer.status === 202) return { admitted: true, retryAfterMs: 0 };
  if (answer.status !== 429 || typeof body['retry_after_ms'] !== 'number') throw new Error(`POST /v1/tasks answered ${answer.status}: ${JSON.stringify(body)}`);
  return { admitted: false, retryAfterMs: body['retry_after_ms'] };
}

async function client(url: string, patient: boolean): Promise<void> {
  await sleep(random.next() * THINK_MS);
  while (!over) {
    const tokens = random.of(LENGTHS);
    const task = {
      task_id: randomUUID(),
      session_id: randomUUID(),
      workload: 'completion',
      model_ref: 'overload',
      engine: 'mock',
      ctx: 1024,
      priority: 'interactive',
      max_tokens: tokens,
      deadline_ms: 600_000,
      prompt: 'An old silent pond',
    };
    for (let returns = 0; !over; returns++) {
      const { admitted, retryAfterMs } = await ask(url, task);
      note(returns > 0, patient, admitted, retryAfterMs, tokens);
      if (admitted) break;
      await sleep(patient ? retryAfterMs : random.next() * retryAfterMs);
    }
    await sleep(-Math.log(1 - random.next()) * THINK_MS);
  }
}

function note(isReturn: boolean, patient: boolean, admitted: boolean, retryAfterMs: number, tokens: number): void {
  if (!measuring) return;
  counts.asked++;
  if (admitted) {
    counts.admitted++;
    counts.tokens += tokens;
  } else if (!isReturn) {
    told.push(retryAfterMs);
  }
  if (!isReturn) return;
  if (patient) {
    counts.patientReturns++;
    if (admitted) counts.patientAdmitted++;
  } else {
    counts.impatientReturns++;
    if (admitted) counts.impatientAdmitted++;
  }
}

const percent = (part: number, whole: number): string => (whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`);

const daemon = await startBenchDaemon([
  {
    id: 'overload',
    engine: 'mock',
    model: 'overload',
    queue_capacity: QUEUE,
    replicas: [{ id: 'm0', slots: SLOTS, tokens_per_second: TOKENS_PER_SECOND, first_token_ms: FIRST_TOKEN_MS, end_chance: 0 }],
  },
]);
const clients = Array.from({ length: CLIENTS }, (_, n) => client(port(daemon), n >= CLIENTS * IMPATIENT_SHARE));
await sleep(WARM_UP_SECONDS * 1000);
measuring = true;
await sleep(SECONDS * 1000);
measuring = false;
over = true;
const possible = SLOTS / LENGTHS.reduce((sum, tokens) => sum + (FIRST_TOKEN_MS / 1000 + tokens / TOKENS_PER_SECOND) / LENGTHS.length, 0);
told.sort((a, b) => a - b);
const quantile = (share: number): string => {
  const ms = told[Math.floor(told.length * share)];
  return ms === undefined ? 'nobody was' : `${(ms / 1000).toFixed(1)} s`;
};
process.stdout.write(
  [
    `overload: ${CLIENTS} clients, a pool of ${SLOTS} slots and ${QUEUE} places, ${SECONDS} s after ${WARM_UP_SECONDS} s of warm-up`,
    `admitted ${(counts.admitted / SECONDS).toFixed(1)} tasks/s of ${(counts.asked / SECONDS).toFixed(1)} asked; the pool can do ${possible.toFixed(1)} tasks/s`,
    `told to wait, at the first refusal: median ${quantile(0.5)}, p90 ${quantile(0.9)}`,
    `came back when told: ${counts.patientReturns}, admitted then ${percent(counts.patientAdmitted, counts.patientReturns)} (aim: 90 %)`,
    `came back sooner: ${counts.impatientReturns}, admitted then ${percent(counts.impatientAdmitted, counts.impatientReturns)}`,
    '',
  ].join('\n'),
);
await Promise.allSettled(clients);
await daemon.stop();
