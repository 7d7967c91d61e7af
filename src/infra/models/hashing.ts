import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { abortError } from '../../lib/abort-error.js';
import { sha256 } from '../../lib/sha256.js';
import { ModelFileError } from '../../ports/model-files.js';
import { diskFault } from './faults.js';

/** What is read and hashed in less time than a thread takes to begin. */
const SMALL_BYTES = 1024 * 1024;

/** SHA-256 of a file, `sha256:<hex>`, off the event loop. Throws ModelFileError; AbortError. */
export async function hashFile(path: string, sizeBytes: number, signal: AbortSignal): Promise<string> {
  if (signal.aborted) throw abortError();
  if (sizeBytes > SMALL_BYTES) return inThread(path, signal);
  try {
    return `sha256:${await sha256(new Uint8Array(await readFile(path)))}`;
  } catch (error) {
    throw diskFault(error, path);
  }
}

function inThread(path: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: path, name: 'digest' });
    const settle = (act: () => void): void => {
      signal.removeEventListener('abort', stop);
      act();
      void worker.terminate();
    };
    const stop = (): void => settle(() => reject(abortError()));
    signal.addEventListener('abort', stop);
    worker.once('message', (digest: unknown) => settle(() => (typeof digest === 'string' ? resolve(digest) : reject(ended(path)))));
    worker.once('error', (error) => settle(() => reject(diskFault(error, path))));
    worker.once('exit', () => settle(() => reject(ended(path))));
  });
}

const ended = (path: string): ModelFileError => new ModelFileError('disk', `The digest of ${path} was not computed: its thread ended. Look at the memory of the machine, and ask again.`);

/** The compiled worker by its name in package.json, so that it is the same file from the sources, from dist and from tests. */
function workerFile(): string {
  try {
    return createRequire(import.meta.url).resolve('#digest-worker');
  } catch (cause) {
    throw new Error('The compiled worker of digests is missing: run `npm run build` first.', { cause });
  }
}
