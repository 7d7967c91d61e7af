import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Script } from './scripted-server.js';

/** One request and its answer, with where the form comes from: test/fixtures, whose README.md files say more. */
export interface WireForm {
  readonly origin: { readonly project: string; readonly version: string; readonly where: string };
  readonly request: { readonly method: string; readonly path: string; readonly body?: unknown };
  readonly response: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };
}

export type FormsOf = 'openai' | 'tgi' | 'triton' | 'vllm';

export function wireForm(engine: FormsOf, name: string): WireForm {
  const found: WireForm = JSON.parse(readFileSync(join('test/fixtures', engine, `${name}.json`), 'utf8'));
  return found;
}

export function answer(engine: FormsOf, name: string, response: ServerResponse): void {
  const { status, headers, body } = wireForm(engine, name).response;
  response.writeHead(status, headers).end(body);
}

/** Answers each path with the form of that name, and all others with 404. */
export const answering =
  (engine: FormsOf, names: Readonly<Record<string, string>>): Script =>
  (request, response) => {
    const name = names[request.url ?? ''];
    if (name === undefined) response.writeHead(404).end();
    else answer(engine, name, response);
  };

/** The bytes in as many pieces as there are places and one more. */
export const cutAt = (bytes: Buffer, places: readonly number[]): readonly Buffer[] => {
  const at = [0, ...[...places].sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, i) => bytes.subarray(at[i], end));
};
