import fc from 'fast-check';
import { createLlamacppEngine } from '../../../src/infra/engines/llamacpp/engine.js';
import { systemClock } from '../../../src/infra/system/clock.js';
import type { Engine } from '../../../src/ports/engine.js';
import { complete } from '../../support/engine-sink.js';
import { describeWithLlama, startLlamaServer, type LlamaServer } from '../../support/llama-server.js';

const timeouts = { connectMs: 2_000, firstTokenMs: 15_000, idleMs: 15_000, wallMs: 60_000 };

describeWithLlama('ORCH-3071: the text of a real llama-server', () => {
  let server: LlamaServer;
  let engine: Engine;
  beforeAll(async () => {
    server = await startLlamaServer({ slots: 1, ctxPerSlot: 2048 });
    engine = createLlamacppEngine({ url: server.url, timeouts, clock: systemClock });
  });
  afterAll(async () => {
    await engine.close();
    await server.stop();
  });

  const POEMS = { kind: 'grammar', grammar: 'root ::= [a-z .]+' } as const;

  test('ends before the first of its stop sequences, wherever tokens part them, and no piece shows any of one', async () => {
    const texts = new Map<number, string>();
    const whole = async (seed: number): Promise<string> => {
      const text = texts.get(seed) ?? (await complete(engine, { seed, maxTokens: 48, responseFormat: POEMS })).text;
      texts.set(seed, text);
      return text;
    };
    let cut = 0;
    let spanning = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.array(fc.tuple(fc.nat(10_000), fc.integer({ min: 1, max: 24 })), { minLength: 1, maxLength: 4 }), async (seed, places) => {
        const text = await whole(seed);
        const stop = places.map(([at, length]) => text.slice(at % text.length, (at % text.length) + length));
        const ended = await complete(engine, { seed, maxTokens: 48, responseFormat: POEMS, stop: [...stop, 'never said'] });
        // What is complete first ends it: it is not known then what a longer one would have become.
        const ends = stop.map((word) => ({ from: text.indexOf(word), to: text.indexOf(word) + word.length }));
        const firstEnd = Math.min(...ends.map(({ to }) => to));
        expect(text.startsWith(ended.text)).toBe(true);
        expect(stop.some((word) => text.startsWith(word, ended.text.length))).toBe(true);
        expect(ended.text.length).toBeLessThan(firstEnd);
        for (const word of stop) expect(ended.text).not.toContain(word);
        expect(ended.finish).toBe('stop');
        cut++;
        if (stop.some((word) => text.startsWith(word, ended.text.length) && word.trim().includes(' '))) spanning++;
      }),
      { numRuns: 60 },
    );
    expect([cut, spanning > 20]).toEqual([60, true]);
  });

  // The engine holds back the tokens in which such a beginning stands, and when max_tokens ends the text nothing in its answer has them.
  test('that reached its limit within what could have become a stop sequence lacks no more than the tokens of that', async () => {
    const { text } = await complete(engine, { seed: 3, maxTokens: 24, responseFormat: POEMS });
    const stop = `${text.slice(-9)} and no further`;
    const ended = await complete(engine, { seed: 3, maxTokens: 24, responseFormat: POEMS, stop: [stop] });
    expect(ended.finish).toBe('length');
    expect([ended.text, ` ${text.slice(-9)}`]).toEqual([text.slice(0, -10), text.slice(-10)]);
  });

  test('has whole characters alone, though each of their bytes is a token, and also where the last is cut off', async () => {
    const characters = '🐸月e\u0301👨‍👩‍👧\u{1f1e9}\u{1f1ea}';
    const responseFormat = { kind: 'grammar', grammar: `root ::= (${JSON.stringify(characters)})+` } as const;
    let whole = 0;
    for (let maxTokens = 1; maxTokens <= 80; maxTokens++) {
      const { text, sink } = await complete(engine, { maxTokens, responseFormat });
      for (const piece of sink.pieces) expect(piece).not.toMatch(/\ufffd|\p{Surrogate}/u);
      expect(characters.repeat(3).startsWith(text)).toBe(true);
      whole = text.length;
    }
    expect(whole).toBeGreaterThan(characters.length);
  });
});
