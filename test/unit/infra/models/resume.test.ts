import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelFiles } from '../../../../src/ports/model-files.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { digestOf, openAgainstPeer, sendFile, serveFiles, type FilePeer, type FileScript, type PeerOptions } from '../../../support/file-peer.js';
import { tempDirs } from '../../../support/temp-dir.js';

const BYTES = Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 31) % 251));
const NEWER = Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 17) % 241));
const never = new AbortController().signal;
const ignore = (): void => undefined;

const dirs = tempDirs();
let peer: FilePeer | undefined;
let files: ModelFiles | undefined;
afterEach(async () => {
  await files?.close();
  await peer?.close();
});
afterAll(() => dirs.removeAll());

async function open(script: FileScript, options: PeerOptions = {}) {
  peer = await serveFiles(script);
  const directory = join(dirs.make(), 'models');
  const opened = await openAgainstPeer(directory, options);
  files = opened.files;
  const at = peer;
  return { ...opened, peer: at, directory, fetch: (digest?: string, path = '/a.gguf') => opened.files.fetch({ source: at.url(path), ...(digest === undefined ? {} : { digest }) }, ignore, never) };
}

describe('a download that is cut (OC-CTRL-2080)', () => {
  it('after any number of bytes, any number of times, ends with the file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(60_000), { maxLength: 5 }), fc.boolean(), async (cuts, withEtag) => {
        const { fetch } = await open((request, response, nth) => {
          const cutAfter = cuts[nth - 1];
          sendFile(request, response, { bytes: BYTES, ...(withEtag ? { etag: '"1"' } : {}), ...(cutAfter === undefined ? {} : { cutAfter }) });
        });
        expect(readFileSync(await fetch(digestOf(BYTES))).equals(BYTES)).toBe(true);
        await files?.close();
        await peer?.close();
      }),
      { numRuns: 25 },
    );
  });

  it('asks for the rest under the condition that the file is still the same', async () => {
    const { fetch, peer } = await open((request, response, nth) => sendFile(request, response, { bytes: BYTES, etag: '"1"', ...(nth === 1 ? { cutAfter: 40_000 } : {}) }));
    await fetch();
    expect(peer.seen.length).toBe(2);
    expect(peer.seen[1]?.headers).toMatchObject({ 'if-range': '"1"', range: expect.stringMatching(/^bytes=[1-9]\d*-$/), 'accept-encoding': 'identity' });
  });

  it.each<[string, FileScript, Buffer]>([
    ['changed, and the server says so', (request, response, nth) => (nth === 1 ? sendFile(request, response, { bytes: BYTES, etag: '"1"', cutAfter: 40_000 }) : sendFile(request, response, { bytes: NEWER, etag: '"2"' })), NEWER],
    [
      'changed, and the server heeds the range and not the condition',
      (request, response, nth) => {
        if (nth === 1) sendFile(request, response, { bytes: BYTES, etag: '"1"', cutAfter: 40_000 });
        else sendFile({ ...request, headers: { range: request.headers.range } } as typeof request, response, { bytes: NEWER, etag: '"2"' });
      },
      NEWER,
    ],
    [
      'has no server that knows ranges',
      (_request, response, nth) => {
        response.writeHead(200, { etag: '"1"', 'content-length': BYTES.length });
        if (nth === 1) response.write(BYTES.subarray(0, 40_000), () => response.destroy());
        else response.end(BYTES);
      },
      BYTES,
    ],
    [
      'is answered with another range than was asked for',
      (request, response, nth) => {
        if (nth !== 2) sendFile(request, response, { bytes: BYTES, etag: '"1"', ...(nth === 1 ? { cutAfter: 40_000 } : {}) });
        else response.writeHead(206, { etag: '"1"', 'content-range': `bytes 0-${BYTES.length - 1}/${BYTES.length}`, 'content-length': BYTES.length }).end(BYTES);
      },
      BYTES,
    ],
    [
      'is smaller now than what came of it',
      (request, response, nth) => (nth === 1 ? sendFile(request, response, { bytes: BYTES, etag: '"1"', cutAfter: 40_000 }) : sendFile(request, response, { bytes: NEWER.subarray(0, 10), etag: '"1"' })),
      NEWER.subarray(0, 10),
    ],
  ])('and whose file %s, begins anew', async (_, script, expected) => {
    const { fetch } = await open(script);
    expect(readFileSync(await fetch()).equals(expected)).toBe(true);
  });

  it('and whose server gives parts of two files under one tag, is fetched once more in one piece', async () => {
    const { fetch, log } = await open((request, response, nth) => sendFile(request, response, { bytes: nth === 1 ? BYTES : NEWER, etag: '"1"', ...(nth === 1 ? { cutAfter: 40_000 } : {}) }));
    expect(readFileSync(await fetch(digestOf(NEWER))).equals(NEWER)).toBe(true);
    expect(log.at('warn').map(({ human }) => human)).toEqual([expect.stringContaining('do not belong together')]);
  });

  it('without a tag and without a digest is not trusted to go on', async () => {
    const { fetch, peer } = await open((request, response, nth) => sendFile(request, response, { bytes: BYTES, ...(nth === 1 ? { cutAfter: 40_000 } : {}) }));
    expect(readFileSync(await fetch()).equals(BYTES)).toBe(true);
    expect(peer.seen[1]?.headers.range).toBeUndefined();
  });

  it('and has no tag but a date, goes on under the condition of that date', async () => {
    const date = 'Wed, 01 Jul 2026 00:00:00 GMT';
    const { fetch, peer } = await open((request, response, nth) => {
      response.setHeader('last-modified', date);
      if (nth > 1 && request.headers['if-range'] === date) delete request.headers['if-range'];
      sendFile(request, response, { bytes: BYTES, ...(nth === 1 ? { cutAfter: 40_000 } : {}) });
    });
    expect(readFileSync(await fetch()).equals(BYTES)).toBe(true);
    expect(peer.seen[1]?.headers.range).toMatch(/^bytes=[1-9]\d*-$/);
  });

  it('waits for as long as the server asks for', async () => {
    const clock = new FakeClock();
    const { files, peer, log } = await open((request, response, nth) => (nth === 1 ? response.writeHead(429, { 'retry-after': '7' }).end() : sendFile(request, response, { bytes: BYTES })), { clock });
    const done = files.fetch({ source: peer.url('/a.gguf') }, ignore, never);
    while (log.at('debug').length === 0) await new Promise((resolve) => setImmediate(resolve));
    clock.advance(6_999);
    await new Promise((resolve) => setImmediate(resolve));
    expect(peer.seen.length).toBe(1);
    clock.advance(1);
    expect(readFileSync(await done).equals(BYTES)).toBe(true);
  });

  it('by a server that never gets further, is given up after eight tries and kept', async () => {
    const { fetch, peer } = await open((_request, response) => response.writeHead(503).end());
    await expect(fetch()).rejects.toMatchObject({ kind: 'network', message: expect.stringContaining('It was tried 8 times') });
    expect(peer.seen.length).toBe(8);
  });
});

describe('a server that does not end (OC-CTRL-2080)', () => {
  it('and sends nothing more is left after a minute, and the rest is asked for anew', async () => {
    const clock = new FakeClock();
    const { fetch, peer } = await open(
      (request, response, nth) => {
        if (nth === 1) response.writeHead(200, { etag: '"1"', 'content-length': BYTES.length }).write(BYTES.subarray(0, 1_000));
        else sendFile(request, response, { bytes: BYTES, etag: '"1"' });
      },
      { clock },
    );
    let begun: () => void = ignore;
    const begins = new Promise<void>((resolve) => (begun = resolve));
    const done = files?.fetch({ source: peer.url('/a.gguf') }, begun, never);
    await begins;
    clock.advance(59_999);
    await new Promise((resolve) => setImmediate(resolve));
    expect(peer.seen.length).toBe(1);
    clock.advance(1);
    // The wait before the next try is a timer of this clock as well, of no length.
    const pushed = (async () => {
      while (peer.seen.length < 2) {
        await new Promise((resolve) => setImmediate(resolve));
        clock.advance(0);
      }
    })();
    expect(readFileSync((await done) ?? '').equals(BYTES)).toBe(true);
    await pushed;
    expect(await fetch()).toBeDefined();
  });

  it('and sends without end is stopped at the quota, and leaves nothing', async () => {
    const { fetch, files } = await open(
      (request, response) => {
        if (request.url === '/small.gguf') {
          sendFile(request, response, { bytes: BYTES.subarray(0, 10_000) });
          return;
        }
        const pour = (): void => {
          while (!response.destroyed && response.write(BYTES));
        };
        response.on('drain', pour);
        response.writeHead(200);
        pour();
      },
      { quotaBytes: 1_000_000 },
    );
    await expect(fetch(undefined)).rejects.toMatchObject({ kind: 'quota' });
    expect(await fetch(undefined, '/small.gguf')).toBeDefined();
    expect(files).toBeDefined();
  });
});
