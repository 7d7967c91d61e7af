import request from 'supertest';
import { startDaemon, type Daemon } from '../../support/daemon.js';
import { serve, type ScriptedServer } from '../../support/scripted-server.js';

/** By a name, which the resolver leads to a loopback address. */
const named = ({ url }: ScriptedServer): string => url.replace('127.0.0.1', 'localhost');
const pool = (id: string, server: ScriptedServer): object => ({ id, engine: 'vllm', model: id, replicas: [{ id: 'a', url: named(server) }] });

describe('an engine whose name leads into the daemon\'s own network (OC-CTRL-2064, OC-CTRL-2080)', () => {
  let configured: ScriptedServer;
  let requested: ScriptedServer;
  let daemon: Daemon;
  beforeAll(async () => {
    configured = await serve((_request, answer) => answer.writeHead(404).end());
    requested = await serve((_request, answer) => answer.writeHead(404).end());
    daemon = await startDaemon({ config: { log: { format: 'json' }, outbound: { allow: [{ host: 'localhost', purposes: ['engine'] }] }, pools: [pool('ours', configured)] } });
  });
  afterAll(() => Promise.all([daemon.stop(), configured.close(), requested.close()]));

  it('is spoken to where the configuration names it, and not where only a request does', async () => {
    await request(daemon.url).post('/v1/pools').send(pool('theirs', requested)).expect(201);
    await daemon.logged((line) => line['level'] === 'warn' && line['purpose'] === 'engine' && String(line['human']).includes('a loopback address'));
    const health = await request(daemon.url).get('/v1/pools/theirs/health').expect(200);
    expect(JSON.stringify(health.body)).toContain('a loopback address');
    expect({ configured: configured.connections() > 0, requested: requested.connections() }).toEqual({ configured: true, requested: 0 });
  });
});
