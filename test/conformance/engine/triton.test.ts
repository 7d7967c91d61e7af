import { createTritonEngine } from '../../../src/infra/engines/triton/engine.js';
import type { HttpEngineSettings } from '../../../src/infra/engines/http/settings.js';
import { systemClock } from '../../../src/infra/system/clock.js';
import { serveTriton, type TritonPeerSettings } from '../../support/triton-peer.js';
import { engineConformance } from './suite.js';

const timeouts = { connectMs: 5_000, firstTokenMs: 20_000, idleMs: 20_000, wallMs: 60_000 };

const open = (settings: TritonPeerSettings, replica: Partial<HttpEngineSettings>) => async () => {
  const peer = await serveTriton(settings);
  const driver = (url: string) => createTritonEngine({ url, timeouts, clock: systemClock, random: () => 0, ...replica });
  const engine = driver(peer.url);
  return {
    engine,
    unreachable: () => driver('http://127.0.0.1:1'),
    another: () => driver(peer.url),
    close: () => engine.close().then(() => peer.close()),
  };
};

engineConformance('triton, an ensemble of the backend 1.0', open({ slots: 3, ctxMax: 512, like: 'ensemble' }, {}));
engineConformance('triton, the BLS model of the backend 0.9', open({ slots: 2, ctxMax: 128, like: 'bls' }, { model: 'tensorrt_llm_bls', ctxMax: 128 }));
