import type { CatalogIndex } from '../../domain/model/catalog-index.js';
import type { ModelDownload } from '../../domain/model/model.js';
import { isBelow, modelDirectory } from '../../domain/model/places.js';
import { parseModelRef, resolveFile, type ModelRef } from '../../domain/model/ref.js';
import { unservedScheme } from '../../domain/model/schemes.js';
import type { Preparing } from '../../domain/stream/event.js';
import { DomainError } from '../../domain/errors.js';
import type { Logger } from '../../ports/logger.js';
import { ModelFileError, type FetchProgress, type ModelFiles } from '../../ports/model-files.js';

export interface ModelSourceParts {
  readonly files: ModelFiles;
  readonly index: CatalogIndex;
  /** Absolute; relative paths start there. */
  readonly workingDirectory: string;
  /** Absolute: beside those of configured models, where a request may name files. */
  readonly directories: readonly string[];
  readonly logger: Logger;
}

/** What is told of downloads that nobody asked about again. */
const MOST_REMEMBERED = 1_024;

/**
 * Where the file of a model_ref is on this machine: paths at once, hf and https by fetching. Requirements: OC-CTRL-2075, OC-CTRL-2076.
 *
 * A request may name only files below directories that the configuration knows: whoever may enter models must not learn the digests
 * of other files. It is asked again when a path is used, so that no other way in leads round it.
 */
export class ModelSources {
  /** By place: the fetch under way, or why it failed last. */
  private readonly downloads = new Map<string, ModelDownload>();
  private configured: readonly string[] = [];

  constructor(private readonly parts: ModelSourceParts) {}

  /** These model_refs stand in the configuration: the directories that their files are in are known from now on. */
  configure(modelRefs: readonly string[]): void {
    this.configured = modelRefs.flatMap((modelRef) => {
      const read = parseModelRef(modelRef);
      return read.ok && read.ref.scheme === 'file' ? [modelDirectory(this.resolve(read.ref.path))] : [];
    });
  }

  /** As something that can be served. Throws INVALID_PARAMS, which names the field: no model_ref, a scheme that is not served, a file that no request may name. */
  check(modelRef: string, field: string): ModelRef {
    const read = parseModelRef(modelRef);
    if (!read.ok) throw new DomainError({ code: 'INVALID_PARAMS', field, message: read.problem });
    const problem = this.problemOf(read.ref);
    if (problem !== undefined) throw new DomainError({ code: 'INVALID_PARAMS', field, message: problem });
    return read.ref;
  }

  /**
   * The absolute path of the file; a digest is what its bytes must be where they are fetched. Throws ModelFileError.
   */
  async locate(modelRef: string, digest: string | undefined, signal: AbortSignal): Promise<string> {
    const read = parseModelRef(modelRef);
    if (!read.ok) throw new ModelFileError('unsupported', read.problem);
    const problem = this.problemOf(read.ref);
    if (problem !== undefined) throw new ModelFileError('unsupported', problem);
    switch (read.ref.scheme) {
      case 'file':
        return this.resolve(read.ref.path);
      case 'hf':
      case 'https':
        return this.fetch(modelRef, digest, signal);
      case 's3':
      case 'oci':
      case 'sha256':
      case 'name':
        throw new ModelFileError('unsupported', `${modelRef} names no file. Write file:, hf: or https: with the place of one, or enter it in the catalog.`);
    }
  }

  /** Idempotent; of what was never fetched nothing happens. Throws ModelFileError. */
  async forget(modelRef: string): Promise<void> {
    const read = parseModelRef(modelRef);
    this.downloads.delete(this.parts.index.placeOf(modelRef));
    if (read.ok && isFetched(read.ref)) await this.parts.files.remove(modelRef);
  }

  /** The fetch for that model_ref that is under way, or why it failed last. */
  downloadOf(modelRef: string): ModelDownload | undefined {
    return this.downloads.size === 0 ? undefined : this.downloads.get(this.parts.index.placeOf(modelRef));
  }

  /** Of a pool: undefined where nothing is being fetched for it. */
  preparing(modelRef: string): Preparing | undefined {
    if (this.downloads.size === 0) return undefined;
    const [model] = this.parts.index.named(modelRef);
    const download = this.downloadOf(model?.modelRef ?? modelRef);
    if (download === undefined || download.error !== undefined) return undefined;
    const { receivedBytes, totalBytes } = download;
    return { what: 'download', receivedBytes, ...(totalBytes === undefined ? {} : { totalBytes }) };
  }

  private async fetch(source: string, digest: string | undefined, signal: AbortSignal): Promise<string> {
    const { files, index, logger } = this.parts;
    const there = await files.fetched(source);
    if (there !== undefined && digest === undefined) return there;
    const place = index.placeOf(source);
    const told = (progress: FetchProgress): void => this.remember(place, progress);
    try {
      const path = await files.fetch({ source, ...(digest === undefined ? {} : { digest }) }, told, signal);
      this.downloads.delete(place);
      return path;
    } catch (cause) {
      if (signal.aborted) this.downloads.delete(place);
      else if (cause instanceof ModelFileError) {
        this.remember(place, { receivedBytes: 0, ...this.downloads.get(place), error: cause.message });
        logger.warn(`A model could not be fetched: ${cause.message}`, { reason: cause.kind });
      }
      throw cause;
    }
  }

  private remember(place: string, download: ModelDownload): void {
    this.downloads.set(place, download);
    if (this.downloads.size <= MOST_REMEMBERED) return;
    for (const oldest of this.downloads.keys()) {
      this.downloads.delete(oldest);
      return;
    }
  }

  private resolve(path: string): string {
    return resolveFile(path, this.parts.workingDirectory);
  }

  private problemOf(ref: ModelRef): string | undefined {
    switch (ref.scheme) {
      case 's3':
      case 'oci':
        return unservedScheme(`${ref.scheme}:`);
      case 'file': {
        const path = this.resolve(ref.path);
        if ([...this.configured, ...this.parts.directories].some((directory) => isBelow(path, directory))) return undefined;
        return `${path} is in no directory that models may be in: those of configured pools' models, and those of catalog.directories. Add its directory to catalog.directories in the configuration.`;
      }
      case 'hf':
      case 'https':
      case 'sha256':
      case 'name':
        return undefined;
    }
  }
}

const isFetched = ({ scheme }: ModelRef): boolean => scheme === 'hf' || scheme === 'https';
