import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MatchersV3, Pact } from '@pact-foundation/pact';
import { createParser } from 'eventsource-parser';
import { at } from '../../scripts/json.js';
import type { Interaction } from './interaction.js';

/** The consumer's side: each interaction is played by a real call against the mock server, which then writes it down. */
const CONSUMER = 'orchctl';
export const PROVIDER = 'orchestratord';

/** The pact as the tool writes it. Throws where a client could not read what the interaction promises. */
export async function recordPact(interactions: readonly Interaction[]): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'pact-'));
  try {
    const pact = new Pact({ consumer: CONSUMER, provider: PROVIDER, dir, logLevel: 'error' });
    for (const interaction of interactions) await record(pact, interaction);
    return await readFile(join(dir, `${CONSUMER}-${PROVIDER}.json`), 'utf8');
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

const TRIES = 5;

/**
 * The mock server answers before it notes that it was asked, on a thread of its own: on a busy machine a call that was
 * answered is now and then reported as never made. Only that is played again; what a client finds wrong is not.
 */
async function record(pact: Pact, interaction: Interaction): Promise<void> {
  for (let tries = 1; ; tries++) {
    let played = false;
    try {
      await recordOnce(pact, interaction, async (url) => {
        await play(url, interaction);
        played = true;
      });
      return;
    } catch (error) {
      const unnoted = played && error instanceof Error && error.message.includes('expected but not received');
      if (!unnoted || tries === TRIES) throw error;
    }
  }
}

async function recordOnce(pact: Pact, interaction: Interaction, client: (url: string) => Promise<void>): Promise<void> {
  const { description, states, request, answer } = interaction;
  const builder = pact.addInteraction();
  for (const { name, params } of states) builder.given(name, params);
  const path = request.pathOfState === undefined ? request.path : MatchersV3.fromProviderState(request.pathOfState, request.path);
  await builder
    .uponReceiving(description)
    .withRequest(request.method, path, (asked) => {
      if (request.query !== undefined) asked.query(request.query);
      if (request.headers !== undefined) asked.headers(request.headers);
      if (request.body !== undefined) asked.jsonBody(request.body);
    })
    .willRespondWith(answer.status, (answered) => {
      answered.headers(answer.headers);
      if (answer.json !== undefined) answered.jsonBody(answer.json);
      if (answer.sse !== undefined) answered.body('text/event-stream', Buffer.from(answer.sse.example));
    })
    .executeTest(({ url }) => client(url));
}

/** The client: sends the request and reads all that it relies on. */
async function play(url: string, { description, request, answer, reads = [] }: Interaction): Promise<void> {
  const query = new URLSearchParams(request.query).toString();
  const response = await fetch(`${url}${request.path}${query === '' ? '' : `?${query}`}`, {
    method: request.method,
    headers: { ...request.headers, ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  });
  const text = await response.text();
  if (response.status !== answer.status) throw new Error(`${description}: ${response.status} instead of ${answer.status}: ${text}`);
  if (answer.sse !== undefined) {
    if (!new RegExp(answer.sse.pattern).test(text)) throw new Error(`${description}: the example breaks its own pattern`);
    const found = eventsIn(text);
    if (found.join() !== answer.sse.events.join()) throw new Error(`${description}: a reader finds ${found.join()}`);
  }
  const body: unknown = reads.length === 0 ? undefined : JSON.parse(text);
  for (const path of reads) if (at(body, path) === undefined) throw new Error(`${description}: nothing stands at ${path}`);
}

function eventsIn(text: string): readonly string[] {
  const found: string[] = [];
  createParser({
    onEvent: ({ event = 'message', data }) => {
      JSON.parse(data);
      found.push(event);
    },
  }).feed(text);
  return found;
}
