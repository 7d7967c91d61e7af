import fc from 'fast-check';
import { events } from '../../../../generated/validators.js';
import { EngineError } from '../../../../src/ports/engine.js';
import { resultPieces, storedTokensIn, type EngineAnswer } from '../../../../src/services/tasks/result-text.js';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
const SPEC = { taskId: '6f9d0a52-6d0e-4f0c-9d0a-0f6f3c2b1a10', workload: 'embedding', modelRef: 'hf:org/repo' } as const;
const turns = { taken: 0 };
const turn = async (): Promise<void> => void turns.taken++;
const pieces = (answer: EngineAnswer, spec: Parameters<typeof resultPieces>[0] = SPEC) => resultPieces(spec, answer, turn);
const vectors = (given: readonly (readonly number[])[], tokensIn = 7): EngineAnswer => ({ kind: 'embeddings', wanted: given.length, result: { vectors: given, tokensIn } });
const scores = (given: readonly number[], tokensIn = 7): EngineAnswer => ({ kind: 'scores', wanted: given.length, result: { scores: given, tokensIn } });
const codeOf = (answer: EngineAnswer): Promise<unknown> => pieces(answer).then(() => 'fine', (cause: unknown) => (cause instanceof EngineError ? cause.code : cause));

describe('ORCH-3094: a result as it is stored', () => {
  it('is the contract\'s JSON of exactly the numbers that the engine gave, whatever they are', async () => {
    const number = fc.double({ noNaN: true, min: -1e300, max: 1e300 });
    const table = fc.integer({ min: 1, max: 300 }).chain((length) => fc.array(fc.array(number, { minLength: length, maxLength: length }), { minLength: 1, maxLength: 12 }));
    await fc.assert(
      fc.asyncProperty(table, fc.nat(), async (given, tokensIn) => {
        const stored = (await pieces(vectors(given, tokensIn))).join('');
        const result: unknown = JSON.parse(stored);
        expect(stored).not.toMatch(/[\n\r]/);
        if (!events.streamTask.result(result)) throw new Error(JSON.stringify(events.streamTask.result.errors));
        expect(result).toEqual({ task_id: SPEC.taskId, workload: 'embedding', model_ref: SPEC.modelRef, embeddings: given.map((embedding, index) => ({ index, embedding: embedding.map((each) => each + 0 || 0) })), tokens_in: tokensIn });
      }),
      { seed, numRuns: 60 },
    );
  });

  it('ranks documents by score, equal ones in their order, and loses none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(-2, -0.5, 0, 0.5, 0.75, 1), { minLength: 1, maxLength: 50 }), async (given) => {
        const result: unknown = JSON.parse((await pieces(scores(given), { ...SPEC, workload: 'rerank' })).join(''));
        if (!events.streamTask.result(result)) throw new Error('not a result');
        const ranked = result.scores ?? [];
        expect(ranked.map(({ index }) => index).sort((a, b) => a - b)).toEqual(given.map((_, index) => index));
        for (const [place, { index, score }] of ranked.entries()) {
          const before = ranked[place - 1];
          expect(score).toBe(given[index]);
          if (before !== undefined) expect(before.score > score || (before.score === score && before.index < index)).toBe(true);
        }
      }),
      { seed, numRuns: 60 },
    );
  });

  it('comes in pieces that a socket can take, no character cut, and its tokens can be told from the last one', async () => {
    const modelRef = `file:/${'🌙'.repeat(6_000)}`;
    const parts = await pieces(vectors(Array.from({ length: 300 }, (_, n) => Array.from({ length: 64 }, (_each, at) => (n * at) / 7)), 123_456), { ...SPEC, modelRef });
    for (const part of parts) expect(Buffer.from(part).toString()).toBe(part);
    expect(parts.slice(1).every((part) => part.length <= 8_192 + 64)).toBe(true);
    expect(JSON.parse(parts.join(''))).toMatchObject({ model_ref: modelRef });
    const log = { read: (_id: string, from: number) => Promise.resolve(parts.slice(from, from + 1)) };
    expect(await storedTokensIn(log, SPEC.taskId, parts.length)).toBe(123_456);
  });

  it('gives others their turn while a large one is written', async () => {
    turns.taken = 0;
    await pieces(vectors(Array.from({ length: 100 }, () => Array.from({ length: 1_024 }, () => 0.5))));
    expect(turns.taken).toBe(12);
  });

  it.each<[string, EngineAnswer]>([
    ['too few vectors', { kind: 'embeddings', wanted: 2, result: { vectors: [[1]], tokensIn: 1 } }],
    ['vectors of two lengths', vectors([[1, 2], [1]])],
    ['empty vectors', vectors([[], []])],
    ['NaN', vectors([[Number.NaN]])],
    ['an infinity', vectors([[-Infinity]])],
    ['too many scores', { kind: 'scores', wanted: 1, result: { scores: [1, 2], tokensIn: 1 } }],
    ['a score that is NaN', scores([1, Number.NaN])],
    ['tokens that are no count', vectors([[1]], -1)],
  ])('is none where the engine answers with %s', async (_what, answer) => {
    expect(await codeOf(answer)).toBe('WORKER_RESET');
  });

  it('over 32 MiB is refused, and says to send fewer inputs', async () => {
    const vector = Array.from({ length: 8_192 }, () => 0.12345678901234567);
    const answer = vectors(Array.from({ length: 256 }, () => vector));
    await expect(pieces(answer)).rejects.toMatchObject({ code: 'INVALID_PARAMS', message: expect.stringContaining('fewer inputs') });
  });
});
