import fc from 'fast-check';
import { createMockEngine, type MockEngineSettings } from '../../../../../src/infra/engines/mock/engine.js';
import type { Engine, GenerateRequest, GenerateResult } from '../../../../../src/ports/engine.js';
import { RecordingSink, complete, gate, generateRequest, never } from '../../../../support/engine-sink.js';
import { FakeClock } from '../../../../support/fake-clock.js';

const mock = (settings: MockEngineSettings = {}): { readonly engine: Engine; readonly clock: FakeClock } => {
  const clock = new FakeClock();
  return { engine: createMockEngine(settings, { clock }), clock };
};
/** Lets all that needs no time happen. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
};
const start = (engine: Engine, over: Partial<GenerateRequest> = {}): { readonly sink: RecordingSink; readonly abort: AbortController; readonly attempt: Promise<GenerateResult> } => {
  const sink = new RecordingSink();
  const abort = new AbortController();
  const attempt = engine.generate(generateRequest(over), sink, abort.signal);
  attempt.catch(() => undefined);
  return { sink, abort, attempt };
};

describe('speed', () => {
  const paced = { tokensPerSecond: 100, firstTokenMs: 50, prefillTokensPerSecond: 1_000, endChance: 0 };
  // 'the old pond' is 4 tokens with the start: 4 ms of prefill.

  test('the first token comes after the latency and the prefill, the others at the set speed', async () => {
    const { engine, clock } = mock(paced);
    const { sink } = start(engine);
    await settled();
    clock.advance(53);
    expect(sink.pieces).toHaveLength(0);
    clock.advance(1);
    expect(sink.pieces).toHaveLength(1);
    clock.advance(9);
    expect(sink.pieces).toHaveLength(1);
    clock.advance(1);
    expect(sink.pieces).toHaveLength(2);
    clock.advance(100);
    expect(sink.pieces).toHaveLength(12);
  });

  test('late timers do not slow it down: what is due comes at once', async () => {
    const late = new FakeClock();
    let lag = 0;
    const engine = createMockEngine(paced, { clock: { wall: () => late.wall(), monotonic: () => late.monotonic(), soon: (run) => late.soon(run), schedule: (delayMs, fire) => late.schedule(delayMs + lag, fire) } });
    const { sink } = start(engine, { maxTokens: 1_000 });
    await settled();
    lag = 7;
    for (let second = 0; second < 5; second++) late.advance(1_000);
    await settled();
    expect(sink.pieces.length).toBeGreaterThanOrEqual(494);
    expect(sink.pieces.length).toBeLessThanOrEqual(496);
  });

  test('timings are those that it kept', async () => {
    const { engine, clock } = mock(paced);
    const { attempt } = start(engine, { maxTokens: 11 });
    await settled();
    clock.advance(1_000);
    expect(await attempt).toEqual({ finish: 'length', tokensIn: 4, cachedTokens: 0, tokensOut: 11, prefillMs: 54, decodeMs: 100 });
  });

  test('a cached prefix shortens the prefill', async () => {
    const { engine, clock } = mock({ ...paced, slots: 1 });
    const words = 'the old pond is still '.repeat(20);
    const run = async (prompt: string, kvHint: 'reuse' | 'cold'): Promise<GenerateResult> => {
      const { attempt } = start(engine, { input: { kind: 'prompt', prompt }, kvHint, maxTokens: 1 });
      await settled();
      clock.advance(1_000);
      return attempt;
    };
    expect(await run(words, 'reuse')).toMatchObject({ tokensIn: 102, cachedTokens: 0, prefillMs: 152 });
    expect(await run(`${words}and a frog`, 'reuse')).toMatchObject({ tokensIn: 104, cachedTokens: 101, prefillMs: 53 });
    expect(await run(`${words}and a frog`, 'cold')).toMatchObject({ tokensIn: 104, cachedTokens: 0, prefillMs: 154 });
    expect(await run(`wholly ${words}`, 'reuse')).toMatchObject({ cachedTokens: 0 });
  });

  test('the answer of the turn before is part of the cached prefix', async () => {
    const { engine } = mock({ slots: 1 });
    const first = await complete(engine, { kvHint: 'reuse', input: { kind: 'prompt', prompt: 'the old pond\n' } });
    const second = await complete(engine, { kvHint: 'reuse', input: { kind: 'prompt', prompt: `the old pond\n${first.text} and then` } });
    expect(second.cachedTokens).toBe(first.tokensIn + first.tokensOut);
  });
});

describe('cached prefixes are counted honestly', () => {
  const run = (engine: Engine, prompt: string) => complete(engine, { kvHint: 'reuse', maxTokens: 1, input: { kind: 'prompt', prompt } });

  test('the last token of a prompt is evaluated again, though all of it is known', async () => {
    const { engine } = mock({ slots: 1 });
    await run(engine, 'the old pond\n');
    expect(await run(engine, 'the old pond\n')).toMatchObject({ tokensIn: 5, cachedTokens: 4 });
  });

  test('a word that only begins alike is another token', async () => {
    const { engine } = mock({ slots: 1 });
    await run(engine, 'the ponds\n');
    expect(await run(engine, 'the pond is')).toMatchObject({ tokensIn: 4, cachedTokens: 2 });
  });

  test('of several free slots the one that knows most is taken', async () => {
    const { engine } = mock({ slots: 2 });
    await Promise.all([run(engine, 'a heron stands\n'), run(engine, 'the tide forgets\n')]);
    expect(await run(engine, 'the tide forgets us')).toMatchObject({ cachedTokens: 4 });
    expect(await run(engine, 'a heron stands still')).toMatchObject({ cachedTokens: 4 });
  });
});

describe('stop words', () => {
  test('what was held back comes out when max_tokens is reached', async () => {
    const { engine } = mock({ endChance: 0 });
    const whole = await complete(engine);
    const end = await complete(engine, { stop: [`${whole.text.slice(-8)} and more`] });
    expect(end).toMatchObject({ finish: 'length', text: whole.text });
  });

  test('an abort by the last piece also keeps back what was held', async () => {
    const { engine } = mock({ endChance: 0 });
    const whole = await complete(engine);
    const pieces = whole.sink.pieces.length;
    const { sink, abort, attempt } = start(engine, { stop: [`${whole.text.slice(-1)} and more`] });
    sink.onToken = (count) => {
      if (count === pieces) abort.abort();
    };
    await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
    expect(sink.text).toBe(whole.text.slice(0, -1));
  });
});

describe('slots', () => {
  test('a task beyond them is refused as exhausted, and an abort frees its slot at once', async () => {
    const { engine } = mock({ slots: 2, tokensPerSecond: 10, firstTokenMs: 1 });
    const [first] = [start(engine), start(engine)];
    expect(await engine.probe(never())).toMatchObject({ slotsBusy: 2 });
    await expect(complete(engine)).rejects.toMatchObject({ code: 'REPLICA_EXHAUSTED' });
    first?.abort.abort();
    const again = start(engine);
    expect(await engine.probe(never())).toMatchObject({ slotsBusy: 2 });
    again.abort.abort();
    expect(await engine.probe(never())).toMatchObject({ slotsBusy: 1 });
  });

  test('KV use grows with the tokens of all slots', async () => {
    const { engine } = mock({ slots: 2, ctxMax: 64, endChance: 0 });
    expect((await engine.probe(never())).kvCacheUsage).toBe(0);
    await complete(engine, { maxTokens: 28 });
    expect((await engine.probe(never())).kvCacheUsage).toBe((4 + 28) / 128);
  });

  test('no timer is left when a task ended or was aborted', async () => {
    const { engine, clock } = mock({ tokensPerSecond: 10, firstTokenMs: 100 });
    start(engine).abort.abort();
    await settled();
    expect(clock.pendingTimers).toBe(0);
  });

  test('a sink that throws fails the attempt, not the daemon, and frees the slot', async () => {
    const { engine } = mock();
    const sink = new RecordingSink();
    sink.onToken = () => {
      throw new Error('the disk is gone');
    };
    await expect(engine.generate(generateRequest(), sink, never())).rejects.toMatchObject({ code: 'INTERNAL', message: expect.stringContaining('the disk is gone') });
    const failing = new RecordingSink();
    failing.onAsked = () => {
      failing.hold = Promise.reject(new Error('the log is gone'));
    };
    await expect(engine.generate(generateRequest(), failing, never())).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(await engine.probe(never())).toMatchObject({ slotsBusy: 0 });
  });

  test('settings that make no engine are refused', () => {
    for (const settings of [{ slots: 0 }, { slots: 1.5 }, { ctxMax: 1 }, { ctxMax: Number.NaN }]) expect(() => mock(settings)).toThrow(RangeError);
  });
});

describe('injected faults', () => {
  const broken = (settings: MockEngineSettings, over: Partial<GenerateRequest> = {}) => complete(mock({ endChance: 0, ...settings }).engine, over);

  test('refuse: nothing gets through, until the attempts are used up', async () => {
    const { engine } = mock({ faults: [{ kind: 'refuse', attempts: 3 }] });
    await expect(engine.describe(never())).rejects.toMatchObject({ code: 'POOL_UNREADY' });
    expect(await engine.probe(never())).toMatchObject({ live: false, ready: false, lastError: expect.stringContaining('refused') });
    await expect(complete(engine)).rejects.toMatchObject({ code: 'POOL_UNREADY' });
    expect((await complete(engine)).text).not.toBe('');
    expect(await engine.probe(never())).toMatchObject({ live: true, ready: true });
  });

  test.each(['die', 'malformed'] as const)('%s: WORKER_RESET after exactly so many tokens, and a retry heals', async (kind) => {
    const { engine } = mock({ endChance: 0, faults: [{ kind, afterTokens: 5, attempts: 1 }] });
    const { sink, attempt } = start(engine);
    await expect(attempt).rejects.toMatchObject({ code: 'WORKER_RESET', message: expect.stringContaining('after 5 tokens') });
    expect(sink.pieces).toHaveLength(5);
    expect(await engine.probe(never())).toMatchObject({ slotsBusy: 0 });
    const healed = await complete(engine);
    expect(healed.sink.pieces.slice(0, 5)).toEqual(sink.pieces);
  });

  test('die before the first token', async () => {
    await expect(broken({ faults: [{ kind: 'die', afterTokens: 0 }] })).rejects.toMatchObject({ code: 'WORKER_RESET' });
  });

  test.each([
    ['before its first token', 0, 300],
    ['in mid-stream', 3, 200],
  ])('a stall %s ends with DECODE_TIMEOUT where there is a limit, and its slot is free', async (_when, afterTokens, limitMs) => {
    const limits = { firstTokenMs: 300, idleMs: 200 };
    const { engine, clock } = mock({ tokensPerSecond: 1_000, endChance: 0, faults: [{ kind: 'stall', afterTokens }], limits });
    const { sink, attempt } = start(engine);
    await settled();
    for (let ms = 0; ms < 20; ms++) clock.advance(1);
    clock.advance(limitMs - 40);
    await settled();
    expect(await engine.probe(never())).toMatchObject({ slotsBusy: 1 });
    clock.advance(40);
    await expect(attempt).rejects.toMatchObject({ code: 'DECODE_TIMEOUT' });
    expect(sink.pieces).toHaveLength(afterTokens);
    expect(await engine.probe(never())).toMatchObject({ slotsBusy: 0 });
  });

  test('stall: silence with the slot kept, until it is aborted', async () => {
    const { engine, clock } = mock({ tokensPerSecond: 1_000, endChance: 0, faults: [{ kind: 'stall', afterTokens: 3 }] });
    const { sink, abort, attempt } = start(engine);
    await settled();
    clock.advance(3_600_000);
    await settled();
    expect(sink.pieces).toHaveLength(3);
    expect(await engine.probe(never())).toMatchObject({ slotsBusy: 1 });
    abort.abort();
    await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
    expect(await engine.probe(never())).toMatchObject({ slotsBusy: 0 });
  });

  test('each fault of a list is met in its turn', async () => {
    const { engine } = mock({ endChance: 0, faults: [{ kind: 'die', afterTokens: 1, attempts: 1 }, { kind: 'malformed', afterTokens: 2, attempts: 1 }] });
    await expect(complete(engine)).rejects.toThrow('died after 1 tokens');
    await expect(complete(engine)).rejects.toThrow('malformed event after 2 tokens');
    await expect(complete(engine)).resolves.toMatchObject({ finish: 'length' });
  });
});

describe('text', () => {
  const prompt = fc.string({ unit: 'grapheme', maxLength: 40 });
  const seed = fc.maxSafeInteger();

  test('it depends on nothing but prompt, seed and sampling', async () => {
    const fast = mock({ slots: 1, endChance: 0 }).engine;
    const other = mock({ slots: 7, ctxMax: 300, version: '9', endChance: 0 }).engine;
    await fc.assert(
      fc.asyncProperty(prompt, seed, async (text, value) => {
        const over = { input: { kind: 'prompt', prompt: text }, seed: value, maxTokens: 40 } as const;
        expect((await complete(fast, over)).text).toBe((await complete(other, over)).text);
      }),
      { numRuns: 50 },
    );
    const texts = new Set<string>();
    for (const over of [{}, { seed: 1 }, { sampling: { temperature: 0.1 } }, { sampling: { topP: 0.1 } }, { input: { kind: 'prompt', prompt: 'x' } as const }]) {
      texts.add((await complete(fast, over)).text);
    }
    expect(texts.size).toBe(5);
  });

  test('its tokens are those that the tokenizer counts, whole characters each', async () => {
    const { engine } = mock({ endChance: 0 });
    await fc.assert(
      fc.asyncProperty(seed, fc.integer({ min: 1, max: 120 }), async (value, maxTokens) => {
        const end = await complete(engine, { seed: value, maxTokens });
        const { tokens } = await engine.countTokens({ kind: 'prompt', prompt: end.text }, never());
        expect([tokens - 1, end.sink.pieces.length]).toEqual([maxTokens, maxTokens]);
        for (const piece of end.sink.pieces) expect(piece).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 50 },
    );
  });

  test('it is lines of words, with line breaks and characters of several bytes', async () => {
    const { text } = await complete(mock({ endChance: 0 }).engine, { maxTokens: 400 });
    expect(text.split('\n\n').length).toBeGreaterThan(10);
    expect(Buffer.byteLength(text)).toBeGreaterThan(text.length);
    expect(text).not.toContain('{');
  });

  test('a text may end by itself after a sentence, or never, as the setting says', async () => {
    const never = await complete(mock({ endChance: 0 }).engine, { maxTokens: 2_000 });
    expect(never.finish).toBe('length');
    const always = await complete(mock({ endChance: 1 }).engine, { maxTokens: 2_000 });
    expect(always.finish).toBe('stop');
    expect(always.text).toMatch(/[.…]( 🍂)?$/u);
    expect(never.text.startsWith(always.text)).toBe(true);
    const ends = await Promise.all([1, 2, 3, 4].map((value) => complete(mock({ slots: 4 }).engine, { seed: value, maxTokens: 5_000 })));
    expect(ends.map((end) => end.finish)).toEqual(['stop', 'stop', 'stop', 'stop']);
    expect(new Set(ends.map((end) => end.tokensOut)).size).toBeGreaterThan(1);
  });

  test('ORCH-3065: a text that is continued, from wherever it was broken off, goes on with whole words and its own count of tokens', async () => {
    const { engine } = mock({ endChance: 0 });
    const { sink, text } = await complete(engine, { maxTokens: 60 });
    for (let delivered = 1; delivered < 60; delivered++) {
      const continueFrom = sink.pieces.slice(0, delivered).join('');
      const rest = await complete(engine, { continueFrom, maxTokens: 60 - delivered });
      expect(rest).toMatchObject({ finish: 'length', tokensOut: 60 - delivered });
      const input = { kind: 'prompt', prompt: continueFrom + rest.text } as const;
      expect((await engine.countTokens(input, never())).tokens).toBe(1 + 60);
      expect(continueFrom + rest.text).not.toBe(text);
    }
  });

  test('ORCH-3065: a text that had come to an end of its own may end at once when it is continued', async () => {
    const { engine } = mock({ endChance: 1 });
    const whole = await complete(engine, { maxTokens: 100 });
    expect(await complete(engine, { continueFrom: whole.text, maxTokens: 100 })).toMatchObject({ finish: 'stop', text: '', tokensOut: 0 });
  });

  test('as fast as it goes, it still lets others have their turn', async () => {
    const { engine } = mock({ endChance: 0, ctxMax: 100_000 });
    const { sink, attempt } = start(engine, { maxTokens: 5_000 });
    const first = gate();
    sink.onToken = first.open;
    await first.opened;
    await new Promise(setImmediate);
    expect(sink.pieces.length).toBeLessThan(100);
    await expect(attempt).resolves.toMatchObject({ tokensOut: 5_000 });
  });
});
