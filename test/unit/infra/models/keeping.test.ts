import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FetchProgress } from '../../../../src/ports/model-files.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { digestOf, openAgainstPeer, sendFile, serveFiles, type FilePeer } from '../../../support/file-peer.js';
import { tempDirs } from '../../../support/temp-dir.js';

const DAY_MS = 24 * 3600 * 1000;
const BYTES = Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 31) % 251));
const never = new AbortController().signal;
const ignore = (): void => undefined;
const dirs = tempDirs();
afterAll(() => dirs.removeAll());

/** The file, half of it and then nothing, or what the path says. */
const script = (request: Parameters<typeof sendFile>[0], response: Parameters<typeof sendFile>[1]): void => {
  if (request.url !== '/half.gguf') sendFile(request, response, { bytes: BYTES, etag: '"1"' });
  else response.writeHead(200, { etag: '"1"', 'content-length': BYTES.length }).write(BYTES.subarray(0, 20_000));
};
const shelvesIn = (directory: string): readonly string[] => readdirSync(directory).filter((name) => name.length === 64);

describe('what is kept of downloads (OC-CTRL-2080)', () => {
  let peer: FilePeer;
  beforeEach(async () => {
    peer = await serveFiles(script);
  });
  afterEach(() => peer.close());

  async function leaveHalf(directory: string, clock: FakeClock): Promise<void> {
    const { files } = await openAgainstPeer(directory, { clock });
    const leaving = new AbortController();
    await expect(files.fetch({ source: peer.url('/half.gguf') }, () => leaving.abort(), leaving.signal)).rejects.toMatchObject({ name: 'AbortError' });
    await files.close();
  }

  it('a part that nobody asked for in 30 days goes, at a start or while it runs; a whole file stays', async () => {
    const directory = join(dirs.make(), 'models');
    const clock = new FakeClock();
    const first = await openAgainstPeer(directory, { clock });
    const path = await first.files.fetch({ source: peer.url('/a.gguf') }, ignore, never);
    await first.files.close();
    await leaveHalf(directory, clock);
    expect(shelvesIn(directory).length).toBe(2);
    clock.jumpWall(29 * DAY_MS);
    await (await openAgainstPeer(directory, { clock })).files.close();
    expect(shelvesIn(directory).length).toBe(2);
    clock.jumpWall(2 * DAY_MS);
    await (await openAgainstPeer(directory, { clock })).files.close();
    expect(shelvesIn(directory)).toEqual([path.split('/').at(-2)]);
    expect(readFileSync(path).equals(BYTES)).toBe(true);

    await leaveHalf(directory, clock);
    const { files, log } = await openAgainstPeer(directory, { clock });
    clock.jumpWall(31 * DAY_MS);
    clock.advance(DAY_MS);
    while (log.at('info').every(({ human }) => !human.includes('30 days'))) await new Promise((resolve) => setImmediate(resolve));
    expect(shelvesIn(directory)).toEqual([path.split('/').at(-2)]);
    await files.close();
  });

  it('what is damaged there is not taken for a file, and what is not its own is left alone', async () => {
    const directory = join(dirs.make(), 'models');
    const source = peer.url('/a.gguf');
    const first = await openAgainstPeer(directory);
    const path = await first.files.fetch({ source }, ignore, never);
    await first.files.close();
    writeFileSync(join(directory, 'notes.txt'), 'mine');
    mkdirSync(join(directory, 'mine'));
    writeFileSync(join(path, '..', '.known.json'), '{"fileName":"../../x","askedAt":1');
    writeFileSync(join(directory, 'digests.json'), 'no json');
    const { files } = await openAgainstPeer(directory);
    expect(await files.fetched(source)).toBeUndefined();
    expect(await files.fetch({ source }, ignore, never)).toBe(path);
    expect(existsSync(join(directory, 'notes.txt')) && existsSync(join(directory, 'mine'))).toBe(true);
    await files.close();
  });

  it('a part that another boot wrote is relied on only with a digest', async () => {
    for (const [digest, range] of [[undefined, undefined], [digestOf(BYTES), expect.stringMatching(/^bytes=/)]] as const) {
      const directory = join(dirs.make(), 'models');
      await leaveHalf(directory, new FakeClock());
      const known = join(directory, shelvesIn(directory)[0] ?? '', '.known.json');
      writeFileSync(known, readFileSync(known, 'utf8').replace(/"boot":"[^"]*"/, '"boot":"another"'));
      const { files } = await openAgainstPeer(directory, { clock: new FakeClock() });
      const before = peer.seen.length;
      const leaving = new AbortController();
      const asked = files.fetch({ source: peer.url('/half.gguf'), ...(digest === undefined ? {} : { digest }) }, ignore, leaving.signal);
      const left = expect(asked).rejects.toMatchObject({ name: 'AbortError' });
      await peer.asked(before + 1);
      expect(peer.seen.at(-1)?.headers.range).toEqual(range);
      leaving.abort();
      await left;
      await files.close();
    }
  });

  it('a part that is whole already, from before a crash, is verified without a request', async () => {
    const directory = join(dirs.make(), 'models');
    const source = peer.url('/a.gguf');
    const first = await openAgainstPeer(directory);
    const path = await first.files.fetch({ source }, ignore, never);
    await first.files.close();
    renameSync(path, join(path, '..', '.part'));
    const { files } = await openAgainstPeer(directory);
    expect(await files.fetched(source)).toBeUndefined();
    expect(await files.fetch({ source }, ignore, never)).toBe(path);
    expect(peer.seen.length).toBe(1);
    await files.close();
  });

  it('progress is told at most every 500 ms', async () => {
    const clock = new FakeClock();
    const { files } = await openAgainstPeer(join(dirs.make(), 'models'), { clock });
    const told: FetchProgress[] = [];
    await files.fetch({ source: peer.url('/a.gguf') }, (progress) => told.push(progress), never);
    expect(told.length).toBe(1);
    await files.close();
  });

  it('a claim for more than the disk has is refused before a byte comes', async () => {
    const huge = await serveFiles((_request, response) => {
      response.writeHead(200, { 'content-length': 1e17 }).write('x');
    });
    const { files } = await openAgainstPeer(join(dirs.make(), 'models'), { quotaBytes: 1e18 });
    await expect(files.fetch({ source: huge.url('/a') }, ignore, never)).rejects.toMatchObject({ kind: 'disk', message: expect.stringContaining('Free space') });
    await files.close();
    await huge.close();
  });
});

describe('digests (OC-CTRL-2040)', () => {
  it('of a large file leave the event loop free, and are computed once for each state of it', async () => {
    const directory = dirs.make();
    const file = join(directory, 'large');
    const bytes = Buffer.alloc(64_000_000, 3);
    writeFileSync(file, bytes);
    const { files } = await openAgainstPeer(join(directory, 'models'));
    let turns = 0;
    let counting = true;
    const count = (): void => {
      turns += 1;
      if (counting) setImmediate(count);
    };
    count();
    expect(await files.digest(file, never)).toBe(digestOf(bytes));
    counting = false;
    expect(turns).toBeGreaterThan(100);
    // The same size and the same time of change, by somebody who hides it.
    const kept = new Date('2026-01-01');
    utimesSync(file, kept, kept);
    await files.digest(file, never);
    bytes[0] = 4;
    writeFileSync(file, bytes);
    utimesSync(file, kept, kept);
    expect(await files.digest(file, never)).toBe(digestOf(bytes));
    await files.close();
    expect(JSON.parse(readFileSync(join(directory, 'models', 'digests.json'), 'utf8'))).toMatchObject([{ path: file, digest: digestOf(bytes) }]);
  });

  it('of many files at once are all computed, and who leaves the line does not stop it', async () => {
    const directory = dirs.make();
    const { files } = await openAgainstPeer(join(directory, 'models'));
    const made = Array.from({ length: 6 }, (_, at) => {
      const path = join(directory, String(at));
      const bytes = Buffer.alloc(1_100_000, at);
      writeFileSync(path, bytes);
      return { path, digest: digestOf(bytes) };
    });
    const leaving = new AbortController();
    const asked = made.map(({ path }, at) => files.digest(path, at % 2 === 0 ? leaving.signal : never));
    const ends = Promise.allSettled(asked);
    leaving.abort();
    const results = (await ends).map((each) => (each.status === 'fulfilled' ? each.value : 'left'));
    expect(results).toEqual(made.map(({ digest }, at) => (at % 2 === 0 ? 'left' : digest)));
    await files.close();
  });
});
