import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TaskRequest } from '../../../generated/data.js';
import { parseRecord } from '../../../scripts/json.js';
import { createClient, type Client } from '../../../src/client/client.js';
import { startDaemon, type Daemon } from '../../support/daemon.js';
import { describeWithLlama, modelPath, startLlamaServer, type LlamaServer } from '../../support/llama-server.js';
import { orchctl } from '../../support/orchctl.js';
import { tempDirs } from '../../support/temp-dir.js';

const MODEL = `file:${modelPath}`;

describeWithLlama('a transcript of a real llama-server is made again (ORCH-3072)', () => {
  const dirs = tempDirs();
  let server: LlamaServer;
  let daemon: Daemon;
  let client: Client;
  let dir: string;
  beforeAll(async () => {
    dir = dirs.make();
    server = await startLlamaServer({ slots: 2 });
    daemon = await startDaemon({ config: { pools: [{ id: 'haiku', engine: 'llamacpp', model: MODEL, replicas: [{ id: 'r0', url: server.url, slots: 2 }] }] } });
    client = createClient({ url: daemon.url });
  });
  afterAll(async () => {
    await daemon.kill();
    await server.stop();
    dirs.removeAll();
  });

  /** Runs it and gets its transcript into a file. */
  async function written(changes: Partial<TaskRequest>): Promise<string> {
    const body: TaskRequest = { task_id: randomUUID(), session_id: randomUUID(), workload: 'completion', model_ref: MODEL, engine: 'llamacpp', ctx: 512, priority: 'interactive', max_tokens: 120, deadline_ms: 60_000, ...changes };
    for await (const event of client.tasks.run(body, { retryRefused: true })) if (event.event === 'error') throw new Error(event.data.message);
    const file = join(dir, `${body.task_id}.json`);
    expect(await orchctl(daemon.url, 'transcript', body.task_id, '-o', file)).toMatchObject({ code: 0 });
    return file;
  }

  it('from its prompt, with a seed that was drawn, and after other work was in its slot', async () => {
    const file = await written({ prompt: 'the old pond', sampling: { temperature: 1.2 } });
    await written({ prompt: 'the old pond in winter' });
    const { code, out, err } = await orchctl(daemon.url, 'replay', file, '--prompt', 'the old pond', '--json');
    expect({ code, err, told: parseRecord(out) }).toEqual({ code: 0, err: '', told: expect.objectContaining({ equal: true, compared: 'whole', pool_id: 'haiku' }) });
  });

  it('from its messages, with a stop text', async () => {
    const messages = [{ role: 'user', content: 'the old pond' }] as const;
    const file = await written({ messages: [...messages], stop: ['frog'], seed: 7 });
    const given = join(dir, 'messages.json');
    // Another order of the members is the same list.
    writeFileSync(given, JSON.stringify(messages.map(({ role, content }) => ({ content, role })), null, 2));
    expect(await orchctl(daemon.url, 'replay', file, '--messages-file', given)).toMatchObject({ code: 0, out: expect.stringMatching(/^Equal: /) });
  });
});
