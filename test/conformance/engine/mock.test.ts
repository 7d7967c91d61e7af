import { createMockEngine, type MockEngineSettings } from '../../../src/infra/engines/mock/engine.js';
import { systemClock } from '../../../src/infra/system/clock.js';
import { engineConformance } from './suite.js';

const open = (settings: MockEngineSettings) => async () => {
  const engine = createMockEngine(settings, { clock: systemClock });
  return {
    engine,
    unreachable: () => createMockEngine({ faults: [{ kind: 'refuse' }] }, { clock: systemClock }),
    another: () => createMockEngine(settings, { clock: systemClock }),
    close: () => engine.close(),
  };
};

engineConformance('mock, as fast as it goes', open({ slots: 3, ctxMax: 512 }));
engineConformance('mock, paced', open({ slots: 2, ctxMax: 96, tokensPerSecond: 8_000, firstTokenMs: 1, prefillTokensPerSecond: 100_000 }));
