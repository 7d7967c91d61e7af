import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FetchProgress, ModelFiles } from '../../../src/ports/model-files.js';
import { digestOf, sendFile, serveFiles, type FilePeer } from '../../support/file-peer.js';
import { tempDirs } from '../../support/temp-dir.js';

export interface Terms {
  readonly quotaBytes: number;
  /** `*.test` where true; nothing where false. */
  readonly allowed: boolean;
}

const BYTES = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 31) % 251));
const OTHER = Buffer.alloc(200_000, 7);
const never = new AbortController().signal;
const ignore = (): void => undefined;

/** What every driver of the ModelFiles port must do. `open` gets a path that is not there yet; names under `.test` are the suite's own server. */
export function modelFilesConformance(name: string, open: (place: string, terms: Terms) => Promise<ModelFiles>): void {
  const dirs = tempDirs();

  describe(`model files by ${name} (OC-CTRL-2040, OC-CTRL-2080)`, () => {
    let place = '';
    let files: ModelFiles;
    let peer: FilePeer;
    let held: (() => void)[] = [];
    beforeAll(async () => {
      peer = await serveFiles((request, response) => {
        if (request.url === '/a.gguf') sendFile(request, response, { bytes: BYTES, etag: '"a"' });
        else if (request.url === '/b.gguf') sendFile(request, response, { bytes: OTHER, etag: '"b"' });
        else if (request.url === '/held.gguf') held.push(() => sendFile(request, response, { bytes: BYTES }));
        else if (request.url === '/half.gguf') {
          if (request.headers.range === undefined) response.writeHead(200, { etag: '"h"', 'content-length': BYTES.length }).write(BYTES.subarray(0, 100_000));
          else sendFile(request, response, { bytes: BYTES, etag: '"h"' });
        } else response.writeHead(request.url === '/no.gguf' ? 404 : 403).end();
      });
    });
    afterAll(async () => {
      await peer.close();
      dirs.removeAll();
    });
    beforeEach(async () => {
      held = [];
      place = join(dirs.make(), 'models');
      files = await open(place, { quotaBytes: 1e6, allowed: true });
    });
    afterEach(() => files.close());

    const fetch = (source: string, digest?: string): Promise<string> => files.fetch({ source, ...(digest === undefined ? {} : { digest }) }, ignore, never);

    it('a file, a directory and nothing are told apart, with their sizes', async () => {
      const local = dirs.make();
      mkdirSync(join(local, 'below'));
      writeFileSync(join(local, 'a'), 'abc');
      writeFileSync(join(local, 'below', 'b'), 'defgh');
      symlinkSync(join(local, 'a'), join(local, 'link'));
      symlinkSync(local, join(local, 'below', 'around'));
      expect(await files.inspect(join(local, 'a'))).toEqual({ sizeBytes: 3, isDirectory: false });
      expect(await files.inspect(local)).toEqual({ sizeBytes: 11, isDirectory: true });
      expect(await files.inspect(join(local, 'none'))).toBeUndefined();
      expect(await files.inspect(join(local, 'a', 'none'))).toBeUndefined();
    });

    it('a digest is that of the bytes, follows every change of them and of the file, and is told again after a restart', async () => {
      const file = join(dirs.make(), 'a');
      for (const bytes of [Buffer.from(''), Buffer.from('abc'), Buffer.from('abd'), Buffer.alloc(3_000_000, 1)]) {
        writeFileSync(file, bytes);
        expect(await files.digest(file, never)).toBe(digestOf(bytes));
        expect(await files.digest(file, never)).toBe(digestOf(bytes));
      }
      await files.close();
      files = await open(place, { quotaBytes: 1e6, allowed: true });
      expect(await files.digest(file, never)).toBe(digestOf(Buffer.alloc(3_000_000, 1)));
      await expect(files.digest(join(place, 'none'), never)).rejects.toMatchObject({ name: 'ModelFileError', kind: 'not_found' });
      await expect(files.digest(place, never)).rejects.toMatchObject({ name: 'ModelFileError', kind: 'not_found' });
    });

    it('the digest of a directory is that of what sha256sum prints of its files, and follows each of them', async () => {
      const local = dirs.make();
      const tree = join(local, 'tree');
      mkdirSync(join(tree, 'b', 'c'), { recursive: true });
      mkdirSync(join(tree, '.cache', 'huggingface'), { recursive: true });
      for (const [name, text] of [['b/c/weights-2', 'two'], ['b.json', '{}'], ['a ä', 'one'], ['.hidden', 'h'], ['.cache/huggingface/notes', 'other on each machine']] as const) writeFileSync(join(tree, name), text);
      writeFileSync(join(local, 'blob'), 'linked');
      symlinkSync(join(local, 'blob'), join(tree, 'linked'));
      symlinkSync(join(tree, 'nowhere'), join(tree, 'dangling'));
      const printed = execFileSync('/bin/sh', ['-c', "find -L . -type f ! -path './.cache/*' ! -path './.git/*' -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum"], { cwd: tree, encoding: 'utf8' });
      const before = await files.digestBelow(tree, never);
      expect(before.digest).toBe(`sha256:${printed.slice(0, 64)}`);
      expect(before.files.map(({ name, sizeBytes }) => [name, sizeBytes])).toEqual([['.hidden', 1], ['a ä', 3], ['b.json', 2], ['b/c/weights-2', 3], ['linked', 6]]);
      writeFileSync(join(tree, '.cache', 'huggingface', 'notes'), 'again others');
      expect(await files.digestBelow(tree, never)).toEqual(before);
      writeFileSync(join(local, 'blob'), 'others');
      expect((await files.digestBelow(tree, never)).digest).not.toBe(before.digest);
      symlinkSync(local, join(tree, 'elsewhere'));
      await expect(files.digestBelow(tree, never)).rejects.toMatchObject({ name: 'ModelFileError', kind: 'unsupported', message: expect.stringContaining('elsewhere is a link to a directory') });
    });

    it('a digest that nobody waits for any more is given up', async () => {
      const file = join(dirs.make(), 'a');
      writeFileSync(file, Buffer.alloc(3_000_000));
      await expect(files.digest(file, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
      const leaving = new AbortController();
      const asked = files.digest(file, leaving.signal);
      leaving.abort();
      await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
      expect(await files.digest(file, never)).toBe(digestOf(Buffer.alloc(3_000_000)));
    });

    it('what is fetched is there whole, is found again after a restart, and is not fetched twice', async () => {
      const source = peer.url('/a.gguf');
      const before = peer.seen.length;
      expect(await files.fetched(source)).toBeUndefined();
      const path = await fetch(source, digestOf(BYTES));
      expect(readFileSync(path).equals(BYTES)).toBe(true);
      expect(path).toMatch(/\/a\.gguf$/);
      expect(await fetch(source)).toBe(path);
      await files.close();
      files = await open(place, { quotaBytes: 1e6, allowed: true });
      expect(await files.fetched(source)).toBe(path);
      expect(await fetch(source, digestOf(BYTES))).toBe(path);
      expect(await files.digest(path, never)).toBe(digestOf(BYTES));
      expect(peer.seen.length - before).toBe(1);
    });

    it('what is removed is gone, leaves its room, and removing again is no error', async () => {
      const source = peer.url('/a.gguf');
      for (let round = 0; round < 5; round += 1) {
        await fetch(source);
        await files.remove(source);
        await files.remove(source);
        expect(await files.fetched(source)).toBeUndefined();
      }
    });

    it('two that ask for one source share the work; one of them may leave', async () => {
      const before = peer.seen.length;
      const leaving = new AbortController();
      const source = peer.url('/held.gguf');
      const left = files.fetch({ source }, ignore, leaving.signal);
      const stayed = fetch(source);
      await peer.asked(before + 1);
      leaving.abort();
      await expect(left).rejects.toMatchObject({ name: 'AbortError' });
      for (const send of held) send();
      expect(readFileSync(await stayed).equals(BYTES)).toBe(true);
      expect(peer.seen.length - before).toBe(1);
    });

    it('an abort keeps what came, and the next call goes on from there', async () => {
      const leaving = new AbortController();
      const source = peer.url('/half.gguf');
      const progress: FetchProgress[] = [];
      const left = files.fetch({ source }, (at) => {
        progress.push(at);
        leaving.abort();
      }, leaving.signal);
      await expect(left).rejects.toMatchObject({ name: 'AbortError' });
      expect(progress).toEqual([{ receivedBytes: expect.any(Number), totalBytes: BYTES.length }]);
      await files.close();
      files = await open(place, { quotaBytes: 1e6, allowed: true });
      const path = await fetch(source);
      expect(readFileSync(path).equals(BYTES)).toBe(true);
      expect(Number(/^bytes=(\d+)-$/.exec(peer.seen.at(-1)?.headers.range ?? '')?.[1])).toBeGreaterThan(0);
    });

    it('other bytes than were asked for are removed and told', async () => {
      const source = peer.url('/a.gguf');
      await expect(fetch(source, digestOf(OTHER))).rejects.toMatchObject({ kind: 'digest', message: expect.stringContaining(digestOf(BYTES)) });
      expect(await files.fetched(source)).toBeUndefined();
      expect(readFileSync(await fetch(source, digestOf(BYTES))).equals(BYTES)).toBe(true);
      await expect(fetch(source, digestOf(OTHER))).rejects.toMatchObject({ kind: 'digest' });
      expect(await files.fetched(source)).toBeDefined();
    });

    it('all files together stay within the quota, also over a restart', async () => {
      await files.close();
      files = await open(place, { quotaBytes: 450_000, allowed: true });
      await fetch(peer.url('/a.gguf'));
      await expect(fetch(peer.url('/b.gguf'))).rejects.toMatchObject({ kind: 'quota', message: expect.stringContaining('raise the quota') });
      await files.close();
      files = await open(place, { quotaBytes: 450_000, allowed: true });
      await expect(fetch(peer.url('/b.gguf'))).rejects.toMatchObject({ kind: 'quota' });
      await files.remove(peer.url('/a.gguf'));
      expect(readFileSync(await fetch(peer.url('/b.gguf'))).equals(OTHER)).toBe(true);
    });

    it.each([
      ['/no.gguf', 'not_found'],
      ['/secret.gguf', 'refused'],
    ])('%s is %s, with a sentence', async (path, kind) => {
      await expect(fetch(peer.url(path))).rejects.toMatchObject({ name: 'ModelFileError', kind, message: expect.stringMatching(/\.$/) });
    });

    it.each(['s3://bucket/a', 'oci://host/a', 'hf:org/repo', 'http://files.test/a', 'file:/etc/passwd', 'mock', 'https://u:p@files.test/a', ''])('%j is nothing that is fetched', async (source) => {
      await expect(fetch(source)).rejects.toMatchObject({ kind: 'unsupported', message: expect.stringMatching(/\.$/) });
    });

    it('a host that the policy does not allow is not spoken to', async () => {
      await files.close();
      files = await open(place, { quotaBytes: 1e6, allowed: false });
      const before = peer.seen.length;
      await expect(fetch(peer.url('/a.gguf'))).rejects.toMatchObject({ kind: 'denied', message: expect.stringContaining('outbound: { allow:') });
      expect(peer.seen.length).toBe(before);
    });

    it('a close ends what is under way and keeps what came; closing twice is closing once', async () => {
      const before = peer.seen.length;
      const asked = fetch(peer.url('/held.gguf'));
      const ended = expect(asked).rejects.toMatchObject({ name: 'AbortError' });
      await peer.asked(before + 1);
      await files.close();
      await ended;
      await files.close();
      await expect(fetch(peer.url('/a.gguf'))).rejects.toMatchObject({ name: 'ModelFileError' });
    });
  });
}
