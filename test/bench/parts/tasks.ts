import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/**
 * One-token tasks, some at a time: `tasks.ts pipe|daemon PORT COUNT PARALLEL`. Prints one line of JSON: {done, errors,
 * firstTokenMs}: the median time from the request to the first token, milliseconds.
 */
const [kind = 'pipe', port = '0', count = '1', parallel = '1'] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(parallel) * 2 });

/** Reads an answer to its end; `onToken` at the first chunk that holds a token. */
function call(method: string, path: string, body: string | undefined, marker: string, onToken: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const req = request({ host: '127.0.0.1', port: Number(port), method, path, agent, headers }, (answer) => {
      if ((answer.statusCode ?? 500) >= 300) reject(new Error(`${method} ${path} answered ${answer.statusCode}`));
      let seen = false;
      answer.setEncoding('latin1').on('data', (chunk: string) => {
        if (seen || !chunk.includes(marker)) return;
        seen = true;
        onToken();
      });
      answer.once('end', resolve).once('error', reject);
    });
    req.once('error', reject);
    req.end(body);
  });
}

async function viaPipe(onToken: () => void): Promise<void> {
  await call('POST', '/completion', JSON.stringify({ prompt: 'an old pond', n_predict: 1, stream: true }), '"content"', onToken);
}

async function viaDaemon(onToken: () => void): Promise<void> {
  const id = randomUUID();
  const task = {
    task_id: id,
    session_id: randomUUID(),
    workload: 'completion',
    model_ref: 'bench',
    engine: 'llamacpp',
    ctx: 4096,
    priority: 'interactive',
    max_tokens: 1,
    deadline_ms: 600_000,
    prompt: 'an old pond',
    seed: 1,
  };
  await call('POST', '/v1/tasks', JSON.stringify(task), '\0', () => undefined);
  await call('GET', `/v1/tasks/${id}/stream`, undefined, 'event: token', onToken);
}

const latencies: number[] = [];
let left = Number(count);
let done = 0;
let errors = 0;

async function lane(): Promise<void> {
  while (left-- > 0) {
    const began = performance.now();
    try {
      await (kind === 'pipe' ? viaPipe : viaDaemon)(() => latencies.push(performance.now() - began));
      done++;
    } catch (error) {
      if (errors++ === 0) process.stderr.write(`${String(error)}\n`);
    }
  }
}

await Promise.all(Array.from({ length: Number(parallel) }, lane));
latencies.sort((a, b) => a - b);
process.stdout.write(`${JSON.stringify({ done, errors, firstTokenMs: latencies[Math.floor(latencies.length / 2)] ?? 0 })}\n`);
process.exit(0);
