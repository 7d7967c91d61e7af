const { EventEmitter } = require('node:events');
const { join } = require('node:path');
const threads = require('node:worker_threads');

/**
 * A worker thread whose file has ended serves the next `new Worker(file, { workerData })` of this process, with its modules loaded:
 * a thread's start is most of what opening a database costs, and the tests open a thousand. Everything else about it is real: the file
 * runs anew, on a port of its own; a thread that fails, exits or is terminated is gone.
 */
const HOST = join(__dirname, 'thread-host.cjs');
const { Worker } = threads;

/** Threads without work; none of them keeps the process alive. */
const idle = [];

class ReusedWorker extends EventEmitter {
  constructor(file, { workerData }) {
    super();
    this.thread = idle.pop() ?? new Worker(HOST);
    this.thread.ref();
    const { port1, port2 } = new threads.MessageChannel();
    this.port = port1;
    port1.on('message', (message) => this.emit('message', message));
    port1.on('messageerror', (error) => this.emit('messageerror', error));
    // The host's word and the port's end come by two ways; only after both has everything been heard.
    const closed = new Promise((resolve) => port1.once('close', resolve));
    this.thread.once('message', () => closed.then(() => this.free()));
    this.thread.once('error', (error) => this.emit('error', error));
    this.thread.once('exit', (code) => this.end(code));
    this.thread.postMessage({ file, workerData, port: port2 }, [port2]);
  }

  postMessage(message, transferred) {
    this.port.postMessage(message, transferred);
  }

  terminate() {
    return this.thread?.terminate() ?? Promise.resolve(undefined);
  }

  free() {
    const { thread } = this;
    if (thread === undefined) return;
    for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event);
    thread.unref();
    idle.push(thread);
    this.end(0);
  }

  end(code) {
    if (this.thread === undefined) return;
    this.thread = undefined;
    this.port.close();
    this.emit('exit', code);
  }
}

/** For what is started as the database's and the artifacts' threads are; others are as Node makes them. */
exports.reuseThreads = () => {
  threads.Worker = new Proxy(Worker, {
    construct: (target, [file, options]) =>
      typeof file === 'string' && options?.eval !== true && options?.workerData !== undefined ? new ReusedWorker(file, options) : new target(file, options),
  });
};
