import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerResponse } from 'node:http';

/** What a real llama-server sent, with its version and origin: test/fixtures/llamacpp. */
export interface Recorded {
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly response: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };
}

export function recorded(name: string): Recorded {
  const found: Recorded = JSON.parse(readFileSync(join('test/fixtures/llamacpp', `${name}.json`), 'utf8'));
  return found;
}

export function replay(name: string, response: ServerResponse): void {
  const { status, headers, body } = recorded(name).response;
  response.writeHead(status, { 'content-type': headers['content-type'] ?? '' });
  response.end(body);
}

export const EVENTS = { 'content-type': 'text/event-stream' };
export const tokenEvent = (content: string): string =>
  `data: {"index":0,"content":${JSON.stringify(content)},"tokens":[262],"stop":false,"id_slot":-1,"tokens_predicted":1,"tokens_evaluated":11}\n\n`;
export const PROGRESS_EVENT =
  'data: {"index":0,"content":"","tokens":[0],"stop":false,"id_slot":-1,"tokens_predicted":0,"tokens_evaluated":11,"prompt_progress":{"total":11,"cache":4,"processed":4,"time_ms":0}}\n\n';
export const FINAL_EVENT =
  'data: {"content":"","stop":true,"stop_type":"limit","tokens_predicted":2,"tokens_evaluated":11,"timings":{"cache_n":4,"prompt_n":7,"prompt_ms":2.5,"predicted_n":2,"predicted_ms":1.5}}\n\n';
