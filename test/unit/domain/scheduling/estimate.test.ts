import { DEFAULT_PRIOR, OutputLength, Speeds } from '../../../../src/domain/scheduling/estimate.js';

const prior = { decodeTokensPerSecond: 50, prefillTokensPerSecond: 1000, firstTokenMs: 40 };

/** Attempts on an engine with these speeds. */
const attempt = (promptTokens: number, { msPerToken = 10, firstMs = 30, msPerPromptToken = 0.5, tokensOut = 101 } = {}) => ({
  promptTokens,
  tokensOut,
  firstTokenMs: firstMs + msPerPromptToken * promptTokens,
  decodeMs: msPerToken * (tokensOut - 1),
});

describe('speeds', () => {
  test('before anything was measured they are what was configured, and are not called measured', () => {
    const speeds = new Speeds(prior);
    expect(speeds.decodeTokensPerSecond).toBeCloseTo(50);
    expect(speeds.firstTokenMs(1000)).toBeCloseTo(1040);
    expect(speeds.decodeSpread).toBeCloseTo(0.5);
    expect(speeds.measured).toEqual({});
    expect(new Speeds(DEFAULT_PRIOR).decodeTokensPerSecond).toBeGreaterThan(0);
  });

  test('one attempt outweighs what was configured, and many make it forgotten', () => {
    const speeds = new Speeds(prior);
    speeds.observe(attempt(100));
    expect(speeds.decodeTokensPerSecond).toBeGreaterThan(80);
    for (let i = 0; i < 60; i++) speeds.observe(attempt(i % 2 === 0 ? 50 : 1500));
    expect(speeds.decodeTokensPerSecond).toBeCloseTo(100, 1);
    expect(speeds.firstTokenMs(0)).toBeCloseTo(30, 0);
    expect(speeds.firstTokenMs(2000)).toBeCloseTo(1030, -1);
    expect(speeds.decodeSpread).toBeLessThan(0.1);
    expect(speeds.measured.decodeTokensPerSecond).toBeCloseTo(100, 1);
  });

  test('an engine that becomes slower is believed after some twenty attempts', () => {
    const speeds = new Speeds(prior);
    for (let i = 0; i < 60; i++) speeds.observe(attempt(100));
    for (let i = 0; i < 45; i++) speeds.observe(attempt(100, { msPerToken: 40 }));
    expect(speeds.msPerToken).toBeGreaterThan(35);
  });

  test('the spread tells a steady engine from an erratic one', () => {
    const [steady, erratic] = [new Speeds(prior), new Speeds(prior)];
    for (let i = 0; i < 100; i++) {
      steady.observe(attempt(100));
      erratic.observe(attempt(100, { msPerToken: i % 2 === 0 ? 5 : 15, firstMs: i % 2 === 0 ? 10 : 400 }));
    }
    expect(erratic.decodeSpread).toBeCloseTo(0.5, 1);
    expect(erratic.decodeSpread).toBeGreaterThan(10 * steady.decodeSpread);
    expect(erratic.firstTokenSpread).toBeGreaterThan(5 * steady.firstTokenSpread);
  });

  test('prompts of one length do not change what a prompt token is believed to cost', () => {
    const speeds = new Speeds(prior);
    for (let i = 0; i < 40; i++) speeds.observe(attempt(20));
    expect(speeds.firstTokenMs(20)).toBeCloseTo(40, 0);
    expect(speeds.msPerPromptToken).toBeCloseTo(1, 0);
  });

  test('cached prompt tokens cost nothing, so they teach nothing about prefill', () => {
    const speeds = new Speeds(prior);
    for (let i = 0; i < 60; i++) speeds.observe({ ...attempt(i % 2 === 0 ? 0 : 1000), promptTokens: 5000, prefilledTokens: i % 2 === 0 ? 0 : 1000 });
    expect(speeds.firstTokenMs(1000)).toBeCloseTo(530, -1);
  });

  test('an attempt that never got so far says nothing about what it did not do', () => {
    const speeds = new Speeds(prior);
    speeds.observe({ promptTokens: 10, tokensOut: 0 });
    speeds.observe({ promptTokens: 10, tokensOut: 1, decodeMs: 0 });
    expect(speeds.measured).toEqual({});
    speeds.observe({ promptTokens: 10, tokensOut: 1, firstTokenMs: 50, decodeMs: 0 });
    expect(Object.keys(speeds.measured)).toEqual(['firstTokenMs']);
  });

  test('no measurement makes a time negative or a speed infinite', () => {
    const speeds = new Speeds(prior);
    for (let i = 0; i < 30; i++) speeds.observe({ promptTokens: i % 2 === 0 ? 10 : 5000, tokensOut: 50, firstTokenMs: i % 2 === 0 ? 900 : 0, decodeMs: 0 });
    expect(speeds.firstTokenMs(100_000)).toBeGreaterThanOrEqual(0);
    expect(speeds.firstTokenMs(0)).toBeGreaterThanOrEqual(0);
    expect(Number.isFinite(speeds.decodeTokensPerSecond)).toBe(true);
    for (const odd of [NaN, Infinity, -1]) speeds.observe({ promptTokens: 10, tokensOut: 50, firstTokenMs: odd, decodeMs: odd });
    expect(Number.isFinite(speeds.firstTokenMs(10) + speeds.msPerToken + speeds.decodeSpread)).toBe(true);
    const next = new Speeds(speeds.asPrior());
    expect(Number.isFinite(next.firstTokenMs(100))).toBe(true);
  });
});

describe('expected output', () => {
  test("the client's own estimate counts, within max_tokens", () => {
    const lengths = new OutputLength();
    expect(lengths.expected({ maxTokens: 100, expectedTokens: 7 })).toBe(7);
    expect(lengths.expected({ maxTokens: 100, expectedTokens: 700 })).toBe(100);
    expect(lengths.expected({ maxTokens: 100, expectedTokens: 0 })).toBe(1);
  });

  test('else the share of max_tokens that tasks have used of late, half of it before any has', () => {
    const lengths = new OutputLength();
    expect(lengths.expected({ maxTokens: 100 })).toBe(50);
    for (let i = 0; i < 40; i++) lengths.observe(200, 1000);
    expect(lengths.expected({ maxTokens: 100 })).toBeGreaterThanOrEqual(20);
    expect(lengths.expected({ maxTokens: 100 })).toBeLessThanOrEqual(21);
    expect(lengths.expected({ maxTokens: 1 })).toBe(1);
  });
});
