import { DEFAULT_PRIOR, Speeds } from '../../../../../src/domain/scheduling/prediction/estimate.js';

/** 40 ms to begin, and a prompt token in 2 ms. */
const seen = (...prompts: readonly number[]): Speeds => {
  const speeds = Speeds.believed(DEFAULT_PRIOR);
  for (const promptTokens of prompts) speeds.observe({ promptTokens, tokensOut: 1, firstTokenMs: 40 + 2 * promptTokens });
  return speeds;
};

describe('OC-CTRL-2013: the speed of reading prompts', () => {
  it('is not told while nothing was measured, nor while all prompts were alike', () => {
    expect(seen().measured).toEqual({});
    expect(seen(100, 120, 110, 100).measured).toEqual({ firstTokenMs: expect.any(Number) as number });
  });

  it('is told once prompts of different lengths have shown it', () => {
    const { prefillTokensPerSecond } = seen(10, 500, 20, 800, 300, 1_000, 50, 900).measured;
    expect(prefillTokensPerSecond).toBeGreaterThan(450);
    expect(prefillTokensPerSecond).toBeLessThan(550);
  });
});
