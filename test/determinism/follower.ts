import { StreamReader, type StreamEvent } from '../support/sse.js';
import type { Told } from './compare.js';

const WITHIN_MS = 60_000;

/**
 * One reader of one task who comes back after each lost connection with the last id that it has. What it was told is put
 * together over all its connections, and must be dense: an index that is missing, or comes twice, is an error here.
 */
export class Follower {
  private readonly past: StreamEvent[] = [];
  private reader: StreamReader | undefined;

  constructor(readonly taskId: string) {}

  get tokens(): number {
    return this.events().filter(({ event }) => event === 'token').length;
  }

  get ended(): boolean {
    return this.events().some(isTerminal);
  }

  async connect(url: string): Promise<void> {
    this.past.push(...(this.reader?.events ?? []));
    this.reader = undefined;
    const last = this.past.findLast(({ id }) => id !== '')?.id;
    this.reader = await StreamReader.open(`${url}/v1/tasks/${this.taskId}/stream`, last === undefined ? {} : { lastEventId: last });
  }

  /** Resolves when it has so many tokens, or the text is over. */
  async reached(tokens: number): Promise<void> {
    await this.reader?.until(() => this.tokens >= tokens || this.ended, WITHIN_MS);
  }

  /** Resolves when its connection is over, whoever ended it. */
  async over(): Promise<void> {
    await this.reader?.done(WITHIN_MS);
  }

  /** All that it was told; throws where that is not one whole text. */
  async whole(): Promise<Told> {
    await this.over();
    const events = this.events();
    const tokens: string[] = [];
    for (const { event, data } of events) {
      if (event !== 'token') continue;
      if (data['i'] !== tokens.length) throw new Error(`token ${JSON.stringify(data['i'])} came where ${tokens.length} was due`);
      tokens.push(String(data['t']));
    }
    const [end, ...more] = events.filter(isTerminal);
    if (end === undefined || more.length > 0) throw new Error(`the stream had ${more.length === 0 ? 'no end' : 'more than one end'} after ${tokens.length} tokens`);
    if (end.event === 'error') throw new Error(`the task ended with ${String(end.data['code'])} after ${tokens.length} tokens: ${String(end.data['message'])}`);
    return { taskId: this.taskId, tokens, finish: String(end.data['finish_reason']) };
  }

  private events(): readonly StreamEvent[] {
    return this.reader === undefined ? this.past : [...this.past, ...this.reader.events];
  }
}

const isTerminal = ({ event }: StreamEvent): boolean => event === 'end' || event === 'error';
