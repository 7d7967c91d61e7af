import { createMockEngine, type MockEngineSettings } from '../../../src/infra/engines/mock/engine.js';
import { systemClock } from '../../../src/infra/system/clock.js';
import { resultConformance } from './results.js';

const open = (settings: MockEngineSettings) => async () => {
  const engine = createMockEngine(settings, { clock: systemClock });
  return { engine, unreachable: () => createMockEngine({ faults: [{ kind: 'refuse' }] }, { clock: systemClock }), close: () => engine.close() };
};

resultConformance('mock, as fast as it goes', open({ slots: 1, ctxMax: 512 }));
resultConformance('mock, paced', open({ slots: 1, ctxMax: 96, firstTokenMs: 1, prefillTokensPerSecond: 100_000 }));
