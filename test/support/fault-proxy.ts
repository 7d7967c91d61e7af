import { createServer, connect, type Server, type Socket } from 'node:net';

/**
 * A TCP proxy that does what networks do: delays, throttles, splits, cuts, half-closes, resets and swallows, at a given byte.
 *
 * It knows no protocol. What a connection meets is asked of `plan` when it is accepted, so that a script or a seeded
 * generator decides, and nothing here is left to chance. Owner of both sockets of each connection: when one of them is
 * gone, so is the other, except while a half-close lasts.
 */
export type Way = 'up' | 'down';

/** What is done to one direction of a connection. `up` is from the client to the target. Bytes are counted from 0. */
export interface Passage {
  /** Each piece comes this much later, milliseconds. */
  readonly delayMs?: number;
  /** As fast as this at most, bytes a second; the sender feels it, because nothing is read meanwhile. */
  readonly bytesPerSecond?: number;
  /** In writes of so many bytes at most, 1 or more. */
  readonly pieceBytes?: number;
  /** What happens when so many bytes have passed. */
  readonly end?: { readonly afterBytes: number; readonly how: Ending };
}

/**
 * `close`: both sockets end as if both sides had closed. `reset`: both get an RST. `half_close`: the receiver gets a FIN, the
 * other direction goes on. `swallow`: nothing passes any more, and nobody is told.
 */
export type Ending = 'close' | 'reset' | 'half_close' | 'swallow';

/** `refuse`: the connection is reset at once. */
export type ConnectionPlan = 'refuse' | Readonly<Partial<Record<Way, Passage>>>;

export interface FaultProxyOptions {
  /** A port on 127.0.0.1, or where to find it when a connection comes. */
  readonly target: number | (() => number);
  /** Asked for each connection, with its number from 0. Default: a clean one. */
  readonly plan?: (connection: number) => ConnectionPlan;
}

export interface FaultProxy {
  readonly port: number;
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Connections accepted so far, and those open now. */
  readonly accepted: number;
  readonly open: number;
  /** For the connections to come. */
  setPlan(plan: (connection: number) => ConnectionPlan): void;
  /** Every open connection ends so, now. */
  cutAll(how: 'close' | 'reset'): void;
  close(): Promise<void>;
}

const CLEAN = (): ConnectionPlan => ({});

export async function startFaultProxy({ target, plan: firstPlan = CLEAN }: FaultProxyOptions): Promise<FaultProxy> {
  const links = new Set<Link>();
  let plan = firstPlan;
  let accepted = 0;
  // allowHalfOpen: a FIN is passed on as a FIN, and not as the end of both directions.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const wanted = plan(accepted++);
    client.on('error', () => undefined);
    if (wanted === 'refuse') {
      reset(client);
      return;
    }
    const upstream = connect({ host: '127.0.0.1', port: typeof target === 'number' ? target : target(), allowHalfOpen: true, noDelay: true });
    const link: Link = new Link(client, upstream, wanted, () => links.delete(link));
    links.add(link);
  });
  const port = await listen(server);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    get accepted() {
      return accepted;
    },
    get open() {
      return links.size;
    },
    setPlan: (next) => (plan = next),
    cutAll: (how) => {
      for (const link of [...links]) link.cut(how);
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const link of [...links]) link.cut('reset');
      await closed;
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The proxy has no port.'));
      else resolve(address.port);
    });
  });
}

/** By itself `resetAndDestroy` says goodbye first: a FIN goes out before the RST, and the other side takes it for an end. */
function reset(socket: Socket): void {
  socket.resetAndDestroy();
  socket.destroy();
}

/** A client's connection and the one that was made for it. */
class Link {
  private over = false;
  private readonly streams: readonly Flow[];

  constructor(
    private readonly client: Socket,
    private readonly upstream: Socket,
    { up = {}, down = {} }: Exclude<ConnectionPlan, 'refuse'>,
    private readonly onEnd: () => void,
  ) {
    const cut = (how: 'close' | 'reset'): void => this.cut(how);
    this.streams = [new Flow(client, upstream, up, cut), new Flow(upstream, client, down, cut)];
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      // A reset of one side is a reset of the other: a client must not take a broken answer for a whole one.
      socket.on('error', () => this.cut('reset'));
      socket.on('close', () => {
        if (other.destroyed) this.cut('close');
        else if (socket.errored === null && other.writable) other.end();
      });
    }
  }

  cut(how: 'close' | 'reset'): void {
    if (this.over) return;
    this.over = true;
    for (const flow of this.streams) flow.stop();
    for (const socket of [this.client, this.upstream]) {
      if (how === 'reset') reset(socket);
      else socket.destroy();
    }
    this.onEnd();
  }
}

/** One direction. Reads no further before what it read is written: the sender feels a slow receiver, and memory is bounded. */
class Flow {
  private passed = 0;
  private swallowing = false;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private wake: (() => void) | undefined;

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly passage: Passage,
    private readonly cut: (how: 'close' | 'reset') => void,
  ) {
    void this.run();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.wake?.();
  }

  private async run(): Promise<void> {
    const { from, to } = this;
    try {
      for await (const chunk of from.iterator({ destroyOnReturn: false })) {
        await this.pass(bytesOf(chunk));
        if (this.stopped) return;
      }
      if (!this.swallowing && to.writable) to.end();
    } catch {
      // The socket's own `error` has cut the link already.
    }
  }

  private async pass(chunk: Buffer): Promise<void> {
    const { delayMs = 0, bytesPerSecond, pieceBytes = Number.POSITIVE_INFINITY, end } = this.passage;
    if (delayMs > 0) await this.pause(delayMs);
    for (let at = 0; at < chunk.length && !this.stopped; ) {
      if (this.swallowing) return;
      const left = end === undefined ? Number.POSITIVE_INFINITY : end.afterBytes - this.passed;
      const piece = chunk.subarray(at, at + Math.min(pieceBytes, left, bytesPerSecond === undefined ? chunk.length : Math.ceil(bytesPerSecond / 50)));
      at += piece.length;
      this.passed += piece.length;
      if (piece.length > 0) await this.write(piece);
      if (end !== undefined && this.passed >= end.afterBytes) this.finish(end.how);
      if (bytesPerSecond !== undefined) await this.pause((1000 * piece.length) / bytesPerSecond);
      else if (Number.isFinite(pieceBytes)) await this.pause(0);
    }
  }

  private finish(how: Ending): void {
    switch (how) {
      case 'close':
      case 'reset':
        this.cut(how);
        return;
      case 'half_close':
        if (this.to.writable) this.to.end();
        this.swallowing = true;
        return;
      case 'swallow':
        this.swallowing = true;
    }
  }

  private write(piece: Buffer): Promise<void> {
    const { to } = this;
    if (this.stopped || !to.writable) return Promise.resolve();
    if (to.write(piece)) return Promise.resolve();
    return new Promise((resolve) => {
      const settle = (): void => {
        to.off('drain', settle);
        to.off('close', settle);
        resolve();
      };
      this.wake = settle;
      to.once('drain', settle);
      to.once('close', settle);
    });
  }

  private pause(ms: number): Promise<void> {
    if (this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      this.wake = resolve;
      this.timer = setTimeout(resolve, ms);
    });
  }
}

function bytesOf(chunk: unknown): Buffer {
  if (chunk instanceof Buffer) return chunk;
  throw new Error('A socket gave something that is not bytes.');
}
