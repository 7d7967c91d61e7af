import { createParser } from 'eventsource-parser';
import type { components } from '../../generated/data.js';

type Schemas = components['schemas'];

/** The handful of calls that the demo makes, as any client would make them. */
export class DemoClient {
  constructor(private readonly url: string) {}

  async submit(request: Schemas['TaskRequest']): Promise<Schemas['AdmissionResponse']> {
    const answer = await fetch(`${this.url}/v1/tasks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    if (answer.status !== 202) throw new Error(`POST /v1/tasks answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Schemas['AdmissionResponse'];
  }

  async task(taskId: string): Promise<Schemas['Task']> {
    const answer = await fetch(`${this.url}/v1/tasks/${taskId}`);
    return (await answer.json()) as Schemas['Task'];
  }

  async cancel(taskId: string): Promise<void> {
    const answer = await fetch(`${this.url}/v1/tasks/${taskId}/cancel`, { method: 'POST' });
    if (answer.status !== 204) throw new Error(`cancel answered ${answer.status}: ${await answer.text()}`);
  }

  /** Resolves when the stream has ended. */
  async stream(taskId: string, onEvent: (name: string, data: unknown) => void): Promise<void> {
    const answer = await fetch(`${this.url}/v1/tasks/${taskId}/stream`);
    if (answer.body === null) return;
    const parser = createParser({ onEvent: ({ event = 'message', data }) => onEvent(event, JSON.parse(data)) });
    const decoder = new TextDecoder();
    for await (const chunk of answer.body) parser.feed(decoder.decode(chunk, { stream: true }));
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
}
