import { Chance } from '../../../../support/chance.js';
import { DEFAULT_PRIOR, Speeds } from '../../../../../src/domain/scheduling/prediction/estimate.js';

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
    const speeds = Speeds.believed(prior);
    expect(speeds.decodeTokensPerSecond).toBeCloseTo(50);
    expect(speeds.firstTokenMs(1000)).toBeCloseTo(1040);
    expect(speeds.decodeSpread).toBeCloseTo(0.5);
    expect(speeds.measured).toEqual({});
    expect(Speeds.believed(DEFAULT_PRIOR).decodeTokensPerSecond).toBeGreaterThan(0);
  });

  test('one attempt outweighs what was configured, and many make it forgotten', () => {
    const speeds = Speeds.believed(prior);
    speeds.observe(attempt(100));
    expect(speeds.decodeTokensPerSecond).toBeGreaterThan(80);
    for (let i = 0; i < 60; i++) speeds.observe(attempt(i % 2 === 0 ? 50 : 1500));
    expect(speeds.decodeTokensPerSecond).toBeCloseTo(100, 1);
    expect(speeds.firstTokenMs(0)).toBeCloseTo(30, 0);
    expect(speeds.firstTokenMs(2000)).toBeCloseTo(1030, -1);
    expect(speeds.decodeSpread).toBeLessThan(0.1);
    expect(speeds.measured.decodeTokensPerSecond).toBeCloseTo(100, 1);
  });

  test.each([10, 20, 40])('an engine that takes %d ms for a token, and took 5, is believed after a dozen attempts, and soon again when it takes 5', (msPerToken) => {
    const speeds = Speeds.believed(prior);
    const off = (ms: number): number => Math.abs(speeds.msPerToken / ms - 1);
    for (let i = 0; i < 300; i++) speeds.observe(attempt(100, { msPerToken: 5 }));
    for (let i = 0; i < 12; i++) speeds.observe(attempt(100, { msPerToken }));
    expect(off(msPerToken)).toBeLessThan(0.1);
    for (let i = 0; i < 40; i++) speeds.observe(attempt(100, { msPerToken: 5 }));
    expect(off(5)).toBeLessThan(0.1);
  });

  test('an engine whose first tokens come late of a sudden is believed too', () => {
    const speeds = Speeds.believed(prior);
    for (let i = 0; i < 300; i++) speeds.observe(attempt(100 + (i % 2)));
    for (let i = 0; i < 12; i++) speeds.observe(attempt(100, { firstMs: 400 }));
    expect(speeds.firstTokenMs(100) / 450).toBeGreaterThan(0.9);
    expect(speeds.firstTokenMs(100) / 450).toBeLessThan(1.1);
  });

  test.each([100, 1000, 4000, 8000])('prompts of %d tokens, where longer ones came before and prefill grows faster than they do, are no change of speed', (short) => {
    const firstTokenMs = (promptTokens: number): number => 5 + 0.05 * promptTokens + 2e-5 * promptTokens ** 2;
    const speeds = Speeds.believed(prior);
    const observe = (promptTokens: number): void => { speeds.observe({ ...attempt(promptTokens), firstTokenMs: firstTokenMs(promptTokens) }); };
    for (let i = 0; i < 400; i++) observe(12_000 + 1000 * (i % 8));
    for (let i = 0; i < 300; i++) {
      observe(short);
      expect(speeds.firstTokenMs(16_000) / firstTokenMs(16_000)).toBeLessThan(1.2);
    }
    expect(speeds.firstTokenMs(short) / firstTokenMs(short)).toBeGreaterThan(0.5);
  });

  test('tasks that slow each other down more than in proportion are no change of speed when one is alone, and take some time for a token', () => {
    const speeds = Speeds.believed(prior);
    const observe = (tasks: number): void => { speeds.observe(attempt(100, { msPerToken: tasks ** 2 }), tasks); };
    for (let i = 0; i < 400; i++) observe(6 + (i % 3));
    expect(speeds.msPerTokenAmong(1)).toBeGreaterThan(0);
    for (let i = 0; i < 20; i++) {
      observe(1);
      expect(speeds.msPerTokenAmong(8)).toBeLessThan(80);
    }
  });

  test('an engine that takes no time by a coarse clock is known again when it takes some', () => {
    const speeds = Speeds.believed(prior);
    for (let i = 0; i < 1000; i++) speeds.observe(attempt(100, { msPerToken: 0, firstMs: 0, msPerPromptToken: 0 }));
    expect(speeds.msPerToken).toBeGreaterThan(0);
    for (let i = 0; i < 100; i++) speeds.observe(attempt(100, { msPerToken: i % 2 === 0 ? 5 : 15 }));
    expect(speeds.msPerToken / 10).toBeGreaterThan(0.8);
    expect(speeds.msPerToken / 10).toBeLessThan(1.25);
    expect(speeds.decodeSpread).toBeGreaterThan(0.3);
    expect(speeds.firstTokenMs(100)).toBeGreaterThan(50);
  });

  test('an erratic engine that stays as it is is known to a few percent, whatever its latest attempts were', () => {
    const chance = new Chance(3);
    const speeds = Speeds.believed(prior);
    let most = 0;
    for (let i = 0; i < 2000; i++) {
      speeds.observe(attempt(100, { msPerToken: chance.between(2, 18) }), 1 + (i % 4));
      if (i >= 400) most = Math.max(most, Math.abs(speeds.msPerTokenAmong(2.5) / 10 - 1));
    }
    expect(most).toBeLessThan(0.12);
  });

  test('the spread tells a steady engine from an erratic one', () => {
    const [steady, erratic] = [Speeds.believed(prior), Speeds.believed(prior)];
    for (let i = 0; i < 100; i++) {
      steady.observe(attempt(100));
      erratic.observe(attempt(100, { msPerToken: i % 2 === 0 ? 5 : 15, firstMs: i % 2 === 0 ? 10 : 400 }));
    }
    expect(erratic.decodeSpread).toBeCloseTo(0.5, 1);
    expect(erratic.decodeSpread).toBeGreaterThan(10 * steady.decodeSpread);
    expect(erratic.firstTokenSpread).toBeGreaterThan(5 * steady.firstTokenSpread);
  });

  test('prompts of one length do not change what a prompt token is believed to cost', () => {
    const speeds = Speeds.believed(prior);
    for (let i = 0; i < 40; i++) speeds.observe(attempt(20));
    expect(speeds.firstTokenMs(20)).toBeCloseTo(40, 0);
    expect(speeds.msPerPromptToken).toBeCloseTo(1, 0);
  });

  test('cached prompt tokens cost nothing, so they teach nothing about prefill', () => {
    const speeds = Speeds.believed(prior);
    for (let i = 0; i < 60; i++) speeds.observe({ ...attempt(i % 2 === 0 ? 0 : 1000), promptTokens: 5000, prefilledTokens: i % 2 === 0 ? 0 : 1000 });
    // A tenth of these prompts was not cached, on average: 500 tokens of 5000.
    expect(speeds.firstTokenMs(5000)).toBeCloseTo(285, -1);
  });

  test('what a token costs beside others is learned, and asked for by how many there are', () => {
    const speeds = Speeds.believed(prior);
    for (let i = 0; i < 60; i++) speeds.observe(attempt(100, { msPerToken: i % 2 === 0 ? 10 : 19 }), i % 2 === 0 ? 1 : 4);
    expect(speeds.msPerTokenAmong(1)).toBeCloseTo(10, 0);
    expect(speeds.msPerTokenAmong(4)).toBeCloseTo(19, 0);
    expect(speeds.msPerTokenAmong(2.5)).toBeCloseTo(14.5, 0);
    expect(speeds.decodeSpread).toBeLessThan(0.1);
  });

  test('tasks that always run beside as many others say nothing about how it is beside fewer', () => {
    const speeds = Speeds.believed(prior);
    for (let i = 0; i < 60; i++) speeds.observe(attempt(100), 4);
    expect(speeds.msPerTokenAmong(4)).toBeCloseTo(10, 1);
    expect(speeds.msPerTokenAmong(1)).toBeCloseTo(10, 1);
  });

  test('what is remembered of speeds gives the same times, and new attempts soon outweigh it', () => {
    const speeds = Speeds.believed(prior);
    for (let i = 0; i < 60; i++) speeds.observe(attempt(i % 3 === 0 ? 50 : 1500, { msPerToken: i % 2 === 0 ? 10 : 19 }), i % 2 === 0 ? 1 : 4);
    const again = Speeds.remembered(speeds.memory, 2);
    for (const tasks of [1, 3, 6]) expect(again.msPerTokenAmong(tasks)).toBeCloseTo(speeds.msPerTokenAmong(tasks), 6);
    for (const prompt of [0, 100, 3000]) expect(again.firstTokenMs(prompt)).toBeCloseTo(speeds.firstTokenMs(prompt), 6);
    expect(again.measured).toEqual({});
    for (let i = 0; i < 10; i++) again.observe(attempt(100, { msPerToken: 40 }), 4);
    expect(again.msPerTokenAmong(4)).toBeGreaterThan(33);
  });

  test('an attempt that never got so far says nothing about what it did not do', () => {
    const speeds = Speeds.believed(prior);
    speeds.observe({ promptTokens: 10, tokensOut: 0 });
    speeds.observe({ promptTokens: 10, tokensOut: 1, decodeMs: 0 });
    expect(speeds.measured).toEqual({});
    speeds.observe({ promptTokens: 10, tokensOut: 1, firstTokenMs: 50, decodeMs: 0 });
    expect(Object.keys(speeds.measured)).toEqual(['firstTokenMs']);
  });

  test('no measurement makes a time negative or a speed infinite', () => {
    const speeds = Speeds.believed(prior);
    for (let i = 0; i < 30; i++) speeds.observe({ promptTokens: i % 2 === 0 ? 10 : 5000, tokensOut: 50, firstTokenMs: i % 2 === 0 ? 900 : 0, decodeMs: 0 });
    expect(speeds.firstTokenMs(100_000)).toBeGreaterThanOrEqual(0);
    expect(speeds.firstTokenMs(0)).toBeGreaterThanOrEqual(0);
    expect(Number.isFinite(speeds.decodeTokensPerSecond)).toBe(true);
    for (const odd of [NaN, Infinity, -1]) speeds.observe({ promptTokens: 10, tokensOut: 50, firstTokenMs: odd, decodeMs: odd });
    expect(Number.isFinite(speeds.firstTokenMs(10) + speeds.msPerToken + speeds.decodeSpread)).toBe(true);
    const next = Speeds.remembered(speeds.memory, 1);
    expect(Number.isFinite(next.firstTokenMs(100))).toBe(true);
  });
});
