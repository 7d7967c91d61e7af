const { EventEmitter } = require('node:events');
const { join } = require('node:path');
const { setTimeout } = require('node:timers/promises');
const threads = require('node:worker_threads');

/**
 * A worker thread whose file has ended serves the next `new Worker(file, { workerData })` of this process, with its modules loaded:
 * a thread's start is most of what opening a database costs, and the tests open a thousand. Everything else about it is real: the file
 * runs anew, on a port of its own; a thread that fails, exits or is terminated is gone.
 */
const HOST = join(__dirname, 'thread-host.cjs');
const { Worker } = threads;

/** `SLOW_DISK_MS=30 npx jest`: each answer of a disk comes up to so much later, by chance. No test may mind. */
const SLOW_DISK_MS = Number(process.env.SLOW_DISK_MS ?? 0);

/** Threads without work; none of them keeps the process alive. */
const idle = [];

function started() {
  const thread = new Worker(HOST);
  // One that ends while it has no work is given to nobody.
  thread.once('exit', () => {
    const at = idle.indexOf(thread);
    if (at >= 0) idle.splice(at, 1);
  });
  return thread;
}

class ReusedWorker extends EventEmitter {
  constructor(file, { workerData }) {
    super();
    this.thread = idle.pop() ?? started();
    this.thread.ref();
    this.dying = false;
    const { port1, port2 } = new threads.MessageChannel();
    this.port = port1;
    this.heard = Promise.resolve();
    port1.on('message', (message) => this.hear(() => this.emit('message', message)));
    port1.on('messageerror', (error) => this.emit('messageerror', error));
    // The host's word and the port's end come by two ways; only after both has everything been heard.
    const closed = new Promise((resolve) => port1.once('close', () => this.hear(resolve)));
    this.freed = () => closed.then(() => this.free());
    this.failed = (error) => this.emit('error', error);
    this.ended = (code) => this.end(code);
    this.thread.once('message', this.freed);
    this.thread.once('error', this.failed);
    this.thread.once('exit', this.ended);
    this.thread.postMessage({ file, workerData, port: port2 }, [port2]);
  }

  /** At once, or in the same order as from a disk that takes its time. */
  hear(say) {
    if (SLOW_DISK_MS === 0) return say();
    this.heard = this.heard.then(() => setTimeout(Math.random() * SLOW_DISK_MS)).then(say);
  }

  postMessage(message, transferred) {
    this.port.postMessage(message, transferred);
  }

  terminate() {
    this.dying = true;
    return this.thread?.terminate() ?? Promise.resolve(undefined);
  }

  free() {
    const { thread } = this;
    // One that was told to end may say before its end that it is free: whoever took it then would wait for an answer for ever.
    if (thread === undefined || this.dying) return;
    thread.off('message', this.freed);
    thread.off('error', this.failed);
    thread.off('exit', this.ended);
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
