import { randomUUID } from 'node:crypto';
import { parseRecord, type Json } from '../../../scripts/json.js';
import { startDaemon, type Daemon } from '../../support/daemon.js';
import { describeWithLlama, slotsBusy, startLlamaServer, type LlamaServer } from '../../support/llama-server.js';
import { PATIENCE_MS } from '../../support/patience.js';
import { StreamReader } from '../../support/sse.js';

const GRACE_MS = 300;

describeWithLlama('ORCH-3025: on_disconnect: cancel, with a real llama-server', () => {
  let server: LlamaServer;
  let daemon: Daemon;
  beforeAll(async () => {
    server = await startLlamaServer({ slots: 1, ctxPerSlot: 8192 });
    daemon = await startDaemon({
      config: { streams: { disconnect_grace_ms: GRACE_MS }, pools: [{ id: 'real', engine: 'llamacpp', model: 'tiny', replicas: [{ id: 'r0', url: server.url }] }] },
    });
  });
  afterAll(async () => {
    await daemon.stop();
    await server.stop();
  });

  const show = async (id: string): Promise<Json> => parseRecord(await (await fetch(`${daemon.url}/v1/tasks/${id}`)).text());
  const until = async (done: () => Promise<boolean>): Promise<void> => {
    for (const deadline = performance.now() + PATIENCE_MS; !(await done()); ) if (performance.now() > deadline) throw new Error(`It did not come to pass: ${String(done)}`);
  };

  test('the slot is free within the grace period and a moment after the last reader left, and the task says why', async () => {
    const id = randomUUID();
    // A grammar without an end: only its reader's leaving can stop it in time.
    const body = {
      ...{ task_id: id, session_id: randomUUID(), workload: 'completion', model_ref: 'tiny', engine: 'llamacpp', ctx: 8000, priority: 'interactive' },
      ...{ max_tokens: 7_900, deadline_ms: 600_000, prompt: 'the old pond', on_disconnect: 'cancel', response_format: { type: 'grammar', grammar: 'root ::= [a-z .] root' } },
    };
    await until(async () => (await fetch(`${daemon.url}/readyz`)).ok);
    const posted = await fetch(`${daemon.url}/v1/tasks`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    expect(posted.status).toBe(202);
    const readers = await Promise.all([StreamReader.open(`${daemon.url}/v1/tasks/${id}/stream`), StreamReader.open(`${daemon.url}/v1/tasks/${id}/stream`)]);
    await Promise.all(readers.map((reader) => reader.until((events) => events.some(({ event }) => event === 'token'))));
    expect(await slotsBusy(server)).toBe(1);
    readers[0]?.leave();
    readers[1]?.leave();
    const leftAt = performance.now();
    await until(async () => (await slotsBusy(server)) === 0);
    expect(performance.now() - leftAt).toBeLessThan(GRACE_MS + 4_000);
    await until(async () => (await show(id))['state'] === 'canceled');
    expect(await show(id)).toMatchObject({ outcome: { kind: 'canceled', by: 'disconnect' } });
  });
});
