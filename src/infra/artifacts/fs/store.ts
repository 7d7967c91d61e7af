import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { ArtifactFile, ArtifactStore } from '../../../ports/artifact-store.js';
import type { Clock } from '../../../ports/clock.js';
import { StoreFault } from '../../../ports/store.js';
import { FileChannel } from './channel.js';
import { thrown } from './faults.js';
import type { FromWorker, WorkerSetup } from './protocol.js';

interface FsArtifactStoreOptions {
  /** Made if it is not there; only its owner may read it. Its parent must be there. No other process may use it at the same time. */
  readonly directory: string;
  readonly clock: Clock;
  /** The files are no longer served: what was pending has been rejected, and so will be all that follows. At most once. */
  readonly onFault: (fault: StoreFault) => void;
}

/**
 * Artifacts as files of a directory, by a thread of their own. Rejects with a StoreFault, and leaves nothing running, when the directory
 * cannot be made or written.
 */
export async function openFsArtifactStore({ directory, clock, onFault }: FsArtifactStoreOptions): Promise<ArtifactStore> {
  const setup: WorkerSetup = { directory };
  const worker = new Worker(workerFile(), { workerData: setup, name: 'artifacts' });
  await greeting(worker, directory);
  const channel = new FileChannel(worker, directory, onFault);
  return {
    put: async (id, bytes) => {
      await channel.change(['put', id, bytes]);
    },
    read: async (id) => fileOf(await channel.ask(['read', id, clock.wall()])),
    remove: async (ids) => {
      if (ids.length > 0) await channel.change(['remove', ids]);
    },
    list: async (prefix) => listOf(await channel.ask(['list', prefix])),
    close: () => channel.close(),
  };
}

type Answer = Awaited<ReturnType<FileChannel['ask']>>;

function fileOf(answer: Answer): ArtifactFile | undefined {
  if (answer === null) return undefined;
  if ('bytes' in answer) return answer;
  throw mismatch();
}

function listOf(answer: Answer): readonly string[] {
  if (answer !== null && !('bytes' in answer)) return answer;
  throw mismatch();
}

const mismatch = (): StoreFault => new StoreFault('defect', 'The worker of the artifacts\' files answered another question than the one asked.');

function greeting(worker: Worker, directory: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      worker.off('message', first);
      worker.off('error', failed);
      worker.off('exit', ended);
    };
    const first = (message: FromWorker): void => {
      stop();
      if (message[0] === 'ready') {
        resolve();
        return;
      }
      const fault = message[0] === 'refused' ? thrown(message[1]) : new StoreFault('defect', `The worker of ${directory} did not begin with a greeting.`);
      void worker.terminate().then(() => reject(fault));
    };
    const failed = (error: Error): void => {
      stop();
      reject(new StoreFault('library', `The worker of ${directory} could not start: ${error.message}`, { cause: error }));
    };
    const ended = (code: number): void => {
      stop();
      reject(new StoreFault('library', `The worker of ${directory} ended before it had opened the directory (exit code ${code}).`));
    };
    worker.on('message', first);
    worker.on('error', failed);
    worker.on('exit', ended);
  });
}

/** The compiled worker by its name in package.json, so that it is the same file from the sources, from dist and from tests. */
function workerFile(): string {
  try {
    return createRequire(import.meta.url).resolve('#artifact-worker');
  } catch (cause) {
    throw new StoreFault('library', 'The compiled worker of the artifacts\' files is missing: run `npm run build` first.', { cause });
  }
}
