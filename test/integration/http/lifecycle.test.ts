import { createConnection } from 'node:net';
import { FakeClock } from '../../support/fake-clock.js';
import { contractHandlers } from '../../support/http-handlers.js';
import { startServer, type TestServer } from '../../support/http-server.js';
import { RawConnection } from '../../support/raw-http.js';

const ID = '6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10';
const HEALTH = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n';

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

describe('the server and its clients part', () => {
  let clock: FakeClock;
  let server: TestServer;
  let finish: () => void;
  let abortedWhenAsked: boolean | undefined;
  beforeEach(async () => {
    clock = new FakeClock();
    abortedWhenAsked = undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    server = await startServer({
      lanes: 'hot',
      clock,
      handlers: {
        getReadyz: async (request, reply, context) => {
          await finished;
          abortedWhenAsked = context.signal.aborted;
          return contractHandlers().getReadyz(request, reply, context);
        },
        streamTask: async (_request, reply) =>
          reply[200].sse({
            run: async (emit, connection) => {
              emit.started('0', { queue_position: 0, predicted_start_ms: 0, on_time_probability: 1 });
              await new Promise<void>((resolve) => connection.signal.addEventListener('abort', () => resolve()));
              emit.token('1', { t: 'last words', i: 0 });
              return connection.cut();
            },
          }),
      },
    });
  });
  afterEach(async () => {
    finish();
    await server.close();
  });

  it('takes no new connection, and ends those on which nothing is under way', async () => {
    const idle = await RawConnection.open(server.port);
    idle.send(HEALTH);
    await idle.answer();
    server.server.stopAccepting();
    expect(await idle.ended()).toBe('ended');
    const refused = createConnection(server.port, '127.0.0.1');
    expect(await new Promise((resolve) => refused.once('error', (error: NodeJS.ErrnoException) => resolve(error.code)))).toBe('ECONNREFUSED');
  });

  it('lets a request that is under way finish, and tells its client to connect anew', async () => {
    const busy = await RawConnection.open(server.port);
    busy.send(`GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n${HEALTH}`);
    await until(() => server.server.openRequests > 0);
    server.server.stopAccepting();
    server.server.closeIdle();
    finish();
    const answer = await busy.answer();
    expect([answer.status, answer.headers['connection']]).toEqual([200, 'close']);
    await busy.ended();
  });

  it('tells open streams to end and then ends what does not', async () => {
    const stream = await RawConnection.open(server.port);
    stream.send(`GET /v1/tasks/${ID}/stream HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    await stream.until((text) => text.includes('event: started'));
    const stuck = await RawConnection.open(server.port);
    stuck.send('GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const half = await RawConnection.open(server.port);
    half.send('POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{');
    await until(() => server.server.openRequests === 3);
    await server.server.closeAll();
    await Promise.all([stream.ended(), stuck.ended(), half.ended()]);
    // What a stream says when it is told to end still arrives.
    expect(await stream.rest()).toContain('last words');
    // A cut stream is no ended one: its reader comes back for the rest.
    expect(await stream.rest()).not.toContain('\r\n0\r\n\r\n');
    await until(() => server.server.openRequests === 0);
    expect(clock.pendingTimers).toBe(0);
  });

  it('a handler that asks for its signal only now still learns that its client left before', async () => {
    const connection = await RawConnection.open(server.port);
    connection.send('GET /readyz HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await until(() => server.server.openRequests === 1);
    connection.socket.resetAndDestroy();
    await until(() => server.server.openRequests === 0);
    finish();
    await until(() => abortedWhenAsked !== undefined);
    expect(abortedWhenAsked).toBe(true);
  });

  it('comes as often as it is asked for', async () => {
    await server.server.closeAll();
    server.server.stopAccepting();
    server.server.closeIdle();
    await server.server.closeAll();
  });

  it('a port that is taken is told as what it is', async () => {
    await expect(startServer({ lanes: 'hot', port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
