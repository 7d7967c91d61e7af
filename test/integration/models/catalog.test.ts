import type { StateStore, Store } from '../../../src/ports/store.js';
import { newModel, poolOf, writeModelFile } from '../../support/models.js';
import { openServices, passes, settle, submission, testUuid, type KitOptions, type ServiceKit } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let kit: ServiceKit;
const models = dirs.make();
const file = writeModelFile(models);
const other = writeModelFile(models, 'other.gguf', 'the bytes of another');
const open = async (options: Omit<KitOptions, 'dataDir'> & { readonly dataDir?: string } = {}): Promise<ServiceKit> =>
  (kit = await openServices({ dataDir: dirs.make(), catalog: { directories: [models] }, ...options }));
afterEach(async () => kit.close());

const catalog = () => kit.services.catalog;
const reopen = async (options: Omit<KitOptions, 'dataDir'>, dataDir: string): Promise<void> => {
  await kit.close();
  await open({ ...options, dataDir });
};
const outcomeOf = async (n: number) => (await kit.services.queries.get(testUuid(n))).task.outcome;

describe('OC-CTRL-2070: a model of the catalog', () => {
  it('is entered, seen, listed by id and removed, and is so after a restart', async () => {
    const dataDir = dirs.make();
    await open({ dataDir });
    await catalog().create(newModel('zebra', other.modelRef));
    await catalog().create(newModel('haiku', file.modelRef, { digest: file.digest, tags: ['small'], sbom: { uri: 'https://example.org/sbom' } }));
    await reopen({}, dataDir);
    expect(catalog().list().map(({ model }) => model.id)).toEqual(['haiku', 'zebra']);
    expect(catalog().get('haiku')).toMatchObject({
      model: { id: 'haiku', modelRef: file.modelRef, digest: file.digest, state: 'active', tags: ['small'], sbom: { uri: 'https://example.org/sbom' } },
      policy: { mode: 'permissive' },
      pools: [],
    });
    await catalog().remove('zebra');
    await reopen({}, dataDir);
    expect(catalog().list().map(({ model }) => model.id)).toEqual(['haiku']);
    expect(() => catalog().get('zebra')).toThrow(expect.objectContaining({ code: 'NOT_FOUND', field: 'id' }));
    await expect(catalog().remove('zebra')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('entered twice alike is one model; differently it is a conflict', async () => {
    await open();
    const first = await catalog().create(newModel('haiku', file.modelRef));
    kit.clock.advance(1_000);
    const second = await catalog().create(newModel('haiku', file.modelRef));
    expect(second.model.createdAt).toBe(first.model.createdAt);
    await expect(catalog().create(newModel('haiku', other.modelRef))).rejects.toMatchObject({ code: 'CONFLICT', field: 'id' });
    await expect(catalog().create(newModel('haiku', file.modelRef, { tags: ['x'] }))).rejects.toMatchObject({ code: 'CONFLICT', field: 'id' });
  });

  it('that is entered many times at once with different bodies is one of them', async () => {
    await open();
    const answers = await Promise.allSettled([file, other].map(({ modelRef }) => catalog().create(newModel('haiku', modelRef))));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(catalog().list()).toHaveLength(1);
  });

  it('has a place of its own, however it is written', async () => {
    await open();
    await catalog().create(newModel('haiku', file.modelRef));
    await expect(catalog().create(newModel('twin', `${models}/../${models.split('/').at(-1) ?? ''}/./haiku.gguf`))).rejects.toMatchObject({ code: 'CONFLICT', field: 'model_ref' });
  });

  it('cannot take the name that a pool has for something else, and can take one that means the same', async () => {
    await open({ pools: [{ ...poolOf(other.modelRef), modelRefs: ['haiku', 'other'] }] });
    await expect(catalog().create(newModel('haiku', file.modelRef))).rejects.toMatchObject({ code: 'CONFLICT', field: 'id', message: expect.stringContaining('Pool pool serves another model') });
    expect((await catalog().create(newModel('other', other.modelRef))).pools).toEqual(['pool']);
  });

  it('that a pool serves is not removed', async () => {
    await open({ pools: [poolOf('haiku')] });
    await catalog().create(newModel('haiku', file.modelRef));
    await expect(catalog().remove('haiku')).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('Pool pool serves haiku') });
  });

  it.each([
    ['s3://bucket/a.gguf', 'model_ref', 'not fetched from s3:'],
    ['oci://host/a:1', 'model_ref', 'not fetched from oci:'],
    ['http://example.org/a.gguf', 'model_ref', 'https'],
    ['sonnet', 'model_ref', 'tells no place'],
    [file.digest, 'model_ref', 'tells no place'],
    ['file:/etc/shadow', 'model_ref', 'catalog.directories'],
    ['/dev/zero', 'model_ref', 'catalog.directories'],
    [`${models}/../../etc/shadow`, 'model_ref', 'catalog.directories'],
    [`${models}-and-more/a.gguf`, 'model_ref', 'catalog.directories'],
  ])('is refused at %s, with the field %s', async (modelRef, field, says) => {
    await open();
    await expect(catalog().create(newModel('haiku', modelRef))).rejects.toMatchObject({ code: 'INVALID_PARAMS', field, message: expect.stringContaining(says) });
  });

  it('has an id that reads as no path, and is bounded in size', async () => {
    await open();
    await expect(catalog().create(newModel('haiku.gguf', file.modelRef))).rejects.toMatchObject({ code: 'INVALID_PARAMS', field: 'id' });
    const tags = Array.from({ length: 64 }, (_, n) => `${n}`.padEnd(2_000, 'x'));
    await expect(catalog().create(newModel('haiku', file.modelRef, { tags }))).rejects.toMatchObject({ code: 'INVALID_PARAMS', message: expect.stringContaining('65536') });
  });

  it('may lie beside the model of a configured pool', async () => {
    await open({ catalog: {}, pools: [poolOf(file.modelRef)] });
    expect((await catalog().create(newModel('other', other.modelRef))).pools).toEqual([]);
  });

  it('that is damaged in the store is told and left out, and the others are there', async () => {
    const dataDir = dirs.make();
    await open({ dataDir });
    await catalog().create(newModel('haiku', file.modelRef));
    await catalog().create(newModel('other', other.modelRef));
    await kit.store.states.put('model', 'haiku', '{"version":1,"model":{"id":"haiku","state":"sleeping"}}');
    await kit.store.states.put('model', 'odd', '{"version":2}');
    await reopen({}, dataDir);
    expect(catalog().list().map(({ model }) => model.id)).toEqual(['other']);
    expect(kit.log.filter(({ level, human }) => level === 'error' && human.includes('damaged')).map(({ fields }) => fields['model_id'])).toEqual(['haiku', 'odd']);
  });

  it('does not count where the store could not keep it', async () => {
    let broken = false;
    const states = (store: Store): StateStore => ({ ...store.states, load: (kind) => store.states.load(kind), remove: (kind, id) => store.states.remove(kind, id), put: (...asked) => (broken ? Promise.reject(new Error('the disk is full')) : store.states.put(...asked)) });
    await open({ disk: (store) => ({ ...store, tasks: store.tasks, tokens: store.tokens, sessions: store.sessions, artifacts: store.artifacts, states: states(store), close: () => store.close() }) });
    broken = true;
    await expect(catalog().create(newModel('haiku', file.modelRef))).rejects.toThrow('the disk is full');
    broken = false;
    expect(catalog().list()).toEqual([]);
    await catalog().create(newModel('haiku', other.modelRef));
  });
});

describe('OC-CTRL-2075: a pool answers to every name of its model', () => {
  it.each([
    ['its id', () => 'haiku'],
    ['its place', () => file.modelRef],
    ['its digest', () => file.digest],
  ])('by %s, whichever of them the pool was configured with', async (_what, name) => {
    await open({ pools: [poolOf(name())] });
    await catalog().create(newModel('haiku', file.modelRef, { digest: file.digest }));
    let n = 0;
    for (const modelRef of ['haiku', file.modelRef, file.digest]) {
      n += 1;
      await kit.services.admission.admit(submission(n, { modelRef, maxTokens: 1 }));
    }
    await settle(async () => (await outcomeOf(3)) !== undefined);
    expect(kit.services.pools.get('pool').modelRefs).toEqual(expect.arrayContaining(['haiku', file.modelRef, file.digest]));
    expect(catalog().get('haiku').pools).toEqual(['pool']);
  });

  it('no more once the model is gone from its pool, and the catalog', async () => {
    await open({ pools: [poolOf('haiku')] });
    await catalog().create(newModel('haiku', file.modelRef));
    await kit.services.admission.admit(submission(1, { modelRef: file.modelRef, maxTokens: 1 }));
    await kit.services.reloads.reload('pool', { model: 'sonnet' });
    await settle(() => kit.services.pools.get('pool').definition.model === 'sonnet');
    await catalog().remove('haiku');
    await expect(kit.services.admission.admit(submission(2, { modelRef: file.modelRef }))).rejects.toMatchObject({ code: 'NOT_FOUND', field: 'model_ref' });
  });

  it('and a name that is nearly one is told as such', async () => {
    await open({ pools: [poolOf('haiku')] });
    await expect(kit.services.admission.admit(submission(1, { modelRef: 'hiaku' }))).rejects.toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('Did you mean "haiku"?') });
  });
});

describe('OC-CTRL-2072: a retired model', () => {
  it('takes no new tasks, runs what it has, and takes them again when it is active', async () => {
    const dataDir = dirs.make();
    const pools = [{ id: 'pool', model: 'haiku', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 10, endChance: 0 }] }];
    await open({ dataDir, pools });
    await catalog().create(newModel('haiku', file.modelRef));
    await kit.services.admission.admit(submission(1, { modelRef: 'haiku', maxTokens: 5 }));
    await kit.services.admission.admit(submission(2, { modelRef: file.modelRef, maxTokens: 5 }));
    await catalog().setState('haiku', 'retired');
    await expect(kit.services.admission.admit(submission(3, { modelRef: 'haiku' }))).rejects.toMatchObject({ code: 'MODEL_DEPRECATED', field: 'model_ref' });
    await passes(kit, 20, async () => (await outcomeOf(2)) !== undefined);
    expect(await outcomeOf(2)).toMatchObject({ kind: 'completed' });
    expect([...kit.services.gauges.modelStates()]).toEqual([{ modelId: 'haiku', state: 'retired' }]);
    await reopen({ pools }, dataDir);
    await expect(kit.services.admission.admit(submission(3, { modelRef: 'haiku' }))).rejects.toMatchObject({ code: 'MODEL_DEPRECATED' });
    await catalog().setState('haiku', 'active');
    await kit.services.admission.admit(submission(3, { modelRef: 'haiku', maxTokens: 1 }));
  });

  it('does not make a pool active that its configuration retired', async () => {
    await open({ pools: [{ ...poolOf('haiku'), modelState: 'retired' }] });
    await catalog().create(newModel('haiku', file.modelRef));
    await catalog().setState('haiku', 'retired');
    await catalog().setState('haiku', 'active');
    await expect(kit.services.admission.admit(submission(1, { modelRef: 'haiku' }))).rejects.toMatchObject({ code: 'MODEL_DEPRECATED' });
  });

  it('is refused a deadline with the state active', async () => {
    await open();
    await catalog().create(newModel('haiku', file.modelRef));
    await expect(catalog().setState('haiku', 'active', 5)).rejects.toMatchObject({ code: 'INVALID_PARAMS', field: 'deadline_ms' });
  });
});

describe('OC-CTRL-2073: a retired model with a deadline', () => {
  const pools = [{ id: 'pool', model: 'haiku', replicas: [{ id: 'r0', slots: 1, tokensPerSecond: 10, endChance: 0 }] }, poolOf('sonnet', 'aside')];

  it('drains the pools that serve it, and no others, and what still runs then ends', async () => {
    await open({ pools });
    await catalog().create(newModel('haiku', file.modelRef));
    await kit.services.admission.admit(submission(1, { modelRef: 'haiku', maxTokens: 100 }));
    const { model } = await catalog().setState('haiku', 'retired', 3_000);
    expect(model.retireDeadline).toBe(kit.clock.wall() + 3_000);
    expect(kit.services.pools.get('pool').drain?.remainingMs()).toBe(3_000);
    expect(kit.services.pools.get('aside').drain).toBeUndefined();
    await passes(kit, 50, async () => (await outcomeOf(1)) !== undefined);
    expect(await outcomeOf(1)).toMatchObject({ kind: 'dropped', code: 'POOL_UNAVAILABLE', tokensOut: 30 });
  });

  it('drains on after a restart until the same moment, and not once it is active', async () => {
    const dataDir = dirs.make();
    await open({ dataDir, pools });
    await catalog().create(newModel('haiku', file.modelRef));
    await catalog().setState('haiku', 'retired', 10_000);
    const { clock } = kit;
    clock.advance(4_000);
    await reopen({ pools, clock }, dataDir);
    expect(kit.services.pools.get('pool').drain?.remainingMs()).toBe(6_000);
    const { model } = await catalog().setState('haiku', 'active');
    expect(model.retireDeadline).toBeUndefined();
    expect(kit.services.pools.get('pool').drain).toBeUndefined();
    await reopen({ pools, clock }, dataDir);
    expect(kit.services.pools.get('pool').drain).toBeUndefined();
  });

  it('leaves a drain that somebody else asked for', async () => {
    await open({ pools });
    await catalog().create(newModel('haiku', file.modelRef));
    await kit.services.drains.drain('pool', 60_000);
    await catalog().setState('haiku', 'retired');
    await catalog().setState('haiku', 'active');
    expect(kit.services.pools.get('pool').drain).toBeDefined();
  });
});
