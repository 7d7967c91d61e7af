import { mkdir, readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Timer } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import { ModelFileError, type DirectoryDigest, type FetchRequest, type ModelFiles } from '../../ports/model-files.js';
import { Digests } from './digests.js';
import { download } from './download.js';
import { diskFault } from './faults.js';
import { Flights, type Tell } from './flights.js';
import { inspect } from './inspect.js';
import type { RedirectSettings } from './redirects.js';
import { Room } from './room.js';
import { shelfOf, shelves, type Known, type Shelf } from './shelf.js';
import { readSource, type Source } from './source.js';
import { digestBelow } from './tree-digest.js';

export interface ModelFilesOptions extends RedirectSettings {
  /** Made if it is not there. No other process may use it at the same time. */
  readonly directory: string;
  /** Of all fetched files and parts together. */
  readonly quotaBytes: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** 0 to 1, for the jitter of retries. */
  readonly random: () => number;
  /** Where hf sources are; absent: https://huggingface.co. A mirror gets the token as well. */
  readonly hfEndpoint?: string;
}

const DAY_MS = 24 * 3600 * 1000;
const PART_KEPT_MS = 30 * DAY_MS;

/** The files of models in a directory. Rejects with ModelFileError `disk` when it cannot be made or read, with TypeError for a token that is none. */
export async function openModelFiles(options: ModelFilesOptions): Promise<ModelFiles> {
  const { directory, clock, hfToken } = options;
  if (hfToken !== undefined && !/^[!-~]+$/.test(hfToken)) throw new TypeError('HF_TOKEN must be printable ASCII without spaces. Look for a line break or quotes in it.');
  try {
    await mkdir(directory, { recursive: true });
    const files = new Files(options, await readBoot());
    await files.open();
    return files;
  } catch (error) {
    throw diskFault(error, join(directory, '.'));
  }
  function readBoot(): Promise<string> {
    return readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
      (id) => id.trim(),
      // Where nobody tells, a boot lasts as long as the process.
      () => String(clock.wall()),
    );
  }
}

class Files implements ModelFiles {
  readonly inspect = inspect;
  private readonly digests: Digests;
  private readonly room: Room;
  private readonly flights: Flights;
  private readonly hfEndpoint: string;
  private sweeping: Timer | undefined;
  private closed = false;

  constructor(
    private readonly options: ModelFilesOptions,
    private readonly boot: string,
  ) {
    this.digests = new Digests(options.directory);
    this.room = new Room(options.quotaBytes);
    this.flights = new Flights(options.clock);
    this.hfEndpoint = (options.hfEndpoint ?? 'https://huggingface.co').replace(/\/+$/, '');
  }

  async open(): Promise<void> {
    await this.digests.load();
    await this.sweep();
  }

  digest(path: string, signal: AbortSignal): Promise<string> {
    return this.digests.of(path, signal);
  }

  digestBelow(path: string, signal: AbortSignal): Promise<DirectoryDigest> {
    return digestBelow(path, (file) => this.digests.of(file, signal));
  }

  async fetched(text: string): Promise<string | undefined> {
    const shelf = shelfOf(this.options.directory, readSource(text, this.hfEndpoint));
    return (await whole(shelf)) === undefined ? undefined : shelf.filePath;
  }

  async fetch(request: FetchRequest, onProgress: Parameters<ModelFiles['fetch']>[1], signal: AbortSignal): Promise<string> {
    const source = readSource(request.source, this.hfEndpoint);
    if (this.closed) throw new ModelFileError('network', 'Models are fetched no more: the daemon is stopping. Fetch it again after its start.');
    const digest = request.digest === undefined ? undefined : readDigest(request.digest);
    return this.flights.board(source.key, digest, (tell, aborted) => this.bring(source, digest, tell, aborted), onProgress, signal);
  }

  async remove(text: string): Promise<void> {
    const source = readSource(text, this.hfEndpoint);
    await this.flights.ground(source.key);
    const shelf = shelfOf(this.options.directory, source);
    try {
      await shelf.remove();
    } catch (error) {
      throw diskFault(error, shelf.filePath);
    }
    this.room.set(source.key, 0);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.sweeping?.cancel();
    await this.flights.groundAll();
    await this.digests.close();
  }

  private async bring(source: Source, digest: string | undefined, progress: Tell, signal: AbortSignal): Promise<string> {
    const { options, room } = this;
    const shelf = shelfOf(options.directory, source);
    try {
      const there = await whole(shelf);
      if (there !== undefined && (digest === undefined || there === `sha256:${digest}`)) return shelf.filePath;
      if (there !== undefined) {
        throw new ModelFileError('digest', `${source.label} was fetched with the digest ${there}, and sha256:${digest} was asked for. Correct the digest, or remove what was fetched to fetch it anew.`);
      }
      await shelf.make();
      const known = await this.begin(shelf, source, digest);
      const job = {
        source,
        shelf,
        connection: options,
        ...(digest === undefined ? {} : { digest }),
        claim: (bytes: number) => room.claim(source.key, bytes, source.label),
        checkDisk: (bytes: number) => checkDisk(options.directory, bytes, source.label),
        progress,
      };
      return await download(job, known, { ...options, digests: this.digests }, signal);
    } catch (error) {
      throw signal.aborted ? error : diskFault(error, shelf.filePath);
    } finally {
      room.set(source.key, (await shelf.partBytes()) + ((await shelf.fileBytes()) ?? 0));
    }
  }

  /** What an earlier attempt left, as far as it can be relied on. */
  private async begin(shelf: Shelf, { fileName }: Source, digest: string | undefined): Promise<Known> {
    const { boot } = this;
    const askedAt = this.options.clock.wall();
    const before = await shelf.known();
    const reliable = before !== undefined && (before.boot === boot || digest !== undefined || before.linkedDigest !== undefined);
    if (!reliable) await shelf.removePart();
    const { digest: _verified, ...rest } = reliable ? before : { fileName };
    const known: Known = { ...rest, fileName, askedAt, boot };
    await shelf.write(known);
    return known;
  }

  /** Counts what is there, and takes parts that nobody asked for of late; once a day. */
  private async sweep(): Promise<void> {
    const { directory, clock, logger } = this.options;
    for (const { key, shelf, known } of await shelves(directory)) {
      const fileBytes = (await shelf.fileBytes()) ?? 0;
      const verified = known?.digest !== undefined && fileBytes > 0;
      if (!this.flights.has(key) && (known === undefined || (!verified && clock.wall() - known.askedAt > PART_KEPT_MS))) {
        await shelf.remove();
        this.room.set(key, 0);
        logger.info('A model that was fetched in part, and that nobody asked for in 30 days, was removed.', { file: known?.fileName });
      } else if (!this.flights.has(key)) this.room.set(key, fileBytes + (await shelf.partBytes()));
    }
    if (this.closed) return;
    this.sweeping = clock.schedule(DAY_MS, () => {
      this.sweep().catch((cause: unknown) => logger.warn('Old parts of models could not be looked for.', { reason: String(cause) }));
    });
  }
}

/** The digest of the fetched file, where it is there and was verified. */
async function whole(shelf: Shelf): Promise<string | undefined> {
  const known = await shelf.known();
  return known?.digest !== undefined && (await shelf.fileBytes()) !== undefined ? known.digest : undefined;
}

function readDigest(text: string): string {
  const hex = /^sha256:([0-9a-f]{64})$/i.exec(text)?.[1];
  if (hex === undefined) throw new ModelFileError('unsupported', 'A digest of a model is sha256: and 64 hexadecimal digits.');
  return hex.toLowerCase();
}

/** Better before gigabytes than after them; others may fill the disk meanwhile all the same. */
async function checkDisk(directory: string, bytes: number, label: string): Promise<void> {
  const { bavail, bsize } = await statfs(directory);
  if (bytes <= bavail * bsize) return;
  throw new ModelFileError('disk', `${label} needs ${(bytes / 1e9).toFixed(1)} GB more, and the disk under ${directory} has ${((bavail * bsize) / 1e9).toFixed(1)} GB. Free space, or choose another directory.`);
}
