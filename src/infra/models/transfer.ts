import type { IncomingMessage } from 'node:http';
import { open, type FileHandle } from 'node:fs/promises';
import { abortError } from '../../lib/abort-error.js';
import type { Clock } from '../../ports/clock.js';
import { ModelFileError } from '../../ports/model-files.js';
import { beginning, checkHead, validator } from './answer.js';
import { diskFault, Interrupted, networkFault } from './faults.js';
import { follow, type Followed, type RedirectSettings } from './redirects.js';
import type { Known, Shelf } from './shelf.js';
import type { Source } from './source.js';

/** One download, over as many connections as it takes. */
export interface Transfer {
  readonly source: Source;
  readonly shelf: Shelf;
  readonly connection: RedirectSettings;
  /** Hexadecimal, as asked for. */
  readonly digest?: string;
  /** Takes room for the whole of so many bytes, or throws `quota` or `disk`. */
  claim(totalBytes: number): void;
  /** Is there so much room on the disk? Throws `disk`. */
  checkDisk(bytes: number): Promise<void>;
  progress(receivedBytes: number, totalBytes: number | undefined): void;
}

/** Without a byte for so long a connection is given up. */
const IDLE_MS = 60_000;

/**
 * One connection: goes on with the part where the server lets it, from the beginning where not, and resolves with what is known once
 * the part is whole. `resumed`: bytes of an earlier connection are in it. Throws ModelFileError; Interrupted may be tried again.
 */
export async function transfer(job: Transfer, known: Known, signal: AbortSignal): Promise<{ readonly known: Known; readonly resumed: boolean }> {
  const { shelf, source } = job;
  const have = await shelf.partBytes();
  if (have > 0 && have === known.totalBytes) return { known, resumed: true };
  const condition = have > 0 ? validator(known, job.digest) : undefined;
  const range = condition === undefined ? {} : { range: `bytes=${have}-`, ...condition };
  const answer = await follow(source, { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'orchestratord', ...range }, job.connection, signal);
  try {
    checkDigest(job, answer);
    const begin = beginning(answer, source.label, condition === undefined ? 0 : have, known);
    if (begin.kind === 'whole') return { known, resumed: true };
    if (begin.kind === 'changed') {
      await shelf.removePart();
      throw new Interrupted(`${source.label} changed while it was fetched; it is fetched anew.`);
    }
    const totalBytes = checkHead(answer, source.label, begin, job.digest ?? answer.linkedDigest);
    job.claim(totalBytes ?? begin.at);
    await job.checkDisk((totalBytes ?? begin.at) - begin.at);
    const next = described(known, answer, totalBytes);
    if (begin.at === 0) await shelf.removePart();
    await shelf.write(next);
    await receive(job, answer, begin.at, totalBytes, signal);
    return { known: next, resumed: begin.at > 0 };
  } finally {
    answer.end();
  }
}

function described({ fileName, askedAt, boot }: Known, { response, linkedDigest }: Followed, totalBytes: number | undefined): Known {
  const { etag, 'last-modified': lastModified } = response.headers;
  return {
    fileName,
    askedAt,
    ...(boot === undefined ? {} : { boot }),
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
    ...(totalBytes === undefined ? {} : { totalBytes }),
    ...(linkedDigest === undefined ? {} : { linkedDigest }),
  };
}

/** Better before gigabytes than after them. */
function checkDigest({ digest, source }: Transfer, { linkedDigest }: Followed): void {
  if (digest === undefined || linkedDigest === undefined || digest === linkedDigest) return;
  throw new ModelFileError('digest', `${source.label} has the digest sha256:${linkedDigest} there, and sha256:${digest} was asked for. Name the revision that has it, or correct the digest.`);
}

async function receive(job: Transfer, answer: Followed, from: number, totalBytes: number | undefined, signal: AbortSignal): Promise<void> {
  const { shelf, source } = job;
  const file = await open(shelf.partPath, from === 0 ? 'w' : 'r+');
  try {
    const at = await pump(job, answer, file, from, totalBytes, signal);
    if (totalBytes !== undefined && at !== totalBytes) throw new Interrupted(`${answer.where} broke off ${source.label} after ${at} of ${totalBytes} bytes.`);
    await file.sync();
  } catch (error) {
    // Only a body that did not say how long it is gets so far: it would do so again, and its part would keep the room from others.
    if (error instanceof ModelFileError && error.kind === 'quota') await shelf.removePart();
    throw error;
  } finally {
    await file.close();
  }
}

/** The bytes as they come; what was written stays where it is, whatever happens. */
async function pump(job: Transfer, answer: Followed, file: FileHandle, from: number, totalBytes: number | undefined, signal: AbortSignal): Promise<number> {
  const idle = new Idle(job.connection.clock, answer.response, answer.where);
  let at = from;
  try {
    for await (const chunk of bytesOf(answer.response)) {
      if (totalBytes === undefined) job.claim(at + chunk.length);
      await writeAt(file, chunk, at, job.shelf.partPath);
      at += chunk.length;
      job.progress(at, totalBytes);
      idle.heard();
    }
  } catch (error) {
    throw signal.aborted ? abortError() : networkFault(error, answer.where);
  } finally {
    idle.stop();
  }
  if (signal.aborted) throw abortError();
  if (!answer.response.complete) throw new Interrupted(`${answer.where} broke off ${job.source.label} after ${at} bytes.`);
  return at;
}

async function* bytesOf(response: IncomingMessage): AsyncGenerator<Buffer, void, void> {
  for await (const chunk of response) if (Buffer.isBuffer(chunk)) yield chunk;
}

async function writeAt(file: FileHandle, chunk: Buffer, at: number, path: string): Promise<void> {
  try {
    for (let done = 0; done < chunk.length; ) done += (await file.write(chunk, done, chunk.length - done, at + done)).bytesWritten;
  } catch (error) {
    throw diskFault(error, path);
  }
}

/** One timer that looks now and then, instead of one for each chunk. */
class Idle {
  private heardAt: number;
  private timer;

  constructor(
    private readonly clock: Clock,
    private readonly response: IncomingMessage,
    private readonly where: string,
  ) {
    this.heardAt = clock.monotonic();
    this.timer = clock.schedule(IDLE_MS, this.look);
  }

  heard(): void {
    this.heardAt = this.clock.monotonic();
  }

  stop(): void {
    this.timer.cancel();
  }

  private readonly look = (): void => {
    const leftMs = this.heardAt + IDLE_MS - this.clock.monotonic();
    if (leftMs > 0) this.timer = this.clock.schedule(leftMs, this.look);
    else this.response.destroy(new Interrupted(`${this.where} sent nothing for ${IDLE_MS / 1000} s.`));
  };
}
