import { chmodSync, writeFileSync } from 'node:fs';
import type { HttpEngineKind, PoolDefinition } from '../../../src/domain/pool/definition.js';
import type { ModelFiles } from '../../../src/ports/model-files.js';
import { assembleModels, type Models } from '../../../src/services/models/assemble.js';
import { createTelemetry } from '../../../src/infra/telemetry/telemetry.js';
import type { CatalogModel } from '../../../src/domain/model/model.js';
import { digestOf, openAgainstPeer, sendFile, serveFiles, type FilePeer, type FileScript } from '../../support/file-peer.js';
import { FakeClock } from '../../support/fake-clock.js';
import { writeModelFile } from '../../support/models.js';
import { mockPool, settle } from '../../support/services.js';
import { tempDirs } from '../../support/temp-dir.js';

const dirs = tempDirs();
afterAll(() => dirs.removeAll());

const BYTES = Buffer.from('the bytes of a model that is fetched');
const file = writeModelFile(dirs.make());
const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (let close = closers.pop(); close !== undefined; close = closers.pop()) await close();
});

interface Stage {
  readonly models: Models;
  readonly files: ModelFiles;
  readonly peer: FilePeer;
  readonly found: CatalogModel[];
}

/** What becomes of models, without pools and a catalog about it. */
async function stage(script: FileScript = (request, response) => sendFile(request, response, { bytes: BYTES }), allow?: readonly string[]): Promise<Stage> {
  const peer = await serveFiles(script);
  const { files, log } = await openAgainstPeer(dirs.make(), { hfEndpoint: peer.url('', 'hub.test'), ...(allow === undefined ? {} : { allow }) });
  const clock = new FakeClock();
  const telemetry = createTelemetry({ clock, log, version: '0.0.0' });
  const models = assembleModels({ workingDirectory: '/srv', directories: ['/srv'], trustPolicy: POLICY, files, clock, logger: log, telemetry });
  models.sources.configure([file.modelRef]);
  const found: CatalogModel[] = [];
  models.verifications.listen((id, to) => {
    const known = models.index.find(id);
    if (known === undefined) throw new Error(`There is no ${id}.`);
    const model = to(known);
    models.index.put(model);
    found.push(model);
    return Promise.resolve(model);
  });
  closers.push(
    () => peer.close(),
    () => files.close(),
    () => telemetry.close(),
    () => models.paths.stop(),
  );
  return { models, files, peer, found };
}

const POLICY = { mode: 'permissive', allowedRegistries: [], requireSignature: false, requireSbom: false, caRoots: [] } as const;

const model = (id: string, modelRef: string, more: Partial<CatalogModel> = {}): CatalogModel => ({ id, modelRef, state: 'active', tags: [], manifests: [], signatures: [], trustPolicy: {}, createdAt: 0, ...more });

function pool(engine: HttpEngineKind, name: string, command: readonly string[] = ['serve', '{model}']): PoolDefinition {
  const { replicas: _replicas, ...common } = mockPool({ id: 'pool', model: name, replicas: [] });
  return { ...common, engine, replicas: [{ id: 'r0', command, env: {}, startTimeoutMs: 1_000, stopGraceMs: 1_000 }] };
}

describe('OC-CTRL-2075: {model} in the command of a replica', () => {
  it.each([
    ['llamacpp', 'file:/srv/models/a.gguf', '/srv/models/a.gguf'],
    ['llamacpp', 'models/a.gguf', '/srv/models/a.gguf'],
    ['llamacpp', '/srv/x/../models/a.gguf', '/srv/models/a.gguf'],
    ['triton', '/srv/repository', '/srv/repository'],
    ['vllm', '/srv/models/qwen', '/srv/models/qwen'],
    ['vllm', 'Qwen/Qwen2.5-7B', 'Qwen/Qwen2.5-7B'],
    ['vllm', 'hf:Qwen/Qwen2.5-7B', 'Qwen/Qwen2.5-7B'],
    ['tgi', 'hf:Qwen/Qwen2.5-7B', 'Qwen/Qwen2.5-7B'],
    ['openai', 'llama3:8b', 'llama3:8b'],
  ] as const)('of %s with the model %s is %s', async (engine, name, becomes) => {
    const { models, peer } = await stage();
    await expect(models.paths.of(pool(engine, name))).resolves.toBe(becomes);
    expect(peer.seen).toEqual([]);
  });

  it.each([
    ['llamacpp', 'sonnet', 'names no file'],
    ['llamacpp', `sha256:${'a'.repeat(64)}`, 'names no file'],
    ['llamacpp', 's3://bucket/a', 's3:'],
    ['llamacpp', 'hf:org/haiku', 'whole repository'],
    ['llamacpp', 'http://files.test/a', 'https'],
    ['llamacpp', '/etc/shadow', 'catalog.directories'],
    ['vllm', 'hf:Qwen/Qwen2.5-7B@v2', '--revision'],
  ] as const)('of %s with the model %s is refused', async (engine, name, says) => {
    const { models } = await stage();
    await expect(models.paths.of(pool(engine, name))).rejects.toThrow(says);
  });

  it('that is not in the command asks for no file', async () => {
    const { models, peer } = await stage();
    await expect(models.paths.of(pool('llamacpp', 'hf:org/haiku/haiku.gguf', ['serve', '-m', '/elsewhere']))).resolves.toBe('hf:org/haiku/haiku.gguf');
    expect(peer.seen).toEqual([]);
  });

  it('by a catalog id, and by a digest, is where the model is', async () => {
    const { models } = await stage();
    models.index.put(model('haiku', file.modelRef, { digest: file.digest }));
    await expect(models.paths.of(pool('llamacpp', 'haiku'))).resolves.toBe(file.path);
    await expect(models.paths.of(pool('llamacpp', file.digest))).resolves.toBe(file.path);
  });
});

describe('OC-CTRL-2076: a model that is fetched', () => {
  it('is there once, with its progress told while it comes', async () => {
    let goOn = (): void => undefined;
    const { models, peer } = await stage((_request, response) => {
      response.writeHead(200, { 'content-length': BYTES.length });
      response.write(BYTES.subarray(0, 10));
      goOn = () => response.end(BYTES.subarray(10));
    });
    const haiku = 'hf:org/haiku/haiku.gguf';
    models.index.put(model('haiku', haiku, { digest: digestOf(BYTES) }));
    const path = models.paths.of(pool('llamacpp', 'haiku'));
    await settle(() => models.sources.preparing('haiku')?.receivedBytes === 10);
    expect(models.sources.preparing('haiku')).toEqual({ what: 'download', receivedBytes: 10, totalBytes: BYTES.length });
    expect(models.sources.downloadOf(haiku)).toEqual({ receivedBytes: 10, totalBytes: BYTES.length });
    goOn();
    expect(await path).toMatch(/haiku\.gguf$/);
    expect(models.sources.preparing('haiku')).toBeUndefined();
    await expect(models.paths.of(pool('llamacpp', haiku))).resolves.toBe(await path);
    expect(peer.seen).toHaveLength(1);
  });

  it('from where nothing allows it is not, and the rule to write is told', async () => {
    const { models, peer } = await stage(undefined, ['other.test']);
    const source = peer.url('/haiku.gguf');
    await expect(models.paths.of(pool('llamacpp', source))).rejects.toThrow('outbound: { allow: [ { host: files.test, purposes: [model_download] } ] }');
    expect(models.sources.downloadOf(source)?.error).toContain('outbound: { allow:');
    expect(models.sources.preparing(source)).toBeUndefined();
    expect(peer.seen).toEqual([]);
  });

  it('with other bytes than its digest is not used', async () => {
    const { models, peer } = await stage();
    models.index.put(model('haiku', peer.url('/haiku.gguf'), { digest: `sha256:${'0'.repeat(64)}` }));
    await expect(models.paths.of(pool('llamacpp', 'haiku'))).rejects.toMatchObject({ kind: 'digest' });
  });

  it('stops with the daemon, and leaves no error behind', async () => {
    const { models, peer } = await stage((_request, response) => response.writeHead(200, { 'content-length': 10 }).write('abc'));
    const path = models.paths.of(pool('llamacpp', peer.url('/haiku.gguf')));
    await peer.asked(1);
    models.paths.stop();
    await expect(path).rejects.toMatchObject({ name: 'AbortError' });
    expect(models.sources.downloadOf(peer.url('/haiku.gguf'))).toBeUndefined();
  });
});

describe('OC-CTRL-2074: a strict model before its engine starts', () => {
  const strict = { mode: 'strict' } as const;

  it('is fetched and verified first, and again before each start', async () => {
    const { models, peer, found } = await stage();
    models.index.put(model('haiku', peer.url('/haiku.gguf'), { trustPolicy: strict }));
    const path = await models.paths.of(pool('llamacpp', 'haiku'));
    expect(found).toMatchObject([{ digest: digestOf(BYTES), verification: { result: 'passed' } }]);
    chmodSync(path, 0o600);
    writeFileSync(path, 'other bytes, put there later');
    await expect(models.paths.of(pool('llamacpp', 'haiku'))).rejects.toMatchObject({ code: 'UNTRUSTED_ARTIFACT' });
    expect(found.at(-1)?.verification?.result).toBe('failed');
  });

  it('is not fetched from a registry that its policy does not allow', async () => {
    const { models, peer } = await stage();
    models.index.put(model('haiku', peer.url('/haiku.gguf'), { trustPolicy: { ...strict, allowedRegistries: ['huggingface.co'] } }));
    await expect(models.paths.of(pool('llamacpp', 'haiku'))).rejects.toMatchObject({ code: 'UNTRUSTED_ARTIFACT', message: expect.stringContaining('files.test') });
    expect(peer.seen).toEqual([]);
  });
});
