import fc from 'fast-check';
import type { ArtifactRecord } from '../../../src/domain/artifact/artifact.js';
import type { Store } from '../../../src/ports/store.js';
import type { Stores } from './fixtures.js';

const idOf = (n: number): string => n.toString(16).padStart(64, '0');

const record = (n: number, changes: Partial<ArtifactRecord> = {}): ArtifactRecord => ({
  id: idOf(n),
  kind: 'other',
  tags: [],
  bytes: 100,
  createdAt: 1000 + n,
  lastUsedAt: 1000 + n,
  ...changes,
});

/** Requirements: OC-CTRL-2050, OC-CTRL-2053, OC-CTRL-2054, OC-CTRL-2055. */
export function artifactConformance(stores: Stores): void {
  let store: Store;
  beforeEach(async () => {
    store = await stores.fresh();
    await store.artifacts.pin(['pinned']);
  });

  const put = async (...records: readonly ArtifactRecord[]): Promise<void> => void (await Promise.all(records.map((each) => store.artifacts.put(each))));
  const idsOf = (records: readonly ArtifactRecord[]): readonly number[] => records.map(({ id }) => Number.parseInt(id, 16));
  const usage = async () => store.artifacts.pin(['pinned']);

  it('a record comes back as it was put, and another put of its id changes nothing', async () => {
    const first = record(1, { kind: 'plan', tags: ['a', 'b "quoted"', 'c\u0000d'], parent: idOf(9) });
    expect(await store.artifacts.put(first)).toEqual({ kind: 'created', record: first });
    expect(await store.artifacts.put({ ...first, createdAt: 5, lastUsedAt: 5 })).toEqual({ kind: 'exists', record: first });
    expect(await store.artifacts.find(first.id)).toEqual(first);
    expect(await store.artifacts.find(idOf(2))).toBeUndefined();
    store = await stores.again(store);
    expect(await store.artifacts.find(first.id)).toEqual(first);
    expect((await usage()).count).toBe(1);
  });

  it('what is removed is gone, with its tags, and removing again is no error', async () => {
    await put(record(1, { tags: ['x'] }), record(2, { tags: ['x'] }));
    await store.artifacts.remove([idOf(1), idOf(7)]);
    await store.artifacts.remove([idOf(1)]);
    expect(await store.artifacts.find(idOf(1))).toBeUndefined();
    expect(idsOf(await store.artifacts.list({ tag: 'x', limit: 10 }))).toEqual([2]);
    expect(await usage()).toEqual({ count: 1, bytes: 100, pinnedBytes: 0 });
    await put(record(1, { tags: ['x'], createdAt: 5000 }));
    expect(idsOf(await store.artifacts.list({ tag: 'x', limit: 10 }))).toEqual([1, 2]);
  });

  it('a short one is kept whole with its record until that is removed, and is not among those that have files', async () => {
    const text = '{"content":{"t":"\\u0000 pond \u{1F438}"}}';
    expect(await store.artifacts.putWhole(record(1, { tags: ['x'] }), text)).toEqual({ kind: 'created', record: record(1, { tags: ['x'] }) });
    await put(record(2));
    store = await stores.again(store);
    expect(await Promise.all([1, 2, 3].map((n) => store.artifacts.text(idOf(n))))).toEqual([text, undefined, undefined]);
    expect(await store.artifacts.ids('', 10)).toEqual([idOf(2)]);
    expect(await store.artifacts.putWhole(record(2), text)).toEqual({ kind: 'exists', record: record(2) });
    expect(await store.artifacts.text(idOf(2))).toBeUndefined();
    expect(await store.artifacts.remove([idOf(1), idOf(2), idOf(3)])).toEqual([idOf(1)]);
    expect(await store.artifacts.text(idOf(1))).toBeUndefined();
    expect(await usage()).toEqual({ count: 0, bytes: 0, pinnedBytes: 0 });
  });

  it('a short one that was altered is mended by another put of it; put with a file, it has that alone', async () => {
    await store.artifacts.putWhole(record(1), 'altered');
    expect((await store.artifacts.putWhole(record(1), 'mended')).kind).toBe('exists');
    expect(await store.artifacts.text(idOf(1))).toBe('mended');
    await store.artifacts.damaged(idOf(1), 77);
    expect((await store.artifacts.putWhole(record(1), 'whole')).kind).toBe('created');
    expect(await store.artifacts.text(idOf(1))).toBe('whole');
    await store.artifacts.damaged(idOf(1), 78);
    expect((await store.artifacts.put(record(1))).kind).toBe('created');
    expect(await store.artifacts.text(idOf(1))).toBeUndefined();
    expect(await store.artifacts.ids('', 10)).toEqual([idOf(1)]);
  });

  it('a damaged one is found and nothing else; put again it is as before', async () => {
    await put(record(1, { tags: ['x'] }), record(2, { tags: ['pinned', 'x'] }));
    await store.artifacts.damaged(idOf(1), 77);
    await store.artifacts.damaged(idOf(2), 78);
    expect(await store.artifacts.find(idOf(1))).toEqual(record(1, { tags: ['x'], damagedAt: 77 }));
    expect(await store.artifacts.list({ limit: 10 })).toEqual([]);
    expect(await store.artifacts.list({ tag: 'x', limit: 10 })).toEqual([]);
    expect(await store.artifacts.ids('', 10)).toEqual([]);
    expect(await store.artifacts.leastRecentlyUsed(10)).toEqual([]);
    expect(await usage()).toEqual({ count: 0, bytes: 0, pinnedBytes: 0 });
    expect(await store.artifacts.put(record(1, { tags: ['x'], createdAt: 9 }))).toEqual({ kind: 'created', record: record(1, { tags: ['x'] }) });
    await put(record(2, { tags: ['pinned', 'x'] }));
    expect(await usage()).toEqual({ count: 2, bytes: 200, pinnedBytes: 100 });
    await store.artifacts.damaged(idOf(1), 80);
    await store.artifacts.remove([idOf(1)]);
    expect(await usage()).toEqual({ count: 1, bytes: 100, pinnedBytes: 100 });
  });

  it('the least recently used come first, pinned ones never, also after what pins has changed', async () => {
    await put(record(1, { tags: ['pinned'] }), record(2), record(3, { tags: ['keep'] }), record(4));
    const nobodyWaits = store.artifacts.touch([{ id: idOf(2), at: 9000 }, { id: idOf(77), at: 9000 }], 'with_next');
    // A moment that is past does not make it older.
    await Promise.all([nobodyWaits, store.artifacts.touch([{ id: idOf(2), at: 5 }])]);
    expect(idsOf(await store.artifacts.leastRecentlyUsed(10))).toEqual([3, 4, 2]);
    expect(idsOf(await store.artifacts.leastRecentlyUsed(1))).toEqual([3]);
    store = await stores.again(store);
    expect(await store.artifacts.pin(['keep', 'pinned'])).toEqual({ count: 4, bytes: 400, pinnedBytes: 200 });
    expect(idsOf(await store.artifacts.leastRecentlyUsed(10))).toEqual([4, 2]);
    expect(await store.artifacts.pin([])).toEqual({ count: 4, bytes: 400, pinnedBytes: 0 });
    expect(idsOf(await store.artifacts.leastRecentlyUsed(10))).toEqual([1, 3, 4, 2]);
  });

  it('ids come in their order, after any place', async () => {
    await put(record(3), record(1), record(2));
    expect(await store.artifacts.ids(idOf(1), 10)).toEqual([idOf(2), idOf(3)]);
    expect(await store.artifacts.ids('', 2)).toEqual([idOf(1), idOf(2)]);
  });

  it('a list has what fits all its filters, newest first, page by page', async () => {
    const kinds = ['plan', 'summary'] as const;
    const filters = fc.record(
      {
        kind: fc.constantFrom(...kinds),
        tag: fc.constantFrom('x', 'y'),
        parent: fc.constantFrom(idOf(100), idOf(101)),
        since: fc.nat(8),
        until: fc.nat(8),
      },
      { requiredKeys: [] },
    );
    const all = Array.from({ length: 60 }, (_, n) =>
      record(n, {
        kind: kinds[n % 2] ?? 'plan',
        tags: ['x', 'y'].filter((_tag, bit) => (n >> bit) % 2 === 1),
        ...(n % 5 < 2 ? { parent: idOf(100 + (n % 5)) } : {}),
        createdAt: n % 7,
      }),
    );
    await put(...all);
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 20 }), async (query, limit) => {
        const { kind, tag, parent, since = 0, until = Infinity } = query;
        const wanted = all
          .filter((each) => kind === undefined || each.kind === kind)
          .filter((each) => tag === undefined || each.tags.includes(tag))
          .filter((each) => parent === undefined || each.parent === parent)
          .filter(({ createdAt }) => createdAt >= since && createdAt < until)
          .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
        const found: ArtifactRecord[] = [];
        for (;;) {
          const last = found.at(-1);
          const page = await store.artifacts.list({ ...query, limit, ...(last === undefined ? {} : { after: { createdAt: last.createdAt, id: last.id } }) });
          found.push(...page);
          if (page.length < limit) break;
        }
        expect(found).toEqual(wanted);
      }),
    );
  });

  it('a list that looks at many rows for a few is whole', async () => {
    const many = Array.from({ length: 12_000 }, (_, n) => record(n, { kind: n % 5000 === 7 ? 'plan' : 'other', tags: ['x'] }));
    await put(...many);
    expect(idsOf(await store.artifacts.list({ tag: 'x', kind: 'plan', limit: 10 }))).toEqual([10_007, 5_007, 7]);
  });
}
