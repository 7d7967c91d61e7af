import type { Client } from '../client/client.js';
import { UsageError } from './command.js';
import { readSource } from './source.js';

/** A transcript's bytes, and the digest that they must have where that is known. */
export interface Loaded {
  readonly bytes: Uint8Array;
  readonly digest: string | undefined;
}

const DIGEST = /^(?:sha256:)?([0-9a-f]{64})$/;

/** `source` is an artifact's id, a file or `-`. */
export async function loadTranscript(source: string, given: string | undefined, client: Client): Promise<Loaded> {
  const digest = given === undefined ? undefined : digestOf(given);
  const id = DIGEST.exec(source)?.[1];
  if (id === undefined) return { bytes: await readSource(source), digest };
  if (digest !== undefined && digest !== id) throw new UsageError('--digest is for a file: an artifact is named by its digest already.');
  return { bytes: await client.artifacts.bytes(id), digest: id };
}

function digestOf(text: string): string {
  const digest = DIGEST.exec(text)?.[1];
  if (digest !== undefined) return digest;
  throw new UsageError(`--digest must be 64 hexadecimal digits in lower case, with or without sha256: before them, not ${text}.`);
}
