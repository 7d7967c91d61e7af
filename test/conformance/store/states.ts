import type { Store } from '../../../src/ports/store.js';
import { created, uuid } from './fixtures.js';
import type { Stores } from './fixtures.js';

export function stateConformance(stores: Stores): void {
  let store: Store;
  beforeEach(async () => {
    store = await stores.fresh();
  });

  it('a state is made by its first put, and replaced by the next', async () => {
    expect(await store.states.load('quota')).toEqual(new Map());
    await store.states.put('quota', 'laptop', '{"minute":1}');
    await store.states.put('quota', 'server', '{"minute":2}');
    await store.states.put('quota', 'laptop', '{"minute":3}');
    expect(await store.states.load('quota')).toEqual(new Map([['laptop', '{"minute":3}'], ['server', '{"minute":2}']]));
  });

  it('a state that was removed is gone, alone of its kind and id, and removing again is no error', async () => {
    await store.states.put('pool_change', 'haiku', '1');
    await store.states.put('pool_drain', 'haiku', '2');
    await store.states.put('pool_change', 'poems', '3');
    await store.states.remove('pool_change', 'haiku');
    await store.states.remove('pool_change', 'haiku');
    await store.states.remove('model', 'never');
    store = await stores.again(store);
    expect(await store.states.load('pool_change')).toEqual(new Map([['poems', '3']]));
    expect(await store.states.load('pool_drain')).toEqual(new Map([['haiku', '2']]));
  });

  it('kinds do not meet, though their ids are the same', async () => {
    await store.states.put('quota', 'haiku', '{"of":"a key"}');
    await store.states.put('pool', 'haiku', '{"of":"a pool"}');
    expect(await store.states.load('quota')).toEqual(new Map([['haiku', '{"of":"a key"}']]));
    expect(await store.states.load('pool')).toEqual(new Map([['haiku', '{"of":"a pool"}']]));
  });

  it('any text is an id, and any text a state', async () => {
    const odd = ['', ' ', '"', '"quoted"', 'null', 'a\u0000b', 'a\u0000c', '\ud83d', 'line\nbreak', '日本語 🗻', '{"a":"\u0000"}'];
    const want = new Map(odd.map((text, at) => [text, odd[odd.length - 1 - at] ?? '']));
    for (const [id, json] of want) await store.states.put('pool', id, json);
    expect(await store.states.load('pool')).toEqual(want);
    store = await stores.again(store);
    expect(await store.states.load('pool')).toEqual(want);
  });

  it('of puts that were asked for together the last one counts, whenever they go', async () => {
    await Promise.all([
      store.states.put('pool', 'haiku', '1'),
      store.states.put('pool', 'haiku', '2', 'with_next'),
      store.states.put('pool', 'haiku', '3'),
      store.states.put('pool', 'haiku', '4', 'with_next'),
      store.states.load('pool'),
    ]);
    expect(await store.states.load('pool')).toEqual(new Map([['haiku', '4']]));
  });

  it('a put that nobody waits for is seen by the next load, goes with the next write, and is there after a close', async () => {
    const seen = store.states.put('quota', 'laptop', '1', 'with_next');
    expect(await store.states.load('quota')).toEqual(new Map([['laptop', '1']]));
    await seen;

    const taken = store.states.put('quota', 'laptop', '2', 'with_next');
    await Promise.all([created(store), taken]);
    const last = store.states.put('quota', 'laptop', '3', 'with_next');
    store = await stores.again(store);
    await last;
    expect(await store.states.load('quota')).toEqual(new Map([['laptop', '3']]));
  });

  it('a load sees every put before it, also while others are being written', async () => {
    for (let n = 0; n < 50; n++) {
      const admission = created(store);
      await Promise.resolve();
      const put = store.states.put('pool', 'haiku', String(n), n % 2 === 0 ? 'with_next' : 'now');
      if (n % 2 === 1) await put;
      expect(await store.states.load('pool')).toEqual(new Map([['haiku', String(n)]]));
      await Promise.all([admission, put]);
    }
  });

  it('ten thousand states are loaded whole, large ones too', async () => {
    const want = new Map(Array.from({ length: 10_000 }, (_, n) => [uuid(), JSON.stringify({ n, speeds: 'x'.repeat(n % 1000 === 0 ? 1_000_000 : 10) })]));
    await Promise.all([...want].map(([id, json]) => store.states.put('pool', id, json)));
    expect(await store.states.load('pool')).toEqual(want);
  });
}
