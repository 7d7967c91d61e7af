import { llamacppPool, startBenchDaemon } from './parts/daemon.js';
import { residentBytes, sendQueueBytes, startPart, startTalking } from './parts/process.js';

/**
 * What readers cost that do not read, while their streams produce much: the daemon's memory and how fast it answers, beside the
 * same readers of streams that have not begun. Then all read, and each must get everything in order. What the system holds for
 * their sockets is told apart: it is bounded by net.ipv4.tcp_wmem and no process can say more.
 */
const tsx = (file: string, ...args: string[]): string[] => [process.execPath, '--import', 'tsx', `test/bench/parts/${file}`, ...args];
const READERS = Number(process.env['BENCH_STUCK_READERS'] ?? 10_000);
const STREAMS = Number(process.env['BENCH_STUCK_STREAMS'] ?? 200);
const TOKENS = Number(process.env['BENCH_STUCK_TOKENS'] ?? 1_000);
/** Of a token; a long one fills a socket with few of them. */
const CHARS = Number(process.env['BENCH_STUCK_CHARS'] ?? 500);

export async function stuck(): Promise<void> {
  const upstream = await startPart(tsx('upstream.ts', '0', String(CHARS)));
  const daemon = await startBenchDaemon([llamacppPool(upstream.firstLine)]);
  const readers = startTalking(tsx('stuck-readers.ts', daemon.port, String(READERS), String(STREAMS), String(TOKENS)));
  await readers.heard();
  const idle = residentBytes(daemon.pid);
  const idleMs = await worstAnswer(daemon.port, new Promise((resolve) => setTimeout(resolve, 2_000)));
  process.kill(upstream.pid, 'SIGUSR2');
  const busyMs = await worstAnswer(daemon.port, readers.heard());
  const full = residentBytes(daemon.pid);
  const kernel = sendQueueBytes(daemon.port);
  print(
    `${READERS} stuck readers of ${STREAMS} streams of ${TOKENS} tokens: ${mib(full)} MiB resident (${mib(idle)} idle), ${kib((full - idle) / READERS)} KiB more each; ` +
      `in the system's send queues ${kib(kernel / READERS)} KiB each`,
  );
  print(`  an answer took at most ${busyMs.toFixed(0)} ms while the streams produced, ${idleMs.toFixed(0)} ms while they were idle`);
  const begin = performance.now();
  readers.tell('read');
  const { whole, lost, wrong } = JSON.parse(await readers.heard()) as { whole: number; lost: number; wrong: number };
  print(`  then all read on: ${whole} had everything in order, ${lost} were cut, ${wrong} had something else, in ${((performance.now() - begin) / 1000).toFixed(1)} s; ${mib(residentBytes(daemon.pid))} MiB resident after`);
  await Promise.all([readers.stop(), daemon.stop(), upstream.stop()]);
  if (whole !== READERS) throw new Error('not every reader that was stuck had everything');
}

/** The longest that the daemon took to answer /healthz, asked again and again until `done`, milliseconds. */
async function worstAnswer(port: string, done: Promise<unknown>): Promise<number> {
  let over = false;
  const watch = done.finally(() => (over = true));
  let worstMs = 0;
  while (!over) {
    const begin = performance.now();
    await (await fetch(`http://127.0.0.1:${port}/healthz`)).text();
    worstMs = Math.max(worstMs, performance.now() - begin);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await watch;
  return worstMs;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const mib = (bytes: number): string => (bytes / 1_048_576).toFixed(0);
const kib = (bytes: number): string => (bytes / 1024).toFixed(1);
