import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { TokenCount } from './token-count.js';

/**
 * Readers that do not read: `stuck-readers.ts PORT READERS STREAMS TOKENS`. Opens READERS connections that ask for a stream and
 * take nothing, and prints a line; prints another once the tasks have ended; reads everything when it gets a line, and prints
 * {whole, lost, wrong}: readers that had all tokens in order, that were cut, and that had others.
 */
const [port = '0', readers = '1', streams = '1', tokens = '1'] = process.argv.slice(2);
const told = once(createInterface({ input: process.stdin }), 'line');
const say = (line: unknown): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

function call(method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const headers = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    const req = request({ host: '127.0.0.1', port: Number(port), method, path, headers }, (answer) => {
      let said = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (said += piece));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: said }));
    });
    req.on('error', reject);
    req.end(text);
  });
}

const task = (id: string): object => ({
  ...{ task_id: id, session_id: randomUUID(), workload: 'completion', model_ref: 'bench', engine: 'llamacpp', ctx: 100_000, priority: 'interactive' },
  ...{ max_tokens: Number(tokens), deadline_ms: 3_600_000, prompt: 'an old pond', seed: 1 },
});

const ids = Array.from({ length: Number(streams) }, () => randomUUID());
for (const id of ids) {
  const { status, text } = await call('POST', '/v1/tasks', task(id));
  if (status !== 202) throw new Error(`POST answered ${status}: ${text}`);
}

/** Resolves when the daemon has the request: it answers, and nobody takes the answer. */
function stick(at: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: Number(port) });
    socket.once('error', reject);
    socket.once('readable', () => {
      socket.off('error', reject);
      resolve(socket);
    });
    socket.write(`GET /v1/tasks/${ids[at % ids.length] ?? ''}/stream HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  });
}

const sockets: Socket[] = [];
for (let begun = 0; begun < Number(readers); begun += 250) {
  const some = Array.from({ length: Math.min(250, Number(readers) - begun) }, (_, at) => stick(begun + at));
  sockets.push(...(await Promise.all(some)));
}
say({ stuck: sockets.length });

for (const id of ids) {
  while (!(await call('GET', `/v1/tasks/${id}`)).text.includes('"state":"completed"')) await new Promise((wake) => setTimeout(wake, 200));
}
say({ ended: ids.length });

await told;
const counts = { whole: 0, lost: 0, wrong: 0 };
await Promise.all(
  sockets.map((socket) => {
    const count = new TokenCount();
    return new Promise<void>((resolve) => {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        if (!count.over) counts.lost++;
        resolve();
      });
      socket.on('data', (bytes: Buffer) => {
        count.feed(bytes.toString('latin1'));
        if (!count.over) return;
        counts[count.inOrder && count.tokens === Number(tokens) ? 'whole' : 'wrong']++;
        socket.destroy();
      });
    });
  }),
);
say(counts);
process.exit(0);
