import { openWire, streamPath, type Wire, type WireOptions } from '../../support/wire.js';
import { RawConnection } from '../../support/raw-http.js';
import { read } from '../../support/reader.js';
import { settle, submission, testUuid } from '../../support/services.js';
import { StreamReader } from '../../support/sse.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let wire: Wire;
const open = async (options: Omit<WireOptions, 'dataDir'> = {}): Promise<Wire> => (wire = await openWire({ dataDir: dirs.make(), ...options }));
afterEach(() => wire.close());

const SLOW = [{ id: 'pool', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 1, endChance: 0 }] }];
const stateOf = async (n: number): Promise<string> => (await wire.kit.services.queries.get(testUuid(n))).task.state;
const get = (n: number, ...headers: readonly string[]): string => [`GET ${streamPath(testUuid(n))} HTTP/1.1`, 'Host: localhost', ...headers, '', ''].join('\r\n');

describe('ORCH-3021: a stream says when to come back', () => {
  it('once, before anything else, also to a reader that comes back and to one of a stream that has ended', async () => {
    const { kit } = await open({ streams: { retryMs: 321, heartbeatMs: 100 } });
    await kit.services.admission.admit(submission(1));
    await (await read(kit.services, testUuid(1))).done;
    await settle(async () => (await stateOf(1)) === 'completed');
    for (const headers of [[], ['Last-Event-ID: 3']]) {
      const connection = await RawConnection.open(wire.port);
      connection.send(get(1, ...headers));
      const { body } = await connection.answer();
      expect(body.startsWith('retry: 321\n\nid: ')).toBe(true);
      expect(body.match(/^retry:/gm)).toHaveLength(1);
      connection.close();
    }
  });
});

describe('ORCH-3021: a reader that comes back', () => {
  it('may write the name of its header as it likes', async () => {
    const { kit } = await open();
    await kit.services.admission.admit(submission(1));
    await (await read(kit.services, testUuid(1))).done;
    const connection = await RawConnection.open(wire.port);
    for (const name of ['Last-Event-ID', 'last-event-id', 'LAST-EVENT-ID', 'lAsT-eVeNt-Id']) {
      connection.send(get(1, `${name}: 18`));
      const { body } = await connection.answer();
      expect([...body.matchAll(/^id: (\d+)$/gm)].map(([, id]) => id)).toEqual(['19', '20', '21']);
    }
    connection.close();
  });
});

describe('ORCH-3025: a reader has left', () => {
  /** A task that one reader has begun to read. */
  async function reading(): Promise<RawConnection> {
    const { kit } = await open({ pools: SLOW });
    await kit.services.admission.admit(submission(1, { maxTokens: 400, onDisconnect: 'cancel' }));
    const connection = await RawConnection.open(wire.port);
    connection.send(get(1));
    await connection.until((text) => text.includes('event: started'));
    return connection;
  }

  const isFreeAfterGrace = async (): Promise<void> => {
    await settle(() => wire.kit.services.streams.openCount === 0);
    wire.kit.clock.advance(5_000);
    await settle(async () => (await stateOf(1)) === 'canceled');
    expect((await wire.kit.services.pools.at('pool', 'r0')?.engine.probe(new AbortController().signal))?.slotsBusy).toBe(0);
  };

  it('when its connection is closed', async () => {
    (await reading()).close();
    await isFreeAfterGrace();
  });

  it('when it is reset', async () => {
    (await reading()).socket.resetAndDestroy();
    await isFreeAfterGrace();
  });

  it('when it has closed its own half, though it would still read', async () => {
    const connection = await reading();
    connection.socket.end();
    expect(await connection.ended()).toBe('ended');
    await isFreeAfterGrace();
    connection.close();
  });

  it('not when it only does not read', async () => {
    const connection = await reading();
    connection.socket.pause();
    for (let s = 0; s < 120; s++) wire.kit.clock.advance(1_000);
    expect(wire.kit.services.streams.openCount).toBe(1);
    expect(await stateOf(1)).toBe('running');
    connection.close();
    await isFreeAfterGrace();
  });
});

describe('ORCH-3070: with frames held', () => {
  it('a reader has started and the first token at once, and the end with all that was held', async () => {
    const { kit } = await open({ pools: SLOW, streams: { coalesceMs: 1_000, heartbeatMs: 60_000 } });
    await kit.services.admission.admit(submission(1, { maxTokens: 4 }));
    const reader = await StreamReader.open(wire.url + streamPath(testUuid(1)));
    await settle(() => reader.events.some(({ event }) => event === 'token'));
    // No time has passed: the first token is due when the task starts.
    expect(kit.clock.monotonic()).toBe(1_000);
    kit.clock.advance(3_000);
    await reader.done();
    // Fake time stands still: nothing that was held has become due since the last tokens came.
    expect(reader.tokens()).toHaveLength(4);
    expect(reader.events.at(-1)?.event).toBe('end');
  });
});
