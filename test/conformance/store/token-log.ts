import type { Store } from '../../../src/ports/store.js';
import { uuid } from './fixtures.js';

const WHOLE = 1_000_000_000;

export function tokenConformance(store: () => Store): void {
  const append = async (taskId: string, epoch: number, first: number, texts: readonly string[]) =>
    (await store().tokens.append([{ taskId, epoch, first, at: 0, texts }]))[0];
  const all = (taskId: string) => store().tokens.read(taskId, 0, WHOLE);

  it('what was appended is read from any index', async () => {
    const taskId = uuid();
    expect(await store().tokens.open(taskId, 1)).toBe(0);
    const texts = Array.from({ length: 50 }, (_, n) => `t${n} `);
    for (let at = 0; at < 50; at += 7) expect(await append(taskId, 1, at, texts.slice(at, at + 7))).toBe('stored');
    for (let from = 0; from <= 50; from++) expect(await store().tokens.read(taskId, from, WHOLE)).toEqual(texts.slice(from));
    expect((await store().tokens.extent(taskId)).next).toBe(50);
    expect(await store().tokens.open(taskId, 1)).toBe(50);
  });

  it('a stream that nothing was appended to is empty', async () => {
    expect((await store().tokens.extent(uuid())).next).toBe(0);
    expect(await all(uuid())).toEqual([]);
    expect(await store().tokens.read(uuid(), 5, 100)).toEqual([]);
  });

  it('an append that would leave a gap or repeat a token is stale and writes nothing', async () => {
    const taskId = uuid();
    expect(await append(taskId, 1, 1, ['gap'])).toBe('stale');
    expect(await append(taskId, 1, 0, ['a', 'b'])).toBe('stored');
    for (const first of [0, 1, 3, 100]) expect(await append(taskId, 1, first, ['x', 'y', 'z'])).toBe('stale');
    expect(await all(taskId)).toEqual(['a', 'b']);
    expect(await append(taskId, 1, 2, ['c'])).toBe('stored');
    expect(await all(taskId)).toEqual(['a', 'b', 'c']);
  });

  it('once a later epoch has the stream, the older one is stale for good', async () => {
    const taskId = uuid();
    await append(taskId, 1, 0, ['a']);
    expect(await store().tokens.open(taskId, 2)).toBe(1);
    expect(await append(taskId, 1, 1, ['late'])).toBe('stale');
    expect(await append(taskId, 2, 1, ['b'])).toBe('stored');
    expect(await store().tokens.open(taskId, 1)).toBe(2);
    expect(await append(taskId, 1, 2, ['late'])).toBe('stale');
    expect(await append(taskId, 2, 2, ['c'])).toBe('stored');
    expect(await all(taskId)).toEqual(['a', 'b', 'c']);
  });

  it('an append of a later epoch takes the stream, unless it is stale', async () => {
    const taskId = uuid();
    await append(taskId, 1, 0, ['a']);
    expect(await append(taskId, 3, 5, ['gap'])).toBe('stale');
    expect(await append(taskId, 1, 1, ['b'])).toBe('stored');
    expect(await append(taskId, 3, 2, ['c'])).toBe('stored');
    expect(await append(taskId, 2, 3, ['late'])).toBe('stale');
    expect(await all(taskId)).toEqual(['a', 'b', 'c']);
  });

  it('a batch gives each stream its own result, in order', async () => {
    const [one, two, three] = [uuid(), uuid(), uuid()];
    const results = await store().tokens.append([
      { taskId: one, epoch: 1, first: 0, at: 0, texts: ['1'] },
      { taskId: two, epoch: 1, first: 4, at: 0, texts: ['gap'] },
      { taskId: one, epoch: 1, first: 1, at: 0, texts: ['2', '3'] },
      { taskId: three, epoch: 1, first: 0, at: 0, texts: [] },
      { taskId: one, epoch: 1, first: 1, at: 0, texts: ['again'] },
      { taskId: three, epoch: 1, first: 0, at: 0, texts: ['x'] },
    ]);
    expect(results).toEqual(['stored', 'stale', 'stored', 'stored', 'stale', 'stored']);
    expect(await all(one)).toEqual(['1', '2', '3']);
    expect((await store().tokens.extent(two)).next).toBe(0);
    expect(await all(three)).toEqual(['x']);
    expect(await store().tokens.append([])).toEqual([]);
  });

  it('every text comes back exactly', async () => {
    const taskId = uuid();
    const texts = ['', ' ', '\u0000', 'a\u0000b', '\ud800', '\udc00x', '😀', 'é', '"', '\\', '\n\r\t', '日本', '\u2028', '],[', '"]', ','];
    expect(await append(taskId, 1, 0, texts.slice(0, 9))).toBe('stored');
    expect(await append(taskId, 1, 9, texts.slice(9))).toBe('stored');
    expect(await all(taskId)).toEqual(texts);
  });

  it('a read is bounded by its bytes, but gives at least one token', async () => {
    const taskId = uuid();
    const texts = Array.from({ length: 100 }, () => 'é'.repeat(50));
    await append(taskId, 1, 0, texts.slice(0, 30));
    await append(taskId, 1, 30, texts.slice(30));
    expect(await store().tokens.read(taskId, 0, 1)).toHaveLength(1);
    expect(await store().tokens.read(taskId, 99, 0)).toHaveLength(1);
    const page = await store().tokens.read(taskId, 10, 5000);
    expect(page.length).toBeGreaterThan(10);
    expect(Buffer.byteLength(page.join(''))).toBeLessThanOrEqual(6000);
    let from = 0;
    const seen: string[] = [];
    while (from < 100) {
      const next = await store().tokens.read(taskId, from, 700);
      expect(next.length).toBeGreaterThan(0);
      seen.push(...next);
      from += next.length;
    }
    expect(seen).toEqual(texts);
  });

  it('a token of a megabyte, and a flush of many, come back whole', async () => {
    const taskId = uuid();
    const big = 'w 🌊'.repeat(250_000);
    const many = Array.from({ length: 40_000 }, (_, n) => `word${n} `);
    expect(await append(taskId, 1, 0, ['a', big, 'b', ...many])).toBe('stored');
    expect((await store().tokens.extent(taskId)).next).toBe(40_003);
    expect(await store().tokens.read(taskId, 0, 1)).toEqual(['a']);
    expect(await store().tokens.read(taskId, 1, 1)).toEqual([big]);
    expect((await store().tokens.read(taskId, 20_003, 100)).slice(0, 2)).toEqual(['word20000 ', 'word20001 ']);
    expect(await all(taskId)).toEqual(['a', big, 'b', ...many]);
    expect(await append(taskId, 1, 10, many)).toBe('stale');
    expect((await store().tokens.extent(taskId)).next).toBe(40_003);
  });

  it('of many concurrent appends at one index exactly one is stored', async () => {
    const taskId = uuid();
    const results = await Promise.all(Array.from({ length: 64 }, (_, n) => append(taskId, 1, 0, [`winner ${n}`])));
    expect(results.filter((result) => result === 'stored')).toHaveLength(1);
    expect(await all(taskId)).toEqual([`winner ${results.indexOf('stored')}`]);
  });

  describe('frames', () => {
    it('are the appends with their moments, from the one that holds the index', async () => {
      const taskId = uuid();
      const appends = [
        { at: 100, texts: ['a', 'b', 'c'] },
        { at: 100, texts: ['\u0000'] },
        { at: 250, texts: ['d', '\ud800'] },
      ];
      let first = 0;
      const whole = appends.map((append) => {
        const frame = { first, ...append };
        first += append.texts.length;
        return frame;
      });
      for (const frame of whole) expect(await store().tokens.append([{ taskId, epoch: 1, ...frame }])).toEqual(['stored']);
      const holds = [0, 0, 0, 1, 2, 2];
      for (const [from, at] of holds.entries()) expect(await store().tokens.frames(taskId, from, WHOLE)).toEqual(whole.slice(at));
      expect(await store().tokens.frames(taskId, 6, WHOLE)).toEqual([]);
      expect(await store().tokens.frames(taskId, 0, 0)).toEqual(whole.slice(0, 1));
      expect(await store().tokens.frames(uuid(), 0, WHOLE)).toEqual([]);
    });

    it('are bounded by their bytes, and a large append is several of one moment', async () => {
      const taskId = uuid();
      const texts = Array.from({ length: 40_000 }, (_, n) => `word${n} `);
      expect(await store().tokens.append([{ taskId, epoch: 1, first: 0, at: 77, texts }])).toEqual(['stored']);
      const seen: string[] = [];
      let pages = 0;
      while (seen.length < texts.length) {
        const page = await store().tokens.frames(taskId, seen.length, 1000);
        expect(page.length).toBeGreaterThan(0);
        pages++;
        for (const frame of page) {
          expect(frame).toMatchObject({ first: seen.length, at: 77 });
          for (const text of frame.texts) seen.push(text);
        }
      }
      expect(pages).toBeGreaterThan(2);
      expect(seen).toEqual(texts);
    });
  });

  describe('removal', () => {
    it('takes the tokens of the streams that it names, and how many there were stays known', async () => {
      const [one, two, other] = [uuid(), uuid(), uuid()];
      for (const taskId of [one, two, other]) await append(taskId, 1, 0, ['a', 'b']);
      await append(one, 1, 2, ['c']);
      await store().tokens.remove([one, uuid(), two, one]);
      expect(await store().tokens.extent(one)).toEqual({ first: 3, next: 3 });
      expect(await store().tokens.extent(two)).toEqual({ first: 2, next: 2 });
      expect(await store().tokens.extent(other)).toEqual({ first: 0, next: 2 });
      for (const from of [0, 2, 3, 9]) {
        expect(await store().tokens.read(one, from, WHOLE)).toEqual([]);
        expect(await store().tokens.frames(one, from, WHOLE)).toEqual([]);
      }
      expect(await all(other)).toEqual(['a', 'b']);
      await store().tokens.remove([one]);
      await store().tokens.remove([]);
      expect(await store().tokens.extent(one)).toEqual({ first: 3, next: 3 });
    });

    it('leaves the stream to its epoch: what comes late goes on after what there was, and is read', async () => {
      const taskId = uuid();
      await append(taskId, 2, 0, ['a', 'b']);
      await store().tokens.remove([taskId]);
      expect(await append(taskId, 1, 2, ['late'])).toBe('stale');
      expect(await append(taskId, 2, 0, ['again'])).toBe('stale');
      expect(await append(taskId, 2, 2, ['c'])).toBe('stored');
      expect(await store().tokens.extent(taskId)).toEqual({ first: 2, next: 3 });
      expect(await store().tokens.read(taskId, 2, WHOLE)).toEqual(['c']);
      expect(await all(taskId)).toEqual([]);
      expect(await store().tokens.open(taskId, 3)).toBe(3);
      await store().tokens.remove([taskId]);
      expect(await store().tokens.extent(taskId)).toEqual({ first: 3, next: 3 });
    });

    it('and forgetting leave nothing: the id begins anew', async () => {
      const [removed, kept] = [uuid(), uuid()];
      for (const taskId of [removed, kept]) await append(taskId, 7, 0, ['a', 'b']);
      await store().tokens.remove([removed]);
      await store().tokens.forget([removed, kept, uuid()]);
      for (const taskId of [removed, kept]) {
        expect(await store().tokens.extent(taskId)).toEqual({ first: 0, next: 0 });
        expect(await append(taskId, 1, 0, ['new'])).toBe('stored');
        expect(await all(taskId)).toEqual(['new']);
      }
    });

    it('of a stream of many rows is whole from its first moment, and others are served meanwhile', async () => {
      const [long, other] = [uuid(), uuid()];
      await store().tokens.append(Array.from({ length: 3000 }, (_, n) => ({ taskId: long, epoch: 1, first: n, at: n, texts: [`t${n}`] })));
      let done = false;
      const removal = store().tokens.remove([long]).then(() => (done = true));
      expect(await append(other, 1, 0, ['x'])).toBe('stored');
      expect(done).toBe(false);
      // Whatever of it is still in the file, nobody reads it.
      expect(await store().tokens.extent(long)).toEqual({ first: 3000, next: 3000 });
      expect(await store().tokens.read(long, 2999, WHOLE)).toEqual([]);
      await removal;
      expect(await store().tokens.extent(long)).toEqual({ first: 3000, next: 3000 });
      expect(await all(other)).toEqual(['x']);
    });

    it('gives the room back to later tokens', async () => {
      const ids = Array.from({ length: 30 }, () => uuid());
      const fill = () => store().tokens.append(ids.map((taskId) => ({ taskId, epoch: 1, first: 0, at: 0, texts: ['x'.repeat(50_000)] })));
      const before = await store().tokens.bytes();
      await fill();
      const full = await store().tokens.bytes();
      expect(full - before).toBeGreaterThan(1_000_000);
      await store().tokens.forget(ids);
      expect((await store().tokens.bytes()) - before).toBeLessThan(50_000);
      await fill();
      expect((await store().tokens.bytes()) - full).toBeLessThan(50_000);
      await store().tokens.forget(ids);
    });
  });

  it('streams do not mix', async () => {
    const taskIds = Array.from({ length: 200 }, () => uuid());
    for (let round = 0; round < 5; round++) {
      await store().tokens.append(taskIds.map((taskId) => ({ taskId, epoch: 1, first: round, at: 0, texts: [`${taskId}#${round}`] })));
    }
    for (const taskId of taskIds) expect(await all(taskId)).toEqual([0, 1, 2, 3, 4].map((round) => `${taskId}#${round}`));
  });
}
