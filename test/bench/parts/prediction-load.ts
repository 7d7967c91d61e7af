import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Json } from '../../../scripts/json.js';
import type { Chance } from '../../support/chance.js';
import { call } from '../../support/http.js';
import type { Foretold } from './prediction-score.js';

/** API keys: each is a flow of its own. */
const KEYS = ['ana', 'ben', 'cho', 'dee', 'eli'];
const secretOf = (id: string): string => `${id}-of-the-bench`;
export const keyConfig = KEYS.map((id) => ({ id, sha256: createHash('sha256').update(secretOf(id)).digest('hex') }));

export interface Target {
  readonly url: string;
  readonly engine: string;
  readonly model: string;
  readonly maxTokens: readonly number[];
}

interface Sent {
  readonly id: string;
  readonly key: string;
  readonly answer: Json;
  readonly deadlineMs: number;
}

export interface Refusals {
  /** DEADLINE_UNMET at admission. */
  hopeless: number;
}

/** The clients of a pool: who sends what, when, and who changes his mind. */
export class Clients {
  readonly refused: Refusals = { hopeless: 0 };
  private readonly cancels = new Set<Promise<void>>();

  constructor(
    private readonly target: Target,
    private readonly chance: Chance,
  ) {}

  /** Tasks that the pool ends in a second, with work for all its slots: what the arrivals are measured by. */
  async capacity(tasks: number): Promise<number> {
    const sent = await Promise.all(Array.from({ length: tasks }, () => this.send(3_600_000, false)));
    const ended = await this.outcomes(sent.filter((one) => one !== undefined));
    const ends = ended.map(({ admittedAt, endedMs }) => admittedAt + endedMs).sort((a, b) => a - b);
    // Without the first, which are the short ones, and the last, which leave slots empty.
    const [from, to] = [Math.floor(0.1 * ends.length), Math.floor(0.8 * ends.length)];
    return (1000 * (to - from)) / ((ends[to] ?? 0) - (ends[from] ?? 0));
  }

  /**
   * Bursts of more than the pool can do, and pauses in which most of the queue drains; each of random length. `deadlines`:
   * ms, from the shortest to the longest, evenly over their logarithms.
   */
  async bursts(forMs: number, capacity: number, deadlines: readonly [number, number]): Promise<readonly Foretold[]> {
    const { chance } = this;
    const span = ([least, most]: readonly [number, number]): number => chance.between((1000 * least) / capacity, (1000 * most) / capacity);
    const began = performance.now();
    const sent: Promise<Sent | undefined>[] = [];
    let due = began;
    let burstEnds = began + span(BURST_TASKS);
    while (due < began + forMs) {
      const wait = due - performance.now();
      if (wait > 1) await sleep(wait);
      sent.push(this.send(Math.round(chance.logBetween(...deadlines)), chance.next() < CANCELED));
      due += chance.exponential(1000 / (BURST_LOAD * capacity));
      if (due <= burstEnds) continue;
      due = burstEnds + span(PAUSE_TASKS);
      burstEnds = due + span(BURST_TASKS);
    }
    const answered = (await Promise.all(sent)).filter((one) => one !== undefined);
    await Promise.all(this.cancels);
    return this.outcomes(answered);
  }

  private async send(deadlineMs: number, cancels: boolean): Promise<Sent | undefined> {
    const { chance, target } = this;
    const id = randomUUID();
    const key = KEYS[Math.floor(chance.next() * KEYS.length)] ?? 'ana';
    const maxTokens = target.maxTokens[Math.floor(chance.next() * target.maxTokens.length)] ?? 64;
    const guessed = chance.next() < GUESSED ? { expected_tokens: Math.max(1, Math.round(maxTokens * chance.between(0.3, 1))) } : {};
    const body = {
      task_id: id,
      session_id: randomUUID(),
      workload: 'completion',
      model_ref: target.model,
      engine: target.engine,
      ctx: 1024,
      priority: chance.next() < BATCH ? 'batch' : 'interactive',
      max_tokens: maxTokens,
      deadline_ms: deadlineMs,
      prompt: 'An old silent pond. '.repeat(1 + Math.floor(chance.next() * 20)),
      seed: Math.floor(chance.next() * 1e9),
      ...guessed,
    };
    const cancelAfter = chance.exponential(CANCEL_AFTER_MS);
    const answer = await call(`${target.url}/v1/tasks`, { method: 'POST', headers: { 'x-api-key': secretOf(key) }, body });
    if (answer.json?.['code'] === 'DEADLINE_UNMET') this.refused.hopeless++;
    else if (answer.status !== 202 || answer.json === undefined) throw new Error(`POST /v1/tasks answered ${answer.status}: ${answer.text}`);
    if (answer.status !== 202 || answer.json === undefined) return undefined;
    if (cancels) this.cancels.add(this.cancel(id, key, cancelAfter));
    return { id, key, answer: answer.json, deadlineMs };
  }

  private async cancel(id: string, key: string, afterMs: number): Promise<void> {
    await sleep(afterMs);
    await call(`${this.target.url}/v1/tasks/${id}/cancel`, { method: 'POST', headers: { 'x-api-key': secretOf(key) } });
  }

  /** Once all have ended. */
  private async outcomes(sent: readonly Sent[]): Promise<(Foretold & { readonly admittedAt: number })[]> {
    const outcomes: (Foretold & { readonly admittedAt: number })[] = [];
    for (const { id, key, answer, deadlineMs } of sent) {
      const task = await this.ended(id, key);
      const since = (moment: unknown): number => (typeof moment === 'number' ? moment - numberOf(task, 'admitted_ms') : Infinity);
      outcomes.push({
        priority: task['priority'] === 'batch' ? 'batch' : 'interactive',
        startMs: numberOf(answer, 'predicted_start_ms'),
        lowMs: numberOf(answer, 'predicted_start_low_ms'),
        highMs: numberOf(answer, 'predicted_start_high_ms'),
        onTimeProbability: numberOf(answer, 'on_time_probability'),
        deadlineMs,
        admittedAt: numberOf(task, 'admitted_ms'),
        startedMs: since(task['started_ms']),
        endedMs: since(task['ended_ms']),
        state: String(task['state']),
      });
    }
    return outcomes;
  }

  private async ended(id: string, key: string): Promise<Json> {
    for (;;) {
      const { status, json, text } = await call(`${this.target.url}/v1/tasks/${id}`, { headers: { 'x-api-key': secretOf(key) } });
      if (status !== 200 || json === undefined) throw new Error(`GET /v1/tasks/${id} answered ${status}: ${text}`);
      if (json['ended_ms'] !== undefined) return json;
      await sleep(50);
    }
  }
}

/** Of what the pool can do, while a burst lasts. */
const BURST_LOAD = 2.5;
/** Their lengths: what so many tasks take, all slots busy. */
const BURST_TASKS = [100, 300] as const;
const PAUSE_TASKS = [150, 450] as const;
const BATCH = 0.3;
const CANCELED = 0.1;
const CANCEL_AFTER_MS = 2_000;
/** Clients that say how much output they expect; what they say is a guess. */
const GUESSED = 0.4;

function numberOf(json: Json, name: string): number {
  const value = json[name];
  if (typeof value !== 'number') throw new Error(`The answer has no ${name}: ${JSON.stringify(json)}`);
  return value;
}
