import { ENGINE_FEATURES, EngineError, type Engine, type EngineDescription, type GenerateRequest } from '../../../src/ports/engine.js';
import { RecordingSink, complete, gate, generateRequest, never } from '../../support/engine-sink.js';

export interface EngineUnderTest {
  readonly engine: Engine;
  /** A driver of the same kind where no engine answers. */
  unreachable(): Engine;
  /** Another driver of the same engine, to be closed by a test. */
  another(): Engine;
  close(): Promise<void>;
}

const CHAT = { kind: 'messages', messages: [{ role: 'system', content: 'Be short.' }, { role: 'user', content: 'the old pond' }] } as const;

/** What every engine driver promises (src/ports/engine.ts). What only some engines can do is asked of those that name it. */
export function engineConformance(name: string, open: () => Promise<EngineUnderTest>): void {
  describe(`${name} keeps the engine port's promises`, () => {
    let under: EngineUnderTest;
    let engine: Engine;
    let about: EngineDescription;

    beforeAll(async () => {
      under = await open();
      engine = under.engine;
      about = await engine.describe(never());
    });
    afterAll(async () => {
      await under.close();
    });

    const has = (feature: (typeof ENGINE_FEATURES)[number]): boolean => about.features.includes(feature);
    /** A request whose text is not over before `maxTokens`. */
    const endless = async (maxTokens: number): Promise<Partial<GenerateRequest>> => {
      for (let seed = 1; seed < 200; seed++) {
        if ((await complete(engine, { maxTokens, seed })).finish === 'length') return { maxTokens, seed };
      }
      throw new Error(`No seed of 200 gives ${maxTokens} tokens.`);
    };
    /** Busy slots reach 0 without another request that would push them out. */
    const slotsFree = async (): Promise<void> => {
      for (let look = 0; look < 200; look++) {
        if (((await engine.probe(never())).slotsBusy ?? 0) === 0) return;
      }
      throw new Error('A slot is still taken after 200 looks.');
    };

    test('it describes itself', () => {
      expect(about.engineVersion).not.toBe('');
      expect(about.model).not.toBe('');
      expect(about.ctxMax).toBeGreaterThan(1);
      expect(about.slots).toBeGreaterThan(0);
      expect(about.workloads).toContain('completion');
      expect(about.features).toEqual(ENGINE_FEATURES.filter(has));
    });

    test('a probe finds it well and idle', async () => {
      const health = await engine.probe(never());
      expect(health).toMatchObject({ live: true, ready: true });
      expect(health.lastError).toBeUndefined();
      if (has('kv_usage')) {
        expect(health.slotsBusy).toBe(0);
        expect(health.kvCacheUsage).toBeGreaterThanOrEqual(0);
        expect(health.kvCacheUsage).toBeLessThanOrEqual(1);
      }
    });

    test('the same seed gives the same text, and another one another', async () => {
      const [first, again, other] = [await complete(engine), await complete(engine), await complete(engine, { seed: 43 })];
      expect(first.text).not.toBe('');
      expect(again.text).toBe(first.text);
      expect(other.text).not.toBe(first.text);
    });

    test.each([0, -1, -(2 ** 40), 2 ** 32 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])('the seed %d is a seed like any other', async (seed) => {
      const first = await complete(engine, { seed, maxTokens: 24 });
      expect((await complete(engine, { seed, maxTokens: 24 })).text).toBe(first.text);
    });

    test('all sampling settings are taken, and the text stays repeatable', async () => {
      const sampling = { temperature: 0.9, topP: 0.9, topK: 40, minP: 0.02, repeatPenalty: 1.1, presencePenalty: 0.5 };
      const first = await complete(engine, { sampling });
      expect((await complete(engine, { sampling })).text).toBe(first.text);
    });

    test('max_tokens bounds the tokens, and a shorter text is the beginning of a longer one', async () => {
      const long = await complete(engine, await endless(24));
      const short = await complete(engine, { ...(await endless(24)), maxTokens: 5 });
      expect(long).toMatchObject({ finish: 'length', tokensOut: 24 });
      expect(short).toMatchObject({ finish: 'length', tokensOut: 5 });
      expect(short.sink.pieces.length).toBeLessThanOrEqual(5);
      expect(long.text.startsWith(short.text)).toBe(true);
    });

    test('a text never leaves the context', async () => {
      const word = 'the old pond is still ';
      /** As the engine evaluates it: one that only estimates tells afterwards. */
      const evaluated = async (prompt: string): Promise<number> =>
        has('exact_token_count')
          ? (await engine.countTokens({ kind: 'prompt', prompt }, never())).tokens
          : (await complete(engine, { input: { kind: 'prompt', prompt }, maxTokens: 1 })).tokensIn;
      const each = await evaluated(word.repeat(10));
      const prompt = word.repeat(Math.floor((about.ctxMax - 40) / (each / 10)));
      expect(await evaluated(prompt)).toBeLessThan(about.ctxMax);
      const end = await complete(engine, { input: { kind: 'prompt', prompt }, maxTokens: about.ctxMax });
      expect(end.tokensIn + end.tokensOut).toBeLessThanOrEqual(about.ctxMax);
    });

    test('a prompt that the context cannot hold is refused as the request’s fault', async () => {
      const prompt = 'the old pond '.repeat(about.ctxMax);
      const failure = complete(engine, { input: { kind: 'prompt', prompt } });
      await expect(failure).rejects.toBeInstanceOf(EngineError);
      await expect(failure).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
    });

    test('usage is honest', async () => {
      const end = await complete(engine);
      const { tokens, exact } = await engine.countTokens(generateRequest().input, never());
      expect(exact).toBe(has('exact_token_count'));
      if (exact) expect(end.tokensIn).toBe(tokens);
      expect(end.cachedTokens ?? 0).toBe(0);
      expect(end.tokensOut).toBeGreaterThanOrEqual(end.sink.pieces.length);
      expect(end.sink.prompts.length).toBeLessThanOrEqual(1);
      for (const told of end.sink.prompts) expect(told).toEqual({ tokensIn: end.tokensIn, cachedTokens: 0, afterPieces: 0 });
      expect(end.sink.pieces).not.toContain('');
      expect(end.prefillMs).toBeGreaterThanOrEqual(0);
      expect(end.decodeMs).toBeGreaterThanOrEqual(0);
    });

    test('a prompt seen before may come from the cache, unless it must be cold', async () => {
      const input = { kind: 'prompt', prompt: 'a heron stands still and the tide forgets the footprints' } as const;
      const first = await complete(engine, { input, kvHint: 'reuse' });
      const warm = await complete(engine, { input, kvHint: 'reuse' });
      const cold = await complete(engine, { input, kvHint: 'cold' });
      if (warm.cachedTokens !== undefined) {
        expect(warm.cachedTokens).toBeGreaterThan(0);
        expect(warm.cachedTokens).toBeLessThan(warm.tokensIn);
        expect(cold.cachedTokens).toBe(0);
      }
      expect([warm.tokensIn, cold.tokensIn]).toEqual([first.tokensIn, first.tokensIn]);
      expect([warm.text, cold.text]).toEqual([first.text, first.text]);
    });

    test.each([' ', 'naïve café 月 🌙\n"q"\\', '<s> the </s> pond', '\u0000\u0001'])('the prompt %j is counted as it is evaluated', async (prompt) => {
      const input = { kind: 'prompt', prompt } as const;
      const { tokens } = await engine.countTokens(input, never());
      if (has('exact_token_count')) expect((await complete(engine, { input, maxTokens: 2 })).tokensIn).toBe(tokens);
    });

    test('the empty prompt is counted as it is evaluated, or refused as the request’s fault', async () => {
      const input = { kind: 'prompt', prompt: '' } as const;
      const { tokens } = await engine.countTokens(input, never());
      const end = await complete(engine, { input, maxTokens: 2 }).catch((failure: unknown) => failure);
      if (end instanceof EngineError) expect(end.code).toBe('INVALID_PARAMS');
      else if (has('exact_token_count')) expect(end).toHaveProperty('tokensIn', tokens);
    });

    test('a chat goes through the engine’s template', async () => {
      if (!has('chat_template')) return;
      const { tokens } = await engine.countTokens(CHAT, never());
      const bare = await engine.countTokens({ kind: 'prompt', prompt: 'Be short.the old pond' }, never());
      expect(tokens).toBeGreaterThan(bare.tokens);
      const end = await complete(engine, { input: CHAT });
      if (has('exact_token_count')) expect(end.tokensIn).toBe(tokens);
      expect(end.text).not.toBe('');
    });

    test('a text ends before its first stop word, wherever tokens part it', async () => {
      const whole = await complete(engine, await endless(32));
      const { pieces } = whole.sink;
      for (const from of [3, 7, 12]) {
        const before = pieces.slice(0, from).join('');
        // The second half of one piece and the first of the next: no token is the stop word.
        const [a = '', b = ''] = pieces.slice(from);
        const word = a.slice(a.length >> 1) + b.slice(0, (b.length >> 1) + 1);
        const cut = whole.text.indexOf(word);
        const end = await complete(engine, { ...(await endless(32)), stop: ['never said', word] });
        expect(end.finish).toBe('stop');
        expect(end.text).toBe(whole.text.slice(0, cut));
        expect(end.text.length).toBeLessThanOrEqual(before.length + a.length);
      }
    });

    test('text that only looked like a stop word comes out in the end', async () => {
      const request = await endless(32);
      const whole = await complete(engine, request);
      // Not at the very end: llama-server swallows what it holds back when max_tokens is reached.
      const looksLike = whole.sink.pieces.slice(8, 11).join('').slice(1);
      const end = await complete(engine, { ...request, stop: [`${looksLike} and no further`] });
      expect(end).toMatchObject({ finish: 'length', text: whole.text });
    });

    test('a grammar and a JSON schema shape the text, or are refused', async () => {
      const formats = [
        ['grammar', { kind: 'grammar', grammar: 'root ::= "yes" | "no"' }, /^(yes|no)$/],
        ['json_schema', { kind: 'json_schema', schema: { enum: ['autumn', 'winter'] } }, /^"(autumn|winter)"$/],
      ] as const;
      for (const [feature, responseFormat, form] of formats) {
        const attempt = complete(engine, { responseFormat });
        if (has(feature)) expect((await attempt).text.trim()).toMatch(form);
        else await expect(attempt).rejects.toMatchObject({ name: 'EngineError', code: 'INVALID_PARAMS' });
      }
    });

    test('a broken grammar is refused as the request’s fault', async () => {
      await expect(complete(engine, { responseFormat: { kind: 'grammar', grammar: 'root ::= (' } })).rejects.toMatchObject({
        name: 'EngineError',
        code: 'INVALID_PARAMS',
      });
    });

    describe('ORCH-3065: a text that was broken off', () => {
      /** A text's beginning, as an attempt delivered it before it was lost. */
      const begun = async (pieces: number): Promise<string> => (await complete(engine, await endless(32))).sink.pieces.slice(0, pieces).join('');

      test('is continued where the engine says that it can: only what follows comes, the same for the same seed and text', async () => {
        if (!has('continuation')) return;
        const continueFrom = await begun(6);
        const first = await complete(engine, { ...(await endless(32)), continueFrom, maxTokens: 12 });
        const again = await complete(engine, { ...(await endless(32)), continueFrom, maxTokens: 12 });
        expect(first.text).not.toBe('');
        expect(first.text.startsWith(continueFrom)).toBe(false);
        expect(again.text).toBe(first.text);
      });

      test('counts as prompt, and what follows is held to max_tokens', async () => {
        if (!has('continuation')) return;
        const continueFrom = await begun(6);
        const bare = await complete(engine, { maxTokens: 3 });
        for (const maxTokens of [1, 3]) {
          const end = await complete(engine, { ...(await endless(32)), continueFrom, maxTokens });
          expect(end.tokensOut).toBeLessThanOrEqual(maxTokens);
          expect(end.sink.pieces.length).toBeLessThanOrEqual(maxTokens);
          expect(end.tokensIn).toBeGreaterThan(bare.tokensIn);
          for (const told of end.sink.prompts) expect(told.tokensIn).toBe(end.tokensIn);
        }
      });

      test('goes on after its prompt, and after the template of a chat', async () => {
        if (!has('continuation')) return;
        const inputs: readonly GenerateRequest['input'][] = has('chat_template') ? [generateRequest().input, CHAT] : [generateRequest().input];
        for (const input of inputs) {
          const { sink } = await complete(engine, { input, seed: 7 });
          const continueFrom = sink.pieces.slice(0, 5).join('');
          const end = await complete(engine, { input, seed: 7, continueFrom, maxTokens: 16 });
          const { tokens } = await engine.countTokens(input, never());
          expect(end.tokensIn).toBeGreaterThan(tokens);
          expect(end.text).not.toBe('');
        }
      });

      test('ends before a stop word in what follows', async () => {
        if (!has('continuation')) return;
        const continueFrom = await begun(6);
        const whole = await complete(engine, { ...(await endless(32)), continueFrom, maxTokens: 20 });
        const [a = '', b = ''] = whole.sink.pieces.slice(3);
        const word = a.slice(a.length >> 1) + b.slice(0, (b.length >> 1) + 1);
        const end = await complete(engine, { ...(await endless(32)), continueFrom, maxTokens: 20, stop: [word] });
        expect(end).toMatchObject({ finish: 'stop', text: whole.text.slice(0, whole.text.indexOf(word)) });
      });

      test('is broken off again by an abort, and its slot works on', async () => {
        if (!has('continuation')) return;
        const request = { ...(await endless(32)), continueFrom: await begun(6), maxTokens: 20 };
        const { sink: whole } = await complete(engine, request);
        const sink = new RecordingSink();
        const abort = new AbortController();
        sink.onToken = (count) => {
          if (count === 2) abort.abort();
        };
        await expect(engine.generate(generateRequest(request), sink, abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
        expect(sink.pieces).toEqual(whole.pieces.slice(0, 2));
        await slotsFree();
      });

      test('that the context cannot hold together with its prompt is refused as the request’s fault', async () => {
        if (!has('continuation')) return;
        const failure = complete(engine, { continueFrom: ' the old pond'.repeat(about.ctxMax) });
        await expect(failure).rejects.toMatchObject({ name: 'EngineError', code: 'INVALID_PARAMS' });
      });
    });

    test('as many tasks as it has slots run at once, each with the text that it has alone', async () => {
      const seeds = Array.from({ length: about.slots }, (_, i) => 100 + i);
      const together = await Promise.all(seeds.map((seed) => complete(engine, { seed })));
      for (const [i, seed] of seeds.entries()) expect(together[i]?.text).toBe((await complete(engine, { seed })).text);
    });

    test('a task beyond the slots waits inside the engine or is refused as exhausted', async () => {
      const attempts = Array.from({ length: about.slots * 3 }, (_, seed) => complete(engine, { seed }));
      for (const end of await Promise.allSettled(attempts)) {
        if (end.status === 'rejected') expect(end.reason).toMatchObject({ name: 'EngineError', code: 'REPLICA_EXHAUSTED' });
        else expect(end.value.text).not.toBe('');
      }
    });

    test('an aborted signal starts nothing', async () => {
      const sink = new RecordingSink();
      await expect(engine.generate(generateRequest(), sink, AbortSignal.abort('no more'))).rejects.toMatchObject({ name: 'AbortError' });
      await expect(engine.countTokens(CHAT, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
      expect(sink.pieces).toEqual([]);
      await slotsFree();
    });

    test('an abort before the first token ends it with none', async () => {
      const sink = new RecordingSink();
      const abort = new AbortController();
      const attempt = engine.generate(generateRequest(await endless(64)), sink, abort.signal);
      abort.abort(new Error('a reason of the caller’s own'));
      await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
      expect(sink.pieces).toEqual([]);
      await slotsFree();
    });

    test('an abort in the middle lets no further token out, and its slot works again', async () => {
      const request = await endless(64);
      const cut = Array.from({ length: about.slots }, async (_, i) => {
        const sink = new RecordingSink();
        const abort = new AbortController();
        sink.onToken = (count) => {
          if (count === 3 + i) abort.abort();
        };
        await expect(engine.generate(generateRequest(request), sink, abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
        return { sink, atAbort: 3 + i };
      });
      const ended = await Promise.all(cut);
      const after = await Promise.all(ended.map((_, i) => complete(engine, { seed: 100 + i })));
      for (const { text } of after) expect(text).not.toBe('');
      for (const { sink, atAbort } of ended) expect(sink.pieces).toHaveLength(atAbort);
      await slotsFree();
    });

    test('a sink that is full stops the tokens until it can take more', async () => {
      const request = await endless(64);
      const whole = await complete(engine, request);
      const sink = new RecordingSink();
      const full = gate();
      const first = gate();
      sink.onToken = () => {
        sink.hold = full.opened;
        first.open();
      };
      const attempt = engine.generate(generateRequest(request), sink, never());
      await first.opened;
      if (about.slots > 1) await complete(engine, { ...request, seed: 77 });
      const heldAt = sink.pieces.length;
      await engine.probe(never());
      expect(sink.pieces).toHaveLength(heldAt);
      sink.onToken = undefined;
      sink.hold = undefined;
      full.open();
      await attempt;
      expect(sink.text).toBe(whole.text);
    });

    test('an abort reaches a task whose sink is full', async () => {
      const sink = new RecordingSink();
      const abort = new AbortController();
      const full = gate();
      const first = gate();
      sink.onToken = () => {
        sink.hold = full.opened;
        first.open();
      };
      const attempt = engine.generate(generateRequest(await endless(64)), sink, abort.signal);
      await first.opened;
      const seen = sink.pieces.length;
      abort.abort();
      await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
      full.open();
      await slotsFree();
      expect(sink.pieces).toHaveLength(seen);
    });

    test('where no engine answers, all say so and a probe does not throw', async () => {
      const nobody = under.unreachable();
      const refused = { name: 'EngineError', code: 'POOL_UNREADY' };
      await expect(nobody.describe(never())).rejects.toMatchObject(refused);
      // An estimate needs nobody.
      if (has('exact_token_count')) await expect(nobody.countTokens(CHAT, never())).rejects.toMatchObject(refused);
      await expect(complete(nobody)).rejects.toMatchObject(refused);
      const health = await nobody.probe(never());
      expect(health).toMatchObject({ live: false, ready: false });
      expect(health.lastError).not.toBe('');
      await nobody.close();
    });

    test('a workload that it does not serve is refused', async () => {
      const { taskId } = generateRequest();
      if (!about.workloads.includes('embedding')) await expect(engine.embed({ taskId, texts: ['the old pond'] }, never())).rejects.toBeInstanceOf(EngineError);
      if (!about.workloads.includes('rerank')) await expect(engine.rerank({ taskId, query: 'frog', documents: ['the old pond'] }, never())).rejects.toBeInstanceOf(EngineError);
    });

    test('closing ends what runs, and may be done twice', async () => {
      const closing = under.another();
      const sink = new RecordingSink();
      const first = gate();
      sink.onToken = () => {
        sink.hold = gate().opened;
        first.open();
      };
      const attempt = closing.generate(generateRequest(await endless(64)), sink, never());
      await first.opened;
      await Promise.all([closing.close(), expect(attempt).rejects.toMatchObject({ name: 'EngineError', code: 'WORKER_RESET' })]);
      await closing.close();
      await expect(complete(closing)).rejects.toMatchObject({ name: 'EngineError', code: 'POOL_UNREADY' });
      expect(await closing.probe(never())).toMatchObject({ live: false, ready: false });
    });
  });
}
