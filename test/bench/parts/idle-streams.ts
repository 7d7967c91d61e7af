import { randomUUID } from 'node:crypto';
import { Agent, request, type IncomingMessage } from 'node:http';

/**
 * Readers that only wait: `idle-streams.ts PORT COUNT`. Submits one task that decodes for a long time, opens COUNT streams of
 * it, waits until each has had its `started`, prints a line, and holds them until it is told to stop (SIGTERM).
 */
const [port = '0', count = '1'] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

function open(method: string, path: string, body?: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const req = request({ host: '127.0.0.1', port: Number(port), method, path, agent, headers }, resolve);
    req.on('error', reject);
    req.end(body);
  });
}

const id = randomUUID();
const task = {
  task_id: id,
  session_id: randomUUID(),
  workload: 'completion',
  model_ref: 'idle',
  engine: 'mock',
  ctx: 4096,
  priority: 'interactive',
  max_tokens: 1000,
  deadline_ms: 600_000,
  prompt: 'hold on',
};
const posted = await open('POST', '/v1/tasks', JSON.stringify(task));
posted.resume();
let held = 0;
let lost = 0;

async function hold(): Promise<void> {
  const answer = await open('GET', `/v1/tasks/${id}/stream`);
  await new Promise<void>((resolve) => {
    let text = '';
    answer.on('data', (chunk: Buffer) => {
      // Whatever it hears before, of a task that waits or has just begun.
      if (!text.includes('event: started')) text += chunk.toString();
      if (text.includes('event: started')) resolve();
    });
    answer.once('close', () => {
      lost++;
      resolve();
    });
  });
  held++;
}

for (let begun = 0; begun < Number(count); begun += 500) {
  await Promise.all(Array.from({ length: Math.min(500, Number(count) - begun) }, hold));
}
process.stdout.write(`${JSON.stringify({ held, lost })}\n`);
process.on('SIGTERM', () => process.exit(0));
setInterval(() => undefined, 1000);
