import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Verifier } from '@pact-foundation/pact';
import { at, isRecord, parseRecord, type Json } from '../../scripts/json.js';
import { PROVIDER } from './consumer.js';
import { STATES } from './provider.js';

/** Where an answer was otherwise than the pact says: `type` is the verifier's, such as `BodyMismatch`. */
export interface Mismatch {
  readonly type: string;
  readonly words: string;
}

export interface Verified {
  readonly interactions: readonly { readonly description: string; readonly ok: boolean }[];
  readonly mismatches: readonly Mismatch[];
  /** The states that could not be made; what fails after that says nothing about the answers. */
  readonly unmade: readonly string[];
}

/**
 * Plays the pact against `answersUrl`, the states being made at the daemon itself. Rejects where the verifier could not run.
 * The verifier also writes what it thinks to the standard output, past Node.
 */
export async function verifyPact(pact: string, daemonUrl: string, answersUrl: string): Promise<Verified> {
  const dir = await mkdtemp(join(tmpdir(), 'pact-'));
  const unmade: string[] = [];
  try {
    const file = join(dir, 'pact.json');
    await writeFile(file, pact);
    const verifier = new Verifier({
      provider: PROVIDER,
      providerBaseUrl: answersUrl,
      pactUrls: [file],
      stateHandlers: stateHandlers(daemonUrl, unmade),
      logLevel: 'error',
    });
    return { ...parseReport(await reportOf(verifier)), unmade };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** The verifier's report is its value where all went well, and its error's message where not. */
async function reportOf(verifier: Verifier): Promise<Json> {
  try {
    return parseRecord(String(await verifier.verifyProvider()));
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('{')) return parseRecord(error.message);
    throw error;
  }
}

function stateHandlers(daemonUrl: string, unmade: string[]): Record<string, (params?: unknown) => Promise<Json | undefined>> {
  const handlers = Object.entries(STATES).map(([name, make]) => {
    const handler = async (params?: unknown): Promise<Json | undefined> => {
      try {
        const chosen = await make(daemonUrl, isRecord(params) ? params : {});
        return chosen ?? undefined;
      } catch (error) {
        unmade.push(`${name}: ${String(error)}`);
        throw error;
      }
    };
    return [name, handler] as const;
  });
  return Object.fromEntries(handlers);
}

function parseReport(report: Json): Omit<Verified, 'unmade'> {
  const interactions = list(report['interactionResults']).map((each) => ({
    description: String(at(each, 'description')),
    ok: at(each, 'result') === 'OK',
  }));
  const mismatches = list(report['errors']).flatMap((error) => {
    const found = list(at(error, 'mismatch.mismatches'));
    if (found.length === 0) return [{ type: 'Error', words: JSON.stringify(at(error, 'mismatch')) }];
    return found.map((each) => ({ type: String(at(each, 'type')), words: String(at(each, 'mismatch')) }));
  });
  return { interactions, mismatches };
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
