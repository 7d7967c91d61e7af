import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { ArtifactDocument } from '../../../src/domain/artifact/document.js';
import { canonicalJson } from '../../../src/lib/canonical-json.js';
import type { Artifacts } from '../../../src/services/artifacts/artifacts.js';
import { FakeClock } from '../../support/fake-clock.js';
import { openServices, type KitOptions, type ServiceKit } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
const kits = new Set<ServiceKit>();
afterEach(async () => {
  for (const kit of kits) await kit.close();
  kits.clear();
});
afterAll(() => dirs.removeAll());

interface World {
  readonly dataDir: string;
  readonly clock: FakeClock;
  readonly kit: ServiceKit;
  readonly artifacts: Artifacts;
}

async function open(options: Partial<KitOptions> & { readonly dataDir?: string } = {}): Promise<World> {
  const { dataDir = dirs.make(), clock = new FakeClock() } = options;
  const kit = await openServices({ ...options, dataDir, clock });
  kits.add(kit);
  return { dataDir, clock, kit, artifacts: kit.services.artifacts };
}

async function again(world: World, options: Partial<KitOptions> = {}): Promise<World> {
  await world.kit.close();
  kits.delete(world.kit);
  const next = await open({ ...options, dataDir: world.dataDir, clock: world.clock });
  await next.artifacts.swept();
  return next;
}

const doc = (content: Record<string, unknown>, changes: Partial<ArtifactDocument> = {}): ArtifactDocument => ({ kind: 'other', content, tags: [], metadata: {}, ...changes });
const fileOf = ({ dataDir }: World, id: string): string => join(dataDir, 'artifacts', id.slice(0, 2), `${id.slice(2)}.json`);
const filesIn = ({ dataDir }: World): readonly string[] =>
  readdirSync(join(dataDir, 'artifacts'))
    .filter((name) => /^[0-9a-f]{2}$/.test(name))
    .flatMap((name) => readdirSync(join(dataDir, 'artifacts', name)).map((rest) => name + rest.replace('.json', '')))
    .sort();
const quarantined = ({ dataDir }: World): readonly string[] => readdirSync(join(dataDir, 'artifacts', 'quarantine'));
const rowsIn = async ({ kit }: World): Promise<readonly string[]> => kit.store.artifacts.ids('', 100_000);
const textOf = async ({ artifacts }: World, id: string): Promise<string | undefined> => {
  const found = await artifacts.read(id);
  return found === undefined ? undefined : Buffer.from(found.bytes).toString();
};
const codeOf = async (asked: Promise<unknown>): Promise<string> => asked.then(() => 'none', (error: { code?: string }) => error.code ?? String(error));

describe('an artifact is named by what is in it (OC-CTRL-2050)', () => {
  it('any JSON document comes back byte for byte, under the SHA-256 of its canonical form, however its members were ordered', async () => {
    const world = await open();
    const tags = fc.array(fc.string({ maxLength: 20 }), { maxLength: 5 });
    const content = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }));
    const metadata = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true })));
    await fc.assert(
      fc.asyncProperty(content, metadata, tags, async (written, facts, labels) => {
        const record = await world.artifacts.create(doc(written, { metadata: facts, tags: labels }), 'client');
        const text = (await textOf(world, record.id)) ?? '';
        expect(createHash('sha256').update(text).digest('hex')).toBe(record.id);
        expect(record.bytes).toBe(Buffer.byteLength(text));
        // Their own reader finds the same values: -0 is 0 in JSON.
        const sorted = [...new Set(labels)].sort();
        expect(JSON.parse(text)).toEqual(JSON.parse(canonicalJson({ content: written, kind: 'other', metadata: facts, tags: sorted })));
        const turned = doc(reversed(written), { metadata: facts, tags: [...labels].reverse() });
        expect(await world.artifacts.create(turned, 'client')).toEqual(record);
      }),
      { numRuns: 60 },
    );
  });

  it('the same document again is the same record, at whatever time', async () => {
    const world = await open();
    const first = await world.artifacts.create(doc({ a: 1 }, { tags: ['b', 'a', 'b'] }), 'client');
    expect(first.tags).toEqual(['a', 'b']);
    world.clock.advance(5_000);
    const all = await Promise.all(Array.from({ length: 20 }, () => world.artifacts.create(doc({ a: 1 }, { tags: ['a', 'b'] }), 'client')));
    for (const each of all) expect(each).toMatchObject({ id: first.id, createdAt: first.createdAt });
    expect(filesIn(world)).toEqual([first.id]);
    expect(world.artifacts.bytes).toBe(first.bytes);
  });

  it('files are for their owner alone', async () => {
    const world = await open();
    const { id } = await world.artifacts.create(doc({ secret: true }), 'client');
    expect(statSync(fileOf(world, id)).mode & 0o777).toBe(0o600);
    for (const name of ['', 'tmp', 'quarantine', id.slice(0, 2)]) expect(statSync(join(world.dataDir, 'artifacts', name)).mode & 0o777).toBe(0o700);
  });
});

describe('what was altered is never served (OC-CTRL-2051)', () => {
  const damages: readonly (readonly [string, (path: string) => void])[] = [
    ['one byte is another', (path) => writeFileSync(path, readFileSync(path, 'utf8').replace('precious', 'worthles'))],
    ['its end is missing', (path) => truncateSync(path, statSync(path).size - 1)],
    ['it is empty', (path) => truncateSync(path, 0)],
    ['something was added', (path) => writeFileSync(path, `${readFileSync(path, 'utf8')}\n`)],
    ['it is gone', (path) => rmSync(path)],
  ];
  it.each(damages)('%s: 410 from then on, and after a restart; stored again it is as before', async (_what, damage) => {
    let world = await open();
    const precious = doc({ is: 'precious' }, { tags: ['x'] });
    const record = await world.artifacts.create(precious, 'client');
    damage(fileOf(world, record.id));
    expect(await codeOf(world.artifacts.read(record.id))).toBe('ARTIFACT_DAMAGED');
    expect(await codeOf(world.artifacts.read(record.id))).toBe('ARTIFACT_DAMAGED');
    expect(existsSync(fileOf(world, record.id))).toBe(false);
    expect(quarantined(world).length).toBe(_what === 'it is gone' ? 0 : 1);
    for (const name of quarantined(world)) expect(name).toMatch(new RegExp(`^2026-01-01T.*-${record.id}\\.json$`));
    const errors = world.kit.log.filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ human: expect.stringContaining(record.id), fields: { artifact_id: record.id } });
    expect(JSON.stringify(errors)).not.toContain('precious');
    expect(await world.artifacts.list({ limit: 10 })).toEqual([]);
    expect(world.artifacts.bytes).toBe(0);
    expect(await world.kit.telemetry.render()).toMatch(/^artifacts_bytes 0\nartifacts_quarantined_total 1$|^artifacts_bytes 0$[^]*^artifacts_quarantined_total 1$/m);
    world = await again(world);
    expect(await codeOf(world.artifacts.find(record.id))).toBe('ARTIFACT_DAMAGED');
    expect(await world.artifacts.create(precious, 'client')).toEqual(record);
    expect(await textOf(world, record.id)).toContain('precious');
    expect(world.artifacts.bytes).toBe(record.bytes);
  });

  it('a damaged one can be deleted, and is then unknown', async () => {
    const world = await open();
    const { id } = await world.artifacts.create(doc({ a: 1 }), 'client');
    truncateSync(fileOf(world, id), 3);
    expect(await codeOf(world.artifacts.read(id))).toBe('ARTIFACT_DAMAGED');
    await world.artifacts.remove(id);
    expect(await world.artifacts.read(id)).toBeUndefined();
    expect(world.artifacts.bytes).toBe(0);
  });

  it('what was altered and not yet read is whole again when the same document is stored', async () => {
    const world = await open();
    const record = await world.artifacts.create(doc({ is: 'precious' }), 'client');
    truncateSync(fileOf(world, record.id), 3);
    expect(await world.artifacts.create(doc({ is: 'precious' }), 'client')).toEqual(record);
    expect(await textOf(world, record.id)).toContain('precious');
  });

  it('half written files of a crash are removed; files that the index does not know are adopted; lost ones are told', async () => {
    let world = await open();
    const kept = await world.artifacts.create(doc({ n: 1 }, { tags: ['x'], kind: 'plan' }), 'client');
    const child = await world.artifacts.create(doc({ n: 2 }, { parent: kept.id }), 'client');
    const lost = await world.artifacts.create(doc({ n: 3 }), 'client');
    rmSync(fileOf(world, lost.id));
    writeFileSync(join(world.dataDir, 'artifacts', 'tmp', '17'), 'half of someth');
    writeFileSync(join(world.dataDir, 'artifacts', kept.id.slice(0, 2), 'notes.txt'), 'somebody else\'s');
    // As if the process had been killed before it could write the row, or the index had been lost.
    await world.kit.store.artifacts.remove([kept.id, child.id]);
    world = await again(world);
    expect(readdirSync(join(world.dataDir, 'artifacts', 'tmp'))).toEqual([]);
    expect(await world.artifacts.list({ limit: 10, tag: 'x', kind: 'plan' })).toMatchObject([{ id: kept.id, bytes: kept.bytes, tags: ['x'] }]);
    expect(await world.artifacts.list({ limit: 10, parent: kept.id })).toMatchObject([{ id: child.id }]);
    expect(await textOf(world, kept.id)).toContain('"n":1');
    expect(await codeOf(world.artifacts.find(lost.id))).toBe('ARTIFACT_DAMAGED');
    expect(world.artifacts.bytes).toBe(kept.bytes + child.bytes);
  });

  it('a file that says something else than its name, and one that is no document, are not adopted', async () => {
    let world = await open();
    const foreign = '{"not":"ours"}';
    const id = createHash('sha256').update(foreign).digest('hex');
    const liar = 'ab'.repeat(32);
    for (const [name, text] of [[id, foreign], [liar, 'whatever']] as const) {
      mkdirSync(join(world.dataDir, 'artifacts', name.slice(0, 2)), { recursive: true });
      writeFileSync(fileOf(world, name), text);
    }
    world = await again(world);
    expect(await world.artifacts.read(id)).toBeUndefined();
    expect(await world.artifacts.read(liar)).toBeUndefined();
    expect(filesIn(world)).toEqual([id]);
    expect(quarantined(world)).toEqual([expect.stringContaining(liar)]);
  });
});

describe('deleting and lineage (OC-CTRL-2054, OC-CTRL-2056)', () => {
  it('a deleted one is gone with its file, deleting again is no error, and it can be stored again', async () => {
    const world = await open();
    const { id } = await world.artifacts.create(doc({ a: 1 }), 'client');
    await world.artifacts.remove(id);
    await world.artifacts.remove(id);
    expect(await world.artifacts.read(id)).toBeUndefined();
    expect(filesIn(world)).toEqual([]);
    expect((await world.artifacts.create(doc({ a: 1 }), 'client')).id).toBe(id);
    expect(await textOf(world, id)).toContain('"a":1');
  });

  it('one that is stored and deleted at the same moment is whole or gone, never listed without its file', async () => {
    const world = await open();
    const id = createHash('sha256').update(canonicalJson({ ...doc({ a: 1 }) })).digest('hex');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ what: fc.constantFrom('create', 'remove'), after: fc.nat(30) }), { minLength: 2, maxLength: 6 }), async (ops) => {
        await Promise.all(
          ops.map(async ({ what, after }) => {
            for (let turn = 0; turn < after; turn++) await new Promise((resolve) => setImmediate(resolve));
            await (what === 'create' ? world.artifacts.create(doc({ a: 1 }), 'client') : world.artifacts.remove(id));
          }),
        );
        expect(filesIn(world)).toEqual(await rowsIn(world));
      }),
      { numRuns: 150 },
    );
    expect(world.kit.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('a parent must be there; its children keep its id when it goes', async () => {
    const world = await open();
    expect(await codeOf(world.artifacts.create(doc({ a: 1 }, { parent: 'ab'.repeat(32) }), 'client'))).toBe('INVALID_PARAMS');
    const parent = await world.artifacts.create(doc({ a: 1 }), 'client');
    const child = await world.artifacts.create(doc({ a: 2 }, { parent: parent.id }), 'client');
    await world.artifacts.remove(parent.id);
    expect(await world.artifacts.list({ parent: parent.id, limit: 10 })).toEqual([child]);
    expect(await textOf(world, child.id)).toContain(parent.id);
  });
});

describe('artifacts are bounded (OC-CTRL-2055)', () => {
  const sized = (n: number, changes: Partial<ArtifactDocument> = {}): ArtifactDocument => doc({ n: String(n).padStart(300, '0') }, changes);

  it('in size, and in kind for clients', async () => {
    const world = await open({ artifacts: { maxBytes: 200, kinds: ['plan'] } });
    expect(await codeOf(world.artifacts.create(sized(1, { kind: 'plan' }), 'client'))).toBe('TOO_LARGE');
    expect(await codeOf(world.artifacts.create(doc({}, { kind: 'trace' }), 'client'))).toBe('INVALID_PARAMS');
    expect(await codeOf(world.artifacts.create(doc({}, { kind: 'trace' }), 'daemon'))).toBe('none');
    expect(await codeOf(world.artifacts.create(doc({ n: Infinity }, { kind: 'plan' }), 'client'))).toBe('INVALID_PARAMS');
  });

  it('in all their bytes: what was used the longest ago goes first, what is pinned never, and where no room can be made nothing goes', async () => {
    const one = Buffer.byteLength(canonicalJson({ ...sized(1) }));
    const world = await open({ artifacts: { quotaBytes: 4 * one + 50, maxBytes: 10_000 } });
    const store = async (n: number, changes: Partial<ArtifactDocument> = {}) => {
      world.clock.advance(1_000);
      return (await world.artifacts.create(sized(n, changes), 'client')).id;
    };
    const pinned = await store(1, { tags: ['pinned'] });
    const first = await store(2);
    const second = await store(3);
    const third = await store(4);
    world.clock.advance(1_000);
    await world.artifacts.read(first);
    const fourth = await store(5);
    expect(await rowsIn(world)).toEqual([pinned, first, third, fourth].sort());
    expect(filesIn(world)).toEqual([pinned, first, third, fourth].sort());
    expect(await world.artifacts.read(second)).toBeUndefined();

    const big = doc({ n: '1'.repeat(4 * one) });
    await expect(world.artifacts.create(big, 'client')).rejects.toMatchObject({ code: 'ADMISSION_REJECT', policyLabel: 'artifact_quota', retriable: false });
    expect(await rowsIn(world)).toHaveLength(4);
    // The document that is there already needs no room.
    expect((await world.artifacts.create(sized(1, { tags: ['pinned'] }), 'client')).id).toBe(pinned);
    expect(await rowsIn(world)).toHaveLength(4);
  });

  it('many at once, created, deleted, read and evicted: no pinned one goes, no room is lost, and every row has its file', async () => {
    const one = Buffer.byteLength(canonicalJson({ ...sized(1) }));
    const op = fc.record({ what: fc.constantFrom('create', 'create', 'create', 'remove', 'read'), n: fc.nat(9) });
    await fc.assert(
      fc.asyncProperty(fc.array(op, { minLength: 5, maxLength: 60 }), async (ops) => {
        const world = await open({ artifacts: { quotaBytes: 5 * one + 100, maxBytes: 10_000 } });
        const pinnedIds = await Promise.all([100, 101].map(async (n) => (await world.artifacts.create(sized(n, { tags: ['pinned'] }), 'client')).id));
        const ids = new Map<number, string>();
        const refused: string[] = [];
        await Promise.all(
          ops.map(async ({ what, n }) => {
            const id = ids.get(n) ?? createHash('sha256').update(canonicalJson({ ...sized(n) })).digest('hex');
            ids.set(n, id);
            if (what === 'create') await world.artifacts.create(sized(n), 'client').catch((error: { code?: string }) => refused.push(error.code ?? String(error)));
            else if (what === 'remove') await world.artifacts.remove(id);
            else await world.artifacts.read(id);
            expect(world.artifacts.bytes).toBeLessThanOrEqual(5 * one + 100);
          }),
        );
        expect(new Set(refused)).toEqual(new Set(refused.length > 0 ? ['ADMISSION_REJECT'] : []));
        const rows = await rowsIn(world);
        expect(filesIn(world)).toEqual(rows);
        for (const id of pinnedIds) expect(rows).toContain(id);
        const whole = await Promise.all(rows.map(async (id) => (await world.artifacts.read(id))?.bytes.length ?? 0));
        expect(world.artifacts.bytes).toBe(whole.reduce((sum, each) => sum + each, 0));
        expect(world.kit.log.filter(({ level }) => level === 'error')).toEqual([]);
        await world.kit.close();
        kits.delete(world.kit);
      }),
      { numRuns: 25 },
    );
  });
});

function reversed(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).reverse());
}
