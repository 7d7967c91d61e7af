import { spawnSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLogger, type ProcessLogger } from '../../../../src/infra/logger/logger.js';
import { FakeClock } from '../../../support/fake-clock.js';

/** A pipe that the test reads when it likes: the reader that is stuck, slow, or gone. */
let directory: string;
let reading: number;
let writing: number;
let clock: FakeClock;

function openPipe(mode: 'blocking' | 'non-blocking'): ProcessLogger {
  const pipe = path.join(directory, 'pipe');
  expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
  reading = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  writing = openSync(pipe, constants.O_WRONLY | (mode === 'blocking' ? 0 : constants.O_NONBLOCK));
  return createLogger({ level: 'info', format: 'json', color: false, fd: writing, clock });
}

const chunk = Buffer.alloc(1 << 16);

/** What is in the pipe now. */
function drain(): string {
  try {
    return chunk.subarray(0, readSync(reading, chunk)).toString();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return '';
    throw error;
  }
}

/** Reads until everything that was logged has come through. */
async function drainAll(log: ProcessLogger): Promise<string> {
  let text = '';
  let flushed = false;
  void log.flush(Number.MAX_SAFE_INTEGER).then(() => {
    flushed = true;
  });
  while (!flushed) {
    text += drain();
    clock.advance(10);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return text + drain();
}

const numbers = (text: string): number[] => [...text.matchAll(/"n":(\d+)/g)].map(([, n]) => Number(n));

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'orchd-pipe-'));
  clock = new FakeClock();
});
afterEach(() => {
  closeSync(writing);
  rmSync(directory, { recursive: true });
});

describe('a log whose reader', () => {
  it.each(['blocking', 'non-blocking'] as const)('is stuck on a %s pipe does not stop the daemon, and gets every line in order once it reads', async (mode) => {
    const log = openPipe(mode);
    const filler = 'y'.repeat(4000);
    for (let n = 0; n < 250; n += 1) log.info(filler, { n });
    // The event loop goes round while a megabyte stands before a pipe of 64 KiB.
    for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(numbers(await drainAll(log))).toEqual(Array.from({ length: 250 }, (_, n) => n));
    closeSync(reading);
  });

  it('never reads costs no more than 8 MiB, and is told how many lines it lost', async () => {
    const log = openPipe('non-blocking');
    const filler = 'y'.repeat(4000);
    for (let n = 0; n < 2300; n += 1) log.info(filler, { n });
    const kept = await drainAll(log);
    log.info('after', { n: 2300 });
    const rest = await drainAll(log);
    expect(kept.length).toBeLessThan(9 * 1024 * 1024);
    expect(numbers(rest)).toEqual([2300]);
    expect(numbers(kept).length + Number(/"lost_lines":(\d+)/.exec(rest)?.[1])).toBe(2300);
    closeSync(reading);
  });

  it('is gone is no reason to fall', async () => {
    const log = openPipe('blocking');
    closeSync(reading);
    for (let n = 0; n < 10; n += 1) log.info('nobody hears', { n });
    await log.flush(1000);
    log.info('still here');
    await log.flush(1000);
  });

  it('hangs holds the exit no longer than it may', async () => {
    const log = openPipe('non-blocking');
    for (let n = 0; n < 200; n += 1) log.info('y'.repeat(1000), { n });
    await new Promise((resolve) => setImmediate(resolve));
    const flushed = log.flush(500).then(() => clock.monotonic());
    const before = clock.monotonic();
    clock.advance(500);
    expect(await flushed).toBe(before + 500);
    await drainAll(log);
    closeSync(reading);
  });
});
