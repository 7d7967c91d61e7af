import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import type { TaskEvent } from '../../../generated/data.js';
import { createClient } from '../../../src/client/client.js';
import type { StreamOptions } from '../../../src/client/tasks.js';
import { comment, end, failure, impatient, metrics, queued, resultStream, serveStream, started, streamOf, token, type Frame, type Handling, type StreamPeer } from '../../support/stream-peer.js';

const TASK = '6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10';
/** Characters of one to four bytes, line breaks and what JSON escapes: a cut falls into each of them. */
const TEXTS = ['ö ', '池\n', '🐸 "', '\u2028\\'];
const FRAMES = streamOf(TEXTS);
const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);

const peers: StreamPeer[] = [];
const peerOf = async (frames: readonly Frame[], ...handlings: readonly Handling[]): Promise<StreamPeer> => {
  const peer = await serveStream(frames, handlings);
  peers.push(peer);
  return peer;
};
afterEach(async () => {
  for (const peer of peers.splice(0)) await peer.close();
});

interface Read {
  readonly events: readonly TaskEvent[];
  readonly waits: readonly number[];
}

async function read(peer: StreamPeer, options: StreamOptions = {}): Promise<Read> {
  const { surroundings, waits } = impatient();
  const events: TaskEvent[] = [];
  for await (const event of createClient({ url: peer.url, surroundings }).tasks.stream(TASK, options)) events.push(event);
  return { events, waits };
}

const textOf = (events: readonly TaskEvent[]): string => events.map((event) => (event.event === 'token' ? event.data.t : '')).join('');
const namesOf = (events: readonly TaskEvent[]): string => events.map(({ event }) => event).join(' ');
const answer = (status: number, headers: Readonly<Record<string, string>>, body: object) => (response: ServerResponse): void =>
  void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const refused = (code: string, more: object = {}): object => ({ code, message: 'No.', correlation_id: 'c', ...more });

describe('a stream that is cut (ORCH-3023)', () => {
  it('is the same as one that was not, wherever the cut falls', async () => {
    const whole = (await read(await peerOf(FRAMES))).events;
    expect(textOf(whole)).toBe(TEXTS.join(''));
    const bytes = Buffer.byteLength(`retry: 1000\n\n${FRAMES.map(({ text }) => text).join('')}`);
    const peer = await peerOf(FRAMES, ...Array.from({ length: bytes + 1 }, (_, cutAfter) => [{ cutAfter }, {}]).flat());
    for (let cutAfter = 0; cutAfter <= bytes; cutAfter++) {
      const before = peer.asked.length;
      const { events } = await read(peer);
      expect({ cutAfter, events }).toEqual({ cutAfter, events: whole });
      // Handlings come in pairs: one that was not needed is used up.
      if (peer.asked.length - before === 1) peer.asked.push(undefined);
    }
  });

  it('shows the result of an embedding once and whole, wherever the cut falls', async () => {
    const frames = resultStream([0.25, -1, 3e-7]);
    const whole = (await read(await peerOf(frames))).events;
    expect(namesOf(whole)).toBe('started result end');
    expect(whole[1]).toMatchObject({ id: '1', data: { workload: 'embedding', embeddings: [{ index: 0, embedding: [0.25, -1, 3e-7] }] } });
    const bytes = Buffer.byteLength(`retry: 1000\n\n${frames.map(({ text }) => text).join('')}`);
    for (let cutAfter = 0; cutAfter <= bytes; cutAfter++) expect({ cutAfter, ...(await read(await peerOf(frames, { cutAfter }))) }).toMatchObject({ cutAfter, events: whole });
  });

  it('brings a result of many megabytes', async () => {
    const { events } = await read(await peerOf(resultStream(Array.from({ length: 600_000 }, (_, n) => n / 7)), { pieces: [65_536] }));
    expect(namesOf(events)).toBe('started result end');
  });

  it('is the same as one that was not, whatever the cuts, the pieces and the line ends', async () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 12 });
    const handling = fc.record({ cutAfter: fc.nat({ max: 900 }), pieces: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }), crlf: fc.boolean(), deaf: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(texts, fc.array(handling, { maxLength: 5 }), async (tokens, handlings) => {
        const frames = streamOf(tokens);
        const peer = await serveStream(frames, handlings);
        try {
          const { events } = await read(peer);
          expect(events.map((event) => ('id' in event ? Number(event.id) : undefined))).toEqual(frames.map(({ id }) => id));
          expect(textOf(events)).toBe(tokens.join(''));
        } finally {
          await peer.close();
        }
      }),
      { seed, numRuns: 60 },
    );
  });

  it('goes on after the last event that was shown, and says so in Last-Event-ID', async () => {
    const head = Buffer.byteLength(`retry: 1000\n\n${FRAMES.slice(0, 3).map(({ text }) => text).join('')}`);
    const peer = await peerOf(FRAMES, { cutAfter: head + 5 }, { cutAfter: 20 });
    await read(peer);
    expect(peer.asked).toEqual([undefined, '2', '2']);
  });

  it('goes on after the event that the caller names', async () => {
    const peer = await peerOf(FRAMES);
    const { events } = await read(peer, { lastEventId: '3' });
    expect(peer.asked).toEqual(['3']);
    expect(textOf(events)).toBe(TEXTS.slice(3).join(''));
  });

  it('shows nothing twice where a peer begins anew', async () => {
    const frames = [started(), token(0, 'a'), metrics(1), token(1, 'b'), end(2)];
    const cutAfter = Buffer.byteLength(`retry: 1000\n\n${frames.slice(0, 4).map(({ text }) => text).join('')}`);
    const { events } = await read(await peerOf(frames, { cutAfter }, { deaf: true }));
    expect(namesOf(events)).toBe('started token metrics token end');
  });

  it('tells why it comes again, and after how long', async () => {
    const told: string[] = [];
    await read(await peerOf(FRAMES, { cutAfter: 20 }), { onRetry: (why, delayMs) => told.push(`${why.name} ${String(delayMs)}`) });
    expect(told).toEqual(['ConnectionError 1000']);
  });
});

describe('the order of a stream', () => {
  const error = async (frames: readonly Frame[]): Promise<unknown> => read(await peerOf(frames)).catch((thrown: unknown) => thrown);

  it('has no gap between tokens', async () => {
    expect(await error([started(), token(0, 'a'), token(2, 'c'), end(3)])).toMatchObject({ name: 'StreamGapError', taskId: TASK, expectedId: 2, receivedId: 3 });
  });
  it('has no gap before the end', async () => {
    expect(await error([started(), token(0, 'a'), end(2)])).toMatchObject({ name: 'StreamGapError', expectedId: 2, receivedId: 3 });
  });
  it('has no gap before an error that is no cancel', async () => {
    expect(await error([started(), token(0, 'a'), failure(7, 'WORKER_RESET')])).toMatchObject({ name: 'StreamGapError' });
  });
  it('has no gap before a metrics event', async () => {
    expect(await error([started(), token(0, 'a'), metrics(2), token(1, 'b'), end(2)])).toMatchObject({ name: 'StreamGapError', expectedId: 2 });
  });
  it('skips to the error of a cancel', async () => {
    const { events } = await read(await peerOf([started(), token(0, 'a'), failure(9, 'CANCELED')]));
    expect(namesOf(events)).toBe('started token error');
  });
  it('may be one error alone, of a task that never started', async () => {
    const { events } = await read(await peerOf([queued(), failure(1, 'DEADLINE_UNMET')]));
    expect(namesOf(events)).toBe('queued error');
  });
  it('holds comments, events of a newer daemon and added fields for nothing', async () => {
    const strange = { id: undefined, text: 'event: weather\ndata: {}\n\n' };
    const added = { id: 1, text: 'id: 1\nevent: token\ndata: {"t":"a","i":0,"mood":"calm"}\n\n' };
    const { events } = await read(await peerOf([comment(), started(), strange, added, comment(), end(1)]));
    expect(namesOf(events)).toBe('started token end');
  });
  it.each([
    ['no JSON', 'id: 1\nevent: token\ndata: {"t":"a"\n\n'],
    ['no index', 'id: 1\nevent: token\ndata: {"t":"a"}\n\n'],
    ['another id', 'id: 2\nevent: token\ndata: {"t":"a","i":0}\n\n'],
    ['no id', 'event: token\ndata: {"t":"a","i":0}\n\n'],
    ['an unknown code', 'id: 1\nevent: error\ndata: {"code":"BORED","message":"m","engine":"e","retriable":false}\n\n'],
  ])('is refused where an event has %s, and not asked for again', async (_, text) => {
    const peer = await peerOf([started(), { id: 1, text }, end(1)]);
    await expect(read(peer)).rejects.toMatchObject({ name: 'ConnectionError', retriable: false });
    expect(peer.asked).toHaveLength(1);
  });
});

describe('a reader that is refused or left alone', () => {
  it('ends where nothing is left', async () => {
    const { events } = await read(await peerOf(FRAMES), { lastEventId: String(TEXTS.length + 1) });
    expect(events).toEqual([]);
  });

  it.each([
    [404, 'NOT_FOUND'],
    [410, 'STREAM_EXPIRED'],
    [400, 'INVALID_PARAMS'],
    [401, 'UNAUTHORIZED'],
  ])('gets a %d as a typed error at once', async (status, code) => {
    const peer = await peerOf(FRAMES, { answer: answer(status, {}, refused(code, { field: 'id' })) });
    await expect(read(peer)).rejects.toMatchObject({ name: 'OrchestratordError', status, code, field: 'id', correlationId: 'c', retriable: false });
    expect(peer.asked).toHaveLength(1);
  });

  it('waits as long as a refusal for now says: retry_after_ms, else X-Backoff-Ms, else Retry-After, else as the stream said', async () => {
    const busy = { answer: answer(429, { 'retry-after': '2' }, refused('ADMISSION_REJECT', { retry_after_ms: 1450, policy_label: 'stream_limit', retriable: true })) };
    const exact = { answer: answer(429, { 'retry-after': '2', 'x-backoff-ms': '1700' }, refused('ADMISSION_REJECT')) };
    const away = { answer: answer(503, { 'retry-after': '3' }, refused('SHUTTING_DOWN')) };
    const proxy = { answer: (response: ServerResponse): void => void response.writeHead(502).end('Bad gateway') };
    const { waits, events } = await read(await peerOf(FRAMES, busy, exact, away, proxy));
    expect(textOf(events)).toBe(TEXTS.join(''));
    expect(waits).toEqual([1450, 1700, 3000, 8000]);
  });

  it('believes a refusal that names a time after its patience, and does not wait for it', async () => {
    const peer = await peerOf(FRAMES, { answer: answer(429, {}, refused('ADMISSION_REJECT', { retry_after_ms: 400_000 })) });
    await expect(read(peer)).rejects.toMatchObject({ code: 'ADMISSION_REJECT', retryAfterMs: 400_000 });
  });

  it('waits longer from failure to failure, and as at first after each event', async () => {
    const cut = { cutAfter: 20 };
    const first = { cutAfter: Buffer.byteLength(`retry: 1000\n\n${FRAMES[0]?.text ?? ''}`) };
    const { waits } = await read(await peerOf(FRAMES, ...Array.from({ length: 6 }, () => cut), first, cut));
    expect(waits).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000, 1000, 2000]);
  });

  it('gives up after so long without an event, with the last failure', async () => {
    const peer = await peerOf(FRAMES, ...Array.from({ length: 9 }, () => ({ cutAfter: 20 })));
    const failed: unknown = await read(peer, { giveUpAfterMs: 10_000 }).catch((thrown: unknown) => thrown);
    expect(failed).toMatchObject({ name: 'ConnectionError', message: expect.stringContaining('Gave up after 10 s and 5 tries') });
    expect(peer.asked).toHaveLength(5);
  });

  it('does not take another server for the daemon', async () => {
    const page = { answer: (response: ServerResponse): void => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Welcome') };
    const peer = await peerOf(FRAMES, page);
    await expect(read(peer)).rejects.toMatchObject({ name: 'ConnectionError', retriable: false });
    expect(peer.asked).toHaveLength(1);
  });

  it('leaves a connection that falls silent, and comes again', async () => {
    const peer = await peerOf(FRAMES, { answer: (response) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).write('retry: 50\n\n') });
    const events: TaskEvent[] = [];
    const told: string[] = [];
    const stream = createClient({ url: peer.url }).tasks.stream(TASK, { idleTimeoutMs: 30, onRetry: ({ message }) => told.push(message) });
    for await (const event of stream) events.push(event);
    expect(textOf(events)).toBe(TEXTS.join(''));
    expect(told).toEqual([expect.stringContaining('nothing for 30 ms')]);
  });
});

describe('a reader that leaves', () => {
  it('closes the connection when it leaves the loop', async () => {
    const left = promise();
    const peer = await peerOf(FRAMES, {
      answer: (response) => {
        response.on('close', () => left.resolve());
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(`${FRAMES[0]?.text ?? ''}${FRAMES[1]?.text ?? ''}`);
      },
    });
    for await (const event of createClient({ url: peer.url }).tasks.stream(TASK)) if (event.event === 'token') break;
    await left.promise;
  });

  it.each(['before it begins', 'while it reads', 'while it waits to come again'])('gets the reason of its signal: %s', async (when) => {
    const leave = new AbortController();
    const reason = new Error('enough');
    const comesAgain = when === 'while it waits to come again';
    const peer = await peerOf([started(), token(0, 'a')], comesAgain ? { cutAfter: 1 } : { stall: true });
    if (when === 'before it begins') leave.abort(reason);
    const onRetry = (): void => leave.abort(reason);
    const options = comesAgain ? { onRetry } : {};
    const follow = async (): Promise<void> => {
      for await (const event of createClient({ url: peer.url }).tasks.stream(TASK, { signal: leave.signal, ...options })) {
        if (event.event === 'token' && when === 'while it reads') setImmediate(() => leave.abort(reason));
      }
    };
    await expect(follow()).rejects.toBe(reason);
    expect(peer.asked).toHaveLength(when === 'before it begins' ? 0 : 1);
  });
});

describe('a slow reader (ORCH-3069)', () => {
  it('slows the sender by the socket, and holds a bounded part', async () => {
    const text = 'x'.repeat(1_000);
    const many = 40_000;
    let written = 0;
    const peer = await peerOf([], {
      answer: (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(started().text);
        const write = (): void => {
          while (written < many) if (!response.write(token(written++, text).text)) return void response.once('drain', write);
          response.end(end(many).text);
        };
        write();
      },
    });
    let count = 0;
    let lead = 0;
    for await (const { event } of createClient({ url: peer.url }).tasks.stream(TASK)) {
      if (event !== 'token') continue;
      count++;
      // The sender gets every turn that it can use before the next token is asked for.
      if (count % 100 === 0) for (let turn = 0; turn < 20; turn++) await new Promise((next) => setImmediate(next));
      lead = Math.max(lead, written - count);
    }
    expect(count).toBe(many);
    expect(lead * text.length).toBeLessThan(12_000_000);
  });
});

function promise(): { readonly promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  return { promise: new Promise<void>((settle) => (resolve = settle)), resolve: () => resolve() };
}
