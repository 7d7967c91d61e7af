import { EngineError, type Engine, type EngineDescription } from '../../../src/ports/engine.js';
import { never } from '../../support/engine-sink.js';

/** An engine that embeds or ranks, or both; what it does not name in its workloads is not asked of it. */
export interface ResultEngineUnderTest {
  readonly engine: Engine;
  /** A driver of the same kind where no engine answers. */
  unreachable(): Engine;
  close(): Promise<void>;
}

/** A text that no context of these engines holds. */
const tooLong = (ctxMax: number): string => 'the old pond '.repeat(2 * ctxMax);
const QUERY = 'a frog jumps';
const DOCUMENTS = ['the old pond', 'a frog jumps in', 'night train to the north'];

/** What every driver promises of `embed` and `rerank` (src/ports/engine.ts). Requirement: ORCH-3094. */
export function resultConformance(name: string, open: () => Promise<ResultEngineUnderTest>): void {
  describe(`${name} keeps the engine port's promises of results`, () => {
    let under: ResultEngineUnderTest;
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

    const embed = (texts: readonly string[], signal = never(), by = engine) => by.embed({ taskId: 'conformance', texts }, signal);
    const rerank = (documents: readonly string[], signal = never(), by = engine) => by.rerank({ taskId: 'conformance', query: QUERY, documents }, signal);
    /** One call for each workload that it names. */
    const each = (call: (ask: (texts: readonly string[], signal?: AbortSignal, by?: Engine) => Promise<{ readonly tokensIn: number }>) => Promise<void>) => async () => {
      if (about.workloads.includes('embedding')) await call(embed);
      if (about.workloads.includes('rerank')) await call(rerank);
    };
    const whereItEmbeds = (body: () => Promise<void>) => async () => {
      if (about.workloads.includes('embedding')) await body();
    };
    const whereItRanks = (body: () => Promise<void>) => async () => {
      if (about.workloads.includes('rerank')) await body();
    };

    test('it names at least one of the two workloads', () => {
      expect(about.workloads.some((workload) => workload === 'embedding' || workload === 'rerank')).toBe(true);
    });

    test(
      'each text has one vector, in its place, and all are of one length and finite',
      whereItEmbeds(async () => {
        const { vectors, tokensIn } = await embed(['the old pond', 'a frog', 'é 月 🌙']);
        expect(vectors).toHaveLength(3);
        expect(new Set(vectors.map(({ length }) => length)).size).toBe(1);
        expect(vectors[0]?.length).toBeGreaterThan(0);
        expect(vectors.flat().every(Number.isFinite)).toBe(true);
        expect(tokensIn).toBeGreaterThanOrEqual(3);
      }),
    );

    test(
      'equal texts have equal vectors and others have others, alone and in any company',
      whereItEmbeds(async () => {
        const alone = await embed(['a frog']);
        const { vectors } = await embed(['the old pond', 'a frog', 'night train', 'a frog']);
        expect(vectors[1]).toEqual(vectors[3]);
        expect(vectors[0]).not.toEqual(vectors[1]);
        for (const vector of [vectors[1], vectors[3]]) expect(distance(vector, alone.vectors[0])).toBeLessThan(0.01);
      }),
    );

    test(
      'more texts than fit one request of its own all come back, in their places',
      whereItEmbeds(async () => {
        const texts = Array.from({ length: 70 }, (_, n) => (n % 7 === 0 ? 'the old pond' : `frog ${n}`));
        const { vectors } = await embed(texts);
        expect(vectors).toHaveLength(70);
        for (let n = 7; n < 70; n += 7) expect(distance(vectors[n], vectors[0])).toBeLessThan(0.01);
        expect(distance(vectors[1], vectors[0])).toBeGreaterThan(0);
      }),
    );

    test(
      'tokens are those that its tokenizer counts, where that is exact',
      whereItEmbeds(async () => {
        if (!about.features.includes('exact_token_count')) return;
        const counts = await Promise.all(['the old pond', 'a frog'].map((prompt) => engine.countTokens({ kind: 'prompt', prompt }, never())));
        const { tokensIn } = await embed(['the old pond', 'a frog']);
        // A model may mark the end of a text as well.
        const counted = counts.reduce((sum, { tokens }) => sum + tokens, 0);
        expect(tokensIn - counted).toBeGreaterThanOrEqual(0);
        expect(tokensIn - counted).toBeLessThanOrEqual(2 * counts.length);
      }),
    );

    test(
      'each document has one score, in its place, whatever its company',
      whereItRanks(async () => {
        const { scores, tokensIn } = await rerank(DOCUMENTS);
        expect(scores).toHaveLength(3);
        expect(scores.every(Number.isFinite)).toBe(true);
        expect(tokensIn).toBeGreaterThanOrEqual(3);
        const turned = await rerank([...DOCUMENTS].reverse());
        for (const [at, score] of [...turned.scores].reverse().entries()) expect(score).toBeCloseTo(scores[at] ?? Number.NaN, 2);
      }),
    );

    test(
      'a text that it cannot hold is refused as the request’s fault, and the next is answered',
      each(async (ask) => {
        const failure = ask(['a frog', tooLong(about.ctxMax)]);
        await expect(failure).rejects.toBeInstanceOf(EngineError);
        await expect(failure).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
        await expect(ask(['a frog'])).resolves.toMatchObject({ tokensIn: expect.any(Number) });
      }),
    );

    test(
      'an aborted signal rejects with an AbortError, before and during the work, and the slots are free again',
      each(async (ask) => {
        await expect(ask(['a frog'], AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
        const abort = new AbortController();
        const attempt = ask(Array.from({ length: 64 }, () => 'the old pond is still'), abort.signal);
        abort.abort();
        await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
        await expect(ask(['a frog'])).resolves.toMatchObject({ tokensIn: expect.any(Number) });
      }),
    );

    test(
      'where no engine answers it is unready',
      each(async (_ask) => {
        const nobody = under.unreachable();
        const asked = about.workloads.includes('embedding') ? embed(['a frog'], never(), nobody) : rerank(['a frog'], never(), nobody);
        await expect(asked).rejects.toMatchObject({ name: 'EngineError', code: 'POOL_UNREADY' });
        await nobody.close();
      }),
    );
  });
}

/** Engines that compute texts in batches round differently with their company. */
function distance(a: readonly number[] = [], b: readonly number[] = []): number {
  if (a.length === 0 || a.length !== b.length) return Number.NaN;
  return Math.hypot(...a.map((number, at) => number - (b[at] ?? Number.NaN)));
}
