import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/**
 * A peer that speaks llama-server's wire and decodes nothing: it costs next to nothing itself, so that what is measured is
 * the relay. Run as its own process: `upstream.ts RATE [CHARS]` (tokens per second and stream; 0: as fast as the socket takes
 * them). CHARS makes each token longer by so many characters, and keeps all streams waiting until SIGUSR2. Prints its port.
 */
const rate = Number(process.argv[2] ?? 50);
const longer = process.argv[3] === undefined ? undefined : '~'.repeat(Number(process.argv[3]));
let held = longer !== undefined;
const WORDS = [' the', ' old', ' pond', ' is', ' still', ' .', ' a', ' frog', ' leaps', ' into', ' water', '\\n'];

interface Stream {
  readonly res: ServerResponse;
  readonly total: number;
  sent: number;
  due: number;
}

const streams = new Set<Stream>();

const event = (index: number): string =>
  `data: {"index":0,"content":"${WORDS[index % WORDS.length] ?? ''}${longer ?? ''}","tokens":[${index % 500}],"stop":false,"id_slot":0,"tokens_predicted":${index + 1},"tokens_evaluated":8}\n\n`;

const last = (total: number): string =>
  `data: {"index":0,"content":"","tokens":[],"id_slot":0,"stop":true,"model":"bench","tokens_predicted":${total},"tokens_evaluated":8,` +
  `"generation_settings":{},"prompt":"","has_new_line":true,"truncated":false,"stop_type":"limit","stopping_word":"","tokens_cached":${total + 8},` +
  `"timings":{"prompt_n":8,"prompt_ms":1,"predicted_n":${total},"predicted_ms":${(total * 1000) / (rate || 10_000)},"cache_n":0}}\n\n`;

function send(stream: Stream): boolean {
  const more = stream.res.write(event(stream.sent++));
  if (stream.sent >= stream.total) {
    stream.res.end(last(stream.total));
    streams.delete(stream);
    return false;
  }
  return more;
}

function pump(stream: Stream): void {
  for (let budget = 64; budget > 0 && streams.has(stream); budget--) {
    if (!send(stream)) {
      if (streams.has(stream)) stream.res.once('drain', () => pump(stream));
      return;
    }
  }
  if (streams.has(stream)) setImmediate(() => pump(stream));
}

async function complete(req: IncomingMessage, res: ServerResponse): Promise<void> {
  let body = '';
  for await (const chunk of req) body += String(chunk);
  const total = Number(/"n_predict":(\d+)/.exec(body)?.[1] ?? 64);
  res.writeHead(200, { 'content-type': 'text/event-stream' });
  // Spread over the interval, as real streams are: nobody's tokens come all in the same millisecond.
  const stream: Stream = { res, total, sent: 0, due: performance.now() + (rate === 0 ? 0 : (Math.random() * 1000) / rate) };
  streams.add(stream);
  res.once('close', () => streams.delete(stream));
  res.socket?.setNoDelay(true);
  if (rate === 0 && !held) pump(stream);
}

process.on('SIGUSR2', () => {
  held = false;
  for (const stream of streams) pump(stream);
});

if (rate > 0) {
  setInterval(() => {
    const now = performance.now();
    for (const stream of streams) {
      while (stream.due <= now && streams.has(stream)) {
        stream.due += 1000 / rate;
        send(stream);
      }
    }
  }, 1);
}

const answers: Readonly<Record<string, unknown>> = {
  '/health': { status: 'ok' },
  '/props': {
    default_generation_settings: { n_ctx: 131_072, params: {} },
    total_slots: 4096,
    model_path: 'bench',
    model_alias: 'bench',
    build_info: 'b0-bench',
    chat_template: '',
    modalities: {},
  },
  '/slots': [],
};

const server = createServer((req, res) => {
  const path = (req.url ?? '/').split('?')[0] ?? '/';
  if (path === '/completion') {
    void complete(req, res);
    return;
  }
  req.resume();
  const answer = path === '/tokenize' ? { tokens: [1, 2, 3, 4, 5, 6, 7, 8] } : answers[path];
  res.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
  res.end(JSON.stringify(answer ?? { error: { code: 404, message: 'not here', type: 'not_found_error' } }));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) process.stdout.write(`${address.port}\n`);
});
