import { randomUUID } from 'node:crypto';
import type { Json } from '../../scripts/json.js';
import { call } from './http.js';
import { StreamReader } from './sse.js';
import { PATIENCE_MS } from './patience.js';

/** One task of a load, from its admission to the end of its stream. */
export interface Served {
  readonly taskId: string;
  readonly seed: number;
  /** Of the answer to the submission; what follows is of a 202 only. */
  readonly status: number;
  readonly answer: string;
  readonly text: string;
  readonly tokens: number;
  /** What is wrong with the order of its events; absent: nothing. */
  readonly disorder: string | undefined;
  /** `end`, an error's code, or how the connection ended without either. */
  readonly ended: string;
  /** The event that ended it. */
  readonly last: Json;
}

export interface LoadOptions {
  /** Streams that are open at any time. */
  readonly streams: number;
  /** The task with this number, without its ids. */
  readonly task: (n: number) => Json & { readonly seed: number };
  readonly withinMs?: number;
}

/** Streams that arrive all the time: each reader that has come to an end submits the next task. */
export class StreamLoad {
  readonly served: Served[] = [];
  private stopped = false;
  private next = 0;
  private readonly readers: Promise<void>;

  constructor(
    private readonly url: () => string,
    private readonly options: LoadOptions,
  ) {
    this.readers = Promise.all(Array.from({ length: options.streams }, () => this.go())).then(() => undefined);
  }

  /** Resolves when so many more have come to their ends. */
  async more(count: number): Promise<void> {
    const wanted = this.served.length + count;
    while (this.served.length < wanted) await new Promise((wake) => setTimeout(wake, 20));
  }

  /** No task follows; what runs comes to its end. */
  async stop(): Promise<readonly Served[]> {
    this.stopped = true;
    await this.readers;
    return this.served;
  }

  private async go(): Promise<void> {
    while (!this.stopped) this.served.push(await serve(this.url(), this.options.task(this.next++), this.options.withinMs));
  }
}

/** Submits one and reads its stream to the end. */
export async function serve(url: string, task: Json & { readonly seed: number }, withinMs = PATIENCE_MS): Promise<Served> {
  const taskId = randomUUID();
  const { status, text: answer } = await call(`${url}/v1/tasks`, { method: 'POST', body: { task_id: taskId, session_id: randomUUID(), ...task } });
  const refused = { taskId, seed: task.seed, status, answer, text: '', tokens: 0, disorder: undefined, ended: 'refused', last: {} };
  if (status !== 202) {
    // A reader that is refused over and over does not try as often as it can.
    await new Promise((wake) => setTimeout(wake, 50));
    return refused;
  }
  const reader = await StreamReader.open(`${url}/v1/tasks/${taskId}/stream`);
  const events = await reader.done(withinMs).catch(() => reader.events);
  const last = events.at(-1);
  const ended = last?.event === 'end' ? 'end' : last?.event === 'error' ? String(last.data['code']) : (reader.ended ?? 'late');
  return { ...refused, text: reader.text(), tokens: reader.tokens().length, disorder: disorderOf(reader), ended, last: last?.data ?? {} };
}

/** Each token has the place after the one before it, and each event the id of its place. */
function disorderOf(reader: StreamReader): string | undefined {
  let position = 0;
  for (const { data, id } of reader.tokens()) {
    if (data['i'] !== position || id !== String(position + 1)) return `token ${String(data['i'])} (${id}) came after ${position} tokens`;
    position++;
  }
  return undefined;
}
