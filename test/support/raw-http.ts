import { connect, type Socket } from 'node:net';

/** An answer as it came over the wire. Header names in lower case. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A socket in the tester's hands: any bytes, HTTP or not. */
export class RawConnection {
  private received: Buffer = Buffer.alloc(0);
  private over: 'ended' | 'reset' | undefined;
  private readonly waiters = new Set<() => void>();

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.received = Buffer.concat([this.received, chunk]);
      this.wake();
    });
    socket.on('error', () => this.end('reset'));
    socket.on('end', () => this.end('ended'));
    socket.on('close', () => this.end('ended'));
  }

  static open(port: number, host = '127.0.0.1'): Promise<RawConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host, allowHalfOpen: true });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new RawConnection(socket));
      });
    });
  }

  send(bytes: string | Buffer): void {
    this.socket.write(bytes);
  }

  /** The next answer, read by its Content-Length or chunks; `bodyless` for an answer to HEAD. Rejects when the connection ends without one. */
  async answer(bodyless = false): Promise<RawAnswer> {
    for (;;) {
      const taken = takeAnswer(this.received, bodyless, this.over !== undefined);
      if (taken !== undefined) {
        this.received = taken.rest;
        // 100 Continue is no answer yet.
        if (taken.answer.status >= 200) return taken.answer;
        continue;
      }
      if (this.over !== undefined) throw new Error(`the connection was ${this.over}; read so far: ${JSON.stringify(this.received.toString('latin1'))}`);
      await this.changed();
    }
  }

  /** Everything not yet read, once the server has ended the connection. */
  async rest(): Promise<string> {
    while (this.over === undefined) await this.changed();
    return this.received.toString('utf8');
  }

  /** What came so far and was not read as an answer, as soon as `wanted` is true of it. */
  async until(wanted: (text: string) => boolean): Promise<string> {
    for (;;) {
      const text = this.received.toString('utf8');
      if (wanted(text)) return text;
      if (this.over !== undefined) throw new Error(`the connection was ${this.over}; read so far: ${JSON.stringify(text)}`);
      await this.changed();
    }
  }

  /** How the server ended the connection: in order, or by a reset. */
  async ended(): Promise<'ended' | 'reset'> {
    for (;;) {
      if (this.over !== undefined) return this.over;
      await this.changed();
    }
  }

  close(): void {
    this.socket.destroy();
  }

  private changed(): Promise<void> {
    return new Promise((resolve) => {
      const waiter = (): void => {
        this.waiters.delete(waiter);
        resolve();
      };
      this.waiters.add(waiter);
    });
  }

  private end(how: 'ended' | 'reset'): void {
    this.over ??= how;
    this.wake();
  }

  private wake(): void {
    for (const waiter of [...this.waiters]) waiter();
  }
}

/** One request on a connection of its own. */
export async function exchangeRaw(port: number, bytes: string | Buffer): Promise<RawAnswer> {
  const connection = await RawConnection.open(port);
  try {
    connection.send(bytes);
    return await connection.answer();
  } finally {
    connection.close();
  }
}

function takeAnswer(bytes: Buffer, bodyless: boolean, ended: boolean): { answer: RawAnswer; rest: Buffer } | undefined {
  const split = bytes.indexOf('\r\n\r\n');
  if (split === -1) return undefined;
  const [statusLine = '', ...lines] = bytes.subarray(0, split).toString('latin1').split('\r\n');
  const status = Number(statusLine.split(' ')[1]);
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  const from = split + 4;
  const whole = (end: number, body: string): { answer: RawAnswer; rest: Buffer } => ({ answer: { status, headers, body }, rest: bytes.subarray(end) });
  if (bodyless || status < 200 || status === 204 || status === 304) return whole(from, '');
  const length = headers['content-length'];
  if (length !== undefined) {
    const end = from + Number(length);
    return bytes.length < end ? undefined : whole(end, bytes.subarray(from, end).toString('utf8'));
  }
  if (headers['transfer-encoding'] === 'chunked') {
    const body = takeChunks(bytes, from);
    return body === undefined ? undefined : whole(body.end, body.text);
  }
  return ended ? whole(bytes.length, bytes.subarray(from).toString('utf8')) : undefined;
}

function takeChunks(bytes: Buffer, from: number): { text: string; end: number } | undefined {
  const parts: Buffer[] = [];
  for (let at = from; ; ) {
    const line = bytes.indexOf('\r\n', at);
    if (line === -1) return undefined;
    const size = Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16);
    const end = line + 2 + size + 2;
    if (Number.isNaN(size)) throw new Error('a chunk without a size');
    if (bytes.length < end) return undefined;
    if (size === 0) return { text: Buffer.concat(parts).toString('utf8'), end };
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = end;
  }
}
