import { abortError } from '../../lib/abort-error.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import { ModelFileError } from '../../ports/model-files.js';
import type { Digests } from './digests.js';
import { diskFault, Interrupted } from './faults.js';
import type { Known } from './shelf.js';
import { transfer, type Transfer } from './transfer.js';

export interface DownloadSettings {
  readonly clock: Clock;
  readonly logger: Logger;
  /** 0 to 1, for the jitter of retries. */
  readonly random: () => number;
  readonly digests: Digests;
}

/** So many connections in a row that brought nothing end a download; those that brought something begin the count anew. */
const TRIES = 8;
const MOST_CONNECTIONS = 1_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 60_000;

/**
 * Fetches a file whole, verifies it and gives it its name. It waits between connections: half a second at most at first, twice as
 * much each time, up to a minute, any part of it by chance.
 *
 * A file whose digest is wrong is removed; where parts of several connections are in it, it is fetched once more in one piece first,
 * because a server may have given parts of two files. Throws ModelFileError; AbortError.
 */
export async function download(job: Transfer, known: Known, settings: DownloadSettings, signal: AbortSignal): Promise<string> {
  const { shelf, source } = job;
  let at = known;
  for (let whole = false; ; whole = true) {
    const come = await receiveAll(job, at, settings, signal);
    at = come.known;
    const expected = job.digest ?? at.linkedDigest;
    const digest = await settings.digests.of(shelf.partPath, signal);
    if (expected === undefined || digest === `sha256:${expected}`) {
      await publish(job, { ...at, digest }, settings);
      return shelf.filePath;
    }
    await shelf.removePart();
    if (!come.resumed || whole) {
      throw new ModelFileError('digest', `${source.label} came with the digest ${digest}, and sha256:${expected} was expected. It was removed. The file there is another one, or it was altered on its way.`);
    }
    settings.logger.warn(`${source.label} came in parts that do not belong together; it is fetched once more in one piece.`);
  }
}

async function publish({ shelf, source }: Transfer, known: Known & { readonly digest: string }, { digests, logger }: DownloadSettings): Promise<void> {
  try {
    await shelf.write(known);
    await shelf.publish();
    await digests.moved(shelf.partPath, shelf.filePath, known.digest);
  } catch (error) {
    throw diskFault(error, shelf.filePath);
  }
  logger.info(`${source.label} was fetched.`, { source: source.label, path: shelf.filePath, digest: known.digest, size_bytes: await shelf.fileBytes() });
}

async function receiveAll(job: Transfer, known: Known, { clock, random, logger }: DownloadSettings, signal: AbortSignal): Promise<{ readonly known: Known; readonly resumed: boolean }> {
  let failed = 0;
  for (let connections = 1; ; connections += 1) {
    const before = await job.shelf.partBytes();
    try {
      return await transfer(job, (await job.shelf.known()) ?? known, signal);
    } catch (error) {
      if (signal.aborted) throw abortError();
      if (!(error instanceof Interrupted)) throw diskFault(error, job.shelf.partPath);
      failed = (await job.shelf.partBytes()) > before ? 1 : failed + 1;
      if (failed === TRIES || connections === MOST_CONNECTIONS) {
        throw new ModelFileError('network', `${error.message} It was tried ${failed} times; what came so far is kept for the next attempt.`, { cause: error });
      }
      const waitMs = Math.max(error.waitMs, random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failed - 1)));
      logger.debug(`${error.message} It is tried again in ${Math.round(waitMs)} ms.`, { source: job.source.label });
      await wait(clock, waitMs, signal);
    }
  }
}

const wait = (clock: Clock, ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      timer.cancel();
      reject(abortError());
    };
    const timer = clock.schedule(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
