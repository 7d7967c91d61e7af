import type { Server } from 'node:http';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFile } from 'node:fs/promises';
import type { Duplex } from 'node:stream';
import { SOCKET_MARK } from '../../../src/api/http/sse.js';
import { FrameReader } from '../../support/frames.js';
import { RawConnection } from '../../support/raw-http.js';
import { read } from '../../support/reader.js';
import { passes, settle, submission, testUuid } from '../../support/services.js';
import { StreamReader } from '../../support/sse.js';
import { tempDirs } from '../../support/temp-dir.js';
import { tightConnection } from '../../support/tight-connection.js';
import { openWire, streamPath, type Wire, type WireOptions } from '../../support/wire.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let wire: Wire;
const open = async (options: Omit<WireOptions, 'dataDir'> = {}): Promise<Wire> => (wire = await openWire({ dataDir: dirs.make(), ...options }));
afterEach(() => wire.close());

const unpaced = (slots: number) => [{ id: 'pool', replicas: [{ id: 'r0', slots, endChance: 0 }] }];
const get = (n: number): string => `GET ${streamPath(testUuid(n))} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
const stateOf = async (n: number): Promise<string> => (await wire.kit.services.queries.get(testUuid(n))).task.state;

/** Node's server under ours, as a first request shows it. */
async function nodeServer(): Promise<Server> {
  let server: Server | undefined;
  const asked = (message: unknown): void => {
    ({ server } = message as { readonly server: Server });
  };
  subscribe('http.server.request.start', asked);
  await (await fetch(`${wire.url}/healthz`)).text();
  unsubscribe('http.server.request.start', asked);
  if (server === undefined) throw new Error('No request was seen.');
  return server;
}

/** Everything that comes, from now on. */
function collect(far: Duplex): { readonly text: () => string } {
  const pieces: Buffer[] = [];
  far.on('data', (piece: Buffer) => pieces.push(piece));
  return { text: () => Buffer.concat(pieces).toString() };
}

/** The body of an answer, its chunks joined. */
const unchunked = (answer: string): string => answer.slice(answer.indexOf('\r\n\r\n') + 4).replace(/(?:^|\r\n)[0-9a-f]+\r\n/g, '');

describe('ORCH-3069: readers that are stuck', () => {
  const READERS = 200;
  const STREAMS = 4;
  const TOKENS = 1_500;

  it('cost bounded memory each, slow nobody, and get everything once they read on', async () => {
    const { kit } = await open({ pools: unpaced(STREAMS), maxOpen: READERS + STREAMS, streams: { heartbeatMs: 1_000 } });
    const server = await nodeServer();
    const readers = Array.from({ length: READERS }, (_, at) => {
      const { near, far } = tightConnection();
      server.emit('connection', near);
      return { near, far, n: 1 + (at % STREAMS) };
    });
    for (let n = 1; n <= STREAMS; n++) await kit.services.admission.admit(submission(n, { maxTokens: TOKENS, ctx: 8_000 }));
    for (const { far, n } of readers) far.write(get(n));
    // Who reads beside them has everything while they have next to nothing.
    const whole = await Promise.all(Array.from({ length: STREAMS }, async (_, at) => (await read(kit.services, testUuid(1 + at))).done));
    for (const { texts } of whole) expect(texts).toHaveLength(TOKENS);
    await settle(() => readers.every(({ near }) => near.writableLength >= SOCKET_MARK));
    // Five minutes, a heartbeat due in each second of them.
    for (let s = 0; s < 300; s++) kit.clock.advance(1_000);
    const most = Math.max(...readers.map(({ near }) => near.writableLength));
    const oneEvent = 200;
    expect(most).toBeLessThanOrEqual(SOCKET_MARK + SOCKET_MARK / 2 + oneEvent);
    expect(wire.openRequests()).toBe(READERS);

    const collected = readers.map(({ far, n }) => ({ got: collect(far), n }));
    await settle(() => wire.openRequests() === 0);
    for (const { got, n } of collected) {
      await settle(() => got.text().endsWith('\r\n0\r\n\r\n'));
      const body = unchunked(got.text());
      const texts = whole[n - 1]?.texts ?? [];
      const events = ['retry: 1000', ...body.split('\n\n').filter((part) => part.includes('event: ')).filter((part) => !part.includes('event: queued') && !part.includes('event: metrics'))];
      expect(events).toHaveLength(TOKENS + 3);
      expect(events.slice(2, -1)).toEqual(texts.map((t, i) => `id: ${i + 1}\nevent: token\ndata: ${JSON.stringify({ t, i })}`));
      expect(body).not.toContain(': keep-alive');
    }
  });

  it('get everything after minutes, also when they are stuck more than once', async () => {
    const { kit } = await open({ pools: [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 20, endChance: 0 }] }] });
    await kit.services.admission.admit(submission(1, { maxTokens: 4_000, ctx: 8_000 }));
    const reader = await FrameReader.open(kit, testUuid(1));
    if (reader === undefined) throw new Error('The stream has nothing.');
    await settle(() => reader.names.includes('started'));
    for (let nap = 0; nap < 2; nap++) {
      reader.stall();
      await passes(kit, 1_000, () => kit.clock.monotonic() > 61_000 + nap * 120_000);
      const had = reader.of('token').length;
      reader.flow();
      await settle(() => reader.of('token').length > had + 1_000);
    }
    await passes(kit, 1_000, async () => (await stateOf(1)) === 'completed');
    await reader.done;
    expect(reader.of('token').map(({ id, data }) => [id, data['i']])).toEqual(Array.from({ length: 4_000 }, (_, i) => [String(i + 1), i]));
    expect(reader.text).toBe((await (await read(kit.services, testUuid(1))).done).texts.join(''));
  });

  it('are not cut by what bounds the time of a request', async () => {
    const { kit } = await open({ pools: [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 20, endChance: 0 }] }], limits: { headersTimeoutMs: 50, requestTimeoutMs: 100 } });
    await kit.services.admission.admit(submission(1, { maxTokens: 40 }));
    const stuck = await StreamReader.open(wire.url + streamPath(testUuid(1)));
    stuck.pause();
    // Its own time is over when another request, begun later and never finished, is refused for it.
    const late = await RawConnection.open(wire.port);
    late.send('POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{');
    expect((await late.answer()).status).toBe(408);
    late.close();
    stuck.resume();
    await passes(kit, 100, async () => (await stateOf(1)) === 'completed');
    await stuck.done();
    expect(stuck.tokens().map(({ data }) => data['i'])).toEqual(Array.from({ length: 40 }, (_, i) => i));
  });
});

describe('ORCH-3069: a reader that vanished', () => {
  const onLinux = process.platform === 'linux' ? it : it.skip;

  onLinux('is asked for by TCP after half a minute of silence, and its silence ends the connection', async () => {
    const { kit } = await open({ pools: unpaced(1) });
    await kit.services.admission.admit(submission(1));
    const connection = await RawConnection.open(wire.port);
    connection.send(`HEAD ${streamPath(testUuid(1))} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    await connection.answer(true);
    const hex = (port: number | undefined): string => `:${(port ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    const timers = (await readFile('/proc/net/tcp', 'utf8'))
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, remote]) => local?.endsWith(hex(wire.port)) === true && remote?.endsWith(hex(connection.socket.localPort)) === true)
      .map((fields) => fields[5] ?? '');
    // Kind 2 is keep-alive; the rest is how long it has to go, in hundredths of a second.
    expect(timers).toHaveLength(1);
    const [kind, left] = timers[0]?.split(':') ?? [];
    expect(kind).toBe('02');
    expect(Number.parseInt(left ?? '', 16)).toBeGreaterThan(0);
    expect(Number.parseInt(left ?? '', 16)).toBeLessThanOrEqual(3_000);
    connection.close();
  });
});

describe('ORCH-3069: a log that is taken away', () => {
  it('ends the reader that still wanted it, with a word in the log, and does not keep the daemon busy', async () => {
    const { kit } = await open({ pools: unpaced(1) });
    await kit.services.admission.admit(submission(1, { maxTokens: 3_000, ctx: 8_000 }));
    await (await read(kit.services, testUuid(1))).done;
    const server = await nodeServer();
    const { near, far } = tightConnection();
    server.emit('connection', near);
    far.write(get(1));
    await settle(() => near.writableLength >= SOCKET_MARK);
    await kit.store.tokens.remove([testUuid(1)]);
    const got = collect(far);
    await settle(() => wire.openRequests() === 0);
    await settle(() => near.destroyed || near.writableFinished);
    expect(got.text()).toContain('event: token');
    expect(got.text()).not.toContain('event: end');
    expect(got.text()).not.toContain('\r\n0\r\n\r\n');
    expect(wire.log.at('warn')).toMatchObject([{ fields: { code: 'STREAM_EXPIRED' } }]);
    expect(wire.log.at('error')).toEqual([]);
  });

  it('before its reader had anything is a refusal', async () => {
    const { kit } = await open({ pools: unpaced(1) });
    await kit.services.admission.admit(submission(1, { maxTokens: 100 }));
    await (await read(kit.services, testUuid(1))).done;
    await settle(async () => (await stateOf(1)) === 'completed');
    const opened = await kit.services.streams.subscribe(testUuid(1), 5);
    if (opened.kind !== 'open') throw new Error('The stream is not open.');
    await kit.store.tokens.remove([testUuid(1)]);
    const subscription = opened.subscription(new AbortController().signal);
    await expect(subscription.take()).rejects.toMatchObject({ code: 'STREAM_EXPIRED', field: 'Last-Event-ID' });
    subscription.close();
  });
});
