import fc from 'fast-check';
import { CatalogIndex } from '../../../../src/domain/model/catalog-index.js';
import { meaningOf } from '../../../../src/domain/model/meaning.js';
import type { CatalogModel } from '../../../../src/domain/model/model.js';
import { isBelow } from '../../../../src/domain/model/places.js';
import { resolveFile } from '../../../../src/domain/model/ref.js';

const IDS = ['haiku', 'sonnet', 'ode'];
const PLACES = ['file:/srv/a.gguf', '/srv/x/../b.gguf', 'hf:org/repo/c.gguf', 'https://example.org/d.gguf'];
const DIGESTS = ['a', 'b'].map((digit) => `sha256:${digit.repeat(64)}`);
/** Another way to write each place. */
const SPELLINGS: Readonly<Record<string, string>> = {
  'file:/srv/a.gguf': './a.gguf',
  '/srv/x/../b.gguf': 'file:///srv/b.gguf',
  'hf:org/repo/c.gguf': 'hf:org/repo@main/c.gguf',
  'https://example.org/d.gguf': 'https://EXAMPLE.org:443/d.gguf',
};

type Change = { readonly kind: 'put'; readonly id: string; readonly place: string; readonly digest: string | undefined } | { readonly kind: 'remove'; readonly id: string };

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), id: fc.constantFrom(...IDS), place: fc.constantFrom(...PLACES), digest: fc.constantFrom(undefined, ...DIGESTS) }),
  fc.record({ kind: fc.constant('remove' as const), id: fc.constantFrom(...IDS) }),
);

const model = (id: string, modelRef: string, digest: string | undefined): CatalogModel => ({ id, modelRef, ...(digest === undefined ? {} : { digest }), state: 'active', tags: [], manifests: [], signatures: [], trustPolicy: {}, createdAt: 0 });

describe('OC-CTRL-2075: the index of the catalog', () => {
  it('answers as a search through all models would, after any changes', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const index = new CatalogIndex('/srv');
        const known = new Map<string, CatalogModel>();
        for (const each of changes) {
          const before = index.revision;
          if (each.kind === 'remove') {
            index.remove(each.id);
            known.delete(each.id);
            continue;
          }
          // The catalog lets no two have one place.
          if ([...known.values()].some(({ id, modelRef }) => id !== each.id && modelRef === each.place)) continue;
          const made = model(each.id, each.place, each.digest);
          index.put(made);
          known.set(each.id, made);
          expect(index.revision).toBeGreaterThan(before);
        }
        const all = [...known.values()];
        expect(index.all()).toEqual(all.sort((a, b) => (a.id < b.id ? -1 : 1)));
        for (const id of IDS) expect(index.named(id)).toEqual(all.filter((each) => each.id === id));
        for (const place of PLACES) {
          const there = all.filter(({ modelRef }) => modelRef === place);
          expect(index.named(place)).toEqual(there);
          expect(index.named(SPELLINGS[place] ?? '')).toEqual(there);
        }
        for (const digest of DIGESTS) expect(new Set(index.named(digest))).toEqual(new Set(all.filter((each) => each.digest === digest)));
        for (const { id, modelRef, digest } of all) {
          const { modelRefs } = meaningOf({ model: id, modelRefs: ['alias'] }, index);
          expect(modelRefs).toEqual([id, 'alias', modelRef, ...(digest === undefined ? [] : [digest])]);
        }
      }),
    );
  });
});

describe('a path of a model', () => {
  it('that is below a directory stays there, however many dots a request writes', () => {
    const part = fc.constantFrom('..', '.', 'a', 'models', 'etc', '', '...');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const path = resolveFile(`/srv/models/${parts.join('/')}`, '/');
        expect(path).not.toMatch(/(^|\/)\.\.?(\/|$)/);
        expect(isBelow(path, '/srv/models')).toBe(path === '/srv/models' || path.startsWith('/srv/models/'));
        expect(isBelow(path, '/')).toBe(false);
      }),
    );
  });
});
