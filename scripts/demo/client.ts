import { createParser } from 'eventsource-parser';
import type { components } from '../../generated/data.js';
import { isRecord } from '../../src/lib/record.js';

type Schemas = components['schemas'];

export interface StreamFrame {
  readonly event: string;
  readonly id: string;
  readonly data: unknown;
}

/** A member of a JSON object; undefined where there is none. */
export const field = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);

/** The handful of calls that the demo makes, as any client would make them. */
export class DemoClient {
  constructor(private readonly url: string) {}

  /** What the 202 says, and the pool that took the task. */
  async submit(request: Schemas['TaskRequest']): Promise<{ readonly place: number; readonly predictedMs: number; readonly pool: string }> {
    const headers = { 'content-type': 'application/json' };
    const answer = await this.call('POST', '/v1/tasks', 202, { headers, body: JSON.stringify(request) });
    const admitted: unknown = await answer.json();
    const shown: unknown = await (await this.call('GET', `/v1/tasks/${request.task_id}`, 200)).json();
    return { place: Number(field(admitted, 'queue_position')), predictedMs: Number(field(admitted, 'predicted_start_ms')), pool: String(field(shown, 'pool_id')) };
  }

  /** The task as it stands. */
  async task(taskId: string): Promise<unknown> {
    return (await this.call('GET', `/v1/tasks/${taskId}`, 200)).json();
  }

  async cancel(taskId: string): Promise<void> {
    await this.call('POST', `/v1/tasks/${taskId}/cancel`, 204);
  }

  /** Reads until the stream ends, or until `onFrame` has enough of it and answers 'leave'. */
  async read(taskId: string, lastEventId: string | undefined, onFrame: (frame: StreamFrame) => 'leave' | undefined): Promise<void> {
    const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
    const answer = await this.call('GET', `/v1/tasks/${taskId}/stream`, 200, { headers });
    let left = false;
    const parser = createParser({
      onEvent: ({ event = 'message', id = '', data }) => {
        if (!left && onFrame({ event, id, data: JSON.parse(data) }) === 'leave') left = true;
      },
    });
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      parser.feed(decoder.decode(chunk, { stream: true }));
      // Leaving the loop closes the connection.
      if (left) return;
    }
  }

  /** Waits until the pools take tasks. */
  async ready(): Promise<void> {
    for (;;) {
      const answer = await fetch(`${this.url}/readyz`);
      await answer.text();
      if (answer.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  private async call(method: string, path: string, wanted: number, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(`${this.url}${path}`, { ...init, method });
    if (answer.status !== wanted) throw new Error(`${method} ${path} answered ${String(answer.status)}: ${await answer.text()}`);
    return answer;
  }
}
