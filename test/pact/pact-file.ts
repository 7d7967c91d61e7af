import { readFile } from 'node:fs/promises';
import { isRecord, parseRecord, type Json } from '../../scripts/json.js';
import type { Interaction } from './interaction.js';

/**
 * The committed form of the pact: the same interactions always give the same bytes. Whatever names the tool that wrote it or
 * the order in which it wrote is left out.
 */
export const PACT_FILE = 'contracts/pacts/orchctl-orchestratord.json';

/** The committed text; empty where there is none. */
export const readPact = (): Promise<string> => readFile(PACT_FILE, 'utf8').catch(() => '');

export function normalisePact(recorded: string, interactions: readonly Interaction[]): string {
  const pact = parseRecord(recorded);
  const written = interactionsOf(pact);
  const ordered = interactions.map((interaction) => {
    const found = written.find((each) => each['description'] === interaction.description);
    if (found === undefined) throw new Error(`The tool did not write ${interaction.description}`);
    return streamed(found, interaction);
  });
  if (written.length !== ordered.length) throw new Error(`The tool wrote ${written.length} interactions instead of ${ordered.length}`);
  return textOf({ ...pact, interactions: ordered, metadata: { pactSpecification: { version: '4.0' } } });
}

/** The same pact with the one interaction alone. */
export function onlyInteraction(pact: string, description: string): string {
  const whole = parseRecord(pact);
  const interactions = interactionsOf(whole).filter((each) => each['description'] === description);
  if (interactions.length !== 1) throw new Error(`The pact has ${interactions.length} interactions ${description}`);
  return textOf({ ...whole, interactions });
}

function interactionsOf(pact: Json): readonly Json[] {
  const all = pact['interactions'];
  if (!Array.isArray(all)) throw new Error('The pact has no interactions');
  return all.filter(isRecord);
}

/**
 * The builders write a stream's body as bytes that the verifier never finds equal; as a text with a rule on the whole of it,
 * the pattern is what counts.
 */
function streamed(written: Json, { answer }: Interaction): Json {
  const response = written['response'];
  if (answer.sse === undefined || !isRecord(response)) return written;
  const rules = isRecord(response['matchingRules']) ? response['matchingRules'] : {};
  return {
    ...written,
    response: {
      ...response,
      body: { content: answer.sse.example, contentType: 'text/event-stream', contentTypeHint: 'TEXT', encoded: false },
      matchingRules: { ...rules, body: { $: { combine: 'AND', matchers: [{ match: 'regex', regex: answer.sse.pattern }] } } },
    },
  };
}

const textOf = (pact: Json): string => `${JSON.stringify(pact, sortedKeys, 2)}\n`;

const sortedKeys = (_: string, value: unknown): unknown =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
