const { syncBuiltinESMExports } = require('node:module');
const { pathToFileURL } = require('node:url');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const threads = require('node:worker_threads');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** What a thread of reused-threads.cjs runs: one file after the other, each with a port and data of its own, as a worker has them. */
let runs = 0;
const host = threads.parentPort;
host.on('message', ({ file, workerData, port }) => {
  port.once('close', () => {
    // A database stays locked until its statements are collected and, a turn later, finalized: otherwise the thread's end does that.
    port.removeAllListeners();
    setImmediate(() => {
      collect();
      turns(2, () => host.postMessage('free'));
    });
  });
  threads.workerData = workerData;
  threads.parentPort = port;
  syncBuiltinESMExports();
  import(`${pathToFileURL(file).href}?run=${++runs}`).catch((error) => {
    setImmediate(() => {
      throw error;
    });
  });
});

function turns(left, done) {
  setImmediate(() => (left === 1 ? done() : turns(left - 1, done)));
}
