import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ServerResponse } from 'node:http';
import { startDaemon, type Daemon } from '../../support/daemon.js';
import { sendFile, serveFiles, type FilePeer } from '../../support/file-peer.js';
import { call } from '../../support/http.js';
import { describeWithLlama, modelPath } from '../../support/llama-server.js';
import { command } from '../../support/managed.js';
import { PATIENCE_MS } from '../../support/patience.js';
import { StreamReader, type StreamEvent } from '../../support/sse.js';
import { testUuid } from '../../support/services.js';

const TLS = resolve('test/fixtures/tls/cert.pem');

describeWithLlama('OC-CTRL-2076: a real engine whose model is fetched', () => {
  let peer: FilePeer;
  let daemon: Daemon;
  const halves: (() => void)[] = [];
  let byHalves = false;

  beforeAll(async () => {
    const bytes = readFileSync(modelPath);
    peer = await serveFiles((request, response: ServerResponse) => {
      if (!byHalves) return sendFile(request, response, { bytes });
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 1_000_000));
      halves.push(() => response.end(bytes.subarray(1_000_000)));
    });
    daemon = await startDaemon({
      env: { NODE_EXTRA_CA_CERTS: TLS },
      config: {
        outbound: { allow: [{ host: '127.0.0.1', port: peer.port, purposes: ['model_download'] }] },
        streams: { queued_interval_ms: 50 },
        pools: [
          { id: 'tiny', engine: 'llamacpp', model: peer.url('/tiny.gguf', '127.0.0.1'), model_refs: ['tiny'], probe_interval_ms: 100, replicas: [{ id: 'r0', command: command(), idle_unload_ms: 1000 }] },
          { id: 'denied', engine: 'llamacpp', model: 'https://models.example.org/a.gguf', replicas: [{ id: 'r0', command: command() }] },
        ],
      },
    });
  });
  afterAll(async () => {
    await peer.close();
    await daemon.stop();
  });

  const health = async (pool: string): Promise<string> => (await call(`${daemon.url}/v1/pools/${pool}/health`)).text;
  const task = (n: number) => ({ task_id: testUuid(n), session_id: testUuid(100 + n), workload: 'completion', model_ref: 'tiny', engine: 'llamacpp', ctx: 256, priority: 'interactive', max_tokens: 4, deadline_ms: 600_000, prompt: 'the', seed: 1 });

  it('works once it is there, and whoever waits for it meanwhile sees how far it is', async () => {
    const answered = async (): Promise<void> => {
      const { status } = await call(`${daemon.url}/v1/tasks`, { method: 'POST', body: task(1) });
      expect(status).toBe(202);
    };
    await eventually(answered);
    await (await StreamReader.open(`${daemon.url}/v1/tasks/${testUuid(1)}/stream`)).done();
    await eventually(async () => expect(await health('tiny')).toContain('"asleep"'));
    byHalves = true;
    forget(join(daemon.dataDir, 'models'));
    expect(await call(`${daemon.url}/v1/tasks`, { method: 'POST', body: task(2) })).toMatchObject({ status: 202 });
    const reader = await StreamReader.open(`${daemon.url}/v1/tasks/${testUuid(2)}/stream`);
    const fetching = ({ event, data }: StreamEvent): boolean => event === 'queued' && 'preparing' in data;
    const told = (await reader.until((events) => events.some(fetching))).find(fetching);
    expect(told?.data['preparing']).toEqual({ what: 'download', received_bytes: expect.any(Number), total_bytes: statSync(modelPath).size });
    for (const half of halves) half();
    await reader.done();
    expect((await call(`${daemon.url}/v1/tasks/${testUuid(2)}`)).json).toMatchObject({ state: 'completed' });
  });

  it('that may not be fetched says which rule would allow it', async () => {
    await eventually(async () => expect(await health('denied')).toContain('outbound: { allow: [ { host: models.example.org, purposes: [model_download] } ] }'));
  });
});

/** For what another process does: asks until it holds, and fails with its last answer. */
async function eventually(holds: () => Promise<void>): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await holds();
    } catch (failure) {
      if (performance.now() > until) throw failure;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** As if somebody had cleared the disk. */
function forget(directory: string): void {
  for (const name of readdirSync(directory)) if (statSync(join(directory, name)).isDirectory()) rmSync(join(directory, name), { recursive: true });
}
