import type { Server } from 'node:http';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Duplex } from 'node:stream';
import { SOCKET_MARK } from '../../../src/api/http/sse.js';
import { passes, settle, submission, testUuid } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';
import { tightConnection } from '../../support/tight-connection.js';
import { openWire, streamPath, type Wire } from '../../support/wire.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let wire: Wire;
beforeEach(async () => {
  wire = await openWire({ dataDir: dirs.make(), maxOpen: 100, pools: [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, prefillTokensPerSecond: 1_000 }] }], streams: { heartbeatMs: 1_000 } });
});
afterEach(() => wire.close());

const TEXTS = Array.from({ length: 1_024 }, (_, n) => `text ${n}`);
const admit = (texts: readonly string[]) => wire.kit.services.admission.admit(submission(1, { workload: 'embedding', input: { kind: 'texts', texts } }));
const ended = (): Promise<void> => passes(wire.kit, 1_000, async () => (await wire.kit.services.queries.get(testUuid(1))).task.state === 'completed');
const resultUrl = (): string => `${wire.url}/v1/tasks/${testUuid(1)}/result`;

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

function collect(far: Duplex): { readonly text: () => string } {
  const pieces: Buffer[] = [];
  far.on('data', (piece: Buffer) => pieces.push(piece));
  return { text: () => Buffer.concat(pieces).toString() };
}

const unchunked = (answer: string): string => answer.slice(answer.indexOf('\r\n\r\n') + 4).replace(/(?:^|\r\n)[0-9a-f]+\r\n/g, '');

describe('ORCH-3091, ORCH-3069: a large result', () => {
  it.each(['live', 'ended'])('costs a reader that is stuck no more than a token does, and it gets all of it (%s)', async (when) => {
    const { kit } = wire;
    const server = await nodeServer();
    await admit(TEXTS);
    if (when === 'ended') await ended();
    const readers = Array.from({ length: 40 }, () => {
      const { near, far } = tightConnection();
      server.emit('connection', near);
      far.write(`GET ${streamPath(testUuid(1))} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      return { near, far };
    });
    await settle(() => wire.openRequests() === readers.length);
    if (when === 'live') await ended();
    await settle(() => readers.every(({ near }) => near.writableLength >= SOCKET_MARK));
    // A heartbeat is due in each of these seconds, in the middle of the event.
    for (let s = 0; s < 120; s++) kit.clock.advance(1_000);
    const piece = 8_300;
    expect(Math.max(...readers.map(({ near }) => near.writableLength))).toBeLessThanOrEqual(SOCKET_MARK + SOCKET_MARK / 2 + piece);
    const stored = Buffer.from(await kit.services.results.read(testUuid(1))).toString();
    expect(stored.length).toBeGreaterThan(500_000);
    for (const { far } of readers) {
      const got = collect(far);
      await settle(() => got.text().endsWith('\r\n0\r\n\r\n'));
      const events = unchunked(got.text()).split('\n\n').filter((part) => /event: (started|result|end)/.test(part));
      expect(events).toHaveLength(3);
      expect(events[1]?.replace(/^(: keep-alive\n\n)*/, '')).toBe(`id: 1\nevent: result\ndata: ${stored}`);
      expect(events[2]).toContain('id: 2\nevent: end');
    }
  });

  it('is answered byte for byte as it is stored', async () => {
    await admit(TEXTS);
    await ended();
    const answer = await fetch(resultUrl());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(await wire.kit.services.results.read(testUuid(1)));
  });
});

describe('ORCH-3092: a result that is not there', () => {
  it('is 409 with the time to ask again while its task runs, and 409 without it once that was canceled', async () => {
    await admit(TEXTS);
    const early = await fetch(resultUrl());
    expect([early.status, early.headers.get('retry-after')]).toEqual([409, '1']);
    expect(await early.json()).toMatchObject({ code: 'CONFLICT', retriable: true, retry_after_ms: 1_000 });
    await wire.kit.services.cancellation.cancel(testUuid(1));
    const never = await fetch(resultUrl());
    expect([never.status, never.headers.get('retry-after')]).toEqual([409, null]);
    expect(await never.json()).toMatchObject({ code: 'CONFLICT', retriable: false });
  });
});
