import { banner, logStart } from '../../../src/app/banner.js';
import { readVersion } from '../../../src/app/package-root.js';
import type { LogFields, Logger } from '../../../src/ports/logger.js';
import { load, WORKING_DIRECTORY } from './config/sources.js';

const HASH = 'ab'.repeat(32);

function recording(lines: { human: string; fields: LogFields | undefined }[]): Logger {
  const refuse = (): never => {
    throw new Error('the start is told at the level info');
  };
  return { debug: refuse, warn: refuse, error: refuse, info: (human, fields) => lines.push({ human, fields }) };
}

describe('the line of the start', () => {
  it('says what runs, where, with what, and that only this machine is served without keys', async () => {
    const lines: { human: string; fields: LogFields | undefined }[] = [];
    const config = await load({});
    logStart(recording(lines), { version: '1.2.3', listening: { host: '0.0.0.0', port: 4711 }, config });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.human).toContain('only clients on this machine are served, all others get 401');
    expect(lines[0]?.fields).toMatchObject({ version: '1.2.3', address: 'http://0.0.0.0:4711', metrics_url: 'http://127.0.0.1:4711/metrics', pools: ['pretend'], engines: ['mock'], auth: 'loopback_only', features: expect.arrayContaining(['stream_resume']) });
  });

  it('says how many keys there are, and none of their hashes', async () => {
    const lines: { human: string; fields: LogFields | undefined }[] = [];
    const config = await load({ yaml: `auth: { keys: [{ id: laptop, sha256: "${HASH}" }] }` });
    logStart(recording(lines), { version: '1.2.3', listening: { host: '::1', port: 80 }, config });
    expect(lines[0]?.fields).toMatchObject({ auth: 'keys', auth_keys: 1, address: 'http://[::1]:80' });
    expect(JSON.stringify(lines)).not.toContain(HASH);
  });
});

describe('the banner', () => {
  it('shows a person the address to open, the pools, the data and who may enter', async () => {
    const yaml = 'pools:\n  - { id: a, engine: mock, model: mock, replicas: [{ id: r }] }\n  - { id: b, engine: llamacpp, model: "file:x", replicas: [{ id: r, url: "http://x" }, { id: s, url: "http://y" }] }\n';
    const shown = banner({ version: '1.2.3', listening: { host: '::', port: 8080 }, config: await load({ yaml }) });
    for (const part of ['orchestratord 1.2.3', 'http://[::1]:8080 and every other address', 'a: mock, model mock, 1 replica\n', 'b: llamacpp, model file:x, 2 replicas', `${WORKING_DIRECTORY}/data`, 'orchd.yaml', 'http://[::1]:8080/metrics', 'No API key']) expect(shown).toContain(part);
  });

  it('cannot be made to move the cursor by the name of a directory', async () => {
    const config = await load({ args: ['--data-dir', 'a\u001b[2Jb'] });
    expect(banner({ version: '1', listening: config.listen, config })).not.toContain('\u001b');
  });
});

describe('the version', () => {
  it('is that of the package', () => {
    expect(readVersion()).toMatch(/^\d+\.\d+\.\d+/);
  });
});
