import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../scripts/json.js';
import { binary, modelPath } from './llama-server.js';

/** A pool of llama-servers that the daemon runs, as a configuration has it. */
export interface ManagedPool {
  readonly id: string;
  /** The path of its file. */
  readonly model: string;
  /** Default r0 and r1. Each with what it has beside its command. */
  readonly replicas?: readonly Readonly<Record<string, unknown>>[];
  /** More of the pool's own settings. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** More of llama-server's arguments. */
  readonly args?: readonly string[];
}

export const SLOTS = 2;
const CTX = 2048;

export const command = (args: readonly string[] = []): readonly string[] => [
  ...[binary, '-m', '{model}', '--host', '127.0.0.1', '--port', '{port}', '-np', String(SLOTS), '-c', String(SLOTS * CTX)],
  ...['-t', '1', '--slots', '--metrics', ...args],
];

export const managedPool = ({ id, model, replicas = [{ id: 'r0' }, { id: 'r1' }], more = {}, args = [] }: ManagedPool): Json => ({
  id,
  engine: 'llamacpp',
  model: `file:${model}`,
  model_refs: [id],
  probe_interval_ms: 100,
  ...more,
  replicas: replicas.map((replica) => ({ command: command(args), stop_grace_ms: 3_000, ...replica })),
});

/** A word of tiny-llama's vocabulary, and what the other model says in its place. */
const WORD = 'the';
const OTHER_WORD = 'zez';

/** tiny-llama at a path of its own. */
export function ownModel(directory: string, name = 'tiny.gguf'): string {
  const path = join(directory, name);
  copyFileSync(modelPath, path);
  return path;
}

/** tiny-llama with one word exchanged for another of its length, so that a text tells which of the two models made it. */
export function otherModel(directory: string, name = 'other.gguf'): string {
  const bytes = readFileSync(modelPath);
  const at = bytes.indexOf(vocabularyEntry(WORD));
  if (at === -1) throw new Error(`The other model is made of tiny-llama.gguf, and ${modelPath} is another file.`);
  vocabularyEntry(OTHER_WORD).copy(bytes, at);
  const path = join(directory, name);
  writeFileSync(path, bytes);
  return path;
}

/** As GGUF has a string: its length in eight bytes, then its bytes; a word begins with a lower one eighth block. */
function vocabularyEntry(word: string): Buffer {
  const text = Buffer.from(`\u2581${word}`);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text]);
}

export type Maker = 'tiny' | 'other' | 'unknown';

/** Which of the two models made the text. */
export function makerOf(text: string): Maker {
  const words = text.split(/[ .]+/);
  const [tiny, other] = [words.includes(WORD), words.includes(OTHER_WORD)];
  return tiny === other ? 'unknown' : tiny ? 'tiny' : 'other';
}

/** A task that decodes its whole length: its grammar forbids the end of the text. */
export const taskOf = (pool: string, seed: number, changes: Json = {}): Json => ({
  workload: 'completion',
  model_ref: pool,
  engine: 'llamacpp',
  ctx: 512,
  priority: 'interactive',
  max_tokens: 80,
  deadline_ms: 120_000,
  prompt: 'the old pond',
  seed,
  determinism: 'strict',
  response_format: { type: 'grammar', grammar: 'root ::= [a-z .]+ root' },
  ...changes,
});

/** The processes that run with this path among their arguments: each test has its model at a path of its own. */
export function enginesWith(path: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => argumentsOf(name).includes(path))
    .map(Number);
}

/** Empty for one that is gone meanwhile, and for a zombie. */
function argumentsOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
