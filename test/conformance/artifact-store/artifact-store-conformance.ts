import { createHash } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import type { ArtifactStore } from '../../../src/ports/artifact-store.js';
import { tempDirs } from '../../support/temp-dir.js';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const idOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What every driver of the ArtifactStore port must do. `open` gets a path that is not there yet, in a directory that is. */
export function artifactStoreConformance(name: string, open: (place: string) => Promise<ArtifactStore>): void {
  const dirs = tempDirs();
  const opened = new Set<ArtifactStore>();
  const openAt = async (place: string): Promise<ArtifactStore> => {
    const store = await open(place);
    opened.add(store);
    return store;
  };

  describe(`the artifact store on ${name} (OC-CTRL-2050, OC-CTRL-2051)`, () => {
    let place = '';
    let store: ArtifactStore;
    beforeEach(async () => {
      place = join(dirs.make(), 'artifacts');
      store = await openAt(place);
    });
    afterEach(async () => {
      for (const each of opened) await each.close();
      opened.clear();
    });
    afterAll(() => dirs.removeAll());

    const put = async (text: string): Promise<string> => {
      const id = idOf(bytesOf(text));
      await store.put(id, bytesOf(text));
      return id;
    };
    const read = async (id: string): Promise<string | undefined> => {
      const file = await store.read(id);
      return file === undefined ? undefined : Buffer.from(file.bytes).toString();
    };

    it('what was put is read, also after it was opened again', async () => {
      const before = Date.now();
      const id = await put('{"a":1}');
      expect(await read(id)).toBe('{"a":1}');
      await store.close();
      store = await openAt(place);
      expect(await read(id)).toBe('{"a":1}');
      expect((await store.read(id))?.writtenAt).toBeGreaterThan(before - 10_000);
      expect(await read(idOf(bytesOf('another')))).toBeUndefined();
    });

    it('any bytes come back as they were, many at once, and of any size', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 30 }), async (contents) => {
          await Promise.all(contents.map((each) => store.put(idOf(each), new Uint8Array(each))));
          for (const each of contents) expect([...((await store.read(idOf(each)))?.bytes ?? [])]).toEqual([...each]);
        }),
        { numRuns: 20 },
      );
      const large = new Uint8Array(5_000_000).fill(7);
      const id = idOf(large);
      await store.put(id, large);
      expect((await store.read(id))?.bytes.length).toBe(5_000_000);
    });

    it('the bytes are handed over, not copied', async () => {
      const bytes = bytesOf('mine no more');
      await store.put(idOf(bytes), bytes);
      expect(bytes.length).toBe(0);
    });

    it('the same file may be put again, by many at once', async () => {
      const ids = await Promise.all(Array.from({ length: 10 }, () => put('same')));
      expect(await read(ids[0] ?? '')).toBe('same');
      expect(await store.list((ids[0] ?? '').slice(0, 2))).toEqual([ids[0]]);
    });

    it('what is removed is gone, and removing again is no error; changes of one file keep their order', async () => {
      const id = await put('x');
      await store.remove([id, idOf(bytesOf('never there'))]);
      await store.remove([id]);
      await store.remove([]);
      expect(await read(id)).toBeUndefined();
      await Promise.all([put('x'), store.remove([id]), put('x')]);
      expect(await read(id)).toBe('x');
      await Promise.all([store.remove([id]), put('x'), store.remove([id])]);
      expect(await read(id)).toBeUndefined();
    });

    it('ids are listed by their first digits, in their order', async () => {
      const ids = await Promise.all(Array.from({ length: 600 }, (_, n) => put(`content ${n}`)));
      const listed = (await Promise.all(Array.from({ length: 256 }, (_, n) => store.list(n.toString(16).padStart(2, '0'))))).flat();
      expect(listed).toEqual([...ids].sort());
    });

    it('a close finishes what was asked for before it; then it takes nothing more, and closing twice is closing once', async () => {
      const bytes = bytesOf('last');
      const id = idOf(bytes);
      const asked = [store.put(id, bytes), store.read(id)];
      await store.close();
      await Promise.all(asked);
      await store.close();
      await expect(store.read(id)).rejects.toMatchObject({ name: 'StoreFault', kind: 'stopped' });
      store = await openAt(place);
      expect(await read(id)).toBe('last');
    });
  });
}
