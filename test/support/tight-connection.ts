import { Duplex } from 'node:stream';

/**
 * A connection without a system between its ends, so that what one end has written and the other has not read is all in this
 * process, and can be counted. `near` is for a server (`server.emit('connection', near)`), and looks like a loopback peer.
 */
export function tightConnection(): { readonly near: Duplex; readonly far: Duplex } {
  const near = new End();
  const far = new End();
  near.other = far;
  far.other = near;
  return { near: Object.assign(near, { remoteAddress: '127.0.0.1' }), far };
}

/** What is written stays with the writer until the other end has room. */
class End extends Duplex {
  other: End | undefined;
  private passedOn: (() => void) | undefined;

  constructor() {
    super({ readableHighWaterMark: 1_024, writableHighWaterMark: 16_384, decodeStrings: true });
  }

  /** As a socket has it. */
  destroySoon(): void {
    this.end(() => this.destroy());
  }

  override _read(): void {
    const { other } = this;
    const passedOn = other?.passedOn;
    if (other !== undefined) other.passedOn = undefined;
    passedOn?.();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    if (this.other?.push(chunk) === false) this.passedOn = done;
    else done();
  }

  override _final(done: () => void): void {
    this.other?.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.other?.push(null);
    done(error);
  }
}
