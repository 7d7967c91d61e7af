import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { startFaultProxy, type ConnectionPlan, type FaultProxy } from '../../support/fault-proxy.js';

/** What one side of a connection saw: the bytes, and how it ended. */
interface Seen {
  bytes: string;
  end: 'open' | 'closed' | 'reset';
}

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A server that gives each connection to `serve`, the proxy before it, and a client of the proxy. */
async function through(plan: ConnectionPlan, serve: (socket: Socket) => void, allowHalfOpen = false): Promise<{ readonly client: Socket; readonly seen: Seen; readonly proxy: FaultProxy }> {
  const server = createServer({ allowHalfOpen: true }, (socket) => serve(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy = await startFaultProxy({ target: (server.address() as AddressInfo).port, plan: () => plan });
  const client = connect({ host: '127.0.0.1', port: proxy.port, allowHalfOpen });
  ends.push(() => new Promise((resolve) => server.close(resolve)), () => proxy.close(), async () => client.destroy());
  const seen: Seen = { bytes: '', end: 'open' };
  client.setEncoding('latin1').on('data', (text: string) => (seen.bytes += text));
  client.on('end', () => (seen.end = 'closed'));
  client.on('error', () => (seen.end = 'reset'));
  return { client, seen, proxy };
}

const once = (socket: Socket, event: 'end' | 'close' | 'error'): Promise<void> => new Promise((resolve) => socket.once(event, () => resolve()));
const echo = (socket: Socket): void => void socket.pipe(socket);
const TEXT = 'An old silent pond. A frog jumps in. '.repeat(2_000);

describe('a fault proxy', () => {
  it('passes every byte in order, and the end of each side, where nothing is planned', async () => {
    const { client, seen } = await through({}, echo);
    client.end(TEXT);
    await once(client, 'close');
    expect(seen).toEqual({ bytes: TEXT, end: 'closed' });
  });

  it('passes every byte in small pieces too', async () => {
    const { client, seen } = await through({ up: { pieceBytes: 7 }, down: { pieceBytes: 13 } }, echo);
    client.end(TEXT.slice(0, 2_000));
    await once(client, 'close');
    expect(seen.bytes).toBe(TEXT.slice(0, 2_000));
  });

  it('closes both sides at exactly the byte that was planned', async () => {
    const { client, seen } = await through({ down: { end: { afterBytes: 1_234, how: 'close' } } }, (socket) => socket.end(TEXT));
    await once(client, 'close');
    expect(seen).toEqual({ bytes: TEXT.slice(0, 1_234), end: 'closed' });
  });

  it('resets both sides at the byte that was planned', async () => {
    const atOnce = await through({ down: { end: { afterBytes: 0, how: 'reset' } } }, (socket) => socket.end(TEXT));
    await once(atOnce.client, 'close');
    expect(atOnce.seen).toEqual({ bytes: '', end: 'reset' });
    const { client, seen } = await through({ down: { end: { afterBytes: 1_234, how: 'reset' } } }, (socket) => socket.end(TEXT));
    await once(client, 'close');
    // A receiver may lose what it had not read when the RST came, and libuv calls one that comes together with bytes an end.
    expect(TEXT.slice(0, 1_234).startsWith(seen.bytes)).toBe(true);
    expect(seen.end).not.toBe('open');
  });

  it('half-closes one way while the other goes on', async () => {
    let heard = '';
    let over = (): void => undefined;
    const served = new Promise<void>((resolve) => (over = resolve));
    const serve = (socket: Socket): void => {
      socket.write(TEXT.slice(0, 500));
      socket.setEncoding('latin1').on('data', (text: string) => (heard += text)).on('end', () => {
        over();
        socket.end();
      });
    };
    const { client, seen } = await through({ down: { end: { afterBytes: 10, how: 'half_close' } } }, serve, true);
    await once(client, 'end');
    expect(seen.bytes).toBe(TEXT.slice(0, 10));
    client.end('still here');
    await served;
    expect(heard).toBe('still here');
  });

  it('swallows without a word what comes after the planned byte', async () => {
    let asked = 0;
    const { client, seen, proxy } = await through({ down: { end: { afterBytes: 10, how: 'swallow' } } }, (socket) => {
      socket.on('data', () => {
        asked++;
        socket.write(TEXT.slice(0, 100));
      });
    });
    client.write('?');
    while (seen.bytes.length < 10) await new Promise((resolve) => setImmediate(resolve));
    client.write('?');
    while (asked < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual({ bytes: TEXT.slice(0, 10), end: 'open' });
    proxy.cutAll('close');
    await once(client, 'close');
    expect(seen.bytes).toBe(TEXT.slice(0, 10));
  });

  it('gives no more than the planned bytes a second', async () => {
    const { client, seen } = await through({ down: { bytesPerSecond: 10_000 } }, (socket) => socket.end(TEXT.slice(0, 1_000)));
    const began = performance.now();
    await once(client, 'end');
    expect(seen.bytes).toHaveLength(1_000);
    expect(performance.now() - began).toBeGreaterThan(80);
  });

  it('refuses a connection, cuts all that are open, and counts both', async () => {
    const refused = await through('refuse', echo);
    await once(refused.client, 'close');
    expect(refused.seen).toEqual({ bytes: '', end: 'reset' });
    const { client, seen, proxy } = await through({}, echo);
    client.write('a');
    while (seen.bytes === '') await new Promise((resolve) => setImmediate(resolve));
    expect([proxy.accepted, proxy.open]).toEqual([1, 1]);
    proxy.cutAll('reset');
    await once(client, 'close');
    expect([seen.end, proxy.open]).toEqual(['reset', 0]);
  });
});
