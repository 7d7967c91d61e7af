import { createLlamacppEngine } from '../../../src/infra/engines/llamacpp/engine.js';
import { systemClock } from '../../../src/infra/system/clock.js';
import type { Engine } from '../../../src/ports/engine.js';
import { resultConformance } from '../../conformance/engine/results.js';
import { never } from '../../support/engine-sink.js';
import { describeWithLlama, freePort, startLlamaServer } from '../../support/llama-server.js';

const timeouts = { connectMs: 2_000, firstTokenMs: 60_000, idleMs: 15_000, wallMs: 120_000 };
const driver = (url: string): Engine => createLlamacppEngine({ url, timeouts, clock: systemClock });

const open = (args: readonly string[]) => async () => {
  const server = await startLlamaServer({ slots: 2, ctxPerSlot: 512, args });
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  const engine = driver(server.url);
  return {
    engine,
    unreachable: () => driver(nowhere),
    close: async () => {
      await engine.close();
      await server.stop();
    },
  };
};

describeWithLlama('a real llama-server (ORCH-3094)', () => {
  resultConformance('llamacpp with --embedding', open(['--embedding', '--pooling', 'mean']));
  resultConformance('llamacpp with --reranking', open(['--reranking']));

  test.each([
    [['--embedding', '--pooling', 'mean'], ['embedding'], ['exact_token_count', 'kv_usage']],
    [['--reranking'], ['rerank'], ['exact_token_count', 'kv_usage']],
  ])('started with %j it serves %j', async (args, workloads, features) => {
    const { engine, close } = await open(args)();
    expect(await engine.describe(never())).toMatchObject({ workloads, features });
    await close();
  });

  test('that has no vector for a text is not ready, and says how to start it', async () => {
    const { engine, close } = await open(['--embedding', '--pooling', 'none'])();
    await expect(engine.describe(never())).rejects.toMatchObject({ code: 'POOL_UNREADY', message: expect.stringContaining('--pooling mean') });
    await close();
  });
});
