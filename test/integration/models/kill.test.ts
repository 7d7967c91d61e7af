import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openAgainstPeer, sendFile, serveFiles, type FilePeer } from '../../support/file-peer.js';
import { tempDirs } from '../../support/temp-dir.js';

const BYTES = Buffer.from(Array.from({ length: 600_000 }, (_, at) => (at * 31) % 251));
const CA = join(__dirname, '../../fixtures/tls/cert.pem');
const never = new AbortController().signal;

describe('a download in a process of its own (OC-CTRL-2080)', () => {
  const dirs = tempDirs();
  let peer: FilePeer;
  let child: ChildProcess | undefined;
  beforeEach(async () => {
    peer = await serveFiles((request, response, nth) => {
      if (nth > 1) sendFile(request, response, { bytes: BYTES, etag: '"1"' });
      else response.writeHead(200, { etag: '"1"', 'content-length': BYTES.length }).write(BYTES.subarray(0, 400_000));
    });
  });
  afterEach(async () => {
    child?.kill('SIGKILL');
    await peer.close();
  });
  afterAll(() => dirs.removeAll());

  const begin = (directory: string, source: string, shell?: string) => {
    const args = [join(__dirname, 'fetching.mjs'), directory, source, CA];
    const started = shell === undefined ? spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] }) : spawn('sh', ['-c', `${shell}; exec "$0" "$@"`, process.execPath, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    child = started;
    return { child: started, lines: createInterface({ input: started.stdout })[Symbol.asyncIterator]() };
  };

  it('that is killed in the middle goes on where it stopped, in the next process', async () => {
    const directory = join(dirs.make(), 'models');
    const source = peer.url('/a.gguf');
    const { child, lines } = begin(directory, source);
    expect(String((await lines.next()).value)).toMatch(/^come \d+$/);
    child.kill('SIGKILL');
    await once(child, 'close');
    const { files } = await openAgainstPeer(directory);
    expect(await files.fetched(source)).toBeUndefined();
    expect(readFileSync(await files.fetch({ source }, () => undefined, never)).equals(BYTES)).toBe(true);
    expect(peer.seen[1]?.headers).toMatchObject({ 'if-range': '"1"', range: expect.stringMatching(/^bytes=[1-9]\d*-$/) });
    await files.close();
  });

  it('that may not write so large a file says so, and keeps what came', async () => {
    const directory = join(dirs.make(), 'models');
    const source = peer.url('/a.gguf');
    const { child, lines } = begin(directory, source, 'ulimit -f 200');
    const closed = once(child, 'close');
    let last = '';
    for (let line = await lines.next(); line.done !== true; line = await lines.next()) last = line.value;
    await closed;
    expect(last).toMatch(/^failed disk .* would become larger than a file may be there\./);
    const { files } = await openAgainstPeer(directory);
    expect(readFileSync(await files.fetch({ source }, () => undefined, never)).equals(BYTES)).toBe(true);
    expect(peer.seen[1]?.headers.range).toMatch(/^bytes=[1-9]\d*-$/);
    await files.close();
  });
});
