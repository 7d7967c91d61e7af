import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StoreFault } from '../../../ports/store.js';
import { Channel, type ChannelOptions } from './channel.js';
import { thrown } from './faults.js';
import type { FromWorker, Read, WorkerSetup, Write } from './protocol.js';

/**
 * Starts the thread of one file and resolves once it has the file to itself and at the newest schema.
 * Rejects with the StoreFault that the thread gave as its reason; then the thread has ended.
 */
export function openFile<W extends Write, R extends Read>(
  setup: WorkerSetup,
  options: Omit<ChannelOptions, 'path'>,
): Promise<Channel<W, R>> {
  const path = join(setup.dataDir, `${setup.file}.db`);
  const worker = new Worker(workerFile(), { workerData: setup, name: `sqlite-${setup.file}` });
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      worker.off('message', first);
      worker.off('error', failed);
      worker.off('exit', ended);
    };
    const first = (message: FromWorker): void => {
      stop();
      if (message[0] === 'ready') {
        resolve(new Channel(worker, { ...options, path }));
        return;
      }
      const fault = message[0] === 'refused' ? thrown(message[1]) : new StoreFault('defect', `The worker of ${path} did not begin with a greeting.`);
      void worker.terminate().then(() => reject(fault));
    };
    const failed = (error: Error): void => {
      stop();
      reject(new StoreFault('library', `The worker of ${path} could not start: ${error.message}`, { cause: error }));
    };
    const ended = (code: number): void => {
      stop();
      reject(new StoreFault('library', `The worker of ${path} ended before it had opened the file (exit code ${code}).`));
    };
    worker.on('message', first);
    worker.on('error', failed);
    worker.on('exit', ended);
  });
}

/** The compiled worker by its name in package.json, so that it is the same file from the sources, from dist and from tests. */
function workerFile(): string {
  try {
    return createRequire(import.meta.url).resolve('#sqlite-worker');
  } catch (cause) {
    throw new StoreFault('library', 'The compiled worker of the store is missing: run `npm run build` first.', { cause });
  }
}
