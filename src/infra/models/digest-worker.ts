import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

/** A thread that computes one SHA-256 and ends: its file's path comes in, `sha256:<hex>` goes out. To stop it, end it. */
const PIECE_BYTES = 1024 * 1024;

if (parentPort === null || typeof workerData !== 'string') throw new Error('This file is the worker of digests and runs only as a worker thread, with a path.');

const file = openSync(workerData, 'r');
const hash = createHash('sha256');
const piece = Buffer.allocUnsafe(PIECE_BYTES);
for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) hash.update(piece.subarray(0, read));
closeSync(file);
parentPort.postMessage(`sha256:${hash.digest('hex')}`);
