import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { field, type DemoClient, type StreamFrame } from './client.js';
import type { Row, Screen } from './row.js';

interface Part {
  readonly name: string;
  readonly priority: Row['priority'];
  readonly prompt: string;
  /** So that the show is the same each time. */
  readonly seed: number;
  /** What its client expects of it. */
  readonly tokens: number;
  /** Only this pool may run it. */
  readonly pin?: string;
  /** After this many tokens somebody thinks better of it. */
  readonly cancelAfter?: number;
  /** After this many tokens its reader loses the connection, and comes back. */
  readonly leaveAfter?: number;
}

const PARTS: readonly Part[] = [
  { name: 'pond', priority: 'interactive', prompt: 'An old silent pond', seed: 17, tokens: 59 },
  { name: 'moon', priority: 'interactive', prompt: 'Autumn moonlight', seed: 10, tokens: 40 },
  { name: 'snow', priority: 'interactive', prompt: 'First snow on the bridge', seed: 10, tokens: 41, pin: 'steady' },
  { name: 'digest', priority: 'batch', prompt: 'Summarise the seasons', seed: 9, tokens: 63 },
  { name: 'heron', priority: 'interactive', prompt: 'A heron stands still', seed: 12, tokens: 38 },
  { name: 'storm', priority: 'interactive', prompt: 'A storm that nobody waits for', seed: 12, tokens: 87, cancelAfter: 30 },
  { name: 'train', priority: 'interactive', prompt: 'Night train to the north', seed: 3, tokens: 41, leaveAfter: 15 },
  { name: 'index', priority: 'batch', prompt: 'List every sound of water', seed: 18, tokens: 59 },
];
/** Between two submissions: slow enough to see them come. */
const PAUSE_MS = 150;

export const newRows = (): Row[] =>
  PARTS.map(({ name, priority }) => ({
    name,
    priority,
    pool: '',
    place: undefined,
    predictedMs: undefined,
    startedMs: undefined,
    state: 'new',
    tokens: 0,
    text: '',
  }));

/** Submits the tasks one after the other and follows all of them to their ends. */
export async function play(client: DemoClient, rows: readonly Row[], screen: Screen): Promise<void> {
  const followed: Promise<void>[] = [];
  for (const [index, part] of PARTS.entries()) {
    const row = rows[index];
    if (row === undefined) continue;
    const taskId = randomUUID();
    const { pin } = part;
    const admitted = await client.submit({
      task_id: taskId,
      session_id: randomUUID(),
      workload: 'completion',
      model_ref: 'haiku',
      engine: 'mock',
      ctx: 4096,
      priority: part.priority,
      max_tokens: part.tokens,
      expected_tokens: part.tokens,
      seed: part.seed,
      deadline_ms: 120_000,
      prompt: part.prompt,
      ...(pin === undefined ? {} : { placement: { mode: 'pin', pin_pool_id: pin } }),
    });
    Object.assign(row, admitted, { state: 'queued' });
    const promise = admitted.predictedMs === 0 ? 'starts now' : `starts in about ${String(admitted.predictedMs)} ms`;
    screen.changed(row, `admitted by ${row.pool}: place ${String(admitted.place)}, ${promise}`);
    followed.push(new Follower(client, taskId, part, row, screen, performance.now()).run());
    await pause(PAUSE_MS);
  }
  await Promise.all(followed);
}

/** Reads one task's stream to its end, as its client. */
class Follower {
  private left = false;
  private lastId: string | undefined;

  constructor(
    private readonly client: DemoClient,
    private readonly taskId: string,
    private readonly part: Part,
    private readonly row: Row,
    private readonly screen: Screen,
    private readonly admittedAt: number,
  ) {}

  async run(): Promise<void> {
    const { client, taskId, row, screen } = this;
    await client.read(taskId, undefined, (frame) => this.take(frame));
    if (!this.left) return;
    await pause(PAUSE_MS);
    screen.changed(row, `read again with Last-Event-ID: ${this.lastId ?? ''}`);
    await client.read(taskId, this.lastId, (frame) => this.take(frame));
  }

  private take({ event, id, data }: StreamFrame): 'leave' | undefined {
    const { row, screen, part } = this;
    // What comes before started has no id: a reader that leaves then comes back to the beginning.
    if (id !== undefined) this.lastId = id;
    switch (event) {
      case 'queued':
        screen.changed(row, `waits with ${String(field(data, 'queue_position'))} before it, starts in about ${String(field(data, 'predicted_start_ms'))} ms`);
        return undefined;
      case 'started':
        row.startedMs = performance.now() - this.admittedAt;
        row.state = 'running';
        screen.changed(row, `started after ${String(Math.round(row.startedMs))} ms`);
        return undefined;
      case 'token':
        return this.token(Number(field(data, 'i')), String(field(data, 't')));
      case 'end':
        row.state = 'done';
        screen.changed(row, `done, ${String(row.tokens)} tokens`);
        return undefined;
      case 'error':
        row.state = field(data, 'code') === 'CANCELED' ? 'canceled' : 'failed';
        screen.changed(row, row.state === 'canceled' ? `canceled after ${String(row.tokens)} of ${String(part.tokens)} tokens` : String(field(data, 'message')));
        return undefined;
      default:
        return undefined;
    }
  }

  private token(index: number, text: string): 'leave' | undefined {
    const { row, part, screen } = this;
    if (index !== row.tokens) throw new Error(`Token ${String(index)} of ${row.name} came where ${String(row.tokens)} was due.`);
    row.text += text;
    row.tokens++;
    if (row.tokens === part.cancelAfter) void this.client.cancel(this.taskId);
    if (row.tokens !== part.leaveAfter || this.left) return undefined;
    this.left = true;
    screen.changed(row, `its reader leaves after ${String(row.tokens)} tokens`);
    return 'leave';
  }
}
