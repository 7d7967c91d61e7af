import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import type { ModelFiles } from '../../../../src/ports/model-files.js';
import { digestOf, openAgainstPeer, sendFile, serveFiles, type FilePeer, type FileScript, type PeerOptions } from '../../../support/file-peer.js';
import { tempDirs } from '../../../support/temp-dir.js';

const BYTES = Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 31) % 251));
const HEX = digestOf(BYTES).slice(7);
const never = new AbortController().signal;
/** An authority that has not heard of the peer. */
const ANOTHER_CA = rootCertificates[0] ?? '';

const dirs = tempDirs();
let peer: FilePeer;
let files: ModelFiles | undefined;
afterEach(async () => {
  await files?.close();
  await peer.close();
});
afterAll(() => dirs.removeAll());

async function open(script: FileScript, options: PeerOptions | ((port: number) => PeerOptions) = {}) {
  peer = await serveFiles(script);
  const directory = join(dirs.make(), 'models');
  const opened = await openAgainstPeer(directory, typeof options === 'function' ? options(peer.port) : options);
  files = opened.files;
  return { ...opened, directory, fetch: (source = peer.url('/a.gguf'), digest?: string) => opened.files.fetch({ source, ...(digest === undefined ? {} : { digest }) }, () => undefined, never) };
}
const to = (location: string, headers: Record<string, string> = {}): FileScript => (request, response) =>
  request.url === '/file' ? sendFile(request, response, { bytes: BYTES }) : response.writeHead(302, { location, ...headers }).end();

describe('a redirect (OC-CTRL-2080)', () => {
  it('is followed, also to another allowed host, and relative', async () => {
    const { fetch } = await open((request, response) => {
      if (request.url === '/a.gguf') response.writeHead(307, { location: '/b' }).end();
      else to(`https://other.test:${peer.port}/file`)(request, response, 0);
    });
    expect(readFileSync(await fetch()).equals(BYTES)).toBe(true);
    expect(peer.seen.map(({ host, path }) => host + path)).toEqual(['files.test/a.gguf', 'files.test/b', 'other.test/file']);
  });

  it('to a denied host ends there: nothing is sent to it', async () => {
    const { fetch } = await open((request, response) => to(`https://other.test:${peer.port}/file`)(request, response, 0), { allow: ['files.test'] });
    await expect(fetch()).rejects.toMatchObject({ kind: 'denied', message: expect.stringContaining('other.test') });
    expect(peer.seen.length).toBe(1);
  });

  it('counts each hop as one decision, to a name and to an address', async () => {
    const decided: string[] = [];
    const { fetch } = await open((request, response) => to(request.url === '/a.gguf' ? `https://other.test:${peer.port}/b` : `https://127.0.0.1:${peer.port}/file`)(request, response, 0), { decided: (result) => decided.push(result) });
    await fetch();
    expect(peer.seen.map(({ path }) => path)).toEqual(['/a.gguf', '/b', '/file']);
    expect(decided).toEqual(['ok', 'ok', 'ok']);
    await files?.close();
    await peer.close();
    decided.length = 0;
    const denied = await open((request, response) => to('/file')(request, response, 0), { allow: [], decided: (result) => decided.push(result) });
    await expect(denied.fetch()).rejects.toMatchObject({ kind: 'denied' });
    expect(decided).toEqual(['denied']);
  });

  it.each([
    ['away from https', 'http://files.test/file', 'https only'],
    ['to a local file', 'file:///etc/passwd', 'https only'],
    ['to nowhere', 'https://', 'without saying where to'],
    ['to itself', '/a.gguf', 'more than 10 times'],
    ['to the metadata of a cloud', 'https://169.254.169.254/latest/meta-data', 'Nothing allows model_download from 169.254.169.254:443'],
    ['to the same in hexadecimal', 'https://0xa9fea9fe/', 'Nothing allows model_download from 169.254.169.254:443'],
  ])('%s is refused', async (_, location, said) => {
    const { fetch } = await open(to(location));
    await expect(fetch()).rejects.toMatchObject({ name: 'ModelFileError', message: expect.stringContaining(said) });
  });

  it('takes no token along to another host, and none comes back with it', async () => {
    const { fetch, log } = await open(
      (request, response) => {
        const { port } = peer;
        if (request.url === '/org/repo/resolve/main/sub/a%20b.gguf') response.writeHead(302, { location: `https://other.test:${port}/x` }).end();
        else if (request.url === '/x') response.writeHead(302, { location: `https://hub.test:${port}/file` }).end();
        else sendFile(request, response, { bytes: BYTES });
      },
      (port) => ({ hfToken: 'hf_sesame', hfEndpoint: `https://hub.test:${port}/` }),
    );
    await fetch('hf:org/repo/sub/a b.gguf');
    expect(peer.seen.map(({ host, headers }) => [host, headers.authorization])).toEqual([['hub.test', 'Bearer hf_sesame'], ['other.test', undefined], ['hub.test', undefined]]);
    await fetch(peer.url('/file'));
    expect(peer.seen.at(-1)?.headers.authorization).toBeUndefined();
    expect(JSON.stringify(log.entries)).not.toContain('sesame');
  });
});

describe('a token of Hugging Face (OC-CTRL-2080)', () => {
  it.each(['', 'hf_a\n', 'hf a', 'hf_\u00e9'])('that is %j is refused at the start, and not shown', async (hfToken) => {
    peer = await serveFiles(() => undefined);
    await expect(openAgainstPeer(join(dirs.make(), 'models'), { hfToken })).rejects.toMatchObject({ name: 'TypeError', message: expect.not.stringContaining('hf') });
  });
});

describe('the digest that Hugging Face tells (OC-CTRL-2080)', () => {
  const hub = (etag: string) => open((request, response) => to(`https://other.test:${peer.port}/file`, { 'x-linked-etag': etag })(request, response, 0), (port) => ({ hfEndpoint: `https://hub.test:${port}` }));

  it('is expected where none was asked for', async () => {
    const { fetch } = await hub(`"${HEX}"`);
    expect(readFileSync(await fetch('hf:org/repo@v1/a.gguf')).equals(BYTES)).toBe(true);
    expect(peer.seen[0]?.path).toBe('/org/repo/resolve/v1/a.gguf');
  });

  it('is not what came: the file is removed', async () => {
    const { fetch, directory } = await hub(`"${'0'.repeat(64)}"`);
    await expect(fetch('hf:org/repo/a.gguf')).rejects.toMatchObject({ kind: 'digest' });
    const [shelf] = readdirSync(directory).filter((name) => name.length === 64);
    expect(readdirSync(join(directory, shelf ?? ''))).toEqual(['.known.json']);
  });

  it('is not what was asked for: nothing is fetched', async () => {
    const { fetch } = await hub(`"${'0'.repeat(64)}"`);
    await expect(fetch('hf:org/repo/a.gguf', digestOf(BYTES))).rejects.toMatchObject({ kind: 'digest', message: expect.stringContaining('was asked for') });
  });

  it('counts from Hugging Face only', async () => {
    const { fetch } = await open((request, response) => {
      response.setHeader('x-linked-etag', `"${'0'.repeat(64)}"`);
      sendFile(request, response, { bytes: BYTES });
    });
    expect(readFileSync(await fetch()).equals(BYTES)).toBe(true);
  });
});

describe('what a server may not do (OC-CTRL-2080)', () => {
  it('a name that resolves to a private address is not connected to', async () => {
    const { fetch } = await open(to('/file'), { address: '10.0.0.1' });
    await expect(fetch()).rejects.toMatchObject({ kind: 'denied', message: expect.stringContaining("resolved to '10.0.0.1', which is a private address") });
  });

  it('send it packed', async () => {
    const { fetch } = await open((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': 3 }).end('abc'));
    await expect(fetch()).rejects.toMatchObject({ kind: 'refused', message: expect.stringContaining('packed (gzip)') });
  });

  it('announce more than it sends', async () => {
    const { fetch } = await open((request, response, nth) => {
      if (nth > 1) sendFile(request, response, { bytes: BYTES });
      else response.writeHead(200, { 'content-length': BYTES.length + 1 }).end(BYTES.subarray(0, 10), () => request.socket.destroy());
    });
    expect(readFileSync(await fetch()).equals(BYTES)).toBe(true);
  });

  it('leave open how long it is, unless a digest proves the end', async () => {
    const raw: FileScript = (request, response) => {
      response.removeHeader('transfer-encoding');
      request.socket.end(Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n'), BYTES]));
    };
    const { fetch } = await open(raw);
    await expect(fetch()).rejects.toMatchObject({ kind: 'refused', message: expect.stringContaining('does not say how long') });
    expect(readFileSync(await fetch(undefined, digestOf(BYTES))).equals(BYTES)).toBe(true);
  });

  it('have a certificate that nobody vouches for, or of another name', async () => {
    const untrusted = await open((request, response) => sendFile(request, response, { bytes: BYTES }), { ca: ANOTHER_CA });
    await expect(untrusted.fetch()).rejects.toMatchObject({ kind: 'refused', message: expect.stringContaining('is not trusted') });
    expect(peer.seen.length).toBe(0);
    await untrusted.files.close();
    const { files: named } = await openAgainstPeer(join(dirs.make(), 'models'));
    await expect(named.fetch({ source: peer.url('/a', 'elsewhere.test') }, () => undefined, never)).rejects.toMatchObject({ kind: 'refused', message: expect.stringContaining('ERR_TLS_CERT_ALTNAME_INVALID') });
    await named.close();
  });

  it('choose where its file lies', async () => {
    const { fetch, directory } = await open((request, response) => sendFile(request, response, { bytes: BYTES }));
    for (const path of ['/..%2f..%2fetc%2fpasswd', '/.known.json', '/.part', '/-rf', '/', '/a?b=/../c', `/${'x'.repeat(300)}.gguf`, '/%00']) {
      const file = await fetch(peer.url(path));
      expect(file.startsWith(`${directory}/`)).toBe(true);
      expect(file.slice(directory.length + 1)).toMatch(/^[0-9a-f]{64}\/\w[\w.-]{0,127}$/);
      expect(readFileSync(file).equals(BYTES)).toBe(true);
    }
    expect(existsSync(join(directory, '..', 'etc'))).toBe(false);
  });

  it('have a signed query in the log or on the disk', async () => {
    const { fetch, log, directory } = await open((request, response, nth) => (nth === 1 ? response.writeHead(500).end() : sendFile(request, response, { bytes: BYTES })));
    const file = await fetch(peer.url('/a.gguf?X-Signature=sesame'));
    expect(JSON.stringify(log.entries)).not.toContain('sesame');
    expect(readFileSync(join(file, '..', '.known.json'), 'utf8')).not.toContain('sesame');
    expect(readdirSync(directory).join()).not.toContain('sesame');
  });
});



