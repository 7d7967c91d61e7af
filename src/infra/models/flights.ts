import { abortError } from '../../lib/abort-error.js';
import type { Clock } from '../../ports/clock.js';
import type { FetchProgress } from '../../ports/model-files.js';

/** How a flight tells how far it is; it may be called for each chunk. */
export type Tell = (receivedBytes: number, totalBytes: number | undefined) => void;

interface Flight {
  readonly digest: string | undefined;
  readonly abort: AbortController;
  readonly listeners: Set<(progress: FetchProgress) => void>;
  readonly landed: Promise<string>;
}

const PROGRESS_MS = 500;

/**
 * Downloads under way, one at most for each source. Who asks for the same shares it; who asks for another digest of it waits for its
 * end and begins anew. It is aborted when the last who waits has left.
 */
export class Flights {
  private readonly flights = new Map<string, Flight>();

  constructor(private readonly clock: Clock) {}

  has(key: string): boolean {
    return this.flights.has(key);
  }

  async board(
    key: string,
    digest: string | undefined,
    begin: (tell: Tell, signal: AbortSignal) => Promise<string>,
    onProgress: (progress: FetchProgress) => void,
    signal: AbortSignal,
  ): Promise<string> {
    for (;;) {
      if (signal.aborted) throw abortError();
      const other = this.flights.get(key);
      if (other === undefined) return this.wait(this.depart(key, digest, begin), onProgress, signal);
      if (other.digest === digest && !other.abort.signal.aborted) return this.wait(other, onProgress, signal);
      await orAbort(settled(other.landed), signal);
    }
  }

  /** Aborts that one and waits for its end. */
  async ground(key: string): Promise<void> {
    const flight = this.flights.get(key);
    if (flight === undefined) return;
    flight.abort.abort();
    await settled(flight.landed);
  }

  async groundAll(): Promise<void> {
    await Promise.all([...this.flights.keys()].map((key) => this.ground(key)));
  }

  private depart(key: string, digest: string | undefined, begin: (tell: Tell, signal: AbortSignal) => Promise<string>): Flight {
    const abort = new AbortController();
    const listeners = new Set<(progress: FetchProgress) => void>();
    let toldAt = -PROGRESS_MS;
    const tell: Tell = (receivedBytes, totalBytes) => {
      const now = this.clock.monotonic();
      if (now - toldAt < PROGRESS_MS) return;
      toldAt = now;
      for (const listener of listeners) listener({ receivedBytes, ...(totalBytes === undefined ? {} : { totalBytes }) });
    };
    const landed = begin(tell, abort.signal).finally(() => this.flights.delete(key));
    const flight: Flight = { digest, abort, listeners, landed };
    this.flights.set(key, flight);
    return flight;
  }

  private async wait({ listeners, landed, abort }: Flight, onProgress: (progress: FetchProgress) => void, signal: AbortSignal): Promise<string> {
    // An own function, so that one caller who waits twice is told twice and leaves once.
    const listener = (progress: FetchProgress): void => onProgress(progress);
    listeners.add(listener);
    try {
      return await orAbort(landed, signal);
    } finally {
      listeners.delete(listener);
      if (listeners.size === 0) abort.abort();
      // Whoever aborted may rely on it that nothing is written any more.
      if (signal.aborted && listeners.size === 0) await settled(landed);
    }
  }
}

const settled = (promise: Promise<unknown>): Promise<void> =>
  promise.then(
    () => undefined,
    () => undefined,
  );

function orAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(abortError());
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
