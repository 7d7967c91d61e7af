import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { FlushQueue, HeldFlushes } from '../../../../src/api/http/flush-queue.js';
import { SseStream } from '../../../../src/api/http/sse.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { RawConnection } from '../../../support/raw-http.js';

type Step = { readonly kind: 'event'; readonly name: 'queued' | 'started' | 'token' | 'metrics'; readonly size: number } | { readonly kind: 'turn' } | { readonly kind: 'pass'; readonly ms: number };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('event' as const), name: fc.constant('token' as const), size: fc.oneof({ weight: 9, arbitrary: fc.nat(60) }, { weight: 1, arbitrary: fc.nat(30_000) }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('event' as const), name: fc.constantFrom('queued' as const, 'started' as const, 'metrics' as const), size: fc.nat(60) }) },
    { weight: 3, arbitrary: fc.constant({ kind: 'turn' as const }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.nat(60) }) },
  ),
  { maxLength: 80, size: 'max' },
);

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A frame's number, in the order of saying, and when it was said and written (monotonic ms). */
interface Said {
  readonly name: string;
  readonly at: number;
  writtenAt: number | undefined;
}

describe('ORCH-3070: a stream whose frames may be held', () => {
  let server: Server;
  let port: number;
  beforeAll(async () => {
    server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  /** Plays the steps to a reader, ends the stream, and gives the body that came, all chunks joined, and how each event went. */
  async function play(plan: readonly Step[], coalesceMs: number, http: '1.0' | '1.1'): Promise<{ readonly body: string; readonly said: readonly Said[]; readonly writes: number }> {
    const clock = new FakeClock();
    const asked = once(server, 'request');
    const connection = await RawConnection.open(port);
    connection.send(`GET / HTTP/${http}\r\nHost: localhost\r\n\r\n`);
    const [, response] = (await asked) as [unknown, ServerResponse];
    const said: Said[] = [];
    let writes = 0;
    const written = (text: unknown): void => {
      writes++;
      for (const [, number] of String(text).matchAll(/^id: (\d+)$/gm)) {
        const event = said[Number(number)];
        if (event !== undefined) event.writtenAt = clock.monotonic();
      }
    };
    const [write, end] = [response.write.bind(response), response.end.bind(response)];
    response.write = (text: unknown) => (written(text), write(text));
    response.end = (text: unknown) => (written(text), end(text));
    const stream = new SseStream(response, {
      headers: {},
      retryMs: 250,
      heartbeatMs: 1_000_000,
      schedule: (delayMs, fire) => clock.schedule(delayMs, fire),
      flushes: new FlushQueue((run) => clock.soon(run)),
      held: coalesceMs === 0 ? undefined : new HeldFlushes(coalesceMs, (delayMs, fire) => clock.schedule(delayMs, fire), () => clock.monotonic()),
      signal: new AbortController().signal,
    });
    const say = (name: string, size: number): void => {
      said.push({ name, at: clock.monotonic(), writtenAt: undefined });
      stream.event(name, String(said.length - 1), JSON.stringify('é'.repeat(size)));
    };
    for (const step of plan) {
      if (step.kind === 'event') say(step.name, step.size);
      else if (step.kind === 'pass') clock.advance(step.ms);
      // Fake time does not pass while an event waits for the end of its turn.
      if (step.kind !== 'pass') await turn();
    }
    say('end', 10);
    stream.finish();
    const { body } = await connection.answer();
    connection.close();
    return { body, said, writes };
  }

  it('sends the same bytes whatever the bound is, each event within it, and at once what somebody waits for', async () => {
    let together = 0;
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom(1, 20, 100), fc.constantFrom('1.0' as const, '1.1' as const), async (plan, coalesceMs, http) => {
        const plain = await play(plan, 0, http);
        const held = await play(plan, coalesceMs, http);
        expect(held.body).toBe(plain.body);
        expect(held.writes).toBeLessThanOrEqual(plain.writes);
        together += plain.writes - held.writes;
        let tokens = 0;
        for (const { name, at, writtenAt } of held.said) {
          const mayWait = name === 'metrics' || (name === 'token' && tokens++ > 0);
          expect((writtenAt ?? Infinity) - at).toBeLessThanOrEqual(mayWait ? coalesceMs : 0);
        }
        for (const { at, writtenAt } of plain.said) expect(writtenAt).toBe(at);
      }),
      { numRuns: 80 },
    );
    expect(together).toBeGreaterThan(50);
  });

  it('writes what came within the bound in one write', async () => {
    const token = { kind: 'event', name: 'token', size: 3 } as const;
    const pass = (ms: number) => ({ kind: 'pass', ms }) as const;
    // The head, the first token, two together, two together, and the end with the last.
    const plan = [token, pass(5), token, pass(15), token, pass(5), token, pass(10), token, pass(10), token] as const;
    const { writes, said } = await play(plan, 20, '1.1');
    expect(said.map(({ at, writtenAt }) => (writtenAt ?? 0) - at)).toEqual([0, 20, 5, 20, 10, 0, 0]);
    expect(writes).toBe(4);
  });
});
