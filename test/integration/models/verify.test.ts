import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewModel } from '../../../src/domain/model/model.js';
import type { CatalogEntry } from '../../../src/services/models/catalog.js';
import { newModel, poolOf, signed, writeModelFile } from '../../support/models.js';
import { openServices, settle, submission, type KitOptions, type ServiceKit } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

let kit: ServiceKit;
const models = dirs.make();
const file = writeModelFile(models);
const WRONG = `sha256:${'0'.repeat(64)}`;
const open = async (options: Omit<KitOptions, 'dataDir'> & { readonly dataDir?: string } = {}): Promise<ServiceKit> =>
  (kit = await openServices({ dataDir: dirs.make(), catalog: { directories: [models] }, ...options }));
afterEach(async () => kit.close());

const ended = async (id: string): Promise<CatalogEntry> => {
  await settle(() => kit.services.catalog.get(id).running === undefined);
  return kit.services.catalog.get(id);
};
const verified = async (model: NewModel): Promise<CatalogEntry> => {
  await kit.services.catalog.create(model);
  kit.services.catalog.verify(model.id);
  return ended(model.id);
};
const metric = async (): Promise<readonly string[]> => (await kit.telemetry.render()).split('\n').filter((line) => line.startsWith('catalog_verifications_total{'));

describe('OC-CTRL-2071: a verification', () => {
  it('reads the file, learns a digest that nobody stated, and outlasts a restart', async () => {
    const dataDir = dirs.make();
    await open({ dataDir });
    await kit.services.catalog.create(newModel('haiku', file.modelRef));
    expect(kit.services.catalog.verify('haiku').running).toMatchObject({ startedAt: kit.clock.wall() });
    const { model } = await ended('haiku');
    expect(model).toMatchObject({ digest: file.digest, manifests: [{ digest: file.digest, sizeBytes: 20 }], verification: { result: 'passed', problems: [] } });
    expect(await metric()).toEqual(['catalog_verifications_total{result="ok",reason="none",engine=""} 1']);
    await kit.close();
    await open({ dataDir });
    expect(kit.services.catalog.get('haiku')).toMatchObject({ model, running: undefined });
  });

  it('asked for while one is under way is that one', async () => {
    await open();
    await kit.services.catalog.create(newModel('haiku', file.modelRef));
    kit.services.catalog.verify('haiku');
    kit.services.catalog.verify('haiku');
    await ended('haiku');
    expect(await metric()).toEqual([expect.stringMatching(/ 1$/)]);
  });

  it('of many models at once ends for each', async () => {
    await open();
    const ids = Array.from({ length: 7 }, (_, n) => `m${n}`);
    for (const id of ids) await kit.services.catalog.create(newModel(id, writeModelFile(models, `${id}.gguf`, id).modelRef));
    for (const id of ids) kit.services.catalog.verify(id);
    for (const id of ids) expect((await ended(id)).model.verification?.result).toBe('passed');
  });

  it('of a directory is that of all its files: one more, or another byte, is another model', async () => {
    await open();
    const directory = join(models, 'sharded');
    mkdirSync(join(directory, 'sub'), { recursive: true });
    writeFileSync(join(directory, 'config.json'), '{}');
    writeFileSync(join(directory, 'sub', 'model-1.safetensors'), 'weights');
    const { model } = await verified(newModel('first', directory));
    expect(model).toMatchObject({ verification: { result: 'passed' }, manifests: [{ sizeBytes: 2 }, { sizeBytes: 7 }] });
    const { digest = '' } = model;
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    await kit.services.catalog.remove('first');
    expect((await verified(newModel('same', directory, { digest }))).model.verification?.result).toBe('passed');
    writeFileSync(join(directory, 'sub', 'extra.py'), 'import os');
    kit.services.catalog.verify('same');
    expect((await ended('same')).model.verification).toMatchObject({ result: 'warned', problems: [expect.stringContaining('these are other bytes')] });
  });

  it.each([
    ['a digest that is another', { digest: WRONG }, 'digest_mismatch', 'these are other bytes'],
    ['a file that is not there', { modelRef: join(models, 'none.gguf') }, 'file_missing', 'no file'],
    ['a directory whose bytes are others', { modelRef: `file:${models}`, digest: WRONG }, 'digest_mismatch', 'these are other bytes'],
    ['a registry that is not allowed', { sourceUrl: 'https://evil.example/haiku', trustPolicy: { allowedRegistries: ['huggingface.co', '*.example.org'] } }, 'registry', 'evil.example'],
    ['no registry where some are allowed', { trustPolicy: { allowedRegistries: ['huggingface.co'] } }, 'registry', 'source_url'],
    ['no signature where one is required', { trustPolicy: { requireSignature: true } }, 'signature', 'requires one'],
    ['a signature of other bytes', { signatures: [signed(WRONG)] }, 'signature', 'is not one of'],
    ['no SBOM where one is required', { trustPolicy: { requireSbom: true } }, 'sbom', 'sbom.uri'],
    ['a repository that its engine fetches', { modelRef: 'hf:org/haiku' }, 'file_unreadable', 'hf:org/haiku'],
    ['a fetch that nothing allows', { modelRef: 'hf:org/haiku/haiku.gguf' }, 'download_denied', 'outbound: { allow: [ { host: huggingface.co, purposes: [model_download] } ] }'],
  ] as const)('tells %s', async (_what, over, reason, says) => {
    await open();
    const { model } = await verified({ ...newModel('haiku', file.modelRef), ...over });
    expect(model.verification).toMatchObject({ result: 'warned', problems: expect.arrayContaining([expect.stringContaining(says)]) });
    expect(await metric()).toEqual([`catalog_verifications_total{result="warned",reason="${reason}",engine=""} 1`]);
    expect(kit.log).toContainEqual(expect.objectContaining({ level: 'warn', human: expect.stringContaining('verified with a warning') }));
  });

  it('passes what has all that its policy asks for, and marks the signature', async () => {
    await open();
    const signature = signed(file.digest, 'ecdsa-p256-sha256');
    const { model } = await verified(
      newModel('haiku', file.modelRef, {
        digest: file.digest,
        sourceUrl: 'https://HuggingFace.co/org/haiku',
        signatures: [signed(WRONG), { ...signature, verified: true }].slice(1),
        sbom: { uri: 'https://example.org/sbom' },
        trustPolicy: { mode: 'strict', allowedRegistries: ['huggingface.co'], requireSignature: true, requireSbom: true, caRoots: [signature.publicKey] },
      }),
    );
    expect(model.verification).toMatchObject({ result: 'passed', problems: [] });
    expect(model.signatures).toMatchObject([{ verified: true }]);
  });

  it('whose model is removed meanwhile leaves nothing behind', async () => {
    await open();
    await kit.services.catalog.create(newModel('haiku', file.modelRef));
    kit.services.catalog.verify('haiku');
    await kit.services.catalog.remove('haiku');
    await kit.services.catalog.create(newModel('haiku', file.modelRef, { digest: WRONG }));
    expect(kit.services.catalog.get('haiku')).toMatchObject({ running: undefined });
    expect(kit.services.catalog.get('haiku').model.verification).toBeUndefined();
  });

  it('does not hang at a pipe, nor read a device that a link leads to', async () => {
    await open();
    execFileSync('mkfifo', [join(models, 'pipe.gguf')]);
    symlinkSync('/dev/zero', join(models, 'zero.gguf'));
    for (const name of ['pipe', 'zero']) {
      const { model } = await verified(newModel(name, join(models, `${name}.gguf`)));
      expect(model.verification).toMatchObject({ result: 'warned', problems: [expect.stringContaining('is not a file')] });
      expect(model.digest).toBeUndefined();
    }
  });
});

describe('OC-CTRL-2074: a model with a strict policy', () => {
  const strict = { mode: 'strict' } as const;
  const refusal = (n: number) => kit.services.admission.admit(submission(n, { modelRef: 'haiku' }));

  it('is verified before it is first served, and served after that', async () => {
    await open({ pools: [poolOf('haiku')] });
    await kit.services.catalog.create(newModel('haiku', file.modelRef, { trustPolicy: strict }));
    await expect(refusal(1)).rejects.toMatchObject({ code: 'UNTRUSTED_ARTIFACT', field: 'model_ref', retriable: true });
    expect((await ended('haiku')).model.verification?.result).toBe('passed');
    await refusal(2);
    expect(await metric()).toEqual(['catalog_verifications_total{result="ok",reason="none",engine="mock"} 1']);
  });

  it('that failed is not served by any of its names, nor given to a pool, until it is mended', async () => {
    await open({ pools: [poolOf(file.modelRef), poolOf('sonnet', 'aside')] });
    const mended = writeModelFile(models, 'mended.gguf', 'not yet');
    await kit.services.catalog.create(newModel('haiku', file.modelRef, { digest: WRONG, trustPolicy: strict }));
    expect((await ended('haiku')).model.verification).toMatchObject({ result: 'failed' });
    await expect(refusal(1)).rejects.toMatchObject({ code: 'UNTRUSTED_ARTIFACT', retriable: false });
    await expect(kit.services.admission.admit(submission(2, { modelRef: file.modelRef }))).rejects.toMatchObject({ code: 'UNTRUSTED_ARTIFACT' });
    await expect(kit.services.reloads.reload('aside', { model: 'haiku' })).rejects.toMatchObject({ code: 'UNTRUSTED_ARTIFACT', field: 'new_model_ref' });
    await expect(kit.services.registry.create({ id: 'new', engine: 'mock', model: 'haiku', replicas: [{ id: 'r0' }] })).rejects.toMatchObject({ code: 'UNTRUSTED_ARTIFACT', field: 'model' });
    const wanted = 'the bytes of a mended model';
    await kit.services.catalog.create(newModel('mended', mended.modelRef, { digest: writeModelFile(models, 'copy.gguf', wanted).digest, trustPolicy: strict }));
    kit.services.catalog.verify('mended');
    expect((await ended('mended')).model.verification?.result).toBe('failed');
    writeFileSync(mended.path, wanted);
    kit.services.catalog.verify('mended');
    expect((await ended('mended')).model.verification?.result).toBe('passed');
  });

  it('by the configuration is strict where its own policy does not say', async () => {
    await open({ pools: [poolOf('haiku')], catalog: { directories: [models], trustPolicy: { mode: 'strict', requireSbom: true } } });
    await kit.services.catalog.create(newModel('haiku', file.modelRef));
    expect(await ended('haiku')).toMatchObject({ policy: { mode: 'strict', requireSbom: true }, model: { verification: { result: 'failed' } } });
  });

  it('under a permissive one is served whatever was found', async () => {
    await open({ pools: [poolOf('haiku')] });
    await verified(newModel('haiku', file.modelRef, { digest: WRONG }));
    await refusal(1);
  });

  it('is refused after a restart as before, and verified where nobody did so far', async () => {
    const dataDir = dirs.make();
    await open({ dataDir });
    await verified(newModel('haiku', file.modelRef, { digest: WRONG, trustPolicy: strict }));
    const second = writeModelFile(models, 'second.gguf', 'second');
    await kit.services.catalog.create(newModel('second', second.modelRef, { trustPolicy: strict }));
    await kit.close();
    await open({ dataDir, pools: [poolOf('haiku'), poolOf('second', 'other')] });
    await expect(refusal(1)).rejects.toMatchObject({ code: 'UNTRUSTED_ARTIFACT', retriable: false });
    expect((await ended('second')).model.verification?.result).toBe('passed');
  });
});
