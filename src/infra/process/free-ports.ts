import { createServer, type AddressInfo } from 'node:net';
import type { Clock } from '../../ports/clock.js';

const REMEMBERED_MS = 60_000;
/** The kernel chooses among some ten thousand; so many tries in vain mean that hardly any is free. */
const TRIES = 1000;

/** Ports of 127.0.0.1 on which nobody listens. One that was given is not given again within a minute: its taker may still be starting. */
export class FreePorts {
  private readonly given = new Map<number, number>();

  constructor(private readonly clock: Clock) {}

  async next(): Promise<number> {
    const now = this.clock.monotonic();
    for (const [port, until] of this.given) if (until <= now) this.given.delete(port);
    for (let tries = 0; tries < TRIES; tries++) {
      const port = await anyFree();
      if (this.given.has(port)) continue;
      this.given.set(port, now + REMEMBERED_MS);
      return port;
    }
    throw new Error('No TCP port of 127.0.0.1 is free. Look for what holds them: ss -tan.');
  }
}

function anyFree(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, () => {
      const address: AddressInfo | string | null = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') failed(new Error('The system told no port.'));
        else found(address.port);
      });
    });
  });
}
