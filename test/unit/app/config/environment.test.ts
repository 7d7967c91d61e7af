import path from 'node:path';
import { load, refusal, WORKING_DIRECTORY } from './sources.js';

const HASH = 'ab'.repeat(32);

describe('the environment', () => {
  it('goes over the file, and flags go over both', async () => {
    const given = { yaml: 'listen: :1\ndata_dir: file\nlog: { level: error, format: json }\n', environment: { ORCHD_ADDR: ':2', ORCHD_DATA_DIR: 'env', ORCHD_LOG_LEVEL: 'warn' } };
    expect(await load(given)).toMatchObject({ listen: { port: 2 }, dataDir: path.join(WORKING_DIRECTORY, 'env'), log: { level: 'warn', format: 'json' } });
    const flags = { ...given, args: ['--listen', ':3', '--log-level=debug', '--log-format', 'pretty', '--data-dir', '/flag'] };
    expect(await load(flags)).toMatchObject({ listen: { port: 3 }, dataDir: '/flag', log: { level: 'debug', format: 'pretty' } });
  });

  it('may name the file, unless a flag does', async () => {
    await load({ yaml: 'listen: :5' });
    expect((await load({ environment: { ORCHD_CONFIG: 'orchd.yaml' } })).listen.port).toBe(5);
    const both = await refusal({ environment: { ORCHD_CONFIG: 'orchd.yaml' }, args: ['--config', 'other.yaml'] });
    expect(both.map(({ where }) => where)).toEqual(['other.yaml']);
  });

  it('may bring a key, which joins those of the file', async () => {
    const yaml = `auth: { keys: [{ id: a, sha256: "${HASH}" }] }`;
    const added = 'CD'.repeat(32);
    expect((await load({ yaml, environment: { ORCHD_API_KEY_SHA256: added } })).auth.keys).toEqual([
      { id: 'a', sha256: HASH, weight: 1, limits: {} },
      { id: 'environment', sha256: added.toLowerCase(), weight: 1, limits: {} },
    ]);
    expect((await refusal({ yaml, environment: { ORCHD_API_KEY_SHA256: HASH } })).map(({ where }) => where)).toEqual(['ORCHD_API_KEY_SHA256']);
  });

  it.each([
    ['ORCHD_ADRR', ':1', 'Did you mean ORCHD_ADDR?'],
    ['ORCHD_DATADIR', 'x', 'Did you mean ORCHD_DATA_DIR?'],
    ['ORCHD_WHATEVER', 'x', 'Known are ORCHD_ADDR, '],
    ['ORCHD_toString', 'x', 'Known are ORCHD_ADDR, '],
    ['ORCHD_ADDR', '', 'Give it a value or unset it.'],
    ['ORCHD_CONFIG', '', 'Give it a value or unset it.'],
    // An empty hash taken for none would leave the daemon without any key.
    ['ORCHD_API_KEY_SHA256', '', 'Give it a value or unset it.'],
    ['ORCHD_API_KEY_SHA256', 'sesame', 'printf %s KEY | sha256sum'],
    ['ORCHD_ADDR', 'localhost', 'Write host:port'],
    ['ORCHD_LOG_LEVEL', 'inof', 'Did you mean info?'],
    ['ORCHD_PORT', '8080', 'Known are ORCHD_ADDR, '],
  ])('with %s=%j is refused with a way out', async (name, value, instead) => {
    const [problem, ...others] = await refusal({ environment: { [name]: value } });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ where: name, instead: expect.stringContaining(instead) });
    expect(JSON.stringify(problem)).not.toContain('sesame');
  });

  it('of other programs does not matter, nor what Kubernetes tells of a service with this name', async () => {
    const environment = { PATH: '/bin', ORCH: 'x', MY_ORCHD_X: 'y', ORCHD_SERVICE_HOST: '10.0.0.1', ORCHD_SERVICE_PORT: '80', ORCHD_SERVICE_PORT_HTTP: '80', ORCHD_PORT: 'tcp://10.0.0.1:80', ORCHD_PORT_80_TCP: 'tcp://10.0.0.1:80', ORCHD_PORT_80_TCP_ADDR: '10.0.0.1' };
    expect(await load({ environment })).toEqual(await load({}));
  });
});
