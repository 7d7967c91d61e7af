import { randomUUID } from 'node:crypto';
import { Agent, request, type IncomingMessage } from 'node:http';

/**
 * The clients of a relay: `readers.ts pipe|daemon PORT STREAMS TOKENS`. Opens the streams, reads them to their ends, and
 * prints one line of JSON: {tokens, seconds, errors}. Run as its own process, so that its CPU is not the relay's.
 */
const [kind = 'pipe', port = '0', streams = '1', tokens = '1'] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

function call(method: string, path: string, body?: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const req = request({ host: '127.0.0.1', port: Number(port), method, path, agent, headers }, resolve);
    req.on('error', reject);
    req.end(body);
  });
}

/** Counts events by a byte that occurs once in each: the `{` that opens a token's data would be ambiguous, "\n\n" is not. */
async function drain(answer: IncomingMessage): Promise<{ events: number; bytes: number }> {
  let events = 0;
  let bytes = 0;
  let previous = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) {
      if ((at === 0 ? previous : chunk[at - 1]) === 10) events++;
    }
    previous = chunk[chunk.length - 1] ?? 0;
  }
  return { events, bytes };
}

async function viaPipe(): Promise<number> {
  const answer = await call('POST', '/completion', JSON.stringify({ prompt: 'an old pond', n_predict: Number(tokens), stream: true }));
  return (await drain(answer)).events - 1;
}

async function viaDaemon(): Promise<number> {
  const id = randomUUID();
  const posted = await call(
    'POST',
    '/v1/tasks',
    JSON.stringify({
      task_id: id,
      session_id: randomUUID(),
      workload: 'completion',
      model_ref: 'bench',
      engine: 'llamacpp',
      ctx: 100_000,
      priority: 'interactive',
      max_tokens: Number(tokens),
      deadline_ms: 600_000,
      prompt: 'an old pond',
      seed: 1,
    }),
  );
  await drain(posted);
  if (posted.statusCode !== 202) throw new Error(`POST answered ${posted.statusCode}`);
  const { events } = await drain(await call('GET', `/v1/tasks/${id}/stream`));
  // started and end, and the retry line's own blank line; metrics frames are few and counted as tokens' company.
  return Math.min(Number(tokens), events - 2);
}

const begin = performance.now();
const results = await Promise.allSettled(Array.from({ length: Number(streams) }, () => (kind === 'pipe' ? viaPipe() : viaDaemon())));
const sum = results.reduce((total, result) => total + (result.status === 'fulfilled' ? result.value : 0), 0);
const errors = results.filter((result) => result.status === 'rejected').length;
process.stdout.write(`${JSON.stringify({ tokens: sum, seconds: (performance.now() - begin) / 1000, errors })}\n`);
process.exit(0);
