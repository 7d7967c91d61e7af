import { createVllmEngine } from '../../../src/infra/engines/vllm/engine.js';
import { systemClock } from '../../../src/infra/system/clock.js';
import type { Engine } from '../../../src/ports/engine.js';
import { freePort } from '../../support/llama-server.js';
import { serveVllm } from '../../support/vllm-peer.js';
import { resultConformance } from './results.js';
import { engineConformance } from './suite.js';

const timeouts = { connectMs: 2_000, firstTokenMs: 10_000, idleMs: 10_000, wallMs: 30_000 };

const open = (version: string) => async () => {
  const peer = await serveVllm({ version });
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  const driver = (url: string): Engine => createVllmEngine({ url, timeouts, clock: systemClock, random: () => 0, workloads: ['completion', 'embedding', 'rerank'] });
  const engine = driver(peer.url);
  return {
    engine,
    unreachable: () => driver(nowhere),
    another: () => driver(peer.url),
    close: async () => {
      await engine.close();
      await peer.close();
    },
  };
};

engineConformance('vllm 0.11, a peer with its wire forms', open('0.11.0'));
engineConformance('vllm 0.10, a peer with its wire forms', open('0.10.2'));
resultConformance('vllm, a peer with its wire forms', open('0.11.0'));
