import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { join } from 'node:path';
import { openArtifactFile } from './artifact-file.js';
import { ARTIFACT_STEPS } from './artifact-schema.js';
import { openDatabase } from './database.js';
import { wireFault } from './faults.js';
import { STORE_FILES, type Answer, type FromWorker, type Read, type ToWorker, type WireFault, type WorkerSetup, type Write } from './protocol.js';
import { asNumber, asText, member, members, oneOf, optional } from './stored-json.js';
import { TASK_STEPS, TOKEN_STEPS } from './schema.js';
import { openTaskFile } from './task-file.js';
import { openTokenFile } from './token-file.js';
import { Turnstile } from './turnstile.js';

/**
 * The thread that owns one file. Messages are worked off in the order in which they came, each to its end, so that a read
 * sees every commit that was acknowledged before it was asked for.
 *
 * What fails in one operation is that operation's answer. Anything else that is thrown here ends the thread, which the
 * main thread hears of.
 */
const port = owner();

const setup = parseSetup(workerData);
const path = join(setup.dataDir, `${setup.file}.db`);
const tell = (message: FromWorker): void => port.postMessage(message);

const faultOf = (error: unknown): WireFault => wireFault(error, setup.dataDir, path);

function start(): void {
  const bound = setup.maxPages === undefined ? {} : { maxPages: setup.maxPages };
  switch (setup.file) {
    case 'tasks': {
      const db = openDatabase({ path, synchronous: 'FULL', steps: TASK_STEPS, ...bound });
      return serve(new Turnstile(db, openTaskFile(db), faultOf));
    }
    case 'tokens': {
      const db = openDatabase({ path, synchronous: 'NORMAL', steps: TOKEN_STEPS, ...bound });
      return serve(new Turnstile(db, openTokenFile(db), faultOf));
    }
    case 'artifacts': {
      const db = openDatabase({ path, synchronous: 'FULL', steps: ARTIFACT_STEPS, ...bound });
      return serve(new Turnstile(db, openArtifactFile(db), faultOf));
    }
  }
}

function serve<W extends Write, R extends Read>(turnstile: Turnstile<W, R>): void {
  port.on('message', (message: ToWorker<W, R>) => {
    let answers: readonly Answer[];
    switch (message[0]) {
      case 'group':
        answers = turnstile.commit(message[1]);
        break;
      case 'reads':
        answers = turnstile.read(message[1]);
        break;
      case 'close':
        turnstile.close();
        tell(['closed']);
        port.close();
        return;
    }
    tell(['answers', answers]);
  });
  tell(['ready']);
}

try {
  start();
} catch (error) {
  tell(['refused', faultOf(error)]);
}

function owner(): MessagePort {
  if (parentPort === null) throw new Error('This file is the worker of the SQLite store and runs only as a worker thread.');
  return parentPort;
}

function parseSetup(value: unknown): WorkerSetup {
  const from = members(value, 'workerData', { file: true, dataDir: true, maxPages: true });
  const maxPages = optional(from, 'maxPages', asNumber);
  return {
    file: member(from, 'file', (word, at) => oneOf(word, at, STORE_FILES)),
    dataDir: member(from, 'dataDir', asText),
    ...(maxPages === undefined ? {} : { maxPages }),
  };
}
