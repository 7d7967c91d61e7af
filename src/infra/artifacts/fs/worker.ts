import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { wireFault } from './faults.js';
import { Files } from './files.js';
import { isWireFault, type FromWorker, type ToWorker, type WireFault } from './protocol.js';

/**
 * The thread of the artifacts' files: it alone writes, reads, syncs and hashes them. Messages are worked off in their order, each
 * to its end. What fails in one operation is its answer; anything else that is thrown ends the thread.
 */
const port = owner();
const directory = directoryOf(workerData);

function serve(files: Files): void {
  const attempt = <T>(run: () => T): T | WireFault => {
    try {
      return run();
    } catch (error) {
      return wireFault(error, directory);
    }
  };
  const tell = (message: FromWorker, transferred: readonly ArrayBuffer[] = []): void => port.postMessage(message, transferred);
  port.on('message', (message: ToWorker) => {
    switch (message[0]) {
      case 'changes':
        tell(['changed', files.commit(message[1])]);
        return;
      case 'read': {
        const answer = attempt(() => files.read(message[1], message[2]));
        tell(['file', answer], answer === null || isWireFault(answer) ? [] : [answer.bytes.buffer]);
        return;
      }
      case 'list':
        tell(['listed', attempt(() => files.list(message[1]))]);
        return;
      case 'close':
        port.close();
    }
  });
  tell(['ready']);
}

try {
  serve(new Files(directory));
} catch (error) {
  port.postMessage(['refused', wireFault(error, directory)] satisfies FromWorker);
}

function owner(): MessagePort {
  if (parentPort === null) throw new Error('This file is the worker of the artifacts\' files and runs only as a worker thread.');
  return parentPort;
}

function directoryOf(setup: unknown): string {
  if (typeof setup === 'object' && setup !== null && 'directory' in setup && typeof setup.directory === 'string') return setup.directory;
  throw new Error('The worker of the artifacts\' files was started without its directory.');
}
